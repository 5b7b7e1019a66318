import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import { Dice } from "./dice";
import { until } from "./driver";
import { newFolder, Page, say, TODAY } from "./page";

const KILLS = process.env.POLKU_SOAK === "1" ? 10 : 3;
const SEED = Number(process.env.POLKU_SEED ?? "1");
/** A mark's key and what the list shows for it. */
const MARKS = [
  [fi.ui_attendance_key_present, fi.ui_attendance_code_present],
  [fi.ui_attendance_key_late, fi.ui_attendance_code_late],
  [fi.ui_attendance_key_remote, fi.ui_attendance_code_remote],
  [fi.ui_attendance_key_sick, fi.ui_attendance_code_sick],
] as const;
const FIELD = "//textarea";

interface Note {
  /** The client's id. */
  readonly client: string;
  readonly text: string;
}

interface Person {
  readonly id: string;
  /** As the list has it. */
  readonly name: string;
}

/** What the window has shown as saved. */
class Shown {
  readonly marks = new Map<string, string>();
  readonly notes: Note[] = [];
  /** What was typed and is not a note yet. */
  draft: Note | null = null;
}

describe("a window that is killed", () => {
  const folder = newFolder();
  const dice = new Dice(SEED);
  const shown = new Shown();
  let page: Page | undefined;
  let people: Person[] = [];

  /** Opens the window and signs the coach in. */
  const open = async (): Promise<Page> => {
    const opened = await Page.open(folder.path);
    page = opened;
    await opened.heading(fi.ui_made_up_choose);
    await opened.signIn("work_coach");
    return opened;
  };

  beforeAll(async () => {
    console.log(`POLKU_SEED=${SEED}`);
    page = await Page.open(folder.path);
    await page.window.rpc("make_made_up");
    await page.window.close();
    people = await peopleOf(await open());
  });

  afterEach(({ task }) => page?.failed(task));

  afterAll(async () => {
    await page?.window.close();
    folder.remove();
  });

  it.for(Array.from({ length: KILLS }, (_, kill) => kill + 1))(
    "has everything that it showed as saved, kill %i",
    async () => {
      let at = page ?? (await open());
      for (let acts = 1 + dice.below(4); acts > 0; acts -= 1) {
        if (dice.below(3) === 0) await writeNote(at, dice, people, shown);
        else await mark(at, dice, people, shown);
      }
      await leaveHalfTyped(at, dice, people, shown);
      expect(await at.refused()).toEqual([]);
      // on with the work, of which nothing is waited for
      if (dice.below(2) === 0) {
        await toToday(at);
        await pressMark(at, dice, people, shown);
      } else {
        await at.window.type(" jatkoa");
      }
      await pause(dice.below(300));
      expect(at.window.kill(), "the program was running").toBe(1);

      at = await open();
      await expectEverything(at, shown);
      await finish(at, shown);
      expect(await at.refused()).toEqual([]);
    },
  );
});

/** Those of the list that is shown first, in its order. */
async function peopleOf(page: Page): Promise<Person[]> {
  const day = await page.window.rpc<{
    groups: { people: { client_id: string; last_name: string; first_names: string }[] }[];
  }>("get_day", { date: TODAY, environment_id: null });
  const all = day.groups
    .flatMap((group) => group.people)
    .map(({ client_id, last_name, first_names }) => ({ id: client_id, name: `${last_name} ${first_names}` }));
  const names = (await page.rows()).map(([name]) => name);
  return names.flatMap((name) => all.find((person) => person.name === name) ?? []);
}

async function toToday(page: Page): Promise<void> {
  await page.visit(fi.ui_nav_today);
  await page.rows();
}

async function pressMark(page: Page, dice: Dice, people: readonly Person[], shown: Shown) {
  const { name } = dice.oneOf(people);
  const now = new Map(await page.rows()).get(name) ?? "";
  const [key, mark] = dice.oneOf(MARKS.filter(([, other]) => !now.endsWith(other)));
  await page.window.click(`//*[@role="grid"]//*[@role="rowheader"][normalize-space(.)="${name}"]`);
  // from here on the old mark and the new one are both right
  shown.marks.delete(name);
  await page.window.press(key.toLowerCase());
  return { name, mark };
}

async function mark(page: Page, dice: Dice, people: readonly Person[], shown: Shown): Promise<void> {
  await toToday(page);
  const { name, mark } = await pressMark(page, dice, people, shown);
  await page.saved(say(fi.ui_today_act_one, { name, mark }));
  shown.marks.set(name, mark);
}

async function openNotes(page: Page, client: string): Promise<void> {
  await page.window.run(`location.hash = "#/clients/" + arguments[0] + "?section=notes"`, client);
  await page.text(fi.ui_client_tab_notes, "h2");
  await page.whole();
}

/** Types a note, as far as the text goes. */
async function typeNote(page: Page, dice: Dice, people: readonly Person[], start: string): Promise<Note> {
  const note = { client: dice.oneOf(people).id, text: `${start} ${dice.below(1_000_000)}, käytiin läpi viikko` };
  await openNotes(page, note.client);
  await page.button(fi.ui_client_note_add);
  await page.window.fill(FIELD, note.text);
  return note;
}

async function saveNote(page: Page, client: string, text: string, shown: Shown): Promise<void> {
  await page.button(fi.ui_client_note_save);
  await page.text(text, "main li");
  await page.saved(fi.ui_client_note_added);
  shown.notes.push({ client, text });
}

async function writeNote(page: Page, dice: Dice, people: readonly Person[], shown: Shown): Promise<void> {
  const { client, text } = await typeNote(page, dice, people, "Merkintä");
  await saveNote(page, client, text, shown);
}

/** Types a part of a note, until the form says that it is kept, and all of it is: the form keeps what stands at the time. */
async function leaveHalfTyped(page: Page, dice: Dice, people: readonly Person[], shown: Shown): Promise<void> {
  const note = await typeNote(page, dice, people, "Kesken");
  await page.text(fi.ui_client_draft_kept.split("{")[0]?.trim() ?? "", "[role=status]");
  await until("the whole of it is kept", async () => {
    const drafts = await page.window.rpc<{ content: { text: string } }[]>("list_drafts");
    return drafts.some(({ content }) => content.text === note.text);
  });
  shown.draft = note;
}

async function expectEverything(page: Page, shown: Shown): Promise<void> {
  const rows = new Map(await page.rows());
  for (const [name, mark] of shown.marks) expect(rows.get(name), name).toContain(mark);
  for (const { client, text } of shown.notes) {
    const { notes } = await page.window.rpc<{ notes: { text: string }[] }>("open_client", { client_id: client });
    expect(notes.map((note) => note.text)).toContain(text);
  }
}

/** What was half-typed is offered, and made a note of. */
async function finish(page: Page, shown: Shown): Promise<void> {
  const draft = shown.draft;
  if (draft === null) throw new Error("nothing was left half-typed");
  await openNotes(page, draft.client);
  await page.button(fi.ui_client_draft_continue);
  const typed = await page.window.when<string>("the draft", `return document.querySelector("textarea")?.value || null`);
  expect(typed).toContain(draft.text);
  await saveNote(page, draft.client, typed, shown);
}
