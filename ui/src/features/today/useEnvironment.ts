import { useQuery } from "@tanstack/react-query";
import { view, type Wire } from "~/api";
import { useSeat } from "~/app/desk";
import type { IsoDate } from "~/i18n";
import { standInsOf } from "./Notices";

/** A worker without environments of their own sees all of them; more than this are looked at one by one. */
const AT_ONCE = 8;

/** The environments that a worker looks at one by one, in alphabetical order; none where the day is read whole. */
export function oneByOne(
  office: Wire.OfficeView,
  worker: Pick<Wire.DeskWorker, "id" | "role">,
  today: IsoDate,
): readonly Wire.EnvironmentLine[] {
  const own = office.workers.find(({ id }) => id === worker.id);
  if (own === undefined || own.environments.length > 0 || standInsOf(office, worker.id, today).length > 0) return [];
  const { municipalities } = own;
  const everywhere = worker.role === "coordinator" || municipalities.length === 0;
  const seen = office.environments.filter(
    ({ archived, municipality }) =>
      !archived && (everywhere || (municipality !== null && municipalities.includes(municipality))),
  );
  return seen.length > AT_ONCE ? seen : [];
}

export interface EnvironmentChoice {
  /** Whether it is known what to read. */
  readonly ready: boolean;
  /** The environment whose day is read; all that the worker has, if none. */
  readonly id: string | null;
  /** What it is chosen from. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

/** The environment of the address, which may also name one of its groups; else the first. */
export function useEnvironment(wanted: string | undefined): EnvironmentChoice {
  const { worker, today } = useSeat();
  const { data: office, isPending } = useQuery(view("get_office", {}));
  const choices = office ? oneByOne(office, worker, today) : [];
  const place = office?.groups?.find(({ id }) => id === wanted)?.environment_id ?? wanted;
  const chosen = choices.find(({ id }) => id === place) ?? choices[0];
  return { ready: !isPending, id: chosen?.id ?? null, choices };
}
