/** Places within the views in the palette: the parts of the settings and the tabs of the statistics. */
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import { NEEDS, type Wire } from "~/api";
import { opensTab, SETTINGS_TABS, type SettingsTab } from "~/features/settings/tabs";
import { m } from "~/i18n";
import { type PaletteItem, type PaletteSection, rank } from "~/keys";
import { type Seated, useSeat } from "./desk";
import { enterView } from "./regions";

interface Part {
  readonly id: string;
  readonly tab: SettingsTab;
  readonly name: () => string;
  /** Other words that it is looked for by. */
  readonly words?: () => string;
  readonly needs?: Wire.Capability;
  /** Only of a store of one's own, not of the made-up region. */
  readonly ofOffice?: true;
}

const PARTS: readonly Part[] = [
  { id: "language", tab: "own", name: m.ui_settings_language },
  { id: "theme", tab: "own", name: m.ui_settings_theme, words: m.ui_keys_palette_words_theme },
  { id: "contrast", tab: "own", name: m.ui_settings_contrast },
  { id: "text_size", tab: "own", name: m.ui_settings_text_size },
  { id: "letter_keys", tab: "own", name: m.ui_settings_letter_keys },
  { id: "passphrase", tab: "safety", name: m.ui_settings_passphrase, words: m.ui_keys_palette_words_passphrase },
  { id: "pin", tab: "safety", name: m.ui_settings_pin },
  { id: "recovery", tab: "safety", name: m.ui_settings_recovery, needs: "manage_office", ofOffice: true },
  { id: "groups", tab: "environments", name: m.ui_settings_groups },
  { id: "closed", tab: "environments", name: m.ui_settings_closed, words: m.ui_keys_palette_words_closed },
  { id: "tasks", tab: "environments", name: m.ui_settings_tasks, needs: NEEDS.save_work_task },
  { id: "substitutes", tab: "substitutes", name: m.ui_settings_substitutes },
  { id: "phrases", tab: "substitutes", name: m.ui_settings_phrases, needs: NEEDS.save_phrase },
  {
    id: "import",
    tab: "files",
    name: m.ui_settings_import,
    words: m.ui_keys_palette_words_import,
    needs: NEEDS.import_files,
  },
  {
    id: "export",
    tab: "files",
    name: m.ui_settings_export,
    words: m.ui_keys_palette_words_export,
    needs: NEEDS.export_files,
  },
  { id: "backups", tab: "store", name: m.ui_settings_backup },
  { id: "check", tab: "store", name: m.ui_settings_check, needs: NEEDS.check_store },
  { id: "diagnostics", tab: "store", name: m.ui_settings_diagnostics },
];

const TAB_NAMES: Readonly<Record<SettingsTab, () => string>> = {
  own: m.ui_settings_tab_own,
  safety: m.ui_settings_tab_safety,
  environments: m.ui_settings_tab_environments,
  workers: m.ui_settings_tab_workers,
  substitutes: m.ui_settings_tab_substitutes,
  files: m.ui_settings_tab_files,
  store: m.ui_settings_tab_store,
};

const STATISTICS = [
  { id: "indicators", name: m.ui_statistics_tab_indicators, needs: NEEDS.get_esf_report },
  { id: "municipalities", name: m.ui_statistics_tab_municipalities, needs: NEEDS.get_esf_report },
  { id: "incomplete", name: m.ui_statistics_tab_incomplete, needs: NEEDS.open_client },
  { id: "checks", name: m.ui_statistics_tab_checks, needs: NEEDS.get_esf_report },
] as const;

/** A place, and where in the window it is. */
interface Spot {
  readonly item: Omit<PaletteItem, "run">;
  readonly words: string;
  readonly to: "/settings" | "/statistics";
  readonly search: object;
}

/** What of the settings the worker sees, as the page of the settings shows it. */
function settingsSpots({ worker: { capabilities }, open }: Seated): Spot[] {
  const tabs = SETTINGS_TABS.filter((tab) => opensTab(tab, capabilities));
  const parts = PARTS.filter(
    ({ tab, needs, ofOffice }) =>
      tabs.includes(tab) && (!needs || capabilities.includes(needs)) && (!ofOffice || open === "office"),
  );
  const named = new Set(parts.map(({ name }) => name()));
  return [
    ...tabs
      .filter((tab) => !named.has(TAB_NAMES[tab]()))
      .map((tab) => ({ id: tab, tab, name: TAB_NAMES[tab], words: undefined, hint: m.ui_nav_settings() })),
    ...parts.map((part) => ({ words: undefined, ...part, hint: TAB_NAMES[part.tab]() })),
  ].map(({ id, tab, name, words, hint }) => ({
    item: { id: `settings.${id}`, label: name(), hint },
    words: words?.() ?? "",
    to: "/settings",
    search: tab === "own" ? {} : { tab },
  }));
}

function statisticsSpots({ worker: { capabilities } }: Seated): Spot[] {
  if (!capabilities.includes(NEEDS.get_esf_report)) return [];
  return STATISTICS.filter(({ needs }) => capabilities.includes(needs)).map(({ id, name }) => ({
    item: { id: `statistics.${id}`, label: name(), hint: m.ui_nav_statistics() },
    words: "",
    to: "/statistics",
    search: id === "indicators" ? {} : { tab: id },
  }));
}

/** How well a place answers: by a word that begins so, of its name or of its other words. */
function rankOf({ item, words }: Spot, text: string): number | null {
  const at = rank(item.label, text);
  if (at !== null && at <= 1) return at;
  const other = rank(words, text);
  return other !== null && other <= 1 ? 2 : null;
}

/** The places of this worker that answer a text, the best first. */
function answering(spots: readonly Spot[], text: string, go: (spot: Spot) => void): PaletteItem[] {
  return spots
    .flatMap((spot) => {
      const at = rankOf(spot, text);
      return at === null ? [] : [{ spot, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ spot }) => ({ ...spot.item, run: () => go(spot) }));
}

/** What of the palette leads to the places of this worker. */
export function usePlacePalette(): (text: string) => readonly PaletteSection[] {
  const seat = useSeat();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const go = ({ to, search }: Spot) => {
    enterView(path === to);
    void navigate({ to, search });
  };
  const latest = useRef({ seat, go });
  latest.current = { seat, go };
  return useCallback((text: string) => {
    const { seat, go } = latest.current;
    return [
      { id: "settings", heading: m.ui_nav_settings(), items: answering(settingsSpots(seat), text, go) },
      { id: "statistics", heading: m.ui_nav_statistics(), items: answering(statisticsSpots(seat), text, go) },
    ];
  }, []);
}
