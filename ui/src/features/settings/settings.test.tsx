import "~/test/document";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { errorText, replaceBackend, type Wire } from "~/api";
import { preferences, setPreferences } from "~/app/preferences";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { issueText } from "./issues";
import { read, written } from "./kept";

const COORDINATOR: Wire.DeskWorker = {
  id: "w1",
  name: "Aleksi Mallikas",
  role: "coordinator",
  capabilities: ["use_program", "manage_office", "import_files", "export_files", "keep_store"],
};

const OFFICE: Wire.OfficeView = {
  made_up: true,
  name: "",
  municipalities: [
    { code: "167", name_fi: "Joensuu", name_sv: "Joensuu" },
    { code: "146", name_fi: "Ilomantsi", name_sv: "Ilomants" },
  ],
  environments: [{ id: "e1", name: "Kierrätyskeskus", municipality: "167", archived: false }],
  workers: [
    {
      id: "w1",
      name: "Aleksi Mallikas",
      role: "coordinator",
      municipalities: [],
      responsible: [],
      environments: ["e1"],
      archived: false,
    },
  ],
  groups: [],
  substitutes: [],
  reason_hours: 12,
  preferences: {},
};

const BACKUPS: Wire.BackupsView = {
  made_up: true,
  last_at: null,
  kept: 0,
  second_place: null,
  second_last_at: null,
  second_problem: null,
  overdue: false,
};

const FAULTY: Wire.Imported = {
  files: [{ file: "osallistujat.csv", kind: "participations", rows: 2, added: 0, changed: 0, unchanged: 0 }],
  errors: [
    { file: "osallistujat.csv", row: 2, column: "start_date", value: "31.2.2026", reason: "bad_date" },
    {
      file: "osallistujat.csv",
      row: 3,
      column: "identity_code",
      value: "010190-900A",
      reason: "bad_identity_code",
      why: "check_character",
    },
  ],
  errors_more: 1,
  warnings: [],
  warnings_more: 0,
  stored: false,
  dry_run: true,
};

let worker: Wire.DeskWorker;
let store: Wire.DeskView["open"];
let choosing: () => void;
let office: Wire.OfficeView;
let imported: Wire.Imported;
let backups: Wire.BackupsView;
let statuses: Wire.JobStatus[];
let fails: Record<string, unknown>;
let asked: [string, unknown][];

beforeEach(() => {
  worker = COORDINATOR;
  store = "office";
  choosing = () => {};
  office = OFFICE;
  imported = FAULTY;
  backups = BACKUPS;
  statuses = [];
  fails = {};
  asked = [];
  setPreferences({
    language: "fi",
    theme: "system",
    contrast: "system",
    textScale: 1,
    letterKeys: true,
    wholeKeyLegend: false,
  });
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      if (command in fails) throw fails[command];
      if (command === "get_office") return office;
      if (command === "import_files" || command === "export_files" || command === "check_store") return 7;
      if (command === "job_status") return statuses.shift() ?? { state: "done", view: imported };
      if (command === "save_environment" || command === "add_worker") return { id: "new", act: "a1" };
      if (command === "list_closed_days" || command === "list_work_tasks") return [];
      if (["get_backups", "back_up_now", "set_second_place"].includes(command)) return backups;
      if (["set_preference", "change_passphrase", "job_cancel", "write_diagnostics"].includes(command)) return null;
      return {
        office: true,
        made_up: false,
        open: store,
        recovery_pending: false,
        made_up_store: false,
        pin: false,
        worker,
        today: "2026-11-22",
        version: "1.2.3",
      };
    },
    chooseFiles: async () => {
      choosing();
      return [{ handle: "file-1", name: "osallistujat.csv" }];
    },
    chooseFolder: async () => {
      choosing();
      return { handle: "file-2", name: "vienti" };
    },
    chooseWhereToSave: async (_title, name) => ({ handle: "file-3", name }),
    setTitle: () => {},
  });
});

