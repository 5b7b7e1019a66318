/** The fifteen common indicators of ESF+, in the order of the regulation, with their words. */
import type { Wire } from "~/api";
import { m } from "~/i18n";

export const OUTPUTS = [
  "EECO01",
  "EECO02",
  "EECO03",
  "EECO04",
  "EECO05",
  "EECO06",
  "EECO07",
  "EECO08",
  "EECO09",
  "EECO10",
  "EECO11",
] as const satisfies readonly Wire.Indicator[];

export const RESULTS = ["EECR01", "EECR02", "EECR03", "EECR04"] as const satisfies readonly Wire.Indicator[];

export const INDICATORS = [...OUTPUTS, ...RESULTS] as const;

/** In the order of the columns. */
export const GENDERS = ["female", "male", "non_binary"] as const satisfies readonly Wire.Gender[];

const GENDER_COLUMNS: Record<Wire.Gender, () => string> = {
  female: m.report_column_female,
  male: m.report_column_male,
  non_binary: m.report_column_non_binary,
};

/** Those of a gender: "Naiset". */
export function genderColumn(gender: Wire.Gender): string {
  return GENDER_COLUMNS[gender]();
}

const NAMES: Record<Wire.Indicator, () => string> = {
  EECO01: m.report_eeco01,
  EECO02: m.report_eeco02,
  EECO03: m.report_eeco03,
  EECO04: m.report_eeco04,
  EECO05: m.report_eeco05,
  EECO06: m.report_eeco06,
  EECO07: m.report_eeco07,
  EECO08: m.report_eeco08,
  EECO09: m.report_eeco09,
  EECO10: m.report_eeco10,
  EECO11: m.report_eeco11,
  EECR01: m.report_eecr01,
  EECR02: m.report_eecr02,
  EECR03: m.report_eecr03,
  EECR04: m.report_eecr04,
};

export function indicatorName(indicator: Wire.Indicator): string {
  return NAMES[indicator]();
}

export function missingText(missing: readonly Wire.Missing[]): string {
  const words: Record<Wire.Missing, () => string> = {
    gender: m.ui_statistics_missing_gender,
    status_at_start: m.ui_statistics_missing_status_at_start,
    education: m.ui_statistics_missing_education,
    date_of_birth: m.ui_statistics_missing_date_of_birth,
  };
  return missing.map((one) => words[one]()).join(", ");
}

/** A rule of consistency as the engine writes it, with its words in the language of the window. */
export function ruleText(rule: string): string {
  const words: Readonly<Record<string, () => string>> = {
    leavers: m.report_rule_leavers,
    female: m.report_rule_female,
    male: m.report_rule_male,
    non_binary: m.report_rule_non_binary,
    total: m.report_rule_total,
    "sum over municipalities": m.report_rule_municipalities,
    "do not fall": m.report_rule_do_not_fall,
    "<=": () => "≤",
    "-": () => "–",
  };
  return rule.replace(/sum over municipalities|do not fall|[a-z_]+|<=|-/g, (word) => words[word]?.() ?? word);
}
