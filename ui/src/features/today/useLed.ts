import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { view, type Wire } from "~/api";
import type { IsoDate } from "~/i18n";
import { chosenGroup, groupOf, shownGroups } from "./day";
import type { EnvironmentChoice } from "./useEnvironment";

export interface Led {
  readonly date: IsoDate;
  /** Whom the address names. */
  readonly person: string | undefined;
  readonly environment: string | undefined;
  readonly place: EnvironmentChoice;
  /** The day that is shown. */
  readonly day: Wire.DayView | undefined;
  /** Whether their roll call would be on the page. */
  readonly listed: boolean;
  /** Opens the roll call in which they stand. */
  readonly onGroup: (group: string) => void;
  /** They are found, or stand in no roll call of the day. */
  readonly onDone: (found: boolean) => void;
}

/** Leads to the mark of the person whom the address names; the roll call takes the focus once for each object. */
export function useLed(led: Led): { readonly client_id: string } | null {
  const { date, person, environment, place, day, listed } = led;
  // looked at one by one, they may stand in another environment than the one that is shown
  const elsewhere = person !== undefined && place.ready && place.id !== null && day !== undefined;
  const missed = elsewhere && groupOf(day, person, environment) === undefined;
  const whole = useQuery({ ...view("get_day", { date, environment_id: null }), enabled: missed });

  const here = person === undefined || day === undefined ? undefined : groupOf(day, person, environment);
  const there = missed && whole.data ? groupOf(whole.data, person, undefined) : undefined;
  const stands = here !== undefined && day !== undefined && chosenGroup(shownGroups(day), environment)?.id === here;
  const lost =
    person !== undefined &&
    day !== undefined &&
    here === undefined &&
    (!missed || (!whole.isPending && (there === undefined || there === environment)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step follows from what has been read, once
  useEffect(() => {
    if (person === undefined || !listed) return;
    if (lost) led.onDone(false);
    else if (stands) led.onDone(true);
    else if (here !== undefined) led.onGroup(here);
    else if (there !== undefined) led.onGroup(there);
  }, [person, date, environment, listed, lost, stands, here, there]);

  return useMemo(() => (person === undefined ? null : { client_id: person }), [person]);
}
