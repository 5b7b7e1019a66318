import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Chosen, type FileKind, replaceBackend, type Wire } from "~/api";
import { IDLE_MS } from "~/app/idle";
import { firstLanguage, startIn } from "~/app/preferences";
import { setLanguage } from "~/i18n";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import "~/test/document";
import { WaitNotice } from "./Wait";

const KEY = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-0000-1111-2222-3333-A0B1-C2D3";
const PASSPHRASE = "koivu kivi sata lunta";
const NOBODY: Wire.DeskView = {
  office: false,
  made_up: false,
  open: null,
  pin: false,
  recovery_pending: false,
  office_name: null,
  made_up_store: false,
  worker: null,
  today: "2027-02-03",
  version: "0.1.0",
};
const MAIJA: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "coordinator", capabilities: ["use_program"] };
const SEATED: Wire.DeskView = { ...NOBODY, office: true, open: "office", worker: MAIJA };

const BACKUPS: Wire.BackupsView = {
  made_up: false,
  last_at: null,
  kept: 0,
  overdue: false,
  second_place: null,
  second_last_at: null,
  second_problem: null,
};

let desk: Wire.DeskView;
let asked: [string, unknown][];
/** What the next answers of a command are, in place of the usual ones; an error is thrown. */
let answers: Record<string, (() => unknown)[]>;
/** What the dialogs answer. */
let chosen: Chosen[];
let folder: Chosen | null;
let saved: { suggestion: string; kind: FileKind }[];

const refuse =
  (code: Wire.Code, field: string | null, details: Record<string, unknown> = {}) =>
  () => {
    throw { code, field, details };
  };
const requests = (command: string) => asked.filter(([name]) => name === command).map(([, request]) => request);

beforeEach(() => {
  desk = NOBODY;
  asked = [];
  answers = {};
  chosen = [];
  folder = null;
  saved = [];
  startIn("fi");
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      const answer = answers[command]?.shift();
      if (answer) return answer();
      switch (command) {
        case "passphrase_strength":
          return 3;
        case "create_office":
          // the engine has seated the worker
          desk = { ...SEATED, recovery_pending: true };
          return { recovery_key: KEY };
        case "confirm_recovery_key":
          desk = SEATED;
          return desk;
        case "set_second_place":
          return { ...BACKUPS, second_place: "/media/tikku" };
        case "restore_office":
          desk = { ...NOBODY, office: true };
          return desk;
        case "reset_made_up":
          return [{ name: "Uusi Tekijä", role: "work_coach" }];
        case "made_up_workers":
          return [{ name: "Pekka Esimerkki", role: "work_coach" }];
        case "list_unfinished":
          return [];
        case "get_waiting":
          return {
            unexplained: [],
            ending: [],
            reviews: [],
            notices: [],
            totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
          };
        case "sign_in":
        case "reset_passphrase":
        case "unlock_pin":
          desk = { ...SEATED, recovery_pending: desk.recovery_pending };
          return desk;
        case "set_pin":
          desk = { ...desk, pin: true };
          return desk;
        case "lock":
          desk = { ...desk, worker: null, open: null };
          return desk;
        default:
          return desk;
      }
    },
    chooseFiles: async () => chosen,
    chooseFolder: async () => folder,
    chooseWhereToSave: async (_title, suggestion, kind) => {
      saved.push({ suggestion, kind });
      return chosen[0] ?? null;
    },
    setTitle: () => {},
  });
});

function open() {
  return show(<RouterProvider router={newRouter(createMemoryHistory())} />);
}

const title = (name: string) => screen.findByRole("heading", { level: 1, name });
const press = (name: string | RegExp) => screen.getByRole("button", { name });
const field = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name);

