import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Wire } from "~/api";
import { desk, open, sent, TODAY, takeSeat } from "~/test/clients";
import fi from "../../../../messages/fi.json";
import { KEEP_MS } from "./form";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

const NOTES = "/clients/c1?section=notes";
const texts = (command: "add_note" | "save_draft") =>
  sent(command).map((request) =>
    command === "add_note"
      ? (request as Wire.AddNote).text
      : ((request as Wire.SaveDraft).content as { text: string }).text,
  );
const note = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Merkintä/ });
const press = (name: string) => screen.findByRole("button", { name });

async function writing(text: string) {
  const { user, ...rest } = open(NOTES);
  await user.click(await press("Uusi merkintä"));
  await user.type(await note(), text);
  return { user, ...rest };
}

/** An answer that comes when the test says so. */
function later<T>(view: T) {
  let come = () => {};
  const answer = new Promise<T>((resolve) => {
    come = () => resolve(view);
  });
  return { answer, come: () => come() };
}

const full = () => {
  throw { code: "disk_full" };
};

describe("a form that could not be saved", () => {
  it("is tried again from the status line as it stands then", async () => {
    desk.answers.add_note = full;
    const { user } = await writing("Alku");
    await user.click(await press("Tallenna merkintä"));
    const again = await press("Yritä uudelleen");
    await user.type(await note(), " ja loppu");
    delete desk.answers.add_note;
    await user.click(again);
    await waitFor(() => expect(texts("add_note")).toEqual(["Alku", "Alku ja loppu"]));
    await press("Uusi merkintä");
    expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]);
  });

  it("offers nothing in the status line once it is closed: what was typed is its draft", async () => {
    desk.answers.add_note = full;
    const { user } = await writing("Alku");
    await user.click(await press("Tallenna merkintä"));
    await press("Yritä uudelleen");
    await user.click(await press("Jatka myöhemmin"));
    await waitFor(() => expect(texts("save_draft")).toEqual(["Alku"]));
    expect(screen.queryByRole("button", { name: "Yritä uudelleen" })).toBeNull();
    expect(screen.getAllByText(/Levy on täynnä/).length).toBeGreaterThan(0);
  });

  it("keeps its draft also where it was closed before the answer", async () => {
    const slow = later(null);
    desk.answers.add_note = () => slow.answer.then(full);
    const { user } = await writing("Alku");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await user.click(screen.getByRole("tab", { name: /Jaksot/ }));
    expect(sent("save_draft")).toEqual([]);
    slow.come();
    await waitFor(() => expect(texts("save_draft")).toEqual(["Alku"]));
  });
});

describe("what is wrong", () => {
  it("by a rule of the record is told at the day that breaks it", async () => {
    desk.answers.add_situation = () => {
      throw { code: "rule_broken", details: { rule: "before_first_spell" } };
    };
    const { user } = open("/clients/c1?section=participation");
    await user.click(await press(fi.ui_client_situation_add));
    await user.click(await screen.findByRole("radio", { name: fi.ui_client_eura_education }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    const day = screen.getByRole("textbox", { name: new RegExp(`^${fi.ui_client_situation_date}`) });
    await waitFor(() => expect(day.getAttribute("aria-invalid")).toBe("true"));
    await user.click(screen.getByRole("link", { name: fi.ui_client_situation_date }));
    expect(document.activeElement).toBe(day);
    expect(
      document.getElementById(day.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "")?.textContent,
    ).toContain(fi.ui_client_rule_before_first_spell);
  });

  it("with a day only beside another goes when the other is mended", async () => {
    const { user } = open("/clients/c1?section=periods&act=period");
    const first = await screen.findByRole("textbox", { name: new RegExp(`^${fi.ui_client_period_first_day}`) });
    const last = screen.getByRole("textbox", { name: new RegExp(`^${fi.ui_client_period_planned_end}`) });
    await user.type(last, "1.1.2027");
    await user.click(first);
    expect(last.getAttribute("aria-invalid")).toBe("true");
    await user.clear(first);
    await user.type(first, "1.12.2026");
    await user.tab();
    await waitFor(() => expect(last.getAttribute("aria-invalid")).toBeNull());
  });
});

describe("Ctrl+Enter on a choice", () => {
  it("saves, and leaves the choice as it is", async () => {
    desk.answers.add_situation = () => ({ id: "s9", act: "a9" });
    desk.answers.edit_client = () => ({ id: "c1", act: "a10" });
    const { user } = open("/clients/c1?section=participation");
    await user.click(await press(fi.ui_client_situation_add));
    const answer = await screen.findByRole("radio", { name: fi.ui_client_eura_education });
    await user.click(answer);
    expect(document.activeElement).toBe(answer);
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent("add_situation")).toMatchObject([{ situation: "education" }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(await press(fi.ui_client_edit));
    const kept = await screen.findByRole<HTMLInputElement>("checkbox", {
      name: new RegExp(fi.ui_clients_non_disclosure),
    });
    const before = kept.checked;
    act(() => kept.focus());
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent("edit_client")).toMatchObject([{ non_disclosure: before }]));
  });
});

describe("a form that was closed before the answer", () => {
  it("leaves no draft of what was stored, and the act can be undone", async () => {
    const slow = later({ id: "n2", act: "a5" });
    desk.answers.add_note = () => slow.answer;
    const { user } = await writing("Alku");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await user.click(screen.getByRole("tab", { name: /Jaksot/ }));
    await screen.findByText("Keittiö", { selector: "h3" });
    slow.come();
    await waitFor(() => expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]));
    expect(await screen.findByText("Merkintä tallennettu")).toBeTruthy();
    expect(sent("save_draft")).toEqual([]);
  });
});

