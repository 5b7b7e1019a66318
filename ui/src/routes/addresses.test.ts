import "~/test/document";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { waitWhereRefused } from "./addresses";

/** A window whose history takes so many addresses and refuses the next, as WebKit does. */
function windowOf(most: number) {
  const heard: (() => void)[] = [];
  const written: string[] = [];
  let left = most;
  const take = (how: string) => (_state: unknown, _title: string, url?: string | URL | null) => {
    if (left === 0) throw new DOMException("too many", "SecurityError");
    left -= 1;
    written.push(`${how} ${String(url)}`);
  };
  const history = { pushState: take("push"), replaceState: take("replace") };
  const it = { history, addEventListener: (_name: string, listener: () => void) => heard.push(listener) };
  waitWhereRefused(it as unknown as Window);
  return {
    history,
    written,
    allow: (more: number) => {
      left = more;
    },
    goBack: () => {
      for (const listener of heard) listener();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what the engine takes is written at once", () => {
  const { history, written } = windowOf(9);
  history.pushState(null, "", "#/clients");
  history.replaceState(null, "", "#/clients?own=true");
  expect(written).toEqual(["push #/clients", "replace #/clients?own=true"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("of what it refuses the latest is written once it takes more, as one that can be gone back from", () => {
  const { history, written, allow } = windowOf(1);
  for (const tab of ["own", "safety"]) history.replaceState(null, "", `#/settings?tab=${tab}`);
  history.pushState(null, "", "#/clients");
  history.replaceState(null, "", "#/clients?own=true");
  vi.advanceTimersByTime(5_000);
  expect(written).toEqual(["replace #/settings?tab=own"]);
  allow(5);
  vi.advanceTimersByTime(1_000);
  expect(written).toEqual(["replace #/settings?tab=own", "push #/clients?own=true"]);
  expect(vi.getTimerCount()).toBe(0);
  history.replaceState(null, "", "#/");
  expect(written.at(-1)).toBe("replace #/");
});

test("what was refused is not written over where one has gone back to", () => {
  const { history, written, allow, goBack } = windowOf(0);
  history.pushState(null, "", "#/clients");
  goBack();
  allow(5);
  vi.advanceTimersByTime(5_000);
  expect(written).toEqual([]);
});

test("another fault is the caller's to know", () => {
  const history = {
    pushState: () => {
      throw new DOMException("no copy of it", "DataCloneError");
    },
    replaceState: () => {},
  };
  waitWhereRefused({ history, addEventListener: () => {} } as unknown as Window);
  expect(() => history.pushState()).toThrow("no copy of it");
  expect(vi.getTimerCount()).toBe(0);
});
