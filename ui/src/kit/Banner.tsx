import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { classes } from "./classes";

export type BannerKind = "info" | "ok" | "warn" | "danger";

export interface BannerProps {
  readonly kind?: BannerKind | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Spoken when it appears: `alert` for what stops the work, `status` for the rest. */
  readonly role?: "status" | "alert" | "note" | undefined;
  /** Across the whole window, above everything. */
  readonly lasting?: boolean | undefined;
}

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

export function Banner({ kind = "info", children, actions, role = "note", lasting }: BannerProps) {
  const Icon = ICONS[kind];
  if (lasting) {
    return (
      <aside className={classes(styles.banner, styles[kind], styles.lasting)}>
        <Icon className={styles.icon ?? ""} aria-hidden />
        <div className={styles.words}>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </aside>
    );
  }
  return (
    <div role={role} className={classes(styles.banner, styles[kind])}>
      <Icon className={styles.icon ?? ""} aria-hidden />
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
