import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Wire } from "~/api";
import { CLIENT, desk, open, sent, TODAY, takeSeat } from "~/test/clients";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

const PERIOD = CLIENT.periods[0] as Wire.PeriodView;

describe("who the client is", () => {
  it("is edited with every field as it shall be, judged at the field and undone by the notice", async () => {
    let refuse = true;
    desk.answers.edit_client = () => {
      if (refuse) throw { code: "invalid", field: "career_agent_id", details: { reason: "no_career_agent" } };
      return { id: "c1", act: "a7" };
    };
    const { user } = open("/clients/c1");
    await user.click(await screen.findByRole("button", { name: "Muokkaa tietoja" }));
    const dialog = await screen.findByRole("dialog", { name: "Muokkaa tietoja" });
    const first = await within(dialog).findByRole("textbox", { name: /Etunimet/ });
    await user.clear(first);
    await user.type(first, "Aino Maria");
    await user.click(within(dialog).getByRole("checkbox", { name: /Turvakielto/ }));
    await user.click(within(dialog).getByRole("button", { name: /Ura-agentti/ }));
    expect(screen.queryByRole("option", { name: "Väinö Valmentaja" })).toBeNull();
    await user.click(await screen.findByRole("option", { name: "Ulla Ura" }));
    await user.type(within(dialog).getByRole("textbox", { name: /Työkokeilupäiviä/ }), "12");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedot" }));
    // days and their last day belong together
    expect(await within(dialog).findByRole("region", { name: /Korjaa/ })).toBeTruthy();
    expect(sent("edit_client")).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: /Työkokeilu muualla/ }), "1.2.2027");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedot" }));
    expect((await within(dialog).findAllByText(/joka on yhä työssä/)).length).toBeGreaterThan(0);
    refuse = false;
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedot" }));
    expect(await screen.findByText("Tietoja muutettu: Mäkelä Aino Maria")).toBeTruthy();
    expect(sent("edit_client").at(-1)).toEqual({
      client_id: "c1",
      identity_code: null,
      last_name: "Mäkelä",
      first_names: "Aino Maria",
      gender: "female",
      municipality: "167",
      phone: null,
      non_disclosure: true,
      career_agent_id: "w2",
      work_trial_days_elsewhere: 12,
      work_trial_elsewhere_until: "2027-02-01",
    });
  });

  it("takes another identity code only when asked, and hides it", async () => {
    const { user } = open("/clients/c1");
    await user.click(await screen.findByRole("button", { name: "Muokkaa tietoja" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).queryByRole("textbox", { name: /Uusi henkilötunnus/ })).toBeNull();
    await user.click(await within(dialog).findByRole("button", { name: "Vaihda henkilötunnus" }));
    const code = within(dialog).getByRole("textbox", { name: /Uusi henkilötunnus/ }) as HTMLInputElement;
    await user.type(code, "010190-900X");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedot" }));
    expect(await within(dialog).findByRole("region", { name: /Korjaa/ })).toBeTruthy();
    await user.clear(code);
    await user.type(code, "010190-900P");
    await user.tab();
    expect(code.value).toBe("010190-****");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedot" }));
    await waitFor(() => expect(sent("edit_client")).toMatchObject([{ identity_code: "010190-900P" }]));
  });

  it("is brought back as a draft over what is stored now", async () => {
    const typed = {
      identity_code: "",
      last_name: "Mäkelä-Aho",
      first_names: "Aino",
      phone: "",
    };
    const base = { ...typed, last_name: "Mäkelä" };
    desk.drafts = [{ form: "edit_client:c1", client_id: "c1", content: typed, base, at: 0 }];
    desk.client = { ...CLIENT, phone: "044 123" };
    const { user, router } = open("/clients/c1");
    // the first address is loaded once more before the page stays
    await waitFor(() => expect(router.state.resolvedLocation?.pathname).toBe("/clients/c1"));
    await user.click(await screen.findByRole("button", { name: "Muokkaa tietoja" }));
    const dialog = await screen.findByRole("dialog");
    const last = (await within(dialog).findByRole("textbox", { name: /Sukunimi/ })) as HTMLInputElement;
    await waitFor(() => expect(last.value).toBe("Mäkelä-Aho"));
    // a colleague's change since then is kept
    expect((within(dialog).getByRole("textbox", { name: /Puhelin/ }) as HTMLInputElement).value).toBe("044 123");
  });

  it("is not edited by those who may not", async () => {
    desk.capabilities = ["use_program", "list_clients", "view_client"];
    open("/clients/c1");
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    expect(screen.queryByRole("button", { name: "Muokkaa tietoja" })).toBeNull();
  });
});

