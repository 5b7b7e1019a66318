/** The order of the list of clients: as its grid tells it, as the engine takes it, and as it is kept; no React here. */
import type { Wire } from "~/api";
import type { Sort } from "~/grid";
import { compareNames } from "~/i18n";
import { municipalityName } from "./office";
import { basisOptions } from "./words";

const COLUMNS: Readonly<Record<string, Wire.SortColumn>> = {
  name: "name",
  municipality: "municipality",
  state: "participating",
  environment: "environment",
  basis: "legal_basis",
  period_end: "period_end",
};

const ALPHABETICAL: Sort = { column: "name", direction: "ascending" };

export const isSortable = (column: string) => Object.hasOwn(COLUMNS, column);

/** The order that was kept; alphabetical where it is none that the list knows. */
export function readSort(kept: string | undefined): Sort {
  const [column = "", direction] = (kept ?? "").split(" ");
  if (!isSortable(column) || (direction !== "ascending" && direction !== "descending")) return ALPHABETICAL;
  return { column, direction };
}

export const writeSort = ({ column, direction }: Sort) => `${column} ${direction}`;

/** The order as a part of a request; none for the one that the engine has of itself. */
export function sortRequest(sort: Sort, office: Wire.OfficeView | undefined): { sort?: Wire.ListSort } {
  const column = COLUMNS[sort.column] ?? "name";
  const descending = sort.direction === "descending";
  if (column === "name" && !descending) return {};
  return { sort: { column, descending, codes: codesOf(column, office) } };
}

/** The engine knows codes; their order is that of the names in the language of the window. */
function codesOf(column: Wire.SortColumn, office: Wire.OfficeView | undefined): string[] {
  if (column === "municipality") {
    const lines = (office?.municipalities ?? []).map((line) => ({ id: line.code, name: municipalityName(line) }));
    return inOrder(lines);
  }
  return column === "legal_basis" ? inOrder(basisOptions()) : [];
}

const inOrder = (options: readonly { id: string; name: string }[]) =>
  [...options].sort((a, b) => compareNames(a.name, b.name)).map(({ id }) => id);
