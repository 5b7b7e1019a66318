/** What of clients goes on paper. */
import { call } from "~/api";
import { usePrinting } from "~/app/printing";
import { m } from "~/i18n";

/** Where the log of reading is told whose data are printed: nothing is shown or printed before this is through. */
export async function logPaper(clients: readonly string[]): Promise<void> {
  await call("log_clients_print", { client_ids: [...clients] });
}

/** Prints the page of a client, with what is closed on the screen open; why that failed, if it did. */
export function usePagePrint(client: string) {
  const { paper, problem, print } = usePrinting(
    async () => {
      await logPaper([client]);
      return {};
    },
    (reason) => m.ui_client_print_failed({ reason }),
  );
  return { isOnPaper: paper !== null, problem, print };
}
