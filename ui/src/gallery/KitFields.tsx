import { useState } from "react";
import {
  Checkbox,
  ClockField,
  ComboBox,
  DateField,
  EuroField,
  HoursField,
  IdentityCodeField,
  MultiSelect,
  NumberField,
  type Option,
  RadioGroup,
  Select,
  Switch,
  TextArea,
  TextField,
} from "~/kit";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

const TODAY = "2027-01-20";

const BASES: Option[] = [
  { id: "work_trial", name: "Työkokeilu" },
  { id: "rehabilitative_work", name: "Kuntouttava työtoiminta" },
  { id: "job_coaching", name: "Työhönvalmennus" },
];

const TOWNS: Option[] = [
  "Heinävesi",
  "Ilomantsi",
  "Joensuu",
  "Juuka",
  "Kitee",
  "Kontiolahti",
  "Lieksa",
  "Liperi",
  "Nurmes",
  "Outokumpu",
  "Polvijärvi",
  "Rääkkylä",
  "Tohmajärvi",
].map((name) => ({ id: name, name }));

/** More than fit on a screen. */
const PLACES: Option[] = Array.from({ length: 60 }, (_, at) => ({
  id: String(at),
  name: `Kierrätyskeskuksen työpaja ${at + 1}`,
}));

export function KitFields() {
  const [text, setText] = useState("Mäkelä");
  const [empty, setEmpty] = useState("");
  const [long, setLong] = useState(
    "Valmentautuja aloitti kierrätyskeskuksessa lajittelussa.\nHän tuli ajoissa ja kysyi neuvoa, kun oli epävarma.\nEnsi viikolla kokeillaan asiakaspalvelua.",
  );
  const [near, setNear] = useState("Melkein täynnä on tämä pieni kenttä");
  const [date, setDate] = useState<string | null>("2027-02-03");
  const [none, setNone] = useState<string | null>(null);
  const [clock, setClock] = useState<number | null>(545);
  const [hours, setHours] = useState<number | null>(650);
  const [cents, setCents] = useState<number | null>(123450);
  const [count, setCount] = useState<number | null>(1200);
  const [code, setCode] = useState("");
  const [basis, setBasis] = useState<string | null>("work_trial");
  const [unchosen, setUnchosen] = useState<string | null>(null);
  const [town, setTown] = useState<string | null>("Joensuu");
  const [towns, setTowns] = useState(["Joensuu", "Juuka", "Kitee"]);
  const [nowhere, setNowhere] = useState<string[]>([]);
  const [ticked, setTicked] = useState(true);
  const [radio, setRadio] = useState<string | null>("job_coaching");
  return (
    <div className={styles.grid}>
      <Sample name="TextField" tall>
        <TextField label="Sukunimi" value={text} onChange={setText} isRequired />
        <TextField
          label="Puhelin"
          help="Numero, josta asiakkaan tavoittaa."
          value={empty}
          onChange={setEmpty}
          type="tel"
        />
        <TextField label="Etunimet" value="" onChange={() => {}} error="Kirjoita etunimet." isRequired />
        <TextField label="Kotikunta" value="Joensuu" onChange={() => {}} isDisabled />
      </Sample>
      <Sample name="DateField" tall>
        <DateField label="Aloituspäivä" value={date} onChange={setDate} today={TODAY} isRequired />
        <DateField
          label="Päättymispäivä"
          help="Esimerkiksi 3.2. tai +30"
          value={none}
          onChange={setNone}
          today={TODAY}
        />
        <DateField
          label="Tarkistus"
          value={none}
          onChange={setNone}
          today={TODAY}
          error="Kirjoita päivämäärä näin: 3.2.2027"
        />
      </Sample>
      <Sample name="Clock, Hours, Euro, Number" tall>
        <ClockField label="Alkaa" value={clock} onChange={setClock} />
        <HoursField label="Tunnit" value={hours} onChange={setHours} help="Esimerkiksi 6,5 tai 6:30" />
        <EuroField label="Bruttopalkka" value={cents} onChange={setCents} />
        <NumberField label="Paikkoja" value={count} onChange={setCount} />
      </Sample>
      <Sample name="TextArea" tall>
        <TextArea label="Havainto" value={long} onChange={setLong} />
        <TextArea label="Lyhyt huomio" value={near} onChange={setNear} maxLength={40} />
      </Sample>
      <Sample name="IdentityCodeField" tall>
        <IdentityCodeField
          label="Henkilötunnus"
          value={code}
          onChange={setCode}
          validate={async (typed) => /^\d{6}[-+A-FU-Y]9\d{2}[0-9A-Y]$/.test(typed)}
          isRequired
        />
      </Sample>
      <Sample name="Select, ComboBox" tall>
        <Select label="Lakiperuste" options={BASES} value={basis} onChange={setBasis} />
        <Select
          label="Seuraava askel"
          options={BASES}
          value={unchosen}
          onChange={setUnchosen}
          error="Valitse seuraava askel."
          isRequired
        />
        <Select label="Ei käytössä" options={BASES} value={basis} onChange={setBasis} isDisabled />
        <ComboBox label="Kunta" help="Kirjoita nimen alku." options={TOWNS} value={town} onChange={setTown} />
      </Sample>
      <Sample name="Checkbox, Switch" tall>
        <Checkbox label="Turvakielto" isSelected={ticked} onChange={setTicked} />
        <Checkbox
          label="Suostumus tietojen luovuttamiseen"
          note="Asiakas voi perua sen milloin tahansa."
          isSelected={!ticked}
          onChange={() => setTicked(!ticked)}
        />
        <Checkbox label="Osa valittu" isSelected={false} isIndeterminate onChange={() => {}} />
        <Checkbox label="Ei käytössä" isSelected isDisabled onChange={() => {}} />
        <Switch label="Yhden kirjaimen pikanäppäimet" isSelected={ticked} onChange={setTicked} />
        <Switch label="Ei käytössä" isSelected={false} isDisabled onChange={() => {}} />
      </Sample>
      <Sample name="RadioGroup" tall>
        <RadioGroup label="Lakiperuste" options={BASES} value={radio} onChange={setRadio} isRequired />
        <RadioGroup label="Mitä seuraavaksi" options={BASES} value={null} onChange={() => {}} error="Valitse yksi." />
      </Sample>
      <Sample name="MultiSelect" tall>
        <MultiSelect label="Kunnat" options={TOWNS} chosen={towns} onChange={setTowns} />
        <MultiSelect
          label="Ympäristöt"
          help="Ilman valintaa näkyvät kaikki."
          options={PLACES}
          chosen={nowhere}
          onChange={setNowhere}
        />
        <MultiSelect label="Ei käytössä" options={TOWNS} chosen={towns} onChange={setTowns} isDisabled />
      </Sample>
    </div>
  );
}
