import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Request, Wire } from "~/api";
import { CLIENT, desk, LINE, open, sent, TODAY, takeSeat } from "~/test/clients";
import { SETTLE_MS } from "./ClientsView";
import { KEEP_MS } from "./form";
import { KINDS, kindName } from "./journal";
import { firstCounted, lacksFirstDay } from "./record";
import { situationName } from "./words";

// whole journeys, key by key
vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

describe("the list", () => {
  it("leads to a client beyond one's reach by the whole name, when a search finds few", async () => {
    desk.role = "work_coach";
    desk.answers.search_clients = () => ({ clients: [] });
    desk.answers.find_beyond = ({ text }) =>
      text === "Virtanen Eero" ? [{ id: "c9", last_name: "Virtanen", first_names: "Eero", municipality: null }] : [];
    const { user } = open("/clients");
    await screen.findByText("1 asiakas");
    const search = screen.getByRole("searchbox", { name: "Hae nimellä" });
    await user.type(search, "Virta");
    await user.click(await screen.findByRole("button", { name: "Etsi muista asiakkaista" }));
    expect(await screen.findByText(/^Ei löytynyt\./)).toBeTruthy();
    await user.type(search, "nen Eero");
    await waitFor(() => expect(screen.queryByText(/^Ei löytynyt\./)).toBeNull());
    await user.click(await screen.findByRole("button", { name: "Etsi muista asiakkaista" }));
    const link = await screen.findByRole("link", { name: "Virtanen Eero" });
    expect(link.getAttribute("href")).toBe("#/clients/c9");
    expect(sent("find_beyond")).toEqual([{ text: "Virta" }, { text: "Virtanen Eero" }]);
  });

  it("asks with the filters of the address, shows them as chips and counts", async () => {
    const { user, router } = open('/clients?own=true&municipalities=["167"]');
    expect(await screen.findByText("1 asiakas")).toBeTruthy();
    expect(sent("list_clients")[0]).toEqual({
      municipalities: ["167"],
      environments: null,
      own: true,
      offset: 0,
      limit: 100,
    });
    await user.click(await screen.findByRole("button", { name: /Poista rajaus Kunta: Joensuu/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ own: true }));
    await user.click(screen.getByRole("button", { name: "Tyhjennä rajaukset" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("searches at each key and tells the log once, when the typing rests", async () => {
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox", { name: "Hae nimellä" }), "mäk");
    await waitFor(() => expect(sent("search_clients")).toContainEqual({ text: "mäk", settled: true }), {
      timeout: SETTLE_MS + 1_000,
    });
    const settled = sent("search_clients").filter((request) => (request as Request<"search_clients">).settled);
    expect(settled).toEqual([{ text: "mäk", settled: true }]);
    await waitFor(() => expect(router.state.location.search).toEqual({ only: "participating", q: "mäk" }));
  });

  it("calls nobody back who is on the way to a client when the typing has rested", async () => {
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox", { name: "Hae nimellä" }), "mäk");
    // the page of the client is long in coming
    vi.spyOn(router, "startTransition").mockResolvedValue(false);
    router.history.push("/clients/c1");
    await act(() => new Promise((resolve) => setTimeout(resolve, SETTLE_MS + 100)));
    expect(router.history.location.pathname).toBe("/clients/c1");
  });

  it("finds who was added after the same search found nobody", async () => {
    let found: Wire.ClientLine[] = [];
    desk.answers.search_clients = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { clients: found };
    };
    const { user, client: queries } = open("/clients");
    await screen.findByText("1 asiakas");
    const box = screen.getByRole("searchbox", { name: "Hae nimellä" });
    await user.type(box, "mäk");
    expect(await screen.findByText("0 asiakasta")).toBeTruthy();
    await user.clear(box);
    await screen.findByText("1 asiakas");
    found = [LINE, { ...LINE, id: "c2" }];
    await act(() => queries.invalidateQueries());
    await user.type(box, "mäk");
    expect(await screen.findByText("2 asiakasta")).toBeTruthy();
  });

  it("keeps what may be an identity code out of the address", async () => {
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox"), "010190-9");
    await waitFor(() => expect(sent("search_clients")).toContainEqual({ text: "010190-9", settled: true }), {
      timeout: SETTLE_MS + 1_000,
    });
    expect(router.state.location.href).not.toContain("010190");
  });

  it("begins with those who take part, and goes on to all by one press", async () => {
    const { user, router } = open("/clients");
    expect(await screen.findByRole("button", { name: /Mukana nyt \(1\)/ })).toBeTruthy();
    expect(sent("list_clients")[0]).toMatchObject({ only: "participating" });
    await user.click(screen.getByRole("button", { name: "Tyhjennä rajaukset" }));
    expect(await screen.findByRole("button", { name: /Kaikki asiakkaat \(1\)/ })).toBeTruthy();
    expect(router.state.location.search).toEqual({});
  });

  it("begins as it was left in an earlier sitting, without what was searched for", async () => {
    desk.answers.set_preference = ({ key, value }) => {
      desk.office = { ...desk.office, preferences: { ...desk.office.preferences, [key]: value } };
      return null;
    };
    const first = open("/clients");
    await screen.findByText("1 asiakas");
    expect(sent("set_preference")).toEqual([]);
    await first.user.click(screen.getByText("Vain omat"));
    await first.user.type(screen.getByRole("searchbox"), "mäk");
    await waitFor(() => expect(first.router.state.location.search).toMatchObject({ own: true, q: "mäk" }), {
      timeout: SETTLE_MS + 1_000,
    });
    const left = { key: "client_filters", value: '{"only":"participating","own":true}' };
    await waitFor(() => expect(sent("set_preference")).toEqual([left]));
    first.unmount();
    const { router } = open("/clients");
    await waitFor(() => expect(router.state.location.search).toEqual({ only: "participating", own: true }));
  });

  it("of an office that nobody takes part in yet begins with a new client", async () => {
    desk.answers.list_clients = () => ({ clients: [], total: 0 });
    open("/clients");
    expect(await screen.findByText(/Kukaan ei ole nyt mukana/)).toBeTruthy();
    expect(screen.getAllByRole("button", { name: "Uusi asiakas" })).toHaveLength(2);
  });

  it("has room for name and state in a narrow window", async () => {
    const width = vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
    open("/clients");
    await screen.findByText("1 asiakas");
    expect(screen.getAllByRole("columnheader").map((header) => header.textContent)).toEqual([
      "Nimi ▲",
      "Osallistuminen",
    ]);
    width.mockRestore();
  });

  it("folds its filters in a low window, and tells how many are on", async () => {
    const low = [
      vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1280),
      vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(360),
    ];
    const { user } = open("/clients?own=true&only=participating&q=m");
    const fold = await screen.findByRole("button", { name: "Rajaukset (2)" });
    expect(screen.queryByRole("switch", { name: "Vain omat" })).toBeNull();
    expect(screen.getByRole("searchbox", { name: "Hae nimellä" })).toBeTruthy();
    const chips = within(await screen.findByRole("grid", { name: "Rajaukset" }));
    expect(chips.getByRole("row", { name: "Vain omat" })).toBeTruthy();
    await user.click(fold);
    await user.click(screen.getByRole("switch", { name: "Vain omat" }));
    expect(await screen.findByRole("button", { name: "Rajaukset (1)", expanded: true })).toBeTruthy();
    for (const size of low) size.mockRestore();
  });

  it("shares the room of a wide window among its columns", async () => {
    const width = vi.spyOn(HTMLElement.prototype, "clientWidth", "get");
    const widths = async (room: number) => {
      width.mockReturnValue(room);
      const { unmount } = open("/clients");
      await screen.findByText("1 asiakas");
      const frame = screen.getByRole("grid", { name: "Asiakkaat" }).parentElement as HTMLElement;
      const found = [...frame.style.getPropertyValue("--grid-columns").matchAll(/([\d.]+)rem/g)];
      unmount();
      return found.map(([, rem]) => Number(rem));
    };
    const usual = await widths(1_000);
    const wide = await widths(2_400);
    width.mockRestore();
    const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
    expect(usual).toEqual([15.6, 6.75, 8.5, 15.6, 14.6, 7.5]);
    for (const [at, one] of wide.entries()) expect(one / sum(wide)).toBeCloseTo((usual[at] ?? 0) / sum(usual));
    expect(sum(wide)).toBeGreaterThan(sum(usual) * 1.5);
  });

  it("opens a client by Enter", async () => {
    // a window with room for rows, as far as the virtualizer can see
    vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "scrollTo").mockImplementation(() => {});
    vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockImplementation(function (this: HTMLElement) {
      return this.tagName === "SPAN" ? 16 : 900;
    });
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    const cell = await screen.findByRole("rowheader", { name: "Mäkelä Aino" });
    act(() => cell.focus());
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/clients/c1");
    expect(sent("open_client")).toEqual([{ client_id: "c1" }]);
  });

  it("opens by Ctrl+N a new client, or a note of the row for who writes notes only", async () => {
    const first = open("/clients");
    await screen.findByText("1 asiakas");
    await first.user.keyboard("{Control>}n{/Control}");
    expect(await screen.findByRole("dialog", { name: "Uusi asiakas" })).toBeTruthy();
    first.unmount();
    desk.capabilities = ["use_program", "list_clients", "view_client", "view_notes", "write_notes"];
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.keyboard("{Control>}n{/Control}");
    expect(await screen.findByRole("textbox", { name: /^Merkintä/ })).toBeTruthy();
    expect(router.state.location.href).toBe("/clients/c1?section=notes");
  });

  it("is not for those who may not see it", async () => {
    desk.capabilities = ["use_program", "view_reports"];
    open("/clients");
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
    expect(sent("list_clients")).toEqual([]);
  });
});

describe("a new client", () => {
  it("is stored by Ctrl+Enter and by the button of the next, and the form begins anew", async () => {
    desk.answers.add_client = () => ({ id: "c1", act: "a1" });
    const { user } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.click(screen.getByRole("button", { name: "Uusi asiakas" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Uusi asiakas" }));
    const field = (name: RegExp) => dialog.findByRole<HTMLInputElement>("textbox", { name });
    const fill = async (code: string, last: string) => {
      await user.type(await field(/Henkilötunnus/), code);
      await user.type(await field(/Sukunimi/), last);
      await user.type(await field(/Etunimet/), "Aino");
    };
    const blank = () =>
      waitFor(async () => {
        expect(dialog.getByRole<HTMLInputElement>("textbox", { name: /Sukunimi/ }).value).toBe("");
        expect(document.activeElement).toBe(await field(/Henkilötunnus/));
      });
    await fill("010190-900P", "Koponen");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await blank();
    await fill("010190-901R", "Lehto");
    await user.click(dialog.getByRole("button", { name: /^Tallenna ja aloita seuraava/ }));
    await blank();
    expect(sent("add_client").map((request) => (request as Wire.AddClient).last_name)).toEqual(["Koponen", "Lehto"]);
    expect(screen.queryByRole("heading", { level: 1, name: "Aino Mäkelä" })).toBeNull();
  });

  it("is warned of alike names, judged by the engine in words, and opened when stored", async () => {
    let refuse = true;
    desk.answers.add_client = () => {
      if (refuse) throw { code: "invalid", field: "identity_code", details: { reason: "known_client" } };
      return { id: "c1", act: "a1" };
    };
    const { user } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.click(screen.getByRole("button", { name: "Uusi asiakas" }));
    const dialog = await screen.findByRole("dialog", { name: "Uusi asiakas" });
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect(await within(dialog).findByRole("region", { name: /Korjaa/ })).toBeTruthy();
    expect(sent("add_client")).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: /Henkilötunnus/ }), "010190-900P");
    await user.type(within(dialog).getByRole("textbox", { name: /Sukunimi/ }), "Mäkelä");
    expect(await within(dialog).findByText(/Avaa Aino Mäkelä/)).toBeTruthy();
    expect((within(dialog).getByRole("textbox", { name: /Henkilötunnus/ }) as HTMLInputElement).value).toBe(
      "010190-****",
    );
    await user.type(within(dialog).getByRole("textbox", { name: /Etunimet/ }), "Aino");
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect((await within(dialog).findAllByText(/on jo asiakas/)).length).toBeGreaterThan(0);
    refuse = false;
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" })).toBeTruthy();
    expect(screen.getByText("Asiakas lisätty: Mäkelä Aino")).toBeTruthy();
    expect(sent("discard_draft")).toContainEqual({ form: "add_client" });
  });

  /** The dialog after a code was refused that a client has already. */
  const refused = async () => {
    desk.answers.add_client = () => {
      throw { code: "invalid", field: "identity_code", details: { reason: "known_client" } };
    };
    const shown = open("/clients");
    await screen.findByText("1 asiakas");
    await shown.user.click(screen.getByRole("button", { name: "Uusi asiakas" }));
    const dialog = await screen.findByRole("dialog", { name: "Uusi asiakas" });
    await shown.user.type(within(dialog).getByRole("textbox", { name: /Sukunimi/ }), "Öö");
    await shown.user.type(within(dialog).getByRole("textbox", { name: /Etunimet/ }), "Aino");
    const code = within(dialog).getByRole("textbox", { name: /Henkilötunnus/ });
    await shown.user.type(code, "010190-900p{Control>}{Enter}{/Control}");
    expect((await within(dialog).findAllByText(/on jo asiakas/)).length).toBeGreaterThan(0);
    return { ...shown, dialog, code };
  };
  const byCode = ({ text }: Wire.SearchClients) => text === "010190-900P";

  it("whose code is known leads to whose it is", async () => {
    desk.answers.search_clients = (request) => ({ clients: byCode(request) ? [LINE] : [] });
    const { user, router, dialog, code } = await refused();
    const way = await within(dialog).findByRole("link", { name: "Avaa Aino Mäkelä" });
    await user.type(code, "{Backspace}");
    expect(within(dialog).queryByRole("link", { name: "Avaa Aino Mäkelä" })).toBeNull();
    await user.type(code, "P");
    expect(await within(dialog).findByRole("link", { name: "Avaa Aino Mäkelä" })).toBeTruthy();
    expect(way.isConnected).toBe(false);
    await user.click(within(dialog).getByRole("link", { name: "Avaa Aino Mäkelä" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/clients/c1"));
  });

  it("whose code is known beyond the worker's list is looked for there", async () => {
    desk.role = "work_coach";
    desk.answers.search_clients = () => ({ clients: [] });
    desk.answers.find_beyond = () => [{ id: "c9", last_name: "Virta", first_names: "Veera", municipality: null }];
    const { user, dialog } = await refused();
    await user.click(await within(dialog).findByRole("button", { name: "Etsi muista asiakkaista" }));
    const way = await within(dialog).findByRole("link", { name: /Virta Veera/ });
    expect(way.getAttribute("href")).toBe("#/clients/c9");
    expect(sent("find_beyond")).toEqual([{ text: "010190-900P" }]);
  });
});

describe("a client's page", () => {
  it("tells what waits, derived from the record", async () => {
    open("/clients/c1");
    expect(await screen.findByText(/Aloitustiedoista puuttuu: korkein suoritettu tutkinto/)).toBeTruthy();
    expect(screen.getByText(/poissaolon syy on selvitettävä/)).toBeTruthy();
    expect(screen.getByText("010190-****")).toBeTruthy();
    expect(document.title).not.toContain("Mäkelä");
  });

  it("is asked for anew each time it is opened, so that each opening is in the log", async () => {
    const { router } = open("/clients/c1");
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    await act(() => router.navigate({ to: "/clients" }));
    await screen.findByText("1 asiakas");
    const before = sent("open_client").length;
    await act(() => router.navigate({ to: "/clients/$id", params: { id: "c1" } }));
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    expect(sent("open_client").length).toBe(before + 1);
  });

  it("tells that nobody knows since when somebody has been unemployed, unless they are not counted", async () => {
    const [spell] = CLIENT.participations;
    if (!spell) throw new Error("a client with a participation");
    const unknown = { ...spell, status_at_start: "unemployed", unemployed_since: null } as const;
    desk.answers.open_client = () => ({ ...CLIENT, participations: [unknown] });
    const { user } = open("/clients/c1");
    expect(await screen.findByText(/Työttömyyden alkamispäivä puuttuu/)).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: "Osallistuminen" }));
    expect(await screen.findByText(/ei lueta pitkäaikaistyöttömiin/)).toBeTruthy();
    expect(lacksFirstDay(unknown)).toBe(true);
    expect(lacksFirstDay({ ...unknown, counted: false })).toBe(false);
    expect(lacksFirstDay({ ...unknown, unemployed_since: "2024-01-01" })).toBe(false);
  });

  it("tells of what the start data lack in the participation that the figures take them from", async () => {
    const [spell] = CLIENT.participations;
    if (!spell) throw new Error("a client with a participation");
    const begun = (id: string, start_date: string, education_isced: number | null) =>
      ({ ...spell, id, start_date, end_date: null, education_isced, status_at_start: "inactive" }) as const;
    const [uncounted, earlier, later] = [
      { ...begun("s0", "2024-01-08", null), end_date: "2024-03-01", counted: false },
      { ...begun("s1", "2025-01-13", null), end_date: "2025-06-19" },
      begun("s2", "2026-08-10", 3),
    ];
    const of = (...participations: Wire.ParticipationRow[]) => ({ ...CLIENT, participations });
    expect(firstCounted(of(later, uncounted, earlier))).toBe(earlier);
    expect(firstCounted(of(uncounted))).toBeUndefined();

    desk.answers.open_client = () => of(later, uncounted, earlier);
    const { user } = open("/clients/c1");
    expect(await screen.findByText("Aloitustiedoista puuttuu: korkein suoritettu tutkinto.")).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: "Osallistuminen" }));
    expect(await screen.findAllByText(/ei näy ESR\+-luvuissa/)).toHaveLength(1);
  });

  it("tells of nothing that is missing where no figure needs it", async () => {
    const [spell] = CLIENT.participations;
    if (!spell) throw new Error("a client with a participation");
    const whole = { education_isced: 3, status_at_start: "inactive" } as const;
    const earlier = { ...spell, ...whole, id: "s1", start_date: "2025-01-13", end_date: "2025-06-19" };
    const later = { ...spell, id: "s2", start_date: "2026-08-10", education_isced: null };
    desk.answers.open_client = () => ({ ...CLIENT, participations: [earlier, later] });
    const { user } = open("/clients/c1");
    await user.click(await screen.findByRole("tab", { name: "Osallistuminen" }));
    expect(await screen.findAllByRole("heading", { name: /^Osallistuminen \d/ })).toHaveLength(2);
    expect(screen.queryByText(/ei näy ESR\+-luvuissa/)).toBeNull();
    expect(screen.queryByText(/Aloitustiedoista puuttuu/)).toBeNull();
  });

  it("tells of a last day that is today: the participation has ended, the period ends", async () => {
    const [spell] = CLIENT.participations;
    const [period] = CLIENT.periods;
    if (!spell || !period) throw new Error("a client with both");
    const situation = (id: string, order_in_day: number, of: Wire.SituationRow["situation"]): Wire.SituationRow => ({
      id,
      client_id: "c1",
      date: TODAY,
      order_in_day,
      situation: of,
    });
    desk.client = {
      ...CLIENT,
      participations: [{ ...spell, end_date: TODAY, exit_reason: "degree_education" }],
      periods: [{ ...period, end_date: TODAY }],
      situations: [situation("t1", 1, "unemployed"), situation("t2", 2, "education")],
    };
    const { user } = open("/clients/c1?section=periods");
    expect(await screen.findByText("Päättynyt 3.2.2027")).toBeTruthy();
    expect(screen.getByText("päättyy tänään")).toBeTruthy();
    expect(screen.queryByText("avoin")).toBeNull();
    expect(screen.getByRole("button", { name: /Kirjaa loppuarvio/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Päätä jakso/ })).toBeNull();
    await user.click(screen.getByRole("tab", { name: "Osallistuminen" }));
    // of two on the day of leaving the later holds, as in the figures
    const name = await screen.findByText("Mikä on työmarkkina-asemasi lopettaessasi hankkeen?");
    expect(name.nextElementSibling?.textContent).toBe(situationName("education"));
  });

  it("has one way on where nothing is there yet: no period before its participation", async () => {
    desk.client = {
      ...CLIENT,
      participations: [],
      periods: [],
      attendance: [],
      attendance_total: 0,
      notes: [],
      notes_total: 0,
    };
    const { user } = open("/clients/c1?section=periods");
    expect(await screen.findByText(/Aloita ensin osallistuminen/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Aloita osallistuminen" }));
    expect(await screen.findByRole("dialog", { name: "Aloita osallistuminen" })).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(await screen.findAllByRole("button", { name: "Aloita osallistuminen" })).toHaveLength(1);
    for (const [tab, text] of [
      ["Osallistuminen", "Asiakas ei ole osallistunut hankkeeseen."],
      ["Läsnäolo", "Päiviä ei ole vielä merkitty."],
      ["Merkinnät", "Ensimmäinen merkintä ilmestyy tähän."],
    ] as const) {
      await user.click(screen.getByRole("tab", { name: tab }));
      expect(await screen.findByRole("heading", { name: "Täällä ei ole vielä mitään" })).toBeTruthy();
      expect(screen.getByText(text)).toBeTruthy();
    }
    expect(screen.getAllByRole("button", { name: "Uusi merkintä" })).toHaveLength(1);
  });

  it("shows who has looked only to those who may see it, and says who reads hidden notes", async () => {
    desk.capabilities = ["use_program", "list_clients", "view_client"];
    desk.client = { ...CLIENT, notes: null };
    open("/clients/c1?section=notes");
    expect(await screen.findByText(/Merkintöjä lukevat/)).toBeTruthy();
    expect(screen.queryByRole("tab", { name: "Kuka on katsonut" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Uusi merkintä" })).toBeNull();
  });

  it("says that a period is open, and leads to it", async () => {
    desk.answers.end_participation = () => {
      throw { code: "rule_broken", details: { rule: "period_open" } };
    };
    const { user } = open("/clients/c1?section=participation");
    await user.click(await screen.findByRole("button", { name: "Päätä osallistuminen" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(await within(dialog).findByRole("combobox", { name: /Päättymissyy/ }), "tutkinto");
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() =>
      expect(
        (within(dialog).getByRole("radio", { name: "Opiskelemassa tai koulutuksessa" }) as HTMLInputElement).checked,
      ).toBe(true),
    );
    await user.click(within(dialog).getByRole("radio", { name: "En" }));
    await user.click(within(dialog).getByRole("button", { name: "Päätä osallistuminen" }));
    expect(await within(dialog).findByText(/Päätä jakso ensin/)).toBeTruthy();
    expect(sent("end_participation")).toEqual([
      {
        client_id: "c1",
        participation_id: "s1",
        end_date: TODAY,
        exit_reason: "degree_education",
        situation: "education",
        qualification_date: null,
      },
    ]);
    await user.click(within(dialog).getByRole("button", { name: "Siirry jaksoon Keittiö" }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Päätä jakso"));
  });

  describe("the end of a participation", () => {
    const ending = async () => {
      const { user } = open("/clients/c1?section=participation");
      await user.click(await screen.findByRole("button", { name: "Päätä osallistuminen" }));
      const dialog = within(await screen.findByRole("dialog"));
      const reason = await dialog.findByRole("combobox", { name: /Päättymissyy/ });
      const because = async (word: string) => {
        await user.clear(reason);
        await user.type(reason, word);
        await user.keyboard("{ArrowDown}{Enter}");
      };
      const chosen = () =>
        (dialog.getAllByRole("radio") as HTMLInputElement[])
          .filter(({ checked, value }) => checked && value !== "yes" && value !== "no")
          .map(({ value }) => value);
      const end = () => user.click(dialog.getByRole("button", { name: "Päätä osallistuminen" }));
      return { user, dialog, because, chosen, end };
    };

    it("takes back the situation that an earlier reason told, and asks", async () => {
      const { user, dialog, because, chosen, end } = await ending();
      await because("palkkatuettu");
      await waitFor(() => expect(chosen()).toEqual(["employed"]));
      await because("muutti");
      await waitFor(() => expect(chosen()).toEqual([]));
      await user.click(dialog.getByRole("radio", { name: "En" }));
      await end();
      expect((await dialog.findAllByText(/Valitse yksi/)).length).toBeGreaterThan(0);
      expect(sent("end_participation")).toEqual([]);
    });

    it("keeps the situation that someone chose, over a reason that tells none", async () => {
      const { user, dialog, because, chosen } = await ending();
      await because("palkkatuettu");
      await waitFor(() => expect(chosen()).toEqual(["employed"]));
      await user.click(dialog.getByRole("radio", { name: "Työtön työnhakija" }));
      await because("keskeytti");
      expect(chosen()).toEqual(["unemployed"]);
      await because("oppisopimus");
      expect(chosen()).toEqual(["unemployed"]);
    });

    it("has a qualification gained during it, and not after today", async () => {
      const { user, dialog, because, end } = await ending();
      await because("tutkinto");
      await user.click(dialog.getByRole("radio", { name: "Kyllä" }));
      const day = await dialog.findByRole("textbox", { name: /pätevyyden päivä/ });
      const said = async (typed: string) => {
        await user.clear(day);
        await user.type(day, typed);
        await user.tab();
        await waitFor(() => expect(day.getAttribute("aria-invalid")).toBe("true"));
        const ids = day.getAttribute("aria-describedby")?.split(" ") ?? [];
        return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
      };
      expect(await said("31.8.2026")).toContain("ei voi olla ennen osallistumisen alkua");
      expect(await said("4.2.2027")).toContain("Päivä on tulevaisuudessa");
      await end();
      expect(sent("end_participation")).toEqual([]);
      await user.clear(day);
      await user.type(day, "1.9.2026");
      await end();
      await waitFor(() => expect(sent("end_participation")).toMatchObject([{ qualification_date: "2026-09-01" }]));
      expect(sent("end_participation")[0]).not.toHaveProperty("filled");
    });
  });

  it("ends a period with its assessment, and tells what the law says", async () => {
    desk.answers.end_period = () => ({
      id: "p1",
      act: "a2",
      findings: [{ finding: "rehabilitative_too_short", months: 3 }],
    });
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /Päätä jakso/ }));
    await user.type(await screen.findByRole("textbox", { name: /Loppuarvio/ }), "Meni hyvin.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/alle 3 kuukautta/)).toBeTruthy();
    expect(sent("end_period")).toEqual([
      { client_id: "c1", period_id: "p1", end_date: TODAY, final_assessment: "Meni hyvin." },
    ]);
    expect(screen.getByText("Jakso päätetty: Keittiö")).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(screen.queryByText(/alle 3 kuukautta/)).toBeNull());
  });

  it.each(["situation", "periods", "participation", "attendance", "notes", "history"])(
    "begins a note by Ctrl+N from the tab %s",
    async (section) => {
      const { user, router } = open(`/clients/c1?section=${section}`);
      await screen.findByRole("tab", { name: "Merkinnät" });
      await user.keyboard("{Control>}n{/Control}");
      expect(await screen.findByRole("textbox", { name: /^Merkintä/ })).toBeTruthy();
      expect(router.state.location.search).toEqual({ section: "notes" });
    },
  );

  it.each([
    ["aloita jakso", "dialog", "Aloita jakso", "periods"],
    ["päätä osall", "dialog", "Päätä osallistuminen", "participation"],
    ["kirjaa työ", "dialog", "Kirjaa työmarkkina-asema", "participation"],
    ["uusi merk", "textbox", /^Merkintä/, "notes"],
    ["merkinnät", "tabpanel", /^Merkinnät/, "notes"],
    ["historia", "tabpanel", "Historia", "history"],
  ])("opens by %s in the palette the %s %s", async (text, role, name, section) => {
    const { user, router } = open("/clients/c1");
    await screen.findByRole("tab", { name: "Historia" });
    await user.keyboard("{Control>}k{/Control}");
    const input = (await screen.findByRole("dialog")).querySelector("input") as HTMLInputElement;
    fireEvent.change(input, { target: { value: text } });
    const hits = () => screen.getAllByRole("menuitem");
    await waitFor(() => expect(hits()[0]?.textContent?.toLowerCase()).toContain(text));
    await user.click(hits()[0] as HTMLElement);
    expect(await screen.findByRole(role, { name })).toBeTruthy();
    expect(router.state.location.search).toEqual({ section });
  });

  it("offers in the palette only what the worker may do for the client", async () => {
    desk.capabilities = ["use_program", "list_clients", "view_client", "view_notes"];
    const { user } = open("/clients/c1");
    await screen.findByRole("tab", { name: "Historia" });
    await user.keyboard("{Control>}k{/Control}");
    const offered = (await screen.findAllByRole("menuitem")).map((item) => item.textContent ?? "");
    expect(offered.filter((name) => /Uusi|Aloita|Päätä|Kirjaa|Muokkaa|katsonut/.test(name))).toEqual([]);
    expect(offered).toContain("Jaksot");
  });

  it("begins no note for who may not write one", async () => {
    desk.capabilities = ["use_program", "list_clients", "view_client", "view_notes"];
    const { router } = open("/clients/c1?section=notes&act=note");
    await screen.findByText("Sovittiin jatkosta.");
    await waitFor(() => expect(router.state.location.search).toEqual({ section: "notes" }));
    expect(screen.queryByRole("textbox", { name: /^Merkintä/ })).toBeNull();
  });

  it("keeps a half-typed note within two seconds and offers it back", async () => {
    const { user, unmount } = open("/clients/c1?section=notes");
    await user.click(await screen.findByRole("button", { name: "Uusi merkintä" }));
    await user.type(await screen.findByRole("textbox", { name: /^Merkintä/ }), "Puoli");
    await waitFor(() => expect(sent("save_draft").length).toBe(1), { timeout: KEEP_MS + 500 });
    const kept = sent("save_draft")[0] as Wire.SaveDraft;
    expect(kept).toMatchObject({ form: "add_note:c1", client_id: "c1", content: { text: "Puoli" } });
    unmount();
    desk.drafts = [{ ...kept, at: Date.UTC(2027, 1, 3, 12) }];
    const again = open("/clients/c1?section=notes");
    expect(await screen.findByText(/Keskeneräinen merkintä/)).toBeTruthy();
    await again.user.click(screen.getByRole("button", { name: "Jatka" }));
    expect(((await screen.findByRole("textbox", { name: /^Merkintä/ })) as HTMLTextAreaElement).value).toBe("Puoli");
    await again.user.click(screen.getByRole("button", { name: "Tallenna merkintä" }));
    await waitFor(() => expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]));
    await screen.findByRole("button", { name: "Uusi merkintä" });
    expect(screen.queryByText(/Keskeneräinen merkintä/)).toBeNull();
    expect(sent("add_note")).toEqual([{ client_id: "c1", date: TODAY, kind: "observation", text: "Puoli" }]);
  });

  describe("the history", () => {
    const line = (reason: string, table: string, before: object | null, after: object | null, rest: object = {}) => ({
      at: Date.UTC(2027, 1, 3, 9),
      worker_id: "w1",
      reason,
      table,
      day: null,
      before,
      after,
      ...rest,
    });
    const said = () =>
      within(screen.getByRole("tabpanel"))
        .getAllByRole("listitem")
        .map((item) => item.textContent);

    it("tells each change in a sentence, with nothing of the store's own names", async () => {
      desk.answers.client_history = () => [
        line("edit_client", "client", { municipality: "167", sort_key: "zz" }, { municipality: null, sort_key: "yy" }),
        line("mark_attendance", "attendance", { attendance: "present" }, { attendance: "sick" }, { day: "2026-11-18" }),
        line("start_period", "coaching_period", null, {
          id: "p1",
          environment_id: "e1",
          legal_basis: "work_trial",
          start_date: "2026-09-01",
          end_date: null,
          organiser: "company",
        }),
        line("end_period", "coaching_period", { end_date: null }, { end_date: "2026-12-01" }),
        line("undo", "note", { id: "n1", date: "2026-11-17", kind: "contact", text: "Soitto" }, null),
        line("add_client", "client", null, {
          id: "c1",
          identity_code: "010190-900P",
          last_name: "Mäkelä",
          sort_key: "zz",
        }),
        line("edit_client", "client_number", null, { number: 7 }),
      ];
      open("/clients/c1?section=history");
      expect(await screen.findByText("Kotikunta: Joensuu → tyhjä")).toBeTruthy();
      const text = said().join("\n");
      expect(text).toContain("Läsnäolo 18.11.2026: Läsnä → Sairaana");
      expect(text).toContain("Jakso alkoi 1.9.2026, Keittiö: Oikeusperuste: Työkokeilu; Järjestäjä: Yritys");
      expect(text).toContain("Jakso päättyi 1.12.2026");
      expect(text).toContain("KumottuPoistettu: Merkintä 17.11.2026: ");
      expect(text).toContain("Asiakas lisätty: Henkilötunnus: ");
      expect(screen.getByRole("heading", { level: 3 }).textContent).toMatch(/3\.2\.2027$/);
      for (const own of ["900P", "zz", "yy", "_", "{", "e1", "n1", "p1"]) expect(text).not.toContain(own);
    });

    it("counts the many changes of one act, and tells them when asked", async () => {
      desk.answers.client_history = () =>
        Array.from({ length: 9 }, (_, n) =>
          line("import", "attendance", null, { attendance: "present" }, { day: `2026-11-0${n + 1}` }),
        );
      const { user } = open("/clients/c1?section=history");
      expect(await screen.findByText("Läsnäolo: 9 muutosta")).toBeTruthy();
      expect(screen.queryByText(/Läsnäolo 9\.11\.2026/)).toBeNull();
      await user.click(screen.getByRole("button", { name: "Näytä muutokset yksitellen" }));
      expect(screen.getByText(/Läsnäolo 9\.11\.2026/)).toBeTruthy();
    });

    it("asks the engine for one kind of record at a time, and offers every kind", async () => {
      const lines = [
        line("edit_client", "client", { phone: null }, { phone: "040 123" }),
        line("edit_start", "participation", { education_isced: null }, { education_isced: 2 }),
      ];
      desk.answers.client_history = ({ kind }) => lines.filter(({ table }) => kind === null || kind === table);
      const { user } = open("/clients/c1?section=history");
      expect(
        await screen.findByText("Osallistuminen, korkein suoritettu tutkinto: tyhjä → Perusopetuksen päättötodistus"),
      ).toBeTruthy();
      const filter = screen.getByRole("button", { name: /Näytä muutokset/ });
      await user.click(filter);
      expect((await screen.findAllByRole("option")).map((option) => option.textContent)).toEqual([
        "Kaikki",
        ...KINDS.map((kind) => kindName(kind)),
      ]);
      await user.click(screen.getByRole("option", { name: "Perustiedot" }));
      await waitFor(() => expect(screen.queryByText(/Osallistuminen, /)).toBeNull());
      expect(await screen.findByText("Puhelin: tyhjä → 040 123")).toBeTruthy();
      expect(document.activeElement).toBe(filter);
      expect(sent("client_history")).toEqual([
        { client_id: "c1", kind: null, offset: 0 },
        { client_id: "c1", kind: "client", offset: 0 },
      ]);
      // a kind of which there is nothing leaves the choice where it is
      await user.click(filter);
      await user.click(await screen.findByRole("option", { name: kindName("plan") }));
      expect(await screen.findByText("Muutoksia ei ole.")).toBeTruthy();
      expect(screen.getByRole("button", { name: /Näytä muutokset/ })).toBeTruthy();
    });

    it("shows more when a page was full, with the focus on the first new act", async () => {
      const lines = Array.from({ length: 203 }, (_, n) =>
        line(
          "edit_client",
          "client",
          { phone: null },
          { phone: `040 ${n}` },
          { at: Date.UTC(2027, 1, 3, 9) - n * 60_000 },
        ),
      );
      desk.answers.client_history = ({ offset }) => lines.slice(offset, offset + 200);
      const { user } = open("/clients/c1?section=history");
      expect(await screen.findByText("Puhelin: tyhjä → 040 199")).toBeTruthy();
      expect(screen.queryByText("Puhelin: tyhjä → 040 200")).toBeNull();
      expect(screen.getByText(/Näytetään 200 viimeisintä muutosta/)).toBeTruthy();
      screen.getByRole("button", { name: "Näytä lisää" }).focus();
      await user.keyboard("{Enter}");
      await waitFor(() => expect(document.activeElement?.textContent).toContain("Puhelin: tyhjä → 040 200"));
      expect(screen.getByText("Puhelin: tyhjä → 040 202")).toBeTruthy();
      expect(screen.queryByRole("button", { name: "Näytä lisää" })).toBeNull();
      expect(screen.queryByText(/Näytetään 200/)).toBeNull();
      expect(sent("client_history")).toEqual([
        { client_id: "c1", kind: null, offset: 0 },
        { client_id: "c1", kind: null, offset: 200 },
      ]);
    });

    it("goes on to the last act where a page brings only more of it", async () => {
      const lines = Array.from({ length: 201 }, (_, n) =>
        line("import", "attendance", null, { attendance: "present" }, { day: `2026-11-0${(n % 9) + 1}` }),
      );
      desk.answers.client_history = ({ offset }) => lines.slice(offset, offset + 200);
      const { user } = open("/clients/c1?section=history");
      expect(await screen.findByText("Läsnäolo: 200 muutosta")).toBeTruthy();
      await user.click(screen.getByRole("button", { name: "Näytä lisää" }));
      expect(await screen.findByText("Läsnäolo: 201 muutosta")).toBeTruthy();
      expect(document.activeElement?.textContent).toContain("201");
    });
  });

  it("says nothing of the attendance that one may not see", async () => {
    const { unmount } = open("/clients/c1");
    expect(await screen.findByText("Läsnäolo", { selector: "dt" })).toBeTruthy();
    unmount();
    desk.client = { ...desk.client, attendance: null };
    open("/clients/c1");
    expect(await screen.findByText("Nykyinen jakso")).toBeTruthy();
    expect(screen.queryByText("Läsnäolo", { selector: "dt" })).toBeNull();
  });

  it("tells the week of a period", async () => {
    open("/clients/c1?section=periods");
    expect(await screen.findByText(/^4\s.+ viikossa · 6\sh päivässä$/)).toBeTruthy();
  });

  it.each([
    ["history", "client_history", "Muutoksia ei ole."],
    ["readers", "list_readers", "Kukaan ei ole katsonut asiakasta."],
  ] as const)("that does not come is asked for again: %s", async (section, command, none) => {
    desk.answers[command] = () => {
      throw { code: "internal" };
    };
    const { user } = open(`/clients/c1?section=${section}`);
    const again = await screen.findByRole("button", { name: "Yritä uudelleen" });
    desk.answers[command] = () => [];
    await user.click(again);
    expect(await screen.findByText(none)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each([
    [199, 0],
    [200, 1],
  ])("says that of those who have looked the newest are shown, where there may be more: %s", async (count, said) => {
    desk.answers.list_readers = () =>
      Array.from({ length: count }, () => ({ at: 0, worker_id: "w1", action: "open", reason: null }));
    open("/clients/c1?section=readers");
    await screen.findByRole("table", { name: "Kuka on katsonut" });
    expect(screen.queryAllByText(/Näytetään 200 uusinta\. Vanhemmat ovat lokissa\./)).toHaveLength(said);
  });

  it("opens a client beyond one's reach with a reason, which the page bears and the log shows", async () => {
    let reached = false;
    desk.answers.open_client = () => {
      if (!reached) throw { code: "not_permitted" };
      const until = new Date(2027, 1, 3, 21, 5).getTime();
      return { ...desk.client, capabilities: desk.capabilities, opened: { reason: "Tapasimme kadulla", until } };
    };
    desk.answers.open_with_reason = () => {
      reached = true;
      return null;
    };
    desk.answers.list_readers = () => [{ at: 0, worker_id: "w1", action: "reason", reason: "Tapasimme kadulla" }];
    const { user } = open("/clients/c1");
    expect(await screen.findByRole("heading", { level: 1, name: "Tämä asiakas ei kuulu sinulle" })).toBeTruthy();
    expect(await screen.findByText(/pyydä muutosta: Maija Mallikas/)).toBeTruthy();
    expect(await screen.findByText(/auki 12 tuntia/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Avaa perustellen" }));
    expect(await screen.findByRole("region", { name: /Korjaa/ })).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Muu syy" }));
    await user.click(screen.getByRole("button", { name: "Avaa perustellen" }));
    expect(sent("open_with_reason")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: /Perustelu/ }), "Tapasimme kadulla");
    await user.click(screen.getByRole("button", { name: "Avaa perustellen" }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    expect(sent("open_with_reason")).toEqual([{ client_id: "c1", reason: "Tapasimme kadulla" }]);
    expect(
      screen.getByText(/perustellen: Tapasimme kadulla. Sivu on sinulle auki 3\.2\.2027 21\.05 asti/),
    ).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await user.click(screen.getByRole("tab", { name: "Kuka on katsonut" }));
    expect(await screen.findByText("Avasi perustellen: Tapasimme kadulla")).toBeTruthy();
  });

  it("offers the reason where only the notes are beyond one's reach, and no act that the engine refuses", async () => {
    let reached = false;
    const own: Wire.Capability[] = ["use_program", "list_clients", "view_client", "view_attendance"];
    desk.role = "work_coach";
    desk.capabilities = [...own, "edit_period", "view_notes", "write_notes"];
    desk.answers.open_client = () =>
      reached
        ? { ...desk.client, capabilities: desk.capabilities, opened: { reason: "Sijaistan äkillisesti", until: 0 } }
        : { ...desk.client, capabilities: own, notes: null };
    desk.answers.open_with_reason = () => {
      reached = true;
      return null;
    };
    const { user } = open("/clients/c1?section=periods");
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    expect(screen.queryByRole("button", { name: /Päätä jakso/ })).toBeNull();
    await user.click(screen.getByRole("tab", { name: "Merkinnät" }));
    expect(await screen.findByText("Merkinnät on piilotettu")).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Sijaistan äkillisesti" }));
    await user.click(screen.getByRole("button", { name: "Avaa perustellen" }));
    expect(await screen.findByText("Sovittiin jatkosta.")).toBeTruthy();
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("heading", { level: 2, name: "Merkinnät" })),
    );
    await user.click(screen.getByRole("tab", { name: /Jaksot/ }));
    expect(await screen.findByRole("button", { name: /Päätä jakso/ })).toBeTruthy();
  });

  describe("an end that was told wrong", () => {
    const [spell] = CLIENT.participations;
    const ended = {
      ...(spell as Wire.ParticipationRow),
      end_date: "2026-10-30",
      exit_reason: "outside_labour_force",
      qualification_date: null,
    };
    const told = (id: string, date: string, situation: string, order_in_day = 1) => ({
      id,
      client_id: "c1",
      date,
      situation,
      order_in_day,
    });
    beforeEach(() => {
      desk.client = {
        ...CLIENT,
        participations: [ended],
        situations: [
          told("s1", "2026-10-30", "employed"),
          told("s2", "2026-10-30", "inactive", 2),
          told("s3", "2026-11-05", "education"),
        ],
      };
    });

    it("is filled with what stands, and what is not touched stays as it was", async () => {
      const { user } = open("/clients/c1?section=participation");
      await user.click(await screen.findByRole("button", { name: "Muokkaa lopetustietoja" }));
      const form = within(await screen.findByRole("dialog", { name: "Muokkaa lopetustietoja" }));
      const date = form.getByRole<HTMLInputElement>("textbox", { name: /lopetit hankkeessa/ });
      expect(date.value).toBe("30.10.2026");
      expect(form.getByRole("radio", { name: "En", checked: true })).toBeTruthy();
      await user.clear(date);
      await user.type(date, "29.10.2026");
      await user.click(form.getByRole("button", { name: "Tallenna" }));
      await waitFor(() => expect(sent("edit_end")).toHaveLength(1));
      expect(sent("edit_end")).toEqual([
        {
          client_id: "c1",
          participation_id: ended.id,
          end_date: "2026-10-29",
          exit_reason: "outside_labour_force",
          situation: "inactive",
          qualification_date: null,
        },
      ]);
    });

    it("lets a situation be taken away, but not that of the end", async () => {
      desk.answers.take_away_situation = () => {
        desk.client = { ...desk.client, situations: desk.client.situations.filter(({ id }) => id !== "s3") };
        return { id: "s3", act: "a9" };
      };
      const { user } = open("/clients/c1?section=participation");
      const buttons = await screen.findAllByRole("button", { name: /^Poista / });
      expect(buttons.map((button) => button.textContent)).toEqual([
        "Poista Opiskelemassa tai koulutuksessa 5.11.2026",
        "Poista Työssä (sisältää myös oppisopimuksen) 30.10.2026",
      ]);
      await user.click(buttons[0] as HTMLElement);
      expect(sent("take_away_situation")).toEqual([{ client_id: "c1", situation_id: "s3" }]);
      expect(await screen.findByText(/^Työmarkkina-asema poistettu: /)).toBeTruthy();
      await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Poista Työssä/));
    });
  });

  it("lets a note of one's own be corrected and taken away, and no other's", async () => {
    const own = { id: "n1", date: "2026-11-10", kind: "discussion", text: "Sujui huonsti.", worker_id: "w1" };
    const other = { ...own, id: "n2", date: "2026-11-11", text: "Toisen sanat.", worker_id: "w9" };
    desk.client = { ...desk.client, notes: [other, own], notes_total: 2 };
    desk.answers.take_away_note = () => ({ id: "n1", act: "a9" });
    const { user } = open("/clients/c1?section=notes");
    await user.click(await screen.findByRole("button", { name: /^Muokkaa merkintää/ }));
    const form = within(await screen.findByRole("dialog", { name: "Muokkaa merkintää" }));
    const text = form.getByRole<HTMLTextAreaElement>("textbox", { name: /^Merkintä/ });
    expect(text.value).toBe("Sujui huonsti.");
    await user.clear(text);
    await user.type(text, "Sujui huonosti.");
    await user.click(form.getByRole("button", { name: "Tallenna merkintä" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent("edit_note")).toEqual([
      { client_id: "c1", note_id: "n1", date: "2026-11-10", kind: "discussion", text: "Sujui huonosti." },
    ]);
    expect(await screen.findByText("Merkintä muutettu")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Poista Keskustelu/ }));
    expect(sent("take_away_note")).toEqual([{ client_id: "c1", note_id: "n1" }]);
    expect(await screen.findByText("Merkintä poistettu")).toBeTruthy();
  });

  it("lets an assessment be corrected", async () => {
    const [period] = desk.client.periods;
    if (period === undefined) throw new Error("no period");
    const assessed = { ...period, end_date: "2026-10-30", final_assessment: "Meni hyvn." };
    desk.client = { ...desk.client, periods: [assessed] };
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /^Muokkaa loppuarviota/ }));
    const form = within(await screen.findByRole("dialog", { name: "Muokkaa loppuarviota" }));
    const text = form.getByRole<HTMLTextAreaElement>("textbox", { name: /^Loppuarvio/ });
    expect(text.value).toBe("Meni hyvn.");
    await user.clear(text);
    await user.type(text, "Meni hyvin.");
    await user.click(form.getByRole("button", { name: "Tallenna" }));
    await waitFor(() => expect(sent("end_period")).toHaveLength(1));
    expect(sent("end_period")[0]).toMatchObject({ end_date: "2026-10-30", final_assessment: "Meni hyvin." });
  });

  it("takes away a participation in which nothing is recorded, and opens one that has ended again", async () => {
    const [spell] = CLIENT.participations;
    if (spell === undefined) throw new Error("no participation");
    desk.client = { ...desk.client, participations: [spell], periods: [], situations: [] };
    desk.answers.take_away_participation = () => {
      desk.client = { ...desk.client, participations: [] };
      return { id: spell.id, act: "a8" };
    };
    const { user } = open("/clients/c1?section=participation");
    await user.click(await screen.findByRole("button", { name: "Poista osallistuminen" }));
    expect(sent("take_away_participation")).toEqual([{ client_id: "c1", participation_id: spell.id }]);
    expect(await screen.findByText("Osallistuminen poistettu")).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Poista osallistuminen" })).toBeNull());
  });

  it("opens the last participation again, which has end data and cannot be taken away", async () => {
    const [spell] = CLIENT.participations;
    if (spell === undefined) throw new Error("no participation");
    const ended = { ...spell, end_date: "2026-10-30", exit_reason: "unknown" };
    desk.client = { ...desk.client, participations: [ended], periods: [] };
    desk.answers.reopen_participation = () => ({ id: spell.id, act: "a8" });
    const { user } = open("/clients/c1?section=participation");
    await user.click(await screen.findByRole("button", { name: "Avaa osallistuminen uudelleen" }));
    expect(screen.queryByRole("button", { name: "Poista osallistuminen" })).toBeNull();
    expect(screen.getByText(/^Kirjaa samat lopetustiedot myös EURA 2021/)).toBeTruthy();
    expect(sent("reopen_participation")).toEqual([{ client_id: "c1", participation_id: spell.id }]);
    expect(await screen.findByText("Osallistuminen avattu uudelleen")).toBeTruthy();
  });

  it("agrees on the first review of a plan", async () => {
    desk.client = { ...desk.client, next_review_on: null, capabilities: [...desk.client.capabilities, "write_notes"] };
    desk.answers.review_plan = () => ({ id: "r1", act: "a8" });
    const { user } = open("/clients/c1");
    await user.click(await screen.findByRole("button", { name: "Sovi tarkistus" }));
    const form = within(await screen.findByRole("dialog", { name: "Sovi tarkistus" }));
    expect(form.queryByRole("checkbox")).toBeNull();
    const date = form.getByRole("textbox", { name: /Seuraava tarkistus/ });
    await user.clear(date);
    await user.type(date, "1.5.2027");
    await user.click(form.getByRole("button", { name: "Sovi tarkistus" }));
    await waitFor(() => expect(sent("review_plan")).toEqual([{ client_id: "c1", next_review_on: "2027-05-01" }]));
  });

  it("takes away a period that has not begun, and can undo it", async () => {
    const [period] = desk.client.periods;
    if (period === undefined) throw new Error("no period");
    const coming = { ...period, id: "p2", environment: "Puupaja", start_date: "2027-04-01" };
    desk.client = { ...desk.client, periods: [period, coming] };
    desk.answers.take_away_period = () => {
      desk.client = { ...desk.client, periods: [period] };
      return { id: "p2", act: "a9" };
    };
    const { user } = open("/clients/c1?section=periods");
    expect(await screen.findAllByRole("button", { name: /Päätä jakso/ })).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: /Poista jakso.*Puupaja/ }));
    expect(sent("take_away_period")).toEqual([{ client_id: "c1", period_id: "p2" }]);
    await waitFor(() => expect(screen.queryByText("Puupaja")).toBeNull());
    expect(await screen.findByText("Jakso poistettu: Puupaja")).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
  });

  it("says why a period stays", async () => {
    const [period] = desk.client.periods;
    if (period === undefined) throw new Error("no period");
    desk.client = { ...desk.client, periods: [{ ...period, start_date: "2027-04-01" }] };
    desk.answers.take_away_period = () => {
      throw { code: "rule_broken", details: { rule: "period_used" } };
    };
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /Poista jakso/ }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/ei voi poistaa/);
  });

  it("shows the older notes when asked, a page at a time", async () => {
    const note = (n: number) => ({ ...(CLIENT.notes?.[0] as Wire.NoteView), id: `n${n}`, text: `Merkintä ${n}` });
    desk.client = { ...CLIENT, notes: [note(203), note(202)], notes_total: 103 };
    desk.answers.list_notes = ({ offset }) =>
      offset === 2 ? Array.from({ length: 100 }, (_, i) => note(101 - i)) : [note(1)];
    const { user } = open("/clients/c1?section=notes");
    await user.click(await screen.findByRole("button", { name: /vanhempia merkintöjä \(101\)/ }));
    expect(await screen.findByText("Merkintä 2")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Näytä 1 vanhempi merkintä" }));
    expect(await screen.findByText("Merkintä 1")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /vanhemp/ })).toBeNull();
    expect(sent("list_notes")).toEqual([
      { client_id: "c1", offset: 2 },
      { client_id: "c1", offset: 102 },
    ]);
  });

  it("says whom to ask where the role opens nobody", async () => {
    desk.capabilities = ["use_program", "list_clients"];
    desk.answers.open_client = () => {
      throw { code: "not_permitted" };
    };
    open("/clients/c9");
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Avaa perustellen" })).toBeNull();
  });
});
