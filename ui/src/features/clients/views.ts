/** Views of the list of clients: filters and columns under a name; no React here. */
import type { Wire } from "~/api";
import { type ColumnState, type Density, noColumnState } from "~/grid";
import { m } from "~/i18n";

export interface Filters {
  readonly own: boolean;
  /** By where they stand; none for all. */
  readonly only: Wire.ListOnly | null;
  readonly municipalities: readonly string[];
  readonly environments: readonly string[];
}

export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly filters: Filters;
  /** None for the views that come with the program: they leave the columns as they are. */
  readonly columns: ColumnState | null;
}

/** The worker's own views, and the one that was used last. */
export interface Views {
  readonly views: readonly ListView[];
  readonly last: string | null;
}

/** The most that the store keeps of them, in bytes. */
const MOST_BYTES = 8_000;

export const ALL = "all";
const OWN = "own";
export const PARTICIPATING: Wire.ListOnly = "participating";

const noFilters: Filters = { own: false, only: null, municipalities: [], environments: [] };

/** The filters as the engine is asked for its rows. */
export function requestOf({ own, only, municipalities, environments }: Filters) {
  return {
    municipalities: municipalities.length > 0 ? [...municipalities] : null,
    environments: environments.length > 0 ? [...environments] : null,
    own,
    ...(only === null ? {} : { only }),
  };
}

/** Where clients of a list stand, each with its words. */
export const STANDINGS = {
  participating: m.ui_clients_view_participating,
  ending_soon: m.ui_clients_view_ending_soon,
  review_due: m.ui_clients_view_review_due,
} as const satisfies Record<Wire.ListOnly, () => string>;

const isStanding = (id: unknown): id is Wire.ListOnly => typeof id === "string" && id in STANDINGS;

/** The views that everybody has; that of plans for those who read them. */
export function givenViews(plans: boolean): ListView[] {
  const standings = (Object.keys(STANDINGS) as Wire.ListOnly[]).filter((only) => plans || only !== "review_due");
  return [
    { id: ALL, name: m.ui_clients_view_all(), filters: noFilters, columns: null },
    { id: OWN, name: m.ui_clients_view_own(), filters: { ...noFilters, own: true }, columns: null },
    ...standings.map((only) => ({ id: only, name: STANDINGS[only](), filters: { ...noFilters, only }, columns: null })),
  ];
}

export function isGiven(id: string): boolean {
  return id === ALL || id === OWN || isStanding(id);
}

/** Where a worker of the role begins: those who coach with their own, those who look after all with who takes part. */
export function firstView(role: Wire.Role): string {
  return role === "work_coach" || role === "career_agent" ? OWN : PARTICIPATING;
}

type Rough = Readonly<Record<string, unknown>>;

const isRough = (value: unknown): value is Rough =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function columnsOf(value: unknown): ColumnState {
  if (!isRough(value)) return noColumnState;
  const widths = isRough(value.widths) ? Object.entries(value.widths) : [];
  return {
    order: texts(value.order),
    hidden: texts(value.hidden),
    widths: Object.fromEntries(widths.filter((entry): entry is [string, number] => typeof entry[1] === "number")),
  };
}

export function readColumns(text: string | undefined): ColumnState {
  return columnsOf(parsed(text));
}

/** How high the worker has the rows: it is kept with the columns, but belongs to no view. */
export function readDensity(text: string | undefined): Density {
  const kept = parsed(text);
  return isRough(kept) && (kept.density === "compact" || kept.density === "roomy") ? kept.density : "normal";
}

export function writeColumns(state: ColumnState, density: Density): string {
  return JSON.stringify({ ...state, density });
}

function filtersOf(value: Rough): Filters {
  return {
    own: value.own === true,
    only: isStanding(value.only) ? value.only : null,
    municipalities: texts(value.municipalities),
    environments: texts(value.environments),
  };
}

/** The filters of an earlier sitting and the view that they began with; none if there was no such sitting. */
export function readFilters(text: string | undefined): Pick<ListView, "id" | "filters"> | null {
  const kept = parsed(text);
  return isRough(kept) ? { id: typeof kept.view === "string" ? kept.view : ALL, filters: filtersOf(kept) } : null;
}

/** What was kept; what cannot be read is left out. */
export function readViews(text: string | undefined): Views {
  const kept = parsed(text);
  if (!isRough(kept)) return { views: [], last: null };
  const views = (Array.isArray(kept.views) ? kept.views : []).flatMap((view: unknown): ListView[] => {
    if (!isRough(view) || typeof view.id !== "string" || typeof view.name !== "string") return [];
    return [
      {
        id: view.id,
        name: view.name,
        filters: filtersOf(isRough(view.filters) ? view.filters : {}),
        columns: columnsOf(view.columns),
      },
    ];
  });
  return { views, last: typeof kept.last === "string" ? kept.last : null };
}

/** What is kept; none if it is more than the store takes. */
export function writeViews(views: Views): string | null {
  const text = JSON.stringify(views);
  return new TextEncoder().encode(text).length > MOST_BYTES ? null : text;
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");

export function sameFilters(a: Filters, b: Filters): boolean {
  return (
    a.own === b.own &&
    a.only === b.only &&
    same(a.municipalities, b.municipalities) &&
    same(a.environments, b.environments)
  );
}

function sameColumns(a: ColumnState, b: ColumnState): boolean {
  const widths = (state: ColumnState) => Object.entries(state.widths).map(([id, width]) => `${id}=${width}`);
  return a.order.join(" ") === b.order.join(" ") && same(a.hidden, b.hidden) && same(widths(a), widths(b));
}

/** Whether what is shown is no longer what the view says. */
export function changed(view: ListView, filters: Filters, columns: ColumnState): boolean {
  return !sameFilters(view.filters, filters) || (view.columns !== null && !sameColumns(view.columns, columns));
}
