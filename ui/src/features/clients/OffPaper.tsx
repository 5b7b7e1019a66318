import type { ReactNode } from "react";
import type { Wire } from "~/api";
import { m } from "~/i18n";
import styles from "./Clients.module.css";

export interface OffPaperProps {
  readonly client: Wire.ClientView;
  readonly children: ReactNode;
  /** What stands on paper instead. */
  readonly instead?: string;
}

/** What a paper does not tell of a client whom nobody may find by one: home, phone, coaching place and timetable. */
export function OffPaper({ client, children, instead = m.ui_clients_hidden() }: OffPaperProps) {
  if (!client.non_disclosure) return children;
  return (
    <>
      <span className={styles.offPaper}>{children}</span>
      <span className={styles.instead} aria-hidden>
        {instead}
      </span>
    </>
  );
}
