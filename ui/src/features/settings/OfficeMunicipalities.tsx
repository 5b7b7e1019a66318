import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { act, type Wire } from "~/api";
import { MUNICIPALITIES } from "~/features/entry/municipalities";
import { m } from "~/i18n";
import { Button, focusField, Select } from "~/kit";
import { FormDialog } from "./FormDialog";
import { byName, municipalityName } from "./names";
import styles from "./Settings.module.css";

const FIELD = "office-municipality";

/** The municipalities that the office serves; one that was left out can be added. */
export function OfficeMunicipalities({ office }: { readonly office: Wire.OfficeView }) {
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState("");
  const served = new Set(office.municipalities.map(({ code }) => code));
  const others = MUNICIPALITIES.filter(({ code }) => !served.has(code));
  return (
    <section className={styles.section} aria-labelledby="office-municipalities">
      <h2 id="office-municipalities" className={styles.heading}>
        {m.ui_settings_office_municipalities()}
      </h2>
      <p>{byName(office.municipalities).map(municipalityName).join(", ")}</p>
      <p role="status" className={styles.help}>
        {told}
      </p>
      {others.length > 0 && (
        <div className={styles.acts}>
          <Button onPress={() => setAdding(true)}>{m.ui_settings_municipality_add()}</Button>
        </div>
      )}
      {adding && (
        <AddMunicipality
          options={others.map(({ code, name }) => ({ id: code, name: name() }))}
          onClose={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false);
            setTold(m.ui_settings_municipality_added({ name }));
          }}
        />
      )}
    </section>
  );
}

interface AddMunicipalityProps {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onAdded: (name: string) => void;
}

function AddMunicipality({ options, onClose, onAdded }: AddMunicipalityProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>();
  const add = useMutation(act("add_municipality", client));
  const submit = () => {
    if (chosen === null) {
      setFault(m.ui_settings_municipality_missing());
      return focusField(FIELD);
    }
    const name = options.find(({ id }) => id === chosen)?.name ?? chosen;
    add.mutate({ municipality: chosen }, { onSuccess: () => onAdded(name) });
  };
  return (
    <FormDialog
      title={m.ui_settings_municipality_add()}
      act={m.ui_settings_municipality_add()}
      isPending={add.isPending}
      error={add.error}
      faults={[{ field: FIELD, label: m.ui_settings_municipality(), text: fault }]}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        id={FIELD}
        label={m.ui_settings_municipality()}
        options={options}
        value={chosen}
        onChange={(code) => {
          setChosen(code);
          setFault(undefined);
        }}
        error={fault}
        help={m.ui_settings_municipality_add_help()}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
