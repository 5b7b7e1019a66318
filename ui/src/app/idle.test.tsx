import { render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE_MS, JUMP_MS, TICK_MS, useIdleLock } from "./idle";

const START = new Date("2027-02-03T08:00:00Z");
const MINUTE = 60_000;

function Watched({ lock }: { readonly lock: () => void }) {
  useIdleLock(lock);
  return null;
}

function watch() {
  const lock = vi.fn();
  return { lock, ...render(<Watched lock={lock} />) };
}

/** How long of its sleep the machine has counted. */
let counted = 0;

/** The machine sleeps: the clock goes on, and nothing else does; on some systems the clock of the page goes on too. */
function sleep(ms: number, isCounted: boolean) {
  vi.setSystemTime(Date.now() + ms);
  if (isCounted) counted += ms;
}

/** The page is hidden, or in sight again. */
function hide(hidden: boolean) {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

const touch = (kind: string) => window.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  counted = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + counted);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the idle lock", () => {
  it("locks once when nobody has touched the window for ten minutes", () => {
    const { lock } = watch();
    vi.advanceTimersByTime(IDLE_MS - 1000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5 * MINUTE);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("locks once when the shell tells that the machine has slept", () => {
    const { lock } = watch();
    for (const _ of [1, 2]) window.dispatchEvent(new Event("polku-slept"));
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it.each(["keydown", "pointermove", "pointerdown", "wheel"])("starts anew at %s", (kind) => {
    const { lock } = watch();
    vi.advanceTimersByTime(IDLE_MS - MINUTE);
    touch(kind);
    vi.advanceTimersByTime(IDLE_MS - MINUTE);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(MINUTE);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it.each([1, -1])("locks when the clock has jumped (%i)", (way) => {
    const { lock } = watch();
    vi.advanceTimersByTime(MINUTE);
    vi.setSystemTime(Date.now() + way * (JUMP_MS + MINUTE));
    vi.advanceTimersByTime(MINUTE);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it.each([true, false])("locks when the machine has slept for a minute (counted by the page: %s)", (isCounted) => {
    const { lock } = watch();
    vi.advanceTimersByTime(MINUTE);
    sleep(MINUTE, isCounted);
    vi.advanceTimersByTime(TICK_MS);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it.each([true, false])("bears a tick that is late by some seconds (counted by the page: %s)", (isCounted) => {
    const { lock } = watch();
    for (let late = 0; late < 5; late += 1) {
      sleep(JUMP_MS - 5_000, isCounted);
      vi.advanceTimersByTime(TICK_MS);
    }
    expect(lock).not.toHaveBeenCalled();
  });

  it("bears the rare ticks of a hidden page, but no sleep behind it", () => {
    const { lock } = watch();
    hide(true);
    for (let minute = 0; minute < 4; minute += 1) {
      sleep(MINUTE - TICK_MS, true);
      vi.advanceTimersByTime(TICK_MS);
    }
    sleep(MINUTE - TICK_MS, true);
    hide(false);
    expect(lock).not.toHaveBeenCalled();
    hide(true);
    sleep(2 * MINUTE, true);
    hide(false);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("locks when the machine has slept behind a hidden page, where the page's own clock stood still", () => {
    const { lock } = watch();
    hide(true);
    sleep(MINUTE, false);
    hide(false);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("locks at the first touch after a sleep, which does nothing else", () => {
    const { lock } = watch();
    vi.setSystemTime(Date.now() + JUMP_MS + MINUTE);
    expect(touch("keydown")).toBe(false);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("watches no more when the window is locked already", () => {
    const { lock, unmount } = watch();
    unmount();
    vi.advanceTimersByTime(2 * IDLE_MS);
    expect(lock).not.toHaveBeenCalled();
  });
});
