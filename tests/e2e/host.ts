/** The dev host: the built pages and the real program, on a folder of stores. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const ROOT = resolve(import.meta.dirname, "../..");
const HOST = join(resolve(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target")), "debug/polku-dev-host");

/** Today in every test: a Wednesday in the middle of a month, whatever day the tests run on. */
export const TODAY = "2026-11-18";

export interface Host {
  readonly address: string;
  readonly rpc: (command: string, request?: unknown) => Promise<unknown>;
  readonly stop: () => void;
}

export async function startHost(folder: string): Promise<Host> {
  const child = spawn(HOST, [folder, join(ROOT, "ui/dist-browser"), "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, POLKU_TEST_TODAY: TODAY },
  });
  const address = await new Promise<string>((found, failed) => {
    child.once("error", failed);
    child.once("exit", () => failed(new Error("the dev host ended")));
    createInterface(child.stdout).once("line", found);
  });
  return {
    address,
    rpc: async (command, request = {}) => {
      const answer = await fetch(`${address}/rpc/${command}`, { method: "POST", body: JSON.stringify(request) });
      if (!answer.ok) throw new Error(`${command}: ${await answer.text()}`);
      return answer.json();
    },
    stop: () => child.kill(),
  };
}
