import { expect, test } from "vitest";
import { m } from "~/i18n";
import { looksRight, mayIdentify } from "./identityCode";
import {
  answerOf,
  euraName,
  euraOptions,
  exitOptions,
  longTermWords,
  situationName,
  situationOf,
  statusOptions,
} from "./words";

const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

test("an identity code is right with its own check character and no other", () => {
  const start = "010190-900";
  const right = CHECK[Number("010190900") % 31];
  for (const last of CHECK) expect(looksRight(`${start}${last}`)).toBe(last === right);
  expect(looksRight("320190-9001")).toBe(false);
  expect(looksRight("")).toBe(false);
});

test("six digits may be an identity code", () => {
  expect(mayIdentify("010190")).toBe(true);
  expect(mayIdentify("Mäkelä")).toBe(false);
});

test("long-term unemployment is told of with the rule where the two differ", () => {
  expect(longTermWords({ eu: ["s1"], fi: ["s1"] }, "s1")).toBe("pitkäaikaistyötön");
  expect(longTermWords({ eu: ["s1"], fi: [] }, "s1")).toContain("EU:n");
  expect(longTermWords({ eu: [], fi: ["s1"] }, "s1")).toContain("Suomen rekisterin");
  expect(longTermWords({ eu: ["s1"], fi: ["s1"] }, "s2")).toBeNull();
});

test("EURA's answer follows from the reason where the reason tells it, and is stored by our codes", () => {
  expect(answerOf("pay_subsidised_work")).toBe("employed");
  expect(answerOf("old_age_pension")).toBe("none");
  expect(answerOf("moved_away")).toBeNull();
  expect(situationOf("none", "outside_labour_force")).toBe("inactive");
  expect(situationOf("none", "old_age_pension")).toBe("other");
  expect(situationOf("education", "moved_away")).toBe("education");
  expect(exitOptions()).toHaveLength(29);
});

test("an apprenticeship is work and a training agreement education: the reason that covers both is asked about", () => {
  expect(answerOf("apprenticeship")).toBeNull();
});

test("a situation is called as EURA's form calls it", () => {
  for (const { id, name } of euraOptions()) expect(situationName(situationOf(id, null))).toBe(name);
  expect(situationName("other")).toBe("Ei missään edellä mainituista");
});

test("the end data are asked in the words of EURA's form", () => {
  expect(m.ui_client_end_date()).toBe("Päivämäärä, jolloin lopetit hankkeessa");
  expect(m.ui_client_end_situation()).toBe("Mikä on työmarkkina-asemasi lopettaessasi hankkeen?");
  expect(euraOptions().map(({ name }) => name)).toEqual([
    "Työtön työnhakija",
    "Opiskelemassa tai koulutuksessa",
    "Työssä (sisältää myös oppisopimuksen)",
    "Yrittäjänä (sisältää kaikki itsenäiset ammatinharjoittajat)",
    "Ei missään edellä mainituista",
  ]);
  expect(m.ui_client_end_qualification()).toBe(
    "Suorititko tutkinnon tai saavutitko muun ammattipätevyyden hankkeeseen osallistumisen ansiosta?",
  );
  // EURA has no answer of its own for those outside working life
  expect(euraName("inactive")).toBe("Ei missään edellä mainituista");
  expect(euraName("employed")).toBe("Työssä (sisältää myös oppisopimuksen)");
});

test("the status at the start is told in the words and the order of the law", () => {
  expect(statusOptions().map(({ name }) => name)).toEqual([
    "Työtön",
    "Työssä",
    "Yrittäjä tai ammatinharjoittaja",
    "Koulutuksessa",
    "Työelämän ulkopuolella",
  ]);
});
