import { useState } from "react";
import type { Wire } from "~/api";
import { useSeat, useToday } from "~/app/desk";
import { m } from "~/i18n";
import {
  Banner,
  Button,
  Checkbox,
  DateField,
  focusField,
  IdentityCodeField,
  NumberField,
  Select,
  TextField,
} from "~/kit";
import styles from "./Clients.module.css";
import { future, missing, unchosen } from "./faults";
import { FormDialog, useForm } from "./form";
import { looksRight } from "./identityCode";
import { municipalitiesOf, municipalityName, type Names } from "./office";
import { listNameOf } from "./record";
import { genderOptions } from "./words";

/** No answer, as a choice among others. */
const NONE = "none";

type EditValues = {
  identity_code: string;
  last_name: string;
  first_names: string;
  gender: Wire.Gender | typeof NONE;
  municipality: string | null;
  phone: string;
  non_disclosure: boolean;
  career_agent_id: string;
  work_trial_days_elsewhere: number | null;
  work_trial_elsewhere_until: string | null;
};

const AGENTS: readonly string[] = ["career_agent", "coordinator"] satisfies Wire.Role[];

export interface EditClientProps {
  readonly client: Wire.ClientView;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Who the client is: names, where they live, who goes with them. */
export function EditClient({ client, names, onClose }: EditClientProps) {
  const today = useToday();
  const { worker } = useSeat();
  const municipalities = municipalitiesOf(names, worker.id, client.municipality);
  const agents = (names.office?.workers ?? []).filter(
    ({ id, role, archived }) => id === client.career_agent_id || (!archived && AGENTS.includes(role)),
  );
  const form = useForm<"edit_client", EditValues>({
    command: "edit_client",
    form: `edit_client:${client.id}`,
    clientId: client.id,
    stored: true,
    blank: {
      identity_code: "",
      last_name: client.last_name,
      first_names: client.first_names,
      gender: (client.gender ?? NONE) as EditValues["gender"],
      municipality: client.municipality,
      phone: client.phone ?? "",
      non_disclosure: client.non_disclosure,
      career_agent_id: client.career_agent_id ?? NONE,
      work_trial_days_elsewhere: client.work_trial_days_elsewhere,
      work_trial_elsewhere_until: client.work_trial_elsewhere_until,
    },
    labels: {
      identity_code: m.ui_client_edit_code_new(),
      last_name: m.ui_client_new_last_name(),
      first_names: m.ui_client_new_first_names(),
      gender: m.ui_client_fact_gender(),
      municipality: m.ui_client_fact_municipality(),
      phone: m.ui_client_fact_phone(),
      career_agent_id: m.ui_client_field_career_agent(),
      work_trial_days_elsewhere: m.ui_client_field_work_trial_days(),
      work_trial_elsewhere_until: m.ui_client_field_work_trial_until(),
    },
    check: (values) => {
      const { work_trial_days_elsewhere: days, work_trial_elsewhere_until: until } = values;
      return {
        identity_code:
          values.identity_code.trim() === "" || looksRight(values.identity_code)
            ? undefined
            : m.ui_field_identity_code_invalid(),
        last_name: missing(values.last_name),
        first_names: missing(values.first_names),
        municipality: client.municipality === null ? undefined : unchosen(values.municipality),
        work_trial_days_elsewhere:
          days === null
            ? until === null
              ? undefined
              : m.ui_client_fault_missing()
            : days >= 1 && days <= 366
              ? undefined
              : m.ui_client_fault_trial_days(),
        work_trial_elsewhere_until: (days === null ? undefined : missing(until)) ?? future(until, today),
      };
    },
    request: (values) => ({
      ...values,
      client_id: client.id,
      identity_code: values.identity_code.trim() === "" ? null : values.identity_code,
      gender: values.gender === NONE ? null : values.gender,
      phone: values.phone.trim() === "" ? null : values.phone,
      career_agent_id: values.career_agent_id === NONE ? null : values.career_agent_id,
    }),
    said: (values) => m.ui_client_edited({ name: listNameOf(values) }),
    onDone: onClose,
  });
  const { values, input, read, set } = form;
  return (
    <FormDialog form={form} title={m.ui_client_edit()} save={m.ui_client_edit_save()} onClose={onClose}>
      <div className={styles.pair}>
        <TextField {...input("last_name")} isRequired autoFocus />
        <TextField {...input("first_names")} isRequired />
      </div>
      <Code masked={client.identity_code_masked} form={form} />
      <div className={styles.pair}>
        <Select
          {...input("gender")}
          help={m.ui_client_new_gender_help()}
          options={[...genderOptions(), { id: NONE, name: m.ui_client_none() }]}
        />
        <Select
          {...input("municipality")}
          isRequired={client.municipality !== null}
          options={municipalities.map((line) => ({ id: line.code, name: municipalityName(line) }))}
        />
      </div>
      <TextField {...input("phone")} type="tel" size="medium" />
      <Checkbox
        label={m.ui_clients_non_disclosure()}
        note={m.ui_client_edit_non_disclosure_note()}
        isSelected={values.non_disclosure}
        onChange={set("non_disclosure")}
      />
      <div role="status">
        {client.non_disclosure && !values.non_disclosure && (
          <Banner kind="warn">{m.ui_client_edit_non_disclosure_off()}</Banner>
        )}
      </div>
      <Select
        {...input("career_agent_id")}
        help={m.ui_client_edit_agent_help()}
        options={[{ id: NONE, name: m.ui_client_edit_agent_none() }, ...agents.map(({ id, name }) => ({ id, name }))]}
      />
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{m.ui_client_edit_trial()}</legend>
        <p className={styles.quiet}>{m.ui_client_edit_trial_help()}</p>
        <div className={styles.pair}>
          <NumberField {...read("work_trial_days_elsewhere")} />
          <DateField {...read("work_trial_elsewhere_until")} today={today} />
        </div>
      </fieldset>
    </FormDialog>
  );
}

interface CodeProps {
  readonly masked: string;
  readonly form: ReturnType<typeof useForm<"edit_client", EditValues>>;
}

/** The identity code as it stands; another one is asked for only when it is to be changed. */
function Code({ masked, form }: CodeProps) {
  const { values, input, set } = form;
  const [asked, setAsked] = useState(false);
  const open = asked || values.identity_code !== "";
  const field = input("identity_code");
  return (
    <div className={styles.group}>
      <div>
        <div className={styles.legend}>{m.ui_client_fact_identity_code()}</div>
        <div className={styles.buttons}>
          <span className={styles.code}>{masked}</span>
          <Button
            small
            onPress={() => {
              if (values.identity_code !== "") set("identity_code")("");
              setAsked(!open);
              if (!open) requestAnimationFrame(() => focusField(field.id));
            }}
          >
            {open ? m.ui_client_edit_code_keep() : m.ui_client_edit_code()}
          </Button>
        </div>
      </div>
      {open && (
        <IdentityCodeField {...field} help={m.ui_client_edit_code_help()} validate={async (code) => looksRight(code)} />
      )}
    </div>
  );
}
