import { NEEDS, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { m } from "~/i18n";
import { Backups } from "./Backups";
import { Diagnostics } from "./Diagnostics";
import styles from "./Settings.module.css";
import { StoreCheck } from "./StoreCheck";
import type { Job } from "./useJob";

interface MaintenanceProps {
  readonly office: Wire.OfficeView;
  readonly checking: Job<"check_store">;
}

/** How the backups are, whether the store is whole, and what to send when something is wrong. */
export function Maintenance({ office, checking }: MaintenanceProps) {
  const { version } = useSeat();
  const checks = useMay(NEEDS.check_store);
  return (
    <div className={styles.section}>
      <Backups office={office} />
      {checks && <StoreCheck job={checking} />}
      <Diagnostics />
      <p className={styles.help}>{m.ui_settings_version({ version })}</p>
    </div>
  );
}
