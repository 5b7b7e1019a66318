import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { act, call, errorText, toApiError, type Wire } from "~/api";
import { roleName } from "~/app/roles";
import { m } from "~/i18n";
import { Banner, Button, Checkbox, Dialog, focusField, Select, TextField } from "~/kit";
import { byName, municipalityName } from "./names";
import styles from "./Settings.module.css";

const ROLES = ["work_coach", "career_agent", "company_agent", "coordinator", "decision_maker"] as const;

interface OfficeProps {
  readonly office: Wire.OfficeView;
}

/** Who works here, in what role and where. */
export function Workers({ office }: OfficeProps) {
  const [adding, setAdding] = useState(false);
  const [placing, setPlacing] = useState<Wire.WorkerLine | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const municipalitiesOf = (worker: Wire.WorkerLine) => {
    const all = worker.municipalities.length === 0 || worker.municipalities.length === office.municipalities.length;
    if (all) return m.ui_settings_municipalities_all();
    return byName(office.municipalities)
      .filter((one) => worker.municipalities.includes(one.code))
      .map(municipalityName)
      .join(", ");
  };
  const environmentsOf = (worker: Wire.WorkerLine) =>
    office.environments
      .filter((one) => worker.environments.includes(one.id))
      .map((one) => one.name)
      .join(", ") || m.ui_settings_none();
  const roleOf = (worker: Wire.WorkerLine) => {
    const role = ROLES.find((one) => one === worker.role);
    return role === undefined ? worker.role : roleName(role);
  };
  return (
    <div className={styles.section}>
      <div role="status" className={styles.told}>
        {added !== null && <Banner kind="ok">{m.ui_settings_worker_added({ name: added })}</Banner>}
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
                <span className="visually-hidden">{m.ui_settings_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {office.workers.map((worker) => (
              <tr key={worker.id}>
                <th scope="row">
                  {worker.name}
                  {worker.archived && <span className={styles.help}> ({m.ui_settings_archived()})</span>}
                </th>
                <td>{roleOf(worker)}</td>
                <td className={styles.many}>{municipalitiesOf(worker)}</td>
                <td className={styles.many}>{environmentsOf(worker)}</td>
                <td className={styles.end}>
                  {!worker.archived && (
                    <Button small onPress={() => setPlacing(worker)}>
                      {m.ui_settings_worker_place()}
                      <span className="visually-hidden"> {worker.name}</span>
                    </Button>
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
          onAdded={(name) => {
            setAdding(false);
            setAdded(name);
          }}
        />
      )}
      {placing && <PlaceWorker office={office} worker={placing} onClose={() => setPlacing(null)} />}
    </div>
  );
}

interface Places {
  readonly municipalities: readonly string[];
  readonly environments: readonly string[];
}

function PlaceFields({
  office,
  value,
  onChange,
}: OfficeProps & { readonly value: Places; readonly onChange: (value: Places) => void }) {
  const id = useId();
  const flip = (list: readonly string[], one: string, on: boolean) =>
    on ? [...list, one] : list.filter((other) => other !== one);
  return (
    <>
      <fieldset className={styles.group} aria-describedby={`${id}-help`}>
        <legend>{m.ui_settings_municipalities()}</legend>
        <p id={`${id}-help`} className={styles.help}>
          {m.ui_settings_municipalities_help()}
        </p>
        <div className={styles.boxes}>
          {byName(office.municipalities).map((one) => (
            <Checkbox
              key={one.code}
              label={municipalityName(one)}
              isSelected={value.municipalities.includes(one.code)}
              onChange={(on) => onChange({ ...value, municipalities: flip(value.municipalities, one.code, on) })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{m.ui_settings_environments()}</legend>
        <div className={styles.boxes}>
          {office.environments
            .filter((one) => !one.archived || value.environments.includes(one.id))
            .map((one) => (
              <Checkbox
                key={one.id}
                label={one.name}
                isSelected={value.environments.includes(one.id)}
                onChange={(on) => onChange({ ...value, environments: flip(value.environments, one.id, on) })}
              />
            ))}
        </div>
      </fieldset>
    </>
  );
}

function PlaceWorker({
  office,
  worker,
  onClose,
}: OfficeProps & { readonly worker: Wire.WorkerLine; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [places, setPlaces] = useState<Places>(worker);
  const place = useMutation({ ...act("place_worker", client) });
  const save = () =>
    place.mutate(
      {
        worker_id: worker.id,
        municipalities: [...places.municipalities],
        responsible: worker.responsible.filter((code) => places.municipalities.includes(code)),
        environments: [...places.environments],
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      title={m.ui_settings_worker_place_of({ name: worker.name })}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{m.ui_dialog_cancel()}</Button>
          <Button kind="primary" onPress={save} isPending={place.isPending}>
            {m.ui_settings_save()}
          </Button>
        </>
      }
    >
      <div role="alert" className={styles.told}>
        {place.isError && <Banner kind="danger">{errorText(place.error)}</Banner>}
      </div>
      <PlaceFields office={office} value={places} onChange={setPlaces} />
    </Dialog>
  );
}

function AddWorker({
  office,
  onClose,
  onAdded,
}: OfficeProps & { readonly onClose: () => void; readonly onAdded: (name: string) => void }) {
  const client = useQueryClient();
  const form = useId();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Wire.Role>("work_coach");
  const [passphrase, setPassphrase] = useState("");
  const [places, setPlaces] = useState<Places>({ municipalities: [], environments: [] });
  const [faults, setFaults] = useState<{ readonly name?: string; readonly passphrase?: string }>({});
  const add = useMutation({
    mutationFn: (request: Wire.AddWorker) => call("add_worker", request),
    onSuccess: async (_stored, request) => {
      await client.invalidateQueries();
      onAdded(request.name);
    },
    onError: (thrown) => {
      const error = toApiError(thrown);
      if (error.code === "passphrase_too_short") {
        setFaults({ passphrase: errorText(error) });
        focusField("worker-passphrase");
      } else if (error.field === "name" || error.field === "worker") {
        setFaults({ name: m.ui_settings_name_known() });
        focusField("worker-name");
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === "" ? { name: m.ui_settings_name_missing() } : {}),
      ...(passphrase === "" ? { passphrase: m.ui_settings_passphrase_missing() } : {}),
    };
    setFaults(found);
    if ("name" in found) focusField("worker-name");
    else if ("passphrase" in found) focusField("worker-passphrase");
    else
      add.mutate({
        name: name.trim(),
        role,
        passphrase,
        municipalities: [...places.municipalities],
        environments: [...places.environments],
      });
  };
  const said = faults.name !== undefined || faults.passphrase !== undefined;
  return (
    <Dialog
      title={m.ui_settings_worker_add()}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{m.ui_dialog_cancel()}</Button>
          <Button
            kind="primary"
            isPending={add.isPending}
            onPress={() => {
              const found = document.getElementById(form);
              if (found instanceof HTMLFormElement) found.requestSubmit();
            }}
          >
            {m.ui_settings_worker_add()}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        <div role="alert" className={styles.told}>
          {add.isError && !said && <Banner kind="danger">{errorText(add.error)}</Banner>}
        </div>
        <TextField
          id="worker-name"
          label={m.ui_settings_name()}
          value={name}
          onChange={setName}
          error={faults.name}
          isRequired
          autoFocus
        />
        <Select
          label={m.ui_settings_role()}
          options={ROLES.map((id) => ({ id, name: roleName(id) }))}
          value={role}
          onChange={setRole}
          isRequired
        />
        <TextField
          id="worker-passphrase"
          label={m.ui_settings_worker_first_passphrase()}
          help={m.ui_settings_worker_first_passphrase_help()}
          value={passphrase}
          onChange={setPassphrase}
          error={faults.passphrase}
          isRequired
        />
        <PlaceFields office={office} value={places} onChange={setPlaces} />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </form>
    </Dialog>
  );
}
