import type { QueryKey } from "@tanstack/react-query";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { fmtCount, m, useLanguage } from "~/i18n";
import { Button } from "~/kit";
import { CellEditor, type Step } from "./CellEditor";
import {
  type Column,
  type ColumnState,
  type Density,
  moved,
  noColumnState,
  resized,
  rowHeight,
  type Sort,
  visible,
  widthOf,
} from "./columns";
import styles from "./DataGrid.module.css";
import { type LoadPage, useRows } from "./useRows";
import { type Place, placeOf, walk, within } from "./walk";

/** Where the reader is in a list; the page keeps it, so that coming back finds the place again. */
export interface GridPlace {
  row: number;
  col: number;
  scroll: number;
}

export interface DataGridProps<T> {
  /** Names the list to a screen reader. */
  label: string;
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  /** Names the list's rows: filters and order belong to it. */
  queryKey: QueryKey;
  loadPage: LoadPage<T>;
  columnState?: ColumnState;
  onColumnStateChange?: (state: ColumnState) => void;
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelectedChange?: (selected: ReadonlySet<string>) => void;
  density?: Density;
  /** Enter, or a double click. */
  onOpen?: (row: T) => void;
  /** F2 on a column that is not edited in place. */
  onEdit?: (row: T, column: string) => void;
  /** The row of the focus, for a detail shown beside the list. */
  onActiveRow?: (row: T) => void;
  /** The row that is active now, for the keys of the page; none in the header. */
  activeRow?: RefObject<T | null>;
  /** The words of the count: "12 asiakasta". */
  countText?: (total: number) => string;
  /** What stands in place of no rows: why, and what to do. */
  empty?: ReactNode;
  place?: RefObject<GridPlace | null>;
  /** Rows are at hand with the keyboard as soon as the list stands. */
  autoFocus?: boolean;
}

const HEADER = -1;
/** Rows that are rendered above and below the window. */
const BESIDE = 8;
/** What has the focus where somebody has begun with something else than the list. */
const BEGUN = `:is(main, [role=dialog]) :is(input, textarea, button, a, [role=row]),
  :is([role=listbox], [role=menu]), :is([role=listbox], [role=menu]) *`;

/** What the latest list was measured as, and the next one begins with: one that begins with a guess is rendered twice. */
const latest = { rem: 16, rect: { width: 960, height: 640 } };

