import { type ReactNode, useState } from "react";
import { NEEDS } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { fmtCount, fmtDate, fmtDateRange, m } from "~/i18n";
import { Button } from "~/kit";
import styles from "./Clients.module.css";
import type { Section, SectionProps } from "./ClientView";
import { OffPaper } from "./OffPaper";
import { useNames } from "./office";
import { Part } from "./Part";
import { ReviewPlan } from "./ReviewPlan";
import {
  daysLater,
  firstCounted,
  lacksFirstDay,
  missingOf,
  openSpell,
  spellPhaseOf,
  summaryOf,
  withPlaces,
} from "./record";
import { ToDay } from "./ToDay";
import { milestonesOf } from "./timeline";
import { basisName, noteKindName, situationName } from "./words";

const ENDS_SOON = 30;
const REVIEW_SOON = 14;

interface Todo {
  readonly id: string;
  readonly text: ReactNode;
  readonly section?: Section;
  /** The next step, where it is another than to look at a section. */
  readonly act?: ReactNode;
}

/** Where the client stands, derived from the record. */
export function Situation({ client, onSection }: SectionProps) {
  const today = useToday();
  const names = useNames();
  const mayMark = useMay(NEEDS.get_day);
  const mayPeriods = client.capabilities.includes("edit_period");
  const { spell, open, present, unexplained, situation, note } = summaryOf(client, today);

  const milestones = milestonesOf(client, today);
  const onPaper = milestonesOf(withPlaces(client, m.ui_clients_hidden()), today);
  const [reviewing, setReviewing] = useState(false);

  const todos: Todo[] = [];
  const running = openSpell(client);
  if (spell === undefined) {
    todos.push({ id: "spell", text: m.ui_client_todo_no_participation(), section: "participation" });
  }
  const [oldest] = unexplained;
  if (oldest !== undefined) {
    const count = unexplained.length;
    todos.push({
      id: "unexplained",
      text: m.ui_client_todo_unexplained({ count, shown: fmtCount(count) }),
      ...(mayMark ? { act: <ToDay client={client} date={oldest} /> } : { section: "attendance" }),
    });
  }
  const review = client.next_review_on;
  const mayReview = client.capabilities.includes(NEEDS.review_plan);
  if (review !== null && review <= daysLater(today, REVIEW_SOON)) {
    const date = fmtDate(review);
    todos.push({
      id: "review",
      text: review < today ? m.ui_client_todo_review_late({ date }) : m.ui_client_todo_review_soon({ date }),
      act: mayReview && (
        <Button small onPress={() => setReviewing(true)}>
          {m.ui_client_review()}
        </Button>
      ),
    });
  }
  for (const period of open) {
    if (period.end_date !== null && period.end_date <= daysLater(today, ENDS_SOON)) {
      const date = fmtDate(period.end_date);
      todos.push({
        id: period.id,
        text: (
          <OffPaper client={client} instead={m.ui_client_todo_period_ends_paper({ date })}>
            {m.ui_client_todo_period_ends({ environment: period.environment, date })}
          </OffPaper>
        ),
        section: "periods",
      });
    }
  }
  const first = firstCounted(client);
  if (first !== undefined && missingOf(first).length > 0) {
    todos.push({
      id: "start",
      text: m.ui_client_todo_start_missing({ what: missingText(first) }),
      section: "participation",
    });
  }
  if (first !== undefined && lacksFirstDay(first)) {
    todos.push({ id: "first-day", text: m.ui_client_start_since_missing(), section: "participation" });
  }
  if (mayPeriods && running !== undefined && open.length === 0 && spellPhaseOf(running, today) === "open") {
    todos.push({ id: "period", text: m.ui_client_todo_no_period(), section: "periods" });
  }

  const marked = client.attendance?.length ?? 0;
  return (
    <div className={styles.section}>
      <Part title={m.ui_client_todo()}>
        {todos.length === 0 ? (
          <p className={styles.quiet}>{m.ui_client_todo_none()}</p>
        ) : (
          <ul className={styles.todo}>
            {todos.map(({ id, text, section, act }) => (
              <li key={id}>
                <span>{text}</span>
                {act}
                {section !== undefined && (
                  <Button small onPress={() => onSection(section)}>
                    {m.ui_client_todo_show()}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={m.ui_client_summary()}>
        <dl className={styles.pairs}>
          <dt>{m.ui_client_summary_period()}</dt>
          <dd>
            {open.length === 0
              ? m.ui_client_summary_no_period()
              : open.map((period) => (
                  <div key={period.id}>
                    <OffPaper client={client}>{period.environment}</OffPaper>, {basisName(period.legal_basis)},{" "}
                    {fmtDateRange(period.start_date, period.end_date)}
                  </div>
                ))}
          </dd>
          {client.attendance !== null && (
            <>
              <dt>{m.ui_client_summary_attendance()}</dt>
              <dd>
                {marked === 0
                  ? m.ui_client_summary_no_attendance()
                  : m.ui_client_summary_attendance_of({ present: fmtCount(present), days: fmtCount(marked) })}
              </dd>
            </>
          )}
          {client.notes !== null && (
            <>
              <dt>{m.ui_client_summary_note()}</dt>
              <dd>
                {note === undefined
                  ? m.ui_client_summary_no_note()
                  : m.ui_client_summary_note_of({
                      date: fmtDate(note.date),
                      kind: noteKindName(note.kind),
                      worker: names.worker(note.worker_id),
                    })}
              </dd>
            </>
          )}
          {mayReview && review === null && (
            <>
              <dt>{m.ui_client_fact_review()}</dt>
              <dd className={styles.fact}>
                {m.ui_client_review_none()}
                <Button small onPress={() => setReviewing(true)}>
                  {m.ui_client_review_agree()}
                </Button>
              </dd>
            </>
          )}
          <dt>{m.ui_client_summary_situation()}</dt>
          <dd>
            {situation === undefined
              ? m.ui_client_summary_no_situation()
              : m.ui_client_summary_situation_of({
                  date: fmtDate(situation.date),
                  situation: situationName(situation.situation),
                })}
          </dd>
        </dl>
      </Part>
      <Part title={m.ui_client_timeline()}>
        {milestones.length === 0 ? (
          <p className={styles.quiet}>{m.ui_client_timeline_none()}</p>
        ) : (
          <ol className={styles.timeline}>
            {milestones.map(({ id, date, text, isPlanned }, at) => (
              <li key={id} data-planned={isPlanned || undefined}>
                <time dateTime={date}>{fmtDate(date)}</time>
                <span>
                  <OffPaper client={client} instead={onPaper[at]?.text ?? ""}>
                    {text}
                  </OffPaper>
                </span>
                {isPlanned && <span className={styles.quiet}>{m.ui_client_timeline_planned()}</span>}
              </li>
            ))}
          </ol>
        )}
      </Part>
      {reviewing && <ReviewPlan client={client} onClose={() => setReviewing(false)} />}
    </div>
  );
}

export function missingText(spell: Parameters<typeof missingOf>[0]): string {
  const words = { education_isced: m.ui_client_start_education, status_at_start: m.ui_client_start_status };
  return missingOf(spell)
    .map((field) => words[field]().toLowerCase())
    .join(", ");
}
