import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { desk, open, sent, takeSeat } from "~/test/clients";
import { severalForm } from "./SeveralNotes";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

const known = (writable: boolean) => [
  { id: "c1", last_name: "Mäkelä", first_names: "Aino", writable },
  { id: "c2", last_name: "Virtanen", first_names: "Pekka", writable: false },
];

async function choose(user: ReturnType<typeof userEvent.setup>) {
  // a window with room for rows, as far as the virtualizer can see
  for (const size of ["offsetHeight", "clientHeight", "scrollHeight"] as const)
    vi.spyOn(HTMLElement.prototype, size, "get").mockReturnValue(680);
  vi.spyOn(HTMLElement.prototype, "scrollTo").mockImplementation(() => {});
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockImplementation(function (this: HTMLElement) {
    return this.tagName === "SPAN" ? 16 : 900;
  });
  open("/clients");
  const cell = await screen.findByRole("rowheader", { name: /Mäkelä/ });
  act(() => cell.focus());
  await user.keyboard(" ");
  await user.click(await screen.findByRole("button", { name: "Kirjaa merkintä valituille (1)" }));
  return screen.findByRole("dialog", { name: "Merkintä usealle asiakkaalle" });
}

describe("a note about several clients", () => {
  it("names those about whom it is written and those it is not, and is one act", async () => {
    const user = userEvent.setup();
    desk.answers.clients_for_notes = () => known(true);
    desk.answers.add_notes = () => ({ added: 1, act: "a1" });
    const dialog = await choose(user);
    expect(within(dialog).getByText(/jokaiselle erikseen: Mäkelä Aino\.$/)).toBeDefined();
    expect(within(dialog).getByText(/ei kirjata.*Virtanen Pekka\.$/)).toBeDefined();
    const save = within(dialog).getByRole("button", { name: /^Kirjaa 1\sasiakkaalle$/ });
    await user.click(save);
    expect(sent("add_notes")).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: /^Merkintä/ }), "Retki");
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent("add_notes")).toEqual([{ client_ids: ["c1"], date: "2027-02-03", kind: "observation", text: "Retki" }]);
    expect(screen.queryByRole("button", { name: /valituille/ })).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  });

  it("is not offered for writing where nobody selected is the worker's own", async () => {
    const user = userEvent.setup();
    desk.answers.clients_for_notes = () => known(false);
    const dialog = await choose(user);
    expect(await within(dialog).findByText(/ei ole oma asiakkaasi/)).toBeDefined();
    expect(within(dialog).queryByRole("textbox")).toBeNull();
  });
});

it("keeps what is begun about some for the same ones only", () => {
  const of = (...ids: string[]) => severalForm(ids.map((id) => ({ id })));
  expect(of("b", "a")).toBe("add_notes:a,b");
  expect(new Set([of("a"), of("b"), of("a", "b"), of("a", "c"), of("a", "b", "c")]).size).toBe(5);
});
