import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { newQueryClient, replaceBackend, view, type Wire } from "~/api";
import { UndoProvider } from "~/undo";
import { useMarks } from "./useMarks";

/** Every command that the engine was asked. */
let asked: string[] = [];

/** Marks as the window would keep them, of which the engine refuses some, beside something that is read of the store. */
function setup(refuses: (marks: readonly Wire.Mark[]) => boolean) {
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push(command);
      if (command === "mark_attendance" && refuses((request as Wire.MarkAttendance).marks)) throw { code: "disk_full" };
      return command === "mark_attendance" ? { changed: 1, act: "a1" } : null;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  asked = [];
  const client = newQueryClient();
  const read = () => {
    useQuery(view("get_waiting", {}));
    return useMarks();
  };
  return renderHook(read, {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <UndoProvider undo={async () => ({ ok: true })}>{children}</UndoProvider>
      </QueryClientProvider>
    ),
  }).result;
}

const mark = {
  client_id: "c1",
  date: "2027-02-03",
  attendance: "present",
  hours: null,
  work_task_id: null,
  note: null,
} as const;

it("forgets a mark that was refused once it is saved as it was", async () => {
  let refused = true;
  const result = setup(() => refused);
  act(() => result.current.save([mark]));
  await waitFor(() => expect(result.current.failed).toHaveLength(1));
  refused = false;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.pending).toEqual([]));
});

it("tries again what was refused as it was asked for, so that one refusal holds up no other", async () => {
  let disk = false;
  const result = setup((marks) => !disk || marks.some(({ client_id }) => client_id === "c1"));
  act(() => result.current.save([mark]));
  act(() => result.current.save([{ ...mark, client_id: "c2" }]));
  await waitFor(() => expect(result.current.failed).toHaveLength(2));
  disk = true;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.pending.map((each) => each.mark.client_id)).toEqual(["c1"]));
  await waitFor(() => expect(result.current.failed).toHaveLength(1));
});

it("reads again what is shown once after many marks, when the marking rests", async () => {
  const result = setup(() => false);
  const readings = () => asked.filter((command) => command === "get_waiting").length;
  await waitFor(() => expect(readings()).toBe(1));
  for (const client_id of ["c1", "c2", "c3"]) act(() => result.current.save([{ ...mark, client_id }]));
  await waitFor(() => expect(result.current.pending).toEqual([]));
  expect(asked.filter((command) => command === "mark_attendance")).toHaveLength(3);
  expect(readings()).toBe(1);
  await waitFor(() => expect(readings()).toBe(2));
});
