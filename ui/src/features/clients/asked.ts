/** A form that is asked for from elsewhere: it stands in the address of the client's page on the way there only. */
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import type { Section } from "./ClientView";

export const CLIENT_ACTS = ["note", "period", "participation", "end", "situation"] as const;
export type ClientAct = (typeof CLIENT_ACTS)[number];

const route = getRouteApi("/clients/$id");

/** The address of a client's page with the form of a new note open. */
export function newNoteOf(id: string) {
  return { to: "/clients/$id", params: { id }, search: { section: "notes", act: "note" } } as const;
}

/** Asks for a form of another tab. */
export function useAsk(): (section: Section, act: ClientAct) => void {
  const navigate = route.useNavigate();
  return (section, act) => void navigate({ search: { section, act }, replace: true });
}

/** Opens the form that the address asks for, where the worker may, and takes it out of the address again. */
export function useAsked(forms: Partial<Record<ClientAct, (() => void) | undefined>>): void {
  const { act } = route.useSearch();
  const navigate = route.useNavigate();
  const open = useEffectEvent((asked: ClientAct) => {
    if (!(asked in forms)) return;
    forms[asked]?.();
    void navigate({ search: ({ act: _, ...rest }) => rest, replace: true });
  });
  useEffect(() => {
    if (act !== undefined) open(act);
  }, [act]);
}
