import { useState } from "react";
import type { Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { fmtCount, fmtDate, fmtDateRange, fmtHoursUnit, m } from "~/i18n";
import { Banner, Button, Checkbox, ComboBox, DateField, HoursField, NumberField, Select, TextArea } from "~/kit";
import { useActLog } from "~/undo";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { FormDialog, useForm } from "./form";
import { useNames } from "./office";
import { Part, Table } from "./Part";
import { openSpell, type Phase, periodsOf, phaseOf } from "./record";
import { basisName, basisOptions, findingText } from "./words";

type Doing = { readonly kind: "start" } | { readonly kind: "end"; readonly period: Wire.PeriodView };

export function Periods({ client }: SectionProps) {
  const today = useToday();
  const may = useMay("edit_period");
  const [doing, setDoing] = useState<Doing | null>(null);
  const [findings, setFindings] = useState<readonly Wire.Finding[]>([]);
  const periods = periodsOf(client);
  const spell = openSpell(client);
  const close = () => setDoing(null);
  const done = (stored: Wire.PeriodStored) => {
    setFindings(stored.findings);
    close();
  };
  const phases: Record<Phase, () => string> = {
    coming: m.ui_client_period_coming,
    open: m.ui_client_period_open,
    ended: m.ui_client_period_ended,
  };
  return (
    <Part
      plain
      title={m.ui_client_tab_periods()}
      actions={
        may && spell !== undefined ? (
          <Button onPress={() => setDoing({ kind: "start" })}>{m.ui_client_period_start()}</Button>
        ) : undefined
      }
    >
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
      {may && spell === undefined && <p className={styles.quiet}>{m.ui_client_period_no_participation()}</p>}
      {periods.length === 0 ? (
        <p>{m.ui_client_period_none()}</p>
      ) : (
        <Table
          label={m.ui_client_tab_periods()}
          columns={[
            { name: m.ui_client_period_column_environment() },
            { name: m.ui_client_period_column_basis() },
            { name: m.ui_client_period_column_time() },
            { name: m.ui_client_period_column_amount() },
            { name: m.ui_client_period_column_state() },
            ...(may ? [{ name: m.ui_client_period_column_act() }] : []),
          ]}
          rows={periods.map((period) => {
            const phase = phaseOf(period, today);
            return {
              id: period.id,
              cells: [
                period.environment,
                basisName(period.legal_basis),
                fmtDateRange(period.start_date, period.end_date),
                amountText(period),
                <span key="state" className={styles.state} data-phase={phase}>
                  {phases[phase]()}
                </span>,
                ...(may
                  ? [
                      phase === "ended" ? null : (
                        <span key="act" id={endButtonId(period.id)}>
                          <Button small onPress={() => setDoing({ kind: "end", period })}>
                            {m.ui_client_period_end()}
                            <span className="visually-hidden">
                              {" "}
                              {period.environment} {fmtDate(period.start_date)}
                            </span>
                          </Button>
                        </span>
                      ),
                    ]
                  : []),
              ],
            };
          })}
        />
      )}
      {doing?.kind === "start" && <StartPeriod client={client} onClose={close} onDone={done} />}
      {doing?.kind === "end" && <EndPeriod client={client} period={doing.period} onClose={close} onDone={done} />}
    </Part>
  );
}

/** The place of the button that ends a period, for those who are led there. */
export function endButtonId(period: string): string {
  return `end-${period}`;
}

function amountText({ weekly_days, daily_hours }: Wire.PeriodView): string {
  const parts = [];
  if (weekly_days !== null) parts.push(m.ui_client_period_days({ count: weekly_days, shown: fmtCount(weekly_days) }));
  if (daily_hours !== null) parts.push(m.ui_client_period_hours({ hours: fmtHoursUnit(daily_hours) }));
  return parts.join(", ");
}

interface PeriodFormProps {
  readonly client: Wire.ClientView;
  readonly onClose: () => void;
  readonly onDone: (stored: Wire.PeriodStored) => void;
}

const WEEKDAYS = [
  m.ui_weekday_short_1,
  m.ui_weekday_short_2,
  m.ui_weekday_short_3,
  m.ui_weekday_short_4,
  m.ui_weekday_short_5,
  m.ui_weekday_short_6,
  m.ui_weekday_short_7,
];

type StartValues = {
  environment_id: string | null;
  legal_basis: Wire.LegalBasis | null;
  start_date: string | null;
  end_date: string | null;
  weekdays: string;
  weekly_days: number | null;
  daily_hours: number | null;
};

function StartPeriod({ client, onClose, onDone }: PeriodFormProps) {
  const today = useToday();
  const log = useActLog();
  const names = useNames();
  const form = useForm<"start_period", StartValues>({
    command: "start_period",
    form: `start_period:${client.id}`,
    clientId: client.id,
    blank: {
      environment_id: null,
      legal_basis: null,
      start_date: today,
      end_date: null,
      weekdays: "",
      weekly_days: null,
      daily_hours: null,
    },
    labels: {
      environment_id: m.ui_client_period_environment(),
      legal_basis: m.ui_client_period_basis(),
      start_date: m.ui_client_period_first_day(),
      end_date: m.ui_client_period_planned_end(),
      weekdays: m.ui_client_period_weekdays(),
      weekly_days: m.ui_client_period_weekly_days(),
      daily_hours: m.ui_client_period_daily_hours(),
    },
    check: (values) => ({
      environment_id: values.environment_id === null ? m.ui_client_fault_choose() : undefined,
      legal_basis: values.legal_basis === null ? m.ui_client_fault_choose() : undefined,
      start_date: values.start_date === null ? m.ui_client_fault_missing() : undefined,
      end_date:
        values.end_date !== null && values.start_date !== null && values.end_date < values.start_date
          ? m.ui_client_fault_end_before_start()
          : undefined,
      weekly_days:
        values.weekly_days !== null && !(values.weekly_days >= 1 && values.weekly_days <= 7)
          ? m.ui_client_fault_days()
          : undefined,
    }),
    request: (values) => ({
      client_id: client.id,
      environment_id: values.environment_id ?? "",
      group_id: null,
      organiser: null,
      legal_basis: values.legal_basis ?? "guidance",
      start_date: values.start_date ?? today,
      end_date: values.end_date,
      weekly_days: values.weekly_days,
      daily_hours: values.daily_hours,
      weekdays: values.weekdays === "" ? null : values.weekdays,
    }),
    onDone: (stored, values) => {
      const environment = names.environment(values.environment_id ?? "");
      if (stored.act !== null) log.record({ id: stored.act, label: m.ui_client_period_started({ environment }) });
      onDone(stored);
    },
  });
  const { values, field, set, unreadable } = form;
  const weekday = (digit: string, on: boolean) => {
    const weekdays = [...values.weekdays.replace(digit, ""), ...(on ? [digit] : [])].sort().join("");
    form.draft.change({ weekdays, weekly_days: weekdays.length > 0 ? weekdays.length : null });
  };
  return (
    <FormDialog form={form} title={m.ui_client_period_start()} save={m.ui_client_period_start()} onClose={onClose}>
      <ComboBox
        {...field("environment_id")}
        isRequired
        autoFocus
        options={(names.office?.environments ?? [])
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ id, name }))}
        value={values.environment_id}
        onChange={set("environment_id")}
      />
      <Select
        {...field("legal_basis")}
        isRequired
        options={basisOptions()}
        value={values.legal_basis}
        onChange={set("legal_basis")}
      />
      <DateField
        {...field("start_date")}
        isRequired
        today={today}
        value={values.start_date}
        onChange={set("start_date")}
        onUnreadable={unreadable("start_date")}
      />
      <DateField
        {...field("end_date")}
        today={today}
        value={values.end_date}
        onChange={set("end_date")}
        onUnreadable={unreadable("end_date")}
      />
      <fieldset>
        <legend className={styles.legend}>{m.ui_client_period_weekdays()}</legend>
        <div className={styles.weekdays}>
          {WEEKDAYS.map((name, at) => {
            const digit = String(at + 1);
            return (
              <Checkbox
                key={digit}
                label={name()}
                isSelected={values.weekdays.includes(digit)}
                onChange={(on) => weekday(digit, on)}
              />
            );
          })}
        </div>
      </fieldset>
      <NumberField
        {...field("weekly_days")}
        help={m.ui_client_period_weekly_days_help()}
        isDisabled={values.weekdays !== ""}
        value={values.weekly_days}
        onChange={set("weekly_days")}
        onUnreadable={unreadable("weekly_days")}
      />
      <HoursField
        {...field("daily_hours")}
        value={values.daily_hours}
        onChange={set("daily_hours")}
        onUnreadable={unreadable("daily_hours")}
      />
    </FormDialog>
  );
}

