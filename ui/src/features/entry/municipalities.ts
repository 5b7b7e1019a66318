import { m } from "~/i18n";

/** The municipalities that the program knows, in the order of their Finnish names. */
export const MUNICIPALITIES = [
  { code: "090", name: m.ui_first_municipality_090 },
  { code: "146", name: m.ui_first_municipality_146 },
  { code: "167", name: m.ui_first_municipality_167 },
  { code: "176", name: m.ui_first_municipality_176 },
  { code: "260", name: m.ui_first_municipality_260 },
  { code: "276", name: m.ui_first_municipality_276 },
  { code: "422", name: m.ui_first_municipality_422 },
  { code: "426", name: m.ui_first_municipality_426 },
  { code: "541", name: m.ui_first_municipality_541 },
  { code: "309", name: m.ui_first_municipality_309 },
  { code: "607", name: m.ui_first_municipality_607 },
  { code: "707", name: m.ui_first_municipality_707 },
  { code: "848", name: m.ui_first_municipality_848 },
] as const;
