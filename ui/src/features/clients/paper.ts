/** What of clients goes on paper. */
import { useState } from "react";
import { call, errorText } from "~/api";

/** Where the log of reading is told whose data are printed: nothing is shown or printed before this is through. */
export async function logPaper(clients: readonly string[]): Promise<void> {
  await call("log_clients_print", { client_ids: [...clients] });
}

/** Prints the page of a client as it is shown; why that failed, if it did. */
export function usePagePrint(client: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const print = async () => {
    try {
      await logPaper([client]);
      setProblem(null);
      window.print();
    } catch (thrown) {
      setProblem(errorText(thrown));
    }
  };
  return { problem, print: () => void print() };
}
