import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { newQueryClient, replaceBackend } from "~/api";
import { preferences, setPreferences } from "~/app/preferences";
import { OFFICE } from "~/test/clients";
import { useKeptPreferences } from "./kept";

it("takes up what is stored, and keeps what was wished for before it was read", async () => {
  let answer: ((office: unknown) => void) | undefined;
  const kept: unknown[] = [];
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      if (command === "get_office") return new Promise((resolve) => (answer = resolve));
      kept.push(request);
      return null;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  const client = newQueryClient();
  renderHook(() => useKeptPreferences(), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  await waitFor(() => expect(answer).toBeDefined());
  act(() => setPreferences({ language: "sv" }));
  await act(async () => answer?.({ ...OFFICE, preferences: { language: "en", theme: "dark" } }));
  await waitFor(() => expect(kept).toEqual([{ key: "language", value: "sv" }]));
  expect(preferences()).toMatchObject({ language: "sv", theme: "dark" });
});
