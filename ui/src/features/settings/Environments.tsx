import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { act, errorText, toApiError, type Wire } from "~/api";
import { m } from "~/i18n";
import { Banner, Button, Dialog, focusField, Select, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { byName, municipalityName } from "./names";
import styles from "./Settings.module.css";

interface EnvironmentsProps {
  readonly office: Wire.OfficeView;
}

/** Where coaching takes place; an archived one takes nobody new. */
export function Environments({ office }: EnvironmentsProps) {
  const client = useQueryClient();
  const log = useActLog();
  const [edited, setEdited] = useState<Wire.EnvironmentLine | "new" | null>(null);
  const save = useMutation(act("save_environment", client));
  const nameOf = (code: string | null) => {
    const found = office.municipalities.find((one) => one.code === code);
    return found ? municipalityName(found) : (code ?? "");
  };
  const archive = (line: Wire.EnvironmentLine) => {
    const archived = !line.archived;
    const label = archived
      ? m.ui_settings_environment_archived({ name: line.name })
      : m.ui_settings_environment_restored({ name: line.name });
    save.mutate(
      { id: line.id, name: line.name, municipality: line.municipality ?? "", archived },
      { onSuccess: (stored) => stored.act !== null && log.record({ id: stored.act, label }) },
    );
  };
  return (
    <div className={styles.section}>
      <div role="alert" className={styles.told}>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
      </div>
      <Button icon={Plus} onPress={() => setEdited("new")}>
        {m.ui_settings_environment_add()}
      </Button>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={m.ui_settings_tab_environments()}>
          <thead>
            <tr>
              <th scope="col">{m.ui_settings_name()}</th>
              <th scope="col">{m.ui_settings_municipality()}</th>
              <th scope="col">{m.ui_settings_state()}</th>
              <th scope="col">
                <span className="visually-hidden">{m.ui_settings_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {office.environments.map((line) => (
              <tr key={line.id} className={line.archived ? styles.past : undefined}>
                <th scope="row">{line.name}</th>
                <td>{nameOf(line.municipality)}</td>
                <td>{line.archived ? m.ui_settings_archived() : m.ui_settings_in_use()}</td>
                <td className={styles.end}>
                  <div className={styles.acts}>
                    <Button small onPress={() => setEdited(line)}>
                      {m.ui_settings_environment_edit()}
                      <span className="visually-hidden"> {line.name}</span>
                    </Button>
                    <Button small onPress={() => archive(line)}>
                      {line.archived ? m.ui_settings_environment_restore() : m.ui_settings_environment_archive()}
                      <span className="visually-hidden"> {line.name}</span>
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited !== null && (
        <EditEnvironment office={office} line={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

function EditEnvironment({
  office,
  line,
  onClose,
}: EnvironmentsProps & { readonly line: Wire.EnvironmentLine | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const log = useActLog();
  const form = useId();
  const [name, setName] = useState(line?.name ?? "");
  const only = office.municipalities.length === 1 ? (office.municipalities[0]?.code ?? null) : null;
  const [municipality, setMunicipality] = useState(line?.municipality ?? only);
  const [faults, setFaults] = useState<{ readonly name?: string; readonly municipality?: string }>({});
  const save = useMutation(act("save_environment", client));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === "" ? { name: m.ui_settings_name_missing() } : {}),
      ...(municipality === null ? { municipality: m.ui_settings_municipality_missing() } : {}),
    };
    setFaults(found);
    if ("name" in found) return focusField("environment-name");
    if (municipality === null) return focusField("environment-municipality");
    save.mutate(
      { id: line?.id ?? null, name: name.trim(), municipality, archived: line?.archived ?? false },
      {
        onSuccess: (stored) => {
          if (stored.act !== null) {
            log.record({ id: stored.act, label: m.ui_settings_environment_saved({ name: name.trim() }) });
          }
          onClose();
        },
        onError: (thrown) => {
          if (toApiError(thrown).field !== "name") return;
          setFaults({ name: m.ui_settings_name_known() });
          focusField("environment-name");
        },
      },
    );
  };
  return (
    <Dialog
      title={line ? m.ui_settings_environment_edit_of({ name: line.name }) : m.ui_settings_environment_add()}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.ui_dialog_cancel()}</Button>
          <Button
            kind="primary"
            isPending={save.isPending}
            onPress={() => {
              const found = document.getElementById(form);
              if (found instanceof HTMLFormElement) found.requestSubmit();
            }}
          >
            {m.ui_settings_save()}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        <div role="alert" className={styles.told}>
          {save.isError && faults.name === undefined && <Banner kind="danger">{errorText(save.error)}</Banner>}
        </div>
        <TextField
          id="environment-name"
          label={m.ui_settings_name()}
          value={name}
          onChange={setName}
          error={faults.name}
          isRequired
          autoFocus
        />
        <Select
          id="environment-municipality"
          label={m.ui_settings_municipality()}
          options={byName(office.municipalities).map((one) => ({ id: one.code, name: municipalityName(one) }))}
          value={municipality}
          onChange={setMunicipality}
          error={faults.municipality}
          isRequired
        />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </form>
    </Dialog>
  );
}
