import { useEffect, useRef } from "react";
import { m } from "~/i18n";
import styles from "./ErrorSummary.module.css";

export interface FieldFault {
  /** The id given to the field. */
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

export interface ErrorSummaryProps {
  readonly faults: readonly FieldFault[];
  /** Changes with each try to send the form: the summary takes the focus then, not while one mends. */
  readonly attempt: number;
}

/** Moves the focus to the control of the field with that id. */
export function focusField(id: string): void {
  const place = document.getElementById(id);
  const control = place?.matches("input, textarea, button, [tabindex]")
    ? place
    : (place?.querySelector<HTMLElement>("input, textarea, button, [tabindex]") ?? null);
  control?.focus();
  control?.scrollIntoView?.({ block: "center" });
}

/** What is to be mended, each with a link to its field. */
export function ErrorSummary({ faults, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const shown = faults.length > 0;
  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus();
  }, [attempt, shown]);
  if (!shown) return null;
  return (
    <section ref={box} tabIndex={-1} className={styles.summary} aria-labelledby="error-summary">
      <h2 id="error-summary" className={styles.title}>
        {m.ui_errors_heading({ count: faults.length })}
      </h2>
      <ul className={styles.list}>
        {faults.map((fault) => (
          <li key={fault.field}>
            <a
              href={`#${fault.field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(fault.field);
              }}
            >
              {fault.label}
            </a>
            : {fault.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