describe("a draft that could not be kept", () => {
  it("is tried again, and nothing that succeeds meanwhile says that all is saved", async () => {
    desk.answers.save_draft = full;
    const { client } = await writing("Alku");
    await screen.findByText(/Ei tallennettu/, {}, { timeout: KEEP_MS + 2_000 });
    await act(async () => {
      await client
        .getMutationCache()
        .build(client, { mutationFn: async () => null })
        .execute(undefined);
    });
    expect(screen.getByText(/Ei tallennettu/)).toBeTruthy();
    delete desk.answers.save_draft;
    expect(await screen.findByText(/^Luonnos tallessa/, {}, { timeout: KEEP_MS + 2_000 })).toBeTruthy();
    expect(texts("save_draft").length).toBeGreaterThan(1);
    expect(screen.queryByText(/Ei tallennettu/)).toBeNull();
  });

  it("is tried again after the form has closed", async () => {
    desk.answers.save_draft = () => {
      delete desk.answers.save_draft;
      return full();
    };
    const { user } = await writing("Alku");
    await user.click(await press("Jatka myöhemmin"));
    await waitFor(() => expect(texts("save_draft")).toEqual(["Alku", "Alku"]), { timeout: KEEP_MS + 2_000 });
  });
});

describe("the lock", () => {
  it("waits for the draft on its way, and for the one that the closing form sends after it", async () => {
    const slow = later(null);
    desk.answers.save_draft = () => slow.answer;
    desk.answers.lock = () => ({ made_up: true, open: null, worker: null, today: TODAY });
    desk.answers.made_up_workers = () => [];
    const { user } = await writing("Alku");
    await waitFor(() => expect(texts("save_draft")).toEqual(["Alku"]), { timeout: KEEP_MS + 2_000 });
    delete desk.answers.save_draft;
    await user.type(await note(), " ja loppu");
    await user.keyboard("{Control>}l{/Control}");
    await screen.findByRole("heading", { name: "Polku on lukittu" });
    expect(sent("lock")).toEqual([]);
    slow.come();
    await waitFor(() => expect(sent("lock")).toHaveLength(1));
    const order = desk.asked.map(([command]) => command).filter((command) => /save_draft|lock/.test(command));
    expect(order).toEqual(["save_draft", "save_draft", "lock"]);
    expect(texts("save_draft")).toEqual(["Alku", "Alku ja loppu"]);
  });
});

describe("a draft that was thrown away", () => {
  const half = {
    form: "add_note:c1",
    client_id: "c1",
    content: { date: TODAY, kind: "observation", text: "Alku" },
    base: null,
    at: 0,
  };

  it("is offered back where it was, and is a draft again", async () => {
    desk.drafts = [half];
    const { user } = open(NOTES);
    await user.click(await press("Hylkää"));
    await waitFor(() => expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]));
    expect((await screen.findByText(/^Luonnos hylättiin/)).closest("[role=status]")).toBeTruthy();
    await user.click(await press("Palauta luonnos"));
    await waitFor(() => expect(texts("save_draft")).toEqual(["Alku"]));
    expect(await press("Hylkää")).toBeTruthy();
  });

  it("is offered back in the form until something is typed", async () => {
    desk.drafts = [half];
    const { user } = open(NOTES);
    await user.click(await press("Jatka"));
    await user.click(await press("Aloita tyhjästä"));
    expect((await note()).value).toBe("");
    await user.click(await press("Palauta luonnos"));
    expect((await note()).value).toBe("Alku");
    await user.click(await press("Aloita tyhjästä"));
    await press("Palauta luonnos");
    await user.type(await note(), "x");
    expect(screen.queryByRole("button", { name: "Palauta luonnos" })).toBeNull();
  });
});

