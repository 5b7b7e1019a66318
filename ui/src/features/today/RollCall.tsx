import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { NEEDS, type Wire } from "~/api";
import { useMay } from "~/app/desk";
import { usePhrases } from "~/app/phrases";
import { setPreferences, usePreferences } from "~/app/preferences";
import { newNoteOf } from "~/features/clients/asked";
import { type AttendanceCode, AttendanceDay } from "~/grid";
import { type IsoDate, m } from "~/i18n";
import { useKeys } from "~/keys";
import { personOf } from "./day";
import styles from "./Today.module.css";
import type { Marks } from "./useMarks";

export interface RollCallProps {
  readonly date: IsoDate;
  readonly group: Wire.DayGroup;
  readonly tasks: readonly Wire.TaskLine[];
  readonly yesterday: ReadonlyMap<string, AttendanceCode | null>;
  readonly marks: Marks;
  readonly onAddPerson: () => void;
  readonly arrived: { readonly client_id: string } | null;
  /** The day has not come: it shows what is planned and takes no marks. */
  readonly coming: boolean;
}

/** The people of one group on one day. */
export function RollCall({ date, group, tasks, yesterday, marks, onAddPerson, arrived, coming }: RollCallProps) {
  const { letterKeys, wholeKeyLegend } = usePreferences();
  const phrases = usePhrases();
  const navigate = useNavigate();
  const activePerson = useRef<string | null>(null);
  const mayWrite = useMay(NEEDS.add_note) && group.people.length > 0;
  const write = () => {
    if (activePerson.current !== null) void navigate(newNoteOf(activePerson.current));
  };
  useKeys({ new: mayWrite ? write : undefined });
  const problems = new Map(
    marks.failed.filter((each) => each.mark.date === date).map((each) => [each.mark.client_id, each.problem]),
  );
  const grid = (
    <AttendanceDay
      date={date}
      people={group.people.map((person) =>
        personOf(person, yesterday.get(person.client_id) ?? null, problems.get(person.client_id) ?? null),
      )}
      tasks={tasks}
      locked={coming}
      {...(coming ? { lockedText: m.ui_today_coming() } : {})}
      onMark={marks.save}
      onAddPerson={onAddPerson}
      activePerson={activePerson}
      arrived={arrived}
      phrases={phrases}
      letterKeys={letterKeys}
      wholeLegend={wholeKeyLegend}
      onWholeLegend={(whole) => setPreferences({ wholeKeyLegend: whole })}
    />
  );
  if (!coming) return grid;
  return (
    <div className={styles.several}>
      <p className={styles.hint}>{m.ui_today_coming()}</p>
      {grid}
    </div>
  );
}
