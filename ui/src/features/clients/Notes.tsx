import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { usePhrases } from "~/app/phrases";
import { fmtCount, fmtMoment, fmtWeekdayDate, m } from "~/i18n";
import { useKeys } from "~/keys";
import { Banner, Button, DateField, EmptyState, PhraseText, Select } from "~/kit";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { WithReason } from "./Closed";
import { future, missing } from "./faults";
import { FormParts, useDraft, useForm } from "./form";
import { useNames } from "./office";
import { Part } from "./Part";
import { notesOf } from "./record";
import { noteKindName, noteKindOptions, problemText } from "./words";

/** How many older notes the engine gives at once. */
const PAGE = 100;

export function Notes({ client }: SectionProps) {
  const may = client.capabilities.includes("write_notes");
  const role = useMay("view_notes");
  const names = useNames();
  const [writing, setWriting] = useState(false);
  const open = may && client.notes !== null;
  useKeys({ new: open ? () => setWriting(true) : undefined });
  const [pages, setPages] = useState(0);
  const read = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      view("list_notes", { client_id: client.id, offset: (client.notes?.length ?? 0) + page * PAGE }),
    ),
  });
  const older = read.flatMap(({ data }) => data ?? []);
  const failed = read.find(({ error }) => error !== null);
  const hidden = client.notes === null;
  const wasHidden = useRef(hidden);
  useEffect(() => {
    // the form of the reason had the focus, and is gone
    if (wasHidden.current && !hidden) document.getElementById("main")?.focus({ preventScroll: true });
    wasHidden.current = hidden;
  }, [hidden]);
  if (client.notes === null) {
    return (
      <Part plain title={m.ui_client_tab_notes()}>
        <EmptyStateOfHidden />
        {role && <WithReason clientId={client.id} />}
      </Part>
    );
  }
  const notes = notesOf([...client.notes, ...older]);
  const left = client.notes_total - notes.length;
  return (
    <Part
      plain
      title={m.ui_client_tab_notes()}
      actions={
        open && !writing ? <Button onPress={() => setWriting(true)}>{m.ui_client_note_add()}</Button> : undefined
      }
    >
      {open &&
        (writing ? (
          <NewNote client={client} onDone={() => setWriting(false)} />
        ) : (
          <Unfinished client={client} onContinue={() => setWriting(true)} />
        ))}
      {notes.length === 0 ? (
        !writing && (
          <EmptyState
            kind="nothing"
            text={m.ui_client_note_none()}
            act={open ? { name: m.ui_client_note_add(), onPress: () => setWriting(true) } : undefined}
          />
        )
      ) : (
        <ul className={styles.entries}>
          {notes.map((note) => (
            <li key={note.id} className={styles.entry}>
              <div className={styles.top}>
                <strong>{noteKindName(note.kind)}</strong>
                <span className={styles.quiet}>
                  <time dateTime={note.date}>{fmtWeekdayDate(note.date)}</time>, {names.worker(note.worker_id)}
                </span>
              </div>
              <p className={styles.entryText}>{note.text}</p>
            </li>
          ))}
        </ul>
      )}
      {failed !== undefined && (
        <Banner
          kind="danger"
          role="alert"
          actions={<Button onPress={() => void failed.refetch()}>{m.ui_save_retry()}</Button>}
        >
          {failed.error && problemText(failed.error)}
        </Banner>
      )}
      {left > 0 && failed === undefined && (
        <div className={styles.buttons}>
          <Button isPending={read.some(({ isPending }) => isPending)} onPress={() => setPages((n) => n + 1)}>
            {m.ui_client_note_older({ count: left, shown: fmtCount(left) })}
          </Button>
        </div>
      )}
    </Part>
  );
}

/** That there is something, and who may read it. */
function EmptyStateOfHidden() {
  return <EmptyState kind="nothing" title={m.ui_client_note_hidden_title()} text={m.ui_client_note_hidden()} />;
}

type NoteValues = { date: string | null; kind: Wire.NoteKind; text: string };

const formOf = (client: Wire.ClientView) => `add_note:${client.id}`;

/** A note that was left half-way is offered. */
function Unfinished({ client, onContinue }: { readonly client: Wire.ClientView; readonly onContinue: () => void }) {
  const draft = useDraft<NoteValues>(formOf(client), client.id, { date: null, kind: "observation", text: "" });
  if (draft.restored === null) return null;
  return (
    <Banner
      role="status"
      actions={
        <>
          <Button small onPress={onContinue}>
            {m.ui_client_draft_continue()}
          </Button>
          <Button small onPress={() => void draft.discard()}>
            {m.ui_client_draft_discard()}
          </Button>
        </>
      }
    >
      {m.ui_client_note_draft({ when: fmtMoment(draft.restored) })}
    </Banner>
  );
}

function NewNote({ client, onDone }: { readonly client: Wire.ClientView; readonly onDone: () => void }) {
  const today = useToday();
  const phrases = usePhrases();
  const form = useForm<"add_note", NoteValues>({
    command: "add_note",
    form: formOf(client),
    clientId: client.id,
    blank: { date: today, kind: "observation", text: "" },
    labels: { date: m.ui_client_note_date(), kind: m.ui_client_note_kind(), text: m.ui_client_note_text() },
    check: (values) => ({
      date: missing(values.date) ?? future(values.date, today),
      text: missing(values.text),
    }),
    request: (values) => ({
      client_id: client.id,
      date: values.date ?? today,
      kind: values.kind,
      text: values.text,
    }),
    said: m.ui_client_note_added,
    onDone,
  });
  const { input, read } = form;
  return (
    <Part title={m.ui_client_note_add()}>
      <FormParts form={form}>
        <PhraseText {...input("text")} phrases={phrases} help={m.ui_client_note_text_help()} isRequired autoFocus />
        <Select {...input("kind")} options={noteKindOptions()} />
        <DateField {...read("date")} isRequired today={today} />
        <div className={styles.buttons}>
          <Button kind="primary" onPress={form.submit} isPending={form.pending}>
            {m.ui_client_note_save()}
          </Button>
          <Button onPress={onDone}>{m.ui_client_form_later()}</Button>
        </div>
      </FormParts>
    </Part>
  );
}
