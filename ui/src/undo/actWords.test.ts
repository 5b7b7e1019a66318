import { expect, it } from "vitest";
import { NEEDS } from "~/api/generated";
import { LANGUAGES, m, setLanguage } from "~/i18n";
import commands from "../../../crates/polku-app/src/commands.rs?raw";
import { createActLog } from "./actLog";
import { actOf, actWords, UNDOABLE } from "./actWords";

/** The commands of the engine's list, with what it says of each. */
const listed = [...commands.matchAll(/^ {4}(\w+)\([^;]*;/gm)].map(([text, name = ""]) => ({ name, text }));
const undoable = listed.filter(({ text }) => /\bundoable;$/.test(text)).map(({ name }) => name);

it("has words for every command that can be undone, and offers to undo no other", () => {
  expect(undoable.length).toBeGreaterThan(10);
  expect(undoable.filter((name) => !(name in NEEDS))).toEqual([]);
  expect(Object.keys(UNDOABLE).sort()).toEqual(undoable.sort());
  for (const language of LANGUAGES) {
    setLanguage(language);
    for (const name of undoable) expect(actWords(name)).not.toBe(m.ui_act_other());
  }
});

it("takes what the engine tells of earlier acts, and of those of this session", () => {
  const log = createActLog({ undo: async () => ({ ok: true }), failed: () => "", now: () => new Date(3000) });
  log.record({ id: "a3", label: "Läsnäolo: Mäkelä Aino" });
  const line = { reason: "edit_client", obstacle: null };
  log.learn(
    [
      { ...line, act: "a3", at: 3000, reason: "mark_attendance", obstacle: "changed_since" },
      { ...line, act: "a2", at: 2000, obstacle: "undone_already" },
      { ...line, act: "a1", at: 1000 },
      { ...line, act: "a0", at: 500, reason: "set_preference", obstacle: "not_undoable" },
    ].map(actOf),
  );
  expect(log.acts().map(({ id, label, state, reason }) => [id, label, state, reason])).toEqual([
    ["a3", "Läsnäolo: Mäkelä Aino", "final", m.ui_undo_changed_since()],
    ["a2", m.ui_act_edit_client(), "undone", undefined],
    ["a1", m.ui_act_edit_client(), "done", undefined],
    ["a0", m.ui_act_set_preference(), "final", undefined],
  ]);
  // what was done before this session is undone in the list only
  expect(log.undoLatest()).toBe(false);
});
