import type { Ref } from "react";
import { m } from "~/i18n";
import styles from "./Attendance.module.css";

export interface PasteCatcherProps {
  ref: Ref<HTMLTextAreaElement>;
  /** The clipboard held no text: back to the cell. */
  onNothing: () => void;
}

/** The engine pastes into what can be written in: this takes the focus for that one event. */
export function PasteCatcher({ ref, onNothing }: PasteCatcherProps) {
  return (
    <textarea
      ref={ref}
      className={styles.catcher}
      tabIndex={-1}
      aria-label={m.ui_keys_paste()}
      onBlur={(event) => {
        event.currentTarget.value = "";
      }}
      onKeyUp={onNothing}
    />
  );
}
