import { useQuery } from "@tanstack/react-query";
import { view } from "~/api";
import { ReadFault } from "~/app/ReadFault";
import { fmtCount, fmtMoment, m } from "~/i18n";
import { Skeleton } from "~/kit";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { useNames } from "./office";
import { Part, Table } from "./Part";
import { readText } from "./words";

/** The most looks that the engine gives. */
const MOST = 200;

export function Readers({ client }: SectionProps) {
  const names = useNames();
  const readers = useQuery(view("list_readers", { client_id: client.id }));
  return (
    <Part plain title={m.ui_client_tab_readers()}>
      <p className={styles.quiet}>
        {m.ui_client_readers_text()}
        {readers.data?.length === MOST && ` ${m.ui_client_readers_most({ shown: fmtCount(MOST) })}`}
      </p>
      {readers.isError ? (
        <ReadFault error={readers.error} again={readers.refetch} />
      ) : readers.data === undefined ? (
        <Skeleton />
      ) : readers.data.length === 0 ? (
        <p>{m.ui_client_readers_none()}</p>
      ) : (
        <Table
          label={m.ui_client_tab_readers()}
          columns={[
            { name: m.ui_client_column_when() },
            { name: m.ui_client_column_who() },
            { name: m.ui_client_column_what() },
          ]}
          rows={readers.data.map((line, at) => ({
            id: String(at),
            cells: [fmtMoment(new Date(line.at)), names.worker(line.worker_id), readText(line)],
          }))}
        />
      )}
    </Part>
  );
}
