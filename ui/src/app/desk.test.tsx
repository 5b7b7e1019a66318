import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { call, replaceBackend, type Wire, act as write } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { takeDesk } from "./desk";

const WORKER: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: ["use_program"] };
const SEATED: Wire.DeskView = {
  office: false,
  made_up: true,
  open: "made_up",
  pin: false,
  recovery_pending: false,
  office_name: null,
  made_up_store: true,
  worker: WORKER,
  today: "2027-02-03",
  version: "0.0.0",
};
const LOCKED: Wire.DeskView = { ...SEATED, worker: null, open: null };

/** Answers that come when the test says so, by command. */
let held: Record<string, (() => void)[]>;
let desk: Wire.DeskView;
let asked: string[];

beforeEach(() => {
  held = {};
  desk = SEATED;
  asked = [];
  const answer = (command: string): unknown => {
    if (command === "lock") desk = LOCKED;
    if (command === "sign_in_made_up") desk = SEATED;
    if (command.startsWith("list_")) return [];
    if (command === "made_up_workers") return [{ name: WORKER.name, role: WORKER.role }];
    return desk;
  };
  replaceBackend({
    platform: "desktop",
    async rpc(command) {
      asked.push(command);
      const wait = held[command];
      if (wait) await new Promise<void>((resolve) => wait.push(resolve));
      return answer(command);
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

const come = async (command: string, which = 0) => {
  await waitFor(() => expect(held[command]?.length).toBeGreaterThan(which));
  await act(async () => held[command]?.[which]?.());
};

async function seated() {
  const shown = show(<RouterProvider router={newRouter(createMemoryHistory())} />);
  await screen.findByText("Maija Mallikas");
  return shown;
}

type Window = Awaited<ReturnType<typeof seated>>;

const lock = async ({ user }: Window) => {
  await user.keyboard("{Control>}l{/Control}");
  await screen.findByRole("heading", { level: 1, name: "Polku on lukittu" });
};
const send = ({ client }: Window, scope?: string) =>
  client
    .getMutationCache()
    .build(client, { ...write("mark_attendance", client), ...(scope === undefined ? {} : { scope: { id: scope } }) })
    .execute({ marks: [] });
const isOpen = () => document.querySelector("nav") !== null;

it("stays locked when an earlier answer has the desk asked again before the engine has locked", async () => {
  held.lock = [];
  const window = await seated();
  held.mark_attendance = [];
  const sent = send(window);
  await lock(window);
  const before = asked.filter((command) => command === "desk").length;
  await come("mark_attendance");
  await act(() => sent);
  await waitFor(() => expect(asked.filter((command) => command === "desk").length).toBeGreaterThan(before));
  expect(isOpen()).toBe(false);
  act(() => takeDesk(window.client, { ...SEATED, pin: true }));
  expect(isOpen()).toBe(false);
  await come("lock");
  await waitFor(() => expect(window.client.getQueryData<Wire.DeskView>(["desk", {}])).toEqual(LOCKED));
  expect(isOpen()).toBe(false);
});

it("sends what is on its way and what stands behind it before the lock", async () => {
  held.mark_attendance = [];
  const window = await seated();
  const sent = [send(window, "attendance"), send(window, "attendance")];
  await lock(window);
  expect(asked).not.toContain("lock");
  await come("mark_attendance", 0);
  await come("mark_attendance", 1);
  await act(() => Promise.all(sent));
  await waitFor(() => expect(asked).toContain("lock"));
  const acts = asked.filter((command) => command === "mark_attendance" || command === "lock");
  expect(acts).toEqual(["mark_attendance", "mark_attendance", "lock"]);
});

it("lets in whoever signs in meanwhile only after the lock", async () => {
  held.lock = [];
  const window = await seated();
  await lock(window);
  await window.user.click(await screen.findByRole("button", { name: /Maija Mallikas/ }));
  await waitFor(() => expect(held.lock).toHaveLength(1));
  expect(asked).not.toContain("sign_in_made_up");
  await come("lock");
  await waitFor(() => expect(isOpen()).toBe(true));
  expect(asked.filter((command) => command === "lock" || command === "sign_in_made_up")).toEqual([
    "lock",
    "sign_in_made_up",
  ]);
});

it("forgets what was written, with its secrets, when the seat changes", async () => {
  const window = await seated();
  const { client } = window;
  await act(() =>
    client
      .getMutationCache()
      .build(client, {
        mutationFn: (passphrase: string) => call("change_passphrase", { current: "vanha", passphrase }),
      })
      .execute("koivu kivi sata lunta"),
  );
  await lock(window);
  const kept = () =>
    client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.variables);
  expect(kept()).toEqual([]);
});

it("takes an answer's desk only for the worker who asked", async () => {
  const { client } = await seated();
  act(() => takeDesk(client, { ...SEATED, pin: true, worker: { ...WORKER, id: "w2" } }));
  expect(client.getQueryData<Wire.DeskView>(["desk", {}])?.worker?.id).toBe("w1");
  act(() => takeDesk(client, { ...SEATED, pin: true }));
  expect(client.getQueryData<Wire.DeskView>(["desk", {}])?.pin).toBe(true);
});
