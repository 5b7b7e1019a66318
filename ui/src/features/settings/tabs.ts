import { NEEDS, type Wire } from "~/api";

/** The parts of the settings: one's own first, the office's after them; never more than seven. */
export const SETTINGS_TABS = ["own", "safety", "environments", "workers", "substitutes", "files", "store"] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

/** What one must be allowed to do for a part to hold anything, any of these; the others hold something for everyone. */
const TAB_NEEDS: Readonly<Partial<Record<SettingsTab, readonly Wire.Capability[]>>> = {
  environments: [NEEDS.save_group, NEEDS.save_environment],
  workers: [NEEDS.save_environment],
  files: [NEEDS.import_files, NEEDS.export_files],
};

/** Whether a part of the settings is for a worker who may do these. */
export function opensTab(tab: SettingsTab, capabilities: readonly Wire.Capability[]): boolean {
  return TAB_NEEDS[tab]?.some((need) => capabilities.includes(need)) ?? true;
}
