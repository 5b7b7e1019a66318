import { act, fireEvent, render, screen, within } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KeysProvider } from "~/keys";
import { createActLog, LOG_LENGTH, type LoggedAct, type UndoOutcome } from "./actLog";
import { LatestActs } from "./LatestActs";
import { UndoProvider, useActLog } from "./UndoProvider";
import { TOAST_MS, UndoToast } from "./UndoToast";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function Recorder({ acts }: { acts: string[] }) {
  const log = useActLog();
  return acts.map((label) => (
    <button type="button" key={label} onClick={() => log.record({ id: label, label })}>
      tee {label}
    </button>
  ));
}

function setup(undo: (act: LoggedAct) => Promise<UndoOutcome>, acts = ["yksi", "kaksi"]) {
  render(
    <KeysProvider>
      <UndoProvider undo={undo}>
        <Recorder acts={acts} />
        <input aria-label="teksti" />
        <UndoToast />
        <LatestActs />
      </UndoProvider>
    </KeysProvider>,
  );
}

const make = (label: string) => {
  const button = screen.getByText(`tee ${label}`);
  button.focus();
  fireEvent.click(button);
};
const status = () => screen.getByRole("status");
const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
const ctrlZ = (target: Element = document.body) => fireEvent.keyDown(target, { key: "z", ctrlKey: true });
const toastUndo = () => screen.queryByRole("button", { name: /^Kumoa Ctrl/ });

test("the status region is there before its text; the notice stays ten seconds", async () => {
  setup(async () => ({ ok: true }));
  expect(status().textContent).toBe("");
  make("yksi");
  expect(status().textContent).toBe("yksi");
  await settle(TOAST_MS - 1);
  expect(status().textContent).toBe("yksi");
  await settle(1);
  expect(status().textContent).toBe("");
  expect(TOAST_MS).toBeGreaterThanOrEqual(10_000);
});

test("the notice stays while pointed at or focused, and ten seconds after", async () => {
  setup(async () => ({ ok: true }));
  make("yksi");
  const toast = status().parentElement as HTMLElement;
  fireEvent.mouseEnter(toast);
  await settle(60_000);
  fireEvent.focusIn(toastUndo() as HTMLElement);
  fireEvent.mouseLeave(toast);
  await settle(60_000);
  expect(status().textContent).toBe("yksi");
  fireEvent.focusOut(toastUndo() as HTMLElement);
  await settle(TOAST_MS - 1);
  expect(status().textContent).toBe("yksi");
  await settle(1);
  expect(status().textContent).toBe("");
});

test("Undo in the notice undoes, says so, and the focus goes back", async () => {
  const undo = vi.fn(async (): Promise<UndoOutcome> => ({ ok: true }));
  setup(undo);
  make("yksi");
  const button = toastUndo() as HTMLElement;
  act(() => button.focus());
  fireEvent.click(button);
  await settle();
  expect(undo.mock.calls[0]).toMatchObject([{ id: "yksi" }]);
  expect(status().textContent).toBe("Kumottu: yksi");
  expect(document.activeElement).toBe(screen.getByText("tee yksi"));
});

test("Ctrl+Z undoes one act after another, newest first, and says when there is none", async () => {
  const undo = vi.fn(async (_: LoggedAct): Promise<UndoOutcome> => ({ ok: true }));
  setup(undo);
  make("yksi");
  make("kaksi");
  for (let i = 0; i < 3; i++) {
    ctrlZ();
    await settle();
  }
  expect(undo.mock.calls.map(([{ id }]) => id)).toEqual(["kaksi", "yksi"]);
  await settle(TOAST_MS);
  ctrlZ();
  expect(status().textContent).toBe("Ei kumottavaa.");
  make("kaksi");
  ctrlZ(screen.getByLabelText("teksti"));
  await settle();
  expect(undo).toHaveBeenCalledTimes(2);
});

test("why an act could not be undone is told, in the notice and in the list", async () => {
  setup(async ({ id }) => {
    if (id === "kaksi") throw new Error("lost");
    return { ok: false, reason: "Kuukausi on hyväksytty." };
  });
  make("yksi");
  ctrlZ();
  await settle();
  expect(status().textContent).toBe("Ei voitu kumota: yksi. Kuukausi on hyväksytty.");
  const list = screen.getByRole("list", { name: "Viimeisimmät toimet" });
  expect(within(list).getByText(/ei kumottavissa: Kuukausi on hyväksytty/)).toBeTruthy();
  make("kaksi");
  ctrlZ();
  await settle();
  expect(status().textContent).toContain("Kumoaminen ei onnistunut");
});

test("any act of the list can be undone by itself, and its button keeps the focus", async () => {
  const undo = vi.fn(async (_: LoggedAct): Promise<UndoOutcome> => ({ ok: true }));
  setup(undo);
  expect(screen.getByText("Ei vielä toimia.")).toBeTruthy();
  make("yksi");
  make("kaksi");
  const button = screen.getByRole("button", { name: "Kumoa: yksi" });
  button.focus();
  fireEvent.click(button);
  fireEvent.click(button);
  await settle();
  expect(undo.mock.calls.map(([{ id }]) => id)).toEqual(["yksi"]);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
});

test("the newest is undone also while it is on its way, and none before it instead", async () => {
  vi.useRealTimers();
  const undone: string[] = [];
  let arrive: () => void = () => {};
  let way: Promise<void> | null = null;
  const undo = async ({ id }: LoggedAct): Promise<UndoOutcome> => {
    undone.push(id);
    return { ok: true };
  };
  const log = createActLog({ undo, failed: () => "", written: () => way });
  log.record({ id: "1", label: "1" });
  way = new Promise((resolve) => {
    arrive = resolve;
  });
  const told = new Promise<boolean>((resolve) => log.undoNewest(resolve));
  expect(undone).toEqual([]);
  log.record({ id: "2", label: "2" });
  arrive();
  expect(await told).toBe(true);
  expect(undone).toEqual(["2"]);
});

test("the log keeps the newest hundred, each act is undone at most once, in reverse order", async () => {
  vi.useRealTimers();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("act", "final", "undo"), { maxLength: 150 }), async (steps) => {
      const undone: string[] = [];
      const undo = async ({ id }: LoggedAct): Promise<UndoOutcome> => {
        undone.push(id);
        return { ok: true };
      };
      const log = createActLog({ undo, failed: () => "" });
      const model: string[] = [];
      const expected: string[] = [];
      let n = 0;
      for (const step of steps) {
        if (step === "undo") {
          const next = model.pop();
          if (next !== undefined) expected.push(next);
          log.undoLatest();
          await Promise.resolve();
        } else {
          n += 1;
          log.record({ id: String(n), label: String(n), undoable: step === "act" });
          if (step === "act") model.push(String(n));
          while (model[0] !== undefined && Number(model[0]) <= n - LOG_LENGTH) model.shift();
        }
        expect(log.acts().length).toBe(Math.min(n, LOG_LENGTH));
      }
      expect(undone).toEqual(expected);
    }),
  );
});
