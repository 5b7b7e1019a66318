import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { act, errorText, type Wire } from "~/api";
import { sending, useDraft } from "~/app/draft";
import { fmtDate, fmtDateRange, fmtWeekdayDate, m } from "~/i18n";
import { Banner, Button, Checkbox, focusField, Skeleton, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import styles from "./Settings.module.css";
import { type SpanValues, useSpan } from "./Span";

/** The days of a run: one day with its weekday, more as a range. */
export function runText({ from, to }: Wire.ClosedDays): string {
  return from === to ? fmtWeekdayDate(from) : fmtDateRange(from, to);
}

interface ClosedDaysProps {
  readonly environment: Wire.EnvironmentLine;
  readonly runs: boolean;
  /** None while they are read; null where they cannot be. */
  readonly closed: readonly Wire.ClosedDays[] | null | undefined;
  /** Opens the question which days to close, with this environment chosen. */
  readonly onClose: () => void;
}

/** The days of the coming year on which an environment is closed. */
export function ClosedDays({ environment, runs, closed, onClose }: ClosedDaysProps) {
  const client = useQueryClient();
  const log = useActLog();
  const open = useMutation(act("open_days", client));
  const again = (run: Wire.ClosedDays) =>
    open.mutate(
      { environment_ids: [environment.id], from: run.from, to: run.to, reason: null },
      {
        onSuccess: (done) => {
          const label = m.ui_settings_opened_done({ name: environment.name, days: runText(run) });
          if (done.act !== null) log.record({ id: done.act, label });
        },
      },
    );
  return (
    <section className={styles.half} aria-label={m.ui_settings_closed_of({ name: environment.name })}>
      <h3>{m.ui_settings_closed()}</h3>
      <div role="alert" className={styles.told}>
        {open.isError && <Banner kind="danger">{errorText(open.error)}</Banner>}
      </div>
      {closed === undefined && <Skeleton rows lines={1} />}
      {closed?.length === 0 && <p className={styles.help}>{m.ui_settings_closed_none()}</p>}
      {closed && closed.length > 0 && (
        <ul className={styles.lines}>
          {closed.map((run) => (
            <li key={`${run.from} ${run.reason}`} className={styles.line}>
              <span className={styles.lineWords}>
                <span className={styles.lineName}>{runText(run)}</span>
                {run.reason !== null && <span className={styles.help}>{run.reason}</span>}
              </span>
              {runs && (
                <span className={styles.acts}>
                  <Button small kind="quiet" onPress={() => again(run)}>
                    {m.ui_settings_open()}
                    <span className="visually-hidden">
                      {" "}
                      {environment.name} {fmtDate(run.from)}
                    </span>
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {runs && (
        <Button small onPress={onClose}>
          {m.ui_settings_close()}
          <span className="visually-hidden"> {environment.name}</span>
        </Button>
      )}
    </section>
  );
}

interface CloseDaysProps {
  /** Those that the worker may close. */
  readonly environments: readonly Wire.EnvironmentLine[];
  readonly chosen: readonly string[];
  readonly onDone: (done: Wire.DaysClosed) => void;
  readonly onClose: () => void;
}

type CloseValues = SpanValues & { ids: string[]; reason: string };

/** Which environments are closed, when and why. */
export function CloseDays({ environments, chosen, onDone, onClose }: CloseDaysProps) {
  const client = useQueryClient();
  // opened from an environment it is of that one only: the days are what is asked
  const isOfOne = chosen.length === 1;
  const draft = useDraft<CloseValues>(isOfOne ? `close_days:${chosen[0]}` : "close_days", null, {
    ids: [...chosen],
    from: null,
    to: null,
    reason: "",
  });
  const { reason } = draft.values;
  const ids = draft.values.ids.filter((id) => environments.some((one) => one.id === id));
  const [fault, setFault] = useState<string | undefined>();
  const span = useSpan("close", draft, isOfOne);
  const [atField, setAtField] = useState(false);
  const close = useMutation(sending(draft, act("close_days", client)));
  const submit = () => {
    const days = span.read();
    const missing = ids.length === 0;
    setFault(missing ? m.ui_settings_close_environments_missing() : undefined);
    if (missing) return focusField("close-environments");
    if (days === null) return;
    close.mutate(
      { environment_ids: ids, ...days, reason: reason.trim() === "" ? null : reason.trim() },
      { onSuccess: onDone, onError: (thrown) => setAtField(span.refuse(thrown)) },
    );
  };
  const choose = (chosen: string[]) => {
    draft.change({ ids: chosen });
    setFault(undefined);
  };
  const all = environments.every((one) => ids.includes(one.id));
  return (
    <FormDialog
      title={m.ui_settings_close()}
      act={m.ui_settings_close()}
      isPending={close.isPending}
      error={atField ? null : close.error}
      faults={[{ field: "close-environments", label: m.ui_settings_close_environments(), text: fault }, ...span.faults]}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
      wide
    >
      <p className={styles.help}>{m.ui_settings_close_help()}</p>
      <fieldset id="close-environments" className={styles.group}>
        <legend>
          {m.ui_settings_close_environments()} <span className={styles.help}>({m.ui_field_required()})</span>
        </legend>
        {environments.length > 1 && (
          <Checkbox
            label={m.ui_settings_close_all()}
            isSelected={all}
            isIndeterminate={!all && ids.length > 0}
            onChange={(on) => choose(on ? environments.map((one) => one.id) : [])}
            autoFocus={!isOfOne}
          />
        )}
        <div className={styles.boxes}>
          {environments.map((one) => (
            <Checkbox
              key={one.id}
              label={one.name}
              isSelected={ids.includes(one.id)}
              onChange={(on) => choose(on ? [...ids, one.id] : ids.filter((other) => other !== one.id))}
            />
          ))}
        </div>
        <div role="alert" className={styles.told}>
          {fault !== undefined && <Banner kind="danger">{fault}</Banner>}
        </div>
      </fieldset>
      {span.fields}
      <TextField
        label={m.ui_settings_close_reason()}
        help={m.ui_settings_close_reason_help()}
        value={reason}
        onChange={(text) => draft.change({ reason: text })}
      />
    </FormDialog>
  );
}
