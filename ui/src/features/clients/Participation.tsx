import { useState } from "react";
import type { ApiError, Wire } from "~/api";
import { useSeat, useToday } from "~/app/desk";
import { fmtDate, fmtDateRange, m } from "~/i18n";
import {
  Banner,
  Button,
  Checkbox,
  ComboBox,
  classes,
  DateField,
  EmptyState,
  focusField,
  RadioGroup,
  Select,
} from "~/kit";
import { useAsked } from "./asked";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { endBeforeStart, future, missing, unchosen } from "./faults";
import { FormDialog, useForm } from "./form";
import { OffPaper } from "./OffPaper";
import { municipalitiesOf, municipalityName, useNames } from "./office";
import { Part, Table } from "./Part";
import { endButtonId } from "./Periods";
import {
  endSituationOf,
  firstCounted,
  isUnused,
  lacksFirstDay,
  missingOf,
  openSpell,
  periodsInTheWay,
  situationsOf,
  spellsOf,
} from "./record";
import { missingText } from "./Situation";
import { useTakeAway } from "./takeAway";
import {
  answerOf,
  answerOfSituation,
  type EuraAnswer,
  educationName,
  educationOptions,
  euraName,
  euraOptions,
  exitName,
  exitOptions,
  longTermWords,
  situationName,
  situationOf,
  statusName,
  statusOptions,
} from "./words";

type Doing =
  | { readonly kind: "start" | "situation" }
  | { readonly kind: "edit_start" | "end"; readonly spell: Wire.ParticipationRow };

export function Participation({ client, onSection }: SectionProps) {
  const may = client.capabilities.includes("edit_participation");
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const spells = spellsOf(client);
  const situations = situationsOf(client);
  const open = openSpell(client);
  const startable = may && open === undefined;
  useAsked({
    participation: startable ? () => setDoing({ kind: "start" }) : undefined,
    end: may && open !== undefined ? () => setDoing({ kind: "end", spell: open }) : undefined,
    situation: may && spells.length > 0 ? () => setDoing({ kind: "situation" }) : undefined,
  });
  const ofEnds = new Set(spells.map((spell) => endSituationOf(client, spell)?.id));
  const takeAwaySpell = useTakeAway("take_away_participation", m.ui_client_participation_taken_away);
  const reopen = useTakeAway("reopen_participation", m.ui_client_participation_reopened);
  const takeAway = useTakeAway("take_away_situation", ({ situation_id }) => {
    const gone = situations.find(({ id }) => id === situation_id);
    return m.ui_client_situation_taken_away({ situation: situationName(gone?.situation ?? null) });
  });
  return (
    <Part
      plain
      title={m.ui_client_tab_participation()}
      actions={
        startable && spells.length > 0 ? (
          <Button onPress={() => setDoing({ kind: "start" })}>{m.ui_client_participation_start()}</Button>
        ) : undefined
      }
    >
      {takeAwaySpell.problem}
      {reopen.problem}
      {spells.length === 0 && (
        <EmptyState
          kind="nothing"
          text={m.ui_client_participation_none()}
          act={
            startable
              ? { name: m.ui_client_participation_start(), onPress: () => setDoing({ kind: "start" }) }
              : undefined
          }
        />
      )}
      {spells.map((spell, at) => (
        <Spell
          key={spell.id}
          client={client}
          spell={spell}
          onEdit={may ? () => setDoing({ kind: "edit_start", spell }) : undefined}
          onEnd={may ? () => setDoing({ kind: "end", spell }) : undefined}
          onTakeAway={
            may && isUnused(client, spell)
              ? () => takeAwaySpell.mutate({ client_id: client.id, participation_id: spell.id })
              : undefined
          }
          onReopen={
            may && at === 0 && spell.end_date !== null
              ? () => reopen.mutate({ client_id: client.id, participation_id: spell.id })
              : undefined
          }
        />
      ))}
      {(situations.length > 0 || (may && spells.length > 0)) && (
        <Part
          title={m.ui_client_situations()}
          actions={
            may ? (
              <Button small onPress={() => setDoing({ kind: "situation" })}>
                {m.ui_client_situation_add()}
              </Button>
            ) : undefined
          }
        >
          {takeAway.problem}
          {situations.length === 0 ? (
            <p className={styles.quiet}>{m.ui_client_summary_no_situation()}</p>
          ) : (
            <Table
              label={m.ui_client_situations()}
              columns={[
                { name: m.ui_client_column_date() },
                { name: m.ui_client_column_situation() },
                ...(may ? [{ name: m.ui_column_acts() }] : []),
              ]}
              rows={situations.map((row) => ({
                id: row.id,
                cells: [
                  fmtDate(row.date),
                  situationName(row.situation),
                  // that of an end is changed with the end data
                  ...(may
                    ? [
                        !ofEnds.has(row.id) && (
                          <Button small onPress={() => takeAway.mutate({ client_id: client.id, situation_id: row.id })}>
                            {m.ui_client_situation_take_away()}
                            <span className="visually-hidden">
                              {" "}
                              {situationName(row.situation)} {fmtDate(row.date)}
                            </span>
                          </Button>
                        ),
                      ]
                    : []),
                ],
              }))}
            />
          )}
        </Part>
      )}
      {doing?.kind === "start" && <StartForm client={client} spell={null} onClose={close} />}
      {doing?.kind === "edit_start" && <StartForm client={client} spell={doing.spell} onClose={close} />}
      {doing?.kind === "situation" && <SituationForm client={client} onClose={close} />}
      {doing?.kind === "end" && <EndForm client={client} spell={doing.spell} onClose={close} onSection={onSection} />}
    </Part>
  );
}

