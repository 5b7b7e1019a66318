/** The parts of the settings: one's own first, the office's after them; never more than seven. */
export const SETTINGS_TABS = ["own", "safety", "environments", "workers", "substitutes", "files", "store"] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];
