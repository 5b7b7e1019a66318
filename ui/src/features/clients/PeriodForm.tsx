import type { Wire } from "~/api";
import { useToday } from "~/app/desk";
import { fmtCount, m } from "~/i18n";
import { ComboBox, DateField, HoursField, NumberField, Select, WeekdaysField } from "~/kit";
import styles from "./Clients.module.css";
import { endBeforeStart, missing, unchosen } from "./faults";
import { FormDialog, useForm } from "./form";
import { useNames } from "./office";
import { basisOptions, organiserOptions } from "./words";

/** No answer, as a choice among others. */
const NONE = "none";

type PeriodValues = {
  environment_id: string | null;
  group_id: string;
  weekdays: string;
  weekly_days: number | null;
  daily_hours: number | null;
  organiser: Wire.Organiser | typeof NONE;
  legal_basis: Wire.LegalBasis | null;
  start_date: string | null;
  end_date: string | null;
};

export interface PeriodFormProps {
  readonly client: Wire.ClientView;
  /** The period that is changed; none for a new one. */
  readonly period: Wire.PeriodView | null;
  readonly onClose: () => void;
  readonly onDone: (stored: Wire.PeriodStored) => void;
}

/** A coaching period: where, on which days of the week, on what legal basis, from when until when. */
export function PeriodForm({ client, period, onClose, onDone }: PeriodFormProps) {
  const today = useToday();
  const names = useNames();
  const isNew = period === null;
  const form = useForm<"start_period" | "edit_period", PeriodValues>({
    command: isNew ? "start_period" : "edit_period",
    form: isNew ? `start_period:${client.id}` : `edit_period:${period.id}`,
    clientId: client.id,
    stored: !isNew,
    blank: {
      environment_id: period?.environment_id ?? null,
      group_id: period?.group_id ?? NONE,
      weekdays: period?.weekdays ?? "",
      weekly_days: period?.weekly_days ?? null,
      daily_hours: period?.daily_hours ?? null,
      organiser: (period?.organiser ?? NONE) as PeriodValues["organiser"],
      legal_basis: (period?.legal_basis ?? null) as Wire.LegalBasis | null,
      start_date: period?.start_date ?? today,
      end_date: period?.end_date ?? null,
    },
    labels: {
      environment_id: m.ui_client_period_environment(),
      group_id: m.ui_client_period_group(),
      weekdays: m.ui_client_period_weekdays(),
      weekly_days: m.ui_client_period_weekly_days(),
      daily_hours: m.ui_client_period_daily_hours(),
      organiser: m.ui_client_period_organiser(),
      legal_basis: m.ui_client_period_basis(),
      start_date: m.ui_client_period_first_day(),
      end_date:
        period?.end_date != null && period.end_date < today
          ? m.ui_client_period_last_day()
          : m.ui_client_period_planned_end(),
    },
    check: (values) => ({
      environment_id: unchosen(values.environment_id),
      legal_basis: unchosen(values.legal_basis),
      start_date: missing(values.start_date),
      end_date: endBeforeStart(values.end_date, values.start_date),
      weekly_days:
        values.weekly_days !== null && !(values.weekly_days >= 1 && values.weekly_days <= 7)
          ? m.ui_client_fault_days()
          : undefined,
    }),
    rules: { before_first_spell: "start_date" },
    request: (values) => ({
      ...(period === null ? {} : { period_id: period.id }),
      client_id: client.id,
      environment_id: values.environment_id ?? "",
      group_id: values.group_id === NONE ? null : values.group_id,
      organiser: values.organiser === NONE ? null : values.organiser,
      legal_basis: values.legal_basis ?? "guidance",
      start_date: values.start_date ?? today,
      end_date: values.end_date,
      weekly_days: values.weekly_days,
      daily_hours: values.daily_hours,
      weekdays: values.weekdays === "" ? null : values.weekdays,
    }),
    said: (values) => {
      const environment = names.environment(values.environment_id ?? "");
      return isNew ? m.ui_client_period_started({ environment }) : m.ui_client_period_edited({ environment });
    },
    onDone,
  });
  const { values, input, read, draft } = form;
  const groups = (names.office?.groups ?? []).filter(
    ({ id, environment_id, archived }) =>
      environment_id === values.environment_id && (!archived || id === period?.group_id),
  );
  const weekdays = (digits: string) => {
    form.unreadable("weekly_days")(false);
    form.set("weekdays")(digits);
    draft.change({ weekly_days: digits === "" ? null : digits.length });
  };
  const group = (id: string) => {
    form.set("group_id")(id);
    const chosen = groups.find((other) => other.id === id);
    if (chosen === undefined) return;
    weekdays(chosen.weekdays);
    if (chosen.daily_hours !== null) draft.change({ daily_hours: chosen.daily_hours });
  };
  const days = values.weekdays.length;
  return (
    <FormDialog
      form={form}
      title={isNew ? m.ui_client_period_start() : m.ui_client_period_edit()}
      save={isNew ? m.ui_client_period_start() : m.ui_client_period_save()}
      onClose={onClose}
    >
      <ComboBox
        {...input("environment_id")}
        isRequired
        autoFocus
        options={(names.office?.environments ?? [])
          .filter(({ id, archived }) => !archived || id === period?.environment_id)
          .map(({ id, name }) => ({ id, name }))}
        onChange={(id) => {
          form.set("environment_id")(id);
          if (id !== values.environment_id) draft.change({ group_id: NONE });
        }}
      />
      {groups.length > 0 && (
        <Select
          {...input("group_id")}
          help={m.ui_client_period_group_help()}
          options={[
            { id: NONE, name: m.ui_client_period_group_none() },
            ...groups.map(({ id, name }) => ({ id, name })),
          ]}
          onChange={group}
        />
      )}
      <WeekdaysField
        {...input("weekdays")}
        help={days === 0 ? undefined : m.ui_client_period_weekdays_all({ count: days, shown: fmtCount(days) })}
        onChange={weekdays}
      />
      {days === 0 && <NumberField {...read("weekly_days")} help={m.ui_client_period_weekly_days_help()} />}
      <HoursField {...read("daily_hours")} />
      <Select {...input("organiser")} options={[...organiserOptions(), { id: NONE, name: m.ui_client_none() }]} />
      <Select {...input("legal_basis")} isRequired options={basisOptions()} />
      <div className={styles.pair}>
        <DateField {...read("start_date")} isRequired today={today} />
        <DateField {...read("end_date")} today={today} />
      </div>
    </FormDialog>
  );
}
