import type { ReactNode } from "react";
import { m } from "~/i18n";
import { Button } from "~/kit";
import styles from "./Settings.module.css";

interface Line {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

interface LinesProps<L extends Line> {
  readonly lines: readonly L[];
  /** More of a line, below its name. */
  readonly more?: ((line: L) => ReactNode) | undefined;
  /** Whether the worker may change them. */
  readonly may: boolean;
  readonly onEdit: (line: L) => void;
  readonly onArchive: (line: L) => void;
}

/** What has a name and can be archived, a line each. */
export function Lines<L extends Line>({ lines, more, may, onEdit, onArchive }: LinesProps<L>) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <span className={styles.lineWords}>
            <span className={styles.lineName}>
              {line.name}
              {line.archived && <span className={styles.help}> ({m.ui_settings_archived()})</span>}
            </span>
            {more && <span className={styles.help}>{more(line)}</span>}
          </span>
          {may && (
            <span className={styles.acts}>
              <Button small kind="quiet" onPress={() => onEdit(line)}>
                {m.ui_settings_environment_edit()}
                <span className="visually-hidden"> {line.name}</span>
              </Button>
              <Button small kind="quiet" onPress={() => onArchive(line)}>
                {line.archived ? m.ui_settings_environment_restore() : m.ui_settings_environment_archive()}
                <span className="visually-hidden"> {line.name}</span>
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** That it was archived or brought back, for undoing it. */
export function archivedWords({ name, archived }: Omit<Line, "id">): string {
  return archived ? m.ui_settings_environment_archived({ name }) : m.ui_settings_environment_restored({ name });
}
