/** A window at a made-up office for the tests of the clients' pages: what the engine would answer, and what it was asked. */
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import "~/test/document";
import { type Command, type Request, replaceBackend, type Wire } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";

export const ALL: Wire.Capability[] = [
  "use_program",
  "list_clients",
  "view_client",
  "edit_client",
  "edit_period",
  "view_notes",
  "write_notes",
  "edit_participation",
  "view_read_log",
];
export const TODAY = "2027-02-03";

export const LINE: Wire.ClientLine = {
  id: "c1",
  last_name: "Mäkelä",
  first_names: "Aino",
  municipality: "167",
  non_disclosure: false,
  environment: "Keittiö",
  legal_basis: "work_trial",
  period_end: "2027-03-01",
  participating: true,
};

export const CLIENT: Wire.ClientView = {
  id: "c1",
  identity_code_masked: "010190-****",
  last_name: "Mäkelä",
  first_names: "Aino",
  gender: "female",
  municipality: "167",
  phone: null,
  non_disclosure: false,
  participations: [
    {
      id: "s1",
      client_id: "c1",
      municipality: "167",
      education_isced: null,
      status_at_start: "unemployed",
      unemployed_since: null,
      start_date: "2026-09-01",
      end_date: null,
      qualification_date: null,
      counted: true,
      exit_reason: null,
    },
  ],
  long_term: { eu: [], fi: [] },
  situations: [],
  periods: [
    {
      id: "p1",
      environment_id: "e1",
      environment: "Keittiö",
      group_id: null,
      group: null,
      weekdays: null,
      organiser: null,
      final_assessment: null,
      legal_basis: "work_trial",
      start_date: "2026-09-01",
      end_date: null,
      weekly_days: 4,
      daily_hours: 600,
    },
  ],
  attendance: [{ date: "2027-02-01", attendance: "absent_unexplained", hours: null, work_task_id: null }],
  attendance_total: 1,
  notes_total: 1,
  notes: [{ id: "n1", date: "2027-02-01", kind: "discussion", text: "Sovittiin jatkosta.", worker_id: "w1" }],
  career_agent_id: null,
  work_trial_days_elsewhere: null,
  work_trial_elsewhere_until: null,
  next_review_on: null,
  capabilities: [],
  opened: null,
};

export const OFFICE: Wire.OfficeView = {
  made_up: true,
  name: "",
  municipalities: [{ code: "167", name_fi: "Joensuu", name_sv: "Joensuu" }],
  environments: [{ id: "e1", name: "Keittiö", municipality: "167", archived: false }],
  workers: [
    {
      id: "w1",
      name: "Maija Mallikas",
      role: "coordinator",
      municipalities: [],
      responsible: [],
      environments: [],
      archived: false,
    },
    {
      id: "w2",
      name: "Ulla Ura",
      role: "career_agent",
      municipalities: [],
      responsible: [],
      environments: [],
      archived: false,
    },
    {
      id: "w3",
      name: "Väinö Valmentaja",
      role: "work_coach",
      municipalities: [],
      responsible: [],
      environments: ["e1"],
      archived: false,
    },
  ],
  groups: [
    { id: "g1", environment_id: "e1", name: "Aamuryhmä", weekdays: "135", daily_hours: 600, archived: false },
    { id: "g2", environment_id: "e1", name: "Vanha ryhmä", weekdays: "2", daily_hours: null, archived: true },
  ],
  substitutes: [],
  reason_hours: 12,
  preferences: {},
};

export interface Desk {
  capabilities: Wire.Capability[];
  role: Wire.Role;
  client: Wire.ClientView;
  office: Wire.OfficeView;
  drafts: Wire.DraftView[];
  /** Answers of a test's own; what they throw is refused. */
  answers: { [C in Command]?: (request: Request<C>) => unknown };
  asked: [string, unknown][];
}

const fresh = (): Desk => ({
  capabilities: ALL,
  role: "coordinator",
  client: CLIENT,
  office: OFFICE,
  drafts: [],
  answers: {},
  asked: [],
});

/** What the test at hand says of the desk. */
export const desk: Desk = fresh();

/** What a command was asked for. */
export const sent = (command: Command) => desk.asked.filter(([name]) => name === command).map(([, request]) => request);

/** Before each test: a desk of its own. */
export function takeSeat(): void {
  Object.assign(desk, fresh());
  const { asked } = desk;
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      desk.asked.push([command, request]);
      const answer = desk.answers[command as Command] as ((request: unknown) => unknown) | undefined;
      if (answer) return answer(request);
      switch (command) {
        case "desk":
          return {
            office: false,
            made_up: true,
            open: "made_up",
            pin: false,
            worker: { id: "w1", name: "Maija Mallikas", role: desk.role, capabilities: desk.capabilities },
            today: TODAY,
            version: "0.1.0",
          };
        case "get_office":
          return desk.office;
        case "list_clients":
          return { total: 1, clients: [LINE] };
        case "search_clients":
          return { clients: [LINE] };
        case "open_client":
          return { ...desk.client, capabilities: desk.capabilities };
        case "get_month": {
          const { client_ids, from, to } = request as Wire.GetMonth;
          const days = (desk.client.attendance ?? []).filter(({ date }) => from <= date && date <= to);
          return { days: days.map((day) => ({ ...day, client_id: client_ids[0] })) };
        }
        case "list_unfinished":
          return [];
        case "list_drafts":
          return desk.drafts;
        case "discard_draft":
          await new Promise((resolve) => setTimeout(resolve, 20));
          // a draft of the next test is none of this one's
          if (desk.asked === asked)
            desk.drafts = desk.drafts.filter((draft) => draft.form !== (request as Wire.DiscardDraft).form);
          return null;
        case "client_history":
        case "list_readers":
        case "list_phrases":
          return [];
        default:
          return { id: "x", act: "a1", findings: [] };
      }
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
}

/** The window at an address. */
export function open(path: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}
