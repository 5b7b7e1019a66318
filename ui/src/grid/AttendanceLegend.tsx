import { useId } from "react";
import { m } from "~/i18n";
import { Shortcut } from "~/kit";
import styles from "./Attendance.module.css";
import { ATTENDANCE_CODES, isCode, type Letter, letterOf, wordsOf } from "./attendance";
import { MarkGlyph } from "./MarkGlyph";

/** Whether the legend shows every letter or the first that fit on a line; who may not say, sees them all. */
export interface LegendFold {
  wholeLegend?: boolean;
  onWholeLegend?: (whole: boolean) => void;
}

interface LegendProps {
  letterKeys: boolean;
  /** The letters that are no codes; none in the month. */
  acts?: readonly Letter[];
  whole?: boolean | undefined;
  onWhole?: ((whole: boolean) => void) | undefined;
}

/** What each letter means: on one line as many as fit, the rest on demand. */
export function Legend({ letterKeys, acts = [], whole = true, onWhole }: LegendProps) {
  const list = useId();
  if (!letterKeys) {
    return <p className={styles.keysOff}>{m.ui_attendance_keys_off()}</p>;
  }
  const letters: readonly Letter[] = [...ATTENDANCE_CODES, ...acts];
  return (
    <div className={styles.legend} data-line={!whole || undefined}>
      <ul id={list} className={styles.letters}>
        {letters.map((letter) => (
          <li key={letter}>
            {isCode(letter) ? (
              <MarkGlyph code={letter} planned={false} />
            ) : (
              <>
                <Shortcut keys={letterOf(letter)} /> {wordsOf(letter)}
              </>
            )}
          </li>
        ))}
      </ul>
      {onWhole && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={whole}
          aria-controls={list}
          onClick={() => onWhole(!whole)}
        >
          {whole ? m.ui_attendance_legend_less() : m.ui_attendance_legend_all()}
        </button>
      )}
    </div>
  );
}