interface SpellProps {
  readonly client: Wire.ClientView;
  readonly spell: Wire.ParticipationRow;
  readonly onEdit: (() => void) | undefined;
  readonly onEnd: (() => void) | undefined;
  readonly onTakeAway: (() => void) | undefined;
  readonly onReopen: (() => void) | undefined;
}

/** One participation: its start and end data in the words of EURA 2021. */
function Spell({ client, spell, onEdit, onEnd, onTakeAway, onReopen }: SpellProps) {
  const names = useNames();
  const missing = missingOf(spell);
  const lines: string[] = [];
  // what a later one misses changes no figure
  if (spell === firstCounted(client)) {
    if (missing.length > 0) lines.push(m.ui_client_start_missing({ what: missingText(spell) }));
    if (lacksFirstDay(spell)) lines.push(m.ui_client_start_since_missing());
  }
  if (spell.counted && client.gender === null) lines.push(m.ui_client_start_gender_missing());
  const ended = endSituationOf(client, spell);
  return (
    <Part
      title={m.ui_client_spell({ dates: fmtDateRange(spell.start_date, spell.end_date) })}
      actions={
        <>
          {onEdit && (
            <Button small onPress={onEdit}>
              {missing.length > 0 ? m.ui_client_start_complete() : m.ui_client_start_edit()}
            </Button>
          )}
          {onEnd && (
            <Button small onPress={onEnd}>
              {spell.end_date === null ? m.ui_client_participation_end() : m.ui_client_end_edit()}
            </Button>
          )}
          {onReopen && (
            <Button small onPress={onReopen}>
              {m.ui_client_participation_reopen()}
            </Button>
          )}
          {onTakeAway && (
            <Button small onPress={onTakeAway}>
              {m.ui_client_participation_take_away()}
            </Button>
          )}
        </>
      }
    >
      {lines.length > 0 && (
        <Banner kind="warn">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Banner>
      )}
      <h3>{m.ui_client_start_data()}</h3>
      <dl className={classes(styles.pairs, styles.even)}>
        <dt>{m.ui_client_start_date()}</dt>
        <dd>{fmtDate(spell.start_date)}</dd>
        <dt>{m.ui_client_start_municipality()}</dt>
        <dd>
          <OffPaper client={client}>{names.municipality(spell.municipality)}</OffPaper>
        </dd>
        <dt>{m.ui_client_start_education()}</dt>
        <dd>{educationName(spell.education_isced)}</dd>
        <dt>{m.ui_client_start_status()}</dt>
        <dd>{statusName(spell.status_at_start)}</dd>
        {spell.unemployed_since !== null && (
          <>
            <dt>{m.ui_client_start_unemployed_since()}</dt>
            <dd>
              {[fmtDate(spell.unemployed_since), longTermWords(client.long_term, spell.id)]
                .filter((part) => part !== null)
                .join(", ")}
            </dd>
          </>
        )}
      </dl>
      {!spell.counted && <p className={styles.quiet}>{m.ui_client_start_not_counted()}</p>}
      {spell.end_date !== null && (
        <>
          <h3>{m.ui_client_end_data()}</h3>
          <dl className={classes(styles.pairs, styles.even)}>
            <dt>{m.ui_client_end_date()}</dt>
            <dd>{fmtDate(spell.end_date)}</dd>
            <dt>{m.ui_client_end_situation()}</dt>
            <dd>{euraName(ended?.situation ?? null)}</dd>
            <dt>{m.ui_client_end_qualification()}</dt>
            <dd>
              {spell.qualification_date === null
                ? m.ui_client_end_not_qualified()
                : `${m.ui_client_yes()}, ${fmtDate(spell.qualification_date)}`}
            </dd>
            <dt>{m.ui_client_end_reason()}</dt>
            <dd>{exitName(spell.exit_reason)}</dd>
          </dl>
          <p className={styles.quiet}>{m.ui_client_end_eura()}</p>
        </>
      )}
    </Part>
  );
}

