import { expect, test } from "vitest";
import { looksRight, mayIdentify } from "./identityCode";
import { answerOf, euraOptions, exitOptions, situationName, situationOf } from "./words";

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
