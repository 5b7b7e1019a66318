import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { newQueryClient, replaceBackend, type Wire } from "~/api";
import { UndoProvider } from "~/undo";
import { useMarks } from "./useMarks";

/** Marks as the window would keep them, of which the engine refuses some. */
function setup(refuses: (marks: readonly Wire.Mark[]) => boolean) {
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      if (command === "mark_attendance" && refuses((request as Wire.MarkAttendance).marks)) throw { code: "disk_full" };
      return command === "mark_attendance" ? { changed: 1, act: "a1" } : null;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  const client = newQueryClient();
  return renderHook(() => useMarks(), {
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
