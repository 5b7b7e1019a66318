/** What is timed inside the page: from a key going down until the frame that shows its effect has been painted. */
import type { Window } from "../../tests/desktop/driver";

/**
 * The clock of the page. `arm` names the effects that the next key is to have, as functions that are true once the page
 * shows them; they are asked once a frame, and a message that is posted in the frame arrives when it has been painted.
 */
const RECORDER = `
  const polku = { effects: null, times: null, frames: null };
  polku.arm = (effects) => { polku.effects = effects; polku.times = null; };
  polku.painted = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  polku.scroll = (box, step, count) => {
    const took = [];
    let last = performance.now();
    const frame = (now) => {
      took.push(now - last);
      last = now;
      if (took.length > count) { polku.frames = took.slice(1); return; }
      box.scrollTop += step;
      requestAnimationFrame(frame);
    };
    polku.frames = null;
    requestAnimationFrame(frame);
  };
  addEventListener("keydown", (event) => {
    const { effects } = polku;
    if (effects === null || ["Control", "Shift", "Alt"].includes(event.key)) return;
    polku.effects = null;
    const began = performance.now();
    const times = effects.map(() => null);
    const look = () => {
      effects.forEach((effect, i) => {
        if (times[i] !== null || !effect()) return;
        times[i] = Infinity;
        polku.painted(() => {
          times[i] = performance.now() - began;
          if (times.every((time) => time !== null && time !== Infinity)) polku.times = times;
        });
      });
      if (times.includes(null)) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);
  window.polku = polku;`;

/** A key, what the page must show after it, and how the page is read before it. */
export interface Stroke {
  readonly what: string;
  readonly keys: readonly string[];
  /** Statements that run before the key, to keep what the effects compare with. */
  readonly before?: string;
  /** One expression for each effect that is timed. */
  readonly effects: readonly string[];
}

export async function install(window: Window): Promise<void> {
  await window.run(RECORDER);
}

/** Presses the keys, and answers after how many milliseconds each effect was on the screen. */
export async function strike(window: Window, { what, keys, before = "", effects }: Stroke): Promise<number[]> {
  await window.run(`${before}; polku.arm([${effects.map((effect) => `() => ${effect}`).join(", ")}]);`);
  await window.press(...keys);
  return window.when<number[]>(what, "return polku.times");
}

/** How long each frame took while an element was scrolled by so many pixels in every frame. */
export async function scrolled(window: Window, selector: string, step: number, count: number): Promise<number[]> {
  await window.run(
    "polku.scroll(document.querySelector(arguments[0]), arguments[1], arguments[2])",
    selector,
    step,
    count,
  );
  return window.when<number[]>("the frames of scrolling", "return polku.frames");
}
