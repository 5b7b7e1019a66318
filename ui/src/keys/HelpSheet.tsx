import type { ReactNode } from "react";
import { m, useLanguage } from "~/i18n";
import { Dialog } from "~/kit";
import { CATALOGUE, SCOPES, type Scope } from "./catalogue";
import styles from "./HelpSheet.module.css";
import { KeyCaps } from "./KeyCaps";
import { isOneLetter } from "./keyNames";
import type { Act } from "./registry";

export interface HelpSheetProps {
  isOpen: boolean;
  onClose: () => void;
  /** Shortcuts that do not work for this worker: views that the role does not open. */
  closed?: readonly string[];
  /** What can be done now: a shortcut is told in the words of what it does here. */
  acts?: readonly Act[];
  /** Whether one-letter keys act. */
  letterKeys?: boolean;
  /** The guide around the list of shortcuts, which is one chapter of it. */
  children?: ((shortcuts: ReactNode) => ReactNode) | undefined;
}

/** The guide, and every shortcut there is. */
export function HelpSheet({ isOpen, onClose, children = (shortcuts) => shortcuts, ...which }: HelpSheetProps) {
  useLanguage();
  return (
    <Dialog title={m.ui_keys_help()} isOpen={isOpen} onClose={onClose} wide="page">
      {children(<Shortcuts {...which} />)}
    </Dialog>
  );
}

/** The catalogue as it is now, scope by scope. */
function Shortcuts({
  closed = [],
  acts = [],
  letterKeys = true,
}: Pick<HelpSheetProps, "closed" | "acts" | "letterKeys">) {
  useLanguage();
  const listed = CATALOGUE.filter(
    ({ id, keys }) => keys().length > 0 && !closed.includes(id) && (letterKeys || !keys().some(isOneLetter)),
  );
  return (
    <>
      {!letterKeys && <p>{m.ui_attendance_keys_off()}</p>}
      <div className={styles.scopes}>
        {(Object.keys(SCOPES) as Scope[]).map((scope) => (
          <table key={scope} className={styles.table}>
            <caption className={styles.caption}>{SCOPES[scope]()}</caption>
            <thead className={styles.unseen}>
              <tr>
                <th scope="col">{m.ui_keys_column_action()}</th>
                <th scope="col">{m.ui_keys_column_keys()}</th>
              </tr>
            </thead>
            <tbody>
              {listed
                .filter((shortcut) => shortcut.scope === scope)
                .map((shortcut) => (
                  <tr key={shortcut.id} data-shortcut={shortcut.id}>
                    <th scope="row">{(acts.find(({ id }) => id === shortcut.id) ?? shortcut).label()}</th>
                    <td>
                      <span className={styles.keys}>
                        {shown(shortcut.id, shortcut.keys()).map((keys) => (
                          <KeyCaps key={keys} keys={keys} />
                        ))}
                      </span>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );
}

/** Ten digits are one thing to read. */
function shown(id: string, keys: readonly string[]): readonly string[] {
  return id.endsWith(".number") ? [m.ui_keys_key_digit()] : keys;
}
