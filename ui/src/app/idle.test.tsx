import { render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE_MS, JUMP_MS, useIdleLock } from "./idle";

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

const touch = (kind: string) => window.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
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

  it("bears a small jump", () => {
    const { lock } = watch();
    vi.setSystemTime(Date.now() + JUMP_MS - MINUTE);
    vi.advanceTimersByTime(MINUTE);
    expect(lock).not.toHaveBeenCalled();
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
