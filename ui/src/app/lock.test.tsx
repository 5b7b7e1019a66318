import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useEffect } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { call, replaceBackend, type Wire } from "~/api";
import { useMarks } from "~/features/today/useMarks";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { IDLE_MS } from "./idle";

/** A page with a form that keeps its draft as it closes. */
function Form() {
  useEffect(
    () => () => {
      void call("save_draft", { form: "note", client_id: null, content: {}, base: null });
    },
    [],
  );
  return <h1>{"–"}</h1>;
}

const MARK = {
  client_id: "c1",
  date: "2027-02-03",
  attendance: "present",
  hours: null,
  work_task_id: null,
  note: null,
} as const;

/** A page on which one marks. */
function Marking() {
  const { failed, save, retry, discard } = useMarks();
  return (
    <>
      <h1>{"–"}</h1>
      <output>{failed.map(({ mark }) => mark.client_id).join()}</output>
      <button type="button" onClick={() => save([MARK])}>
        merkitse
      </button>
      <button type="button" onClick={retry}>
        uudelleen
      </button>
      <button type="button" onClick={discard}>
        hylkää
      </button>
    </>
  );
}

let View: () => ReactNode = Form;
vi.mock("~/features/today/TodayView", () => ({ TodayView: () => <View /> }));

beforeEach(() => {
  View = Form;
});

it("left alone, locks after what is half written has gone to its draft", async () => {
  const worker: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: [] };
  const desk = { office: true, made_up: false, open: "office", pin: false, worker, today: "2027-02-03", version: "0" };
  const asked: string[] = [];
  replaceBackend({
    platform: "desktop",
    async rpc(command) {
      asked.push(command);
      return command === "lock" ? { ...desk, worker: null, open: null } : desk;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  try {
    show(<RouterProvider router={newRouter(createMemoryHistory())} />);
    await screen.findByRole("heading", { name: "–" });
    act(() => vi.advanceTimersByTime(IDLE_MS));
    await screen.findByRole("heading", { name: "Polku on lukittu" });
    await waitFor(() => expect(asked).toContain("lock"));
    expect(asked.slice(-2)).toEqual(["save_draft", "lock"]);
  } finally {
    vi.useRealTimers();
  }
});

describe("marks that could not be saved", () => {
  const MAIJA: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: [] };
  const VILLE: Wire.DeskWorker = { ...MAIJA, id: "w2", name: "Ville Virtanen" };
  let seated: Wire.DeskWorker | null;
  let saved: unknown[];
  let refuses: boolean;
  /** What the answer to a mark waits for. */
  let held: Promise<void> | undefined;

  beforeEach(() => {
    View = Marking;
    seated = MAIJA;
    saved = [];
    refuses = true;
    held = undefined;
    replaceBackend({
      platform: "desktop",
      async rpc(command, request) {
        if (command === "mark_attendance") {
          await held;
          if (refuses) throw { code: "disk_full" };
          saved.push(...(request as Wire.MarkAttendance).marks);
          return { changed: 1, act: "a1" };
        }
        if (command === "lock") seated = null;
        if (command === "made_up_workers") return [MAIJA, VILLE].map(({ name, role }) => ({ name, role }));
        if (command === "sign_in_made_up")
          seated = (request as Wire.SignInMadeUp).worker === MAIJA.name ? MAIJA : VILLE;
        const desk = { office: false, made_up: true, pin: false, today: "2027-02-03", version: "0" };
        return { ...desk, open: seated && "made_up", worker: seated };
      },
      chooseFiles: async () => [],
      chooseFolder: async () => null,
      chooseWhereToSave: async () => null,
      setTitle: () => {},
    });
  });

  async function marking() {
    const { user } = show(<RouterProvider router={newRouter(createMemoryHistory())} />);
    const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
    const lock = async () => {
      await user.keyboard("{Control>}l{/Control}");
      await screen.findByRole("heading", { name: "Polku on lukittu" });
    };
    const sit = async (name: RegExp) => {
      await press(name);
      await screen.findByRole("heading", { name: "–" });
    };
    await press("merkitse");
    return { press, lock, sit };
  }
  const unsaved = () => document.querySelector("output")?.textContent;

  it("wait over the lock for whoever made them, and for nobody else", async () => {
    const { press, lock, sit } = await marking();
    await waitFor(() => expect(unsaved()).toBe("c1"));
    await lock();
    await sit(/Ville Virtanen/);
    expect(unsaved()).toBe("");
    expect(screen.queryByText(/Ei tallennettu/)).toBeNull();
    await lock();
    await sit(/Maija Mallikas/);
    expect(unsaved()).toBe("c1");
    expect(screen.getByText(/Ei tallennettu/)).toBeTruthy();
    refuses = false;
    await press("uudelleen");
    await waitFor(() => expect(saved).toEqual([MARK]));
    await waitFor(() => expect(unsaved()).toBe(""));
    expect(await screen.findByText(/Tallennettu/)).toBeTruthy();
  });

  it("are discarded only when asked, also after the lock", async () => {
    const { press, lock, sit } = await marking();
    await waitFor(() => expect(unsaved()).toBe("c1"));
    await lock();
    await sit(/Maija Mallikas/);
    await press("hylkää");
    await waitFor(() => expect(unsaved()).toBe(""));
    await waitFor(() => expect(screen.queryByText(/Ei tallennettu/)).toBeNull());
    await lock();
    await sit(/Maija Mallikas/);
    expect(unsaved()).toBe("");
    expect(saved).toEqual([]);
  });

  it("are kept too when the answer comes after the lock", async () => {
    let refuse = () => {};
    held = new Promise((resolve) => {
      refuse = resolve;
    });
    const { lock, sit } = await marking();
    await lock();
    refuse();
    await sit(/Maija Mallikas/);
    await waitFor(() => expect(unsaved()).toBe("c1"));
    expect(screen.getByText(/Ei tallennettu/)).toBeTruthy();
  });
});
