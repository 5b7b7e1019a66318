import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeEach } from "vitest";
import { setLanguage } from "~/i18n";

// a shared machine may be slow
configure({ asyncUtilTimeout: 10_000 });

/** What waits for its time. A page that goes takes it along; here it would run when there is no document any more. */
const waiting = new Set<ReturnType<typeof setTimeout>>();
const { setTimeout: start, setInterval: repeat, clearTimeout: stop } = globalThis;

globalThis.setTimeout = Object.assign((run: (...words: unknown[]) => void, after?: number, ...words: unknown[]) => {
  const timer = start(() => {
    waiting.delete(timer);
    run(...words);
  }, after);
  waiting.add(timer);
  return timer;
}, start) as typeof setTimeout;

globalThis.setInterval = Object.assign((run: () => void, every?: number, ...words: []) => {
  const timer = repeat(run, every, ...words);
  waiting.add(timer);
  return timer;
}, repeat) as typeof setInterval;

beforeEach(() => {
  setLanguage("fi");
});

afterEach(() => {
  cleanup();
});

afterAll(() => {
  for (const timer of waiting) stop(timer);
});
