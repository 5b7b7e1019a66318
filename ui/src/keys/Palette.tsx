import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { fmtCount, m, useLanguage } from "~/i18n";
import overlay from "~/kit/Overlay.module.css";
import { CATALOGUE } from "./catalogue";
import { KeyCaps } from "./KeyCaps";
import styles from "./Palette.module.css";
import { type PaletteItem, type PaletteProvider, type PaletteSection, paletteSections } from "./palette";
import { type Act, useActs } from "./registry";

export interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** The last things, newest first; the page keeps them (`withRecent`). */
  recent: readonly PaletteItem[];
  /** What was chosen; it is run after the palette has closed. */
  onRun: (item: PaletteItem) => void;
  providers?: readonly PaletteProvider[];
  /** What is at hand for a text without asking anyone, before what the providers find. */
  places?: (text: string) => readonly PaletteSection[];
}

const NONE: readonly PaletteProvider[] = [];
const nowhere = (): readonly PaletteSection[] => [];

/** Keys that go from row to row. */
const WALKING: ReadonlySet<string> = new Set(["ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"]);

/** Everything by name: the last things, acts with their shortcuts, clients and whatever the providers find. */
export function Palette({ isOpen, onClose, recent, onRun, providers = NONE, places = nowhere }: PaletteProps) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label={m.ui_keys_palette()} className={styles.dialog ?? ""}>
          <Finder recent={recent} providers={providers} places={places} onRun={onRun} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row that the input points at; none where that has gone with an older list. */
function focusedRow(input: Element): Element | null {
  const id = input.getAttribute("aria-activedescendant");
  return id === null ? null : document.getElementById(id);
}

const isView = ({ id }: Act) => id.startsWith("view.");

/** What only the page at hand can do stands first, the rest as the help has it. */
const inOrder = (acts: readonly Act[]): Act[] => {
  const place = ({ id }: Act) => CATALOGUE.findIndex((other) => other.id === id);
  return [...acts].sort((a, b) => place(a) - place(b));
};

function itemOf({ id, keys: [keys], label, run }: Act): PaletteItem {
  return { id, label: label(), isAct: true, run, ...(keys === undefined ? {} : { keys }) };
}

function Finder({ recent, providers, places, onRun, onClose }: Omit<Required<PaletteProps>, "isOpen">) {
  const spoken = useLanguage();
  const [query, setQuery] = useState("");
  const acts = useActs();
  const { found, failed, pending, answer } = useFound(providers, query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are of the language spoken
  const known = useMemo(() => {
    const items = acts.filter((act) => act.id !== "palette");
    return [
      { id: "views", heading: m.ui_keys_palette_views(), items: items.filter(isView).map(itemOf) },
      {
        id: "acts",
        heading: m.ui_keys_palette_actions(),
        items: inOrder(items.filter((act) => !isView(act))).map(itemOf),
      },
    ];
  }, [acts, spoken]);
  const sectionsFor = (text: string, hits: readonly PaletteSection[]) =>
    paletteSections(text, { id: "recent", heading: m.ui_keys_palette_recent(), items: recent }, known, [
      ...(text.trim() === "" ? [] : places(text)),
      ...hits,
    ]);
  // the letter stands first, the list follows it
  const listed = useDeferredValue(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew from these alone
  const sections = useMemo(
    () => sectionsFor(listed, listed.trim() === "" ? [] : found),
    [listed, found, known, recent, places, spoken],
  );
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  const over = useRef(false);
  const run = (item: PaletteItem) => {
    if (over.current) return;
    over.current = true;
    onClose();
    onRun(item);
    // once the focus has gone back to where it was, so that the act finds it there
    setTimeout(item.run, 0);
  };
  const latest = useRef(run);
  latest.current = run;
  const onRow = useRef((item: PaletteItem) => latest.current(item)).current;

  // Enter is for what is typed: of what an older text found nothing is run, the answer is waited for; and for the row
  // that was walked to, as long as it stands in the list
  const walked = useRef(false);
  const entered = useRef<{ readonly row: string | null } | null>(null);
  const isBehind = pending || listed !== query;
  const enter = (row: string | null) => {
    const items = sectionsFor(query, pending || query.trim() === "" ? [] : found).flatMap((section) => section.items);
    const item = row === null ? items[0] : items.find(({ id }) => id === row);
    if (item) run(item);
    else entered.current = pending ? { row } : null;
  };
  useEffect(() => {
    if (pending || !entered.current) return;
    const { row } = entered.current;
    entered.current = null;
    enter(row);
  });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // once the list stands: a screen reader is not sent to a row that has gone
    const frame = requestAnimationFrame(() => {
      if (input.current && focusedRow(input.current) === null) input.current.removeAttribute("aria-activedescendant");
    });
    return () => cancelAnimationFrame(frame);
  });
  return (
    <Autocomplete
      inputValue={query}
      onInputChange={(text) => {
        entered.current = null;
        walked.current = false;
        setQuery(text);
      }}
    >
      <TextField aria-label={m.ui_keys_palette()} className={styles.field ?? ""} autoFocus>
        <Input
          ref={input}
          className={styles.input ?? ""}
          placeholder={m.ui_keys_palette_placeholder()}
          onKeyDownCapture={(event) => {
            if (WALKING.has(event.key)) walked.current = true;
            if (event.key !== "Enter") return;
            // what is found after the last key has not been focused yet
            const focused = focusedRow(event.currentTarget);
            if (!isBehind && focused !== null) return;
            event.preventDefault();
            event.stopPropagation();
            enter((walked.current ? focused?.getAttribute("data-item") : null) ?? null);
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey && event.key.toLowerCase() === "k") {
              event.preventDefault();
              onClose();
            }
          }}
        />
      </TextField>
      <Results
        sections={sections}
        found={found}
        answer={answer}
        none={pending ? "" : m.ui_keys_palette_none()}
        onRun={onRow}
      />
      {failed.map((what) => (
        <p key={what} role="alert" className={styles.failed}>
          {m.ui_keys_palette_failed({ what })}
        </p>
      ))}
      <div role="status" className={styles.count}>
        {query.trim() === "" ? "" : m.ui_keys_palette_hits({ count, shown: fmtCount(count) })}
      </div>
    </Autocomplete>
  );
}

