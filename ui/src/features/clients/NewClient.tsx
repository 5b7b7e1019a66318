import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { view, type Wire } from "~/api";
import { useSeat } from "~/app/desk";
import { fmtCount, m } from "~/i18n";
import { Banner, IdentityCodeField, Link, Select, TextField } from "~/kit";
import { Beyond } from "./Beyond";
import styles from "./Clients.module.css";
import { missing, unchosen } from "./faults";
import { FormDialog, useForm } from "./form";
import { looksRight } from "./identityCode";
import { municipalitiesOf, municipalityName, type Names } from "./office";
import { listNameOf, nameOf } from "./record";
import { genderOptions } from "./words";

type NewClientValues = {
  identity_code: string;
  last_name: string;
  first_names: string;
  gender: Wire.Gender | null;
  municipality: string | null;
  phone: string;
};

export interface NewClientProps {
  readonly names: Names;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

export function NewClient({ names, onClose, onOpen }: NewClientProps) {
  const { worker } = useSeat();
  const municipalities = municipalitiesOf(names, worker.id);
  // the code of a client whom there is already
  const [known, setKnown] = useState<string | null>(null);
  const form = useForm<"add_client", NewClientValues>({
    command: "add_client",
    form: "add_client",
    clientId: null,
    repeats: true,
    blank: {
      identity_code: "",
      last_name: "",
      first_names: "",
      gender: null,
      municipality: municipalities.length === 1 ? (municipalities[0]?.code ?? null) : null,
      phone: "",
    },
    labels: {
      identity_code: m.ui_client_new_identity_code(),
      last_name: m.ui_client_new_last_name(),
      first_names: m.ui_client_new_first_names(),
      gender: m.ui_client_fact_gender(),
      municipality: m.ui_client_fact_municipality(),
      phone: m.ui_client_fact_phone(),
    },
    check: (values) => ({
      identity_code:
        missing(values.identity_code) ??
        (looksRight(values.identity_code) ? undefined : m.ui_field_identity_code_invalid()),
      last_name: missing(values.last_name),
      first_names: missing(values.first_names),
      municipality: unchosen(values.municipality),
    }),
    request: (values) => ({ ...values, phone: values.phone.trim() === "" ? null : values.phone }),
    said: (values) => m.ui_client_new_added({ name: listNameOf(values) }),
    onDone: ({ id }) => onOpen(id),
    onRefused: ({ details }, { identity_code }) =>
      setKnown(details.reason === "known_client" ? tidied(identity_code) : null),
  });
  const { values, input } = form;
  return (
    <FormDialog form={form} title={m.ui_client_new_title()} save={m.ui_client_new_save()} onClose={onClose}>
      <IdentityCodeField
        {...input("identity_code")}
        help={m.ui_client_new_identity_help()}
        isRequired
        autoFocus
        validate={async (code) => looksRight(code)}
      />
      {known !== null && known === tidied(values.identity_code) && <Known code={known} onOpen={onOpen} />}
      <TextField {...input("last_name")} isRequired />
      <TextField {...input("first_names")} isRequired />
      <Similar values={values} names={names} onOpen={onOpen} />
      <Select {...input("gender")} help={m.ui_client_new_gender_help()} options={genderOptions()} />
      <Select
        {...input("municipality")}
        isRequired
        options={municipalities.map((line) => ({ id: line.code, name: municipalityName(line) }))}
      />
      <TextField {...input("phone")} type="tel" size="medium" />
    </FormDialog>
  );
}

/** As the field has it once it is left. */
const tidied = (code: string) => code.trim().toUpperCase();

/** The way to the client who has the code: from the worker's own list, or from beyond it. */
function Known({ code, onOpen }: { readonly code: string; readonly onOpen: (id: string) => void }) {
  const found = useQuery({ ...view("search_clients", { text: code, settled: false }), gcTime: 0 });
  const clients = found.data?.clients;
  return (
    <>
      <div role="status">
        {clients?.map((client) => (
          <Link key={client.id} onPress={() => onOpen(client.id)}>
            {m.ui_client_new_similar_open({ name: nameOf(client) })}
          </Link>
        ))}
      </div>
      {clients?.length === 0 && <Beyond text={code} />}
    </>
  );
}

const SHOWN = 5;

/** Clients of about the same name, while it is typed: they may be the same person. */
function Similar({
  values,
  names,
  onOpen,
}: {
  readonly values: NewClientValues;
  readonly names: Names;
  readonly onOpen: (id: string) => void;
}) {
  const last = values.last_name.trim();
  const text = `${last} ${values.first_names.trim().split(/\s+/)[0] ?? ""}`.trim();
  const enough = last.length >= 2;
  const found = useQuery({
    ...view("search_clients", { text, settled: false }),
    enabled: enough,
    placeholderData: (before: Wire.FoundClients | undefined) => before,
  });
  const clients = enough ? (found.data?.clients ?? []) : [];
  return (
    <div role="status">
      {clients.length > 0 && (
        <Banner kind="warn">
          {m.ui_client_new_similar({ count: clients.length, shown: fmtCount(clients.length) })}
          <ul className={styles.similar}>
            {clients.slice(0, SHOWN).map((client) => (
              <li key={client.id}>
                <Link onPress={() => onOpen(client.id)}>{m.ui_client_new_similar_open({ name: nameOf(client) })}</Link>
                {client.municipality !== null && `, ${names.municipality(client.municipality)}`}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}
