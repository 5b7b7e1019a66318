import { useMutation } from "@tanstack/react-query";
import { FolderSync } from "lucide-react";
import { backend, call } from "~/api";
import { problemText, refusedText } from "~/features/settings/Backups";
import { m } from "~/i18n";
import { Banner, Button } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage } from "./EntryPage";

/** The last step of a new office: where the backups are copied to, or later. */
export function SecondPlace({ onDone }: { readonly onDone: () => void }) {
  const choose = useMutation({
    mutationFn: async () => {
      const folder = await (await backend()).chooseFolder(m.ui_settings_backup_second_choose());
      return folder === null ? null : await call("set_second_place", { folder: folder.handle });
    },
    meta: { quiet: true },
  });
  const place = choose.data?.second_place ?? null;
  const problem = choose.data?.second_problem ?? null;
  return (
    <EntryPage title={m.ui_second_title()} text={m.ui_second_text()}>
      <div role="status" className={styles.told}>
        {choose.isError && <Banner kind="danger">{refusedText(choose.error)}</Banner>}
        {problem !== null && <Banner kind="warn">{problemText(problem)}</Banner>}
        {place !== null && problem === null && <Banner kind="ok">{m.ui_settings_backup_second_saved()}</Banner>}
        {place !== null && <p className={styles.place}>{place}</p>}
      </div>
      {place === null && <p className={styles.text}>{m.ui_second_later_text()}</p>}
      <div className={styles.actions}>
        {place !== null && (
          <Button kind="primary" autoFocus onPress={onDone}>
            {m.ui_second_go_on()}
          </Button>
        )}
        <Button
          key="choose"
          kind={place === null ? "primary" : "plain"}
          icon={FolderSync}
          autoFocus
          isPending={choose.isPending}
          onPress={() => choose.mutate()}
        >
          {m.ui_settings_backup_second_choose()}
        </Button>
        {place === null && (
          <Button kind="quiet" onPress={onDone}>
            {m.ui_second_later()}
          </Button>
        )}
      </div>
    </EntryPage>
  );
}