function open(tab?: string) {
  const path = tab === undefined ? "/settings" : `/settings?tab=${tab}`;
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const requests = (command: string) => asked.filter(([name]) => name === command).map(([, request]) => request);

describe("one's own wishes", () => {
  it("are taken up at sign-in and kept on each change", async () => {
    office = { ...OFFICE, preferences: { theme: "dark", contrast: "more", text_size: "1.25", letter_keys: "off" } };
    const { user } = open();
    await waitFor(() => expect(preferences()).toMatchObject({ theme: "dark", contrast: "more", textScale: 1.25 }));
    const letters = await screen.findByRole("switch", { name: /Kirjainnäppäimet/ });
    expect(letters).toHaveProperty("checked", false);
    expect(requests("set_preference")).toEqual([]);
    await user.click(letters);
    await user.click(screen.getByRole("radio", { name: "Vaalea" }));
    await waitFor(() =>
      expect(requests("set_preference")).toEqual([
        { key: "letter_keys", value: "on" },
        { key: "theme", value: "light" },
      ]),
    );
  });

  it("change the language at once", async () => {
    const { user } = open();
    await user.click(await screen.findByRole("radio", { name: "svenska" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Inställningar" })).toBeTruthy();
    expect(requests("set_preference")).toEqual([{ key: "language", value: "sv" }]);
  });

  it("come back as they were written, and plain where they do not fit", () => {
    const wish = {
      language: "sv",
      theme: "dark",
      contrast: "more",
      textScale: 1.5,
      letterKeys: false,
      wholeKeyLegend: true,
      narrowNavigation: true,
    } as const;
    expect(read(written(wish))).toEqual(wish);
    expect(read({ theme: "pink", text_size: "9", language: "xx" })).toEqual({
      language: "fi",
      theme: "system",
      contrast: "system",
      textScale: 1,
      letterKeys: true,
      wholeKeyLegend: false,
      narrowNavigation: false,
    });
  });

  it("of a worker who chose no language has that of the machine, whoever sat there before", () => {
    setPreferences({ language: "sv" });
    setPreferences(read({}));
    expect(preferences().language).toBe("fi");
  });
});

it.each([
  ["files", /^Valitse tiedostot$/],
  ["files", /^Valitse kansio$/],
  ["store", /^Valitse toinen paikka$/],
])("says that no place could be chosen: %s %s", async (tab, name) => {
  office = { ...OFFICE, made_up: false };
  backups = { ...BACKUPS, made_up: false };
  choosing = () => {
    throw { code: "io" };
  };
  const { user } = open(tab);
  await user.click(await screen.findByRole("button", { name }));
  expect(await screen.findByText(errorText({ code: "io" }))).toBeTruthy();
  choosing = () => {};
  await user.click(screen.getByRole("button", { name }));
  await waitFor(() => expect(screen.queryByText(errorText({ code: "io" }))).toBeNull());
});

describe("the passphrase and the PIN", () => {
  it("of the made-up region: there is no passphrase to change", async () => {
    store = "made_up";
    open("safety");
    expect(await screen.findByText(/avautuu ilman salalausetta/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Vaihda salalause" })).toBeNull();
    expect(screen.getByRole("button", { name: "Aseta PIN-koodi" })).toBeTruthy();
  });

  it("are sent only when they fit, and leave no trace in their fields", async () => {
    const { user } = open("safety");
    const first = await screen.findByLabelText(/^Uusi salalause \(/);
    await user.type(first, "neljä satunnaista sanaa tässä");
    await user.type(screen.getByLabelText(/uudelleen/), "toiset sanat");
    await user.click(screen.getByRole("button", { name: "Vaihda salalause" }));
    expect(screen.getByText(/Salalauseet eroavat/)).toBeTruthy();
    expect(requests("change_passphrase")).toEqual([]);
    await user.clear(screen.getByLabelText(/uudelleen/));
    await user.type(screen.getByLabelText(/uudelleen/), "neljä satunnaista sanaa tässä");
    await user.click(screen.getByRole("button", { name: "Vaihda salalause" }));
    expect(screen.getByText("Kirjoita nykyinen salalause.")).toBeTruthy();
    expect(requests("change_passphrase")).toEqual([]);
    const current = screen.getByLabelText(/^Nykyinen salalause/);
    expect(document.activeElement).toBe(current);
    await user.type(current, "vanhat neljä sanaa tässä");
    await user.click(screen.getByRole("button", { name: "Vaihda salalause" }));
    expect(await screen.findByText("Salalause on vaihdettu.")).toBeTruthy();
    expect(requests("change_passphrase")).toEqual([
      { current: "vanhat neljä sanaa tässä", passphrase: "neljä satunnaista sanaa tässä" },
    ]);
    expect(first).toHaveProperty("value", "");
    expect(current).toHaveProperty("value", "");

    const pin = screen.getByLabelText(/^PIN-koodi \(/);
    await user.type(pin, "12a");
    await user.click(screen.getByRole("button", { name: "Aseta PIN-koodi" }));
    expect(screen.getByText(/vähintään neljä numeroa, ei muita/)).toBeTruthy();
    await user.clear(pin);
    await user.type(pin, "2468");
    await user.click(screen.getByRole("button", { name: "Aseta PIN-koodi" }));
    expect(await screen.findByText("PIN-koodi on käytössä tänään.")).toBeTruthy();
    expect(requests("set_pin")).toEqual([{ pin: "2468" }]);
  });
});

describe("the present passphrase", () => {
  it.each([
    [{ code: "wrong_passphrase", field: "current" }, "Salalause on väärä. Tarkista Caps Lock ja yritä uudelleen."],
    [{ code: "wait", details: { seconds: 30 } }, "Odota 30"],
    [{ code: "passphrase_too_short" }, "Salalause on liian lyhyt"],
  ])("or the new one bears what is wrong with it: %o", async (thrown, words) => {
    fails = { change_passphrase: thrown };
    const { user } = open("safety");
    const current = await screen.findByLabelText(/^Nykyinen salalause/);
    await user.type(current, "väärä");
    await user.type(screen.getByLabelText(/^Uusi salalause \(/), "tarpeeksi pitkä");
    await user.type(screen.getByLabelText(/uudelleen/), "tarpeeksi pitkä");
    await user.click(screen.getByRole("button", { name: "Vaihda salalause" }));
    const about = thrown.code === "passphrase_too_short" ? screen.getByLabelText(/^Uusi salalause \(/) : current;
    await waitFor(() => expect(about.getAttribute("aria-invalid")).toBe("true"));
    expect(document.activeElement).toBe(about);
    const form = screen.getByRole("form", { name: "Oma salalause" });
    expect(form.textContent?.replaceAll("\u00a0", " ").split(words)).toHaveLength(2);
    expect(about).toHaveProperty("value", about === current ? "väärä" : "tarpeeksi pitkä");
    expect(requests("save_draft")).toEqual([]);
  });

  it("is asked of the engine for no new one that is too short, which is said as it is left", async () => {
    const { user } = open("safety");
    await user.type(await screen.findByLabelText(/^Nykyinen salalause/), "vanha");
    await user.type(screen.getByLabelText(/^Uusi salalause \(/), "lyhyt");
    await user.tab();
    expect(screen.getByText("Salalauseessa on 5 merkkiä. Kirjoita vähintään 12.")).toBeTruthy();
    await user.type(screen.getByLabelText(/uudelleen/), "lyhyt");
    await user.click(screen.getByRole("button", { name: "Vaihda salalause" }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^Uusi salalause \(/));
    expect(requests("change_passphrase")).toEqual([]);
  });
});

describe("the office", () => {
  it("is not shown to one who does not manage it", async () => {
    worker = { ...COORDINATOR, role: "work_coach", capabilities: ["use_program"] };
    open("workers");
    await screen.findByRole("radio", { name: "suomi" });
    expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual([
      "Omat asetukset",
      "Turvallisuus",
      "Sijaiset",
      "Ylläpito",
    ]);
  });

  it("takes in a worker with role, first passphrase and places", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
    const dialog = await screen.findByRole("dialog");
    const send = within(dialog).getByRole("button", { name: "Lisää työntekijä" });
    await user.click(send);
    expect(within(dialog).getByText("Kirjoita nimi.")).toBeTruthy();
    await user.type(within(dialog).getByLabelText(/Nimi/), "Uusi Tekijä");
    await user.type(within(dialog).getByLabelText(/Ensimmäinen salalause/), "kaksitoista!");
    fails = { add_worker: { code: "passphrase_too_short" } };
    await user.click(send);
    expect(await within(dialog).findAllByText(/Salalause on liian lyhyt/)).toHaveLength(2);
    fails = {};
    await user.click(within(dialog).getByRole("checkbox", { name: "Ilomantsi" }));
    await user.click(within(dialog).getByRole("checkbox", { name: "Kierrätyskeskus" }));
    await user.click(send);
    expect(await screen.findByText("Uusi Tekijä on lisätty.")).toBeTruthy();
    expect(requests("add_worker").at(-1)).toEqual({
      name: "Uusi Tekijä",
      role: "work_coach",
      passphrase: "kaksitoista!",
      municipalities: ["146"],
      environments: ["e1"],
    });
  });

  it("archives an environment with a way back, and refuses a name that is in use", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: "Arkistoi ympäristö Kierrätyskeskus" }));
    expect(await screen.findByRole("button", { name: /Kumoa: Kierrätyskeskus arkistoitu/ })).toBeTruthy();
    expect(requests("save_environment")).toEqual([
      { id: "e1", name: "Kierrätyskeskus", municipality: "167", archived: true },
    ]);
    fails = { save_environment: { code: "invalid", field: "name", details: { reason: "known_name" } } };
    await user.click(screen.getByRole("button", { name: "Muokkaa ympäristöä Kierrätyskeskus" }));
    const dialog = await screen.findByRole("dialog", { name: "Muokkaa: Kierrätyskeskus" });
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect(await within(dialog).findAllByText(/Nimi on jo käytössä/)).toHaveLength(2);
  });
});

describe("import", () => {
  it("tries first, and tells in words what is wrong without showing an identity code", async () => {
    const { user, container } = open("files");
    await user.click(await screen.findByRole("button", { name: "Valitse tiedostot" }));
    expect(await screen.findByText("Virheiden takia mitään ei tallennettu.")).toBeTruthy();
    expect(requests("import_files")).toEqual([{ files: ["file-1"], dry_run: true, update: false, today: null }]);
    expect(screen.getByText("3 virhettä")).toBeTruthy();
    const errors = screen.getByRole("table", { name: "Virheet" });
    expect(within(errors).getByText("ei ole päivä; kirjoita 2026-03-01 tai 1.3.2026")).toBeTruthy();
    expect(within(errors).getByText("rivi 2, sarake start_date")).toBeTruthy();
    expect(within(errors).getByText("henkilötunnus on virheellinen: tarkistusmerkki on väärä")).toBeTruthy();
    expect(container.innerHTML).not.toContain("900A");
    expect(screen.queryByRole("button", { name: "Tuo tiedot" })).toBeNull();
  });

  it("stores what was tried without faults", async () => {
    imported = { ...FAULTY, errors: [], errors_more: 0 };
    const { user } = open("files");
    await user.click(await screen.findByRole("button", { name: "Valitse tiedostot" }));
    await screen.findByText("Koe: mitään ei tallennettu.");
    imported = { ...imported, stored: true, dry_run: false };
    await user.click(screen.getByRole("button", { name: "Tuo tiedot" }));
    expect(await screen.findByText("Tiedot on tuotu.")).toBeTruthy();
    expect(requests("import_files").at(-1)).toMatchObject({ dry_run: false });
  });

  it("shows how far it is and can be stopped", async () => {
    statuses = [
      { state: "running", what: "osallistujat.csv", done: 20, total: 80 },
      { state: "failed", error: { code: "cancelled" } },
    ];
    const { user } = open("files");
    await user.click(await screen.findByRole("button", { name: "Valitse tiedostot" }));
    expect(await screen.findByText("osallistujat.csv: 20 / 80")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Keskeytä" }));
    expect(requests("job_cancel")).toEqual([{ job: 7 }]);
    expect(await screen.findByText("Keskeytetty. Mitään ei tallennettu.")).toBeTruthy();
  });

  it("has words for a conflict that name no option of the command line", () => {
    const issue = { file: "a.csv", row: 2, column: "end_date", value: "x" };
    const text = issueText({ ...issue, reason: "conflict", stored: "1.3.2026", given: "2.3.2026" });
    expect(text).toContain("1.3.2026");
    expect(text).not.toContain("--");
  });
});

describe("export and the check of the store", () => {
  it("asks before personal data leave", async () => {
    statuses = [{ state: "done", view: { files: [{ file: "participations.csv", rows: 3 }], left_out: 2 } }];
    const { user } = open("files");
    await user.click(await screen.findByRole("button", { name: "Valitse kansio" }));
    const question = await screen.findByRole("alertdialog");
    expect(requests("export_files")).toEqual([]);
    await user.click(within(question).getByRole("button", { name: "Vie henkilötiedot" }));
    expect(await screen.findByText("Tiedot on viety.")).toBeTruthy();
    expect(requests("export_files")).toEqual([{ folder: "file-2" }]);
    expect(screen.getByText("participations.csv")).toBeTruthy();
    expect(screen.getByText(/^2 asiakasta, joilla ei ole osallistumista/)).toBeTruthy();
  });

  it("tells how old the backup is, and makes one at once", async () => {
    office = { ...OFFICE, made_up: false };
    const old = new Date(2026, 10, 19, 9, 5).getTime();
    backups = { ...BACKUPS, made_up: false, last_at: old, kept: 3, overdue: true };
    const { user } = open("store");
    expect(await screen.findByText("3 päivää sitten, 19.11.2026", { exact: false })).toBeTruthy();
    expect(screen.getByText(/Viimeisin varmuuskopio on liian vanha/)).toBeTruthy();
    backups = { ...backups, last_at: new Date(2026, 10, 22, 9, 5).getTime(), overdue: false };
    await user.click(screen.getByRole("button", { name: "Varmuuskopioi nyt" }));
    expect(await screen.findByText("Varmuuskopio on tehty.")).toBeTruthy();
    expect(await screen.findByText("tänään klo 9.05", { exact: false })).toBeTruthy();
    expect(screen.queryByText(/liian vanha/)).toBeNull();
  });

  it("copies backups to a second place, and says when it is not there", async () => {
    office = { ...OFFICE, made_up: false };
    backups = { ...BACKUPS, made_up: false, second_place: "/media/tikku", second_problem: "not_found" };
    const { user } = open("store");
    expect(await screen.findByText("/media/tikku")).toBeTruthy();
    expect(screen.getByText(/Toista paikkaa ei löydy/)).toBeTruthy();
    fails = { set_second_place: { code: "invalid", field: "folder", details: { reason: "same_place" } } };
    await user.click(screen.getByRole("button", { name: "Valitse toinen paikka" }));
    expect(await screen.findByText(/Valitse kansio muistitikulta/)).toBeTruthy();
    fails = {};
    backups = { ...backups, second_problem: null };
    await user.click(screen.getByRole("button", { name: "Valitse toinen paikka" }));
    expect(await screen.findByText(/Toinen paikka on valittu/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Älä kopioi toiseen paikkaan" }));
    expect(await screen.findByText(/ei enää kopioida toiseen paikkaan/)).toBeTruthy();
    expect(requests("set_second_place")).toEqual([{ folder: "file-2" }, { folder: "file-2" }, { folder: null }]);
  });

  it("shows the second place without its choice to others, with whom to ask", async () => {
    office = { ...OFFICE, made_up: false };
    backups = { ...BACKUPS, made_up: false };
    worker = { ...COORDINATOR, role: "work_coach", capabilities: ["use_program"] };
    open("store");
    expect(await screen.findByText("Toisen paikan valitsee Aleksi Mallikas.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Valitse toinen paikka" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Tarkista tietokanta" })).toBeNull();
  });

  it("writes a file for support that says what is not in it", async () => {
    const { user } = open("store");
    expect(await screen.findByText(/Siinä ei ole asiakkaita/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Tallenna vianmääritystiedosto" }));
    expect(await screen.findByText("Tallennettu: polku-vianmaaritys-2026-11-22.json.")).toBeTruthy();
    expect(requests("write_diagnostics")).toEqual([{ file: "file-3" }]);
  });

  it("names what holds and what does not", async () => {
    const checks: Wire.Checked[] = [
      { check: "integrity", holds: true, details: [] },
      { check: "replay", holds: false, details: ["client"] },
      { check: "report_rules", holds: false, details: ["sum over municipalities = total", "EECO03 <= EECO02"] },
    ];
    statuses = [{ state: "done", view: { checks } }];
    const { user } = open("store");
    await user.click(await screen.findByRole("button", { name: "Tarkista tietokanta" }));
    expect(screen.getByText("Polku 1.2.3")).toBeTruthy();
    expect(await screen.findByText("Tietokannan eheys: kunnossa")).toBeTruthy();
    expect(screen.getByText(/ei kunnossa: taulun client tiedot eroavat muutoslokista/)).toBeTruthy();
    expect(
      screen.getByText(/sääntö ei pidä: kuntien summa = yhteensä; .*sääntö ei pidä: EECO03 ≤ EECO02/),
    ).toBeTruthy();
  });
});
