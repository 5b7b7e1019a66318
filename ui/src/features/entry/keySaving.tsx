import { useMutation } from "@tanstack/react-query";
import { Save } from "lucide-react";
import type { ReactNode } from "react";
import { backend, call, errorText } from "~/api";
import { m } from "~/i18n";
import { Banner, Button } from "~/kit";

/** "Tallenna tiedostoon": the button, and what became of it, for the pages that show a recovery key. */
export function useKeySaving(
  recoveryKey: string,
  today: string,
): { readonly button: ReactNode; readonly told: ReactNode } {
  const save = useMutation({
    mutationFn: async () => {
      const kind = { name: m.ui_recovery_file_kind(), endings: ["txt"] };
      const suggestion = m.ui_recovery_file({ date: today });
      const file = await (await backend()).chooseWhereToSave(m.ui_recovery_save(), suggestion, kind);
      if (file !== null) await call("save_recovery_key", { file: file.handle, recovery_key: recoveryKey });
      return file;
    },
    meta: { quiet: true },
  });
  return {
    button: (
      <Button icon={Save} isPending={save.isPending} onPress={() => save.mutate()}>
        {m.ui_recovery_save()}
      </Button>
    ),
    told: (
      <>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
        {save.data && <Banner kind="warn">{m.ui_recovery_saved({ name: save.data.name })}</Banner>}
      </>
    ),
  };
}
