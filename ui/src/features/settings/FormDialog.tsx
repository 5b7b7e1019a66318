import { type FormEvent, type ReactNode, useId } from "react";
import { errorText } from "~/api";
import { DraftKept, DraftRestored, type DraftState } from "~/app/draft";
import { sendKeys } from "~/app/sendKeys";
import { m } from "~/i18n";
import { Banner, Button, Dialog, ErrorSummary, type FieldFault, Shortcut } from "~/kit";
import styles from "./Settings.module.css";

export interface MaybeFault extends Omit<FieldFault, "text"> {
  readonly text: string | undefined;
}

export interface FormDialogProps {
  readonly title: string;
  /** The act, as a verb: "Tallenna", "Sulje päiviä". */
  readonly act: string;
  readonly isPending: boolean;
  /** What went wrong and stands at no field. */
  readonly error?: unknown;
  /** What may be wrong at each field, in their order. Whoever judges moves the focus to the first. */
  readonly faults?: readonly MaybeFault[];
  readonly onSubmit: () => void;
  /** Saves and begins the next, which Ctrl+Enter does then; none where there is no next. */
  readonly onNext?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly wide?: boolean | undefined;
  /** Keeps what is typed: closing is leaving it for later. */
  readonly draft?: DraftState | undefined;
  readonly children: ReactNode;
}

/** A form in a dialog, sent by its button, by Enter or from anywhere by Ctrl+Enter, which begins the next too if there is one. */
export function FormDialog({
  title,
  act,
  isPending,
  error,
  faults = [],
  onSubmit,
  onNext,
  onClose,
  wide,
  draft,
  children,
}: FormDialogProps) {
  const form = useId();
  const ready = !isPending && draft?.loading !== true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSubmit();
  };
  const send = () => {
    const found = document.getElementById(form);
    if (found instanceof HTMLFormElement) found.requestSubmit();
  };
  const sendNext = onNext && (() => ready && onNext());
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      // three buttons stand in a row
      wide={wide || sendNext !== undefined}
      actions={
        <>
          <Button onPress={onClose}>{draft ? m.ui_client_form_later() : m.ui_dialog_cancel()}</Button>
          {sendNext && (
            <Button onPress={sendNext}>
              {m.ui_keys_save_next()} <Shortcut keys="Ctrl+Enter" />
            </Button>
          )}
          <Button kind="primary" isPending={isPending} onPress={send}>
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={submit}
        {...sendKeys(sendNext ?? send)}
        data-keys="form"
        noValidate
      >
        {draft && <DraftRestored draft={draft} />}
        <ErrorSummary
          // the first wrong field has the focus
          attempt={0}
          faults={faults.flatMap(({ text, ...field }) => (text === undefined ? [] : [{ ...field, text }]))}
        />
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
