import { ChartFigure, type ChartRow, type Series } from "~/chart";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

const TOWNS = ["Joensuu", "Kitee", "Lieksa", "Nurmes", "Outokumpu"];

const SERIES: readonly Series[] = [
  { id: "female", label: "Naiset" },
  { id: "male", label: "Miehet" },
];
const ONE: readonly Series[] = [{ id: "female", label: "Osallistujat" }];

const ROWS: readonly ChartRow[] = TOWNS.map((town, at) => ({
  id: town,
  label: town,
  values: { female: 60 - at * 9, male: at === 4 ? null : 60 - at * 11 },
}));

const READING = "Joensuussa on eniten osallistujia, 120.";

const nothing = () => {};

export function Charts() {
  const figure = { title: "Osallistujat kunnittain", reading: READING, rowsLabel: "Kunta" };
  return (
    <div className={styles.grid}>
      <Sample name="ChartFigure" tall>
        <ChartFigure {...figure} rows={ROWS} series={SERIES} />
      </Sample>
      <Sample name="ChartFigure, one series" tall>
        <ChartFigure {...figure} rows={ROWS} series={ONE} />
      </Sample>
      <Sample name="ChartFigure, table" tall>
        <ChartFigure {...figure} rows={ROWS} series={SERIES} initiallyTable />
      </Sample>
      <Sample name="ChartFigure, table that opens" tall>
        <ChartFigure {...figure} rows={ROWS} series={SERIES} initiallyTable onOpen={nothing} />
      </Sample>
      <Sample name="ChartFigure, no figures" tall>
        <ChartFigure {...figure} reading="Osallistujia ei vielä ole." rows={[]} series={SERIES} />
      </Sample>
    </div>
  );
}