describe("the reason by which a client is opened", () => {
  const why = () => screen.findByRole<HTMLInputElement>("textbox", { name: /^Perustelu/ });

  it("is kept half-way, offered again for that client only, and gone once the page is open", async () => {
    let reached = false;
    desk.answers.open_client = (request) => {
      if (!reached) throw { code: "not_permitted" };
      return { ...desk.client, id: request.client_id, capabilities: desk.capabilities };
    };
    desk.answers.open_with_reason = () => {
      reached = true;
      return null;
    };
    desk.answers.save_draft = (request) => {
      desk.drafts = [{ ...(request as Wire.SaveDraft & { client_id: string; base: null }), at: Date.now() }];
      return null;
    };
    const { user, router } = open("/clients/c1");
    await user.click(await screen.findByRole("radio", { name: "Muu syy" }));
    await user.type(await why(), "Tapasimme");
    await act(() => router.navigate({ to: "/clients/$id", params: { id: "c2" } }));
    await waitFor(() =>
      expect(desk.drafts).toMatchObject([
        { form: "open_with_reason:c1", client_id: "c1", content: { choice: "other", own: "Tapasimme" } },
      ]),
    );
    expect(await screen.findByRole("radio", { name: "Muu syy" })).toHaveProperty("checked", false);
    await act(() => router.navigate({ to: "/clients/$id", params: { id: "c1" } }));
    expect((await why()).value).toBe("Tapasimme");
    expect(screen.getByText(/^Keskeneräinen lomake palautettiin/)).toBeTruthy();
    await user.type(await why(), " kadulla");
    await user.click(await press("Avaa perustellen"));
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    expect(sent("open_with_reason")).toEqual([{ client_id: "c1", reason: "Tapasimme kadulla" }]);
    await waitFor(() => expect(desk.drafts).toEqual([]));
  });
});

describe("a date that is being typed", () => {
  const kept = () => sent("save_draft").map((request) => (request as Wire.SaveDraft).content);
  const typing = async (text: string) => {
    const { user, ...rest } = open("/clients/c1?section=participation");
    await user.click(await press("Päätä osallistuminen"));
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: /^Päivämäärä, jolloin/ });
    await user.clear(field);
    await user.type(field, text);
    return { user, ...rest };
  };
  const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  it("is kept when the form is closed over it", async () => {
    const { user } = await typing("1.2.2027");
    await user.keyboard("{Escape}");
    await closed();
    await waitFor(() => expect(kept()).toMatchObject([{ end_date: "2027-02-01" }]));
  });

  it("is kept as text where it cannot be read, comes back so, and keeps the form from saving", async () => {
    desk.answers.save_draft = (request) => {
      desk.drafts = [{ ...(request as Wire.SaveDraft & { client_id: string; base: null }), at: Date.now() }];
      return null;
    };
    const { user } = await typing("31.2.2027");
    await user.keyboard("{Escape}");
    await closed();
    await waitFor(() => expect(kept()).toMatchObject([{ unread: { end_date: "31.2.2027" } }]));
    await user.click(await press("Päätä osallistuminen"));
    const dialog = await screen.findByRole("dialog");
    const field = await within(dialog).findByRole<HTMLInputElement>("textbox", { name: /^Päivämäärä, jolloin/ });
    expect(field.value).toBe("31.2.2027");
    expect(field.getAttribute("aria-invalid")).not.toBe("true");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    expect(sent("end_participation")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: fi.ui_client_draft_anew }));
    expect(field.value).toBe("3.2.2027");
  });
});

describe("a form as it was", () => {
  it("leaves no draft when a field is typed back", async () => {
    const { user } = open("/clients/c1");
    await user.click(await press("Muokkaa tietoja"));
    const name = await screen.findByRole("textbox", { name: /Etunimet/ });
    await user.type(name, "x");
    await waitFor(() => expect(sent("save_draft")).toHaveLength(1), { timeout: KEEP_MS + 2_000 });
    await user.type(name, "{Backspace}");
    await user.click(await press("Jatka myöhemmin"));
    await waitFor(() => expect(sent("discard_draft")).toEqual([{ form: "edit_client:c1" }]));
    expect(sent("save_draft")).toHaveLength(1);
  });

  it("is saved though a field that another choice has hidden could not be read", async () => {
    const { user } = open("/clients/c1?section=participation");
    await user.click(await press("Päätä osallistuminen"));
    const dialog = await screen.findByRole("dialog");
    await user.type(await within(dialog).findByRole("combobox", { name: /Päättymissyy/ }), "tutkinto");
    await user.keyboard("{ArrowDown}{Enter}");
    await user.click(within(dialog).getByRole("radio", { name: "Kyllä" }));
    await user.type(await within(dialog).findByRole("textbox", { name: /pätevyyden päivä/ }), "31.2.2027");
    await user.tab();
    await user.click(within(dialog).getByRole("radio", { name: "En" }));
    await user.click(within(dialog).getByRole("button", { name: "Päätä osallistuminen" }));
    await waitFor(() => expect(sent("end_participation")).toMatchObject([{ qualification_date: null }]));
  });

  it("of a note is saved below its last field", async () => {
    await writing("A");
    const date = await screen.findByRole("textbox", { name: /Päivä/ });
    const save = await press("Tallenna merkintä");
    expect(date.compareDocumentPosition(save) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});
