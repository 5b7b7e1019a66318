/** Walking in a grid: where a key leads. */
export interface Place {
  row: number;
  col: number;
}

export interface Field {
  /** The first row that can be reached: -1 where the header can. */
  top: number;
  rows: number;
  cols: number;
  /** Rows of a screenful. */
  screen: number;
}

/** The cell within the field that is nearest to a place. */
export function within({ row, col }: Place, { top, rows, cols }: Field): Place {
  return { row: Math.max(top, Math.min(row, rows - 1)), col: Math.max(0, Math.min(col, cols - 1)) };
}

/** The cell that a key leads to from `at`; none where the key is not one for walking. */
export function walk(event: { key: string; ctrlKey: boolean }, at: Place, field: Field): Place | null {
  const far = event.ctrlKey;
  const to = (row: number, col: number) => within({ row, col }, field);
  switch (event.key) {
    case "Home":
      return to(far ? Math.min(0, field.rows - 1) : at.row, 0);
    case "End":
      return to(far ? field.rows - 1 : at.row, field.cols - 1);
  }
  if (far) return null;
  switch (event.key) {
    case "ArrowDown":
      return to(at.row + 1, at.col);
    case "ArrowUp":
      return to(at.row - 1, at.col);
    case "ArrowRight":
      return to(at.row, at.col + 1);
    case "ArrowLeft":
      return to(at.row, at.col - 1);
    case "PageDown":
      return to(at.row + field.screen, at.col);
    case "PageUp":
      return to(at.row < 0 ? at.row : Math.max(0, at.row - field.screen), at.col);
  }
  return null;
}

/** The cell that an element of a grid stands in, by its `data-cell`. */
export function placeOf(target: EventTarget): Place | null {
  const text = (target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset.cell;
  const [row, col] = text?.split(":").map(Number) ?? [];
  return row === undefined || col === undefined ? null : { row, col };
}
