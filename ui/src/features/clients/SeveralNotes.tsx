import { useQuery } from "@tanstack/react-query";
import { view, type Wire } from "~/api";
import { useToday } from "~/app/desk";
import { ReadFault } from "~/app/ReadFault";
import { fmtCount, m } from "~/i18n";
import { Button, Dialog, Skeleton } from "~/kit";
import styles from "./Clients.module.css";
import { FormDialog, useForm } from "./form";
import { checkNote, NoteFields, type NoteValues, noteLabels } from "./Notes";
import { listNameOf } from "./record";

/** The most clients that one entry may be about. */
export const MOST_SELECTED = 200;

export interface SeveralNotesProps {
  readonly clients: ReadonlySet<string>;
  readonly onClose: () => void;
  /** It was written about them. */
  readonly onDone: () => void;
}

/** The same note about each of several clients: first who they are, and about whom one may not write. */
export function SeveralNotes(props: SeveralNotesProps) {
  const { clients, onClose } = props;
  const known = useQuery(view("clients_for_notes", { client_ids: [...clients] }));
  const may = known.data?.filter(({ writable }) => writable) ?? [];
  const left = known.data?.filter(({ writable }) => !writable) ?? [];
  if (may.length > 0) return <Write {...props} may={may} left={left} />;
  return (
    <Dialog
      title={m.ui_clients_several_title()}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{m.ui_dialog_close()}</Button>}
    >
      {known.error !== null ? (
        <ReadFault error={known.error} again={known.refetch} />
      ) : known.isPending ? (
        <Skeleton lines={4} />
      ) : (
        <p>{m.ui_clients_several_none()}</p>
      )}
    </Dialog>
  );
}

interface WriteProps extends SeveralNotesProps {
  readonly may: readonly Wire.ClientForNote[];
  readonly left: readonly Wire.ClientForNote[];
}

/** What is begun about some is brought back for the same ones only, in whatever order they were selected. */
export function severalForm(clients: readonly Pick<Wire.ClientForNote, "id">[]): string {
  return `add_notes:${clients
    .map(({ id }) => id)
    .sort()
    .join(",")}`;
}

const namesOf = (clients: readonly Wire.ClientForNote[]) => clients.map(listNameOf).join(", ");

function Write({ may, left, onClose, onDone }: WriteProps) {
  const today = useToday();
  const count = may.length;
  const form = useForm<"add_notes", NoteValues>({
    command: "add_notes",
    form: severalForm(may),
    clientId: null,
    blank: { date: today, kind: "observation", text: "" },
    labels: noteLabels(),
    check: (values) => checkNote(values, today),
    request: ({ date, kind, text }) => ({ client_ids: may.map(({ id }) => id), date: date ?? today, kind, text }),
    said: () => m.ui_clients_several_done({ count, shown: fmtCount(count) }),
    onDone,
  });
  return (
    <FormDialog
      form={form}
      title={m.ui_clients_several_title()}
      save={m.ui_clients_several_save({ count, shown: fmtCount(count) })}
      onClose={onClose}
    >
      <p>{m.ui_clients_several_who({ names: namesOf(may) })}</p>
      {left.length > 0 && <p className={styles.quiet}>{m.ui_clients_several_left({ names: namesOf(left) })}</p>}
      <NoteFields form={form} />
    </FormDialog>
  );
}