/** One grid for every list: it loads the rows near the window, and the cell with the focus is always rendered. */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { columns, columnState = noColumnState, density = "normal", selected, place } = props;
  useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: place?.current?.row ?? 0, col: place?.current?.col ?? 0 });
  const [editing, setEditing] = useState<(Place & { id: string }) | null>(null);
  const [rem, probe] = useRem();
  const height = rowHeight(density, rem);
  const shown = visible(columns, columnState);
  const anchor = useRef<{ row: number; base: ReadonlySet<string> } | null>(null);
  const wanted = useRef(props.autoFocus === true);
  const inside = useRef(false);

  // the virtualizer wants the count before the rows are known, the rows want its window: the last count will do
  const [count, setCount] = useState(0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: BESIDE,
    scrollMargin: height,
    scrollPaddingStart: height,
    initialRect: latest.rect,
    initialOffset: place?.current?.scroll ?? 0,
    rangeExtractor: (range: Range) => {
      const rows = defaultRangeExtractor(range);
      const kept = Math.min(active.row, range.count - 1);
      return kept < 0 || rows.includes(kept) ? rows : [...rows, kept].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  const window = virtual.range ?? { startIndex: 0, endIndex: 0 };
  // what is rendered beside the window is read as well: it is blank for nobody who scrolls on by a row
  const list = useRows(
    props.queryKey,
    props.loadPage,
    window.startIndex - BESIDE,
    Math.min(window.endIndex + BESIDE, Math.max(0, count - 1)),
  );
  const total = list.total;
  if (total !== count) setCount(total);

  const now: Place = { row: Math.min(active.row, total - 1), col: Math.min(active.col, shown.length - 1) };
  const activeRow = now.row === HEADER ? undefined : list.row(now.row);

  const measured = useRef(height);
  useLayoutEffect(() => {
    if (measured.current === height) return;
    measured.current = height;
    virtual.measure();
  }, [virtual, height]);

  // another filter or order begins at its top; nothing else moves the window
  const lastShown = useRef(list.shown);
  const restarting = useRef(false);
  useLayoutEffect(() => {
    if (lastShown.current === list.shown) return;
    lastShown.current = list.shown;
    anchor.current = null;
    restarting.current = true;
    setEditing(null);
    setActive((cell) => ({ ...cell, row: Math.min(0, cell.row) }));
    virtual.scrollToOffset(0);
  }, [list.shown, virtual]);

  // the focus never falls to the body: where its cell has gone, the cell now in its place takes it
  useLayoutEffect(() => {
    const lost = inside.current && (document.activeElement === document.body || document.activeElement === null);
    const restarts = restarting.current;
    restarting.current = false;
    // whoever has begun with something else of the page, such as its search, is not called away when the rows come
    if (!inside.current && document.activeElement?.matches(BEGUN)) wanted.current = false;
    if (restarts || editing !== null || !(wanted.current || lost)) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${now.row}:${now.col}"]`);
    const target = cell && targetOf(cell);
    if (target === null || target === undefined) return;
    if (now.row === HEADER && wanted.current && !list.loaded) return;
    wanted.current = false;
    target.focus({ preventScroll: true });
  });

  useEffect(() => {
    if (place !== undefined) place.current = { ...now, scroll: virtual.scrollOffset ?? 0 };
    if (virtual.scrollRect !== null && virtual.scrollRect.height > 0) latest.rect = virtual.scrollRect;
  });

  // whoever leaves at once after a key does so before the virtualizer has heard of the scrolling
  const left = useRef(place);
  left.current = place;
  const stood = useRef(false);
  stood.current = total > 0;
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      const at = left.current?.current;
      // one that has no rows yet is at its top, wherever it is to be
      if (element !== null && at !== null && at !== undefined && stood.current) at.scroll = element.scrollTop;
    };
  }, []);

  const { activeRow: told } = props;
  useEffect(() => {
    if (told !== undefined) told.current = activeRow ?? null;
  });

  const onActiveRow = useRef(props.onActiveRow);
  onActiveRow.current = props.onActiveRow;
  useEffect(() => {
    if (activeRow !== undefined && inside.current) onActiveRow.current?.(activeRow);
  }, [activeRow]);

  const field = { top: HEADER, rows: total, cols: shown.length, screen: 1 };
  const go = (place: Place) => {
    const to = within(place, field);
    wanted.current = true;
    setActive(to);
    if (to.row !== HEADER && to.row !== now.row) virtual.scrollToIndex(to.row, { align: "auto" });
    const cell = box.current?.querySelector(`[data-cell="${to.row}:${to.col}"]`);
    cell?.scrollIntoView?.({ inline: "nearest", block: "nearest" });
    return to;
  };

  const toggle = (row: number) => {
    const item = list.row(row);
    if (item === undefined || selected === undefined) return;
    const next = new Set(selected);
    if (!next.delete(props.rowId(item))) next.add(props.rowId(item));
    anchor.current = { row, base: next };
    props.onSelectedChange?.(next);
  };

  const extend = (row: number) => {
    if (selected === undefined || row === HEADER) return;
    anchor.current ??= { row: now.row === HEADER ? row : now.row, base: selected };
    const { row: start, base } = anchor.current;
    void list.range(start, row).then((rows) => props.onSelectedChange?.(new Set([...base, ...rows.map(props.rowId)])));
  };

  const edit = (cell: Place) => {
    const row = list.row(cell.row);
    const column = shown[cell.col];
    if (row === undefined || column === undefined) return;
    if (column.edit === undefined) return props.onEdit?.(row, column.id);
    setEditing({ ...cell, id: props.rowId(row) });
  };

  const onHeaderKey = (event: KeyboardEvent, column: Column<T>): boolean => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || props.onColumnStateChange === undefined || event.shiftKey === event.ctrlKey) return false;
    if (event.shiftKey) {
      props.onColumnStateChange(resized(column, columnState, widthOf(column, columnState) + by));
    } else {
      props.onColumnStateChange(moved(shown, columns, column.id, by === 1 ? 1 : -1, columnState));
      go({ row: HEADER, col: now.col + by });
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || event.altKey || editing !== null) return;
    const target = event.target as HTMLElement;
    const onCell = target.dataset.cell !== undefined || target === event.currentTarget;
    if (!onCell && target.matches("input:not([type=checkbox]), textarea, select")) return;
    const screen = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 2);
    const column = shown[now.col];
    const to = walk(event, now, { ...field, screen });
    if (now.row === HEADER && column !== undefined && onHeaderKey(event, column)) {
      event.preventDefault();
    } else if (to !== null) {
      event.preventDefault();
      if (event.shiftKey) extend(to.row);
      else anchor.current = null;
      go(to);
    } else if (now.row === HEADER || activeRow === undefined || event.ctrlKey) {
      return;
    } else if (event.key === "F2") {
      event.preventDefault();
      edit(now);
    } else if (event.key === "Enter" && onCell) {
      event.preventDefault();
      props.onOpen?.(activeRow);
    } else if (event.key === " " && onCell) {
      event.preventDefault();
      toggle(now.row);
    }
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    inside.current = true;
    if (event.target === event.currentTarget) {
      // beside the rows, or where one was: the keys belong to the row that is active, and nothing scrolls
      wanted.current = total > 0;
      setActive({ ...active });
      return;
    }
    const cell = placeOf(event.target);
    if (cell === null || (cell.row === now.row && cell.col === now.col)) return;
    setActive(cell);
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const cell = placeOf(event.target);
    if (cell === null || cell.row === HEADER || editing !== null) return;
    if ((event.target as HTMLElement).dataset.select !== undefined || event.ctrlKey) toggle(cell.row);
    else if (event.shiftKey) extend(cell.row);
  };

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const cell = placeOf(event.target);
    const row = cell === null ? undefined : list.row(cell.row);
    if (row !== undefined && editing === null) props.onOpen?.(row);
  };

  /** After an edit: the next cell that can be edited, or back to the cell. */
  const onEdited = (text: string | null, step: Step) => {
    const cell = editing;
    if (cell === null) return;
    const row = list.row(cell.row);
    const column = shown[cell.col];
    if (text !== null && row !== undefined && props.rowId(row) === cell.id && text !== column?.edit?.value(row))
      column?.edit?.commit(row, text);
    wanted.current = true;
    setEditing(null);
    if (step === 0) return;
    const cols = shown.flatMap((other, col) => (other.edit === undefined ? [] : [col]));
    const col = cols[cols.indexOf(cell.col) + step];
    const to =
      col === undefined ? { row: cell.row + step, col: cols.at(step > 0 ? 0 : -1) ?? 0 } : { row: cell.row, col };
    if (to.row >= 0 && to.row < total) edit(go(to));
  };

  const onResize = (event: PointerEvent<HTMLElement>, column: Column<T>) => {
    const [start, width, handle] = [event.clientX, widthOf(column, columnState), event.currentTarget];
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (e) => {
      props.onColumnStateChange?.(resized(column, columnState, width + (e.clientX - start) / rem));
    };
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };

  const template = shown
    .map((column, col) =>
      col < shown.length - 1 ? `${widthOf(column, columnState)}rem` : `minmax(${widthOf(column, columnState)}rem, 1fr)`,
    )
    .join(" ");
  const size = { "--grid-columns": template, "--grid-row": `${height}px` } as CSSProperties;
  return (
    <div className={styles.frame} style={size}>
      <span className={styles.rem} ref={probe} aria-hidden="true" />
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table, and its cells hold the focus */}
      <div
        ref={box}
        className={styles.grid}
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={list.loaded ? total + 1 : -1}
        aria-colcount={shown.length}
        aria-multiselectable={selected !== undefined || undefined}
        aria-busy={list.pending && !list.failed}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={(event) => {
          inside.current = event.currentTarget.contains(event.relatedTarget);
        }}
        onMouseOver={tellCut}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
        <div className={styles.header} role="row" aria-rowindex={1} tabIndex={-1}>
          {shown.map((column, col) => (
            <HeaderCell
              key={column.id}
              column={column}
              col={col}
              tabIndex={now.row === HEADER && now.col === col ? 0 : -1}
              sort={props.sort}
              onSort={props.onSortChange}
              onResize={props.onColumnStateChange && ((event) => onResize(event, column))}
            />
          ))}
        </div>
        <div className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = list.row(item.index);
            const isEditing = editing?.row === item.index && row !== undefined && props.rowId(row) === editing.id;
            return (
              <MemoRow
                key={item.index}
                row={row}
                index={item.index}
                start={item.start - height}
                columns={columns}
                columnState={columnState}
                activeCol={now.row === item.index ? now.col : HEADER}
                selected={row === undefined || selected === undefined ? undefined : selected.has(props.rowId(row))}
                editingCol={isEditing ? editing.col : HEADER}
                onEdited={isEditing ? onEdited : undefined}
              />
            );
          })}
        </div>
      </div>
      {list.loaded && total === 0 && !list.pending ? <div className={styles.empty}>{props.empty}</div> : null}
      {list.failed ? (
        <div className={styles.failed} role="alert">
          {m.ui_grid_failed()}{" "}
          <Button small onPress={list.retry}>
            {m.ui_grid_retry()}
          </Button>
        </div>
      ) : null}
      <div className={styles.count} role="status">
        {list.loaded ? (props.countText ?? ((n) => m.ui_grid_count({ count: n, shown: fmtCount(n) })))(total) : ""}
        {selected !== undefined && selected.size > 0
          ? `, ${m.ui_grid_selected({ count: selected.size, shown: fmtCount(selected.size) })}`
          : ""}
      </div>
    </div>
  );
}