type EndValues = { end_date: string | null; final_assessment: string };

function EndPeriod({ client, period, onClose, onDone }: PeriodFormProps & { readonly period: Wire.PeriodView }) {
  const today = useToday();
  const log = useActLog();
  const form = useForm<"end_period", EndValues>({
    command: "end_period",
    form: `end_period:${period.id}`,
    clientId: client.id,
    blank: {
      end_date: period.end_date !== null && period.end_date < today ? period.end_date : today,
      final_assessment: "",
    },
    labels: { end_date: m.ui_client_period_last_day(), final_assessment: m.ui_client_period_assessment() },
    check: (values) => ({
      end_date:
        values.end_date === null
          ? m.ui_client_fault_missing()
          : values.end_date < period.start_date
            ? m.ui_client_fault_end_before_start()
            : undefined,
    }),
    request: (values) => ({
      client_id: client.id,
      period_id: period.id,
      end_date: values.end_date ?? today,
      final_assessment: values.final_assessment.trim() === "" ? null : values.final_assessment,
    }),
    onDone: (stored) => {
      const label = m.ui_client_period_was_ended({ environment: period.environment });
      if (stored.act !== null) log.record({ id: stored.act, label });
      onDone(stored);
    },
  });
  const { values, field, set, unreadable } = form;
  return (
    <FormDialog form={form} title={m.ui_client_period_end()} save={m.ui_client_period_end()} onClose={onClose}>
      <p>
        {period.environment}, {basisName(period.legal_basis)}, {fmtDateRange(period.start_date, period.end_date)}
      </p>
      <DateField
        {...field("end_date")}
        isRequired
        autoFocus
        today={today}
        value={values.end_date}
        onChange={set("end_date")}
        onUnreadable={unreadable("end_date")}
      />
      <TextArea
        {...field("final_assessment")}
        help={m.ui_client_period_assessment_help()}
        value={values.final_assessment}
        onChange={set("final_assessment")}
      />
      <p className={styles.quiet}>{m.ui_client_period_end_text()}</p>
    </FormDialog>
  );
}
