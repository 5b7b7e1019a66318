import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Circle, X } from "lucide-react";
import type { ReactNode } from "react";
import { endFirst, type FirstItem, useFirstWeek } from "~/app/firstWeek";
import { letterOf } from "~/grid";
import { m } from "~/i18n";
import { Button, IconButton, Shortcut } from "~/kit";
import styles from "./Today.module.css";

const WORDS: Readonly<Record<FirstItem, () => string>> = {
  pin: m.ui_first_week_pin,
  marks: m.ui_first_week_marks,
  search: m.ui_first_week_search,
  note: m.ui_first_week_note,
  help: m.ui_first_week_help,
};

/** The way to each: a page, or the keys that do it anywhere. */
const WAYS: Readonly<Record<FirstItem, (words: string) => ReactNode>> = {
  pin: (words) => (
    <Link to="/settings" search={{ tab: "safety" }} className={styles.link}>
      {words}
    </Link>
  ),
  marks: (words) => (
    <>
      {words} <Shortcut keys={letterOf("all_present")} />
    </>
  ),
  search: (words) => (
    <>
      {words} <Shortcut keys="Ctrl+K" />
    </>
  ),
  note: (words) => (
    <Link to="/clients" className={styles.link}>
      {words}
    </Link>
  ),
  help: (words) => (
    <>
      {words} <Shortcut keys="F1" />
    </>
  ),
};

/** A new worker's first things to do; each goes when it is done or waved away, and the list with the last of them. */
export function FirstWeek() {
  const client = useQueryClient();
  const items = useFirstWeek();
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
            <Circle className={styles.arrow ?? ""} aria-hidden />
            <span className={styles.firstWords}>{WAYS[item](WORDS[item]())}</span>
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
