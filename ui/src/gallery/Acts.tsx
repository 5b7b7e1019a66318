import { type ReactNode, useEffect, useState } from "react";
import { HelpSheet, Palette, type PaletteItem, type PaletteProvider, useKeys, withRecent } from "~/keys";
import { Button } from "~/kit";
import { LatestActs, UndoProvider, UndoToast, useActLog, useLoggedActs } from "~/undo";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

type Ending = "done" | "undoing" | "undone" | "refused" | "final";

const LABEL = "13 merkitty läsnä";
const REASON = "Kuukausi on hyväksytty.";

const outcome = (ending: Ending) => async () => {
  if (ending === "undoing") return new Promise<never>(() => {});
  return ending === "refused" ? { ok: false as const, reason: REASON } : { ok: true as const };
};

/** Brings an act to its ending, and tells of it anew once the notice has gone. */
function Happened({ ending }: { readonly ending: Ending }) {
  const log = useActLog();
  const acts = useLoggedActs();
  const told = acts.length > 0 && log.latest() !== null;
  useEffect(() => {
    if (told) return;
    log.record({ id: ending, label: LABEL, undoable: ending !== "final" });
    if (ending !== "done" && ending !== "final") void log.undo(ending);
  }, [log, ending, told]);
  return null;
}

function Toast({ ending }: { readonly ending: Ending }) {
  return (
    <Sample name={`UndoToast, ${ending}`} tall>
      <div className={styles.stage}>
        <UndoProvider undo={outcome(ending)}>
          <Happened ending={ending} />
          <UndoToast />
        </UndoProvider>
      </div>
    </Sample>
  );
}

const ACTS: readonly { readonly id: Ending; readonly label: string }[] = [
  { id: "final", label: "Yhteenveto lähetetty" },
  { id: "done", label: "Mäkelä Veikko: sairas" },
  { id: "undone", label: "Muistiinpano lisätty" },
  { id: "refused", label: LABEL },
];

function Latest({ children }: { readonly children: ReactNode }) {
  const undo = async ({ id }: { readonly id: string }) => outcome(id as Ending)();
  return <UndoProvider undo={undo}>{children}</UndoProvider>;
}

function SomeActs() {
  const log = useActLog();
  useEffect(() => {
    for (const { id, label } of ACTS) log.record({ id, label, undoable: id !== "final" });
    void log.undo("undone");
    void log.undo("refused");
  }, [log]);
  return null;
}

const CLIENTS: readonly string[] = ["Mäkelä Veikko", "Mäki Aino", "Männistö Onni"];

const PROVIDERS: readonly PaletteProvider[] = [
  {
    id: "clients",
    heading: () => "Asiakkaat",
    search: async (query) =>
      CLIENTS.filter((name) => name.toLowerCase().startsWith(query.toLowerCase())).map((name) => ({
        id: name,
        label: name,
        hint: "Joensuu",
        run: nothing,
      })),
  },
  {
    id: "employers",
    heading: () => "Työnantajat",
    search: async (query) => {
      if (query === "virhe") throw new Error("no answer");
      return [];
    },
  },
];

function nothing() {}

export function Acts() {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const [recent, setRecent] = useState<readonly PaletteItem[]>([]);
  useKeys({ palette: () => setOpen("palette"), help: () => setOpen("help"), lock: nothing, search: nothing }, [
    { id: "gallery.transfer", label: () => "Siirrä asiakas toiseen paikkaan", run: nothing },
  ]);
  const close = () => setOpen(null);
  return (
    <div className={styles.grid}>
      {(["done", "undoing", "undone", "refused", "final"] as const).map((ending) => (
        <Toast key={ending} ending={ending} />
      ))}
      <Sample name="LatestActs" tall>
        <Latest>
          <SomeActs />
          <LatestActs />
        </Latest>
      </Sample>
      <Sample name="LatestActs, none" tall>
        <Latest>
          <LatestActs />
        </Latest>
      </Sample>
      <Sample name="Palette, HelpSheet">
        <Button onPress={() => setOpen("palette")}>Avaa haku</Button>
        <Button onPress={() => setOpen("help")}>Avaa ohje</Button>
        <Palette
          isOpen={open === "palette"}
          onClose={close}
          recent={recent}
          onRun={(item) => setRecent((before) => withRecent(before, item))}
          providers={PROVIDERS}
        />
        <HelpSheet isOpen={open === "help"} onClose={close}>
          {(shortcuts) => (
            <>
              <p>Tässä näkymässä on jokainen osa kaikissa tiloissaan.</p>
              {shortcuts}
            </>
          )}
        </HelpSheet>
      </Sample>
    </div>
  );
}