/** What a column has no room for is told in whole where it is pointed at. */
function tellCut({ target }: MouseEvent<HTMLDivElement>) {
  if (!(target instanceof HTMLElement) || target.dataset.text === undefined) return;
  target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? "") : "";
}

/** The focus of a cell that holds one control is that control's. */
function targetOf(cell: HTMLElement): HTMLElement {
  return cell.dataset.control === undefined ? cell : (cell.querySelector<HTMLElement>("button, a, input") ?? cell);
}

interface HeaderCellProps<T> {
  column: Column<T>;
  col: number;
  tabIndex: 0 | -1;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  onResize: ((event: PointerEvent<HTMLElement>) => void) | undefined;
}

function HeaderCell<T>({ column, col, tabIndex, sort, onSort, onResize }: HeaderCellProps<T>) {
  const sorted = sort?.column === column.id ? sort.direction : undefined;
  const sortable = column.sortable === true && onSort !== undefined;
  const next = sorted === "ascending" ? "descending" : "ascending";
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="columnheader"
      className={styles.cell}
      data-cell={`${HEADER}:${col}`}
      data-align={column.align}
      data-control={sortable ? "" : undefined}
      aria-colindex={col + 1}
      aria-sort={sortable ? (sorted ?? "none") : undefined}
      tabIndex={sortable ? undefined : tabIndex}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.sort}
          tabIndex={tabIndex}
          onClick={() => onSort({ column: column.id, direction: next })}
        >
          {column.header}
          <span aria-hidden="true">{sorted === undefined ? "" : sorted === "ascending" ? " ▲" : " ▼"}</span>
        </button>
      ) : (
        column.header
      )}
      {onResize === undefined ? null : <span className={styles.handle} aria-hidden="true" onPointerDown={onResize} />}
    </div>
  );
}

