import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { ATTENDANCE_CODES, letterOf } from "~/grid/attendance";
import { LANGUAGES, setLanguage } from "~/i18n";
import "~/test/document";
import { CATALOGUE, conflicts, LIST_SCOPES, type Shortcut } from "./catalogue";
import { HelpSheet } from "./HelpSheet";
import { KeysDialogs } from "./KeysDialogs";
import { BROWSER_KEYS, isOneLetter, keyProblem, keysOf, parseKeys } from "./keyNames";
import { type PaletteItem, type PaletteProvider, paletteSections, RECENT, rank, withRecent } from "./palette";
import { createRegistry, KeysProvider, useKeys } from "./registry";

const pressed = (key: string, more: Partial<Parameters<typeof keysOf>[0]> = {}) =>
  keysOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });

test.each(LANGUAGES)("every shortcut can be pressed on a Finnish keyboard, in %s", (language) => {
  setLanguage(language);
  for (const shortcut of CATALOGUE) {
    for (const keys of shortcut.keys())
      expect([shortcut.id, keys, keyProblem(keys)]).toEqual([shortcut.id, keys, null]);
    expect(shortcut.label().length).toBeGreaterThan(2);
  }
});

test("what needs AltGr, Ctrl+Alt or Shift for a character is refused", () => {
  for (const key of '/?[]{}@\\~|$€£&()=!"#%;:_*^`´¨>') expect(keyProblem(`Ctrl+${key}`), key).not.toBeNull();
  expect(keyProblem("Ctrl+Alt+K")).toBe("ctrl_alt");
  expect(keyProblem("Shift+L")).toBe("shift_character");
  expect(keyProblem("Alt+L")).toBe("alt_character");
  expect(keyProblem("F12")).toBe("taken_by_engine");
  expect(["Ctrl++", "Ctrl+-", "Ctrl+.", "Shift+F6", "Ö", "Alt+ArrowLeft"].map(keyProblem)).toEqual(Array(6).fill(null));
});

test.each(LANGUAGES)("no keys have two meanings, in %s", (language) => {
  setLanguage(language);
  expect(conflicts(CATALOGUE)).toEqual([]);
  expect(new Set(CATALOGUE.map((shortcut) => shortcut.id)).size).toBe(CATALOGUE.length);
});

test("a conflict is found within a scope and with everywhere, not between two lists", () => {
  const make = (id: string, scope: Shortcut["scope"], keys: string): Shortcut => ({
    id,
    scope,
    keys: () => [keys],
    label: () => id,
  });
  expect(conflicts([make("a", "grid", "F2"), make("b", "grid", "F2")])).toEqual([{ keys: "F2", ids: ["a", "b"] }]);
  expect(conflicts([make("a", "global", "F2"), make("b", "grid", "F2")])).toEqual([{ keys: "F2", ids: ["a", "b"] }]);
  expect(conflicts([make("a", "month", "F2"), make("b", "grid", "F2")])).toEqual([]);
  expect(() => createRegistry().add([{ ...make("a", "global", "L"), keys: ["L"], run: () => undefined }])).toThrow();
});

test("one-letter keys belong to lists only, and every code of attendance is among them", () => {
  for (const shortcut of CATALOGUE.filter(({ keys }) => keys().some(isOneLetter))) {
    expect(LIST_SCOPES.has(shortcut.scope), shortcut.id).toBe(true);
  }
  const letters = CATALOGUE.filter(({ scope }) => scope === "attendance").flatMap(({ keys }) => keys());
  for (const code of ATTENDANCE_CODES) expect(letters).toContain(letterOf(code));
});

test("an event is told in the words of the catalogue, and AltGr is never a shortcut", () => {
  expect(pressed("k", { ctrlKey: true })).toBe("Ctrl+K");
  expect(pressed("+", { ctrlKey: true })).toBe("Ctrl++");
  expect(pressed(" ")).toBe("Space");
  expect(pressed("F6", { shiftKey: true })).toBe("Shift+F6");
  expect(pressed("€", { getModifierState: (key) => key === "AltGraph" })).toBeNull();
  expect(pressed("q", { ctrlKey: true, altKey: true })).toBeNull();
  const all = [...new Set([...CATALOGUE.flatMap(({ keys }) => keys()), ...BROWSER_KEYS])];
  fc.assert(
    fc.property(fc.constantFrom(...all), (keys) => {
      const { ctrl, alt, shift, key } = parseKeys(keys);
      const event = { ctrlKey: ctrl, altKey: alt, shiftKey: shift };
      expect(pressed(key === "Space" ? " " : key.length === 1 ? key.toLowerCase() : key, event)).toBe(keys);
    }),
  );
});

interface DeedsProps {
  deeds: Parameters<typeof useKeys>[0];
  others?: Parameters<typeof useKeys>[1];
}

