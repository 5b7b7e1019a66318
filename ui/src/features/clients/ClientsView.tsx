import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter, useRouterState } from "@tanstack/react-router";
import { NotebookPen, Printer, UserPlus } from "lucide-react";
import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { call, NEEDS, view, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { Page } from "~/app/Frame";
import { usePreferences } from "~/app/preferences";
import {
  type Column,
  ColumnChooser,
  type ColumnState,
  DataGrid,
  type Density,
  type GridPlace,
  noColumnState,
  type Sort,
  visible,
} from "~/grid";
import { fmtCount, fmtDate, language, m, useLanguage } from "~/i18n";
import { useKeys } from "~/keys";
import { Button, type Chip, Chips, Disclosure, EmptyState, focusField, masked, Skeleton, TextField } from "~/kit";
import { newNoteOf } from "./asked";
import { Beyond } from "./Beyond";
import { Choices } from "./Choices";
import styles from "./Clients.module.css";
import { mayIdentify } from "./identityCode";
import { ListPaper, useListPaper } from "./ListPaper";
import { NewClient } from "./NewClient";
import { type Names, useNames, usePreference } from "./office";
import { MOST_SELECTED, SeveralNotes } from "./SeveralNotes";
import { useSitting } from "./sitting";
import { isSortable, readSort, sortRequest, writeSort } from "./sort";
import { ViewChooser } from "./ViewChooser";
import {
  type Filters,
  firstView,
  givenViews,
  isGiven,
  type ListView,
  PARTICIPATING,
  readColumns,
  readDensity,
  readFilters,
  readViews,
  requestOf,
  STANDINGS,
  sameFilters,
  type Views,
  writeColumns,
  writeViews,
} from "./views";
import { basisName } from "./words";

/** How long the typing rests before the search is one that the log tells of. */
export const SETTLE_MS = 600;
/** The most that a search finds. */
const MOST = 50;
/** A search that finds fewer may have missed whom it was for. */
const MANY = 3;
/** Rows of the grid's first page. */
const PAGE = 100;
/** How long the hand rests on a column before its width is kept. */
const COLUMNS_MS = 400;
const SEARCH = "clients-search";
/** Less room than this, in rem, is for name and state alone; and how wide those are there. */
const NARROW = 30;
/** In a window of less than this either way, in rem, the filters would leave no room for the list: they fold. */
const TIGHT = 36;
/** What the border of the list and its scroll bar take of its room, in rem. */
const EDGE = 1.3;
/** The commonest legal basis is half as long again in Swedish; together they fill the smallest usual window. */
const WIDTHS = { name: 15.6, state: 8.5, environment: 15.6, basis: 14.6 };
const WIDTHS_SV = { name: 13.4, state: 6.3, environment: 14, basis: 20.6 };
const NARROW_WIDTHS: Readonly<Record<string, number>> = { name: 12, state: 7.5 };
const NONE: string[] = [];
const NOBODY: ReadonlySet<string> = new Set();

const route = getRouteApi("/clients");

/** The filters as the address holds them. */
type ListSearch = ReturnType<typeof route.useSearch>;

const stateOf = (row: Wire.ClientLine) => (row.participating ? m.ui_clients_state_in() : m.ui_clients_state_out());

function columnsOf(names: Names): Column<Wire.ClientLine>[] {
  const widths = language() === "sv" ? WIDTHS_SV : WIDTHS;
  const columns: Column<Wire.ClientLine>[] = [
    {
      id: "name",
      header: m.ui_clients_column_name(),
      text: (row) => `${row.last_name} ${row.first_names}`,
      rowHeader: true,
      always: true,
      width: widths.name,
    },
    {
      id: "municipality",
      header: m.ui_clients_column_municipality(),
      text: (row) =>
        row.non_disclosure
          ? m.ui_clients_non_disclosure()
          : row.municipality === null
            ? ""
            : names.municipality(row.municipality),
      width: 6.75,
    },
    {
      id: "state",
      header: m.ui_clients_column_state(),
      text: stateOf,
      render: (row) => (row.participating ? null : <span className={styles.out}>{stateOf(row)}</span>),
      width: widths.state,
    },
    {
      id: "environment",
      header: m.ui_clients_column_environment(),
      text: (row) =>
        row.legal_basis === null ? "" : row.non_disclosure ? m.ui_clients_hidden() : (row.environment ?? ""),
      width: widths.environment,
    },
    {
      id: "basis",
      header: m.ui_clients_column_basis(),
      text: (row) => (row.legal_basis === null ? "" : basisName(row.legal_basis)),
      width: widths.basis,
    },
    {
      id: "period_end",
      header: m.ui_clients_column_period_end(),
      text: (row) => (row.period_end === null ? "" : fmtDate(row.period_end)),
      align: "end",
      width: 7.5,
    },
  ];
  return columns.map((column) => ({ ...column, sortable: isSortable(column.id) }));
}

/** Those that are shown share what room they leave, in a wide window; a width that was chosen stays as it is. */
function spread<T>(columns: Column<T>[], state: ColumnState, room: number): Column<T>[] {
  const needed = visible(columns, state).reduce((sum, { width = 0 }) => sum + width, 0);
  const share = (room - EDGE) / needed;
  return share > 1 ? columns.map((column) => ({ ...column, width: (column.width ?? 0) * share })) : columns;
}

/** The columns in the language of the window; the same ones as long as nothing of theirs has changed. */
function useColumns(names: Names, state: ColumnState, room: number): Column<Wire.ClientLine>[] {
  const { office } = names;
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are made anew each time, from these two
  const columns = useMemo(() => columnsOf(names), [office, spoken]);
  return useMemo(() => spread(columns, state, room), [columns, state, room]);
}

/** The columns and the height of the rows as this worker has them. */
function useColumnState() {
  const [kept, keep] = usePreference("client_columns");
  const columnState = useMemo(() => readColumns(kept), [kept]);
  const density = readDensity(kept);
  return {
    columnState,
    density,
    setColumnState: (state: ColumnState) => keep(writeColumns(state, density), COLUMNS_MS),
    setDensity: (next: Density) => keep(writeColumns(columnState, next), COLUMNS_MS),
  };
}

/** The order as this worker has it. */
function useSort(): [Sort, (sort: Sort) => void] {
  const [kept, keep] = usePreference("client_sort");
  return [useMemo(() => readSort(kept), [kept]), (sort) => keep(writeSort(sort))];
}

/** The worker's own views and the last one they used; false if the store has no room for them. */
function useViews(): [Views, (views: Views) => boolean] {
  const [kept, keep] = usePreference("client_views");
  const change = (next: Views) => {
    const value = writeViews(next);
    if (value !== null) keep(value);
    return value !== null;
  };
  return [useMemo(() => readViews(kept), [kept]), change];
}

/** What is typed, at once; and told to the log once when the typing rests. */
function useSearchText(inRoute: string, toRoute: (text: string) => void) {
  const { history } = useRouter();
  const [typed, setTyped] = useState(inRoute);
  const written = useRef(inRoute);
  const settled = useRef(inRoute.trim());
  useEffect(() => {
    if (inRoute === written.current) return;
    written.current = inRoute;
    setTyped(inRoute);
  }, [inRoute]);
  const write = useRef(toRoute);
  write.current = toRoute;
  useEffect(() => {
    const text = typed.trim();
    if (text === settled.current) return;
    const { pathname } = history.location;
    const timer = setTimeout(() => {
      // on the way to another page already: it would be called back
      if (history.location.pathname !== pathname) return;
      settled.current = text;
      written.current = mayIdentify(text) ? "" : text;
      write.current(written.current);
      if (text !== "") void call("search_clients", { text, settled: true }).catch(() => {});
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed, history]);
  return [typed, setTyped] as const;
}

export function ClientsView() {
  if (!useMay("list_clients")) {
    return (
      <Page title={m.ui_nav_clients()}>
        <EmptyState kind="no_right" who={m.ui_clients_no_right_who()} />
      </Page>
    );
  }
  return <Begun />;
}

/**
 * The list. Without filters in the address it begins as the worker left it, in an earlier sitting too; at first with
 * the view that they used last, or that of their role.
 */
function Begun() {
  const { office } = useNames();
  const { worker } = useSeat();
  const plans = useMay("view_notes");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const left = useSitting<ListSearch>("list");
  const [kept, keep] = usePreference("client_filters");
  const bare = isBare(search);
  const [begun, setBegun] = useState(() => !bare || (left.current !== null && isBare(left.current)));
  if (!begun && !bare) setBegun(true);
  useEffect(() => {
    if (begun || office === undefined) return;
    const { views, last } = readViews(office.preferences.client_views);
    const all = [...givenViews(plans), ...views];
    const view = all.find(({ id }) => id === last) ?? all.find(({ id }) => id === firstView(worker.role));
    const begin = readFilters(kept) ?? view;
    const first = left.current ?? (begin === undefined ? {} : searchOf(begin));
    if (isBare(first)) setBegun(true);
    else void navigate({ search: first, replace: true, state: (before) => before });
  }, [begun, office, worker.role, plans, navigate, left, kept]);
  const keepChange = useEffectEvent((before: ListSearch) => {
    const value = writeFilters(search);
    if (value !== writeFilters(before)) keep(value);
  });
  useEffect(() => {
    if (!begun) return;
    if (left.current !== null) keepChange(left.current);
    left.current = search;
  }, [begun, search, left]);
  if (!begun) {
    return (
      <Page title={m.ui_nav_clients()} wide>
        <Skeleton lines={8} />
      </Page>
    );
  }
  return <List />;
}

/** The filters as a preference; what is searched for may be a person's name, and is never kept. */
const writeFilters = ({ q: _, ...filters }: ListSearch) => JSON.stringify(filters);

const isBare = (search: ListSearch) => Object.keys(search).length === 0;

/** A view as a part of the address. */
function searchOf({ id, filters }: Pick<ListView, "id" | "filters">): ListSearch {
  const { own, only, municipalities, environments } = filters;
  return {
    ...(isGiven(id) ? {} : { view: id }),
    ...(own ? { own } : {}),
    ...(only !== null ? { only } : {}),
    ...(municipalities.length > 0 ? { municipalities: [...municipalities] } : {}),
    ...(environments.length > 0 ? { environments: [...environments] } : {}),
  };
}

function List() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useNames();
  const mayAdd = useMay("edit_client");
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const [writing, setWriting] = useState(false);
  const { asked, noteAbout } = useRouterState({ select: ({ location }) => location.state });
  useEffect(() => {
    if (asked === undefined && noteAbout === undefined) return;
    if (asked === "new_client") setAdding(mayAdd);
    if (noteAbout !== undefined) {
      setChosen(new Set(noteAbout));
      setWriting(true);
    }
    void navigate({ search: (before) => before, replace: true, state: { asked: undefined, noteAbout: undefined } });
  }, [asked, noteAbout, mayAdd, navigate]);
  const [list, { room, isNarrow, isTight }] = useRoom();
  const written = useRef(false);
  useEffect(() => {
    // what opened the form has gone with the selection
    if (written.current && !writing) toRows(list.current);
    written.current = false;
  }, [writing, list]);
  const { columnState, density, setColumnState, setDensity } = useColumnState();
  const [sort, setSort] = useSort();
  const [views, keepViews] = useViews();
  const { municipalities = NONE, environments = NONE, own = false, only = null } = search;
  const filters: Filters = { own, only, municipalities, environments };
  const plans = useMay("view_notes");
  const selected = [
    ...views.views.filter(({ id }) => id === search.view),
    ...givenViews(plans).filter((given) => sameFilters(given.filters, filters)),
  ][0]?.id;

  const filter = useCallback(
    (change: Partial<ListSearch>) =>
      void navigate({
        search: (before) => {
          const next = { ...before, ...change };
          for (const key of ["municipalities", "environments"] as const) if (next[key]?.length === 0) delete next[key];
          if (next.own === false) delete next.own;
          if (next.only === undefined) delete next.only;
          if (next.q === "") delete next.q;
          return next;
        },
        replace: true,
      }),
    [navigate],
  );
  const [typed, setTyped] = useSearchText(search.q ?? "", (q) => filter({ q }));
  const text = typed.trim();
  const found = useQuery({ ...view("search_clients", { text, settled: false }), enabled: text !== "" });

  const request = { ...requestOf(filters), ...sortRequest(sort, names.office) };
  const queryKey = text === "" ? ["list_clients", request] : ["search_clients", "grid", text];
  const place = usePlace(text, request);
  const loadPage = async (offset: number, limit: number) => {
    if (text !== "") {
      // asked anew where something has been stored since: a hit may have come
      const { clients } = await client.fetchQuery(view("search_clients", { text, settled: false }));
      return { rows: clients, total: clients.length };
    }
    const page = await call("list_clients", { ...request, offset, limit });
    return { rows: page.clients, total: page.total };
  };

  // only looked at: the grid loads it
  const first = useQuery({
    queryKey: [...queryKey, "page", 0],
    queryFn: () => loadPage(0, PAGE),
    enabled: false,
  });

  const selectView = (view: ListView) => {
    setTyped("");
    if (view.columns !== null) setColumnState(view.columns);
    keepViews({ ...views, last: view.id });
    void navigate({ search: searchOf(view), replace: true });
  };
  const keepAs = (kept: readonly ListView[], id: string) => {
    const done = keepViews({ views: kept, last: id });
    if (done) void navigate({ search: (before) => (isGiven(id) ? {} : { ...before, view: id }), replace: true });
    return done;
  };

  const open = (id: string) => {
    // read while the page is made ready
    void client.prefetchQuery(view("open_client", { client_id: id }));
    void navigate({ to: "/clients/$id", params: { id } });
  };
  const activeRow = useRef<Wire.ClientLine>(null);
  const write = () => {
    if (activeRow.current !== null) void navigate(newNoteOf(activeRow.current.id));
  };
  const mayWrite = useMay(NEEDS.add_note);
  useKeys({
    search: () => focusField(SEARCH),
    print: () => paper.print(),
    new: mayAdd ? { label: m.ui_clients_new, run: () => setAdding(true) } : mayWrite ? write : undefined,
  });

  const chips: Chip[] = [
    ...(text === ""
      ? []
      : [{ id: "q", name: m.ui_clients_chip_search({ text: mayIdentify(text) ? masked(text) : text }) }]),
    ...(own ? [{ id: "own", name: m.ui_clients_filter_own() }] : []),
    ...(only === null ? [] : [{ id: "only", name: STANDINGS[only]() }]),
    ...municipalities.map((code) => ({
      id: `m ${code}`,
      name: m.ui_clients_chip_municipality({ name: names.municipality(code) }),
    })),
    ...environments.map((id) => ({
      id: `e ${id}`,
      name: m.ui_clients_chip_environment({ name: names.environment(id) }),
    })),
  ];
  const remove = (chip: string) => {
    if (chip === "q") setTyped("");
    else if (chip === "own") filter({ own: false });
    else if (chip === "only") filter({ only: undefined });
    else if (chip.startsWith("m ")) filter({ municipalities: municipalities.filter((code) => `m ${code}` !== chip) });
    else filter({ environments: environments.filter((id) => `e ${id}` !== chip) });
    focusField(SEARCH);
  };
  const clear = () => {
    setTyped("");
    void navigate({ search: {}, replace: true });
    focusField(SEARCH);
  };
  // a new office begins with nobody in this view: there is nothing to clear yet
  const isFirst = text === "" && selected === PARTICIPATING;
  const filtered = own || only !== null || municipalities.length > 0 || environments.length > 0;
  const columns = useColumns(names, columnState, room);
  // what was searched for may be a name that is to stay off paper
  const told = text === "" ? chips.map(({ name }) => name) : [m.ui_clients_paper_search()];
  const paper = useListPaper({ columns, columnState, filters: told, load: loadPage });
  const grid = isNarrow
    ? { columns: columns.flatMap(inNarrow), columnState: noColumnState }
    : { columns, columnState, onColumnStateChange: setColumnState };
  const chooser = (
    <ViewChooser
      own={views.views}
      selected={selected}
      filters={filters}
      columns={columnState}
      count={text === "" ? first.data?.total : undefined}
      onSelect={selectView}
      onKeep={keepAs}
    />
  );
  const choices = <Choices municipalities={municipalities} environments={environments} own={own} onChoose={filter} />;

  return (
    <Page
      title={m.ui_nav_clients()}
      wide
      actions={
        <>
          {chosen.size > 0 && (
            <Chosen
              count={chosen.size}
              onWrite={() => setWriting(true)}
              onClear={() => {
                setChosen(NOBODY);
                toRows(list.current);
              }}
            />
          )}
          <ColumnChooser
            columns={columns}
            state={columnState}
            onChange={setColumnState}
            density={density}
            onDensityChange={setDensity}
          />
          <Button icon={Printer} onPress={paper.print} isPending={paper.busy}>
            {m.ui_keys_print()}
          </Button>
          {mayAdd && (
            <Button kind="primary" icon={UserPlus} onPress={() => setAdding(true)}>
              {m.ui_clients_new()}
            </Button>
          )}
        </>
      }
    >
      <ListPaper {...paper} />
      <div ref={list} className={styles.list}>
        <search className={isTight ? styles.folded : styles.filters}>
          {!isTight && chooser}
          <TextField id={SEARCH} label={m.ui_clients_search()} type="search" value={typed} onChange={setTyped} />
          {isTight ? (
            <Disclosure level={2} title={foldedName(chips)}>
              <div className={styles.filters}>
                {chooser}
                {choices}
              </div>
            </Disclosure>
          ) : (
            choices
          )}
        </search>
        <Chips chips={chips} onRemove={remove} onClear={clear} />
        {text !== "" && filtered && <p className={styles.quiet}>{m.ui_clients_search_wide()}</p>}
        {text !== "" && (found.data?.clients.length ?? MOST) < MANY && <Beyond text={text} />}
        {text !== "" && found.data?.clients.length === MOST && (
          <p className={styles.quiet}>{m.ui_clients_search_most({ shown: fmtCount(MOST) })}</p>
        )}
        <div className={styles.grid}>
          <DataGrid
            label={m.ui_nav_clients()}
            {...grid}
            // what is searched for comes in the order of how well it fits
            {...(text === "" ? { sort, onSortChange: setSort } : {})}
            density={density}
            rowId={(row) => row.id}
            queryKey={queryKey}
            loadPage={loadPage}
            onOpen={(row) => open(row.id)}
            countText={(count) => m.ui_clients_count({ count, shown: fmtCount(count) })}
            {...(mayWrite ? { selected: chosen, onSelectedChange: setChosen } : {})}
            place={place}
            activeRow={activeRow}
            autoFocus={text === ""}
            empty={
              chips.length > 0 && !isFirst ? (
                <EmptyState kind="no_hits" onClear={clear} />
              ) : (
                <EmptyState
                  kind="nothing"
                  text={isFirst ? m.ui_clients_nobody_in() : m.ui_clients_empty()}
                  act={mayAdd ? { name: m.ui_clients_new(), onPress: () => setAdding(true) } : undefined}
                />
              )
            }
          />
        </div>
      </div>
      {adding && names.office !== undefined && (
        <NewClient names={names} onClose={() => setAdding(false)} onOpen={open} />
      )}
      {writing && (
        <SeveralNotes
          clients={chosen}
          onClose={() => setWriting(false)}
          onDone={() => {
            setWriting(false);
            setChosen(NOBODY);
            written.current = true;
          }}
        />
      )}
    </Page>
  );
}

/** What opens the folded filters, with how many of them are on; what is searched for stands beside it. */
function foldedName(chips: readonly Chip[]): string {
  const name = m.ui_chips_label();
  const on = chips.filter(({ id }) => id !== "q").length;
  return on === 0 ? name : m.ui_clients_view_counted({ name, shown: fmtCount(on) });
}

/** To the row that is active, from a button that goes. */
const toRows = (list: HTMLElement | null) => list?.querySelector<HTMLElement>("[data-cell][tabindex='0']")?.focus();

interface ChosenProps {
  readonly count: number;
  readonly onWrite: () => void;
  readonly onClear: () => void;
}

/** What can be done about the rows that are selected. */
function Chosen({ count, onWrite, onClear }: ChosenProps) {
  const tooMany = count > MOST_SELECTED;
  return (
    <>
      {tooMany && <span className={styles.quiet}>{m.ui_clients_several_many({ shown: fmtCount(MOST_SELECTED) })}</span>}
      <Button onPress={onClear}>{m.ui_clients_selected_clear()}</Button>
      <Button icon={NotebookPen} isDisabled={tooMany} onPress={onWrite}>
        {m.ui_clients_selected_note({ shown: fmtCount(count) })}
      </Button>
    </>
  );
}

/** Where the worker was in the list: one place for each of its filters, and one for the latest search. */
function usePlace(text: string, filters: object) {
  const place = useSitting<GridPlace>(text === "" ? `list ${JSON.stringify(filters)}` : "list search");
  const before = useRef(text);
  if (before.current !== text) {
    before.current = text;
    // another search begins at its first hit
    if (text !== "") place.current = null;
  }
  return place;
}

/** Name and state, all that a narrow window has room for. */
function inNarrow(column: Column<Wire.ClientLine>): Column<Wire.ClientLine>[] {
  const width = NARROW_WIDTHS[column.id];
  return width === undefined ? [] : [{ ...column, width }];
}

interface Room {
  /** How wide the list is, in rem; 0 before it is laid out. */
  readonly room: number;
  /** The list has less than its columns can do with. */
  readonly isNarrow: boolean;
  /** The window has less than the filters above the list can do with. */
  readonly isTight: boolean;
}

/** The room that the list had when it was last seen: one that begins with a guess is rendered twice. */
const latest = { room: 0, isTight: false };

/** What room there is, told in letters. */
function useRoom(): [RefObject<HTMLDivElement | null>, Room] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(latest.room);
  const [isTight, setTight] = useState(latest.isTight);
  const { textScale } = usePreferences();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room is told in letters, which grow
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    const window = element.closest<HTMLElement>('[data-scroller="window"]') ?? element;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(element).fontSize);
      const [width, height] = [window.clientWidth, window.clientHeight];
      // a place that is not laid out says nothing
      if (element.clientWidth > 0) latest.room = element.clientWidth / rem;
      if (width > 0 && height > 0) latest.isTight = Math.min(width, height) / rem < TIGHT;
      setRoom(latest.room);
      setTight(latest.isTight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(window);
    return () => observer.disconnect();
  }, [textScale]);
  return [place, { room, isNarrow: room > 0 && room < NARROW, isTight }];
}
