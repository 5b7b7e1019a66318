import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { open, sent, takeSeat } from "~/test/clients";
import { useSitting } from "./sitting";

vi.mock("./sitting", async (original) => {
  const { useSitting: real } = await original<typeof import("./sitting")>();
  return { useSitting: vi.fn(real) };
});

beforeEach(takeSeat);

it("keeps no searched text in the name of what it remembers", async () => {
  const { user } = open("/clients");
  await screen.findByText("1 asiakas");
  await user.type(screen.getByRole("searchbox"), "010190-9");
  await waitFor(() => expect(sent("search_clients")).toContainEqual({ text: "010190-9", settled: false }));
  const names = vi.mocked(useSitting).mock.calls.map(([what]) => what);
  expect(names).toContain("list search");
  expect(names.join()).not.toContain("0101");
});