function Deeds({ deeds, others }: DeedsProps) {
  useKeys(deeds, others);
  return null;
}

test("keys act: everywhere, in their scope, not beneath a dialog, and undo is left to text fields", async () => {
  const deeds = { new: vi.fn(), undo: vi.fn(), lock: vi.fn(), "form.save_next": vi.fn() };
  render(
    <KeysProvider>
      <Deeds deeds={deeds} />
      <input aria-label="haku" />
      <form data-keys="form">
        <input aria-label="kenttä" />
      </form>
      <div role="dialog">
        <input aria-label="valintaikkuna" />
      </div>
    </KeysProvider>,
  );
  const counts = () => Object.values(deeds).map((deed) => deed.mock.calls.length);
  const user = userEvent.setup();
  const all = "{Control>}nzl{Enter}{/Control}";
  await user.keyboard(all);
  expect(counts()).toEqual([1, 1, 1, 0]);
  await user.click(screen.getByLabelText("haku"));
  await user.keyboard(all);
  expect(counts()).toEqual([2, 1, 2, 0]);
  await user.click(screen.getByLabelText("kenttä"));
  await user.keyboard(all);
  expect(counts()).toEqual([3, 1, 3, 1]);
  await user.click(screen.getByLabelText("valintaikkuna"));
  await user.keyboard(all);
  expect(counts()).toEqual([3, 1, 4, 1]);
});

test("what the embedded browser would do with its own keys is kept from it", () => {
  render(<KeysProvider>{null}</KeysProvider>);
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(press({ key: "F5" })).toBe(true);
  expect(press({ key: "r", ctrlKey: true })).toBe(true);
  expect(press({ key: "p", ctrlKey: true })).toBe(true);
  expect(press({ key: "c", ctrlKey: true })).toBe(false);
  expect(press({ key: "Tab" })).toBe(false);
});

test("Ctrl+F searches the list of the page, and everything where there is none", async () => {
  const search = vi.fn<() => void>();
  const { rerender } = render(<Root deeds={{ search }} />);
  const user = userEvent.setup();
  await user.keyboard("{Control>}f{/Control}");
  expect(search).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("dialog")).toBeNull();
  rerender(<Root deeds={{ search: undefined }} />);
  await user.keyboard("{Control>}f{/Control}");
  expect(await screen.findByRole("dialog", { name: "Haku ja toiminnot" })).toBeTruthy();
  expect(search).toHaveBeenCalledTimes(1);
});

test("an act leaves with its component, and the latest deed is done", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const tree = (deed: (() => void) | undefined) => (
    <KeysProvider>
      <Deeds deeds={{ new: deed }} />
    </KeysProvider>
  );
  const { rerender } = render(tree(first));
  rerender(tree(second));
  await userEvent.keyboard("{Control>}n{/Control}");
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  rerender(tree(undefined));
  await userEvent.keyboard("{Control>}n{/Control}");
  expect(second).toHaveBeenCalledTimes(1);
});

test("a shortcut is told in the words of what it does on the page at hand", async () => {
  render(<Root deeds={{ new: { label: () => "Uusi asiakas", run: () => undefined } }} />);
  const user = userEvent.setup();
  await user.keyboard("{F1}");
  await screen.findByRole("dialog", { name: "Ohje ja näppäimet" });
  expect(document.querySelector("[data-shortcut='new'] th")?.textContent).toBe("Uusi asiakas");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(options()).toContain("Uusi asiakasCtrlN"));
});

test("the help names of the list what it answers, and the views as they are named on the screen", () => {
  render(<HelpSheet isOpen onClose={() => undefined} />);
  const ofList = within(screen.getByRole("table", { name: "Luettelossa" })).getAllByRole("rowheader");
  const names = ofList.map((row) => row.textContent);
  for (const name of ["Avaa rivi", "Valitse rivi", "Laajenna valintaa"]) expect(names).toContain(name);
  expect(names).not.toContain("Muokkaa solua");
  expect(screen.getByRole("table", { name: /^Päivät rinnakkain/ })).toBeTruthy();
});

test("the help sheet holds exactly the catalogue", () => {
  render(<HelpSheet isOpen onClose={() => undefined} />);
  const rows = [...document.querySelectorAll("[data-shortcut]")].map((row) => row.getAttribute("data-shortcut"));
  const wanted = CATALOGUE.filter(({ keys }) => keys().length > 0).map(({ id }) => id);
  expect(rows.sort()).toEqual([...wanted].sort());
  const row = document.querySelector("[data-shortcut='zoom.in']");
  expect([...(row?.querySelectorAll("kbd") ?? [])].map((key) => key.textContent)).toEqual(["Ctrl", "+"]);
});

const item = (id: string, label = id): PaletteItem => ({ id, label, run: () => undefined });

