import type { Wire } from "~/api";
import { useSeat } from "~/app/desk";
import { Unprinted, usePrinting } from "~/app/printing";
import { type Column, type ColumnState, type LoadPage, visible } from "~/grid";
import { fmtCount, fmtDate, m } from "~/i18n";
import { Banner } from "~/kit";
import styles from "./ListPaper.module.css";
import { logPaper } from "./paper";

/** The most clients that go on paper at once. */
const MOST = 500;
/** The most that one command answers. */
const STEP = 200;
/** Rows of a sheet, of two lines each: WebKit repeats no head of a table and counts no pages, so each has its own. */
const SHEET = 24;

type Line = Wire.ClientLine;
/** Without the signal of a query: what is printed is asked for by the press of a button. */
type Load = (...asked: [offset: number, limit: number]) => ReturnType<LoadPage<Line>>;

interface Asked {
  readonly columns: readonly Column<Line>[];
  readonly columnState: ColumnState;
  /** What the list is narrowed by, in words. */
  readonly filters: readonly string[];
  readonly load: Load;
}

interface Paper extends Omit<Asked, "load"> {
  readonly rows: readonly Line[];
}

/** All rows of the list as it is narrowed; refused before the second page where there are too many. */
async function readAll(load: Load): Promise<Line[]> {
  const rows: Line[] = [];
  for (;;) {
    const page = await load(rows.length, STEP);
    if (page.total > MOST) {
      throw new Unprinted(m.ui_clients_paper_many({ shown: fmtCount(page.total), most: fmtCount(MOST) }));
    }
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) break;
  }
  if (rows.length === 0) throw new Unprinted(m.ui_clients_paper_nobody());
  return rows;
}

/** The list as it stands, made ready for paper and printed. */
export function useListPaper({ load, ...asked }: Asked) {
  return usePrinting<Paper>(
    async () => {
      const rows = await readAll(load);
      await logPaper(rows.map(({ id }) => id));
      return { ...asked, rows };
    },
    (reason) => m.ui_clients_paper_failed({ reason }),
  );
}

/** Whom nobody may find by a paper stands last, so that no place among the names tells anything. */
function aliased(rows: readonly Line[]): Line[] {
  const hidden = rows
    .filter(({ non_disclosure }) => non_disclosure)
    .map((row, at) => ({ ...row, last_name: m.ui_today_paper_alias({ number: fmtCount(at + 1) }), first_names: "" }));
  return [...rows.filter(({ non_disclosure }) => !non_disclosure), ...hidden];
}

/** Why nothing was printed, and what is seen on paper only. */
export function ListPaper({ paper, problem }: Pick<ReturnType<typeof useListPaper>, "paper" | "problem">) {
  return (
    <>
      {problem !== null && (
        <Banner kind="danger" role="alert">
          {problem}
        </Banner>
      )}
      {paper !== null && <Sheets {...paper} />}
    </>
  );
}

function Sheets({ columns, columnState, filters, rows }: Paper) {
  const { today, worker } = useSeat();
  const lines = aliased(rows);
  const starts = lines.flatMap((_, at) => (at % SHEET === 0 ? [at] : []));
  return (
    <div className={styles.paper} aria-hidden data-paper>
      <h1>{m.ui_nav_clients()}</h1>
      <p>{filters.length > 0 ? filters.join(" · ") : m.ui_clients_view_all()}</p>
      <p>
        {m.ui_clients_count({ count: rows.length, shown: fmtCount(rows.length) })}
        {" · "}
        {m.ui_clients_paper_printed({ date: fmtDate(today), worker: worker.name })}
      </p>
      {starts.map((from) => (
        <Sheet
          key={from}
          columns={visible(columns, columnState)}
          rows={lines.slice(from, from + SHEET)}
          from={from + 1}
          total={rows.length}
        />
      ))}
    </div>
  );
}

interface SheetProps extends Pick<Paper, "columns" | "rows"> {
  readonly from: number;
  readonly total: number;
}

function Sheet({ columns, rows, from, total }: SheetProps) {
  const to = from + rows.length - 1;
  return (
    <section className={styles.sheet}>
      <table className={styles.rows}>
        <thead>
          <tr>
            {columns.map(({ id, header, align }) => (
              <th key={id} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ id, text, align }) => (
                <td key={id} data-align={align}>
                  {text(row).trim()}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.range}>
        {m.ui_clients_paper_rows({ from: fmtCount(from), to: fmtCount(to), total: fmtCount(total) })}
      </p>
    </section>
  );
}
