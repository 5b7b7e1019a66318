import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { act, errorText, toApiError, view, type Wire } from "~/api";
import { sending, useDraft } from "~/app/draft";
import { ReadFault } from "~/app/ReadFault";
import { m } from "~/i18n";
import { Banner, Button, Disclosure, focusField, Skeleton, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import { besides } from "./faults";
import { archivedWords, Lines } from "./Lines";
import styles from "./Settings.module.css";

/** So many stand among the rest of the page; more are behind a line of their own. */
const FEW = 8;

/** The bank of work tasks, from which the roll call offers. */
export function WorkTasks() {
  const client = useQueryClient();
  const log = useActLog();
  const tasks = useQuery(view("list_work_tasks", {}));
  const [edited, setEdited] = useState<Wire.WorkTaskLine | "new" | null>(null);
  const save = useMutation(act("save_work_task", client));
  const archive = (line: Wire.WorkTaskLine) => {
    const archived = !line.archived;
    const label = archivedWords({ ...line, archived });
    save.mutate(
      { ...line, archived },
      { onSuccess: (stored) => stored.act !== null && log.record({ id: stored.act, label }) },
    );
  };
  const lines = tasks.data ?? [];
  const all = <Lines lines={lines} may onEdit={setEdited} onArchive={archive} />;
  return (
    <section className={styles.part} aria-label={m.ui_settings_tasks()}>
      <h2>{m.ui_settings_tasks()}</h2>
      <p className={styles.help}>{m.ui_settings_tasks_help()}</p>
      <div role="alert" className={styles.told}>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
      </div>
      {tasks.isError && <ReadFault error={tasks.error} again={tasks.refetch} />}
      {tasks.isPending && <Skeleton rows lines={3} />}
      {tasks.isSuccess && lines.length === 0 && <p className={styles.help}>{m.ui_settings_tasks_none()}</p>}
      <Button icon={Plus} onPress={() => setEdited("new")}>
        {m.ui_settings_task_add()}
      </Button>
      {lines.length > FEW ? (
        <Disclosure title={m.ui_settings_tasks_all()} note={m.ui_settings_tasks_count({ count: lines.length })}>
          {all}
        </Disclosure>
      ) : (
        lines.length > 0 && all
      )}
      {edited !== null && <EditTask line={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

interface EditTaskProps {
  readonly line: Wire.WorkTaskLine | null;
  readonly onClose: () => void;
}

function EditTask({ line, onClose }: EditTaskProps) {
  const client = useQueryClient();
  const log = useActLog();
  const draft = useDraft<{ name: string }>(
    line ? `save_work_task:${line.id}` : "save_work_task",
    null,
    { name: line?.name ?? "" },
    line !== null,
  );
  const name = draft.values.name.trim();
  const [fault, setFault] = useState<string | undefined>();
  const save = useMutation(sending(draft, act("save_work_task", client)));
  const refuse = (text: string) => {
    setFault(text);
    focusField("task-name");
  };
  const submit = (next: boolean) => {
    setFault(undefined);
    if (name === "") return refuse(m.ui_settings_name_missing());
    save.mutate(
      { id: line?.id ?? null, name, archived: line?.archived ?? false },
      {
        onSuccess: (stored) => {
          if (stored.act !== null) log.record({ id: stored.act, label: m.ui_settings_environment_saved({ name }) });
          if (!next) return onClose();
          void draft.discard();
          focusField("task-name");
        },
        onError: (thrown) => {
          if (toApiError(thrown).field === "name") refuse(m.ui_settings_name_known());
        },
      },
    );
  };
  return (
    <FormDialog
      title={line ? m.ui_settings_environment_edit_of({ name: line.name }) : m.ui_settings_task_add()}
      act={line ? m.ui_settings_save() : m.ui_settings_task_add()}
      isPending={save.isPending}
      error={besides("name", save.error)}
      faults={[{ field: "task-name", label: m.ui_settings_task_name(), text: fault }]}
      onSubmit={() => submit(false)}
      onNext={line === null ? () => submit(true) : undefined}
      onClose={onClose}
      draft={draft}
    >
      <TextField
        id="task-name"
        label={m.ui_settings_task_name()}
        value={draft.values.name}
        onChange={(typed) => {
          draft.change({ name: typed });
          setFault(undefined);
        }}
        error={fault}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
