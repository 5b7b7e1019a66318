/** A long list is seen at once: its first screen is painted before what is below it. */
import { startTransition, useEffect, useState } from "react";

/** What is below is not made while keys follow each other: whoever goes through the parts of a page waits for none. */
const REST_MS = 150;

/** Whether the first screen stands, and the page is at rest. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // a frame is asked for before it is painted
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)), REST_MS);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
