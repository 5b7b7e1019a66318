/** Half-typed forms by the key under which each keeps its draft: what it is called, and where it goes on. */
import type { LinkProps } from "@tanstack/react-router";
import type { Wire } from "~/api";
import type { ClientAct } from "~/features/clients/asked";
import type { Section } from "~/features/clients/ClientView";
import type { SettingsTab } from "~/features/settings/tabs";
import { m } from "~/i18n";

interface OfClient {
  readonly name: () => string;
  readonly section: Section;
  /** The form opens by itself. */
  readonly act?: ClientAct;
}

const OF_CLIENT: Readonly<Record<string, OfClient>> = {
  add_note: { name: m.ui_client_note_add, section: "notes", act: "note" },
  edit_note: { name: m.ui_client_note_edit, section: "notes" },
  edit_client: { name: m.ui_client_edit, section: "situation" },
  review_plan: { name: m.ui_client_review, section: "situation" },
  start_period: { name: m.ui_client_period_start, section: "periods", act: "period" },
  edit_period: { name: m.ui_client_period_edit, section: "periods" },
  end_period: { name: m.ui_client_period_end, section: "periods" },
  edit_assessment: { name: m.ui_client_period_assess_edit, section: "periods" },
  start_participation: { name: m.ui_client_participation_start, section: "participation", act: "participation" },
  edit_start: { name: m.ui_client_start_edit, section: "participation" },
  end_participation: { name: m.ui_client_participation_end, section: "participation", act: "end" },
  edit_end: { name: m.ui_client_end_edit, section: "participation" },
  add_situation: { name: m.ui_client_situation_add, section: "participation", act: "situation" },
};

interface OfOffice {
  readonly name: () => string;
  /** What it is called when it changes one that is there. */
  readonly edit?: () => string;
  readonly tab: SettingsTab;
}

const OF_OFFICE: Readonly<Record<string, OfOffice>> = {
  set_office_name: { name: m.ui_first_office_name, tab: "environments" },
  save_environment: {
    name: m.ui_settings_environment_add,
    edit: m.ui_settings_environment_change,
    tab: "environments",
  },
  save_group: { name: m.ui_settings_group_add, edit: m.ui_settings_groups, tab: "environments" },
  save_work_task: { name: m.ui_settings_task_add, edit: m.ui_settings_tasks, tab: "environments" },
  close_days: { name: m.ui_settings_close, tab: "environments" },
  add_worker: { name: m.ui_settings_worker_add, tab: "workers" },
  edit_worker: { name: m.ui_settings_tab_workers, tab: "workers" },
  name_substitute: { name: m.ui_settings_substitute_name, tab: "substitutes" },
  save_phrase: { name: m.ui_settings_phrase_add, edit: m.ui_settings_phrases, tab: "substitutes" },
};

export interface UnfinishedForm {
  readonly name: string;
  readonly way: Pick<LinkProps, "to" | "params" | "search" | "state">;
}

/** A half-typed form; none if it is of no form that the window has. */
export function unfinishedForm({ form, client }: Wire.UnfinishedLine): UnfinishedForm | null {
  const [kind = "", id = "new"] = form.split(":");
  const ofClient = OF_CLIENT[kind];
  if (ofClient !== undefined && client !== null) {
    const { name, section, act } = ofClient;
    return { name: name(), way: { to: "/clients/$id", params: { id: client.id }, search: { section, act } } };
  }
  if (kind === "add_client")
    return { name: m.ui_client_new_title(), way: { to: "/clients", state: { asked: "new_client" } } };
  if (kind === "add_notes")
    return { name: m.ui_clients_several_title(), way: { to: "/clients", state: { noteAbout: id.split(",") } } };
  const ofOffice = OF_OFFICE[kind];
  if (ofOffice === undefined) return null;
  const { name, edit = name, tab } = ofOffice;
  return { name: id === "new" ? name() : edit(), way: { to: "/settings", search: { tab } } };
}
