import { useQuery } from "@tanstack/react-query";
import { view } from "~/api";
import { fmtCount, fmtMoment, m } from "~/i18n";
import { Banner, Disclosure, Skeleton } from "~/kit";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { type Act, actsOf, type FieldChange, type RowChange } from "./journal";
import { useNames } from "./office";
import { Part } from "./Part";
import { problemText } from "./words";

/** As many rows of an act are seen at once. */
const FEW = 4;
const MOST = 200;

export function History({ client }: SectionProps) {
  const names = useNames();
  const history = useQuery(view("client_history", { client_id: client.id }));
  const lines = history.data;
  return (
    <Part plain title={m.ui_client_tab_history()}>
      {history.isError ? (
        <Banner kind="danger" role="alert">
          {problemText(history.error)}
        </Banner>
      ) : lines === undefined ? (
        <Skeleton lines={6} />
      ) : lines.length === 0 ? (
        <p>{m.ui_client_history_none()}</p>
      ) : (
        <>
          {lines.length >= MOST && (
            <p className={styles.quiet}>{m.ui_client_history_limit({ shown: fmtCount(lines.length) })}</p>
          )}
          <ul className={styles.entries}>
            {actsOf(lines, names).map((act) => (
              <Entry key={act.id} act={act} />
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

function Entry({ act }: { readonly act: Act }) {
  const rows = act.rows.map((row) => <Row key={row.id} row={row} />);
  return (
    <li className={styles.entry}>
      <div className={styles.top}>
        <strong>{act.title}</strong>
        <span className={styles.quiet}>
          {m.ui_client_history_by({ who: act.worker, when: fmtMoment(new Date(act.at)) })}
        </span>
      </div>
      {rows.length <= FEW ? (
        rows
      ) : (
        <>
          <p className={styles.quiet}>{countsOf(act.rows)}</p>
          <Disclosure title={m.ui_client_history_details()}>
            <div className={styles.entries}>{rows}</div>
          </Disclosure>
        </>
      )}
    </li>
  );
}

/** "Läsnäolo, lisätty: 61 riviä" for each kind of row. */
function countsOf(rows: readonly RowChange[]): string {
  const counts = new Map<string, number>();
  for (const { title } of rows) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts]
    .map(([title, count]) => `${title}: ${m.ui_client_history_rows({ count, shown: fmtCount(count) })}`)
    .join("; ");
}

function Row({ row }: { readonly row: RowChange }) {
  return (
    <div>
      <p className={styles.quiet}>{row.title}</p>
      {row.fields.length > 0 && (
        <dl className={styles.changes}>
          {row.fields.map((field) => (
            <div key={field.label} className={styles.change}>
              <dt>{field.label}</dt>
              <dd>{changeText(field)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function changeText({ before, after }: FieldChange): string {
  if (before === null) return after ?? "";
  if (after === null) return before;
  return m.ui_client_history_change({ before, after });
}
