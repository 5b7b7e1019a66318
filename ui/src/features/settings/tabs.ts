/** The parts of the settings: one's own first, the office's after them. */
export const SETTINGS_TABS = ["own", "safety", "workers", "environments", "files", "store"] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];
