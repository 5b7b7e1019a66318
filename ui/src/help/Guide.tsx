import { Printer } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { fmtCount, language, m, useLanguage } from "~/i18n";
import { CATALOGUE } from "~/keys/catalogue";
import { Banner, Button, focusField, TextField } from "~/kit";
import { Blocks, type GoTo } from "./Blocks";
import styles from "./Guide.module.css";
import { CHAPTERS, chapter, KEYS, search } from "./guide";

export interface GuideProps {
  /** The chapter of the place that help was asked in. */
  readonly start: string;
  /** Every shortcut there is, in the language of the window. */
  readonly shortcuts: ReactNode;
}

interface Place {
  readonly chapter: string;
  readonly section: string | null;
}

/** The guide in the window: one chapter, the list of the others, and a search. */
export default function Guide({ start, shortcuts }: GuideProps) {
  useLanguage();
  const isFinnish = language() === "fi";
  // who does not read Finnish is shown the keys first
  const [place, setPlace] = useState<Place>({ chapter: isFinnish ? start : KEYS, section: null });
  const [query, setQuery] = useState("");
  const article = useRef<HTMLElement>(null);
  // the focus begins at the chapter's title too, once the chapter is there
  const moved = useRef(true);
  const id = useId();
  const searchId = `${id}-search`;
  const go: GoTo = (to, section) => {
    moved.current = true;
    setQuery("");
    setPlace({ chapter: to, section });
  };

  useLayoutEffect(() => {
    const box = article.current;
    if (!box || !moved.current) return;
    moved.current = false;
    const heading = place.section === null ? null : document.getElementById(`${id}-${place.section}`);
    box.scrollTop = 0;
    // in one column it is the whole that scrolls
    (heading ?? box).scrollIntoView?.({ block: "start" });
    (heading ?? document.getElementById(`${id}-title`))?.focus({ preventScroll: true });
  }, [place, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    focusField(searchId);
  };

  const shown = chapter(place.chapter);
  const isKeys = place.chapter === KEYS;
  const keysText = CATALOGUE.map((shortcut) => shortcut.label()).join(", ");
  const hits = search(query, isFinnish ? { [KEYS]: keysText } : {});
  const title = isKeys && !isFinnish ? m.ui_keys_column_keys() : shown?.title;
  const lang = isKeys && !isFinnish ? undefined : "fi";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it
    <div className={styles.guide} onKeyDown={onKeyDown}>
      <div className={styles.side}>
        <search>
          <TextField id={searchId} label={m.ui_help_search()} type="search" value={query} onChange={setQuery} />
        </search>
        <nav aria-label={m.ui_help_chapters()}>
          <ul className={styles.chapters}>
            {CHAPTERS.map((each) => {
              const isOwn = each.id === KEYS && !isFinnish;
              return (
                <li key={each.id}>
                  <button
                    type="button"
                    className={styles.chapter}
                    {...(isOwn ? {} : { lang: "fi" })}
                    {...(each.id === place.chapter ? { "aria-current": "page" as const } : {})}
                    onClick={() => go(each.id, null)}
                  >
                    {isOwn ? m.ui_keys_column_keys() : each.title}
                  </button>
                </li>
              );
            })}
          </ul>
        </nav>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long chapter is scrolled by the keys */}
      <article ref={article} className={styles.article} tabIndex={0} aria-labelledby={`${id}-title`}>
        {!isFinnish && <Banner>{m.ui_help_finnish()}</Banner>}
        <p role="status" className={query.trim() === "" ? "visually-hidden" : styles.count}>
          {query.trim() !== "" &&
            (hits.length === 0
              ? m.ui_keys_palette_none()
              : m.ui_keys_palette_hits({ count: hits.length, shown: fmtCount(hits.length) }))}
        </p>
        {query.trim() !== "" ? (
          <>
            <h3 id={`${id}-title`} tabIndex={-1} className="visually-hidden">
              {m.ui_help_search()}
            </h3>
            <ul className={styles.hits} lang="fi">
              {hits.map((hit) => (
                <li key={`${hit.chapter} ${hit.section}`}>
                  <button type="button" className={styles.hit} onClick={() => go(hit.chapter, hit.section)}>
                    <span className={styles.hitTitle}>
                      {hit.heading === null ? hit.title : m.ui_help_hit({ chapter: hit.title, section: hit.heading })}
                    </span>
                    <span className={styles.excerpt}>{hit.excerpt}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <div className={styles.top}>
              <h3 id={`${id}-title`} tabIndex={-1} className={styles.title} lang={lang}>
                {title}
              </h3>
              <Button small icon={Printer} onPress={() => window.print()}>
                {m.ui_help_print()}
              </Button>
            </div>
            {lang !== undefined && shown !== undefined && (
              <div className={styles.text} lang={lang} data-chapter={shown.id}>
                <Blocks blocks={shown.lead} onGo={go} />
                {shown.sections.map((section) => (
                  <section key={section.id} className={styles.section}>
                    <h4 id={`${id}-${section.id}`} tabIndex={-1} className={styles.heading}>
                      {section.title}
                    </h4>
                    <Blocks blocks={section.blocks} onGo={go} />
                  </section>
                ))}
              </div>
            )}
            {isKeys && shortcuts}
          </>
        )}
      </article>
    </div>
  );
}