test("the last eight things, newest first, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 40 }), (ids) => {
      let recent: PaletteItem[] = [];
      for (const id of ids) recent = withRecent(recent, item(String(id)));
      const wanted = [...new Set([...ids].reverse())].slice(0, RECENT).map(String);
      expect(recent.map(({ id }) => id)).toEqual(wanted);
    }),
  );
});

test("an act of a page is among the last things only while it can be done", () => {
  const act = { ...item("act", "Aloita jakso"), isAct: true };
  const recent = { id: "recent", heading: "", items: [act, item("client", "Mäkelä Aino")] };
  const lastOf = (known: PaletteItem[]) =>
    paletteSections("", recent, [{ id: "acts", heading: "", items: known }], [])[0]?.items.map(({ id }) => id);
  expect(lastOf([act])).toEqual(["act", "client"]);
  expect(lastOf([])).toEqual(["client"]);
});

test("makela finds Mäkelä as a second-rank hit", () => {
  expect(rank("Mäkelä Aino", "mäk")).toBe(0);
  expect(rank("Aino Mäkelä", "MÄK")).toBe(1);
  expect(rank("Mäkelä Aino", "makela")).toBe(3);
  expect(rank("Mäkelä Aino", "virta")).toBeNull();
  const found = paletteSections(
    "ma",
    { id: "recent", heading: "", items: [] },
    [{ id: "acts", heading: "", items: [item("1", "Mäkelä"), item("2", "Maija")] }],
    [],
  );
  expect(found[0]?.items.map(({ id }) => id)).toEqual(["2", "1"]);
});

function Root({ deeds, others, providers = [] }: DeedsProps & { providers?: PaletteProvider[] }) {
  const [recent, setRecent] = useState<PaletteItem[]>([]);
  return (
    <KeysProvider>
      <Deeds deeds={deeds} {...(others === undefined ? {} : { others })} />
      <KeysDialogs recent={recent} onRun={(it) => setRecent((all) => withRecent(all, it))} providers={providers} />
      <button type="button">tausta</button>
    </KeysProvider>
  );
}

const options = () => screen.queryAllByRole("menuitem").map((option) => option.textContent);

test("the palette finds acts, shows their keys, runs with Enter, and gives the focus back", async () => {
  const deed = vi.fn<() => void>();
  render(
    <Root
      deeds={{ new: deed, lock: vi.fn<() => void>() }}
      others={[{ id: "page.x", label: () => "Tilastot", run: vi.fn() }]}
    />,
  );
  const user = userEvent.setup();
  screen.getByText("tausta").focus();
  await user.keyboard("{Control>}k{/Control}");
  const input = await screen
    .findByRole("textbox", { name: "Haku ja toiminnot" })
    .catch(() => screen.findByRole("searchbox"));
  await waitFor(() => expect(document.activeElement).toBe(input));
  expect(options()).toEqual(["Tilastot", "Ohje ja näppäimetF1", "Uusi merkintäCtrlN", "LukitseCtrlL"]);
  await user.keyboard("uusi");
  expect(options()).toEqual(["Uusi merkintäCtrlN"]);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(deed).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText("tausta")));
  await user.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(options()[0]).toBe("Uusi merkintäCtrlN"));
  expect(within(screen.getByRole("dialog")).getByText("Viimeksi")).toBeTruthy();
});

test("clients are found as one types; a provider that fails is told of, the others stay", async () => {
  const run = vi.fn();
  const search = vi.fn(async (query: string) => [
    { id: `c-${query}`, label: `Aino Mäkelä (${query})`, hint: "Lieksa", run },
  ]);
  const providers: PaletteProvider[] = [
    { id: "clients", heading: () => "Asiakkaat", search },
    { id: "employers", heading: () => "Työnantajat", search: () => Promise.reject(new Error("x")) },
  ];
  render(<Root deeds={{}} providers={providers} />);
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(document.activeElement?.tagName).toBe("INPUT"));
  const input = document.activeElement as HTMLInputElement;
  // typed letter by letter, past the simulated user, who cannot bear the list's virtual focus
  for (const value of ["m", "mä", "mäk"]) fireEvent.change(input, { target: { value } });
  await waitFor(() => expect(options()).toEqual(["Aino Mäkelä (mäk)Lieksa"]));
  expect((await screen.findByRole("alert")).textContent).toContain("Työnantajat");
  expect(search.mock.calls.map(([query]) => query)).toEqual(["m", "mä", "mäk"]);
  await waitFor(() => expect(screen.getByText("1 osuma")).toBeTruthy());
  await user.keyboard("{Enter}");
  await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
});

