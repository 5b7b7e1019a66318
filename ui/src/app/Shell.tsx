import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { History, Undo2 } from "lucide-react";
import { type ReactNode, useCallback, useState, useSyncExternalStore } from "react";
import { call, errorText, written } from "~/api";
import { useKeptPreferences } from "~/features/settings/kept";
import { chapterOfPlace, Help } from "~/help";
import { m } from "~/i18n";
import { KeysDialogs, type PaletteItem, useActs, useKeys, withRecent } from "~/keys";
import { Button, Dialog, IconButton } from "~/kit";
import { actOf, LatestActs, UndoProvider, UndoToast, useActLog, useLoggedActs } from "~/undo";
import { useClientPalette } from "./clientPalette";
import { useLock } from "./desk";
import { Frame, PLACES, type Place, usePlaces } from "./Frame";
import { endFirst, FirstDone, useFirstWeekWatch } from "./firstWeek";
import { useIdleLock } from "./idle";
import { usePlacePalette } from "./placePalette";
import { usePreferences } from "./preferences";
import { enterView, moveRegion } from "./regions";

/** The longest that undoing waits for what is on its way to the engine. */
const WRITTEN_MS = 2_000;

/** The frame with its keys, palette, help and undo, for one worker from signing in to locking. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  useKeptPreferences();
  useFirstWeekWatch();
  return (
    <UndoProvider
      written={() => written(client, WRITTEN_MS)}
      undo={async ({ id }) => {
        try {
          await call("undo", { act: id });
          await client.invalidateQueries();
          return { ok: true };
        } catch (thrown) {
          return { ok: false, reason: errorText(thrown) };
        }
      }}
    >
      <Keyed>{children}</Keyed>
    </UndoProvider>
  );
}

function Keyed({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const lock = useLock();
  useIdleLock(lock);
  const acts = useActs();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const chapter = useRouterState({ select: ({ location }) => chapterOfPlace(location.pathname, location.search) });
  const run = (id: string) => acts.find((act) => act.id === id)?.run();
  const [recent, setRecent] = useState<readonly PaletteItem[]>([]);
  const places = usePlaces();
  const { letterKeys } = usePreferences();
  const keep = useCallback((item: PaletteItem) => setRecent((before) => withRecent(before, item)), []);
  const providers = useClientPalette(keep);
  const spots = usePlacePalette();

  const goTo = (to: Place["to"]) => {
    enterView(path === to);
    void navigate({ to });
  };

  useKeys({
    ...Object.fromEntries(places.map(({ act, to }) => [act, () => goTo(to)])),
    "region.next": () => moveRegion(1),
    "region.previous": () => moveRegion(-1),
    lock,
  });

  return (
    <>
      <Frame onPalette={() => run("palette")} onHelp={() => run("help")} undo={<LastAct />}>
        {children}
      </Frame>
      <KeysDialogs
        recent={recent}
        onRun={(item) => {
          keep(item);
          if (item.id.startsWith("client.")) void endFirst(client, ["search"]);
        }}
        providers={providers}
        places={spots}
        letterKeys={letterKeys}
        closed={PLACES.filter((place) => !places.includes(place)).map(({ act }) => act)}
        help={(shortcuts) => (
          <>
            <FirstDone item="help" />
            <Help start={chapter} shortcuts={shortcuts} />
          </>
        )}
      />
    </>
  );
}

/** The end of the status line: the notice of the latest act, later its undo alone, and the list of the rest. */
function LastAct() {
  const log = useActLog();
  const acts = useLoggedActs();
  const [open, setOpen] = useState(false);
  const told = useSyncExternalStore(log.subscribe, log.latest);
  const last = acts.find((act) => act.state === "done" && act.earlier !== true);
  const show = () => {
    setOpen(true);
    // those of before the lock too; an undo shows at the act that it took back
    void call("latest_acts", {}).then(
      (lines) => log.learn(lines.filter(({ reason }) => reason !== "undo").map(actOf)),
      () => {},
    );
  };
  return (
    <>
      <UndoToast />
      {last && told === null && (
        <Button kind="quiet" small icon={Undo2} onPress={() => void log.undo(last.id)}>
          {m.ui_status_undo_of({ act: last.label })}
        </Button>
      )}
      <IconButton small icon={History} label={m.ui_undo_latest()} onPress={show} />
      <Dialog title={m.ui_undo_latest()} isOpen={open} onClose={() => setOpen(false)} wide>
        <LatestActs />
      </Dialog>
    </>
  );
}
