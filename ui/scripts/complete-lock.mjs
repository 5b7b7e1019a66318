// Adds to package-lock.json the optional packages of other platforms that a registry did not have when the lock was
// written. Without them `npm ci` calls the lock incomplete. Run it after each change of the lock: `npm run complete-lock`.
// With --check it changes nothing and fails if something is missing.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = {
  x64: ["x64", "amd64"],
  arm64: ["arm64"],
  arm: ["arm", "arm-gnueabihf", "arm-musleabihf", "arm-eabi", "armv7l"],
  ia32: ["ia32"],
  ppc64: ["ppc64", "ppc64le"],
  riscv64: ["riscv64"],
  s390x: ["s390x"],
  loong64: ["loong64"],
  mips64el: ["mips64el"],
  wasm32: ["wasm32"],
};

/** What the platform's name in a package's name says, so that npm leaves the package of another platform alone. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system) || (system === "openharmony" && words.includes("ohos")));
  const cpu = Object.keys(PROCESSORS).filter((key) => PROCESSORS[key].some((word) => words.includes(word)));
  const libc = words.includes("musl") ? ["musl"] : words.some((word) => /^gnu/.test(word)) ? ["glibc"] : undefined;
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(libc && os.includes("linux") && { libc }),
    ...(os.length > 0 && { os }),
  };
}

/** Where npm would find the package from there: the nearest node_modules that has it. */
function found(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (lock.packages[place]) return true;
    if (at === "") return false;
  }
}

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (found(place, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ""),
      ...platformOf(name),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(entry.engines && { engines: entry.engines }),
    };
    added.push(`${name}@${version}`);
  }
}

if (process.argv.includes("--check")) {
  if (added.length > 0) {
    console.error(
      `package-lock.json lacks ${added.length} packages; run npm run complete-lock\n  ${added.join("\n  ")}`,
    );
    process.exit(1);
  }
} else if (added.length > 0) {
  const root = lock.packages[""];
  const rest = Object.entries(lock.packages).filter(([place]) => place !== "");
  rest.sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = { "": root, ...Object.fromEntries(rest) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added.length} packages of other platforms added`);
}
