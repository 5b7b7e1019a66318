import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useEffect, useState } from "react";
import { call, errorText, toApiError, view, type Wire } from "~/api";
import { takeDesk, useSeat } from "~/app/desk";
import { sending, useDraft } from "~/app/draft";
import { ROLES, roleName } from "~/app/roles";
import { lengthFault } from "~/features/entry/NewPassphrase";
import { m } from "~/i18n";
import { Banner, Button, ConfirmDialog, focusField, Select, TextField } from "~/kit";
import { EditWorker } from "./EditWorker";
import { FormDialog } from "./FormDialog";
import { useFieldFaults } from "./faults";
import { byName, municipalityName } from "./names";
import { isUnplaced, listed, PlaceFields } from "./PlaceFields";
import styles from "./Settings.module.css";

interface OfficeProps {
  readonly office: Wire.OfficeView;
}

/** So many names stand in a cell; the dialog has all of them. */
const MUNICIPALITIES = 4;
const ENVIRONMENTS = 2;

/** The first names, and how many more there are; one more is named. */
function listOf(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return names.join(", ");
  return m.ui_settings_and_more({ names: names.slice(0, most).join(", "), count: names.length - most });
}

/** Who works here, in what role and where. */
export function Workers({ office }: OfficeProps) {
  const { worker: self } = useSeat();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Wire.WorkerLine | null>(null);
  const [removing, setRemoving] = useState<Wire.WorkerLine | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<string | null>(null);
  // the button that was pressed has gone with the worker: the words that tell of it have the focus
  useEffect(() => {
    if (removed !== null) focusField("workers-told");
  }, [removed]);
  const namesOf = (codes: readonly string[]) =>
    listOf(
      byName(office.municipalities)
        .filter((one) => codes.includes(one.code))
        .map(municipalityName),
      MUNICIPALITIES,
    );
  const municipalitiesOf = (worker: Wire.WorkerLine) => {
    const all = worker.municipalities.length === 0 || worker.municipalities.length === office.municipalities.length;
    return all ? m.ui_settings_municipalities_all() : namesOf(worker.municipalities);
  };
  const environmentsOf = (worker: Wire.WorkerLine) =>
    // of a coach they are the reach, which may be missing
    listOf(
      office.environments.filter((one) => worker.environments.includes(one.id)).map((one) => one.name),
      ENVIRONMENTS,
    ) || (worker.role === "work_coach" ? m.ui_settings_none() : "–");
  const roleOf = (worker: Wire.WorkerLine) => {
    const role = ROLES.find((one) => one === worker.role);
    return role === undefined ? worker.role : roleName(role);
  };
  const lines = office.workers.toSorted((a, b) => Number(a.archived) - Number(b.archived));
  return (
    <div className={styles.section}>
      <div role="status" id="workers-told" tabIndex={-1} className={styles.told}>
        {told.length > 0 && (
          <Banner kind="ok">
            {told.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Banner>
        )}
      </div>
      <Button icon={UserPlus} onPress={() => setAdding(true)}>
        {m.ui_settings_worker_add()}
      </Button>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={m.ui_settings_tab_workers()}>
          <thead>
            <tr>
              <th scope="col">{m.ui_settings_name()}</th>
              <th scope="col">{m.ui_settings_role()}</th>
              <th scope="col">{m.ui_settings_municipalities()}</th>
              <th scope="col">{m.ui_settings_environments()}</th>
              <th scope="col">
                <span className="visually-hidden">{m.ui_column_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((worker) => (
              <tr key={worker.id} className={worker.archived ? styles.past : undefined}>
                <th scope="row">
                  {worker.name}
                  {worker.archived && <span className={styles.help}> ({m.ui_settings_worker_archived()})</span>}
                </th>
                <td>{roleOf(worker)}</td>
                <td className={styles.many}>
                  {municipalitiesOf(worker)}
                  {worker.responsible.length > 0 && (
                    <span className={styles.below}>
                      {m.ui_settings_responsible_short({ names: namesOf(worker.responsible) })}
                    </span>
                  )}
                </td>
                <td className={styles.many}>{environmentsOf(worker)}</td>
                <td className={styles.end}>
                  {!worker.archived && (
                    <div className={styles.acts}>
                      <Button small onPress={() => setEditing(worker)}>
                        {m.ui_settings_environment_edit()}
                        <span className="visually-hidden"> {worker.name}</span>
                      </Button>
                      {worker.id !== self.id && (
                        <Button small onPress={() => setRemoving(worker)}>
                          {m.ui_settings_worker_remove()}
                          <span className="visually-hidden"> {worker.name}</span>
                        </Button>
                      )}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {adding && (
        <AddWorker
          office={office}
          onClose={() => setAdding(false)}
          onAdded={({ name, role, environments }) => {
            setAdding(false);
            const missing = isUnplaced(role, environments) ? [m.ui_settings_worker_unplaced()] : [];
            setTold([m.ui_settings_worker_added({ name }), ...missing]);
          }}
        />
      )}
      {editing && (
        <EditWorker
          office={office}
          worker={editing}
          onClose={() => setEditing(null)}
          onSaved={(name) => {
            setEditing(null);
            setTold([m.ui_settings_worker_saved({ name })]);
          }}
        />
      )}
      {removing && (
        <RemoveWorker
          worker={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            setTold([m.ui_settings_worker_removed({ name: removing.name })]);
            setRemoved(removing.id);
          }}
        />
      )}
    </div>
  );
}

interface RemoveWorkerProps {
  readonly worker: Wire.WorkerLine;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** For good: the store goes under a new key, which takes seconds. */
function RemoveWorker({ worker, onClose, onRemoved }: RemoveWorkerProps) {
  const client = useQueryClient();
  const { queryKey } = view("desk", {});
  const remove = useMutation({
    mutationFn: () => call("remove_worker", { worker_id: worker.id }),
    onSuccess: async (desk) => {
      takeDesk(client, desk);
      await client.invalidateQueries();
      onRemoved();
    },
    // the store may have been closed on the way: whoever no longer sits at it is asked to sign in
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const busy = remove.isError && toApiError(remove.error).code === "in_use";
  return (
    <ConfirmDialog
      title={m.ui_settings_worker_remove_title({ name: worker.name })}
      act={m.ui_settings_worker_remove_act()}
      isOpen
      isPending={remove.isPending}
      onConfirm={() => {
        if (!remove.isPending) remove.mutate();
      }}
      onClose={() => {
        if (!remove.isPending) onClose();
      }}
    >
      <p>{m.ui_settings_worker_remove_text({ name: worker.name })}</p>
      <div role="status" className={styles.after}>
        {remove.isPending ? (
          <>
            <progress className={styles.progress} aria-label={m.ui_settings_working()} />
            <p>{m.ui_settings_worker_removing()}</p>
          </>
        ) : (
          <p className={styles.help}>{m.ui_settings_worker_remove_how()}</p>
        )}
      </div>
      <div role="alert" className={styles.told}>
        {remove.isError && (
          <Banner kind="danger">{busy ? m.ui_settings_worker_remove_busy() : errorText(remove.error)}</Banner>
        )}
      </div>
    </ConfirmDialog>
  );
}

/** The field that an error of adding a worker is about. */
function fieldOf(thrown: unknown): "name" | "passphrase" | null {
  if (thrown === null) return null;
  const { code, field } = toApiError(thrown);
  if (code === "passphrase_too_short") return "passphrase";
  return field === "name" || field === "worker" ? "name" : null;
}

type WorkerValues = { name: string; role: string; municipalities: string[]; environments: string[] };

function AddWorker({
  office,
  onClose,
  onAdded,
}: OfficeProps & { readonly onClose: () => void; readonly onAdded: (added: Wire.AddWorker) => void }) {
  const client = useQueryClient();
  const draft = useDraft<WorkerValues>("add_worker", null, {
    name: "",
    role: "work_coach",
    municipalities: [],
    environments: [],
  });
  const { name, municipalities, environments } = draft.values;
  const role = ROLES.find((one) => one === draft.values.role) ?? "work_coach";
  // never in the draft
  const [passphrase, setPassphrase] = useState("");
  const { faults, tell, forget } = useFieldFaults<"name" | "passphrase">();
  const add = useMutation(
    sending<Wire.Stored, Wire.AddWorker>(draft, {
      mutationFn: (request) => call("add_worker", request),
      gcTime: 0,
      onSuccess: async (_stored, request) => {
        await client.invalidateQueries();
        onAdded(request);
      },
      onError: (thrown) => {
        const at = fieldOf(thrown);
        if (at === "passphrase") {
          tell({ passphrase: errorText(thrown) });
          focusField("worker-passphrase");
        } else if (at === "name") {
          tell({ name: m.ui_settings_name_known() });
          focusField("worker-name");
        }
      },
    }),
  );
  const submit = () => {
    const short = passphrase === "" ? m.ui_settings_passphrase_missing() : lengthFault(passphrase);
    const found = {
      ...(name.trim() === "" ? { name: m.ui_settings_name_missing() } : {}),
      ...(short === undefined ? {} : { passphrase: short }),
    };
    tell(found);
    if ("name" in found) focusField("worker-name");
    else if (short !== undefined) focusField("worker-passphrase");
    else
      add.mutate({
        name: name.trim(),
        role,
        passphrase,
        municipalities,
        environments,
      });
  };
  return (
    <FormDialog
      title={m.ui_settings_worker_add()}
      act={m.ui_settings_worker_add()}
      isPending={add.isPending}
      error={fieldOf(add.error) === null ? add.error : null}
      faults={[
        { field: "worker-name", label: m.ui_settings_name(), text: faults.name },
        { field: "worker-passphrase", label: m.ui_settings_worker_first_passphrase(), text: faults.passphrase },
      ]}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
      wide
    >
      <TextField
        id="worker-name"
        label={m.ui_settings_name()}
        value={name}
        onChange={(text) => {
          draft.change({ name: text });
          forget("name");
        }}
        error={faults.name}
        isRequired
        autoFocus
      />
      <Select
        label={m.ui_settings_role()}
        options={ROLES.map((id) => ({ id, name: roleName(id) }))}
        value={role}
        onChange={(next) => draft.change({ role: next })}
        isRequired
      />
      <TextField
        id="worker-passphrase"
        label={m.ui_settings_worker_first_passphrase()}
        help={m.ui_settings_worker_first_passphrase_help()}
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text);
          forget("passphrase");
        }}
        onBlur={() => {
          // only what is filled in is judged on leaving
          if (passphrase !== "") tell({ ...faults, passphrase: lengthFault(passphrase) });
        }}
        error={faults.passphrase}
        isRequired
      />
      <PlaceFields office={office} role={role} value={draft.values} onChange={(next) => draft.change(listed(next))} />
    </FormDialog>
  );
}
