import styles from "./Shortcut.module.css";

/** `Ctrl+K` as its keys; `Ctrl++` is Ctrl with the plus. */
function keysOf(keys: string): string[] {
  return keys.endsWith("+") ? [...keys.slice(0, -2).split("+").filter(Boolean), "+"] : keys.split("+");
}

/** The keys of a shortcut, each in a box of its own. */
export function Shortcut({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.shortcut}>
      {keysOf(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
