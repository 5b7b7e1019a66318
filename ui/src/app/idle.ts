/** Locking without being asked: nobody has touched the window for a while, or the machine has slept. */
import { useEffect, useEffectEvent } from "react";

/** How long the window may be left alone. */
export const IDLE_MS = 10 * 60_000;
/** How far the clock may be from where it should be: beyond this the machine has slept, or the clock was turned. */
export const JUMP_MS = 30_000;
/** How often the clock is looked at. */
export const TICK_MS = 5_000;
/** A hidden page may be woken once a minute only, which is no jump. */
const HIDDEN_TICK_MS = 60_000;

/** By this the shell tells that the machine has slept: its clock runs on where that of a hidden page does not. */
const SLEPT = "polku-slept";

const INPUT = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/** Locks when nobody is there. What was half written stays where it is kept as one types: in the store. */
export function useIdleLock(lock: () => void): void {
  const onAway = useEffectEvent(lock);
  useEffect(() => {
    let touched = Date.now();
    let looked = touched;
    let ran = performance.now();
    let hidden = document.hidden;
    let locked = false;
    const isAway = () => {
      const now = Date.now();
      const passed = now - looked;
      // where a clock of its own stands still while the machine sleeps, it tells a sleep from a busy window
      const jumped = Math.abs(passed - (performance.now() - ran));
      const tick = hidden ? HIDDEN_TICK_MS : TICK_MS;
      looked = now;
      ran = performance.now();
      hidden = document.hidden;
      return jumped > JUMP_MS || passed > tick + JUMP_MS || now - touched >= IDLE_MS;
    };
    const leave = () => {
      if (locked) return;
      locked = true;
      onAway();
    };
    const look = () => {
      if (!locked && isAway()) leave();
    };
    // the first touch after a long sleep comes before the tick: it wakes a locked window, and does nothing else
    const touch = (event: Event) => {
      look();
      if (locked) {
        event.preventDefault();
        event.stopPropagation();
      } else touched = Date.now();
    };
    const timer = setInterval(look, TICK_MS);
    const options = { capture: true, passive: false };
    for (const kind of INPUT) window.addEventListener(kind, touch, options);
    document.addEventListener("visibilitychange", look);
    window.addEventListener(SLEPT, leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener(SLEPT, leave);
      for (const kind of INPUT) window.removeEventListener(kind, touch, options);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
}
