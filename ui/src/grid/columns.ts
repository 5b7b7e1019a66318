import type { ReactNode } from "react";

/** A column of a list. Its cell holds text, or one control. */
export interface Column<T> {
  id: string;
  /** In the reader's language. */
  header: string;
  /** What the cell says; also what it shows unless `render` is given. */
  text: (row: T) => string;
  /** The same with a shape, or one control, which takes the given `tabIndex`. */
  render?: (row: T, tabIndex: 0 | -1) => ReactNode;
  /** The cell's one control takes the focus in its stead. */
  control?: boolean;
  /** The column that names its row. */
  rowHeader?: boolean;
  sortable?: boolean;
  align?: "start" | "end";
  /** In rem, so that it grows with the text. */
  width?: number;
  /** Cannot be left out. */
  always?: boolean;
  /** F2 edits the cell as text. */
  edit?: { value: (row: T) => string; commit: (row: T, text: string) => void };
}

/** What a worker has chosen of a list's columns; kept by the page. */
export interface ColumnState {
  order: readonly string[];
  hidden: readonly string[];
  /** In rem. */
  widths: Readonly<Record<string, number>>;
}

export interface Sort {
  column: string;
  direction: "ascending" | "descending";
}

export type Density = "compact" | "normal" | "roomy";

/** Heights of a row, in rem. */
const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 1.75, normal: 2.1334, roomy: 2.75 };

/** The least that a pointer needs. */
const LEAST_PX = 24;

/** The height of a row in px; `rem` is that of the text as it is now. */
export function rowHeight(density: Density, rem: number): number {
  return Math.max(LEAST_PX, Math.round(ROW_HEIGHT[density] * rem));
}

const DEFAULT_WIDTH = 10;
export const MIN_WIDTH = 4;
const MAX_WIDTH = 60;

export const noColumnState: ColumnState = { order: [], hidden: [], widths: {} };

/** All columns in the chosen order; those that the choice does not know yet come last, in their own order. */
export function ordered<T>(columns: readonly Column<T>[], state: ColumnState): Column<T>[] {
  const place = (column: Column<T>) => {
    const at = state.order.indexOf(column.id);
    return at < 0 ? state.order.length + columns.indexOf(column) : at;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** The columns to show; one at least. */
export function visible<T>(columns: readonly Column<T>[], state: ColumnState): Column<T>[] {
  const all = ordered(columns, state);
  const shown = all.filter((column) => column.always === true || !state.hidden.includes(column.id));
  return shown.length > 0 ? shown : all.slice(0, 1);
}

export function widthOf<T>(column: Column<T>, state: ColumnState): number {
  return state.widths[column.id] ?? column.width ?? DEFAULT_WIDTH;
}

export function resized<T>(column: Column<T>, state: ColumnState, width: number): ColumnState {
  const bounded = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width * 4) / 4));
  return { ...state, widths: { ...state.widths, [column.id]: bounded } };
}

/** The column one place earlier (-1) or later (1) among the given ones. */
export function moved<T>(
  shown: readonly Column<T>[],
  all: readonly Column<T>[],
  id: string,
  by: -1 | 1,
  state: ColumnState,
) {
  const neighbour = shown[shown.findIndex((column) => column.id === id) + by];
  if (neighbour === undefined) return state;
  const order = ordered(all, state).map((column) => column.id);
  order.splice(order.indexOf(id), 1);
  order.splice(order.indexOf(neighbour.id) + (by > 0 ? 1 : 0), 0, id);
  return { ...state, order };
}

export function toggled(state: ColumnState, id: string): ColumnState {
  const hidden = state.hidden.includes(id) ? state.hidden.filter((other) => other !== id) : [...state.hidden, id];
  return { ...state, hidden };
}
