import { expect, it } from "vitest";
import type { Wire } from "~/api";
import { setLanguage } from "~/i18n";
import { CLIENT, TODAY } from "~/test/clients";
import { milestonesOf } from "./timeline";

setLanguage("fi");
const SPELL = CLIENT.participations[0] as Wire.ParticipationRow;
const PERIOD = CLIENT.periods[0] as Wire.PeriodView;
const said = (client: Wire.ClientView) =>
  milestonesOf(client, TODAY).map(({ date, text, isPlanned }) => `${date} ${text}${isPlanned ? " (tulossa)" : ""}`);

it("tells a path from its last step to its first, and first what is to come", () => {
  const client: Wire.ClientView = {
    ...CLIENT,
    periods: [
      { ...PERIOD, start_date: SPELL.start_date, end_date: "2026-11-30" },
      { ...PERIOD, id: "p2", environment: "Puisto", start_date: "2026-12-01", end_date: "2027-05-31" },
    ],
    situations: [],
    next_review_on: "2027-03-01",
  };
  expect(said(client)).toEqual([
    "2027-05-31 Jakso päättyy: Puisto (tulossa)",
    "2027-03-01 Seuraava tarkistus (tulossa)",
    "2026-12-01 Jakso alkoi: Puisto, Työkokeilu",
    "2026-11-30 Jakso päättyi: Keittiö",
    "2026-09-01 Jakso alkoi: Keittiö, Työkokeilu",
    "2026-09-01 Osallistuminen alkoi",
  ]);
});

it("ends with the reason and with what it led to", () => {
  const end = { end_date: "2026-12-31", exit_reason: "old_age_pension" as const };
  const client: Wire.ClientView = {
    ...CLIENT,
    participations: [{ ...SPELL, ...end }],
    periods: [{ ...PERIOD, end_date: "2026-12-31" }],
    situations: [{ id: "t1", client_id: "c1", date: "2026-12-31", situation: "inactive", order_in_day: 1 }],
  };
  const [ended, situation, period] = said(client);
  expect(ended).toMatch(/^2026-12-31 Osallistuminen päättyi: ./);
  expect(situation).toMatch(/^2026-12-31 Työmarkkina-asema: ./);
  expect(period).toBe("2026-12-31 Jakso päättyi: Keittiö");
  expect(said({ ...CLIENT, participations: [], periods: [], situations: [], next_review_on: null })).toEqual([]);
});
