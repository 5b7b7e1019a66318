/** A browser with the dev host, for tests of the pages: the same commands by HTTP, files by upload. Never shipped. */
import type { Backend, Chosen } from "./backend";

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(path, { method: "POST", body, headers });
  const view: unknown = await answer.json();
  if (!answer.ok) throw view;
  return view;
}

function upload(file: File): Promise<unknown> {
  return post("/file", file, { "x-file-name": encodeURIComponent(file.name) });
}

function pick(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    prepare(input);
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

export const http: Backend = {
  platform: "browser",
  rpc: (command, request) => post(`/rpc/${command}`, JSON.stringify(request), { "content-type": "application/json" }),
  async chooseFiles(_title, kind) {
    const files = await pick((input) => {
      input.multiple = true;
      input.accept = kind.endings.map((ending) => `.${ending}`).join(",");
    });
    return (await Promise.all(files.map(upload))) as Chosen[];
  },
  // the host has a folder of its own for what is written
  chooseFolder: async () => (await post("/folder", "")) as Chosen,
  chooseWhereToSave: async (_title, suggestion) =>
    (await post("/save", "", { "x-file-name": encodeURIComponent(suggestion) })) as Chosen,
  setTitle(title) {
    document.title = title;
  },
};
