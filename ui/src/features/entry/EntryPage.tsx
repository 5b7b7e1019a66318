import { Sprout } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { errorText, setTitle } from "~/api";
import { EntryHelp } from "~/help";
import { m } from "~/i18n";
import { Banner, classes } from "~/kit";
import styles from "./Entry.module.css";

export interface EntryPageProps {
  readonly title: string;
  readonly text?: string | undefined;
  /** Room for a form in two columns. */
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

/** A page before anyone has signed in: no personal data on it, nor in the title of the window. */
export function EntryPage({ title, text, wide, children }: EntryPageProps) {
  useEffect(() => setTitle(m.ui_app_name()), []);
  return (
    <main className={styles.entry} data-region="main">
      <div className={classes(styles.card, wide && styles.wide)}>
        <div className={styles.cardTop}>
          <Sprout className={styles.mark ?? ""} aria-hidden />
          <EntryHelp />
        </div>
        <h1>{title}</h1>
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
