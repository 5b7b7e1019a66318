import { useMutation } from "@tanstack/react-query";
import { FileCog } from "lucide-react";
import { backend, call, errorText } from "~/api";
import { useToday } from "~/app/desk";
import { m } from "~/i18n";
import { Banner, Button } from "~/kit";
import styles from "./Settings.module.css";

/** A file for one who helps from afar, with nobody in it. */
export function Diagnostics() {
  const today = useToday();
  const write = useMutation({
    mutationFn: async () => {
      const suggestion = m.ui_settings_diagnostics_name({ date: today });
      const kind = { name: m.ui_settings_diagnostics_kind(), endings: ["json"] };
      const file = await (await backend()).chooseWhereToSave(m.ui_settings_diagnostics_do(), suggestion, kind);
      if (file !== null) await call("write_diagnostics", { file: file.handle });
      return file;
    },
    meta: { quiet: true },
  });
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_diagnostics()}</h2>
      <p className={styles.help}>{m.ui_settings_diagnostics_help()}</p>
      <p className={styles.help}>
        {m.ui_settings_diagnostics_has()} {m.ui_settings_diagnostics_has_not()}
      </p>
      <div role="status" className={styles.told}>
        {write.isError && <Banner kind="danger">{errorText(write.error)}</Banner>}
        {write.data && <Banner kind="ok">{m.ui_settings_diagnostics_done({ name: write.data.name })}</Banner>}
      </div>
      <Button icon={FileCog} isPending={write.isPending} onPress={() => write.mutate()}>
        {m.ui_settings_diagnostics_do()}
      </Button>
    </section>
  );
}