interface RowProps<T> {
  row: T | undefined;
  index: number;
  start: number;
  columns: readonly Column<T>[];
  columnState: ColumnState;
  activeCol: number;
  selected: boolean | undefined;
  editingCol: number;
  onEdited: ((text: string | null, step: Step) => void) | undefined;
}

function Row<T>({ row, index, start, columns, columnState, activeCol, selected, editingCol, onEdited }: RowProps<T>) {
  useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined || undefined}
      tabIndex={-1}
    >
      {visible(columns, columnState).map((column, col) => {
        const tabIndex = activeCol === col ? 0 : -1;
        const control = column.control === true && row !== undefined;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles of a cell know their column
          <div
            key={column.id}
            role={column.rowHeader === true ? "rowheader" : "gridcell"}
            className={styles.cell}
            data-cell={`${index}:${col}`}
            data-align={column.align}
            data-control={control ? "" : undefined}
            aria-colindex={col + 1}
            tabIndex={control ? undefined : tabIndex}
          >
            {selected !== undefined && col === 0 ? (
              <span className={styles.check} data-select="" aria-hidden="true" />
            ) : null}
            {row === undefined ? null : editingCol === col && column.edit !== undefined && onEdited !== undefined ? (
              <CellEditor label={column.header} text={column.edit.value(row)} onDone={onEdited} />
            ) : (
              (column.render?.(row, tabIndex) ?? (
                <span className={styles.text} data-text="">
                  {column.text(row)}
                </span>
              ))
            )}
          </div>
        );
      })}
    </div>
  );
}

const MemoRow = memo(Row) as typeof Row;

/** The size of 1 rem in pixels, followed as the text size is changed. */
function useRem(): [number, RefObject<HTMLSpanElement | null>] {
  const [rem, setRem] = useState(latest.rem);
  const probe = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = probe;
    if (current === null) return;
    const read = () => {
      latest.rem = current.offsetWidth || 16;
      setRem(latest.rem);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [rem, probe];
}
