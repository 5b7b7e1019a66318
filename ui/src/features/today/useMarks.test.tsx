import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { newQueryClient, replaceBackend } from "~/api";
import { UndoProvider } from "~/undo";
import { useMarks } from "./useMarks";

it("forgets a mark that was refused once it is saved as it was", async () => {
  let refused = true;
  replaceBackend({
    platform: "desktop",
    async rpc(command) {
      if (command === "mark_attendance" && refused) throw { code: "disk_full" };
      return command === "mark_attendance" ? { changed: 1, act: "a1" } : null;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  const client = newQueryClient();
  const { result } = renderHook(() => useMarks(), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <UndoProvider undo={async () => ({ ok: true })}>{children}</UndoProvider>
      </QueryClientProvider>
    ),
  });
  const mark = {
    client_id: "c1",
    date: "2027-02-03",
    attendance: "present",
    hours: null,
    work_task_id: null,
    note: null,
  } as const;
  act(() => result.current.save([mark]));
  await waitFor(() => expect(result.current.failed).toHaveLength(1));
  refused = false;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.pending).toEqual([]));
});
