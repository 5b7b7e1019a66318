/** Facts of the tests' own: clients, workers and an environment that nobody else's test looks at. */
import { type Host, messages } from "./test";

const { fi } = messages;
const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const JOENSUU = "167";
const NURMES = "541";
/** The passphrase of every worker of a made-up region. */
const PASSPHRASE = "esimerkkikunnan avain 2026";
export const ROLES = ["coordinator", "decision_maker", "career_agent", "company_agent", "work_coach"] as const;
export type Role = (typeof ROLES)[number];

/** The name of the tests' own worker of the role. */
export const nameOf = (role: Role) => `Öö Rooli ${fi[`ui_role_${role}`]}`;

/** A code of nobody: serial numbers from 900 on are never given to anyone. */
export function madeUpCode(serial: number, day = "010190"): string {
  return `${day}-${serial}${CHECK[Number(`${day}${serial}`) % CHECK.length]}`;
}

/** Adds a client of Joensuu as the worker who has signed in, and answers its id. */
export async function addClient(host: Host, lastName: string, serial: number, day?: string): Promise<string> {
  const stored = (await host.rpc("add_client", {
    identity_code: madeUpCode(serial, day),
    last_name: lastName,
    first_names: "Testi",
    gender: "female",
    municipality: JOENSUU,
    phone: null,
  })) as { id: string };
  return stored.id;
}

export interface Place {
  /** Takes part for the second time, is in a period of the coach's environment, and is the career agent's own. */
  readonly client: string;
  /** Has never taken part. */
  readonly fresh: string;
  /** Of the municipality of these workers, and none of theirs. */
  readonly near: readonly string[];
  /** Of a municipality where none of these but the coordinator works. */
  readonly far: readonly string[];
}

/** The environment of the coach. */
export const PLACE = "Öö roolien paja";

/** A worker of every role in Joensuu, and clients for them. */
export async function place(host: Host): Promise<Place> {
  const ask = async <T>(command: string, request: unknown) => (await host.rpc(command, request)) as T;
  const workers = await ask<{ name: string; role: Role }[]>("made_up_workers", {});
  await ask("sign_in_made_up", { worker: workers.find(({ role }) => role === "coordinator")?.name });
  const environment = await ask<{ id: string }>("save_environment", {
    id: null,
    name: PLACE,
    municipality: JOENSUU,
    archived: false,
  });
  const ids = new Map<Role, string>();
  for (const role of ROLES) {
    const { id } = await ask<{ id: string }>("add_worker", {
      name: nameOf(role),
      role,
      passphrase: PASSPHRASE,
      municipalities: role === "coordinator" ? [] : [JOENSUU],
      environments: role === "work_coach" ? [environment.id] : [],
    });
    ids.set(role, id);
  }
  const group = await ask<{ id: string }>("save_group", {
    id: null,
    environment_id: environment.id,
    name: "Aamuryhmä",
    weekdays: "12345",
    daily_hours: 600,
    archived: false,
  });
  await ask("close_days", {
    environment_ids: [environment.id],
    from: "2026-12-21",
    to: "2026-12-23",
    reason: "Remontti",
  });
  // of days to come, so that nobody's reach is another's
  for (const role of ROLES) {
    const substitute_id = ids.get(role === "coordinator" ? "decision_maker" : "coordinator");
    await ask("name_substitute", { worker_id: ids.get(role), substitute_id, from: "2026-12-21", to: "2026-12-22" });
  }
  await ask("save_phrase", {
    id: null,
    code: "öö",
    text: "Sovittiin seuraavasta tapaamisesta.",
    shared: true,
    archived: false,
  });
  const client = await addClient(host, "Öörooli", 990);
  await ask("edit_client", {
    client_id: client,
    identity_code: null,
    last_name: "Öörooli",
    first_names: "Testi",
    gender: "female",
    municipality: JOENSUU,
    phone: null,
    non_disclosure: false,
    career_agent_id: ids.get("career_agent"),
    work_trial_days_elsewhere: null,
    work_trial_elsewhere_until: null,
  });
  const participate = (start_date: string, unemployed_since: string) =>
    ask<{ id: string }>("start_participation", {
      client_id: client,
      start: {
        start_date,
        municipality: JOENSUU,
        education_isced: 3,
        status_at_start: "unemployed",
        unemployed_since,
        counted: true,
      },
    });
  const earlier = await participate("2025-03-03", "2024-01-01");
  const period = {
    client_id: client,
    environment_id: environment.id,
    legal_basis: "job_coaching",
    weekly_days: null,
    daily_hours: 600,
    weekdays: "12345",
    organiser: null,
  };
  // it has run to its last day, and nobody has assessed it
  await ask("start_period", { ...period, start_date: "2025-03-10", end_date: "2025-08-29", group_id: null });
  await ask("end_participation", {
    client_id: client,
    participation_id: earlier.id,
    end_date: "2025-09-30",
    exit_reason: "continues_as_jobseeker",
    situation: "unemployed",
    qualification_date: null,
  });
  await participate("2026-11-02", "2025-10-01");
  await ask("start_period", { ...period, start_date: "2026-11-02", end_date: "2026-11-30", group_id: group.id });
  await ask("start_period", { ...period, start_date: "2026-12-01", end_date: null, group_id: null });
  await ask("mark_attendance", {
    marks: [
      ["2025-03-10", "present"],
      ["2026-11-12", "present"],
      ["2026-11-13", "sick"],
      ["2026-11-16", "late"],
      ["2026-11-17", "remote"],
    ].map(([date, attendance]) => ({
      client_id: client,
      date,
      attendance,
      hours: null,
      work_task_id: null,
      note: null,
    })),
  });
  await ask("add_note", { client_id: client, date: "2026-11-16", kind: "discussion", text: "Sujui hyvin." });
  await ask("add_situation", { client_id: client, date: "2026-11-16", situation: "education" });
  const fresh = await addClient(host, "Ööuusi", 991);
  const clientsOf = async (municipality: string) => {
    const { clients } = await ask<{ clients: { id: string }[] }>("list_clients", {
      municipalities: [municipality],
      environments: null,
      own: false,
      offset: 0,
      limit: 2,
    });
    if (clients.length < 2) throw new Error(`too few clients of ${municipality}`);
    return clients.map(({ id }) => id);
  };
  const near = await clientsOf(JOENSUU);
  const far = await clientsOf(NURMES);
  await host.rpc("lock");
  return { client, fresh, near, far };
}
