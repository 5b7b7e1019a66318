/** The real window, driven by WebKitWebDriver over the W3C protocol. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const DRIVER = process.env.POLKU_WEBDRIVER ?? "WebKitWebDriver";
const START_MS = 20_000;
const WAIT_MS = 30_000;
/** For what takes its time: making a region. */
export const LONG_MS = 120_000;
const SCREENSHOT_MS = 8_000;

/** The private code points that the protocol gives to keys without a letter. */
export const KEYS = {
  control: "\uE009",
  delete: "\uE017",
  enter: "\uE007",
  escape: "\uE00C",
  f1: "\uE031",
} as const;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
}

/** Asks again and again until there is an answer that is neither `false`, `null` nor `undefined`. */
export async function until<T>(what: string, ask: () => Promise<T>, limit = WAIT_MS): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await pause(50);
  } while (Date.now() < end);
  throw new Error(`not within ${limit} ms: ${what}`, { cause: last });
}

export class Window {
  private session = "";
  /** How many keys were pressed down, each of those that are held together for itself. */
  pressed = 0;
  /** What the driver and the program wrote. */
  output = "";

  private constructor(
    private readonly driver: ChildProcess,
    private readonly address: string,
    private readonly folder: string,
  ) {
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    driver.stdout?.on("data", keep);
    driver.stderr?.on("data", keep);
  }

  /** Starts the program on a folder of stores; once again on another port if the first does not come up. */
  static async open(binary: string, folder: string, env: Readonly<Record<string, string>> = {}): Promise<Window> {
    return Window.start(binary, folder, env).catch(() => Window.start(binary, folder, env));
  }

  private static async start(binary: string, folder: string, env: Readonly<Record<string, string>>): Promise<Window> {
    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`], {
      env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: "true", POLKU_DATA_DIR: folder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const failed = new Promise<never>((_, reject) => driver.once("error", reject));
    const window = new Window(driver, `http://127.0.0.1:${port}`, folder);
    // nobody waits for a load: a page is to be listened to from its beginning
    const alwaysMatch = { pageLoadStrategy: "none", "webkitgtk:browserOptions": { binary, args: [] } };
    const begin = async () => {
      await until("the driver is ready", () => window.call<{ ready: boolean }>("GET", "/status"));
      const capabilities = { alwaysMatch, firstMatch: [{}] };
      const { sessionId } = await window.call<{ sessionId: string }>("POST", "/session", { capabilities }, START_MS);
      window.session = `/session/${sessionId}`;
      await window.call("POST", `${window.session}/timeouts`, { script: LONG_MS });
      return window;
    };
    try {
      return await Promise.race([begin(), failed]);
    } catch (error) {
      window.kill();
      throw new Error(`the window did not start: ${window.output}`, { cause: error });
    }
  }

  private async call<T>(method: string, path: string, body?: unknown, limit = WAIT_MS): Promise<T> {
    const answer = await fetch(`${this.address}${path}`, {
      method,
      signal: AbortSignal.timeout(limit),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = (await answer.json()) as { value: T };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  /** Runs the body of a function in the page. */
  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.call("POST", `${this.session}/execute/sync`, { script, args });
  }

  /** Does a use case of the program, as the window itself asks for one. */
  async rpc<T>(command: string, request: unknown = {}): Promise<T> {
    const script = `const [command, request, done] = arguments;
      window.__TAURI_INTERNALS__.invoke("rpc", { command, request }).then((view) => done({ view }), (error) => done({ error }));`;
    const path = `${this.session}/execute/async`;
    const args = [command, JSON.stringify(request)];
    const answer = await this.call<{ view: T; error?: unknown }>("POST", path, { script, args }, LONG_MS);
    if (answer.error !== undefined) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
    return answer.view;
  }

  /** Waits until what the page says now is on the screen, and every movement has come to rest. */
  painted(): Promise<unknown> {
    const script = `const done = arguments[0], frame = () => new Promise(requestAnimationFrame);
      document.fonts.ready.then(frame).then(() => Promise.allSettled(document.getAnimations().map((each) => each.finished))).then(frame).then(frame).then(() => done(true));`;
    return this.call("POST", `${this.session}/execute/async`, { script, args: [] });
  }

  /** Waits until the body of a function answers something. */
  when<T>(what: string, script: string, ...args: unknown[]): Promise<NonNullable<T>> {
    return until(what, () => this.run<T>(script, ...args));
  }

  /** Clicks the first element that shows up at a path. */
  async click(xpath: string): Promise<void> {
    // the driver itself brings nothing into sight that a scrolling dialog hides
    const intoSight = `document.evaluate(arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE)
      .singleNodeValue?.scrollIntoView({ block: "nearest" });`;
    await until(`a click on ${xpath}`, async () => {
      const element = await this.element(xpath);
      await this.run(intoSight, xpath);
      await this.call("POST", `${element}/click`, {});
      return true;
    });
  }

  /** Types into the first field that shows up at a path, in place of what it holds. */
  async fill(xpath: string, text: string): Promise<void> {
    await until(`typing into ${xpath}`, async () => {
      const path = `${await this.element(xpath)}/value`;
      for (const keys of [`${KEYS.control}a`, text]) await this.call("POST", path, { text: keys });
      return true;
    });
  }

  private async element(xpath: string): Promise<string> {
    const body = { using: "xpath", value: xpath };
    const found = await this.call<Record<string, string>>("POST", `${this.session}/element`, body);
    return `${this.session}/element/${found[ELEMENT]}`;
  }

  /** Presses keys down in their order, then lets them go. */
  async press(...keys: string[]): Promise<void> {
    this.pressed += keys.length;
    const actions = [
      ...keys.map((value) => ({ type: "keyDown", value })),
      ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    await this.call("POST", `${this.session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Types a text where the focus is, key by key. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  resize(width: number, height: number): Promise<unknown> {
    return this.call("POST", `${this.session}/window/rect`, { x: 0, y: 0, width, height });
  }

  /** A picture as PNG: the driver's, or the whole display's when the driver does not answer. */
  async screenshot(): Promise<Buffer> {
    try {
      return Buffer.from(
        await this.call<string>("GET", `${this.session}/screenshot`, undefined, SCREENSHOT_MS),
        "base64",
      );
    } catch {
      const command = promisify(execFile);
      const options = { encoding: "buffer", maxBuffer: 64 << 20, timeout: SCREENSHOT_MS } as const;
      return (await command("import", ["-window", "root", "png:-"], options)).stdout;
    }
  }

  /** The processes of the program that lie on this window's folder, without the engine's own. */
  program(): number[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const [first = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
          if (!first.includes("polku-desktop")) return false;
          return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`POLKU_DATA_DIR=${this.folder}`);
        } catch {
          return false;
        }
      })
      .map(Number);
  }

  /** Ends the program as a power cut would, and the driver with it. Answers how many processes fell. */
  kill(): number {
    const pids = this.program();
    for (const pid of pids) process.kill(pid, "SIGKILL");
    this.driver.kill("SIGKILL");
    return pids.length;
  }

  async close(): Promise<void> {
    await this.call("DELETE", this.session).catch(() => undefined);
    this.kill();
  }
}
