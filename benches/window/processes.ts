/** The processes of the window, as Linux tells of them: when the program was started, and the memory they hold. */
import { readdirSync, readFileSync } from "node:fs";

const CLOCK_TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** Since the machine's start. */
  readonly startedMs: number;
}

function all(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // the name is in parentheses and may hold anything
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const end = stat.lastIndexOf(")");
        const fields = stat.slice(end + 2).split(" ");
        const name = stat.slice(stat.indexOf("(") + 1, end);
        const startedMs = (Number(fields[19]) * 1000) / CLOCK_TICKS;
        return [{ pid: Number(pid), parent: Number(fields[1]), name, startedMs }];
      } catch {
        return [];
      }
    });
}

function environment(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** The program that lies on this folder, with the engine's processes that it started. */
function family(folder: string): Process[] {
  const every = all();
  const program = every.find(
    ({ pid, name }) => name === "polku-desktop" && environment(pid).includes(`POLKU_DATA_DIR=${folder}`),
  );
  if (program === undefined) throw new Error("the program does not run");
  const found = [program];
  for (const member of found) found.push(...every.filter(({ parent }) => parent === member.pid));
  return found;
}

/** The moment at which the program was started, in milliseconds since 1970; exact to a hundredth of a second. */
export function startOf(folder: string): number {
  const [program] = family(folder);
  const upMs = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) * 1000;
  return Date.now() - upMs + (program?.startedMs ?? 0);
}

export interface Memory {
  readonly name: string;
  readonly rssMib: number;
  /** Shared pages are divided among those who share them. */
  readonly pssMib: number;
}

export function memory(folder: string): Memory[] {
  return family(folder).map(({ pid, name }) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const mib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1024;
    return { name, rssMib: mib("Rss"), pssMib: mib("Pss") };
  });
}
