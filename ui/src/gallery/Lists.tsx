import { useState } from "react";
import { ChartFigure } from "~/chart";
import {
  AttendanceDay,
  type AttendanceMark,
  type AttendancePerson,
  type Column,
  type ColumnState,
  DataGrid,
  noColumnState,
} from "~/grid";
import { fmtDate } from "~/i18n";
import { Sample } from "./Sample";

interface Client {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly ends: string;
}

const FAMILY = ["Aaltonen", "Heikkinen", "Korhonen", "Lindqvist", "Mäkelä", "Nieminen", "Räsänen", "Öhman"];
const GIVEN = ["Aino", "Eero", "Helmi", "Ilmari", "Kerttu", "Onni", "Sisko", "Veikko", "Åsa"];
const TOWNS = ["Joensuu", "Kitee", "Lieksa", "Nurmes", "Outokumpu"];

const of = (list: readonly string[], at: number) => list[at % list.length] ?? "";
const client = (at: number): Client => ({
  id: String(at),
  name: `${of(FAMILY, at * 3)} ${of(GIVEN, at * 5)}`,
  town: of(TOWNS, at * 7),
  ends: `2027-0${1 + (at % 9)}-1${at % 9}`,
});

const COLUMNS: Column<Client>[] = [
  { id: "name", header: "Nimi", text: (row) => row.name, rowHeader: true, sortable: true, always: true, width: 16 },
  { id: "town", header: "Kunta", text: (row) => row.town, sortable: true },
  { id: "ends", header: "Jakso päättyy", text: (row) => fmtDate(row.ends), align: "end" },
];

const loadPage = async (offset: number, limit: number) => ({
  total: 10_000,
  rows: Array.from({ length: Math.min(limit, 10_000 - offset) }, (_, at) => client(offset + at)),
});

const PEOPLE: AttendancePerson[] = Array.from({ length: 6 }, (_, at) => ({
  client_id: String(at),
  name: client(at).name,
  planned_hours: 600,
  attendance: at === 1 ? "present" : at === 3 ? "unauthorised_absence" : null,
  hours: at === 1 ? 600 : null,
  work_task_id: null,
  note: at === 1 ? "Uusi tehtävä sujui" : null,
  unauthorised_run: at === 3 ? 3 : 0,
  alert: at === 3 ? "warn" : "none",
  tasks_allowed: true,
}));

export function Lists() {
  const [people, setPeople] = useState(PEOPLE);
  const [columns, setColumns] = useState<ColumnState>(noColumnState);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mark = (marks: AttendanceMark[]) =>
    setPeople((before) =>
      before.map((person) => ({ ...person, ...marks.find((one) => one.client_id === person.client_id) })),
    );
  return (
    <>
      <Sample name="AttendanceDay" tall>
        <AttendanceDay date="2027-02-03" people={people} tasks={[{ id: "sort", name: "Lajittelu" }]} onMark={mark} />
      </Sample>
      <Sample name="DataGrid, 10 000 rows" tall>
        <DataGrid
          label="Asiakkaat"
          columns={COLUMNS}
          rowId={(row) => row.id}
          queryKey={["gallery"]}
          loadPage={loadPage}
          columnState={columns}
          onColumnStateChange={setColumns}
          selected={selected}
          onSelectedChange={setSelected}
        />
      </Sample>
      <Sample name="ChartFigure" tall>
        <ChartFigure
          title="Osallistujat kunnittain"
          reading="Joensuussa on eniten osallistujia, 120."
          rowsLabel="Kunta"
          rows={TOWNS.map((town, at) => ({
            id: town,
            label: town,
            values: { female: 60 - at * 9, male: 60 - at * 11 },
          }))}
          series={[
            { id: "female", label: "Naiset" },
            { id: "male", label: "Miehet" },
          ]}
        />
      </Sample>
    </>
  );
}
