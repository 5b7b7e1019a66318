import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { createElement, type ReactElement, type ReactNode, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import {
  type Column,
  type ColumnState,
  moved,
  noColumnState,
  resized,
  type Sort,
  toggled,
  visible,
  widthOf,
} from "./columns";
import { DataGrid, type DataGridProps, type GridPlace } from "./DataGrid";

interface Client {
  id: string;
  name: string;
  town: string;
  age: number;
}

const ALL: Client[] = Array.from({ length: 10_000 }, (_, i) => ({
  id: `c${i}`,
  name: `Asiakas ${i}`,
  town: ["Joensuu", "Lieksa", "Nurmes"][i % 3] ?? "",
  age: 18 + (i % 50),
}));

const COLUMNS: Column<Client>[] = [
  { id: "name", header: "Nimi", text: (c) => c.name, rowHeader: true, sortable: true, always: true },
  { id: "town", header: "Kunta", text: (c) => c.town, sortable: true },
  { id: "age", header: "Ikä", text: (c) => String(c.age), align: "end" },
];

const pages = (all: readonly Client[]) => async (offset: number, limit: number) => ({
  rows: all.slice(offset, offset + limit),
  total: all.length,
});

beforeEach(() => {
  // a window of 20 rows, as far as the virtualizer can see
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(680);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(680);
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(34 * 10_001);
  vi.spyOn(HTMLElement.prototype, "scrollTo").mockImplementation(function (this: HTMLElement, to?: unknown) {
    this.scrollTop = (to as ScrollToOptions).top ?? 0;
    setTimeout(() => this.dispatchEvent(new Event("scroll")), 0);
  });
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockImplementation(function (this: HTMLElement) {
    return this.tagName === "SPAN" ? 16 : 900;
  });
});

function wrap(children: ReactNode) {
  const client = new QueryClient();
  const tree = (node: ReactNode) => <QueryClientProvider client={client}>{node}</QueryClientProvider>;
  const view = render(tree(children));
  return { ...view, client, rerender: (node: ReactNode) => view.rerender(tree(node)) };
}

function Grid(props: Partial<DataGridProps<Client>>) {
  return (
    <DataGrid
      label="Asiakkaat"
      columns={COLUMNS}
      rowId={(c) => c.id}
      queryKey={["clients"]}
      loadPage={pages(ALL)}
      {...props}
    />
  );
}

function Selecting({ changed }: { changed: (next: ReadonlySet<string>) => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <Grid
      selected={selected}
      onSelectedChange={(next) => {
        changed(next);
        setSelected(next);
      }}
    />
  );
}

function Sorting({ slow }: { slow: () => Promise<void> }) {
  const [sort, setSort] = useState<Sort>({ column: "name", direction: "ascending" });
  const down = sort.direction === "descending";
  return (
    <Grid
      sort={sort}
      onSortChange={setSort}
      queryKey={["clients", sort]}
      loadPage={async (offset, limit) => {
        if (down) await slow();
        return pages(down ? [...ALL].reverse() : ALL)(offset, limit);
      }}
    />
  );
}

function Columned() {
  const [state, setState] = useState<ColumnState>(noColumnState);
  return <Grid columnState={state} onColumnStateChange={setState} />;
}

/** Waits for the rows and puts the focus on the first of them. */
async function enter() {
  const user = userEvent.setup();
  await screen.findByText("Asiakas 0");
  await user.tab();
  return user;
}

const focused = () => document.activeElement as HTMLElement;
const place = () => focused().closest("[data-cell]")?.getAttribute("data-cell");

test("the grid says how large it is, and renders only what is near", async () => {
  wrap(<Grid countText={(n) => `${n} asiakasta`} />);
  await screen.findByText("Asiakas 0");
  const grid = screen.getByRole("grid", { name: "Asiakkaat" });
  expect(grid.getAttribute("aria-rowcount")).toBe("10001");
  expect(grid.getAttribute("aria-colcount")).toBe("3");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
  const first = screen.getByText("Asiakas 0").closest("[role=row]");
  expect(first?.getAttribute("aria-rowindex")).toBe("2");
  expect(screen.getByRole("status").textContent).toBe("10000 asiakasta");
  expect(screen.getAllByRole("columnheader").map((h) => h.getAttribute("aria-colindex"))).toEqual(["1", "2", "3"]);
});

test("pages of a hundred are loaded once each", async () => {
  const load = vi.fn(pages(ALL));
  wrap(<Grid loadPage={load} />);
  const user = await enter();
  expect(load.mock.calls.map(([offset, limit]) => [offset, limit])).toEqual([[0, 100]]);
  await user.keyboard("{Control>}{End}{/Control}");
  await screen.findByText("Asiakas 9999");
  await user.keyboard("{Control>}{Home}{/Control}");
  await screen.findByText("Asiakas 0");
  expect(load.mock.calls.filter(([offset]) => offset === 0)).toHaveLength(1);
  expect(load.mock.calls.map(([offset]) => offset)).toContain(9900);
});

test("the keyboard walks every way with true focus and one tab stop", async () => {
  wrap(<Grid />);
  const user = await enter();
  expect(place()).toBe("0:0");
  const walk: [string, string][] = [
    ["{ArrowDown}", "1:0"],
    ["{ArrowRight}", "1:1"],
    ["{End}", "1:2"],
    ["{ArrowRight}", "1:2"],
    ["{Home}", "1:0"],
    ["{PageDown}", "19:0"],
    ["{PageUp}", "1:0"],
    ["{Control>}{End}{/Control}", "9999:2"],
    ["{ArrowDown}", "9999:2"],
    ["{Control>}{Home}{/Control}", "0:0"],
    ["{ArrowUp}", "-1:0"],
    ["{ArrowUp}", "-1:0"],
    ["{ArrowRight}", "-1:1"],
    ["{ArrowDown}", "0:1"],
  ];
  for (const [keys, expected] of walk) {
    await user.keyboard(keys);
    expect(place(), keys).toBe(expected);
    const stops = document.querySelectorAll("[role=grid] [tabindex='0']");
    expect(stops, keys).toHaveLength(1);
    expect(stops[0], keys).toBe(focused());
  }
});

test("the cell with the focus stays rendered, however far the list is scrolled", async () => {
  wrap(<Grid />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  const grid = screen.getByRole("grid");
  await act(async () => {
    grid.scrollTop = 200_000;
    grid.dispatchEvent(new Event("scroll"));
  });
  await waitFor(() => expect(screen.queryByText("Asiakas 30")).toBeNull());
  expect(place()).toBe("2:0");
  await user.keyboard("{ArrowDown}");
  expect(place()).toBe("3:0");
});

test("Enter opens, F2 edits, Esc gives up, Tab goes on, and the focus comes back", async () => {
  const [open, commit] = [vi.fn(), vi.fn()];
  const columns = COLUMNS.map((c) => (c.id === "name" ? c : { ...c, edit: { value: c.text, commit } }));
  wrap(<Grid columns={columns} onOpen={open} />);
  const user = await enter();
  await user.keyboard("{Enter}");
  expect(open).toHaveBeenCalledExactlyOnceWith(ALL[0]);
  await user.keyboard("{ArrowRight}{F2}");
  const input = await screen.findByRole("textbox", { name: "Kunta" });
  expect(focused()).toBe(input);
  await user.keyboard("Juuka{Escape}");
  expect([place(), commit.mock.calls.length]).toEqual(["0:1", 0]);
  await user.keyboard("{F2}Juuka{Tab}");
  expect(commit).toHaveBeenCalledExactlyOnceWith(ALL[0], "Juuka");
  expect(focused()).toBe(screen.getByRole("textbox", { name: "Ikä" }));
  await user.keyboard("{Shift>}{Tab}{/Shift}");
  expect(focused()).toBe(screen.getByRole("textbox", { name: "Kunta" }));
  await user.keyboard("{Tab}");
  expect(focused()).toBe(screen.getByRole("textbox", { name: "Ikä" }));
  await user.keyboard("{Enter}");
  expect(place()).toBe("0:2");
  expect(commit).toHaveBeenCalledTimes(1);
});

test("what is typed in a row is kept of that row, also when another comes in its place", async () => {
  const commit = vi.fn();
  const columns = COLUMNS.map((c) => (c.id === "town" ? { ...c, edit: { value: c.text, commit } } : c));
  const { client } = wrap(<Grid columns={columns} />);
  const user = await enter();
  await user.keyboard("{ArrowRight}{F2}Juuka");
  act(() => client.setQueryData(["clients", "page", 0], { rows: ALL.slice(1, 101), total: 9_999 }));
  await waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
  expect(commit).toHaveBeenCalledExactlyOnceWith(ALL[0], "Juuka");
  expect(place()).toBe("0:1");
});

test("Space and Shift with arrows select, over the edge of a page too", async () => {
  const changed = vi.fn();
  wrap(<Selecting changed={changed} />);
  const user = await enter();
  await user.keyboard(" {ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  await waitFor(() => expect([...(changed.mock.lastCall?.[0] ?? [])]).toEqual(["c0", "c2", "c3", "c4"]));
  await user.keyboard("{Shift>}{ArrowUp}{/Shift}");
  await waitFor(() => expect([...(changed.mock.lastCall?.[0] ?? [])]).toEqual(["c0", "c2", "c3"]));
  expect(screen.getByRole("status").textContent).toContain("3\u00a0valittu");
  const row = screen.getByText("Asiakas 2").closest("[role=row]");
  expect(row?.getAttribute("aria-selected")).toBe("true");
  await user.keyboard("{ArrowUp} ");
  await waitFor(() => expect([...(changed.mock.lastCall?.[0] ?? [])]).toEqual(["c0", "c3"]));
});

test("the focus of the list beside its rows goes to the row that is active, and Enter opens it", async () => {
  const open = vi.fn();
  wrap(<Grid onOpen={open} />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  await user.click(screen.getByRole("grid"));
  expect(place()).toBe("2:0");
  await user.keyboard("{Enter}");
  expect(open).toHaveBeenCalledExactlyOnceWith(ALL[2]);
});

test("sorting by the header keeps the focus there, and the old rows until the new ones are there", async () => {
  let answer: (() => void) | undefined;
  const slow = () =>
    new Promise<void>((resolve) => {
      answer = resolve;
    });
  wrap(<Sorting slow={slow} />);
  const user = await enter();
  await user.keyboard("{ArrowUp}");
  const header = screen.getByRole("columnheader", { name: /Nimi/ });
  expect(header.getAttribute("aria-sort")).toBe("ascending");
  expect(screen.getByRole("columnheader", { name: "Ikä" }).getAttribute("aria-sort")).toBeNull();
  await user.keyboard("{Enter}");
  expect(header.getAttribute("aria-sort")).toBe("descending");
  expect(screen.getByText("Asiakas 0")).toBeTruthy();
  expect(screen.getByRole("grid").getAttribute("aria-busy")).toBe("true");
  await act(async () => answer?.());
  await screen.findByText("Asiakas 9999");
  expect(place()).toBe("-1:0");
});

test("the focus never falls to the body when rows go away", async () => {
  const { rerender } = wrap(<Grid />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}");
  rerender(<Grid queryKey={["clients", "few"]} loadPage={pages(ALL.slice(0, 2))} />);
  await waitFor(() => expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("3"));
  expect(place()).toBe("0:0");
  await user.keyboard("{ArrowDown}");
  expect(place()).toBe("1:0");
  rerender(<Grid queryKey={["clients", "none"]} loadPage={pages([])} empty={<p>Ei osumia</p>} />);
  await screen.findByText("Ei osumia");
  expect(focused()).not.toBe(document.body);
  expect(place()).toBe("-1:0");
});

test("a deletion under the focus leaves it in the row that took the place", async () => {
  let all = ALL.slice(0, 3);
  const { client } = wrap(<Grid loadPage={(offset, limit) => pages(all)(offset, limit)} />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(place()).toBe("2:0");
  all = ALL.slice(0, 2);
  await act(() => client.invalidateQueries({ queryKey: ["clients"] }));
  await waitFor(() => expect(place()).toBe("1:0"));
});

test("leaving at once after a key that scrolls keeps what has been scrolled to", async () => {
  const kept = { current: null as GridPlace | null };
  const { unmount } = wrap(<Grid place={kept} />);
  await screen.findByText("Asiakas 0");
  const grid = screen.getByRole("grid");
  // nobody has been told of it yet
  grid.scrollTop = 1234;
  unmount();
  expect(kept.current?.scroll).toBe(1234);
});

test("leaving before the rows have come keeps the place that was to be found again", async () => {
  const kept = { current: { row: 40, col: 0, scroll: 1234 } };
  const { unmount } = wrap(<Grid place={kept} loadPage={() => new Promise(() => {})} />);
  // a list without rows has nowhere to scroll to
  screen.getByRole("grid").scrollTop = 0;
  unmount();
  expect(kept.current.scroll).toBe(1234);
});

test.each([
  ["a button", <button key="it" type="button" data-testid="begun" />],
  ["a note", <textarea key="it" data-testid="begun" />],
  ["a chip", createElement("div", { role: "row", tabIndex: -1, "data-testid": "begun" })],
])("whoever has begun with %s of the page is not called away when the rows come", async (_what, begun) => {
  await expectLeft((grid) => (
    <main>
      {begun}
      {grid}
    </main>
  ));
});

test.each([
  ["a choice", "listbox", "option"],
  ["a menu", "menu", "menuitemradio"],
])("whoever has opened %s above the page is not called away when the rows come", async (_what, role, line) => {
  await expectLeft((grid) => (
    <>
      <main>{grid}</main>
      <div role={role}>
        <div role={line} tabIndex={-1} data-testid="begun" />
      </div>
    </>
  ));
});

/** What was begun with before the rows came has the focus after. */
async function expectLeft(around: (grid: ReactElement) => ReactElement): Promise<void> {
  let come = () => {};
  const load = vi.fn(
    (offset: number, limit: number) =>
      new Promise<Awaited<ReturnType<ReturnType<typeof pages>>>>((resolve) => {
        come = () => void pages(ALL)(offset, limit).then(resolve);
      }),
  );
  wrap(around(<Grid loadPage={load} autoFocus />));
  const begun = screen.getByTestId("begun");
  await waitFor(() => expect(load).toHaveBeenCalled());
  begun.focus();
  come();
  await screen.findByText("Asiakas 0");
  expect(document.activeElement).toBe(begun);
}

test("coming back finds the place again", async () => {
  const kept: { current: GridPlace | null } = { current: null };
  const { unmount } = wrap(<Grid place={kept} />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}");
  unmount();
  expect(kept.current).toMatchObject({ row: 2, col: 1 });
  wrap(<Grid place={kept} autoFocus />);
  await waitFor(() => expect(place()).toBe("2:1"));
});

test("what is rendered beside the window is read before it comes into sight", async () => {
  const load = vi.fn(pages(ALL));
  const { container } = wrap(<Grid place={{ current: { row: 92, col: 0, scroll: 75 * 34 } }} loadPage={load} />);
  await screen.findByText("Asiakas 92");
  await waitFor(() => expect(load.mock.calls.map(([offset]) => offset)).toEqual([0, 100]));
  await screen.findByText("Asiakas 100");
  expect(container.querySelector('[aria-busy="true"]')).toBeNull();
});

test("a failed page says so and is asked for again", async () => {
  const load = vi.fn(pages(ALL.slice(0, 5))).mockRejectedValueOnce(new Error("busy"));
  wrap(<Grid loadPage={load} />);
  const alert = await screen.findByRole("alert");
  await userEvent.click(within(alert).getByRole("button", { name: "Yritä uudelleen" }));
  await screen.findByText("Asiakas 4");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the focus of a cell with one control is the control's", async () => {
  const press = vi.fn();
  const columns: Column<Client>[] = [
    ...COLUMNS.slice(0, 1),
    {
      id: "do",
      header: "Toimi",
      text: () => "",
      control: true,
      render: (c, tabIndex) => (
        <button type="button" tabIndex={tabIndex} onClick={() => press(c.id)}>
          Soita
        </button>
      ),
    },
  ];
  const open = vi.fn();
  wrap(<Grid columns={columns} onOpen={open} />);
  const user = await enter();
  await user.keyboard("{ArrowDown}{ArrowRight}");
  expect(focused().tagName).toBe("BUTTON");
  await user.keyboard("{Enter}");
  expect(press).toHaveBeenCalledExactlyOnceWith("c1");
  expect(open).not.toHaveBeenCalled();
});

test("columns are widened and moved from the header by keys", async () => {
  wrap(<Columned />);
  const user = await enter();
  await user.keyboard("{ArrowUp}{Control>}{ArrowRight}{/Control}");
  expect(screen.getAllByRole("columnheader").map((h) => h.textContent)).toEqual(["Kunta", "Nimi", "Ikä"]);
  expect(place()).toBe("-1:1");
});

test("columns: hiding, moving and widening keep every column once and within bounds", () => {
  const ids = COLUMNS.map((c) => c.id);
  const step = fc.oneof(
    fc.record({ do: fc.constant("move"), id: fc.constantFrom(...ids), by: fc.constantFrom(-1 as const, 1 as const) }),
    fc.record({ do: fc.constant("toggle"), id: fc.constantFrom(...ids), by: fc.constant(1 as const) }),
    fc.record({ do: fc.constant("width"), id: fc.constantFrom(...ids), by: fc.integer({ min: -50, max: 50 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let state: ColumnState = noColumnState;
      for (const s of steps) {
        const column = COLUMNS.find((c) => c.id === s.id);
        if (column === undefined) throw new Error("no column");
        if (s.do === "move") state = moved(visible(COLUMNS, state), COLUMNS, s.id, s.by === 1 ? 1 : -1, state);
        else if (s.do === "toggle") state = toggled(state, s.id);
        else state = resized(column, state, widthOf(column, state) + s.by);
        const shown = visible(COLUMNS, state).map((c) => c.id);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toContain("name");
        expect(widthOf(column, state)).toBeGreaterThanOrEqual(4);
      }
      const all = visible(COLUMNS, { ...state, hidden: [] }).map((c) => c.id);
      expect([...all].sort()).toEqual([...ids].sort());
    }),
  );
});

test("a text that its column cuts off is told in whole where it is pointed at", async () => {
  const user = userEvent.setup();
  wrap(<Grid />);
  const name = await screen.findByText("Asiakas 1");
  const town = within(name.closest('[role="row"]') as HTMLElement).getByText("Lieksa");
  const wide = (element: HTMLElement, width: number) => Object.defineProperty(element, "scrollWidth", { value: width });
  for (const text of [name, town]) Object.defineProperty(text, "clientWidth", { value: 60 });
  wide(name, 90);
  wide(town, 60);
  await user.hover(name);
  expect(name.title).toBe("Asiakas 1");
  await user.hover(town);
  expect(town.title).toBe("");
});
