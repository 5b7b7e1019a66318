/** The names behind the ids that records carry. */
import { useQuery } from "@tanstack/react-query";
import { view, type Wire } from "~/api";
import { language, m } from "~/i18n";

export interface Names {
  readonly office: Wire.OfficeView | undefined;
  readonly municipality: (code: string | null) => string;
  readonly environment: (id: string) => string;
  readonly group: (id: string) => string;
  readonly worker: (id: string) => string;
}

export function municipalityName({ name_fi, name_sv }: Wire.MunicipalityLine): string {
  return language() === "sv" ? name_sv : name_fi;
}

export function useNames(): Names {
  const { data: office } = useQuery(view("get_office", {}));
  return {
    office,
    municipality: (code) => {
      if (code === null) return m.ui_client_none();
      const line = office?.municipalities.find((other) => other.code === code);
      return line === undefined ? code : municipalityName(line);
    },
    environment: (id) => office?.environments.find((other) => other.id === id)?.name ?? m.ui_client_none(),
    group: (id) => office?.groups.find((other) => other.id === id)?.name ?? m.ui_client_none(),
    worker: (id) => office?.workers.find((other) => other.id === id)?.name ?? m.ui_client_none(),
  };
}
