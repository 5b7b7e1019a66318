/** Forms of a client's record: kept as they are typed, judged on leaving a field and on saving, undone after. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Fragment, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { type ApiError, type Command, call, errorText, type Request, type View, work } from "~/api";
import { type Draft, DraftKept, DraftRestored, useDraft, type Values } from "~/app/draft";
import { sendKeys } from "~/app/sendKeys";
import { m } from "~/i18n";
import { Banner, Button, Dialog, ErrorSummary, Shortcut, type Typing } from "~/kit";
import { useActLog } from "~/undo";
import styles from "./Clients.module.css";
import { faultText, problemText } from "./words";

export { KEEP_MS, useDraft } from "~/app/draft";

export type Faults<T extends Values> = { [K in keyof T]?: string | undefined };

export interface FormOptions<C extends Command, T extends Values> {
  readonly command: C;
  /** Names the draft. */
  readonly form: string;
  readonly clientId: string | null;
  readonly blank: T;
  /** Whether the blank form holds what is stored already, so that saving changes it. */
  readonly stored?: boolean | undefined;
  /** Whether it can be saved to begin the next, which Ctrl+Enter does then. */
  readonly repeats?: boolean | undefined;
  readonly labels: { readonly [K in keyof T & string]?: string };
  /** What is wrong with the values, in words, by field. */
  readonly check: (values: T) => Faults<T>;
  /** The field that stands in the way of a rule of the record, by the rule. */
  readonly rules?: Readonly<Record<string, keyof T & string>> | undefined;
  readonly request: (values: T) => Request<C>;
  /** What was done, for undoing it. */
  readonly said?: ((values: T) => string) | undefined;
  readonly onDone: (view: View<C>, values: T) => void;
  /** What the engine said of a field of what was sent. */
  readonly onRefused?: ((error: ApiError, values: T) => void) | undefined;
}

interface FieldOf {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly onBlur: () => void;
}

/** A field with its value. */
interface InputOf<V> extends FieldOf {
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** A field that reads what is typed into it. */
interface ReadOf<V> extends InputOf<V> {
  readonly typing: Typing<V>;
  readonly onUnreadable: (unreadable: boolean) => void;
}

export interface Form<T extends Values> {
  readonly draft: Draft<T>;
  readonly values: T;
  /** The id, label, error and what happens on leaving, for a field. */
  readonly field: (name: keyof T & string) => FieldOf;
  readonly input: <K extends keyof T & string>(name: K) => InputOf<T[K]>;
  readonly read: <K extends keyof T & string>(name: K) => ReadOf<T[K]>;
  readonly set: <K extends keyof T & string>(name: K) => (value: T[K]) => void;
  readonly unreadable: (name: keyof T & string) => (unreadable: boolean) => void;
  readonly submit: () => void;
  /** Saves and is blank again; none where there is no next. */
  readonly submitNext: (() => void) | undefined;
  /** How many times it has begun. */
  readonly round: number;
  readonly pending: boolean;
  /** An error that no field bears. */
  readonly problem: ApiError | null;
  readonly summary: ReactNode;
}

/** A form that does a command. What follows from having done it follows also if the form has closed meanwhile. */
export function useForm<C extends Command, T extends Values>(options: FormOptions<C, T>): Form<T> {
  const { command, form, clientId, blank, labels } = options;
  const prefix = useId();
  const client = useQueryClient();
  const log = useActLog();
  const draft = useDraft(form, clientId, blank, options.stored);
  const [faults, setFaults] = useState<Faults<T>>({});
  const [attempt, setAttempt] = useState(0);
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const unread = useRef(new Set<string>());
  /** The field of which the engine said what stands at it. */
  const refused = useRef<string | null>(null);
  const now = useRef(options);
  now.current = options;
  const open = useRef(false);
  const sending = useRef(false);
  const goesOn = useRef(false);

  const mutation = useMutation<View<C>, ApiError, T>({
    mutationKey: [command],
    // told of here: trying again sends what stands in the form then
    meta: { quiet: true },
    gcTime: 0,
    mutationFn: (values) => call(command, now.current.request(values)),
    onMutate: () => work.begin(),
    onSuccess: async (view, values) => {
      work.done(new Date());
      const done: unknown = typeof view === "object" && view !== null && "act" in view ? view.act : null;
      const { said } = now.current;
      if (said !== undefined && typeof done === "string") log.record({ id: done, label: said(values) });
      // first the draft, so that what comes next does not offer it again
      const discarded = draft.discard();
      if (goesOn.current) setRound((n) => n + 1);
      void client.invalidateQueries();
      await discarded;
      if (open.current && !goesOn.current) now.current.onDone(view, values);
    },
    onError: (error, values) => {
      work.failed(errorText(error), open.current ? again : undefined);
      draft.release();
      const ruled = error.code === "rule_broken" ? now.current.rules?.[String(error.details.rule)] : undefined;
      const named = error.code === "invalid" && error.field !== null && error.field in blank ? error.field : null;
      refused.current = ruled ?? named;
      if (refused.current === null) setProblem(error);
      else setFaults({ [refused.current]: named === null ? problemText(error) : faultText(error) } as Faults<T>);
      if (named !== null) now.current.onRefused?.(error, values);
      setAttempt((n) => n + 1);
    },
    onSettled: () => {
      sending.current = false;
    },
  });

  const judged = (): Faults<T> => {
    const found = now.current.check(draft.latest());
    for (const name of unread.current) Object.assign(found, { [name]: m.ui_client_fault_unreadable() });
    return found;
  };

  const send = (next: boolean) => {
    if (sending.current) return;
    goesOn.current = next;
    const found = judged();
    const wrong = Object.values(found).some((text) => text !== undefined);
    refused.current = null;
    setFaults(found);
    setProblem(null);
    setAttempt((n) => n + 1);
    if (wrong) return;
    sending.current = true;
    draft.hold();
    mutation.mutate(draft.latest());
  };
  const latest = useRef(send);
  latest.current = send;
  const again = useCallback(() => latest.current(goesOn.current), []);

  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
      // what was typed is in its draft
      work.withdraw(again);
    };
  }, [again]);

  const idOf = (name: string) => `${prefix}-${name}`;
  const field: Form<T>["field"] = (name) => ({
    id: idOf(name),
    label: labels[name] ?? "",
    error: faults[name],
    onBlur: () => {
      // only what is filled in is judged on leaving: an empty field may still be on its way
      const value = draft.latest()[name];
      if (value === null || value === "") return;
      setFaults((before) => ({ ...before, [name]: now.current.check(draft.latest())[name] }));
    },
  });
  const set: Form<T>["set"] = (name) => (value) => {
    draft.change({ [name]: value } as unknown as Partial<T>);
    const found = now.current.check(draft.latest());
    setFaults((before) => {
      // with it goes what was wrong with another field only beside it; what the engine said of another stays
      const mended = Object.keys(before).filter(
        (other) =>
          before[other] !== undefined &&
          (other === name || (found[other] === undefined && other !== refused.current && !unread.current.has(other))),
      );
      return mended.length === 0
        ? before
        : { ...before, ...Object.fromEntries(mended.map((field) => [field, undefined])) };
    });
  };
  const unreadable: Form<T>["unreadable"] = (name) => (bad) => {
    if (bad) unread.current.add(name);
    else unread.current.delete(name);
  };
  const input: Form<T>["input"] = (name) => ({ ...field(name), value: draft.values[name], onChange: set(name) });
  return {
    draft,
    values: draft.values,
    field,
    input,
    read: (name) => ({ ...input(name), typing: draft.typing(name), onUnreadable: unreadable(name) }),
    set,
    unreadable,
    submit: () => send(false),
    submitNext: options.repeats ? () => send(true) : undefined,
    round,
    pending: mutation.isPending,
    problem,
    summary: (
      <ErrorSummary
        attempt={attempt}
        faults={Object.entries(faults).flatMap(([name, text]) =>
          text === undefined ? [] : [{ field: idOf(name), label: labels[name] ?? "", text }],
        )}
      />
    ),
  };
}

