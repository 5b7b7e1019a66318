import { useState } from "react";
import { type Place, within } from "./walk";

/**
 * The cell that is walked to, and how to go to another. It belongs to its person: where the list changes, it moves with
 * the row, and where the person has gone, the row now in the place takes it.
 */
export function useActive(ids: readonly string[], cols: number, col: number): [Place, (to: Place) => void] {
  const [active, setActive] = useState<Place & { id: string | undefined }>({ row: 0, col, id: ids[0] });
  const at = active.id === undefined ? -1 : ids.indexOf(active.id);
  const field = { top: 0, rows: Math.max(1, ids.length), cols: Math.max(1, cols), screen: 1 };
  const now = within({ row: at < 0 ? active.row : at, col: active.col }, field);
  if (now.row !== active.row || ids[now.row] !== active.id) setActive({ ...now, id: ids[now.row] });
  return [now, (to) => setActive({ ...to, id: ids[to.row] })];
}