type StartValues = {
  start_date: string | null;
  municipality: string | null;
  education_isced: string | null;
  status_at_start: Wire.StatusAtStart | null;
  unemployed_since: string | null;
  counted: boolean;
};

interface StartFormProps {
  readonly client: Wire.ClientView;
  /** The participation whose start data are edited; none for a new one. */
  readonly spell: Wire.ParticipationRow | null;
  readonly onClose: () => void;
}

function StartForm({ client, spell, onClose }: StartFormProps) {
  const today = useToday();
  const names = useNames();
  const { worker } = useSeat();
  const isNew = spell === null;
  const startOf = (values: StartValues): Wire.StartData => ({
    start_date: values.start_date ?? today,
    municipality: values.municipality,
    education_isced: values.education_isced === null ? null : Number(values.education_isced),
    status_at_start: values.status_at_start,
    unemployed_since: values.status_at_start === "unemployed" ? values.unemployed_since : null,
    counted: values.counted,
  });
  const form = useForm<"start_participation" | "edit_start", StartValues>({
    command: isNew ? "start_participation" : "edit_start",
    form: isNew ? `start_participation:${client.id}` : `edit_start:${spell.id}`,
    clientId: client.id,
    stored: !isNew,
    blank: {
      start_date: spell?.start_date ?? today,
      municipality: spell === null ? client.municipality : spell.municipality,
      education_isced: spell?.education_isced == null ? null : String(spell.education_isced),
      status_at_start: (spell?.status_at_start ?? null) as Wire.StatusAtStart | null,
      unemployed_since: spell?.unemployed_since ?? null,
      counted: spell?.counted ?? true,
    },
    labels: {
      start_date: m.ui_client_start_date(),
      municipality: m.ui_client_start_municipality(),
      education_isced: m.ui_client_start_education(),
      status_at_start: m.ui_client_start_status(),
      unemployed_since: m.ui_client_start_unemployed_since(),
    },
    check: (values) => ({
      start_date: missing(values.start_date),
      unemployed_since:
        values.status_at_start === "unemployed" &&
        values.unemployed_since !== null &&
        values.start_date !== null &&
        values.unemployed_since > values.start_date
          ? m.ui_client_fault_unemployed_since()
          : undefined,
    }),
    rules: { overlapping_spells: "start_date", before_first_spell: "start_date" },
    request: (values) => ({
      client_id: client.id,
      start: startOf(values),
      ...(spell === null ? {} : { participation_id: spell.id }),
    }),
    said: (values) =>
      isNew
        ? m.ui_client_participation_started({ date: fmtDate(values.start_date ?? today) })
        : m.ui_client_start_edited(),
    onDone: onClose,
  });
  const { values, input, read, set } = form;
  const title = isNew
    ? m.ui_client_participation_start()
    : missingOf(spell).length > 0
      ? m.ui_client_start_complete()
      : m.ui_client_start_edit();
  return (
    <FormDialog
      form={form}
      title={title}
      save={isNew ? m.ui_client_participation_start() : m.ui_client_form_save()}
      onClose={onClose}
    >
      <DateField {...read("start_date")} isRequired autoFocus today={today} />
      <Select
        {...input("municipality")}
        options={municipalitiesOf(names, worker.id, client.municipality, spell?.municipality ?? null).map((line) => ({
          id: line.code,
          name: municipalityName(line),
        }))}
      />
      <Select {...input("education_isced")} help={m.ui_client_start_education_help()} options={educationOptions()} />
      <RadioGroup {...input("status_at_start")} options={statusOptions()} />
      {values.status_at_start === "unemployed" && (
        <DateField {...read("unemployed_since")} help={m.ui_client_start_unemployed_help()} today={today} />
      )}
      <Checkbox label={m.ui_client_start_counted()} isSelected={values.counted} onChange={set("counted")} />
    </FormDialog>
  );
}

