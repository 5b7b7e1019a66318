/** Facts of a test's own: clients that nobody else's test looks at. */
import type { Host } from "./test";

const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** A code of nobody: serial numbers from 900 on are never given to anyone. */
export function madeUpCode(serial: number, day = "010190"): string {
  return `${day}-${serial}${CHECK[Number(`${day}${serial}`) % CHECK.length]}`;
}

/** Adds a client of Joensuu as the worker who has signed in, and answers its id. */
export async function addClient(host: Host, lastName: string, serial: number, day?: string): Promise<string> {
  const stored = (await host.rpc("add_client", {
    identity_code: madeUpCode(serial, day),
    last_name: lastName,
    first_names: "Testi",
    gender: "female",
    municipality: "167",
    phone: null,
  })) as { id: string };
  return stored.id;
}
