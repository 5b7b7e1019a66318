import { Lock, type LucideIcon, SearchX, Sprout } from "lucide-react";
import { m } from "~/i18n";
import { Button } from "./Button";
import styles from "./EmptyState.module.css";

export type EmptyStateProps =
  | {
      /** Nothing is there yet. */
      readonly kind: "nothing";
      readonly title?: string | undefined;
      readonly text: string;
      readonly act?: { readonly name: string; readonly onPress: () => void } | undefined;
    }
  | {
      /** Something is there, but the filters leave none. */
      readonly kind: "no_hits";
      readonly onClear: () => void;
    }
  | {
      /** The role does not reach it; `who` can give the right. */
      readonly kind: "no_right";
      readonly who: string;
    };

export function EmptyState(props: EmptyStateProps) {
  const icons: Record<EmptyStateProps["kind"], LucideIcon> = { nothing: Sprout, no_hits: SearchX, no_right: Lock };
  const Icon = icons[props.kind];
  return (
    <section className={styles.empty}>
      <Icon className={styles.icon ?? ""} aria-hidden />
      {props.kind === "nothing" && (
        <>
          <h2 className={styles.title}>{props.title ?? m.ui_empty_nothing_title()}</h2>
          <p>{props.text}</p>
          {props.act && (
            <Button kind="primary" onPress={props.act.onPress}>
              {props.act.name}
            </Button>
          )}
        </>
      )}
      {props.kind === "no_hits" && (
        <>
          <h2 className={styles.title}>{m.ui_empty_no_hits_title()}</h2>
          <p>{m.ui_empty_no_hits_text()}</p>
          <Button onPress={props.onClear}>{m.ui_chips_clear()}</Button>
        </>
      )}
      {props.kind === "no_right" && (
        <>
          <h2 className={styles.title}>{m.ui_empty_no_right_title()}</h2>
          <p>{m.ui_empty_no_right_text({ who: props.who })}</p>
        </>
      )}
    </section>
  );
}
