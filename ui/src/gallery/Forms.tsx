import { useState } from "react";
import {
  Banner,
  Button,
  ClockField,
  DateField,
  ErrorSummary,
  type FieldFault,
  HoursField,
  IdentityCodeField,
  SaveState,
  Select,
  TextArea,
  TextField,
} from "~/kit";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

const TODAY = "2027-01-20";
const NAME = "form-name";
const START = "form-start";
const READABLE = "Kirjoita päivämäärä näin: 3.2.2027";

const BASES = [
  { id: "work_trial", name: "Työkokeilu" },
  { id: "job_coaching", name: "Työhönvalmennus" },
];

const nothing = () => {};
const readable = async (code: string) => /^\d{6}[-+A-FU-Y]9\d{2}[0-9A-Y]$/.test(code);

/** A form that is judged when it is sent. */
function Judged() {
  const [name, setName] = useState("");
  const [start, setStart] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const faults: FieldFault[] =
    attempt === 0
      ? []
      : [
          ...(name === "" ? [{ field: NAME, label: "Sukunimi", text: "Kirjoita sukunimi." }] : []),
          ...(start === null ? [{ field: START, label: "Aloituspäivä", text: READABLE }] : []),
        ];
  const faultOf = (id: string) => faults.find((fault) => fault.field === id)?.text;
  return (
    <>
      <ErrorSummary faults={faults} attempt={attempt} />
      <TextField id={NAME} label="Sukunimi" value={name} onChange={setName} error={faultOf(NAME)} isRequired />
      <DateField
        id={START}
        label="Aloituspäivä"
        value={start}
        onChange={setStart}
        today={TODAY}
        error={faultOf(START)}
        isRequired
      />
      <div className={styles.row}>
        <Button kind="primary" onPress={() => setAttempt(attempt + 1)}>
          Tallenna asiakas
        </Button>
      </div>
    </>
  );
}

function Identity({
  start,
  label,
  error,
}: {
  readonly start: string;
  readonly label: string;
  readonly error?: string;
}) {
  const [code, setCode] = useState(start);
  return <IdentityCodeField label={label} value={code} onChange={setCode} validate={readable} error={error} />;
}

export function Forms() {
  const [date, setDate] = useState<string | null>("2027-02-03");
  return (
    <div className={styles.grid}>
      <Sample name="Form, judged on saving" tall>
        <Judged />
      </Sample>
      <Sample name="Form, refused" tall>
        <Banner kind="danger" role="alert">
          Jakso menee päällekkäin toisen jakson kanssa.
        </Banner>
        <Select label="Lakiperuste" options={BASES} value="work_trial" onChange={nothing} />
        <SaveState state={{ kind: "failed", text: "Levy on täynnä.", onRetry: nothing }} />
      </Sample>
      <Sample name="Form, being saved" tall>
        <TextField label="Sukunimi" value="Mäkelä" onChange={nothing} isDisabled />
        <div className={styles.row}>
          <Button kind="primary" isPending>
            Tallenna asiakas
          </Button>
        </div>
        <SaveState state={{ kind: "saving" }} />
      </Sample>
      <Sample name="IdentityCodeField, states" tall>
        <Identity label="Henkilötunnus, tyhjä" start="" />
        <Identity label="Henkilötunnus, peitetty" start="010190-900P" />
        <Identity label="Henkilötunnus, väärä" start="010190-900X" error="Tarkista henkilötunnus." />
        <IdentityCodeField
          label="Henkilötunnus, ei käytössä"
          value="010190-900P"
          onChange={nothing}
          validate={readable}
          isDisabled
        />
      </Sample>
      <Sample name="DateField, states" tall>
        <DateField label="Luettu" value={date} onChange={setDate} today={TODAY} />
        <DateField label="Väärin" value={null} onChange={nothing} today={TODAY} error={READABLE} isRequired />
        <DateField label="Ei käytössä" value="2027-02-03" onChange={nothing} today={TODAY} isDisabled />
      </Sample>
      <Sample name="Clock, hours and text, states" tall>
        <ClockField label="Alkaa" value={null} onChange={nothing} error="Kirjoita kellonaika näin: 9.05" />
        <HoursField label="Tunnit" value={null} onChange={nothing} error="Kirjoita tunnit näin: 6,5" />
        <HoursField label="Tunnit, ei käytössä" value={600} onChange={nothing} isDisabled />
        <TextArea label="Havainto" value="" onChange={nothing} error="Kirjoita havainto." isRequired />
        <TextArea label="Havainto, ei käytössä" value="Sujui hyvin." onChange={nothing} isDisabled />
      </Sample>
    </div>
  );
}
