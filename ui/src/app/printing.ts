import { useEffect, useState } from "react";
import { errorText } from "~/api";

/** Why there is nothing to print, in words: no error of the engine's. */
export class Unprinted extends Error {}

/** What is made ready for paper, put in the page and printed; `failed` tells of an error in the words of the page. */
export function usePrinting<P extends object>(make: () => Promise<P>, failed = (reason: string) => reason) {
  const [paper, setPaper] = useState<P | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  // the paper is in the page by now
  useEffect(() => {
    if (paper === null) return;
    window.print();
    setBusy(false);
  }, [paper]);

  const print = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      // another object each time, so that the same is printed again
      setPaper({ ...(await make()) });
    } catch (thrown) {
      setProblem(thrown instanceof Unprinted ? thrown.message : failed(errorText(thrown)));
      setBusy(false);
    }
  };
  return { paper, problem, busy, print: () => void print() };
}