interface ResultsProps {
  readonly sections: readonly PaletteSection[];
  readonly found: readonly PaletteSection[];
  readonly answer: number;
  /** Said in place of no rows. */
  readonly none: string;
  readonly onRun: (item: PaletteItem) => void;
}

const Results = memo(({ sections, found, answer, none, onRun }: ResultsProps) => {
  // what one answer found is another row in the next, so that the focus stays on the first and not on a person
  const keyOf = (section: PaletteSection, item: PaletteItem) =>
    found.some(({ id }) => id === section.id) ? `${answer} ${item.id}` : item.id;
  const byKey = new Map(
    sections.flatMap((section) => section.items.map((item) => [keyOf(section, item), item] as const)),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group to scroll, not of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys
    <div className={styles.results} role="group" aria-label={m.ui_keys_palette_results()} tabIndex={0}>
      <Menu
        aria-label={m.ui_keys_palette()}
        className={overlay.list ?? ""}
        items={sections}
        renderEmptyState={() => <div className={overlay.none}>{none}</div>}
        onAction={(id) => {
          const item = byKey.get(String(id));
          if (item !== undefined) onRun(item);
        }}
      >
        {(section: PaletteSection) => (
          <MenuSection id={section.id} items={section.items}>
            {[
              <Header key="heading" className={styles.heading ?? ""}>
                {section.heading}
              </Header>,
              ...section.items.map((item) => (
                <MenuItem
                  key={keyOf(section, item)}
                  id={keyOf(section, item)}
                  data-item={item.id}
                  textValue={item.label}
                  className={overlay.item ?? ""}
                >
                  <span>{item.label}</span>
                  {item.hint === undefined ? null : <span className={styles.hint}>{item.hint}</span>}
                  {item.keys === undefined ? null : (
                    <span className={overlay.end}>
                      <KeyCaps keys={item.keys} />
                    </span>
                  )}
                </MenuItem>
              )),
            ]}
          </MenuSection>
        )}
      </Menu>
    </div>
  );
});

/** What the providers find; the last answer stays until the next is there. */
function useFound(providers: readonly PaletteProvider[], query: string) {
  const [found, setFound] = useState<Readonly<Record<string, readonly PaletteItem[]>>>({});
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [answered, setAnswered] = useState("");
  const [answer, setAnswer] = useState(0);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === "") return;
    const abort = new AbortController();
    setFailed([]);
    void Promise.all(
      providers.map(async ({ id, heading, search }) => {
        try {
          const items = await search(wanted, abort.signal);
          if (abort.signal.aborted) return;
          setFound((before) => ({ ...before, [id]: items }));
          setAnswer((before) => before + 1);
        } catch {
          if (!abort.signal.aborted) setFailed((before) => [...before, heading()]);
        }
      }),
    ).then(() => {
      if (!abort.signal.aborted) setAnswered(wanted);
    });
    return () => abort.abort();
  }, [providers, query]);
  const sections = useMemo(
    () => providers.map(({ id, heading }) => ({ id, heading: heading(), items: found[id] ?? [] })),
    [providers, found],
  );
  return { found: sections, failed, pending: query.trim() !== "" && answered !== query.trim(), answer };
}
