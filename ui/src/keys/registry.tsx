import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { m } from "~/i18n";
import { type ActId, CATALOGUE, conflicts, LIST_SCOPES, type Scope, type Shortcut } from "./catalogue";
import { BROWSER_KEYS, isOneLetter, keysOf } from "./keyNames";

/** Something that can be done now: a shortcut of the catalogue with its deed, or an act of a page. */
export interface Act {
  id: string;
  keys: readonly string[];
  scope: Scope;
  label: () => string;
  run: () => void;
  notInText?: boolean;
  overDialogs?: boolean;
}

/** An act that is not in the catalogue: the palette alone knows it, so it has no keys. */
export interface PageAct {
  id: string;
  label: () => string;
  run: () => void;
}

/** What a shortcut does: a deed, with words of its own where those of the catalogue say less than it does. */
export type Deed = (() => void) | { readonly label: () => string; readonly run: () => void };

export interface Registry {
  /** Adds acts until the returned function is called; of one id the latest holds. */
  add: (acts: readonly Act[]) => () => void;
  acts: () => readonly Act[];
  subscribe: (listener: () => void) => () => void;
}

export class KeyConflict extends Error {
  override name = "KeyConflict";
}

export function createRegistry(): Registry {
  let layers: readonly (readonly Act[])[] = [];
  let current: readonly Act[] = [];
  const listeners = new Set<() => void>();
  const update = (next: readonly (readonly Act[])[]) => {
    layers = next;
    const byId = new Map(layers.flat().map((act) => [act.id, act]));
    const clash = conflicts([...byId.values()].map((act): Shortcut => ({ ...act, keys: () => act.keys })))[0];
    if (clash !== undefined) throw new KeyConflict(`${clash.keys}: ${clash.ids.join(", ")}`);
    current = [...byId.values()];
    for (const listener of listeners) listener();
  };
  return {
    add: (acts) => {
      for (const act of acts) {
        const letter = act.keys.find(isOneLetter);
        if (letter !== undefined && !LIST_SCOPES.has(act.scope)) throw new KeyConflict(`${letter}: ${act.id}`);
      }
      update([...layers, acts]);
      return () => update(layers.filter((layer) => layer !== acts));
    },
    acts: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const RegistryContext = createContext<Registry | null>(null);

export function useRegistry(): Registry {
  const registry = use(RegistryContext);
  if (registry === null) throw new Error("KeysProvider is missing");
  return registry;
}

/** What can be done now, for the palette. */
export function useActs(): readonly Act[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.acts);
}

/** Keys that nothing answers do what others do: a page without a list to search leads to the search of everything. */
const INSTEAD: ReadonlyMap<string, string> = new Map([["Ctrl+F", "Ctrl+K"]]);

const IN_TEXT = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]";
const IN_DIALOG = "[role=dialog], [role=alertdialog]";

/** The act that an event asks for: that of the scope around its target before that of everywhere. */
export function actFor(acts: readonly Act[], event: KeyboardEvent, keys = keysOf(event)): Act | undefined {
  if (keys === null || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : document.body;
  const scope = target.closest("[data-keys]")?.getAttribute("data-keys");
  const found = acts.filter((act) => act.keys.includes(keys) && (act.scope === "global" || act.scope === scope));
  const act = found.find((other) => other.scope === scope) ?? found[0];
  if (act === undefined) return undefined;
  if (target.matches(IN_TEXT) && (act.notInText === true || act.keys.some(isOneLetter))) return undefined;
  if (act.scope === "global" && act.overDialogs !== true && target.closest(IN_DIALOG) !== null) return undefined;
  return act;
}

/** Gives the window its registry and answers its keys. Stands once, at the root. */
export function KeysProvider({ children, registry }: { children: ReactNode; registry?: Registry }) {
  const own = useMemo(() => registry ?? createRegistry(), [registry]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const keys = keysOf(event);
      const act = actFor(own.acts(), event) ?? actFor(own.acts(), event, INSTEAD.get(keys ?? "") ?? null);
      if (act === undefined) {
        if (keys !== null && BROWSER_KEYS.has(keys)) event.preventDefault();
        return;
      }
      event.preventDefault();
      if (!event.repeat) act.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [own]);
  return <RegistryContext value={own}>{children}</RegistryContext>;
}

const labelOf = (deed: Deed | undefined) => (typeof deed === "object" ? deed.label() : undefined);
const runOf = (deed: Deed | undefined) => (typeof deed === "object" ? deed.run : deed);

/**
 * What shortcuts of the catalogue do while the component stands. Those of a scope act inside the element that carries
 * `data-keys` with its name. An act that cannot be done now is left out.
 */
export function useKeys(deeds: Partial<Record<ActId, Deed | undefined>>, others: readonly PageAct[] = []): void {
  const registry = useRegistry();
  const latest = useRef({ deeds, others });
  latest.current = { deeds, others };
  const ids = Object.keys(deeds).filter((id) => deeds[id as ActId] !== undefined);
  const names = JSON.stringify([ids, others.map((act) => act.id)]);
  useEffect(() => {
    const [known, more] = JSON.parse(names) as [ActId[], string[]];
    const acts = known.map((id): Act => {
      const shortcut = CATALOGUE.find((other) => other.id === id);
      if (shortcut === undefined || shortcut.own === true) throw new Error(`no act ${id} in the catalogue`);
      const deed = () => latest.current.deeds[id];
      return {
        ...shortcut,
        keys: shortcut.keys(),
        label: () => labelOf(deed()) ?? shortcut.label(),
        run: () => runOf(deed())?.(),
      };
    });
    const pages = more.map(
      (id): Act => ({
        id,
        keys: [],
        scope: "global",
        label: () => latest.current.others.find((act) => act.id === id)?.label() ?? id,
        run: () => latest.current.others.find((act) => act.id === id)?.run(),
      }),
    );
    return registry.add([...acts, ...pages]);
  }, [registry, names]);
}

const NAMES: Readonly<Record<string, () => string>> = {
  Space: m.ui_keys_key_space,
  ArrowUp: () => "↑",
  ArrowDown: () => "↓",
  ArrowLeft: () => "←",
  ArrowRight: () => "→",
  Escape: () => "Esc",
  PageUp: () => "PgUp",
  PageDown: () => "PgDn",
};

/** Keys as they stand on the keyboard. */
export function keysText(keys: string): string {
  return keys.replace(/[A-Za-z]{3,}/g, (name) => NAMES[name]?.() ?? name);
}
