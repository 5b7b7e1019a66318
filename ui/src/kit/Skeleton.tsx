import { useEffect, useState } from "react";
import { m } from "~/i18n";
import styles from "./Skeleton.module.css";

/** True once so long has passed: what comes sooner needs no sign of waiting. */
export function useDelayed(milliseconds = 300): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

export interface SkeletonProps {
  readonly lines?: number | undefined;
  /** Rows of a list, as high as its rows. */
  readonly rows?: boolean | undefined;
}

/** Keeps the place of what is being fetched; it is seen after 300 ms. */
export function Skeleton({ lines = 3, rows }: SkeletonProps) {
  const visible = useDelayed();
  return (
    <div className={styles.skeleton} data-visible={visible || undefined} data-rows={rows || undefined} aria-busy>
      {visible && (
        <span role="status" className="visually-hidden">
          {m.ui_loading()}
        </span>
      )}
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className={styles.line} aria-hidden />
      ))}
    </div>
  );
}
