import { useState } from "react";
import {
  AttendanceDay,
  type AttendanceMark,
  AttendanceMonth,
  type AttendancePerson,
  type MarkedDay,
  type MonthDay,
  type MonthPerson,
} from "~/grid";
import { Sample } from "./Sample";

const DATE = "2027-02-03";
const TASKS = [
  { id: "sort", name: "Lajittelu" },
  { id: "desk", name: "Asiakaspalvelu" },
];

const PERSON: AttendancePerson = {
  client_id: "aaltonen",
  name: "Aaltonen Aino",
  planned_hours: 600,
  attendance: null,
  hours: null,
  work_task_id: null,
  note: null,
  unauthorised_run: 0,
  alert: "none",
  tasks_allowed: true,
};

/** Each row in another state of a day. */
const PEOPLE: readonly AttendancePerson[] = [
  PERSON,
  {
    ...PERSON,
    client_id: "heikkinen",
    name: "Heikkinen Eero",
    attendance: "present",
    hours: 600,
    work_task_id: "sort",
    note: "Uusi tehtävä sujui",
  },
  { ...PERSON, client_id: "korhonen", name: "Korhonen Helmi", attendance: "late", hours: 525, yesterday: "present" },
  { ...PERSON, client_id: "lindqvist", name: "Lindqvist Åsa", attendance: "sick" },
  {
    ...PERSON,
    client_id: "makela",
    name: "Mäkelä Veikko",
    attendance: "unauthorised_absence",
    unauthorised_run: 3,
    alert: "warn",
  },
  {
    ...PERSON,
    client_id: "nieminen",
    name: "Nieminen Onni",
    attendance: "unauthorised_absence",
    unauthorised_run: 5,
    alert: "interrupt",
  },
  { ...PERSON, client_id: "rasanen", name: "Räsänen Sisko", planned_hours: null, tasks_allowed: false },
  {
    ...PERSON,
    client_id: "ohman",
    name: "Öhman Ilmari",
    attendance: "remote",
    hours: 600,
    problem: "Kuukausi on hyväksytty.",
  },
];

const DAYS: readonly MonthDay[] = Array.from({ length: 28 }, (_, at) => ({
  date: `2027-02-${String(at + 1).padStart(2, "0")}`,
  off: at % 7 > 4,
  locked: at < 5,
}));

const EXPECTED: MarkedDay = {
  attendance: null,
  hours: null,
  work_task_id: null,
  note: null,
  planned_hours: 600,
};

const MONTH: readonly MonthPerson[] = [
  {
    client_id: "aaltonen",
    name: "Aaltonen Aino",
    days: DAYS.map((day, at) =>
      day.off ? null : { ...EXPECTED, attendance: at < 12 ? "present" : null, hours: at < 12 ? 600 : null },
    ),
  },
  {
    client_id: "heikkinen",
    name: "Heikkinen Eero",
    days: DAYS.map((day, at) => (day.off || at < 7 ? null : { ...EXPECTED, attendance: at === 8 ? "sick" : null })),
  },
  {
    client_id: "korhonen",
    name: "Korhonen Helmi",
    days: DAYS.map((day, at) =>
      day.off ? null : { ...EXPECTED, attendance: at > 7 && at < 11 ? "unauthorised_absence" : null },
    ),
  },
];

/** Marks that stay: each act is taken over as the engine would. */
function useDay(start: readonly AttendancePerson[]) {
  const [people, setPeople] = useState(start);
  const mark = (marks: AttendanceMark[]) =>
    setPeople((before) =>
      before.map((person) => ({ ...person, ...marks.find((one) => one.client_id === person.client_id) })),
    );
  return [people, mark] as const;
}

function useMonth(start: readonly MonthPerson[]) {
  const [people, setPeople] = useState(start);
  const mark = (marks: AttendanceMark[]) =>
    setPeople((before) =>
      before.map((person) => ({
        ...person,
        days: person.days.map((day, at) => {
          const made = marks.find((one) => one.client_id === person.client_id && one.date === DAYS[at]?.date);
          return day && made ? { ...day, attendance: made.attendance, hours: made.hours } : day;
        }),
      })),
    );
  return [people, mark] as const;
}

const nothing = () => {};

export function Marks() {
  const [people, mark] = useDay(PEOPLE);
  const [month, markMonth] = useMonth(MONTH);
  return (
    <>
      <Sample name="AttendanceDay" tall>
        <AttendanceDay date={DATE} people={people} tasks={TASKS} onMark={mark} />
      </Sample>
      <Sample name="AttendanceDay, locked" tall>
        <AttendanceDay date={DATE} people={PEOPLE.slice(0, 3)} tasks={TASKS} onMark={nothing} locked />
      </Sample>
      <Sample name="AttendanceDay, letters off" tall>
        <AttendanceDay date={DATE} people={PEOPLE.slice(0, 2)} tasks={[]} onMark={nothing} letterKeys={false} />
      </Sample>
      <Sample name="AttendanceDay, nobody" tall>
        <AttendanceDay date={DATE} people={[]} tasks={[]} onMark={nothing} />
      </Sample>
      <Sample name="AttendanceMonth" tall>
        <AttendanceMonth days={DAYS} people={month} onMark={markMonth} />
      </Sample>
      <Sample name="AttendanceMonth, letters off" tall>
        <AttendanceMonth
          days={DAYS.slice(0, 7).map((day) => ({ ...day, locked: true }))}
          people={MONTH.slice(0, 1).map((person) => ({ ...person, days: person.days.slice(0, 7) }))}
          onMark={nothing}
          letterKeys={false}
        />
      </Sample>
    </>
  );
}
