import { CircleAlert, Sprout } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { errorText, setTitle } from "~/api";
import { useDeskQuery } from "~/app/desk";
import { EntryHelp } from "~/help";
import { m } from "~/i18n";
import { Banner, Button, classes } from "~/kit";
import styles from "./Entry.module.css";
import { Languages } from "./Languages";

export interface EntryPageProps {
  readonly title: string;
  readonly text?: string | undefined;
  /** Room for a form in two columns. */
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

/** A page before anyone has signed in: no personal data on it, nor in the title of the window. */
export function EntryPage({ title, text, wide, children }: EntryPageProps) {
  // while nobody knows who sits here, the page goes before one could choose
  const isKnown = useDeskQuery().data !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => setTitle(m.ui_app_name()), []);
  // another page is told by its heading, unless something on it has taken the focus
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each title a page
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main className={styles.entry} data-region="main">
      <div className={classes(styles.card, wide && styles.wide)}>
        <div className={styles.cardTop}>
          <Sprout className={styles.mark ?? ""} aria-hidden />
          <div className={styles.corner}>
            {isKnown && <Languages />}
            <EntryHelp />
          </div>
        </div>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {children}
      </div>
    </main>
  );
}

export function Fault({ error }: { readonly error: unknown }) {
  return (
    <div role="alert" className={styles.fault}>
      {error !== null && error !== undefined && <Banner kind="danger">{errorText(error)}</Banner>}
    </div>
  );
}

/** What is wrong with a field that is none of the kit's. */
export function FieldFaultText({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p id={id} className={styles.error}>
      <CircleAlert aria-hidden size="1.05em" />
      <span>{text}</span>
    </p>
  );
}

interface FormActionsProps {
  readonly act: string;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  readonly onBack: () => void;
}

/** What the form does, and the way back from it. */
export function FormActions({ act, isPending, isDisabled = false, onBack }: FormActionsProps) {
  return (
    <div className={styles.actions}>
      <Button kind="primary" type="submit" isPending={isPending} isDisabled={isDisabled}>
        {act}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {m.ui_first_back()}
      </Button>
    </div>
  );
}