async function fill() {
  const { user } = open();
  await title("Tervetuloa Polkuun");
  await user.click(press(/^Aloita/));
  await user.click(screen.getByLabelText("Joensuu"));
  await user.click(screen.getByLabelText("Liperi"));
  for (const [name, text] of [
    [/^Oma nimesi/, "Maija Mallikas"],
    [/^Salalause \(/, PASSPHRASE],
    [/^Salalause uudelleen/, PASSPHRASE],
  ] as const) {
    await user.click(field(name));
    await user.paste(text);
  }
  return user;
}

describe("a new office", () => {
  it("is made, and its recovery key typed back before one goes on", async () => {
    const user = await fill();
    expect(screen.getByText(/Ensimmäisenä työntekijänä olet koordinaattori/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /koordinaattori/ })).toBeNull();
    expect(await screen.findByText("Vaikea arvata.")).toBeTruthy();
    await user.click(press("Perusta toimipiste"));
    await title("Palautusavain");
    expect(requests("create_office")).toEqual([
      {
        name: "",
        municipalities: ["167", "426"],
        worker: "Maija Mallikas",
        role: "coordinator",
        passphrase: PASSPHRASE,
      },
    ]);
    expect(screen.getByRole("region", { name: "Avain" }).textContent?.trim()).toBe(KEY.replaceAll("-", " "));
    // the simulated browser has no printer
    const print = vi.fn();
    vi.stubGlobal("print", print);
    await user.click(press("Tulosta"));
    expect(print).toHaveBeenCalled();

    await user.click(press("Avain on tallessa"));
    await user.type(field(/Kaksi viimeistä/), "a0b1 c2d4");
    await user.click(press("Jatka"));
    expect(screen.getByText(/Tämä ei ole avaimen loppu/)).toBeTruthy();
    expect(field(/Kaksi viimeistä/).value).toBe("a0b1 c2d4");
    await user.click(press("Näytä avain uudelleen"));
    await title("Palautusavain");
    await user.click(press("Avain on tallessa"));
    await user.clear(field(/Kaksi viimeistä/));
    // what looks like a digit is one
    await user.type(field(/Kaksi viimeistä/), "aobi c2d3{Enter}");
    await title("Varmuuskopioiden toinen paikka");
    await user.click(press("Myöhemmin"));
    await title("Tänään");
    expect(requests("set_second_place")).toEqual([]);
  });

  it("has the name that it was given, and a name that is too long is told of at its field", async () => {
    const user = await fill();
    await user.type(field(/^Toimipisteen nimi/), "Joensuun työpajat");
    answers.create_office = [refuse("invalid", "office_name", { reason: "value_out_of_range" })];
    await user.click(press("Perusta toimipiste"));
    expect((await screen.findAllByText(/enintään 80 merkkiä/)).length).toBeGreaterThan(0);
    expect(field(/^Toimipisteen nimi/).getAttribute("aria-invalid")).toBe("true");
    await user.click(press("Perusta toimipiste"));
    await title("Palautusavain");
    expect(requests("create_office")[1]).toMatchObject({ name: "Joensuun työpajat" });
  });

  it("says at each field what is missing", async () => {
    const { user } = open();
    await title("Tervetuloa Polkuun");
    await user.click(press(/^Aloita/));
    await user.click(press("Perusta toimipiste"));
    const faults = screen.getByRole("region", { name: /korja|puut/i });
    expect(document.activeElement).toBe(faults);
    expect(within(faults).getAllByRole("link")).toHaveLength(3);
    await user.click(within(faults).getByRole("link", { name: "Kunnat, joita toimipiste palvelee" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Kaikki 13 kuntaa"));
    await user.keyboard(" ");
    expect(within(faults).getAllByRole("link")).toHaveLength(2);
    expect(requests("create_office")).toEqual([]);
  });

  it("refuses a short passphrase and one typed otherwise the second time", async () => {
    const user = await fill();
    await user.clear(field(/^Salalause \(/));
    await user.type(field(/^Salalause \(/), "k");
    await user.tab();
    expect(screen.getByText("Salalauseessa on 1 merkki. Kirjoita vähintään 12.")).toBeTruthy();
    await user.type(field(/^Salalause \(/), "oivu");
    await user.tab();
    expect(screen.getByText("Salalauseessa on 5 merkkiä. Kirjoita vähintään 12.")).toBeTruthy();
    await user.click(field(/^Salalause \(/));
    await user.paste(" kivi sata");
    await user.click(press("Perusta toimipiste"));
    expect(screen.getAllByText(/Salalauseet eroavat toisistaan/).length).toBeGreaterThan(0);
    expect(requests("create_office")).toEqual([]);
  });

  it("is as it was left, but for its passphrase, when one comes back to it", async () => {
    const user = await fill();
    await user.click(press("Takaisin"));
    await title("Tervetuloa Polkuun");
    await user.click(press(/^Aloita/));
    expect(field(/^Oma nimesi/).value).toBe("Maija Mallikas");
    expect((screen.getByLabelText("Joensuu") as HTMLInputElement).checked).toBe(true);
    expect(field(/^Salalause \(/).value).toBe("");
  });

  it("that cannot be made loses nothing that was typed", async () => {
    const user = await fill();
    answers.create_office = [refuse("passphrase_too_short", null), refuse("disk_full", null)];
    await user.click(press("Perusta toimipiste"));
    expect((await screen.findAllByText(/Salalause on liian lyhyt/)).length).toBeGreaterThan(0);
    await user.click(press("Perusta toimipiste"));
    expect(await screen.findByText(/Levy on täynnä/)).toBeTruthy();
    expect(field(/^Oma nimesi/).value).toBe("Maija Mallikas");
    expect(field(/^Salalause \(/).value).toBe(PASSPHRASE);
    expect((screen.getByLabelText("Liperi") as HTMLInputElement).checked).toBe(true);
    await user.click(press("Perusta toimipiste"));
    await title("Palautusavain");
  });
});

describe("the recovery key", () => {
  async function key() {
    const user = await fill();
    await user.click(press("Perusta toimipiste"));
    await title("Palautusavain");
    return user;
  }

  it("is saved to a file too, which must not stay on the machine", async () => {
    const user = await key();
    await user.click(press("Tallenna tiedostoon"));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toEqual({
      suggestion: "polku-palautusavain-2027-02-03.txt",
      kind: { name: "Tekstitiedosto", endings: ["txt"] },
    });
    expect(requests("save_recovery_key")).toEqual([]);
    expect(screen.queryByText(/^Tallennettu:/)).toBeNull();
    chosen = [{ handle: "file-1", name: "avain.txt" }];
    answers.save_recovery_key = [refuse("read_only", null)];
    await user.click(press("Tallenna tiedostoon"));
    expect(await screen.findByText(/Tähän ei voi kirjoittaa/)).toBeTruthy();
    await user.click(press("Tallenna tiedostoon"));
    expect(await screen.findByText(/^Tallennettu: avain\.txt\. Tiedosto ei saa jäädä tälle koneelle/)).toBeTruthy();
    expect(requests("save_recovery_key").at(-1)).toEqual({ file: "file-1", recovery_key: KEY });
    await title("Palautusavain");
  });

  it("goes from the screen when one locks, and the window says afterwards that it was not confirmed", async () => {
    const user = await key();
    await user.keyboard("{Control>}l{/Control}");
    await title("Polku on lukittu");
    expect(document.body.textContent).not.toContain("WXYZ");
    await waitFor(() => expect(requests("lock")).toHaveLength(1));
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    await title("Tänään");
    expect(screen.getByText("Palautusavainta ei ole vahvistettu.")).toBeTruthy();
  });

  it("goes from the screen when it is left alone", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    try {
      await key();
      act(() => vi.advanceTimersByTime(IDLE_MS - 10_000));
      expect(screen.getByRole("region", { name: "Avain" })).toBeTruthy();
      act(() => vi.advanceTimersByTime(10_000));
      await title("Polku on lukittu");
      expect(document.body.textContent).not.toContain("WXYZ");
      await waitFor(() => expect(requests("lock")).toHaveLength(1));
    } finally {
      vi.useRealTimers();
    }
  });

  it("is followed by the second place of the backups, which is chosen or left for later", async () => {
    const user = await key();
    await user.click(press("Avain on tallessa"));
    await user.type(field(/Kaksi viimeistä/), "a0b1c2d3{Enter}");
    await title("Varmuuskopioiden toinen paikka");
    expect(screen.getByText(/säästää tiedot, jos kone katoaa tai hajoaa/)).toBeTruthy();
    expect(document.activeElement).toBe(press("Valitse toinen paikka"));
    await user.click(press("Valitse toinen paikka"));
    expect(press("Myöhemmin")).toBeTruthy();
    folder = { handle: "folder-1", name: "tikku" };
    answers.set_second_place = [refuse("invalid", "folder", { reason: "same_place" })];
    await user.click(press("Valitse toinen paikka"));
    expect(await screen.findByText(/Polun omien tietojen vieressä/)).toBeTruthy();
    await user.click(press("Valitse toinen paikka"));
    expect(await screen.findByText(/^Toinen paikka on valittu/)).toBeTruthy();
    expect(screen.getByText("/media/tikku")).toBeTruthy();
    expect(requests("set_second_place").at(-1)).toEqual({ folder: "folder-1" });
    await user.click(press("Jatka Polkuun"));
    await title("Tänään");
  });

  it("is locked on the page of the second place too, confirmed by then", async () => {
    const user = await key();
    await user.click(press("Avain on tallessa"));
    await user.type(field(/Kaksi viimeistä/), "a0b1c2d3{Enter}");
    await title("Varmuuskopioiden toinen paikka");
    await user.keyboard("{Control>}l{/Control}");
    await title("Polku on lukittu");
    await waitFor(() => expect(requests("lock")).toHaveLength(1));
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    await title("Tänään");
    expect(screen.queryByText("Palautusavainta ei ole vahvistettu.")).toBeNull();
  });

  it("comes with the language in which the office was made, kept for its first worker", async () => {
    const user = await key();
    await waitFor(() => expect(requests("set_preference")).toEqual([{ key: "language", value: "fi" }]));
    await user.click(screen.getByRole("radio", { name: "svenska" }));
    await title("Återställningsnyckel");
    await waitFor(() => expect(requests("set_preference").at(-1)).toEqual({ key: "language", value: "sv" }));
  });
});

describe("the entry", () => {
  it("opens on the made-up workers when there is no office, with a way back", async () => {
    desk = { ...NOBODY, made_up: true };
    const { user } = open();
    await title("Kenenä jatkat?");
    expect(await screen.findByRole("button", { name: /Pekka Esimerkki/ })).toBeTruthy();
    await user.click(press("Alkuun"));
    await title("Tervetuloa Polkuun");
    expect(press(/^Aloita/)).toBeTruthy();
  });

  it("counts down when it must wait, and keeps what was typed", async () => {
    desk = { ...NOBODY, office: true };
    answers.sign_in = [refuse("wrong_passphrase", null), refuse("wait", null, { seconds: 2 })];
    const { user } = open();
    await title("Kirjaudu sisään");
    await user.type(field(/^Salalause/), "väärä{Enter}");
    expect(await screen.findByText("Salalause on väärä. Tarkista Caps Lock ja yritä uudelleen.")).toBeTruthy();
    expect(field(/^Salalause/).value).toBe("");
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    expect((await screen.findAllByText(/Voit yrittää uudelleen 2 sekunnin/)).length).toBeGreaterThan(0);
    expect((press("Kirjaudu") as HTMLButtonElement).disabled).toBe(true);
    await user.type(field(/^Salalause/), "{Enter}");
    expect(requests("sign_in")).toHaveLength(2);
    expect((await screen.findAllByText("Voit yrittää uudelleen.", {}, { timeout: 3000 })).length).toBeGreaterThan(0);
    await user.type(field(/^Salalause/), "{Enter}");
    await title("Tänään");
    expect(requests("sign_in").at(-1)).toEqual({ name: null, passphrase: PASSPHRASE });
  });
});

describe("a forgotten passphrase", () => {
  async function reset(answer: Record<string, string> = {}) {
    desk = { ...NOBODY, office: true };
    const { user } = open();
    await title("Kirjaudu sisään");
    await user.type(field(/^Nimi/), "Maija Mallikas");
    await user.click(press("Unohdin salalauseen"));
    await title("Uusi salalause palautusavaimella");
    for (const [name, text] of Object.entries(answer)) {
      await user.click(field(new RegExp(name)));
      await user.paste(text);
    }
    return user;
  }
  const FILLED = { "^Palautusavain": KEY, "^Uusi salalause \\(": PASSPHRASE, "^Uusi salalause uud": PASSPHRASE };

  it("gives way to a new one by the recovery key, and one is signed in", async () => {
    const user = await reset(FILLED);
    expect(field(/^Nimi/).value).toBe("Maija Mallikas");
    expect(await screen.findByText("Vaikea arvata.")).toBeTruthy();
    await user.click(press("Vaihda salalause ja kirjaudu"));
    await title("Tänään");
    expect(requests("reset_passphrase")).toEqual([
      { name: "Maija Mallikas", recovery_key: KEY, passphrase: PASSPHRASE },
    ]);
    expect(requests("save_draft")).toEqual([]);
  });

  it("says at each field what is missing, and asks nothing of the engine", async () => {
    const user = await reset();
    await user.clear(field(/^Nimi/));
    await user.click(press("Vaihda salalause ja kirjaudu"));
    expect(screen.getAllByText(/Kirjoita palautusavain\./).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/Kirjoita salalause\./).length).toBeGreaterThan(0);
    await user.type(field(/^Uusi salalause \(/), "lyhyt");
    await user.tab();
    expect(screen.getAllByText("Salalauseessa on 5 merkkiä. Kirjoita vähintään 12.").length).toBeGreaterThan(0);
    expect(requests("reset_passphrase")).toEqual([]);
    await user.click(press("Takaisin"));
    await title("Kirjaudu sisään");
  });

  it.each([
    ["unknown_worker", "Nimi", /Tämännimistä työntekijää ei ole\. Tarkista, että nimi/],
    ["worker_needed", "Nimi", /Työntekijöitä on useita/],
    ["recovery_key_wrong", "Palautusavain", /ei kuulu tähän tietokantaan/],
    ["recovery_key_mistyped", "Palautusavain", /on kirjoitusvirhe/],
    ["passphrase_too_short", "Uusi salalause", /Salalause on liian lyhyt/],
  ] as const)("says at its field what the engine refuses: %s", async (code, name, words) => {
    const user = await reset(FILLED);
    answers.reset_passphrase = [refuse(code, null)];
    await user.click(press("Vaihda salalause ja kirjaudu"));
    const faults = await screen.findByRole("region", { name: /korja|puut/i });
    expect(within(faults).getByRole("link", { name })).toBeTruthy();
    expect(within(faults).getByText(words)).toBeTruthy();
    expect(field(/^Palautusavain/).value).toBe(KEY);
    expect(field(/^Uusi salalause \(/).value).toBe(PASSPHRASE);
    await user.click(press("Vaihda salalause ja kirjaudu"));
    await title("Tänään");
  });

  it("waits after too many wrong keys, and tells of what is at no field", async () => {
    const user = await reset(FILLED);
    answers.reset_passphrase = [refuse("disk_full", null), refuse("wait", null, { seconds: 60 })];
    await user.click(press("Vaihda salalause ja kirjaudu"));
    expect(await screen.findByText(/Levy on täynnä/)).toBeTruthy();
    await user.click(press("Vaihda salalause ja kirjaudu"));
    expect((await screen.findAllByText(/Voit yrittää uudelleen 60 sekunnin/)).length).toBeGreaterThan(0);
    expect((press("Vaihda salalause ja kirjaudu") as HTMLButtonElement).disabled).toBe(true);
  });

  it("is none in the made-up region", async () => {
    desk = { ...NOBODY, made_up: true };
    open();
    await title("Kenenä jatkat?");
    expect(screen.queryByRole("button", { name: "Unohdin salalauseen" })).toBeNull();
  });
});

describe("an office out of its backup", () => {
  const BACKUP = { handle: "file-1", name: "polku-2027-02-01.backup" };

  async function restore() {
    const { user } = open();
    await title("Tervetuloa Polkuun");
    await user.click(press("Palauta varmuuskopiosta"));
    await title("Palauta varmuuskopiosta");
    expect(document.activeElement).toBe(press("Valitse varmuuskopio"));
    return user;
  }
  const linkOfFaults = async (name: string) =>
    within(await screen.findByRole("region", { name: /korja|puut/i })).getByRole("link", { name });

  it("comes back by the recovery key, and is signed in to", async () => {
    const user = await restore();
    chosen = [BACKUP];
    await user.click(press("Valitse varmuuskopio"));
    expect(await screen.findByText(BACKUP.name)).toBeTruthy();
    await user.click(field(/^Palautusavain/));
    await user.paste(`${KEY} `);
    await user.click(press("Palauta tiedot"));
    await title("Kirjaudu sisään");
    expect(screen.getByText(/Tiedot on palautettu/)).toBeTruthy();
    expect(requests("restore_office")).toEqual([{ file: "file-1", recovery_key: KEY, name: null, passphrase: null }]);
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    await title("Tänään");
  });

  it("comes back by a name and passphrase too", async () => {
    const user = await restore();
    chosen = [BACKUP];
    await user.click(press("Valitse varmuuskopio"));
    await user.click(screen.getByLabelText("Nimellä ja salalauseella"));
    await user.type(field(/^Nimi/), "Maija Mallikas");
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    await title("Kirjaudu sisään");
    expect(requests("restore_office")).toEqual([
      { file: "file-1", recovery_key: null, name: "Maija Mallikas", passphrase: PASSPHRASE },
    ]);
  });

  it("is as it was left, but for its secrets, when one comes back to it", async () => {
    const user = await restore();
    chosen = [BACKUP];
    await user.click(press("Valitse varmuuskopio"));
    await user.click(screen.getByLabelText("Nimellä ja salalauseella"));
    await user.type(field(/^Nimi/), "Maija");
    await user.type(field(/^Salalause/), "kivi");
    await user.click(press("Takaisin"));
    await title("Tervetuloa Polkuun");
    await user.click(press("Palauta varmuuskopiosta"));
    expect(screen.getByText(BACKUP.name)).toBeTruthy();
    expect(field(/^Nimi/).value).toBe("Maija");
    expect(field(/^Salalause/).value).toBe("");
  });

  it("says what is missing, and takes one file only", async () => {
    const user = await restore();
    await user.click(press("Palauta tiedot"));
    expect(await linkOfFaults("Palautusavain")).toBeTruthy();
    await user.click(await linkOfFaults("Varmuuskopio"));
    expect(document.activeElement).toBe(press("Valitse varmuuskopio"));
    chosen = [BACKUP, { ...BACKUP, handle: "file-2" }];
    await user.click(press("Valitse varmuuskopio"));
    expect((await screen.findAllByText(/Valitse vain yksi tiedosto/)).length).toBeGreaterThan(0);
    chosen = [];
    await user.click(press("Valitse varmuuskopio"));
    expect(screen.getByText("Ei valittu")).toBeTruthy();
    expect(requests("restore_office")).toEqual([]);
  });

  it.each([
    ["backup_damaged", "Varmuuskopio", /ei ole Polun varmuuskopio/],
    ["slots_damaged", "Varmuuskopio", /ei ole Polun varmuuskopio/],
    ["newer_schema", "Varmuuskopio", /uudempi Polku/],
    ["recovery_key_wrong", "Palautusavain", /ei avaa tätä kopiota/],
    ["recovery_key_mistyped", "Palautusavain", /kirjoitusvirhe/],
    ["worker_needed", "Nimi", /Työntekijöitä on useita/],
    ["wrong_passphrase", "Salalause", /ei avaa tätä kopiota/],
  ] as const)("says at its field what the engine refuses: %s", async (code, name, words) => {
    const user = await restore();
    chosen = [BACKUP];
    answers.restore_office = [refuse(code, null)];
    await user.click(press("Valitse varmuuskopio"));
    if (name === "Nimi" || name === "Salalause") {
      await user.click(screen.getByLabelText("Nimellä ja salalauseella"));
      await user.type(field(/^Salalause/), PASSPHRASE);
    } else {
      await user.click(field(/^Palautusavain/));
      await user.paste(KEY);
    }
    await user.click(press("Palauta tiedot"));
    expect(await linkOfFaults(name)).toBeTruthy();
    expect(screen.getAllByText(words).length).toBeGreaterThan(1);
    await user.click(press("Palauta tiedot"));
    await title("Kirjaudu sisään");
  });

  it("tells of a full disk at no field, and waits after too many tries", async () => {
    const user = await restore();
    chosen = [BACKUP];
    answers.restore_office = [refuse("disk_full", null), refuse("wait", null, { seconds: 60 })];
    await user.click(press("Valitse varmuuskopio"));
    await user.type(field(/^Palautusavain/), "0123{Enter}");
    expect(await screen.findByText(/Levy on täynnä/)).toBeTruthy();
    await user.click(press("Palauta tiedot"));
    expect((await screen.findAllByText(/Voit yrittää uudelleen 60 sekunnin/)).length).toBeGreaterThan(0);
    expect((press("Palauta tiedot") as HTMLButtonElement).disabled).toBe(true);
  });

  it("is not offered where there is an office already", async () => {
    desk = { ...NOBODY, office: true };
    const { user } = open();
    await title("Kirjaudu sisään");
    await user.click(press("Alkuun"));
    await title("Tervetuloa Polkuun");
    expect(screen.queryByRole("button", { name: "Palauta varmuuskopiosta" })).toBeNull();
    expect(document.activeElement).toBe(press("Avaa toimipisteen tiedot"));
  });
});

describe("the first page", () => {
  it("goes on by Enter, and each page takes the focus that was left behind", async () => {
    const { user } = open();
    await title("Tervetuloa Polkuun");
    expect(document.activeElement).toBe(press(/^Aloita/));
    await user.keyboard("{Enter}");
    const heading = await title("Perusta toimipiste");
    expect(document.activeElement).toBe(heading);
  });

  it("speaks another language at once, by the keyboard too", async () => {
    const { user } = open();
    await title("Tervetuloa Polkuun");
    const languages = screen.getByRole("radiogroup", { name: "Kieli" });
    expect(within(languages).getByRole("radio", { checked: true }).textContent).toBe("suomi");
    await user.click(within(languages).getByRole("radio", { name: "svenska" }));
    await title("Välkommen till Polku");
    expect(document.documentElement.lang).toBe("sv");
    expect(firstLanguage()).toBe("sv");
    await user.keyboard("{ArrowRight} ");
    await title("Welcome to Polku");
    // what is being typed stays
    await user.click(press(/^Begin/));
    await user.type(field(/^Your name/), "Maija");
    await user.click(screen.getByRole("radio", { name: "suomi" }));
    await title("Perusta toimipiste");
    expect(field(/^Oma nimesi/).value).toBe("Maija");
  });

  it("asks for no language while it is not known who sits there", async () => {
    let tell = (_: Wire.DeskView) => {};
    answers.desk = [() => new Promise((resolve) => (tell = resolve))];
    open();
    await title("Polku");
    expect(screen.queryByRole("radiogroup")).toBeNull();
    desk = { ...NOBODY, office: true };
    tell(desk);
    await title("Kirjaudu sisään");
    expect(screen.getByRole("radiogroup", { name: "Kieli" })).toBeTruthy();
  });

  it("leaves a worker the language that is their own", async () => {
    desk = { ...NOBODY, office: true };
    answers.get_office = [
      () => ({ made_up: false, municipalities: [], environments: [], workers: [], preferences: { language: "fi" } }),
    ];
    const { user } = open();
    await title("Kirjaudu sisään");
    await user.click(screen.getByRole("radio", { name: "English" }));
    await title("Sign in");
    await user.type(field(/^Passphrase/), `${PASSPHRASE}{Enter}`);
    await title("Tänään");
  });
});

describe("the countdown", () => {
  it.each([
    ["sv", "För många felaktiga försök. Du kan försöka igen om 1 sekund."],
    ["en", "Too many wrong attempts. You can try again in 1 second."],
  ] as const)("counts one second as one in %s", (language, words) => {
    setLanguage(language);
    show(<WaitNotice asked={1} left={1} />);
    expect(screen.getAllByText(words)).toHaveLength(2);
  });
});

describe("the lock", () => {
  it("of an office asks for name and passphrase to unlock, and leads back to the start", async () => {
    desk = SEATED;
    const { user } = open();
    await title("Tänään");
    await user.keyboard("{Control>}l{/Control}");
    await title("Polku on lukittu");
    expect(screen.getByText("Työsi on tallessa. Jatka avaamalla lukitus.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Kirjaudu" })).toBeNull();
    expect(screen.queryByText(/pakollinen/)).toBeNull();
    expect(press("Alkuun")).toBeTruthy();
    await user.click(press("Avaa lukitus"));
    expect(screen.getByText("Kirjoita salalause.")).toBeTruthy();
    expect(document.activeElement).toBe(field(/^Salalause/));
    expect(requests("sign_in")).toEqual([]);
    await user.type(field(/^Salalause/), PASSPHRASE);
    expect(screen.queryByText("Kirjoita salalause.")).toBeNull();
    await user.click(press("Avaa lukitus"));
    await title("Tänään");
  });

  it("of the made-up region asks for a name", async () => {
    desk = { ...SEATED, office: false, made_up: true, open: "made_up" };
    const { user } = open();
    await title("Tänään");
    await user.keyboard("{Control>}l{/Control}");
    await title("Polku on lukittu");
    expect(screen.getByText("Työsi on tallessa. Valitse nimesi.")).toBeTruthy();
    expect(screen.queryByText(/Avaa lukitus/)).toBeNull();
    expect(press("Alkuun")).toBeTruthy();
  });
});

describe("the PIN", () => {
  it("is set from beside the lock, asked at it, and says how many tries are left", async () => {
    desk = SEATED;
    const { user } = open();
    await title("Tänään");
    await user.click(press("Lukituksen valinnat"));
    await user.click(await screen.findByRole("menuitem", { name: "Aseta PIN-koodi" }));
    await user.type(await screen.findByLabelText(/^PIN-koodi \(/), "471{Enter}");
    expect(screen.getByText(/vähintään neljä numeroa, ei muita/)).toBeTruthy();
    await user.type(field(/^PIN-koodi \(/), "1{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(requests("set_pin")).toEqual([{ pin: "4711" }]);

    answers.unlock_pin = [refuse("wrong_passphrase", "pin", { left: 4 })];
    await user.keyboard("{Control>}l{/Control}");
    await title("Polku on lukittu");
    await user.type(field(/^PIN-koodi/), "{Enter}");
    expect(screen.getByText(/vähintään neljä numeroa, ei muita/)).toBeTruthy();
    expect(requests("unlock_pin")).toEqual([]);
    await user.type(field(/^PIN-koodi/), "0000{Enter}");
    expect(await screen.findByText("Väärä PIN-koodi. Yrityksiä jäljellä: 4.")).toBeTruthy();
    await user.type(field(/^PIN-koodi/), "4711{Enter}");
    await title("Tänään");
  });

  it("gives way to the passphrase, by choice or when it opens no more", async () => {
    desk = { ...NOBODY, office: true, pin: true };
    answers.unlock_pin = [refuse("wrong_passphrase", null)];
    const { user } = open();
    await title("Polku on lukittu");
    await user.click(press("Käytä salalausetta"));
    expect(field(/^Salalause/)).toBeTruthy();
    await user.click(press("Takaisin"));
    await user.type(field(/^PIN-koodi/), "0000{Enter}");
    expect(await screen.findByText(/ei enää avaa lukitusta/)).toBeTruthy();
    await user.type(field(/^Salalause/), `${PASSPHRASE}{Enter}`);
    await title("Tänään");
  });
});

describe("the made-up workers", () => {
  const WORKERS = [
    { name: "Aleksi Törrönen", role: "coordinator" },
    { name: "Karri Suhonen", role: "work_coach" },
    { name: "Noora Hämäläinen", role: "career_agent" },
    { name: "Susanna Pennanen", role: "work_coach" },
    { name: "Kirsti Surakka", role: "work_coach" },
  ];

  it("stand under their roles, and arrows and letters find one", async () => {
    desk = { ...NOBODY, made_up: true };
    answers.made_up_workers = [() => WORKERS];
    const { user } = open();
    await title("Kenenä jatkat?");
    const coaches = await screen.findByRole("region", { name: "työvalmentajat" });
    expect(screen.getByRole("region", { name: "koordinaattori" })).toBeTruthy();
    expect(
      within(coaches)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["Karri Suhonen", "Kirsti Surakka", "Susanna Pennanen"]);
    const at = () => document.activeElement?.textContent;
    expect(at()).toBe("Aleksi Törrönen");
    await user.keyboard("{ArrowDown}");
    expect(at()).toBe("Noora Hämäläinen");
    await user.keyboard("{End}");
    expect(at()).toBe("Susanna Pennanen");
    await user.keyboard("kirsti");
    expect(at()).toBe("Kirsti Surakka");
    await user.keyboard("{Home}tö{Enter}");
    expect(requests("sign_in_made_up")).toEqual([{ worker: "Aleksi Törrönen" }]);
  });

  it("are made anew after one has agreed to it", async () => {
    desk = { ...NOBODY, made_up: true };
    const { user } = open();
    await title("Kenenä jatkat?");
    await screen.findByRole("button", { name: /Pekka Esimerkki/ });
    await user.click(press("Tee esimerkkikunta uudelleen"));
    const first = await screen.findByRole("alertdialog");
    await user.click(within(first).getByRole("button", { name: "Peruuta" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(requests("reset_made_up")).toEqual([]);
    await user.click(press("Tee esimerkkikunta uudelleen"));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/Oman toimipisteen tietoihin tämä ei vaikuta/)).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Tee esimerkkikunta uudelleen" }));
    expect(await screen.findByRole("button", { name: /Uusi Tekijä/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Pekka Esimerkki/ })).toBeNull();
    expect(screen.getByText("Esimerkkikunta on tehty uudelleen.")).toBeTruthy();
  });

  it("stay when they cannot be made anew", async () => {
    desk = { ...NOBODY, made_up: true };
    answers.reset_made_up = [refuse("disk_full", null)];
    const { user } = open();
    await title("Kenenä jatkat?");
    await user.click(press("Tee esimerkkikunta uudelleen"));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Tee esimerkkikunta uudelleen" }));
    expect(await screen.findByText(/Levy on täynnä/)).toBeTruthy();
    expect(await screen.findByRole("button", { name: /Pekka Esimerkki/ })).toBeTruthy();
  });
});
