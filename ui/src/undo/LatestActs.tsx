import { fmtMoment, m, useLanguage } from "~/i18n";
import type { LoggedAct } from "./actLog";
import styles from "./LatestActs.module.css";
import { useActLog, useLoggedActs } from "./UndoProvider";

/** "Viimeisimmät toimet": the last hundred acts, each with its Undo or the reason against it. */
export function LatestActs() {
  useLanguage();
  const log = useActLog();
  const acts = useLoggedActs();
  if (acts.length === 0) return <p className={styles.none}>{m.ui_undo_latest_none()}</p>;
  return (
    <ol className={styles.list} aria-label={m.ui_undo_latest()}>
      {acts.map((act) => (
        <li key={act.id} data-state={act.state}>
          <time className={styles.time} dateTime={act.at.toISOString()}>
            {fmtMoment(act.at)}
          </time>
          <span className={styles.words}>
            {act.label}
            {stateText(act)}
          </span>
          <UndoOne act={act} onUndo={() => void log.undo(act.id)} />
        </li>
      ))}
    </ol>
  );
}

function stateText({ state, reason }: LoggedAct): string {
  if (state === "undone") return ` (${m.ui_undo_state_undone()})`;
  if (state !== "refused" && state !== "final") return "";
  return reason === undefined ? ` (${m.ui_undo_state_final()})` : ` (${m.ui_undo_state_final()}: ${reason})`;
}

/** The button stays after undoing, without effect, so that the focus stays too. */
function UndoOne({ act, onUndo }: { act: LoggedAct; onUndo: () => void }) {
  if (act.state === "final") return null;
  const over = act.state === "undone" || act.state === "undoing";
  return (
    <button
      type="button"
      className={styles.undo}
      aria-label={m.ui_undo_button_of({ act: act.label })}
      aria-disabled={over}
      onClick={() => {
        if (!over) onUndo();
      }}
    >
      {m.ui_undo_button()}
    </button>
  );
}
