import { type ReactNode, useState } from "react";
import { NEEDS, type Wire } from "~/api";
import { useToday } from "~/app/desk";
import { usePhrases } from "~/app/phrases";
import { fmtCount, fmtDate, fmtDateRange, fmtHoursUnit, fmtWeekdays, m } from "~/i18n";
import { Banner, Button, DateField, EmptyState, PhraseText } from "~/kit";
import { useLoggedActs } from "~/undo";
import { useAsk, useAsked } from "./asked";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { endBeforeStart, missing } from "./faults";
import { FormDialog, useForm } from "./form";
import { OffPaper } from "./OffPaper";
import { Part } from "./Part";
import { PeriodForm } from "./PeriodForm";
import { isUnusedPeriod, openSpell, type Phase, periodsOf, phaseOf } from "./record";
import { useTakeAway } from "./takeAway";
import { basisName, findingText, organiserName } from "./words";

type Doing =
  | { readonly kind: "start" }
  | { readonly kind: "edit" | "end" | "assess"; readonly period: Wire.PeriodView };

export function Periods({ client }: SectionProps) {
  const may = client.capabilities.includes("edit_period");
  const today = useToday();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [stored, setStored] = useState<Wire.PeriodStored | null>(null);
  // what has been undone breaks no rule any more
  const isUndone = useLoggedActs().some(({ id, state }) => id === stored?.act && state === "undone");
  const findings = stored === null || isUndone ? [] : stored.findings;
  const periods = periodsOf(client);
  const spell = openSpell(client);
  const start = may && spell !== undefined ? () => setDoing({ kind: "start" }) : undefined;
  useAsked({ period: start });
  const ask = useAsk();
  const close = () => setDoing(null);
  const takeAway = useTakeAway("take_away_period", ({ period_id }) => {
    const environment = periods.find(({ id }) => id === period_id)?.environment ?? "";
    return m.ui_client_period_taken_away({ environment });
  });
  /** What to say of no periods, and what begins the first. */
  const firstStep = () => {
    if (start !== undefined)
      return { text: m.ui_client_period_none(), act: { name: m.ui_client_period_start(), onPress: start } };
    if (!may) return { text: m.ui_client_period_none() };
    const participation = () => ask("participation", "participation");
    return {
      text: m.ui_client_period_no_participation(),
      act: client.capabilities.includes(NEEDS.start_participation)
        ? { name: m.ui_client_participation_start(), onPress: participation }
        : undefined,
    };
  };
  const done = (stored: Wire.PeriodStored) => {
    setStored(stored);
    close();
  };
  return (
    <Part
      plain
      title={m.ui_client_tab_periods()}
      actions={
        start !== undefined && periods.length > 0 ? (
          <Button onPress={start}>{m.ui_client_period_start()}</Button>
        ) : undefined
      }
    >
      {takeAway.problem}
      <div role="status">
        {findings.length > 0 && (
          <Banner kind="warn">
            {m.ui_client_findings()}
            <ul className={styles.similar}>
              {findings.map((finding) => (
                <li key={finding.finding}>{findingText(finding)}</li>
              ))}
            </ul>
          </Banner>
        )}
      </div>
      {may && spell === undefined && periods.length > 0 && (
        <p className={styles.quiet}>{m.ui_client_period_no_participation()}</p>
      )}
      {periods.length === 0 ? (
        <EmptyState kind="nothing" {...firstStep()} />
      ) : (
        <ul className={styles.entries}>
          {periods.map((period) => (
            <Period
              key={period.id}
              client={client}
              period={period}
              onEdit={may ? () => setDoing({ kind: "edit", period }) : undefined}
              onEnd={may ? () => setDoing({ kind: "end", period }) : undefined}
              // whoever may not read an assessment does not know whether there is one
              onAssess={may && client.notes !== null ? () => setDoing({ kind: "assess", period }) : undefined}
              onTakeAway={
                may && isUnusedPeriod(client, period, today)
                  ? () => takeAway.mutate({ client_id: client.id, period_id: period.id })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {doing?.kind === "start" && <PeriodForm client={client} period={null} onClose={close} onDone={done} />}
      {doing?.kind === "edit" && <PeriodForm client={client} period={doing.period} onClose={close} onDone={done} />}
      {doing?.kind === "end" && <EndPeriod client={client} period={doing.period} onClose={close} onDone={done} />}
      {doing?.kind === "assess" && <AssessPeriod client={client} period={doing.period} onClose={close} onDone={done} />}
    </Part>
  );
}

/** The place of the button that ends a period, for those who are led there. */
export function endButtonId(period: string): string {
  return `end-${period}`;
}

interface PeriodProps {
  readonly client: Wire.ClientView;
  readonly period: Wire.PeriodView;
  readonly onEdit: (() => void) | undefined;
  readonly onEnd: (() => void) | undefined;
  readonly onAssess: (() => void) | undefined;
  readonly onTakeAway: (() => void) | undefined;
}

function Period({ client, period, onEdit, onEnd, onAssess, onTakeAway }: PeriodProps) {
  const today = useToday();
  const phase = phaseOf(period, today);
  const phases: Record<Phase, () => string> = {
    coming: m.ui_client_period_coming,
    open: m.ui_client_period_open,
    ended: m.ui_client_period_ended,
  };
  const lastDay = period.end_date === today;
  // it has run to its plan: nothing is left to end, only to assess
  const assessable = (lastDay || phase === "ended") && isAssessed(period);
  const which = `${period.environment} ${fmtDate(period.start_date)}`;
  const facts: [string, ReactNode][] = [
    [m.ui_client_period_column_time(), fmtDateRange(period.start_date, period.end_date)],
    [
      m.ui_client_period_column_week(),
      <OffPaper key="week" client={client}>
        {weekText(period)}
      </OffPaper>,
    ],
    [m.ui_client_period_basis(), basisName(period.legal_basis)],
    ...(period.organiser === null
      ? []
      : [[m.ui_client_period_organiser(), organiserName(period.organiser)] as [string, string]]),
  ];
  return (
    <li className={styles.entry}>
      <div className={styles.top}>
        <h3 className={styles.named}>
          <OffPaper client={client}>
            {period.environment}
            {period.group !== null && <span className={styles.beside}>{period.group}</span>}
          </OffPaper>
          <span className={styles.state} data-phase={phase}>
            {lastDay && phase === "open" ? m.ui_client_period_ends_today() : phases[phase]()}
          </span>
        </h3>
        <div className={styles.buttons}>
          {onEdit && (
            <Button small onPress={onEdit}>
              {m.ui_client_period_edit()}
              <span className="visually-hidden"> {which}</span>
            </Button>
          )}
          {onTakeAway && (
            <span id={phase === "coming" ? endButtonId(period.id) : undefined}>
              <Button small onPress={onTakeAway}>
                {m.ui_client_period_take_away()}
                <span className="visually-hidden"> {which}</span>
              </Button>
            </span>
          )}
          {onEnd && phase === "open" && !lastDay && (
            <span id={endButtonId(period.id)}>
              <Button small onPress={onEnd}>
                {m.ui_client_period_end()}
                <span className="visually-hidden"> {which}</span>
              </Button>
            </span>
          )}
          {onAssess && assessable && (
            <Button small onPress={onAssess}>
              {period.final_assessment === null ? m.ui_client_period_assess() : m.ui_client_period_assess_edit()}
              <span className="visually-hidden"> {which}</span>
            </Button>
          )}
        </div>
      </div>
      <dl className={styles.inline}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {period.final_assessment !== null && (
        <div>
          <h4 className={styles.quiet}>{m.ui_client_period_assessment()}</h4>
          <p className={styles.entryText}>{period.final_assessment}</p>
        </div>
      )}
    </li>
  );
}

/** "ma, ke, pe · 6 h päivässä"; where the weekdays are not known, how many there are. */
export function weekText({ weekdays, weekly_days, daily_hours }: Wire.PeriodView): string {
  const parts: string[] = [];
  if (weekdays !== null) parts.push(fmtWeekdays(weekdays));
  else if (weekly_days !== null)
    parts.push(m.ui_client_period_weekdays_all({ count: weekly_days, shown: fmtCount(weekly_days) }));
  if (daily_hours !== null) parts.push(m.ui_client_period_hours_a_day({ hours: fmtHoursUnit(daily_hours) }));
  return parts.length === 0 ? m.ui_client_none() : parts.join(" · ");
}

/** L703: what the wellbeing services county organises is social care, and its records are not ours. */
function isAssessed({ organiser }: Wire.PeriodView): boolean {
  return organiser !== "wellbeing_county";
}

type EndValues = { end_date: string | null; final_assessment: string };

interface EndPeriodProps {
  readonly client: Wire.ClientView;
  readonly period: Wire.PeriodView;
  readonly onClose: () => void;
  readonly onDone: (stored: Wire.PeriodStored) => void;
}

function EndPeriod({ client, period, onClose, onDone }: EndPeriodProps) {
  const today = useToday();
  const phrases = usePhrases();
  const assessed = isAssessed(period);
  const form = useForm<"end_period", EndValues>({
    command: "end_period",
    form: `end_period:${period.id}`,
    clientId: client.id,
    blank: {
      end_date: period.end_date !== null && period.end_date < today ? period.end_date : today,
      final_assessment: "",
    },
    labels: { end_date: m.ui_client_period_last_day(), final_assessment: m.ui_client_period_assessment() },
    check: (values) => ({ end_date: missing(values.end_date) ?? endBeforeStart(values.end_date, period.start_date) }),
    request: (values) => ({
      client_id: client.id,
      period_id: period.id,
      end_date: values.end_date ?? today,
      final_assessment: assessed && values.final_assessment.trim() !== "" ? values.final_assessment : null,
    }),
    said: () => m.ui_client_period_was_ended({ environment: period.environment }),
    onDone,
  });
  const { input, read } = form;
  return (
    <FormDialog form={form} title={m.ui_client_period_end()} save={m.ui_client_period_end()} onClose={onClose}>
      <p>
        {period.environment}, {basisName(period.legal_basis)}, {fmtDateRange(period.start_date, period.end_date)}
      </p>
      <DateField {...read("end_date")} isRequired autoFocus today={today} />
      {assessed ? (
        <PhraseText {...input("final_assessment")} phrases={phrases} help={m.ui_client_period_assessment_help()} />
      ) : (
        <Banner>{m.ui_client_period_no_assessment()}</Banner>
      )}
      <p className={styles.quiet}>{m.ui_client_period_end_text()}</p>
    </FormDialog>
  );
}

type AssessValues = Pick<EndValues, "final_assessment">;

/** The assessment of a period that has run to its last day, which stays as it is. */
function AssessPeriod({ client, period, onClose, onDone }: EndPeriodProps) {
  const today = useToday();
  const phrases = usePhrases();
  const isNew = period.final_assessment === null;
  const form = useForm<"end_period", AssessValues>({
    command: "end_period",
    // what was left half-written before the last day is brought back
    form: isNew ? `end_period:${period.id}` : `edit_assessment:${period.id}`,
    clientId: client.id,
    stored: !isNew,
    blank: { final_assessment: period.final_assessment ?? "" },
    labels: { final_assessment: m.ui_client_period_assessment() },
    check: (values) => ({ final_assessment: missing(values.final_assessment) }),
    request: (values) => ({
      client_id: client.id,
      period_id: period.id,
      end_date: period.end_date ?? today,
      final_assessment: values.final_assessment,
    }),
    said: () =>
      isNew
        ? m.ui_client_period_assessed({ environment: period.environment })
        : m.ui_client_period_assess_edited({ environment: period.environment }),
    onDone,
  });
  return (
    <FormDialog
      form={form}
      title={isNew ? m.ui_client_period_assess() : m.ui_client_period_assess_edit()}
      save={isNew ? m.ui_client_period_assess() : m.ui_client_form_save()}
      onClose={onClose}
    >
      <p>
        {period.environment}, {basisName(period.legal_basis)}, {fmtDateRange(period.start_date, period.end_date)}
      </p>
      <PhraseText
        {...form.input("final_assessment")}
        phrases={phrases}
        help={m.ui_client_period_assessment_help()}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
