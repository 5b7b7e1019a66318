import { useInfiniteQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef } from "react";
import { call, errorText, viewKey, type Wire } from "~/api";
import { ReadFault } from "~/app/ReadFault";
import { genderName } from "~/features/clients/words";
import { fmtCount, m } from "~/i18n";
import { Banner, Button, Skeleton } from "~/kit";
import { missingText } from "./indicators";
import { TableBox } from "./report";
import styles from "./Statistics.module.css";

export type Asked = Omit<Wire.FigurePersons, "offset">;

const toClient = ({ client_id }: Wire.FigurePerson) => `#/clients/${client_id}`;

/** To the part of the client's page where what is missing is filled in. */
function toMissing(person: Wire.FigurePerson): string {
  const ofStart = person.missing.some((one) => one === "education" || one === "status_at_start");
  return ofStart ? `${toClient(person)}?section=participation` : toClient(person);
}

interface FigurePersonsProps {
  readonly asked: Asked;
  /** Shown instead of a list of nobody. */
  readonly none: string;
  readonly label: string;
}

/** The persons behind a figure, as many as it says, each with the way to the client's page. */
export function FigurePersons({ asked, none, label }: FigurePersonsProps) {
  const pages = useInfiniteQuery({
    queryKey: viewKey("figure_persons", { ...asked, offset: 0 }),
    queryFn: ({ pageParam }) => call("figure_persons", { ...asked, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last: Wire.FigurePersonsView, all: readonly Wire.FigurePersonsView[]) => {
      const shown = all.reduce((sum, page) => sum + page.persons.length, 0);
      return shown < last.total && last.persons.length > 0 ? shown : undefined;
    },
  });
  // the button goes once all are shown: the focus moves on to the first of those it brought
  const rows = useRef<HTMLTableSectionElement>(null);
  const waiting = useRef<number | null>(null);
  useLayoutEffect(() => {
    const link = waiting.current === null ? null : rows.current?.querySelectorAll("a")[waiting.current];
    if (!link) return;
    waiting.current = null;
    link.focus();
  });
  if (!pages.data) {
    return pages.isError ? <ReadFault error={pages.error} again={pages.refetch} /> : <Skeleton rows lines={6} />;
  }
  const persons = pages.data.pages.flatMap((page) => page.persons);
  const total = pages.data.pages[0]?.total ?? 0;
  const withMissing = asked.indicator === null;
  if (total === 0) return <p className={styles.help}>{none}</p>;
  return (
    <div className={styles.persons}>
      <p role="status" className={styles.help}>
        {m.ui_statistics_persons_count({ count: total, shown: fmtCount(total) })}
      </p>
      <TableBox label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.lead}>
              {m.ui_statistics_name()}
            </th>
            <th scope="col" className={styles.words}>
              {m.ui_client_fact_gender()}
            </th>
            {withMissing && (
              <th scope="col" className={styles.words}>
                {m.ui_statistics_missing()}
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={rows}>
          {persons.map((person) => (
            <tr key={person.client_id}>
              <th scope="row" className={styles.person}>
                <a className={styles.link} href={withMissing ? toMissing(person) : toClient(person)}>
                  {person.last_name} {person.first_names}
                </a>
              </th>
              <td className={styles.wordsAlone}>{genderName(person.gender)}</td>
              {withMissing && <td className={styles.wordsAlone}>{missingText(person.missing)}</td>}
            </tr>
          ))}
        </tbody>
      </TableBox>
      {pages.isError && (
        <Banner kind="danger" role="alert">
          {errorText(pages.error)}
        </Banner>
      )}
      {pages.hasNextPage && (
        <Button
          isPending={pages.isFetchingNextPage}
          onPress={() => {
            waiting.current = persons.length;
            void pages.fetchNextPage();
          }}
        >
          {m.ui_statistics_persons_more({
            count: Math.min(200, total - persons.length),
            shown: fmtCount(Math.min(200, total - persons.length)),
          })}
        </Button>
      )}
    </div>
  );
}
