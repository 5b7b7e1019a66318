import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { expect, it, vi } from "vitest";
import { call, replaceBackend, type Wire } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { IDLE_MS } from "./idle";

/** A page with a form that keeps its draft as it closes. */
function Form() {
  useEffect(
    () => () => {
      void call("save_draft", { form: "note", client_id: null, content: {}, base: null });
    },
    [],
  );
  return <h1>{"–"}</h1>;
}

vi.mock("~/features/today/TodayView", () => ({ TodayView: Form }));

it("left alone, locks after what is half written has gone to its draft", async () => {
  const worker: Wire.DeskWorker = { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: [] };
  const desk = { office: true, made_up: false, open: "office", pin: false, worker, today: "2027-02-03", version: "0" };
  const asked: string[] = [];
  replaceBackend({
    platform: "desktop",
    async rpc(command) {
      asked.push(command);
      return command === "lock" ? { ...desk, worker: null, open: null } : desk;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  try {
    show(<RouterProvider router={newRouter(createMemoryHistory())} />);
    await screen.findByRole("heading", { name: "–" });
    act(() => vi.advanceTimersByTime(IDLE_MS));
    await screen.findByRole("heading", { name: "Polku on lukittu" });
    await waitFor(() => expect(asked).toContain("lock"));
    expect(asked.slice(-2)).toEqual(["save_draft", "lock"]);
  } finally {
    vi.useRealTimers();
  }
});
