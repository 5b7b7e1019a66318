import { type FormEvent, type ReactNode, useId } from "react";
import { errorText } from "~/api";
import { DraftKept, DraftRestored, type DraftState } from "~/app/draft";
import { m } from "~/i18n";
import { Banner, Button, Dialog } from "~/kit";
import styles from "./Settings.module.css";

export interface FormDialogProps {
  readonly title: string;
  /** The act, as a verb: "Tallenna", "Sulje päiviä". */
  readonly act: string;
  readonly isPending: boolean;
  /** What went wrong and stands at no field. */
  readonly error?: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly wide?: boolean | undefined;
  /** Keeps what is typed: closing is leaving it for later. */
  readonly draft?: DraftState | undefined;
  readonly children: ReactNode;
}

/** A form in a dialog, sent by its button or by Enter. */
export function FormDialog({
  title,
  act,
  isPending,
  error,
  onSubmit,
  onClose,
  wide,
  draft,
  children,
}: FormDialogProps) {
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && draft?.loading !== true) onSubmit();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      wide={wide}
      actions={
        <>
          <Button onPress={onClose}>{draft ? m.ui_client_form_later() : m.ui_dialog_cancel()}</Button>
          <Button
            kind="primary"
            isPending={isPending}
            onPress={() => {
              const found = document.getElementById(form);
              if (found instanceof HTMLFormElement) found.requestSubmit();
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        {draft && <DraftRestored draft={draft} />}
        <div role="alert" className={styles.told}>
          {error !== null && error !== undefined && <Banner kind="danger">{errorText(error)}</Banner>}
        </div>
        {draft?.loading !== true && children}
        {draft && <DraftKept draft={draft} />}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </form>
    </Dialog>
  );
}
