import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { fmtCount } from "~/i18n";
import { ChartFigure, type ChartFigureProps } from "./ChartFigure";
import { type ChartRow, segments, totalOf } from "./figures";

const SERIES = [
  { id: "female", label: "Naiset" },
  { id: "male", label: "Miehet" },
];
const ROWS: ChartRow[] = [
  { id: "167", label: "Joensuu", values: { female: 1200, male: 800 } },
  { id: "422", label: "Lieksa", values: { female: 12, male: null } },
  { id: "541", label: "Nurmes", values: { female: 0, male: 0 } },
];

const figure = (more: Partial<ChartFigureProps> = {}) =>
  render(
    <ChartFigure
      title="Osallistujat kunnittain"
      reading="Joensuussa on 2 000 osallistujaa."
      rowsLabel="Kunta"
      rows={ROWS}
      series={SERIES}
      {...more}
    />,
  );

test("the chart has its title, its reading and its figures", () => {
  figure();
  const chart = screen.getByRole("img", { name: "Osallistujat kunnittain" });
  const described = document.getElementById(chart.getAttribute("aria-describedby") ?? "");
  expect(described?.textContent).toBe("Joensuussa on 2 000 osallistujaa.");
  expect(screen.getByRole("figure", { name: "Osallistujat kunnittain" })).toBeTruthy();
  const texts = [...chart.querySelectorAll("text")].map((text) => text.textContent);
  expect(texts).toContain(fmtCount(2000));
  expect(texts).toContain("–");
  expect(document.querySelectorAll("[style]")).toHaveLength(0);
});

test("the table holds the same figures, and the focus stays on the toggle", async () => {
  figure();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{Enter}");
  const table = screen.getByRole("table", { name: "Osallistujat kunnittain" });
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ["Kunta", "Naiset", "Miehet", "Yhteensä"],
    ["Joensuu", fmtCount(1200), "800", fmtCount(2000)],
    ["Lieksa", "12", "–", "–"],
    ["Nurmes", "0", "0", "0"],
  ]);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Näytä kaaviona" }));
});

test("one series is one bar with its figure, and no total", async () => {
  figure({ series: SERIES.slice(0, 1), initiallyTable: true });
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Kunta", "Naiset"]);
});

test("every figure opens what is behind it", async () => {
  const open = vi.fn();
  figure({ onOpen: open, initiallyTable: true });
  await userEvent.click(screen.getByRole("button", { name: "Lieksa, Naiset: 12" }));
  expect(open).toHaveBeenCalledExactlyOnceWith(ROWS[1], SERIES[0]);
  expect(screen.queryByRole("button", { name: /Lieksa, Yhteensä/ })).toBeNull();
  // nothing is behind a nought
  expect(screen.queryByRole("button", { name: /Nurmes/ })).toBeNull();
});

test("a figure that opens is named and found as whoever shows the chart says", () => {
  figure({
    onOpen: () => {},
    figureId: (row, series) => `${row.id} ${series?.id ?? "all"}`,
    figureName: (row, series, shown) => `${row.label} ${series?.label ?? "kaikki"} ${shown}, näytä`,
    initiallyTable: true,
  });
  const [first, , total] = within(screen.getByRole("row", { name: /^Joensuu/ })).getAllByRole("button");
  expect(first?.getAttribute("data-figure")).toBe("167 female");
  expect(first?.getAttribute("aria-label")).toBe(`Joensuu Naiset ${fmtCount(1200)}, näytä`);
  expect(total?.getAttribute("data-figure")).toBe("167 all");
});

test("a bar opens by the mouse what its figure in the table does, and takes no place among the keys", async () => {
  const open = vi.fn();
  figure({ onOpen: open });
  const user = userEvent.setup();
  const chart = screen.getByRole("img", { name: "Osallistujat kunnittain" });
  // two pieces and a total, a piece of a row without one; of a row of noughts nothing
  const opening = [...chart.querySelectorAll("[data-opens]")];
  expect(opening).toHaveLength(4);
  for (const one of opening) await user.click(one);
  expect(open.mock.calls).toEqual([
    [ROWS[0], SERIES[0]],
    [ROWS[0], SERIES[1]],
    [ROWS[0], null],
    [ROWS[1], SERIES[0]],
  ]);
  expect(chart.querySelector("[tabindex], a, button")).toBeNull();
});

test("how it is shown is told to whoever keeps it", async () => {
  const told = vi.fn();
  figure({ onAsTable: told });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Näytä taulukkona" }));
  await user.click(screen.getByRole("button", { name: "Näytä kaaviona" }));
  expect(told.mock.calls).toEqual([[true], [false]]);
});

test("the figures of the picture and of the table are equal", () => {
  const value = fc.option(fc.integer({ min: 0, max: 99_999 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.record({ female: value, male: value }), { minLength: 1, maxLength: 8 }), (all) => {
      const rows = all.map((values, i) => ({ id: String(i), label: `k${i}`, values }));
      const picture = figure({ rows });
      const ends = [...picture.container.querySelectorAll("svg[role=img] > g > text")].map((text) => text.textContent);
      picture.unmount();
      const table = figure({ rows, initiallyTable: true });
      const totals = [...table.container.querySelectorAll("tbody tr")].map((row) => row.lastElementChild?.textContent);
      table.unmount();
      expect(ends).toEqual(totals);
      for (const row of rows) {
        const pieces = segments(row, SERIES);
        const sum = pieces.reduce((before, piece) => before + piece.value, 0);
        expect(pieces.at(-1)?.to ?? 0).toBe(sum);
        if (totalOf(row, SERIES) !== null) expect(totalOf(row, SERIES)).toBe(sum);
      }
    }),
    { numRuns: 30 },
  );
});
