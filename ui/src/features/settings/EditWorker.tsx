import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, type Wire } from "~/api";
import { useSeat } from "~/app/desk";
import { ROLES, roleName } from "~/app/roles";
import { m } from "~/i18n";
import { Select } from "~/kit";
import { FormDialog } from "./FormDialog";
import { PlaceFields, type Places } from "./PlaceFields";

interface EditWorkerProps {
  readonly office: Wire.OfficeView;
  readonly worker: Wire.WorkerLine;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A worker's role and places, and the municipalities that they answer for. */
export function EditWorker({ office, worker, onClose, onSaved }: EditWorkerProps) {
  const client = useQueryClient();
  const { worker: self } = useSeat();
  const [role, setRole] = useState(() => ROLES.find((one) => one === worker.role) ?? null);
  const [places, setPlaces] = useState<Places>(worker);
  const isSelf = worker.id === self.id;
  const save = useMutation({
    mutationFn: async () => {
      if (role !== null && role !== worker.role) await call("edit_worker", { worker_id: worker.id, role });
      await call("place_worker", {
        worker_id: worker.id,
        municipalities: [...places.municipalities],
        responsible: [...(places.responsible ?? [])],
        environments: [...places.environments],
      });
    },
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <FormDialog
      title={m.ui_settings_environment_edit_of({ name: worker.name })}
      act={m.ui_settings_save()}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      wide
    >
      <Select
        label={m.ui_settings_role()}
        help={isSelf ? m.ui_settings_worker_role_own() : m.ui_settings_worker_role_help()}
        options={ROLES.map((id) => ({ id, name: roleName(id) }))}
        value={role}
        onChange={setRole}
        isDisabled={isSelf}
      />
      <PlaceFields office={office} value={places} onChange={setPlaces} />
    </FormDialog>
  );
}
