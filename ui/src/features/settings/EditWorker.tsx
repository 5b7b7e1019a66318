import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, toApiError, type Wire } from "~/api";
import { useSeat } from "~/app/desk";
import { sending, useDraft } from "~/app/draft";
import { ROLES, roleName } from "~/app/roles";
import { m } from "~/i18n";
import { focusField, Select, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import { besides } from "./faults";
import { listed, PlaceFields } from "./PlaceFields";

interface EditWorkerProps {
  readonly office: Wire.OfficeView;
  readonly worker: Wire.WorkerLine;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

const NAME = "worker-name";

type WorkerValues = {
  name: string;
  role: string;
  municipalities: string[];
  responsible: string[];
  environments: string[];
};

/** A worker's role and places, and the municipalities that they answer for. */
export function EditWorker({ office, worker, onClose, onSaved }: EditWorkerProps) {
  const client = useQueryClient();
  const log = useActLog();
  const { worker: self } = useSeat();
  const draft = useDraft<WorkerValues>(
    `edit_worker:${worker.id}`,
    null,
    {
      name: worker.name,
      role: worker.role,
      municipalities: worker.municipalities,
      responsible: worker.responsible,
      environments: worker.environments,
    },
    true,
  );
  const places = draft.values;
  const role = ROLES.find((one) => one === draft.values.role) ?? null;
  const isSelf = worker.id === self.id;
  const [fault, setFault] = useState<string | undefined>();
  const wrong = (text: string) => {
    setFault(text);
    focusField(NAME);
  };
  const save = useMutation(
    sending<void, void>(draft, {
      mutationFn: async () => {
        const name = draft.values.name.trim();
        if (name !== worker.name) await call("rename_worker", { worker_id: worker.id, name });
        if (role === null) return;
        const { municipalities, responsible, environments } = places;
        const { act } = await call("edit_worker", {
          worker_id: worker.id,
          role,
          municipalities,
          responsible,
          environments,
        });
        if (act !== null) log.record({ id: act, label: m.ui_settings_environment_saved({ name }) });
      },
      onSuccess: () => onSaved(draft.latest().name.trim()),
      onError: (thrown) => {
        if (toApiError(thrown).field === "name") wrong(m.ui_settings_name_known());
      },
      onSettled: () => client.invalidateQueries(),
    }),
  );
  return (
    <FormDialog
      title={m.ui_settings_environment_edit_of({ name: worker.name })}
      act={m.ui_settings_save()}
      isPending={save.isPending}
      error={besides("name", save.error)}
      faults={[{ field: NAME, label: m.ui_settings_name(), text: fault }]}
      onSubmit={() => {
        if (draft.values.name.trim() === "") return wrong(m.ui_settings_name_missing());
        setFault(undefined);
        save.mutate();
      }}
      onClose={onClose}
      draft={draft}
      wide
    >
      <TextField
        id={NAME}
        label={m.ui_settings_name()}
        help={m.ui_settings_worker_rename_help()}
        value={draft.values.name}
        onChange={(name) => {
          draft.change({ name });
          setFault(undefined);
        }}
        error={fault}
        isRequired
        autoFocus
      />
      <Select
        label={m.ui_settings_role()}
        help={isSelf ? m.ui_settings_worker_role_own() : m.ui_settings_worker_role_help()}
        options={ROLES.map((id) => ({ id, name: roleName(id) }))}
        value={role}
        onChange={(next) => draft.change({ role: next })}
        isDisabled={isSelf}
      />
      <PlaceFields office={office} role={role} value={places} onChange={(next) => draft.change(listed(next))} />
    </FormDialog>
  );
}