export interface FormPartsProps<T extends Values> {
  readonly form: Form<T>;
  readonly children: ReactNode;
  /** What to do about a rule that was broken. */
  readonly remedy?: ((problem: ApiError) => ReactNode) | undefined;
}

/** The fields between what was brought back, what is wrong, and how far it is kept. Ctrl+Enter saves, and begins the next if there is one. */
export function FormParts<T extends Values>({ form, children, remedy }: FormPartsProps<T>) {
  const { draft, problem } = form;
  return (
    <div className={styles.form} {...sendKeys(form.submitNext ?? form.submit)} data-keys="form">
      <DraftRestored draft={draft} />
      {form.summary}
      {problem !== null && <Problem problem={problem} actions={remedy?.(problem)} />}
      {!draft.loading && <Fragment key={form.round}>{children}</Fragment>}
      <DraftKept draft={draft} />
    </div>
  );
}

/** What no field bears: it takes the focus, so that it is seen wherever one was in the form. */
function Problem({ problem, actions }: { readonly problem: ApiError; readonly actions: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  return (
    <div ref={box} tabIndex={-1} className={styles.problem}>
      <Banner kind="danger" role="alert" actions={actions}>
        {problemText(problem)}
      </Banner>
    </div>
  );
}

export interface FormDialogProps<T extends Values> extends FormPartsProps<T> {
  readonly title: string;
  /** What saving does, as a verb with its object. */
  readonly save: string;
  readonly onClose: () => void;
}

/** A form in a dialog. Closing keeps what is typed. */
export function FormDialog<T extends Values>({ title, save, onClose, ...parts }: FormDialogProps<T>) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{m.ui_client_form_later()}</Button>
          {parts.form.submitNext && (
            <Button onPress={parts.form.submitNext}>
              {m.ui_keys_save_next()} <Shortcut keys="Ctrl+Enter" />
            </Button>
          )}
          <Button kind="primary" onPress={parts.form.submit} isPending={parts.form.pending}>
            {save}
          </Button>
        </>
      }
    >
      <FormParts {...parts} />
    </Dialog>
  );
}
