import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { fmtClockOf, m } from "~/i18n";
import { Button } from "./Button";
import styles from "./SaveState.module.css";
import { useDelayed } from "./Skeleton";

export type SaveStateValue =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | {
      readonly kind: "saved";
      readonly at: Date;
      /** What the worker knows the file by, if it is one outside the program. */
      readonly file?: string | undefined;
    }
  | { readonly kind: "failed"; readonly text: string; readonly onRetry?: (() => void) | undefined };

/** In place of a Save button: where the work is, in words. The region stands before the words, so that they are read. */
export function SaveState({ state }: { readonly state: SaveStateValue }) {
  return (
    <span role="status" className={styles.state}>
      {state.kind === "saving" && <Saving />}
      {state.kind === "saved" && (
        <>
          <Check className={styles.icon ?? ""} aria-hidden />
          {state.file === undefined
            ? m.ui_save_saved({ time: fmtClockOf(state.at) })
            : m.ui_save_saved_file({ file: state.file, time: fmtClockOf(state.at) })}
        </>
      )}
      {state.kind === "failed" && (
        <span className={styles.failed}>
          <CircleAlert className={styles.icon ?? ""} aria-hidden />
          {m.ui_save_failed()}. {state.text}
          {state.onRetry && (
            <Button small onPress={state.onRetry}>
              {m.ui_save_retry()}
            </Button>
          )}
        </span>
      )}
    </span>
  );
}

/** A commit takes milliseconds: its words are seen after 300 ms. */
function Saving() {
  const visible = useDelayed();
  if (!visible) return null;
  return (
    <>
      <LoaderCircle className={styles.icon ?? ""} aria-hidden />
      {m.ui_save_saving()}
    </>
  );
}
