/** Forms of a client's record: kept as they are typed, judged on leaving a field and on saving, undone after. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { type ApiError, type Command, call, errorText, type Request, type View, type Wire, work } from "~/api";
import { seatedAt, useSeat } from "~/app/desk";
import { fmtClockOf, fmtMoment, m } from "~/i18n";
import { Banner, Button, Dialog, ErrorSummary } from "~/kit";
import { useActLog } from "~/undo";
import styles from "./Clients.module.css";
import { faultText, problemText } from "./words";

/** The longest that typed text is not yet on the disk. */
export const KEEP_MS = 2_000;

export type Values = Record<string, Wire.JsonValue>;

function fieldsOf(value: Wire.JsonValue | null): Readonly<Record<string, Wire.JsonValue | undefined>> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/**
 * The content of a draft, as far as it fits the form. What was typed over stored values is laid over those of now: a
 * field that was left as it stood then has its value of now.
 */
function fitting<T extends Values>(blank: T, content: Wire.JsonValue, base: Wire.JsonValue | null): T {
  const before = fieldsOf(base);
  const known = Object.entries(fieldsOf(content)).filter(
    ([key, value]) => key in blank && !(key in before && before[key] === value),
  );
  return { ...blank, ...Object.fromEntries(known) };
}

export interface Draft<T extends Values> {
  readonly values: T;
  /** The newest values, also before they are shown. */
  readonly latest: () => T;
  readonly change: (part: Partial<T>) => void;
  /** When what was brought back had been kept; none if nothing was. */
  readonly restored: Date | null;
  /** When it was kept last in this sitting. */
  readonly kept: Date | null;
  readonly loading: boolean;
  /** Throws the draft away; the form is blank again. */
  readonly discard: () => Promise<void>;
  /** Keeps nothing more: the values are on their way to the record. */
  readonly hold: () => void;
  /** The values did not reach the record: they are a draft still. */
  readonly release: () => void;
}

const same = <T extends Values>(one: T, other: T) =>
  Object.keys(one).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));

/**
 * Values that survive leaving, locking and falling over: kept every two seconds and on leaving, and tried again as long
 * as that fails. `stored` tells that the form begins with what the store holds.
 */
export function useDraft<T extends Values>(form: string, clientId: string | null, blank: T, stored = false): Draft<T> {
  const client = useQueryClient();
  const { worker } = useSeat();
  const first = useRef(blank);
  const [values, setValues] = useState(blank);
  const [restored, setRestored] = useState<Date | null>(null);
  const [kept, setKept] = useState<Date | null>(null);
  const [loading, setLoading] = useState(true);
  const latest = useRef(blank);
  const left = useRef(false);
  // what the store is still to be told, and whether it may hold a draft
  const due = useRef<"keep" | "discard" | null>(null);
  const inStore = useRef(false);
  const told = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    let what = due.current;
    due.current = null;
    // typed back to what it was
    if (what === "keep" && same(latest.current, first.current)) what = inStore.current ? "discard" : null;
    if (what === null) return queue.current;
    const content = latest.current;
    const later = () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const seated = left.current ? seatedAt(client) : worker.id;
        // locked: until the worker is back; a form that is closed keeps nothing under another
        if (seated === null) later();
        else if (seated === worker.id) void flush();
      }, KEEP_MS);
    };
    told.current += 1;
    const turn = told.current;
    inStore.current = what === "keep";
    queue.current = queue.current
      .then(() =>
        what === "keep"
          ? call("save_draft", { form, client_id: clientId, content, base: stored ? first.current : null })
          : call("discard_draft", { form }),
      )
      .then(
        () => {
          work.kept(queue);
          setKept(what === "keep" ? new Date() : null);
        },
        (thrown: unknown) => {
          work.unkept(queue, errorText(thrown));
          if (what === "discard") inStore.current = true;
          if (turn !== told.current || due.current !== null) return;
          due.current = what;
          later();
        },
      );
    return queue.current;
  }, [client, worker.id, form, clientId, stored]);

  useEffect(() => {
    let gone = false;
    left.current = false;
    call("list_drafts", {})
      .then((drafts) => {
        const draft = drafts.find((other) => other.form === form);
        if (gone || draft === undefined || due.current !== null) return;
        inStore.current = true;
        latest.current = fitting(first.current, draft.content, draft.base);
        setValues(latest.current);
        setRestored(new Date(draft.at));
      })
      .catch(() => {
        // nothing to bring back: the form is as it is
      })
      .finally(() => {
        if (!gone) setLoading(false);
      });
    return () => {
      gone = true;
      left.current = true;
      void flush();
    };
  }, [form, flush]);

  const keep = useCallback(() => {
    due.current = "keep";
    if (left.current) void flush();
    else timer.current ??= setTimeout(() => void flush(), KEEP_MS);
  }, [flush]);

  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part };
      setValues(latest.current);
      keep();
    },
    [keep],
  );

  const hold = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    due.current = null;
    told.current += 1;
    work.kept(queue);
  }, []);

  const discard = useCallback(() => {
    due.current = "discard";
    latest.current = first.current;
    setValues(first.current);
    setRestored(null);
    return flush();
  }, [flush]);

  return { values, latest: () => latest.current, change, restored, kept, loading, discard, hold, release: keep };
}

