import { TextQuote } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { m } from "~/i18n";
import button from "./Button.module.css";
import { classes } from "./classes";
import overlay from "./Overlay.module.css";
import styles from "./PhraseText.module.css";
import { TextArea, type TextAreaProps } from "./TextField";

/** A standard phrase: a short code that becomes the whole text. */
export interface Phrase {
  readonly id: string;
  readonly code: string;
  readonly text: string;
}

/** The letters and digits that end at the caret. */
const WORD_BEFORE = /[\p{L}\p{N}]+$/u;
const WORD_AFTER = /^[\p{L}\p{N}]/u;

/** The phrase whose code stands before the caret, and where the code begins. Of two alike codes the first counts. */
export function phraseAt(
  text: string,
  caret: number,
  phrases: readonly Phrase[],
): { phrase: Phrase; from: number } | null {
  if (WORD_AFTER.test(text.slice(caret))) return null;
  const word = WORD_BEFORE.exec(text.slice(0, caret))?.[0];
  const phrase = word === undefined ? undefined : phrases.find(({ code }) => code === word.toLowerCase());
  return word === undefined || phrase === undefined ? null : { phrase, from: caret - word.length };
}

/** Puts text where another stood, as if it had been typed: the field's own undo takes it back. */
function type(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // the one way that the undo of a field knows of, in every engine that we meet
  if (document.execCommand?.("insertText", false, text) === true) return;
  const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  put?.call(area, area.value.slice(0, from) + text + area.value.slice(to));
  area.setSelectionRange(from + text.length, from + text.length);
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

export interface PhraseTextProps extends TextAreaProps {
  /** The worker's own before the office's. */
  readonly phrases: readonly Phrase[];
}

/** Long text with standard phrases: a code and Tab, or a choice from the list, puts the phrase in. */
export function PhraseText({ phrases, ...props }: PhraseTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  // Tab on what it has just put in moves on, also where the phrase ends with a code
  const put = useRef<string | null>(null);
  const [said, setSaid] = useState("");
  const chosen = useRef<Phrase | null>(null);

  const insert = (phrase: Phrase, from: number, to: number) => {
    const at = area.current;
    if (at === null) return;
    type(at, from, to, phrase.text);
    put.current = at.value;
    setSaid(m.ui_phrase_put({ code: phrase.code }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (selectionStart !== selectionEnd || put.current === value) return;
    const found = phraseAt(value, selectionStart, phrases);
    if (found === null) return;
    event.preventDefault();
    insert(found.phrase, found.from, selectionStart);
  };
  if (phrases.length === 0) return <TextArea {...props} />;
  return (
    <div className={styles.phrases}>
      <TextArea
        {...props}
        help={[props.help, m.ui_phrase_help()].filter((part) => part !== undefined).join(" ")}
        area={area}
        onKeyDown={onKeyDown}
      />
      <div className={styles.tools}>
        <MenuTrigger
          onOpenChange={(open) => {
            const phrase = chosen.current;
            chosen.current = null;
            // the list gives the focus back to its button first
            if (open || phrase === null) return;
            setTimeout(() => {
              const at = area.current;
              if (at !== null) insert(phrase, at.selectionStart, at.selectionEnd);
            });
          }}
        >
          <AriaButton className={classes(button.button, button.quiet, button.small)}>
            <TextQuote className={button.icon ?? ""} aria-hidden />
            {m.ui_phrase_list()}
          </AriaButton>
          <Popover className={classes(overlay.popover, styles.popover)} offset={4}>
            <AriaMenu className={overlay.list ?? ""} aria-label={m.ui_phrase_list()}>
              {phrases.map((phrase) => (
                <MenuItem
                  key={phrase.id}
                  id={phrase.id}
                  className={overlay.item ?? ""}
                  textValue={`${phrase.code} ${phrase.text}`}
                  onAction={() => {
                    chosen.current = phrase;
                  }}
                >
                  <span className={styles.code}>{phrase.code}</span>
                  <span className={styles.text}>{phrase.text}</span>
                </MenuItem>
              ))}
            </AriaMenu>
          </Popover>
        </MenuTrigger>
        <span role="status" className="visually-hidden">
          {said}
        </span>
      </div>
    </div>
  );
}
