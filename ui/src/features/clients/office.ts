/** The names behind the ids that records carry. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { call, view, type Wire } from "~/api";
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

/**
 * Municipalities into which a worker may bring clients; one that a record has already stays a choice there, although
 * nobody new may be brought into it.
 */
export function municipalitiesOf({ office }: Names, workerId: string, ...kept: (string | null)[]) {
  const own = office?.workers.find((other) => other.id === workerId)?.municipalities ?? [];
  return (office?.municipalities ?? []).filter(
    ({ code }) => own.length === 0 || own.includes(code) || kept.includes(code),
  );
}

const OFFICE = view("get_office", {});

/** A wish of the worker's as the store keeps it; a change holds at once and is written, if so told, when it rests. */
export function usePreference(key: string): [string | undefined, (value: string, rest?: number) => void] {
  const client = useQueryClient();
  const { data: office } = useQuery(OFFICE);
  const { mutate } = useMutation({
    mutationFn: (value: string) => call("set_preference", { key, value }),
    meta: { again: true },
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = (value: string, rest = 0) => {
    client.setQueryData(OFFICE.queryKey, (known) =>
      known === undefined ? known : { ...known, preferences: { ...known.preferences, [key]: value } },
    );
    clearTimeout(timer.current);
    if (rest === 0) mutate(value);
    else timer.current = setTimeout(() => mutate(value), rest);
  };
  return [office?.preferences[key], keep];
}
