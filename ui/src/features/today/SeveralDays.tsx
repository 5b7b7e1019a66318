import { useQueries } from "@tanstack/react-query";
import { view } from "~/api";
import { setPreferences, usePreferences } from "~/app/preferences";
import { ReadFault } from "~/app/ReadFault";
import { AttendanceMonth, type MarkedDay } from "~/grid";
import { compareNames, fmtCount, type IsoDate, m } from "~/i18n";
import { Skeleton } from "~/kit";
import { chosenGroup, personOf, withMarks } from "./day";
import { GroupPicker } from "./Groups";
import styles from "./Today.module.css";
import type { Marks } from "./useMarks";

export interface SeveralDaysProps {
  readonly dates: readonly IsoDate[];
  /** The environment whose days are read; all that the worker has, if none. */
  readonly place: string | null;
  readonly environment: string | undefined;
  readonly onEnvironment: (id: string) => void;
  readonly marks: Marks;
}

/** Earlier unmarked days side by side, people in the rows: letters, ranges and pasting work over all of them. */
export function SeveralDays({ dates, place, environment, onEnvironment, marks }: SeveralDaysProps) {
  const { letterKeys, wholeKeyLegend } = usePreferences();
  const days = useQueries({ queries: dates.map((date) => view("get_day", { date, environment_id: place })) });
  const failed = days.find((day) => day.error !== null)?.error;
  const read = days.flatMap((day) => (day.data === undefined ? [] : [day.data]));
  if (failed && read.length < dates.length) {
    const again = () => days.filter((day) => day.isError).forEach((day) => void day.refetch());
    return <ReadFault error={failed} again={again} />;
  }
  if (read.length < dates.length) return <Skeleton lines={12} rows />;
  const shown = read.map((day) =>
    withMarks(
      day,
      marks.pending.map((each) => each.mark),
    ),
  );
  const known = new Map(shown.flatMap((day) => day.groups.map((group) => [group.id, group] as const)));
  const table = (id: string) => {
    const people = new Map<string, { name: string; days: (MarkedDay | null)[] }>();
    shown.forEach((day, column) => {
      for (const person of day.groups.find((group) => group.id === id)?.people ?? []) {
        const { name, ...known } = personOf(person);
        const row = people.get(person.client_id) ?? { name, days: dates.map(() => null) };
        row.days[column] = known;
        people.set(person.client_id, row);
      }
    });
    return [...people]
      .map(([client_id, person]) => ({ client_id, ...person }))
      .sort((a, b) => compareNames(a.name, b.name));
  };
  const groups = [...known.values()]
    .map(({ id, environment_id, name }) => ({ id, environment_id, name, people: table(id) }))
    .filter((group) => group.people.length > 0)
    .sort((a, b) => compareNames(a.name, b.name));
  const chosen = chosenGroup(groups, environment);
  if (chosen === undefined) return null;
  return (
    <div className={styles.several}>
      <p className={styles.hint}>{m.ui_today_several_text()}</p>
      <GroupPicker
        groups={groups.map(({ id, name, people }) => ({
          id,
          name,
          count: people.length,
          note: fmtCount(people.length),
        }))}
        chosen={chosen.id}
        onChoose={onEnvironment}
      >
        <AttendanceMonth
          key={chosen.id}
          days={dates.map((date) => ({ date }))}
          people={chosen.people}
          onMark={marks.save}
          letterKeys={letterKeys}
          wholeLegend={wholeKeyLegend}
          onWholeLegend={(whole) => setPreferences({ wholeKeyLegend: whole })}
        />
      </GroupPicker>
    </div>
  );
}
