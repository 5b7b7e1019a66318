import { type ReactNode, useState } from "react";
import {
  type Column,
  ColumnChooser,
  type ColumnState,
  DataGrid,
  type Density,
  type LoadPage,
  noColumnState,
  type Sort,
} from "~/grid";
import { fmtDate } from "~/i18n";
import { EmptyState } from "~/kit";
import styles from "./Gallery.module.css";
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

const many =
  (total: number): LoadPage<Client> =>
  async (offset, limit) => ({
    total,
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => client(offset + at)),
  });

const never: LoadPage<Client> = () => new Promise(() => {});
const failing: LoadPage<Client> = async () => {
  throw new Error("no answer");
};

const nothing = () => {};

interface StateProps {
  readonly name: string;
  readonly loadPage: LoadPage<Client>;
  readonly density?: Density;
  readonly empty?: ReactNode;
}

/** A short list in one state. */
function State({ name, loadPage, density = "normal", empty }: StateProps) {
  return (
    <Sample name={`DataGrid, ${name}`} tall>
      <div className={styles.list}>
        <DataGrid
          label={`Asiakkaat, ${name}`}
          columns={COLUMNS}
          rowId={(row) => row.id}
          queryKey={["gallery", name]}
          loadPage={loadPage}
          density={density}
          empty={empty}
        />
      </div>
    </Sample>
  );
}

export function Lists() {
  const [columns, setColumns] = useState<ColumnState>(noColumnState);
  const [density, setDensity] = useState<Density>("normal");
  const [sort, setSort] = useState<Sort>({ column: "name", direction: "ascending" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(["1", "2"]));
  return (
    <>
      <Sample name="DataGrid, 10 000 rows" tall>
        <div className={styles.row}>
          <ColumnChooser
            columns={COLUMNS}
            state={columns}
            onChange={setColumns}
            density={density}
            onDensityChange={setDensity}
          />
        </div>
        <div className={styles.list}>
          <DataGrid
            label="Asiakkaat"
            columns={COLUMNS}
            rowId={(row) => row.id}
            queryKey={["gallery", sort]}
            loadPage={many(10_000)}
            columnState={columns}
            density={density}
            onColumnStateChange={setColumns}
            sort={sort}
            onSortChange={setSort}
            selected={selected}
            onSelectedChange={setSelected}
          />
        </div>
      </Sample>
      <div className={styles.grid}>
        <State name="compact" loadPage={many(3)} density="compact" />
        <State name="roomy" loadPage={many(3)} density="roomy" />
        <State name="loading" loadPage={never} />
        <State name="error" loadPage={failing} />
        <State
          name="nothing yet"
          loadPage={many(0)}
          empty={<EmptyState kind="nothing" text="Lisää ensimmäinen asiakas, niin hän näkyy tässä." />}
        />
        <State name="no hits" loadPage={many(0)} empty={<EmptyState kind="no_hits" onClear={nothing} />} />
      </div>
    </>
  );
}
