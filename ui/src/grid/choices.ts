/** What the choosers of the attendance grids offer. */
import { m } from "~/i18n";
import { ATTENDANCE_CODES, labelOf, letterOf } from "./attendance";
import type { Choice } from "./Chooser";

export const NO_TASK = "-";
const CLEAR = "-";

/** Every code, and the way to take the mark away. */
export function codeChoices(letterKeys: boolean): Choice[] {
  const codes = ATTENDANCE_CODES.map((code) => ({
    id: code,
    label: labelOf(code),
    ...(letterKeys ? { letter: letterOf(code) } : {}),
  }));
  return [...codes, { id: CLEAR, label: m.ui_attendance_clear() }];
}

/** The tasks of the bank, the first nine each with its digit, and none of them. */
export function taskChoices(tasks: readonly { id: string; name: string }[], letterKeys: boolean): Choice[] {
  const digit = (at: number) => (letterKeys && at < 9 ? { letter: String(at + 1) } : {});
  return [
    ...tasks.map(({ id, name }, at) => ({ id, label: name, ...digit(at) })),
    { id: NO_TASK, label: m.ui_attendance_no_task(), ...(letterKeys ? { letter: "0" } : {}) },
  ];
}
