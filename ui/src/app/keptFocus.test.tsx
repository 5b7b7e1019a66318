import { act, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { focusGoesOn, useKeptFocus } from "./keptFocus";

const ALL = ["yksi", "kaksi", "kolme"];

function Rows({ own }: { readonly own: readonly string[] }) {
  const [rows, setRows] = useState(ALL);
  return (
    <section>
      <h2>Rivit</h2>
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <li key={row}>
              <h3>{row}</h3>
              <button type="button">
                Muokkaa<span className="visually-hidden"> {row}</span>
              </button>
              {own.includes(row) && (
                <button type="button" onClick={() => setRows(rows.filter((other) => other !== row))}>
                  Poista<span className="visually-hidden"> {row}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Window({ own = ALL }: { readonly own?: readonly string[] }) {
  useKeptFocus();
  const [undo, setUndo] = useState(true);
  const [state, setState] = useState("free");
  const [asked, setAsked] = useState(false);
  return (
    <>
      <main tabIndex={-1}>
        <article>
          <h1>Sivu</h1>
          <Rows own={own} />
          <section>
            <h2>Työ</h2>
            <button type="button" disabled={state === "busy"} onClick={() => setState("busy")}>
              Tee
            </button>
            {state !== "gone" && (
              <button type="button" onClick={() => setAsked(true)}>
                Kysy
              </button>
            )}
          </section>
        </article>
      </main>
      <footer>
        {undo && (
          <button type="button" onClick={() => setUndo(false)}>
            Kumoa
          </button>
        )}
        <input aria-label="muu" />
      </footer>
      {asked && (
        <div role="dialog">
          <button type="button" onClick={() => setState("gone")}>
            Poista kysytty
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            Sulje
          </button>
        </div>
      )}
    </>
  );
}

const named = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => {
  const button = named(name);
  act(() => button.focus());
  act(() => button.click());
};
const focusAt = (words: string) => waitFor(() => expect(document.activeElement?.textContent).toBe(words));
/** Longer than the focus is waited for. */
const settled = () => act(() => vi.advanceTimersByTimeAsync(1_000));

afterEach(() => {
  vi.useRealTimers();
});

it("moves on to the same control of the next row, then of the one before, then to the heading", async () => {
  render(<Window />);
  press("Poista kaksi");
  await focusAt("Poista kolme");
  press("Poista kolme");
  await focusAt("Poista yksi");
  press("Poista yksi");
  await focusAt("Rivit");
});

it("tells that the focus is on its way to a next row, and to nothing else", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  render(<Window own={["yksi", "kaksi"]} />);
  await settled();
  const told = async (name: string) => {
    press(name);
    // the observer is told before the next task
    await act(() => Promise.resolve());
    const before = focusGoesOn();
    await settled();
    return [before, focusGoesOn()];
  };
  expect(await told("Poista yksi")).toEqual([true, false]);
  expect(await told("Poista kaksi")).toEqual([false, false]);
  expect(await told("Kumoa")).toEqual([false, false]);
});

it("passes a row without that control by", async () => {
  render(<Window own={["yksi", "kolme"]} />);
  press("Poista yksi");
  await focusAt("Poista kolme");
  press("Poista kolme");
  await focusAt("Rivit");
});

it("goes to the heading of the page from beside it", async () => {
  render(<Window />);
  press("Kumoa");
  await focusAt("Sivu");
});

it("goes to the heading from a control that works no more", async () => {
  render(<Window />);
  press("Tee");
  await focusAt("Työ");
});

it("takes the focus once what lies over the page has gone, and what opened it too", async () => {
  render(<Window />);
  press("Kysy");
  press("Poista kysytty");
  press("Sulje");
  await focusAt("Työ");
});

it("takes it from nobody who is elsewhere, who has let go, or who has just come", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  render(<Window />);
  await settled();
  expect(document.activeElement).toBe(document.body);
  press("Poista kaksi");
  act(() => screen.getByLabelText("muu").focus());
  await settled();
  expect(document.activeElement).toBe(screen.getByLabelText("muu"));
  const last = named("Poista kolme");
  act(() => last.focus());
  act(() => last.blur());
  act(() => {
    document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  });
  await settled();
  act(() => last.click());
  await settled();
  expect(document.activeElement).toBe(document.body);
});
