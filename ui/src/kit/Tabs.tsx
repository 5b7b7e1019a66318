import { type ReactNode, useLayoutEffect, useRef } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import styles from "./Tabs.module.css";

export interface TabItem<K extends string = string> {
  readonly id: K;
  readonly name: string;
  /** A number beside the name: so many rows of the tab are meant. */
  readonly count?: string | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<K>[];
  readonly selected: K;
  readonly onSelect: (id: K) => void;
}

/** What a tab is called. The selected one stands in the middle of a row that scrolls. */
function Name({ name, isSelected }: { readonly name: string; readonly isSelected: boolean }) {
  const words = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const tab = isSelected ? words.current?.closest<HTMLElement>('[role="tab"]') : null;
    const row = tab?.closest('[role="tablist"]');
    if (!tab || !row) return;
    // in the frame that shows it, when its panel has changed as well: asked now, the page would be laid out twice
    const frame = requestAnimationFrame(() => {
      row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
    });
    return () => cancelAnimationFrame(frame);
  }, [isSelected]);
  return <span ref={words}>{name}</span>;
}

/** One row of tabs, which scrolls where it is wider than its place. */
export function Tabs<K extends string>({ label, tabs, selected, onSelect }: TabsProps<K>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ""}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const found = tabs.find((tab) => tab.id === key);
        if (found) onSelect(found.id);
      }}
    >
      <TabList className={styles.list ?? ""} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {({ isSelected }) => (
              <>
                <Name name={tab.name} isSelected={isSelected} />
                {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
              </>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
