import { useMay, useSeat } from "~/app/desk";
import { m } from "~/i18n";
import styles from "./Settings.module.css";
import { StoreCheck } from "./StoreCheck";
import type { Job } from "./useJob";

/** The program itself: its version, and for those who keep the store whether it is whole. */
export function About({ checking }: { readonly checking: Job<"check_store"> }) {
  const { version } = useSeat();
  const keeps = useMay("keep_store");
  return (
    <div className={styles.section}>
      <p className={styles.help}>{m.ui_settings_version({ version })}</p>
      {keeps && <StoreCheck job={checking} />}
    </div>
  );
}
