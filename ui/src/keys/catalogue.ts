/**
 * Every shortcut and every act of the palette, once: its id, keys, scope and words. The help sheet, the palette and the
 * check of conflicts read this list; what an act does is given by the page that knows it, with `useKeys`.
 */
import { LETTER_ACTS, letterOf, wordsOf } from "~/grid/attendance";
import { m } from "~/i18n";

export const SCOPES = {
  global: m.ui_keys_scope_global,
  grid: m.ui_keys_scope_grid,
  form: m.ui_keys_scope_form,
  attendance: m.ui_keys_scope_attendance,
  month: m.ui_keys_scope_month,
} as const satisfies Record<string, () => string>;

export type Scope = keyof typeof SCOPES;

/** Scopes that are a list with the focus in it: one-letter keys may act there, and only there. */
export const LIST_SCOPES: ReadonlySet<Scope> = new Set(["grid", "attendance", "month"]);

export interface Shortcut {
  id: string;
  /** Any of these; none for an act of the palette only. Letters come from messages, hence a function. */
  keys: () => readonly string[];
  scope: Scope;
  label: () => string;
  /** Its component answers the keys itself; the list is for help and for the check. */
  own?: boolean;
  /** Text fields have their own meaning for the keys. */
  notInText?: boolean;
  /** Works above an open dialog too. */
  overDialogs?: boolean;
}

const keys =
  (...all: string[]) =>
  () =>
    all;
/** The main views, in the order of the navigation. */
const VIEW_NAMES = { 1: m.ui_nav_today, 2: m.ui_nav_clients, 3: m.ui_nav_statistics, 4: m.ui_nav_settings };
const VIEWS = [1, 2, 3, 4] as const;
type View = `view.${(typeof VIEWS)[number]}`;

const GLOBAL = [
  { id: "palette", keys: keys("Ctrl+K"), label: m.ui_keys_palette },
  { id: "help", keys: keys("F1"), label: m.ui_keys_help, overDialogs: true },
  { id: "undo", keys: keys("Ctrl+Z"), label: m.ui_keys_undo, notInText: true },
  { id: "new", keys: keys("Ctrl+N"), label: m.ui_keys_new_entry },
  { id: "search", keys: keys("Ctrl+F"), label: m.ui_keys_search },
  { id: "print", keys: keys("Ctrl+P"), label: m.ui_keys_print },
  { id: "day.previous", keys: keys("Alt+ArrowLeft"), label: m.ui_keys_previous_period },
  { id: "day.next", keys: keys("Alt+ArrowRight"), label: m.ui_keys_next_period },
  { id: "region.next", keys: keys("F6"), label: m.ui_keys_next_region },
  { id: "region.previous", keys: keys("Shift+F6"), label: m.ui_keys_previous_region },
  { id: "lock", keys: keys("Ctrl+L"), label: m.ui_keys_lock, overDialogs: true },
  { id: "zoom.in", keys: keys("Ctrl++"), label: m.ui_keys_zoom_in, overDialogs: true },
  { id: "zoom.out", keys: keys("Ctrl+-"), label: m.ui_keys_zoom_out, overDialogs: true },
  { id: "zoom.reset", keys: keys("Ctrl+0"), label: m.ui_keys_zoom_reset, overDialogs: true },
  { id: "close", keys: keys("Escape"), label: m.ui_keys_close, own: true },
] as const satisfies readonly Omit<Shortcut, "scope">[];

const MOVES = [
  { id: "move", keys: keys("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"), label: m.ui_keys_move },
  { id: "row_ends", keys: keys("Home", "End"), label: m.ui_keys_row_ends },
  { id: "screen", keys: keys("PageUp", "PageDown"), label: m.ui_keys_screen },
  { id: "list_ends", keys: keys("Ctrl+Home", "Ctrl+End"), label: m.ui_keys_list_ends },
];

/** What the list of clients answers: nothing is edited in it. */
const GRID: Omit<Shortcut, "scope">[] = [
  ...MOVES,
  { id: "open", keys: keys("Enter"), label: m.ui_keys_open },
  { id: "select", keys: keys("Space"), label: m.ui_keys_select },
  { id: "extend", keys: keys("Shift+ArrowUp", "Shift+ArrowDown"), label: m.ui_keys_extend },
  {
    id: "column_width",
    keys: keys("Shift+ArrowLeft", "Shift+ArrowRight"),
    label: m.ui_keys_column_width,
  },
  { id: "column_move", keys: keys("Ctrl+ArrowLeft", "Ctrl+ArrowRight"), label: m.ui_keys_column_move },
];

