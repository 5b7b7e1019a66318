import { m } from "~/i18n";
import { type AttendanceCode, labelOf, letterOf, shapeOf } from "./attendance";
import styles from "./MarkGlyph.module.css";

interface MarkGlyphProps {
  code: AttendanceCode | null;
  planned: boolean;
  /** The words beside the letter are read out only. */
  short?: boolean;
}

/** A mark: its letter in the shape of its kind, and its words. */
export function MarkGlyph({ code, planned, short = false }: MarkGlyphProps) {
  const shape = shapeOf(code, planned);
  const words =
    code !== null ? labelOf(code) : planned ? m.ui_attendance_planned() : short ? "" : m.ui_attendance_unmarked();
  return (
    <span className={styles.mark}>
      <span className={styles.glyph} data-shape={shape} aria-hidden="true">
        {code !== null ? letterOf(code) : planned ? "·" : "\u00a0"}
      </span>
      <span className={short ? styles.unseen : undefined}>{words}</span>
    </span>
  );
}
