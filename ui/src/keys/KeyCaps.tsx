import styles from "~/kit/Shortcut.module.css";
import { parseKeys } from "./keyNames";
import { keysText } from "./registry";

/** The keys of a shortcut, each in a box of its own: `Ctrl++` has two. */
export function KeyCaps({ keys }: { keys: string }) {
  const { ctrl, alt, shift, key } = parseKeys(keys);
  const caps = [ctrl && "Ctrl", alt && "Alt", shift && "Shift", keysText(key)].filter((cap) => cap !== false);
  return (
    <span className={styles.shortcut}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
