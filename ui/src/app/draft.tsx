/** Half-typed forms: kept as they are typed, and offered again after leaving, lock and restart. */
import { type UseMutationOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiError, call, errorText, type Wire, work } from "~/api";
import { fmtClockOf, fmtMoment, m } from "~/i18n";
import { Banner, Button, type Typing } from "~/kit";
import styles from "./Draft.module.css";
import { seatedAt, useSeat } from "./desk";

/** The longest that typed text is not yet on the disk. */
export const KEEP_MS = 2_000;

export type Values = Record<string, Wire.JsonValue>;

function fieldsOf(value: Wire.JsonValue | null): Readonly<Record<string, Wire.JsonValue | undefined>> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** What is on its way to the store. */
const underWay = new Set<Promise<void>>();

/** When what was typed up to now is on the disk, or has been refused. */
export async function draftsKept(): Promise<void> {
  await Promise.all(underWay);
}

/** Beside the values of a draft: what was typed in their fields and cannot be read. */
const UNREAD = "unread";

type Texts = Readonly<Record<string, string>>;

function textsOf(content: Wire.JsonValue): Texts {
  const kept = Object.entries(fieldsOf(fieldsOf(content)[UNREAD] ?? null));
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
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
  /** Gives values, in the place of text that stood in their fields and could not be read. */
  readonly change: (part: Partial<T>) => void;
  /** Keeps a field's text as it is typed, whether it reads or not. */
  readonly typing: <K extends keyof T & string>(name: K) => Typing<T[K]>;
  /** When what was brought back had been kept; none if nothing was. */
  readonly restored: Date | null;
  /** When it was kept last in this sitting. */
  readonly kept: Date | null;
  readonly loading: boolean;
  /** Whether the form begins with what the store holds. */
  readonly stored: boolean;
  /** Throws the draft away; the form is blank again. */
  readonly discard: () => Promise<void>;
  /** Whether what was thrown away can be brought back: until something is typed. */
  readonly thrown: boolean;
  /** Throws the draft away so that it can be brought back. */
  readonly throwAway: () => void;
  readonly bringBack: () => void;
  /** Keeps nothing more: the values are on their way to the record. */
  readonly hold: () => void;
  /** The values are in the record: the draft goes, and they stay in the form until it closes. */
  readonly done: () => Promise<void>;
  /** The values did not reach the record: they are a draft still. */
  readonly release: () => void;
}

/** What was thrown away, as long as it can be brought back. */
interface Thrown<T extends Values> {
  readonly values: T;
  readonly unread: Texts;
  readonly restored: Date | null;
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
  const [unread, setUnread] = useState<Texts>({});
  const [restored, setRestored] = useState<Date | null>(null);
  const [kept, setKept] = useState<Date | null>(null);
  const [loading, setLoading] = useState(true);
  const [thrown, setThrown] = useState<Thrown<T> | null>(null);
  const latest = useRef(blank);
  const texts = useRef<Texts>({});
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
    const unreadable = Object.keys(texts.current).length > 0;
    if (what === "keep" && !unreadable && same(latest.current, first.current)) {
      what = inStore.current ? "discard" : null;
    }
    if (what === null) return queue.current;
    const content = unreadable ? { ...latest.current, [UNREAD]: texts.current } : latest.current;
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
    const kept = queue.current;
    underWay.add(kept);
    void kept.then(() => underWay.delete(kept));
    return kept;
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
        texts.current = textsOf(draft.content);
        setUnread(texts.current);
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
      const before = latest.current;
      latest.current = { ...before, ...part };
      // a field that is only left tells its value too
      if (!same(latest.current, before)) setThrown(null);
      setValues(latest.current);
      texts.current = Object.fromEntries(Object.entries(texts.current).filter(([name]) => !(name in part)));
      setUnread(texts.current);
      keep();
    },
    [keep],
  );

  const typing = <K extends keyof T & string>(name: K): Typing<T[K]> => ({
    unread: unread[name] ?? null,
    onRead: (value) => change({ [name]: value } as unknown as Partial<T>),
    onUnread: (text) => {
      texts.current = { ...texts.current, [name]: text };
      setThrown(null);
      setUnread(texts.current);
      keep();
    },
  });

  const hold = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    due.current = null;
    told.current += 1;
    work.kept(queue);
  }, []);

  const done = useCallback(() => {
    due.current = "discard";
    return flush();
  }, [flush]);

  const discard = useCallback(() => {
    latest.current = first.current;
    setValues(first.current);
    texts.current = {};
    setUnread(texts.current);
    setRestored(null);
    setThrown(null);
    return done();
  }, [done]);

  const throwAway = useCallback(() => {
    const [values, unread] = [latest.current, texts.current];
    void discard();
    setThrown({ values, unread, restored });
  }, [discard, restored]);

  const bringBack = useCallback(() => {
    if (thrown === null) return;
    latest.current = thrown.values;
    setValues(thrown.values);
    texts.current = thrown.unread;
    setUnread(thrown.unread);
    setRestored(thrown.restored);
    setThrown(null);
    due.current = "keep";
    void flush();
  }, [thrown, flush]);

  return {
    values,
    latest: () => latest.current,
    change,
    typing,
    restored,
    kept,
    loading,
    stored,
    discard,
    thrown: thrown !== null,
    throwAway,
    bringBack,
    hold,
    done,
    release: keep,
  };
}

/** A mutation that sends what a draft holds: the draft is gone once it is stored, also where the form has closed meanwhile. */
export function sending<V, R>(
  draft: Pick<Draft<Values>, "hold" | "done" | "release">,
  options: UseMutationOptions<V, ApiError, R>,
): UseMutationOptions<V, ApiError, R> {
  return {
    ...options,
    onMutate: () => draft.hold(),
    onSuccess: async (...all) => {
      // first the draft, so that what comes next does not offer it again
      await draft.done();
      await options.onSuccess?.(...all);
    },
    onError: (...all) => {
      draft.release();
      return options.onError?.(...all);
    },
  };
}

/** What the parts below show of a draft. */
export type DraftState = Pick<
  Draft<Values>,
  "restored" | "kept" | "loading" | "stored" | "thrown" | "throwAway" | "bringBack"
>;

/** Tells that a draft was thrown away, with the way to have it back. */
export function DraftThrown({ draft }: { readonly draft: DraftState }) {
  return (
    <Banner
      role="status"
      actions={
        <Button small onPress={draft.bringBack}>
          {m.ui_client_draft_back()}
        </Button>
      }
    >
      {m.ui_client_draft_thrown()}
    </Banner>
  );
}

/** Tells what was brought back, with the way to begin anew. */
export function DraftRestored({ draft }: { readonly draft: DraftState }) {
  if (draft.thrown) return <DraftThrown draft={draft} />;
  if (draft.restored === null) return null;
  return (
    <Banner
      role="status"
      actions={
        <Button small onPress={draft.throwAway}>
          {draft.stored ? m.ui_client_draft_stored() : m.ui_client_draft_anew()}
        </Button>
      }
    >
      {m.ui_client_draft_restored({ when: fmtMoment(draft.restored) })}
    </Banner>
  );
}

/** How far what is typed is kept. */
export function DraftKept({ draft }: { readonly draft: DraftState }) {
  return (
    <p role="status" className={styles.kept}>
      {draft.kept !== null && m.ui_client_draft_kept({ time: fmtClockOf(draft.kept) })}
    </p>
  );
}