test("Enter before the answer runs the first of what is found for the whole text, and nothing of an older one", async () => {
  const [older, run] = [vi.fn(), vi.fn()];
  const answers = new Map<string, (items: PaletteItem[]) => void>();
  const search = (query: string) => new Promise<PaletteItem[]>((resolve) => answers.set(query, resolve));
  render(<Root deeds={{}} providers={[{ id: "clients", heading: () => "Asiakkaat", search }]} />);
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(document.activeElement?.tagName).toBe("INPUT"));
  const input = document.activeElement as HTMLInputElement;
  fireEvent.change(input, { target: { value: "mä" } });
  await act(async () => answers.get("mä")?.([{ id: "c1", label: "Mäkelä Aino", run: older }]));
  await waitFor(() => expect(options()).toEqual(["Mäkelä Aino"]));
  fireEvent.change(input, { target: { value: "mäki" } });
  fireEvent.keyDown(input, { key: "Enter" });
  expect(screen.getByRole("dialog")).toBeTruthy();
  await act(async () => answers.get("mäki")?.([{ id: "c2", label: "Mäki Eero", run }]));
  await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  expect(older).not.toHaveBeenCalled();
});

async function typing(deeds: DeedsProps & { providers: PaletteProvider[] }) {
  render(<Root {...deeds} />);
  await userEvent.setup().keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(document.activeElement?.tagName).toBe("INPUT"));
  const input = document.activeElement as HTMLInputElement;
  return {
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    press: (...keys: string[]) => keys.forEach((key) => void fireEvent.keyDown(input, { key })),
  };
}

test("Enter before the answer runs the row that was walked to since the last letter", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const others = [
    { id: "page.a", label: () => "Tilastot", run: first },
    { id: "page.b", label: () => "Tilat", run: second },
  ];
  const search = () => new Promise<PaletteItem[]>(() => undefined);
  const { type, press } = await typing({
    deeds: {},
    others,
    providers: [{ id: "clients", heading: () => "Asiakkaat", search }],
  });
  type("ti");
  await waitFor(() => expect(options()).toEqual(["Tilastot", "Tilat"]));
  press("ArrowDown", "ArrowDown", "Enter");
  await waitFor(() => expect(second).toHaveBeenCalledTimes(1));
  expect(first).not.toHaveBeenCalled();
});

test("another letter forgets that a row was walked to", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const others = [
    { id: "page.a", label: () => "Tilastot", run: first },
    { id: "page.b", label: () => "Tilat", run: second },
  ];
  const search = () => new Promise<PaletteItem[]>(() => undefined);
  const { type, press } = await typing({
    deeds: {},
    others,
    providers: [{ id: "clients", heading: () => "Asiakkaat", search }],
  });
  type("ti");
  await waitFor(() => expect(options()).toEqual(["Tilastot", "Tilat"]));
  press("ArrowDown", "ArrowDown");
  type("til");
  press("Enter");
  await waitFor(() => expect(first).toHaveBeenCalledTimes(1));
  expect(second).not.toHaveBeenCalled();
});

test("a person may be found by one text after another", async () => {
  const search = async (query: string) => [{ id: "c1", label: "Mäkelä Aino", hint: query, run: () => undefined }];
  const { type } = await typing({ deeds: {}, providers: [{ id: "clients", heading: () => "Asiakkaat", search }] });
  for (const text of ["mä", "mäk"]) {
    type(text);
    await waitFor(() => expect(options()).toEqual([`Mäkelä Aino${text}`]));
  }
});

test.each([true, false])("a person of an older answer who was walked to is run if found again: %s", async (again) => {
  const [other, run] = [vi.fn(), vi.fn()];
  const answers = new Map<string, (items: PaletteItem[]) => void>();
  const search = (query: string) => new Promise<PaletteItem[]>((resolve) => answers.set(query, resolve));
  const { type, press } = await typing({
    deeds: {},
    providers: [{ id: "clients", heading: () => "Asiakkaat", search }],
  });
  const eero = { id: "c1", label: "Mäki Eero", run: other };
  const aino = { id: "c2", label: "Mäkinen Aino", run };
  type("mä");
  await act(async () => answers.get("mä")?.([eero, aino]));
  await waitFor(() => expect(options()).toEqual(["Mäki Eero", "Mäkinen Aino"]));
  type("mäki");
  press("ArrowDown", "ArrowDown", "Enter");
  expect(run).not.toHaveBeenCalled();
  await act(async () => answers.get("mäki")?.(again ? [eero, aino] : [eero]));
  if (again) await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  else await waitFor(() => expect(options()).toEqual(["Mäki Eero"]));
  expect(screen.queryByRole("dialog") === null).toBe(again);
  expect(other).not.toHaveBeenCalled();
});

test("F1 opens the help and Esc closes it", async () => {
  render(<Root deeds={{}} />);
  const user = userEvent.setup();
  screen.getByText("tausta").focus();
  await user.keyboard("{F1}");
  await screen.findByRole("dialog", { name: "Ohje ja näppäimet" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText("tausta")));
});
