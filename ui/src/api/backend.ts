/** The way to the engine: one in the desktop window, one in a browser with the dev host. */
import type { Handle } from "./generated";

/** A file or folder that the worker chose. The window sees its name and a handle, never its path or content. */
export interface Chosen {
  readonly handle: Handle;
  readonly name: string;
}

/** The endings a dialog offers, without the dot. */
export interface FileKind {
  readonly name: string;
  readonly endings: readonly string[];
}

export interface Backend {
  readonly platform: "desktop" | "browser";
  /** Answers the view, or throws what `toApiError` understands. */
  rpc(command: string, request: unknown): Promise<unknown>;
  /** Nothing chosen is an empty list. */
  chooseFiles(title: string, kind: FileKind): Promise<readonly Chosen[]>;
  chooseFolder(title: string): Promise<Chosen | null>;
  chooseWhereToSave(title: string, suggestion: string, kind: FileKind): Promise<Chosen | null>;
  /** The title of the window, which the system shows in its lists too. */
  setTitle(title: string): void;
}

let chosen: Promise<Backend> | undefined;

/** The backend of this build; loaded on first use, and only the one. */
export function backend(): Promise<Backend> {
  chosen ??= __BROWSER__ ? import("./http").then(({ http }) => http) : import("./tauri").then(({ tauri }) => tauri);
  return chosen;
}

/** For tests. */
export function replaceBackend(double: Backend): void {
  chosen = Promise.resolve(double);
}
