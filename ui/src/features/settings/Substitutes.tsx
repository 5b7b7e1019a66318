import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserRoundCheck } from "lucide-react";
import { useState } from "react";
import { act, errorText, toApiError, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { sending, useDraft } from "~/app/draft";
import { fmtDate, fmtDateRange, m } from "~/i18n";
import { Banner, Button, focusField, Select } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import styles from "./Settings.module.css";
import { type SpanValues, useSpan } from "./Span";

interface OfficeProps {
  readonly office: Wire.OfficeView;
}

const daysText = ({ from, to }: { readonly from: string; readonly to: string }) =>
  from === to ? fmtDate(from) : fmtDateRange(from, to);

/** Who stands in for whom, from today on: one names a substitute for oneself, those who manage the office for anybody. */
export function Substitutes({ office }: OfficeProps) {
  const client = useQueryClient();
  const { worker, today } = useSeat();
  const manages = useMay("manage_office");
  const [naming, setNaming] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const hasOthers = office.workers.some((one) => !one.archived && one.id !== worker.id);
  const nameOf = (id: string) => office.workers.find((one) => one.id === id)?.name ?? id;
  const back = useMutation(act("take_back_substitute", client));
  const takeBack = (line: Wire.SubstituteLine) =>
    back.mutate(
      { id: line.id },
      {
        onSuccess: () =>
          setTold(m.ui_settings_substitute_taken_back({ name: nameOf(line.worker_id), days: daysText(line) })),
      },
    );
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_substitutes()}</h2>
      <p className={styles.help}>{m.ui_settings_substitutes_help()}</p>
      <div role="status" className={styles.told}>
        {back.isError && <Banner kind="danger">{errorText(back.error)}</Banner>}
        {!back.isError && told !== null && <Banner kind="ok">{told}</Banner>}
      </div>
      {hasOthers ? (
        <Button icon={UserRoundCheck} onPress={() => setNaming(true)}>
          {m.ui_settings_substitute_name()}
        </Button>
      ) : (
        <p className={styles.help}>{m.ui_settings_substitute_nobody()}</p>
      )}
      {hasOthers && office.substitutes.length === 0 && (
        <p className={styles.help}>{m.ui_settings_substitutes_none()}</p>
      )}
      {office.substitutes.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={m.ui_settings_substitutes()}>
            <thead>
              <tr>
                <th scope="col">{m.ui_settings_substitute_for()}</th>
                <th scope="col">{m.ui_settings_substitute_who()}</th>
                <th scope="col">{m.ui_settings_closed_days()}</th>
                <th scope="col">
                  <span className="visually-hidden">{m.ui_column_acts()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {office.substitutes.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{nameOf(line.worker_id)}</th>
                  <td>{nameOf(line.substitute_id)}</td>
                  <td>
                    {daysText(line)}{" "}
                    <span className={styles.help}>
                      ({line.from <= today ? m.ui_settings_substitute_now() : m.ui_settings_substitute_later()})
                    </span>
                  </td>
                  <td className={styles.end}>
                    {(manages || line.worker_id === worker.id) && (
                      <Button small onPress={() => takeBack(line)}>
                        {m.ui_settings_substitute_back()}
                        <span className="visually-hidden"> {nameOf(line.worker_id)}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {naming && (
        <NameSubstitute
          office={office}
          onClose={() => setNaming(false)}
          onDone={() => {
            setNaming(false);
            setTold(null);
          }}
        />
      )}
    </section>
  );
}

type SubstituteValues = SpanValues & { away: string; who: string | null };

function NameSubstitute({
  office,
  onClose,
  onDone,
}: OfficeProps & { readonly onClose: () => void; readonly onDone: () => void }) {
  const client = useQueryClient();
  const log = useActLog();
  const { worker, today } = useSeat();
  const manages = useMay("manage_office");
  const workers = office.workers.filter((one) => !one.archived);
  const known = (id: string | null) => (workers.some((one) => one.id === id) ? id : null);
  // what was left as it stood on another day stands as of today
  const draft = useDraft<SubstituteValues>(
    "name_substitute",
    null,
    { away: worker.id, who: null, from: today, to: today },
    true,
  );
  const away = (manages ? known(draft.values.away) : null) ?? worker.id;
  const who = known(draft.values.who);
  const [fault, setFault] = useState<string | undefined>();
  const [atField, setAtField] = useState(false);
  const span = useSpan("substitute", draft);
  const name = useMutation(sending(draft, act("name_substitute", client)));
  const nameOf = (id: string) => workers.find((one) => one.id === id)?.name ?? id;
  const submit = () => {
    const days = span.read();
    const found =
      who === null
        ? m.ui_settings_substitute_who_missing()
        : who === away
          ? m.ui_settings_substitute_oneself()
          : undefined;
    setFault(found);
    if (found !== undefined) return focusField("substitute-who");
    if (days === null || who === null) return;
    name.mutate(
      { worker_id: away, substitute_id: who, ...days },
      {
        onSuccess: ({ act: id }) => {
          const label = m.ui_settings_substitute_done({
            substitute: nameOf(who),
            name: nameOf(away),
            days: daysText(days),
          });
          if (id !== null) log.record({ id, label, undoable: false });
          onDone();
        },
        onError: (thrown) => {
          const oneself = toApiError(thrown).field === "substitute_id";
          if (oneself) setFault(m.ui_settings_substitute_who_missing());
          setAtField(oneself || span.refuse(thrown));
        },
      },
    );
  };
  return (
    <FormDialog
      title={m.ui_settings_substitute_name()}
      act={m.ui_settings_substitute_name()}
      isPending={name.isPending}
      error={atField ? null : name.error}
      faults={[{ field: "substitute-who", label: m.ui_settings_substitute_who(), text: fault }, ...span.faults]}
      onSubmit={submit}
      onClose={onClose}
      // it begins with today, which nobody has stored
      draft={{ ...draft, stored: false }}
    >
      {manages && (
        <Select
          label={m.ui_settings_substitute_for()}
          options={workers.map((one) => ({ id: one.id, name: one.name }))}
          value={away}
          onChange={(id) => draft.change({ away: id })}
          isRequired
          autoFocus
        />
      )}
      <Select
        id="substitute-who"
        label={m.ui_settings_substitute_who()}
        options={workers.filter((one) => one.id !== away).map((one) => ({ id: one.id, name: one.name }))}
        value={who}
        onChange={(id) => {
          draft.change({ who: id });
          setFault(undefined);
        }}
        error={fault}
        isRequired
        autoFocus={!manages}
      />
      {span.fields}
    </FormDialog>
  );
}