export type Faults<T extends Values> = { [K in keyof T]?: string | undefined };

export interface FormOptions<C extends Command, T extends Values> {
  readonly command: C;
  /** Names the draft. */
  readonly form: string;
  readonly clientId: string | null;
  readonly blank: T;
  /** Whether the blank form holds what is stored already, so that saving changes it. */
  readonly stored?: boolean | undefined;
  readonly labels: { readonly [K in keyof T & string]?: string };
  /** What is wrong with the values, in words, by field. */
  readonly check: (values: T) => Faults<T>;
  readonly request: (values: T) => Request<C>;
  /** What was done, for undoing it. */
  readonly said?: ((values: T) => string) | undefined;
  readonly onDone: (view: View<C>, values: T) => void;
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
  const [problem, setProblem] = useState<ApiError | null>(null);
  const unread = useRef(new Set<string>());
  const now = useRef(options);
  now.current = options;
  const open = useRef(false);
  const sending = useRef(false);

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
      void client.invalidateQueries();
      await discarded;
      if (open.current) now.current.onDone(view, values);
    },
    onError: (error) => {
      work.failed(errorText(error), open.current ? again : undefined);
      draft.release();
      if (error.code === "invalid" && error.field !== null && error.field in blank)
        setFaults({ [error.field]: faultText(error) } as Faults<T>);
      else setProblem(error);
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

  const submit = () => {
    if (sending.current) return;
    const found = judged();
    const wrong = Object.values(found).some((text) => text !== undefined);
    setFaults(found);
    setProblem(null);
    setAttempt((n) => n + 1);
    if (wrong) return;
    sending.current = true;
    draft.hold();
    mutation.mutate(draft.latest());
  };
  const latest = useRef(submit);
  latest.current = submit;
  const again = useCallback(() => latest.current(), []);

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
    setFaults((before) => (before[name] === undefined ? before : { ...before, [name]: undefined }));
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
    read: (name) => ({ ...input(name), onUnreadable: unreadable(name) }),
    set,
    unreadable,
    submit,
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

/** The fields between what was brought back, what is wrong, and how far it is kept. Ctrl+Enter saves. */
export function FormParts<T extends Values>({ form, children, remedy }: FormPartsProps<T>) {
  const { draft, problem } = form;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    const at = event.target as HTMLElement;
    // a field is read on leaving it
    at.blur();
    at.focus();
    form.submit();
  };
  // a choice takes Enter for itself
  const onKeyDownOfChoice = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).matches("[type=radio], [type=checkbox]")) return;
    onKeyDown(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for what the button does
    <div className={styles.form} onKeyDown={onKeyDown} onKeyDownCapture={onKeyDownOfChoice} data-keys="form">
      {draft.restored !== null && (
        <Banner
          role="status"
          actions={
            <Button small onPress={() => void draft.discard()}>
              {m.ui_client_draft_anew()}
            </Button>
          }
        >
          {m.ui_client_draft_restored({ when: fmtMoment(draft.restored) })}
        </Banner>
      )}
      {form.summary}
      {problem !== null && <Problem problem={problem} actions={remedy?.(problem)} />}
      {!draft.loading && children}
      <p role="status" className={styles.kept}>
        {draft.kept !== null && m.ui_client_draft_kept({ time: fmtClockOf(draft.kept) })}
      </p>
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