type EndValues = {
  end_date: string | null;
  exit_reason: Wire.ExitReason | null;
  situation: EuraAnswer | null;
  /** Whether the situation is what the reason tells, and not what someone chose. */
  filled: boolean;
  qualified: "yes" | "no" | null;
  qualification_date: string | null;
};

interface EndFormProps {
  readonly client: Wire.ClientView;
  readonly spell: Wire.ParticipationRow;
  readonly onClose: () => void;
  readonly onSection: SectionProps["onSection"];
}

function EndForm({ client, spell, onClose, onSection }: EndFormProps) {
  const today = useToday();
  const beforeStart = (date: string | null) =>
    date !== null && date < spell.start_date ? m.ui_client_fault_qualification() : undefined;
  const isNew = spell.end_date === null;
  const command = isNew ? "end_participation" : "edit_end";
  const told = endSituationOf(client, spell)?.situation as Wire.SituationCode | undefined;
  const reason = spell.exit_reason as Wire.ExitReason | null;
  const form = useForm<"end_participation" | "edit_end", EndValues>({
    command,
    form: `${command}:${spell.id}`,
    clientId: client.id,
    stored: !isNew,
    blank: {
      end_date: spell.end_date ?? today,
      exit_reason: reason,
      situation: told === undefined ? null : answerOfSituation(told),
      filled: false,
      qualified: spell.qualification_date !== null ? "yes" : isNew ? null : "no",
      qualification_date: spell.qualification_date,
    },
    labels: {
      end_date: m.ui_client_end_date(),
      exit_reason: m.ui_client_end_reason(),
      situation: m.ui_client_end_situation(),
      qualified: m.ui_client_end_qualification(),
      qualification_date: m.ui_client_end_qualification_date(),
    },
    check: (values) => ({
      end_date:
        missing(values.end_date) ?? endBeforeStart(values.end_date, spell.start_date) ?? future(values.end_date, today),
      exit_reason: unchosen(values.exit_reason),
      situation: unchosen(values.situation),
      qualified: unchosen(values.qualified),
      qualification_date:
        values.qualified === "yes"
          ? (missing(values.qualification_date) ??
            beforeStart(values.qualification_date) ??
            future(values.qualification_date, today))
          : undefined,
    }),
    rules: { overlapping_spells: "end_date" },
    request: (values) => ({
      client_id: client.id,
      participation_id: spell.id,
      end_date: values.end_date ?? today,
      exit_reason: values.exit_reason ?? "unknown",
      situation:
        told !== undefined && values.exit_reason === reason && values.situation === answerOfSituation(told)
          ? told
          : situationOf(values.situation ?? "none", values.exit_reason),
      qualification_date: values.qualified === "yes" ? values.qualification_date : null,
    }),
    said: (values) =>
      isNew ? m.ui_client_participation_ended({ date: fmtDate(values.end_date ?? today) }) : m.ui_client_end_edited(),
    onDone: onClose,
  });
  const { values, input, read, set } = form;
  const remedy = (problem: ApiError) => {
    if (problem.details.rule !== "period_open") return null;
    return periodsInTheWay(client, spell, values.end_date ?? today).map((period) => (
      <Button
        key={period.id}
        small
        onPress={() => {
          onClose();
          onSection("periods");
          // once the dialog has given the focus back and the section stands
          setTimeout(() => focusField(endButtonId(period.id)), 150);
        }}
      >
        {m.ui_client_rule_period_open_go({ environment: period.environment })}
      </Button>
    ));
  };
  return (
    <FormDialog
      form={form}
      title={isNew ? m.ui_client_participation_end() : m.ui_client_end_edit()}
      save={isNew ? m.ui_client_participation_end() : m.ui_client_form_save()}
      onClose={onClose}
      remedy={remedy}
    >
      <p>{m.ui_client_end_words()}</p>
      <DateField {...read("end_date")} isRequired autoFocus today={today} />
      <ComboBox
        {...input("exit_reason")}
        help={m.ui_client_end_reason_help()}
        isRequired
        options={exitOptions()}
        value={values.exit_reason}
        onChange={(chosen) => {
          set("exit_reason")(chosen);
          // what the reason tells already is not asked again, and goes with the reason
          const answer = chosen === null ? null : answerOf(chosen);
          if (answer === null && !values.filled) return;
          set("situation")(answer);
          set("filled")(answer !== null);
        }}
      />
      <RadioGroup
        {...input("situation")}
        isRequired
        options={euraOptions()}
        onChange={(answer) => {
          set("situation")(answer);
          set("filled")(false);
        }}
      />
      <RadioGroup
        {...input("qualified")}
        isRequired
        options={[
          { id: "yes", name: m.ui_client_yes() },
          { id: "no", name: m.ui_client_end_not_qualified() },
        ]}
      />
      {values.qualified === "yes" && (
        <DateField
          {...read("qualification_date")}
          help={m.ui_client_end_qualification_help()}
          isRequired
          today={today}
        />
      )}
      <Banner>{m.ui_client_end_eura()}</Banner>
    </FormDialog>
  );
}

