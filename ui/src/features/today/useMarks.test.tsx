import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { newQueryClient, replaceBackend, useWork, view, type Wire, work } from "~/api";
import { SeatProvider } from "~/app/desk";
import { UndoProvider } from "~/undo";
import { withMarks } from "./day";
import { useMarks } from "./useMarks";

const SEATED = {
  office: false,
  made_up: true,
  open: "made_up",
  pin: false,
  recovery_pending: false,
  office_name: null,
  made_up_store: true,
  worker: { id: "w1", name: "Maija Mallikas", role: "work_coach", capabilities: [] },
  today: "2027-02-03",
  version: "0",
} as const satisfies Wire.DeskView;

/** Every command that the engine was asked. */
let asked: string[] = [];
/** What the store holds, and what the answers of its days wait for, in the order in which they were asked. */
let stored: readonly Wire.Mark[] = [];
let held: (Promise<void> | undefined)[] = [];

function dayOf(date: string): Wire.DayView {
  const people = ["c1", "c2"].map((client_id): Wire.DayPerson => {
    const mark = stored.findLast((each) => each.client_id === client_id && each.date === date);
    return {
      client_id,
      last_name: client_id,
      first_names: "",
      non_disclosure: false,
      legal_basis: "work_trial",
      planned_hours: null,
      expected: true,
      attendance: mark?.attendance ?? null,
      hours: null,
      work_task_id: null,
      note: null,
      unauthorised_run: 0,
      alert: "none",
      tasks_allowed: false,
    };
  });
  const group = { id: "g1", environment_id: "e1", name: "", closed: null, others: [], people };
  return { date, working_day: true, without_environment: false, tasks: [], unmarked: [], groups: [group] };
}

/** Marks as the window would keep them, of which the engine refuses some, beside something that is read of the store. */
function setup(refuses: (marks: readonly Wire.Mark[]) => boolean) {
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push(command);
      if (command === "get_day") {
        const day = dayOf((request as Wire.GetDay).date ?? mark.date);
        await held.shift();
        return day;
      }
      if (command !== "mark_attendance") return null;
      const { marks } = request as Wire.MarkAttendance;
      if (refuses(marks)) throw { code: "disk_full" };
      stored = [...stored, ...marks];
      return { changed: 1, act: "a1" };
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
  asked = [];
  stored = [];
  work.forget();
  const client = newQueryClient();
  client.setQueryData(view("desk", {}).queryKey, SEATED);
  const read = () => {
    useQuery(view("get_waiting", {}));
    const { data: day } = useQuery(view("get_day", { date: mark.date, environment_id: null }));
    const marks = useMarks();
    const shown =
      day &&
      withMarks(
        day,
        marks.pending.map((each) => each.mark),
      );
    return { ...marks, work: useWork(), shown: shown?.groups[0]?.people.map(({ attendance }) => attendance) };
  };
  return renderHook(read, {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <SeatProvider value={SEATED}>
          <UndoProvider undo={async () => ({ ok: true })}>{children}</UndoProvider>
        </SeatProvider>
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

const asks = (command: string) => asked.filter((other) => other === command).length;

/** An answer that is held until it is let go. */
function hold() {
  let letGo = () => {};
  const wait = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { wait, letGo: () => act(async () => letGo()) };
}

it("shows a mark that was saved while the day was being read again, and reads the day once more", async () => {
  const older = hold();
  held = [undefined, older.wait];
  const result = setup(() => false);
  await waitFor(() => expect(result.current.shown).toEqual([null, null]));
  act(() => result.current.save([mark]));
  await waitFor(() => expect(asks("get_day")).toBe(2));
  act(() => result.current.save([{ ...mark, client_id: "c2" }]));
  await waitFor(() => expect(result.current.pending).toEqual([]));
  await older.letGo();
  expect(result.current.shown).toEqual(["present", "present"]);
  await waitFor(() => expect(asks("get_day")).toBe(3));
  expect(result.current.shown).toEqual(["present", "present"]);
});

it("shows a mark that was saved while the day was first being read, and reads the day once more", async () => {
  const older = hold();
  held = [older.wait];
  const result = setup(() => false);
  await waitFor(() => expect(asks("get_day")).toBe(1));
  for (const client_id of ["c1", "c2"]) act(() => result.current.save([{ ...mark, client_id }]));
  await waitFor(() => expect(result.current.pending).toEqual([]));
  // the marking has rested, and the answer is still not there
  await waitFor(() => expect(asks("get_waiting")).toBe(2));
  expect(result.current.shown).toBeUndefined();
  const again = hold();
  held = [again.wait];
  await older.letGo();
  await waitFor(() => expect(result.current.shown).toEqual(["present", "present"]));
  await waitFor(() => expect(asks("get_day")).toBe(2));
  await again.letGo();
  expect(result.current.shown).toEqual(["present", "present"]);
});

it("says that something is not saved, also after another mark is, until it is saved or discarded", async () => {
  let disk = false;
  const result = setup(([first]) => !disk && first?.client_id === "c1");
  const line = () => result.current.work;
  act(() => result.current.save([mark]));
  await waitFor(() => expect(line()).toMatchObject({ kind: "failed", onRetry: expect.any(Function) }));
  act(() => result.current.save([{ ...mark, client_id: "c2" }]));
  await waitFor(() => expect(result.current.pending).toHaveLength(1));
  await waitFor(() => expect(line()).toEqual({ kind: "failed", text: expect.any(String) }));
  act(() => result.current.discard());
  await waitFor(() => expect(line().kind).toBe("idle"));
  act(() => result.current.save([mark]));
  await waitFor(() => expect(line().kind).toBe("failed"));
  disk = true;
  act(() => result.current.retry());
  await waitFor(() => expect(line().kind).toBe("saved"));
});

it("offers nothing in the status line that would save what has been discarded", async () => {
  let refused = true;
  const result = setup(() => refused);
  act(() => result.current.save([mark]));
  await waitFor(() => expect(result.current.work.kind).toBe("failed"));
  act(() => result.current.discard());
  await waitFor(() => expect(result.current.work.kind).toBe("idle"));
  act(() => result.current.save([mark]));
  await waitFor(() => expect(result.current.work).toMatchObject({ kind: "failed", onRetry: expect.any(Function) }));
  refused = false;
  act(() => {
    const { work: line } = result.current;
    if (line.kind === "failed") line.onRetry?.();
  });
  await waitFor(() => expect(result.current.work.kind).toBe("saved"));
  expect(stored).toEqual([mark]);
});
