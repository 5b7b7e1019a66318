import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Wire } from "~/api";
import { newRouter } from "~/routes/router";
import { desk, sent, takeSeat } from "~/test/clients";
import { show } from "~/test/render";
import { unfinishedForm } from "./unfinished";

vi.setConfig({ testTimeout: 20_000 });

const MATTI: Wire.UnfinishedClient = { id: "c1", last_name: "Meikäläinen", first_names: "Matti" };
const line = (form: string, client: Wire.UnfinishedClient | null = null): Wire.UnfinishedLine => ({
  form,
  client,
  at: Date.now(),
});

let lines: Wire.UnfinishedLine[];

beforeEach(() => {
  takeSeat();
  // one without a roll call
  desk.capabilities = desk.capabilities.filter((capability) => capability !== "mark_attendance");
  lines = [];
  desk.answers.list_unfinished = () => lines;
  desk.answers.get_waiting = () => ({
    unexplained: [],
    ending: [],
    reviews: [],
    notices: [],
    totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
  });
});

function open() {
  const router = newRouter(createMemoryHistory({ initialEntries: ["/"] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const list = () => screen.findByRole("region", { name: /^Keskeneräiset lomakkeet/ });

describe("unfinished forms", () => {
  it("are listed with whom they are about, and one goes on where it was", async () => {
    lines = [line("add_note:c1", MATTI), line("add_client"), line("save_phrase"), line("no_such_form")];
    const { user, router } = open();
    const rows = within(await list()).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Meikäläinen MattiUusi merkintä, tallessa .*Jatka/),
      expect.stringMatching(/^Uusi asiakastallessa .*Jatka/),
      expect.stringMatching(/^Lisää fraasitallessa .*Jatka/),
    ]);
    await user.click(screen.getByRole("link", { name: /^Meikäläinen Matti/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/clients/c1"));
    expect(router.state.location.search).toMatchObject({ section: "notes" });
  });

  it("of a new client opens the form", async () => {
    lines = [line("add_client")];
    const { user } = open();
    await user.click(await screen.findByRole("link", { name: /^Uusi asiakas/ }));
    expect(await screen.findByRole("dialog", { name: "Uusi asiakas" })).toBeTruthy();
  });

  it("of a note about several opens it about the same ones", async () => {
    lines = [line("add_notes:c1,c2")];
    desk.answers.clients_for_notes = () => [
      { id: "c1", last_name: "Mäkelä", first_names: "Aino", writable: true },
      { id: "c2", last_name: "Virtanen", first_names: "Pekka", writable: true },
    ];
    const { user } = open();
    await user.click(await screen.findByRole("link", { name: /^Merkintä usealle asiakkaalle/ }));
    const dialog = await screen.findByRole("dialog", { name: "Merkintä usealle asiakkaalle" });
    expect(await within(dialog).findByText(/Mäkelä Aino, Virtanen Pekka\.$/)).toBeTruthy();
    expect(sent("clients_for_notes")).toEqual([{ client_ids: ["c1", "c2"] }]);
  });

  it("is thrown away with a way back", async () => {
    lines = [line("add_note:c1", MATTI)];
    const kept = { form: "add_note:c1", client_id: "c1", content: { text: "Kesken" }, base: null };
    desk.drafts = [{ ...kept, at: Date.now() }];
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "Hylkää Uusi merkintä, Meikäläinen Matti" }));
    expect(await screen.findByText(/^Hylätty: Uusi merkintä, Meikäläinen Matti/)).toBeTruthy();
    expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]);
    await user.click(screen.getByRole("button", { name: "Palauta Uusi merkintä, Meikäläinen Matti" }));
    expect(await screen.findByRole("link", { name: /^Meikäläinen Matti/ })).toBeTruthy();
    expect(sent("save_draft")).toEqual([kept]);
  });

  it("are not told of where there are none", async () => {
    open();
    await screen.findByRole("heading", { name: "Odottaa sinua" });
    expect(screen.queryByText("Keskeneräiset lomakkeet")).toBeNull();
  });

  it("of a record are called by what they change", () => {
    expect(unfinishedForm(line("save_group:g1"))?.name).toBe("Ryhmät");
    expect(unfinishedForm(line("save_group:new:e1"))?.name).toBe("Lisää ryhmä");
    expect(unfinishedForm(line("end_participation:s1", MATTI))?.way).toMatchObject({
      params: { id: "c1" },
      search: { section: "participation", act: "end" },
    });
    expect(unfinishedForm(line("add_note:c1"))).toBeNull();
  });
});