type SituationValues = { date: string | null; situation: EuraAnswer | null };

function SituationForm({ client, onClose }: { readonly client: Wire.ClientView; readonly onClose: () => void }) {
  const today = useToday();
  const form = useForm<"add_situation", SituationValues>({
    command: "add_situation",
    form: `add_situation:${client.id}`,
    clientId: client.id,
    blank: { date: today, situation: null },
    labels: { date: m.ui_client_situation_date(), situation: m.ui_client_situation_what() },
    check: (values) => ({
      date: missing(values.date) ?? future(values.date, today),
      situation: unchosen(values.situation),
    }),
    rules: { before_first_spell: "date" },
    request: (values) => ({
      client_id: client.id,
      date: values.date ?? today,
      situation: situationOf(values.situation ?? "none", null),
    }),
    said: (values) => {
      const situation = situationName(situationOf(values.situation ?? "none", null));
      return m.ui_client_situation_added({ situation });
    },
    onDone: onClose,
  });
  const { input, read } = form;
  return (
    <FormDialog form={form} title={m.ui_client_situation_add()} save={m.ui_client_situation_add()} onClose={onClose}>
      <DateField {...read("date")} isRequired autoFocus today={today} />
      <RadioGroup {...input("situation")} isRequired options={euraOptions()} />
    </FormDialog>
  );
}
