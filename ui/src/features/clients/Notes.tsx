import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { type Request, view, type Wire } from "~/api";
import { useMay, useSeat, useToday } from "~/app/desk";
import { DraftThrown } from "~/app/draft";
import { usePhrases } from "~/app/phrases";
import { ReadFault } from "~/app/ReadFault";
import { fmtCount, fmtDate, fmtMoment, fmtWeekdayDate, m } from "~/i18n";
import { Banner, Button, DateField, EmptyState, LineButton, PhraseText, Select } from "~/kit";
import { useAsked } from "./asked";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { WithReason } from "./Closed";
import { future, missing } from "./faults";
import { type Form, FormDialog, FormParts, useDraft, useForm } from "./form";
import { useNames } from "./office";
import { Part } from "./Part";
import { usePainted } from "./painted";
import { notesOf } from "./record";
import { useTakeAway } from "./takeAway";
import { noteKindName, noteKindOptions } from "./words";

/** How many older notes the engine gives at once. */
const PAGE = 100;
/** So many notes fill a usual window. */
const FIRST_NOTES = 10;

export function Notes({ client, isOnPaper }: SectionProps) {
  const may = client.capabilities.includes("write_notes");
  const role = useMay("view_notes");
  const names = useNames();
  const [writing, setWriting] = useState(false);
  const open = may && client.notes !== null;
  useAsked({ note: open ? () => setWriting(true) : undefined });
  const self = useSeat().worker.id;
  const [editing, setEditing] = useState<Wire.NoteView | null>(null);
  const takeAway = useTakeAway("take_away_note", m.ui_client_note_taken_away);
  const isPainted = usePainted();
  const [pages, setPages] = useState(0);
  const read = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      view("list_notes", { client_id: client.id, offset: (client.notes?.length ?? 0) + page * PAGE }),
    ),
  });
  const older = read.flatMap(({ data }) => data ?? []);
  const failed = read.find(({ error }) => error !== null);
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
        open && !writing && notes.length > 0 ? (
          <Button onPress={() => setWriting(true)}>{m.ui_client_note_add()}</Button>
        ) : undefined
      }
    >
      {open &&
        (writing ? (
          <NewNote client={client} onDone={() => setWriting(false)} />
        ) : (
          <Unfinished client={client} onContinue={() => setWriting(true)} />
        ))}
      {takeAway.problem}
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
          {notes.slice(0, isPainted || isOnPaper ? undefined : FIRST_NOTES).map((note) => (
            <li key={note.id} className={styles.entry}>
              <div className={styles.top}>
                <strong>{noteKindName(note.kind)}</strong>
                <span className={styles.quiet}>
                  <time dateTime={note.date}>{fmtWeekdayDate(note.date)}</time>, {names.worker(note.worker_id)}
                </span>
              </div>
              <p className={styles.entryText}>{note.text}</p>
              {open && note.worker_id === self && (
                <div className={styles.buttons}>
                  <LineButton onPress={() => setEditing(note)}>
                    {m.ui_client_note_edit()}
                    <span className="visually-hidden"> {fmtDate(note.date)}</span>
                  </LineButton>
                  <LineButton onPress={() => takeAway.mutate({ client_id: client.id, note_id: note.id })}>
                    {m.ui_client_note_take_away()}
                    <span className="visually-hidden">
                      {" "}
                      {noteKindName(note.kind)} {fmtDate(note.date)}
                    </span>
                  </LineButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {failed !== undefined && <ReadFault error={failed.error} again={failed.refetch} />}
      {left > 0 && failed === undefined && (
        <div className={styles.buttons}>
          <Button isPending={read.some(({ isPending }) => isPending)} onPress={() => setPages((n) => n + 1)}>
            {m.ui_client_note_older({ count: left, shown: fmtCount(left) })}
          </Button>
        </div>
      )}
      {editing && <EditNote client={client} note={editing} onClose={() => setEditing(null)} />}
    </Part>
  );
}

/** That there is something, and who may read it. */
function EmptyStateOfHidden() {
  return <EmptyState kind="nothing" title={m.ui_client_note_hidden_title()} text={m.ui_client_note_hidden()} />;
}

export type NoteValues = { date: string | null; kind: Wire.NoteKind; text: string };

const formOf = (client: Wire.ClientView) => `add_note:${client.id}`;

/** A note that was left half-way is offered. */
function Unfinished({ client, onContinue }: { readonly client: Wire.ClientView; readonly onContinue: () => void }) {
  const draft = useDraft<NoteValues>(formOf(client), client.id, { date: null, kind: "observation", text: "" });
  if (draft.thrown) return <DraftThrown draft={draft} />;
  if (draft.restored === null) return null;
  return (
    <Banner
      role="status"
      actions={
        <>
          <Button small onPress={onContinue}>
            {m.ui_client_draft_continue()}
          </Button>
          <Button small onPress={draft.throwAway}>
            {m.ui_client_draft_discard()}
          </Button>
        </>
      }
    >
      {m.ui_client_note_draft({ when: fmtMoment(draft.restored) })}
    </Banner>
  );
}

export const noteLabels = () => ({
  date: m.ui_client_note_date(),
  kind: m.ui_client_note_kind(),
  text: m.ui_client_note_text(),
});

export const checkNote = ({ date, text }: NoteValues, today: string) => ({
  date: missing(date) ?? future(date, today),
  text: missing(text),
});

/** What a note is made of, whether it is new or corrected. */
function useNoteForm<C extends "add_note" | "edit_note">(options: {
  readonly command: C;
  readonly client: Wire.ClientView;
  readonly note: Wire.NoteView | null;
  readonly request: (note: Omit<Wire.AddNote, "client_id">) => Request<C>;
  readonly said: () => string;
  readonly onDone: () => void;
}): Form<NoteValues> {
  const { command, client, note, request, said, onDone } = options;
  const today = useToday();
  return useForm<C, NoteValues>({
    command,
    form: note === null ? formOf(client) : `${command}:${note.id}`,
    clientId: client.id,
    stored: note !== null,
    blank: {
      date: note?.date ?? today,
      kind: (note?.kind ?? "observation") as Wire.NoteKind,
      text: note?.text ?? "",
    },
    labels: noteLabels(),
    check: (values) => checkNote(values, today),
    request: ({ date, kind, text }) => request({ date: date ?? today, kind, text }),
    said,
    onDone,
  });
}

export function NoteFields({ form: { input, read } }: { readonly form: Form<NoteValues> }) {
  const phrases = usePhrases();
  return (
    <>
      <PhraseText {...input("text")} phrases={phrases} help={m.ui_client_note_text_help()} isRequired autoFocus />
      <Select {...input("kind")} options={noteKindOptions()} />
      <DateField {...read("date")} isRequired today={useToday()} />
    </>
  );
}

function NewNote({ client, onDone }: { readonly client: Wire.ClientView; readonly onDone: () => void }) {
  const form = useNoteForm({
    command: "add_note",
    client,
    note: null,
    request: (note) => ({ client_id: client.id, ...note }),
    said: m.ui_client_note_added,
    onDone,
  });
  return (
    <Part title={m.ui_client_note_add()}>
      <FormParts form={form}>
        <NoteFields form={form} />
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

interface EditNoteProps {
  readonly client: Wire.ClientView;
  readonly note: Wire.NoteView;
  readonly onClose: () => void;
}

/** A note of one's own, corrected; the history keeps what stood. */
function EditNote({ client, note, onClose }: EditNoteProps) {
  const form = useNoteForm({
    command: "edit_note",
    client,
    note,
    request: (changed) => ({ client_id: client.id, note_id: note.id, ...changed }),
    said: m.ui_client_note_edited,
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={m.ui_client_note_edit()} save={m.ui_client_note_save()} onClose={onClose}>
      <NoteFields form={form} />
    </FormDialog>
  );
}
