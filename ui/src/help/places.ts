/** Which chapter of the guide tells of which place of the window. */
import type { Section } from "~/features/clients/ClientView";
import type { SettingsTab } from "~/features/settings/tabs";

const SECTIONS: Readonly<Record<Section, string>> = {
  situation: "asiakkaan-sivu",
  periods: "jaksot",
  participation: "osallistuminen",
  attendance: "asiakkaan-sivu",
  notes: "kirjaukset",
  history: "asiakkaan-sivu",
  readers: "asiakkaan-sivu",
};

const TABS: Readonly<Record<SettingsTab, string>> = {
  own: "asetukset",
  safety: "asetukset",
  workers: "asetukset",
  environments: "asetukset",
  substitutes: "asetukset",
  files: "tuonti",
  store: "varmuuskopiot",
};

/** One's own of a record, not what every object has. */
function of(record: Readonly<Record<string, string>>, key: unknown, otherwise: string): string {
  return typeof key === "string" && Object.hasOwn(record, key) ? (record[key] ?? otherwise) : otherwise;
}

/** The chapter of an address of the window. */
export function chapterOfPlace(path: string, search: { readonly [key: string]: unknown }): string {
  if (path.startsWith("/clients/")) return of(SECTIONS, search.section, "asiakkaan-sivu");
  if (path === "/clients") return "asiakkaat";
  if (path === "/statistics") return "tilastot";
  if (path === "/settings") return of(TABS, search.tab, "asetukset");
  return "tanaan";
}

/** The chapter for those who have not signed in: the first run, or the way back in. */
export function chapterOfEntry(desk: { readonly office: boolean; readonly made_up: boolean } | undefined): string {
  return desk?.office === true || desk?.made_up === true ? "kirjautuminen" : "ensimmainen-kaynnistys";
}