describe("a period", () => {
  it("is shown with its week in words, its group, its organiser and its final assessment", async () => {
    desk.client = {
      ...CLIENT,
      periods: [
        {
          ...PERIOD,
          weekdays: "135",
          group_id: "g1",
          group: "Aamuryhmä",
          organiser: "association",
          end_date: "2027-01-29",
          final_assessment: "Meni hyvin.",
        },
      ],
    };
    open("/clients/c1?section=periods");
    expect(await screen.findByText(/^ma, ke, pe · 6\sh päivässä$/)).toBeTruthy();
    expect(screen.getByText("Aamuryhmä")).toBeTruthy();
    expect(screen.getByText("Yhdistys tai säätiö")).toBeTruthy();
    expect(screen.getByText("Meni hyvin.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Päätä jakso/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /Kirjaa loppuarvio/ })).toBeNull();
  });

  it.each([TODAY, "2027-01-29"])("that has run to its plan by %s gets its assessment still", async (end_date) => {
    desk.client = { ...CLIENT, periods: [{ ...PERIOD, end_date }] };
    const { user } = open("/clients/c1?section=periods");
    const act = await screen.findByRole("button", { name: /Kirjaa loppuarvio.*Keittiö/ });
    act.focus();
    await user.keyboard("{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Kirjaa loppuarvio" });
    const text = await within(dialog).findByRole("textbox", { name: /Loppuarvio/ });
    // the last day stays as it is
    expect(within(dialog).getAllByRole("textbox")).toEqual([text]);
    await user.click(within(dialog).getByRole("button", { name: "Kirjaa loppuarvio" }));
    expect((await within(dialog).findAllByText(/Täytä tämä kohta/)).length).toBeGreaterThan(0);
    expect(sent("end_period")).toEqual([]);
    await user.type(text, "Jatkaa oppisopimukseen.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Loppuarvio kirjattu: Keittiö")).toBeTruthy();
    expect(sent("end_period")).toEqual([
      { client_id: "c1", period_id: "p1", end_date, final_assessment: "Jatkaa oppisopimukseen." },
    ]);
  });

  it("is not assessed where the assessment is another's, or hidden, or the period goes on", async () => {
    const ended = { ...PERIOD, end_date: "2027-01-29" };
    const none = async (client: Wire.ClientView) => {
      desk.client = client;
      const { unmount } = open("/clients/c1?section=periods");
      await screen.findAllByRole("button", { name: /Muokkaa jaksoa/ });
      expect(screen.queryByRole("button", { name: /Kirjaa loppuarvio/ })).toBeNull();
      unmount();
    };
    await none({ ...CLIENT, periods: [{ ...ended, organiser: "wellbeing_county" }] });
    await none({ ...CLIENT, periods: [ended], notes: null });
    await none(CLIENT);
  });

  it("is edited: the group brings its week, and the days are turned on by keys", async () => {
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /Muokkaa jaksoa/ }));
    const dialog = await screen.findByRole("dialog", { name: "Muokkaa jaksoa" });
    const where = (await within(dialog).findByRole("combobox", { name: /Valmennusympäristö/ })) as HTMLInputElement;
    expect(where.value).toBe("Keittiö");
    expect(within(dialog).getByRole("textbox", { name: /Päiviä viikossa/ })).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: /Ryhmä/ }));
    expect(screen.queryByRole("option", { name: "Vanha ryhmä" })).toBeNull();
    await user.click(await screen.findByRole("option", { name: "Aamuryhmä" }));
    expect(within(dialog).getByText("3 päivää viikossa")).toBeTruthy();
    expect(within(dialog).queryByRole("textbox", { name: /Päiviä viikossa/ })).toBeNull();
    within(dialog).getByRole("button", { name: "maanantai", pressed: true }).focus();
    await user.keyboard("{ArrowRight} ");
    expect(within(dialog).getByRole("button", { name: "tiistai" }).getAttribute("aria-pressed")).toBe("true");
    await user.click(within(dialog).getByRole("button", { name: /Järjestäjä/ }));
    await user.click(await screen.findByRole("option", { name: "Hyvinvointialue" }));
    await user.click(within(dialog).getByRole("button", { name: "Tallenna jakso" }));
    expect(await screen.findByText("Jaksoa muutettu: Keittiö")).toBeTruthy();
    expect(sent("edit_period")).toEqual([
      {
        client_id: "c1",
        period_id: "p1",
        environment_id: "e1",
        group_id: "g1",
        organiser: "wellbeing_county",
        legal_basis: "work_trial",
        start_date: "2026-09-01",
        end_date: null,
        weekly_days: 4,
        daily_hours: 600,
        weekdays: "1235",
      },
    ]);
  });

  it("of the wellbeing services county ends without an assessment, and says why", async () => {
    desk.client = { ...CLIENT, periods: [{ ...PERIOD, organiser: "wellbeing_county" }] };
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /Päätä jakso/ }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/sosiaalihuoltoa/)).toBeTruthy();
    expect(within(dialog).queryByRole("textbox", { name: /Loppuarvio/ })).toBeNull();
    await user.click(within(dialog).getByRole("button", { name: "Päätä jakso" }));
    await waitFor(() =>
      expect(sent("end_period")).toEqual([
        { client_id: "c1", period_id: "p1", end_date: TODAY, final_assessment: null },
      ]),
    );
  });
});
