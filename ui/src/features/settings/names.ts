import type { Wire } from "~/api";
import { compareNames, language } from "~/i18n";

/** A municipality's name in the language of the window. */
export function municipalityName(line: Wire.MunicipalityLine): string {
  return language() === "sv" ? line.name_sv : line.name_fi;
}

/** In alphabetical order of the names shown. */
export function byName(lines: readonly Wire.MunicipalityLine[]): readonly Wire.MunicipalityLine[] {
  return lines.toSorted((a, b) => compareNames(municipalityName(a), municipalityName(b)));
}
