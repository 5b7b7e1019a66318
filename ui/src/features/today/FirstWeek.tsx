import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { endFirst, type FirstItem, useFirstWeek, useSecondPlaceWatch } from "~/app/firstWeek";
import { letterOf } from "~/grid";
import { m } from "~/i18n";
import { type ActId, useActs } from "~/keys";
import { Button, IconButton, Shortcut } from "~/kit";
import styles from "./Today.module.css";

const WORDS: Readonly<Record<FirstItem, () => string>> = {
  pin: m.ui_first_week_pin,
  backup: m.ui_first_week_backup,
  marks: m.ui_first_week_marks,
  search: m.ui_first_week_search,
  note: m.ui_first_week_note,
  help: m.ui_first_week_help,
};

/** The keys that do an item anywhere. */
const KEYS: Readonly<Partial<Record<FirstItem, () => string>>> = {
  marks: () => letterOf("all_present"),
  search: () => "Ctrl+K",
  help: () => "F1",
};

/** What an item is about, and the way to it: a page, the palette or the guide; the roll call is in sight. */
function Way({ item }: { readonly item: FirstItem }) {
  const acts = useActs();
  const words = WORDS[item]();
  const does = (id: ActId) => (
    <button type="button" className={styles.do} onClick={() => acts.find((act) => act.id === id)?.run()}>
      {words}
    </button>
  );
  switch (item) {
    case "pin":
      return (
        <Link to="/settings" search={{ tab: "safety" }} className={styles.link}>
          {words}
        </Link>
      );
    case "backup":
      return (
        <Link to="/settings" search={{ tab: "store" }} className={styles.link}>
          {words}
        </Link>
      );
    case "note":
      return (
        <Link to="/clients" className={styles.link}>
          {words}
        </Link>
      );
    case "search":
      return does("palette");
    case "help":
      return does("help");
    case "marks":
      return <span>{words}</span>;
  }
}

/** A new worker's first things to do; each goes when it is done or waved away, and the list with the last of them. */
export function FirstWeek() {
  const client = useQueryClient();
  const items = useFirstWeek();
  useSecondPlaceWatch();
  if (items.length === 0) return null;
  return (
    <section className={styles.list} aria-labelledby="today-first-week">
      <h2 id="today-first-week" className={styles.firstTitle}>
        {m.ui_first_week_title()}
        <Button kind="quiet" small onPress={() => void endFirst(client, items)}>
          {m.ui_first_week_hide()}
        </Button>
      </h2>
      <ul className={styles.firsts}>
        {items.map((item) => (
          <li key={item}>
            <Way item={item} />
            {KEYS[item] && <Shortcut keys={KEYS[item]()} />}
            <IconButton
              small
              kind="quiet"
              icon={X}
              label={m.ui_first_week_skip({ what: WORDS[item]() })}
              onPress={() => void endFirst(client, [item])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
