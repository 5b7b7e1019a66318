import { X } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { m } from "~/i18n";
import { Button, IconButton } from "./Button";
import { classes } from "./classes";
import styles from "./Dialog.module.css";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Esc, the cross, and a press outside. Focus returns to what had it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that acts last. */
  readonly actions?: ReactNode;
  /** `page` takes the window's height too, for what scrolls by itself. */
  readonly wide?: boolean | "page" | undefined;
  /** For a question that is not to be waved away by a press beside it. */
  readonly isFirm?: boolean | undefined;
  readonly role?: "dialog" | "alertdialog" | undefined;
}

export function Dialog({ title, isOpen, onClose, children, actions, wide, isFirm, role = "dialog" }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isFirm !== true}
    >
      <Modal className={classes(styles.modal, wide === true && styles.wide, wide === "page" && styles.page)}>
        <AriaDialog className={styles.dialog ?? ""} role={role}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            {isFirm !== true && <IconButton small icon={X} label={m.ui_dialog_close()} onPress={onClose} />}
          </header>
          <Body>{children}</Body>
          {actions !== undefined && <footer className={styles.footer}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Long content is reached by the keys: it scrolls when it has the focus. */
function Body({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = box.current;
    if (!body) return;
    if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
    else body.removeAttribute("tabindex");
  });
  return (
    <div ref={box} className={styles.body}>
      {children}
    </div>
  );
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The act, as a verb with its object: "Lähetä yhteenveto", never "OK". */
  readonly act: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Only before what cannot be undone. The safe button has the focus. */
export function ConfirmDialog({ title, children, act, isOpen, isPending, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      isFirm
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {m.ui_dialog_cancel()}
          </Button>
          <Button kind="danger" onPress={onConfirm} isPending={isPending}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
