import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor } from "@testing-library/react";
import { act } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { replaceBackend, type Wire } from "~/api";
import { setLanguage } from "~/i18n";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { PLACES } from "./Frame";
import { setPreferences } from "./preferences";

const WORKER: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: ["use_program"] };
const DESK: Wire.DeskView = {
  office: false,
  made_up: true,
  open: "made_up",
  pin: false,
  recovery_pending: false,
  worker: WORKER,
  today: "2027-02-03",
  version: "0.0.0",
};

let desk: Wire.DeskView;
let asked: string[];

beforeEach(() => {
  desk = DESK;
  asked = [];
  setPreferences({ textScale: 1, narrowNavigation: false, language: "fi" });
  replaceBackend({
    platform: "desktop",
    async rpc(command) {
      asked.push(command);
      if (command === "get_waiting") return { unexplained: [], ending: [], reviews: [], notices: [] };
      if (command === "lock") desk = { ...desk, worker: null, open: null };
      if (command === "made_up_workers") return [{ name: "Maija Mallikas", role: "work_coach" }];
      if (command === "sign_in_made_up") desk = DESK;
      return desk;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

function open(path = "/") {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

describe("the frame", () => {
  it("opens on today, with the made-up banner and the view in the title", async () => {
    open();
    expect(await screen.findByRole("heading", { level: 1, name: "Tänään" })).toBeTruthy();
    expect(screen.getByText(/Esimerkkikunta: kaikki/)).toBeTruthy();
    expect(document.title).toBe("Tänään – Polku");
    expect(screen.getByText("työvalmentaja")).toBeTruthy();
  });

  it("goes to each view by its keys and tells which one is open", async () => {
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    for (const [index, place] of PLACES.entries()) {
      await user.keyboard(`{Control>}${index + 1}{/Control}`);
      expect(await screen.findByRole("heading", { level: 1, name: place.name() })).toBeTruthy();
      expect(screen.getByRole("link", { current: "page" }).textContent).toBe(place.name());
    }
  });

  it("changes language at once, without losing the place", async () => {
    open("/settings");
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    act(() => setLanguage("sv"));
    expect(await screen.findByRole("heading", { level: 1, name: "Inställningar" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Kunder" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("sv");
    await waitFor(() => expect(document.title).toBe("Inställningar – Polku"));
  });

  it("grows by Ctrl and plus, and no further than it may", async () => {
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    for (let press = 0; press < 14; press += 1) await user.keyboard("{Control>}+{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("2");
    await user.keyboard("{Control>}0{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1");
  });

  it("ignores a search part that does not fit", async () => {
    const { router } = open("/?date=eilen");
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    expect(router.state.location.search).toEqual({});
  });

  it("says when an address leads nowhere", async () => {
    open("/nowhere");
    expect(await screen.findByRole("heading", { level: 1, name: "Näkymää ei löydy" })).toBeTruthy();
  });
});

describe("the lock", () => {
  it("shows no personal data, not in the title either, and one comes back in", async () => {
    const { user, container } = open();
    await screen.findByText("Maija Mallikas");
    await user.keyboard("{Control>}l{/Control}");
    expect(await screen.findByRole("heading", { level: 1, name: "Polku on lukittu" })).toBeTruthy();
    await waitFor(() => expect(asked).toContain("lock"));
    expect(document.title).toBe("Polku");
    expect(container.querySelector("nav")).toBeNull();
    await user.click(await screen.findByRole("button", { name: /Maija Mallikas/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "Tänään" })).toBeTruthy();
  });

  it("of an office names nobody", async () => {
    desk = { ...DESK, office: true, made_up: false, open: "office" };
    const { user, container } = open();
    await screen.findByText("Maija Mallikas");
    await user.keyboard("{Control>}l{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Polku on lukittu" });
    expect(container.textContent).not.toContain("Maija");
    expect(screen.getByLabelText(/Salalause/).getAttribute("type")).toBe("password");
  });
});
