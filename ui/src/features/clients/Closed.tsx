import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useState } from "react";
import { call, NEEDS, type Wire } from "~/api";
import { useMay } from "~/app/desk";
import { DraftKept, DraftRestored, sending, useDraft } from "~/app/draft";
import { fmtCount, fmtMoment, m } from "~/i18n";
import { Banner, Button, EmptyState, ErrorSummary, RadioGroup, TextField } from "~/kit";
import styles from "./Clients.module.css";
import { missing, unchosen } from "./faults";
import { useNames } from "./office";
import { Part } from "./Part";
import { faultText, problemText } from "./words";

/** That the page is open by a reason, and until when. */
export function OpenByReason({ client }: { readonly client: Wire.ClientView }) {
  if (client.opened === null) return null;
  const { reason, until } = client.opened;
  return <Banner kind="warn">{m.ui_client_reason_open({ reason, moment: fmtMoment(new Date(until)) })}</Banner>;
}

type Choice = "visit" | "stand_in" | "asked" | "other";

const CHOICES: Record<Choice, () => string> = {
  visit: m.ui_client_reason_visit,
  stand_in: m.ui_client_reason_stand_in,
  asked: m.ui_client_reason_asked,
  other: m.ui_client_reason_other,
};

const isChoice = (text: string | null): text is Choice => text !== null && text in CHOICES;

type ReasonValues = { choice: string | null; own: string };

/** In place of a client who is not the worker's own: whom to ask, and how to open the page all the same. */
export function Closed({ clientId }: { readonly clientId: string }) {
  const may = useMay(NEEDS.open_with_reason);
  const names = useNames();
  if (!may) return <EmptyState kind="no_right" who={m.ui_clients_no_right_who()} />;
  const coordinators = (names.office?.workers ?? [])
    .filter(({ role, archived }) => role === "coordinator" && !archived)
    .map(({ name }) => name);
  return (
    <div className={styles.section}>
      <div className={styles.closed}>
        <Lock className={styles.lock ?? ""} aria-hidden />
        <div>
          <p>{m.ui_client_closed_text()}</p>
          <p>
            {coordinators.length === 0
              ? m.ui_client_closed_ask_role()
              : m.ui_client_closed_ask({ names: coordinators.join(", ") })}
          </p>
        </div>
      </div>
      <WithReason key={clientId} clientId={clientId} />
    </div>
  );
}

/** The form by which a client beyond the worker's reach is opened for some hours. */
export function WithReason({ clientId }: { readonly clientId: string }) {
  const client = useQueryClient();
  const { office } = useNames();
  const draft = useDraft<ReasonValues>(`open_with_reason:${clientId}`, clientId, { choice: null, own: "" });
  const { own } = draft.values;
  const choice = isChoice(draft.values.choice) ? draft.values.choice : null;
  const [faults, setFaults] = useState<{ choice?: string | undefined; own?: string | undefined }>({});
  const [attempt, setAttempt] = useState(0);
  const reason = choice === null ? "" : choice === "other" ? own.trim() : CHOICES[choice]();
  const mutation = useMutation(
    sending<null, string>(draft, {
      mutationFn: (given) => call("open_with_reason", { client_id: clientId, reason: given }),
      // the page takes the place of this form as soon as it is read
      onSuccess: () => client.invalidateQueries(),
      onError: (error) => {
        if (error.code === "invalid") setFaults({ [choice === "other" ? "own" : "choice"]: faultText(error) });
        setAttempt((n) => n + 1);
      },
    }),
  );
  const submit = () => {
    if (mutation.isPending) return;
    const found = { choice: unchosen(choice), own: choice === "other" ? missing(own) : undefined };
    setFaults(found);
    setAttempt((n) => n + 1);
    if (found.choice === undefined && found.own === undefined) mutation.mutate(reason);
  };
  const fields = [
    { field: "reason-choice", label: m.ui_client_reason_why(), text: faults.choice },
    { field: "reason-own", label: m.ui_client_reason_own(), text: faults.own },
  ];
  const problem = mutation.error !== null && mutation.error.code !== "invalid" ? mutation.error : null;
  return (
    <Part title={m.ui_client_reason()}>
      <div className={styles.form}>
        <p>
          {m.ui_client_reason_text({ count: office?.reason_hours ?? 0, shown: fmtCount(office?.reason_hours ?? 0) })}
        </p>
        <DraftRestored draft={draft} />
        <ErrorSummary
          attempt={attempt}
          faults={fields.flatMap(({ text, ...field }) => (text === undefined ? [] : [{ ...field, text }]))}
        />
        {problem !== null && (
          <Banner kind="danger" role="alert">
            {problemText(problem)}
          </Banner>
        )}
        {!draft.loading && (
          <>
            <RadioGroup
              id="reason-choice"
              label={m.ui_client_reason_why()}
              isRequired
              error={faults.choice}
              options={(Object.keys(CHOICES) as Choice[]).map((id) => ({ id, name: CHOICES[id]() }))}
              value={choice}
              onChange={(next) => {
                draft.change({ choice: next });
                setFaults({});
              }}
            />
            {choice === "other" && (
              <TextField
                id="reason-own"
                label={m.ui_client_reason_own()}
                help={m.ui_client_reason_own_help()}
                isRequired
                spellCheck
                error={faults.own}
                value={own}
                onChange={(text) => draft.change({ own: text })}
              />
            )}
          </>
        )}
        <DraftKept draft={draft} />
        <div className={styles.buttons}>
          <Button kind="primary" onPress={submit} isPending={mutation.isPending}>
            {m.ui_client_reason()}
          </Button>
        </div>
      </div>
    </Part>
  );
}
