/** The desktop window. The only file that knows the shell. */
import { invoke } from "@tauri-apps/api/core";
import type { Backend, Chosen } from "./backend";

export const tauri: Backend = {
  platform: "desktop",
  rpc: (command, request) => invoke("rpc", { command, request: JSON.stringify(request) }),
  chooseFiles: (title, kind) => invoke<Chosen[]>("choose_files", { title, kind }),
  chooseFolder: (title) => invoke<Chosen | null>("choose_folder", { title }),
  chooseWhereToSave: (title, suggestion, kind) =>
    invoke<Chosen | null>("choose_where_to_save", { title, suggestion, kind }),
  setTitle(title) {
    document.title = title;
    void invoke("set_title", { title });
  },
};
