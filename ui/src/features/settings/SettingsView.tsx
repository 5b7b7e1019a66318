import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { NEEDS, view, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { Page } from "~/app/Frame";
import { ReadFault } from "~/app/ReadFault";
import { m } from "~/i18n";
import { Skeleton, Tabs } from "~/kit";
import { Environments } from "./Environments";
import { Export } from "./Export";
import { Import, type ImportState } from "./Import";
import { Maintenance } from "./Maintenance";
import { Own } from "./Own";
import { Phrases } from "./Phrases";
import { Safety } from "./Safety";
import styles from "./Settings.module.css";
import { Substitutes } from "./Substitutes";
import { opensTab, type SettingsTab } from "./tabs";
import { useJob } from "./useJob";
import { Workers } from "./Workers";

/** One's own wishes for everyone; the office, its files and its store for those who keep them. */
export function SettingsView() {
  const client = useQueryClient();
  const search = useSearch({ from: "/settings" });
  const navigate = useNavigate({ from: "/settings" });
  const office = useQuery(view("get_office", {}));
  const { capabilities } = useSeat().worker;
  const opens = (id: SettingsTab) => opensTab(id, capabilities);
  const writes = useMay(NEEDS.save_phrase);
  const mayImport = useMay(NEEDS.import_files);
  const mayExport = useMay(NEEDS.export_files);
  // the jobs and what was chosen for them outlive a look at another tab
  const importing = useJob("import_files", ({ stored }) => {
    if (stored) void client.invalidateQueries();
  });
  const exporting = useJob("export_files");
  const checking = useJob("check_store");
  const [chosen, setChosen] = useState<ImportState>({ chosen: [], update: false });

  const ofOffice = (part: (office: Wire.OfficeView) => ReactNode) =>
    office.data ? (
      part(office.data)
    ) : office.isError ? (
      <ReadFault error={office.error} again={office.refetch} />
    ) : (
      <Skeleton rows lines={8} />
    );
  const tab = (id: SettingsTab, name: string, content: ReactNode) => ({ id, name, content });
  const tabs = [
    tab("own", m.ui_settings_tab_own(), <Own />),
    tab("safety", m.ui_settings_tab_safety(), <Safety />),
    ...(opens("environments")
      ? [
          tab(
            "environments",
            m.ui_settings_tab_environments(),
            ofOffice((data) => <Environments office={data} />),
          ),
        ]
      : []),
    ...(opens("workers")
      ? [
          tab(
            "workers",
            m.ui_settings_tab_workers(),
            ofOffice((data) => <Workers office={data} />),
          ),
        ]
      : []),
    tab(
      "substitutes",
      writes ? m.ui_settings_tab_substitutes_phrases() : m.ui_settings_tab_substitutes(),
      ofOffice((data) => (
        <div className={styles.section}>
          <Substitutes office={data} />
          {writes && <Phrases office={data} />}
        </div>
      )),
    ),
    ...(opens("files")
      ? [
          tab(
            "files",
            m.ui_settings_tab_files(),
            <div className={styles.section}>
              {mayImport && <Import job={importing} state={chosen} onChange={setChosen} />}
              {mayExport && <Export job={exporting} />}
            </div>,
          ),
        ]
      : []),
    tab(
      "store",
      m.ui_settings_tab_store(),
      ofOffice((data) => <Maintenance office={data} checking={checking} />),
    ),
  ];
  const selected = tabs.find(({ id }) => id === search.tab)?.id ?? "own";
  return (
    <Page title={m.ui_nav_settings()} wide>
      <Tabs
        label={m.ui_settings_tabs()}
        selected={selected}
        onSelect={(id) => void navigate({ search: { tab: id === "own" ? undefined : id }, replace: true })}
        tabs={tabs}
      />
    </Page>
  );
}
