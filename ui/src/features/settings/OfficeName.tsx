import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { act, toApiError, type Wire } from "~/api";
import { sending, useDraft } from "~/app/draft";
import { m } from "~/i18n";
import { Button, focusField, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import styles from "./Settings.module.css";

interface OfficeNameProps {
  readonly office: Wire.OfficeView;
}

const FIELD = "office-name";

/** What the office calls itself; whoever manages it gives and changes the name. */
export function OfficeName({ office }: OfficeNameProps) {
  const [editing, setEditing] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="office-own-name">
      <h2 id="office-own-name" className={styles.heading}>
        {m.ui_settings_office()}
      </h2>
      <p>{office.name === "" ? m.ui_settings_office_nameless() : office.name}</p>
      <div className={styles.acts}>
        <Button onPress={() => setEditing(true)}>
          {office.name === "" ? m.ui_settings_office_name_give() : m.ui_settings_office_name_change()}
        </Button>
      </div>
      {editing && <EditName office={office} onClose={() => setEditing(false)} />}
    </section>
  );
}

function EditName({ office, onClose }: OfficeNameProps & { readonly onClose: () => void }) {
  const client = useQueryClient();
  const log = useActLog();
  const draft = useDraft("set_office_name", null, { name: office.name }, true);
  const [fault, setFault] = useState<string | undefined>();
  const save = useMutation(sending(draft, act("set_office_name", client)));
  const submit = () =>
    save.mutate(
      { name: draft.values.name },
      {
        onSuccess: ({ act: id }) => {
          if (id !== null) log.record({ id, label: m.ui_act_set_office_name() });
          onClose();
        },
        onError: (thrown) => {
          if (toApiError(thrown).field !== "office_name") return;
          setFault(m.ui_office_name_long());
          focusField(FIELD);
        },
      },
    );
  return (
    <FormDialog
      title={m.ui_first_office_name()}
      act={m.ui_settings_save()}
      isPending={save.isPending}
      error={fault === undefined ? save.error : null}
      faults={[{ field: FIELD, label: m.ui_first_office_name(), text: fault }]}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
    >
      <TextField
        id={FIELD}
        label={m.ui_first_office_name()}
        value={draft.values.name}
        onChange={(name) => {
          draft.change({ name });
          setFault(undefined);
        }}
        error={fault}
        autoFocus
      />
    </FormDialog>
  );
}