const CODES: Omit<Shortcut, "scope">[] = [
  { id: "present", keys: () => [letterOf("present")], label: m.ui_attendance_code_present },
  { id: "late", keys: () => [letterOf("late")], label: m.ui_attendance_code_late },
  { id: "remote", keys: () => [letterOf("remote")], label: m.ui_attendance_code_remote },
  {
    id: "absent_unexplained",
    keys: () => [letterOf("absent_unexplained")],
    label: m.ui_attendance_code_absent_unexplained,
  },
  { id: "sick", keys: () => [letterOf("sick")], label: m.ui_attendance_code_sick },
  { id: "sick_child", keys: () => [letterOf("sick_child")], label: m.ui_attendance_code_sick_child },
  { id: "job_interview", keys: () => [letterOf("job_interview")], label: m.ui_attendance_code_job_interview },
  { id: "official_visit", keys: () => [letterOf("official_visit")], label: m.ui_attendance_code_official_visit },
  { id: "public_duty", keys: () => [letterOf("public_duty")], label: m.ui_attendance_code_public_duty },
  {
    id: "authorised_absence",
    keys: () => [letterOf("authorised_absence")],
    label: m.ui_attendance_code_authorised_absence,
  },
  {
    id: "unauthorised_absence",
    keys: () => [letterOf("unauthorised_absence")],
    label: m.ui_attendance_code_unauthorised_absence,
  },
  { id: "not_held", keys: () => [letterOf("not_held")], label: m.ui_attendance_code_not_held },
];

const MARKS: Omit<Shortcut, "scope">[] = [
  ...MOVES,
  { id: "choose", keys: keys("Enter", "F2"), label: m.ui_keys_choose_mark },
  { id: "clear", keys: keys("Delete"), label: m.ui_attendance_clear },
  ...CODES,
];

const MANY: Omit<Shortcut, "scope">[] = [
  { id: "fill_down", keys: keys("Ctrl+D"), label: m.ui_keys_fill_down },
  { id: "paste", keys: keys("Ctrl+V"), label: m.ui_keys_paste },
];

const DAY: Omit<Shortcut, "scope">[] = [
  ...LETTER_ACTS.map((act) => ({ id: act, keys: () => [letterOf(act)], label: () => wordsOf(act) })),
  { id: "number", keys: keys(..."0123456789"), label: m.ui_keys_jump_number },
  { id: "select", keys: keys("Space"), label: m.ui_keys_select },
  { id: "extend", keys: keys("Shift+ArrowUp", "Shift+ArrowDown"), label: m.ui_keys_extend },
  ...MANY,
];

const MONTH: Omit<Shortcut, "scope">[] = [
  {
    id: "extend",
    keys: keys("Shift+ArrowUp", "Shift+ArrowDown", "Shift+ArrowLeft", "Shift+ArrowRight"),
    label: m.ui_keys_extend,
  },
  ...MANY,
];

/** Shortcuts that a component answers itself, under the name of its scope. */
const owned = (scope: Scope, list: readonly Omit<Shortcut, "scope">[]): Shortcut[] =>
  list.map((shortcut) => ({ ...shortcut, id: `${scope}.${shortcut.id}`, scope, own: true }));

export type ActId = (typeof GLOBAL)[number]["id"] | View | "form.save_next";

export const CATALOGUE: readonly Shortcut[] = [
  ...GLOBAL.map((shortcut): Shortcut => ({ ...shortcut, scope: "global" })),
  ...VIEWS.map(
    (number): Shortcut => ({
      id: `view.${number}`,
      keys: keys(`Ctrl+${number}`),
      scope: "global",
      label: () => VIEW_NAMES[number](),
    }),
  ),
  { id: "form.save_next", keys: keys("Ctrl+Enter"), scope: "form", label: m.ui_keys_save_form },
  ...owned("grid", GRID),
  ...owned("attendance", [...MARKS, ...DAY]),
  ...owned("month", [...MARKS, ...MONTH]),
];

export interface Conflict {
  keys: string;
  ids: string[];
}

/** Keys with two meanings: twice in one scope, or in a scope and everywhere. */
export function conflicts(list: readonly Shortcut[]): Conflict[] {
  const found: Conflict[] = [];
  for (const scope of Object.keys(SCOPES) as Scope[]) {
    const byKeys = new Map<string, string[]>();
    for (const shortcut of list.filter((other) => other.scope === scope || other.scope === "global")) {
      for (const each of shortcut.keys()) byKeys.set(each, [...(byKeys.get(each) ?? []), shortcut.id]);
    }
    for (const [each, ids] of byKeys) {
      const known = found.some((other) => other.keys === each && other.ids.join() === ids.join());
      if (ids.length > 1 && !known) found.push({ keys: each, ids });
    }
  }
  return found;
}
