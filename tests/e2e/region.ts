/** Makes the made-up region once; each worker of the tests takes a copy. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHost } from "./host";

export default async function prepare(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "polku-region-"));
  process.env.POLKU_TEST_REGION = folder;
  const host = await startHost(folder);
  try {
    await host.rpc("make_made_up");
  } finally {
    host.stop();
  }
  return () => rmSync(folder, { recursive: true, force: true });
}
