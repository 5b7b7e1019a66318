import { Archive, Download, Pencil, Plus, Trash2, X } from "lucide-react";
import { useState } from "react";
import {
  Banner,
  Button,
  Chips,
  ConfirmDialog,
  Dialog,
  Disclosure,
  EmptyState,
  ErrorSummary,
  IconButton,
  Link,
  Menu,
  SaveState,
  Shortcut,
  Skeleton,
  Tabs,
  TextField,
} from "~/kit";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

const CHIPS = [
  { id: "own", name: "Omat asiakkaat" },
  { id: "town", name: "Joensuu" },
  { id: "ending", name: "Jakso päättyy 30 päivän kuluessa" },
];

const nothing = () => {};

export function KitParts() {
  const [chips, setChips] = useState(CHIPS);
  const [tab, setTab] = useState<"status" | "line" | "plan">("status");
  const [dialog, setDialog] = useState<"plain" | "confirm" | null>(null);
  const [name, setName] = useState("");
  return (
    <div className={styles.grid}>
      <Sample name="Button">
        <Button kind="primary">Lisää asiakas</Button>
        <Button>Siirrä</Button>
        <Button kind="quiet">Peruuta</Button>
        <Button kind="danger">Poista pysyvästi</Button>
        <Button icon={Plus}>Uusi merkintä</Button>
        <Button kind="primary" isPending>
          Lähetetään
        </Button>
        <Button isDisabled>Ei käytössä</Button>
        <Button kind="primary" isDisabled>
          Ei käytössä
        </Button>
        <Button pressed>Painettu</Button>
        <Button small>Pieni</Button>
        <Button small icon={Download}>
          Vie
        </Button>
      </Sample>
      <Sample name="IconButton, Link, Shortcut">
        <IconButton icon={Pencil} label="Muokkaa" shortcut="F2" />
        <IconButton icon={Trash2} label="Poista" kind="plain" />
        <IconButton icon={X} label="Sulje" small />
        <IconButton icon={Pencil} label="Ei käytössä" isDisabled />
        <Link href="#/gallery">Avaa asiakkaan sivu</Link>
        <Shortcut keys="Ctrl+K" />
      </Sample>
      <Sample name="Menu">
        <Menu
          label="Toiminnot"
          actions={[
            { id: "edit", name: "Muokkaa", icon: Pencil, shortcut: "F2", onAction: nothing },
            { id: "store", name: "Arkistoi", icon: Archive, isDisabled: true, onAction: nothing },
            { id: "delete", name: "Poista", icon: Trash2, isDanger: true, onAction: nothing },
          ]}
        >
          <Button>Toiminnot</Button>
        </Menu>
      </Sample>
      <Sample name="Dialog, ConfirmDialog">
        <Button onPress={() => setDialog("plain")}>Avaa valintaikkuna</Button>
        <Button onPress={() => setDialog("confirm")}>Lähetä yhteenveto</Button>
        <Dialog
          title="Päätä jakso"
          isOpen={dialog === "plain"}
          onClose={() => setDialog(null)}
          actions={
            <>
              <Button onPress={() => setDialog(null)}>Peruuta</Button>
              <Button kind="primary" onPress={() => setDialog(null)}>
                Päätä jakso
              </Button>
            </>
          }
        >
          <p>Jakso päättyy tänään. Läsnäolot jäävät ennalleen.</p>
          <TextField label="Miten jakso meni" value={name} onChange={setName} />
        </Dialog>
        <ConfirmDialog
          title="Lähetetäänkö yhteenveto?"
          act="Lähetä yhteenveto"
          isOpen={dialog === "confirm"}
          onClose={() => setDialog(null)}
          onConfirm={() => setDialog(null)}
        >
          <p>Lähetettyä yhteenvetoa ei voi perua. Siinä on 214 henkilön luvut, ei nimiä.</p>
        </ConfirmDialog>
      </Sample>
      <Sample name="Chips">
        <Chips
          chips={chips}
          onRemove={(id) => setChips(chips.filter((chip) => chip.id !== id))}
          onClear={() => setChips([])}
        />
        {chips.length === 0 && <Button onPress={() => setChips(CHIPS)}>Palauta</Button>}
      </Sample>
      <Sample name="SaveState" tall>
        <SaveState state={{ kind: "saved", at: new Date(2027, 1, 3, 14, 5) }} />
        <SaveState state={{ kind: "saving" }} />
        <SaveState state={{ kind: "failed", text: "Levy on täynnä.", onRetry: nothing }} />
      </Sample>
      <Sample name="Tabs" tall>
        <Tabs
          label="Asiakas"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "status", name: "Tilanne", content: <p>Työkokeilu, 3 päivää viikossa.</p> },
            { id: "line", name: "Aikajana", count: "12", content: <p>Viimeisin yhteys 3.2.2027.</p> },
            { id: "plan", name: "Suunnitelma", content: <p>Tarkistus 17.3.2027.</p> },
          ]}
        />
      </Sample>
      <Sample name="Disclosure" tall>
        <Disclosure title="Miten luku laskettiin">
          <p>Henkilö lasketaan kerran, vaikka osallistumisia on useita.</p>
        </Disclosure>
        <Disclosure title="Tarkistukset" defaultExpanded>
          <p>Kaikki tarkistukset täsmäävät.</p>
        </Disclosure>
      </Sample>
      <Sample name="Banner" tall>
        <Banner>Toinen käyttäjä muutti tietoja 14.02.</Banner>
        <Banner kind="ok">Varmuuskopio on tehty.</Banner>
        <Banner kind="warn" actions={<Button small>Varmuuskopioi</Button>}>
          Varmuuskopio on kolmen päivän takaa.
        </Banner>
        <Banner kind="danger">Tiedostoon ei voi kirjoittaa.</Banner>
      </Sample>
      <Sample name="Skeleton" tall>
        <Skeleton lines={3} />
        <Skeleton lines={3} rows />
      </Sample>
      <Sample name="ErrorSummary" tall>
        <ErrorSummary
          attempt={0}
          faults={[
            { field: "sample-name", label: "Sukunimi", text: "Kirjoita sukunimi." },
            { field: "sample-start", label: "Aloituspäivä", text: "Kirjoita päivämäärä näin: 3.2.2027" },
          ]}
        />
      </Sample>
      <Sample name="EmptyState, nothing" tall>
        <EmptyState
          kind="nothing"
          title="Ei vielä asiakkaita"
          text="Lisää ensimmäinen asiakas, niin hän näkyy tässä."
          act={{ name: "Lisää asiakas", onPress: nothing }}
        />
      </Sample>
      <Sample name="EmptyState, no hits" tall>
        <EmptyState kind="no_hits" onClear={nothing} />
      </Sample>
      <Sample name="EmptyState, no right" tall>
        <EmptyState kind="no_right" who="Koordinaattori" />
      </Sample>
    </div>
  );
}
