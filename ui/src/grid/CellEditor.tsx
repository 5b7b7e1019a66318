import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Phrase, phraseAt } from "~/kit/PhraseText";
import styles from "./CellEditor.module.css";

/** Where one goes from a cell: to the cell before it, nowhere, or to the next. */
export type Step = -1 | 0 | 1;

export interface CellEditorProps {
  label: string;
  text: string;
  /** Standard phrases: the code of one and Tab put it in. */
  phrases?: readonly Phrase[];
  /** What is wrong with a text: it stays in the cell until it is mended or given up. */
  faultOf?: (text: string) => string | null;
  /** Told what is wrong, and that it is so no more. */
  onFault?: (fault: string | null) => void;
  /** The element that tells it. */
  faultId?: string;
  /** `null`: given up. */
  onDone: (text: string | null, step: Step) => void;
}

/** Puts a phrase in the place of its code, as if it had been typed: the field's own undo takes it back. */
function put(input: HTMLInputElement, from: number, to: number, text: string): void {
  input.setSelectionRange(from, to);
  if (document.execCommand?.("insertText", false, text) !== true) input.setRangeText(text, from, to, "end");
}

/** The key has been answered here; all others go on to the window. */
function taken(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** What was typed over what stood there; nothing where it stands as it did. */
const typed = (input: HTMLInputElement) => (input.value === input.defaultValue ? null : input.value);

/**
 * Text typed in a cell: Enter keeps it as it stands, Tab too and goes on, Shift+Tab back, Esc gives it up. Leaving the
 * cell, or closing what is around it, keeps what was typed and confirms nothing.
 */
export function CellEditor({ label, text, phrases = [], faultOf, onFault, faultId, onDone }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const [wrong, setWrong] = useState(false);
  // Tab on what it has just put in moves on, also where the phrase ends with a code
  const filled = useRef<string | null>(null);
  const close = useRef<(value: string | null) => void>(() => {});
  useEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    field?.select();
    field?.scrollIntoView?.({ block: "nearest" });
    return () => {
      if (field !== null && !field.isConnected) close.current(typed(field));
    };
  }, []);
  const tell = (fault: string | null) => {
    setWrong(fault !== null);
    onFault?.(fault);
  };
  const end = (value: string | null, step: Step) => {
    if (over.current) return;
    const fault = value === null ? null : (faultOf?.(value) ?? null);
    if (fault !== null) return tell(fault);
    over.current = true;
    onDone(value, step);
  };
  close.current = (value) => end(value, 0);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    if (event.key === "Tab" && !event.shiftKey && filled.current !== field.value) {
      const at = field.selectionStart ?? 0;
      const found = at === field.selectionEnd ? phraseAt(field.value, at, phrases) : null;
      if (found !== null) {
        taken(event);
        put(field, found.from, at, found.phrase.text);
        filled.current = field.value;
        return;
      }
    }
    if (event.key === "Escape") end(null, 0);
    else if (event.key === "Enter") end(field.value, 0);
    else if (event.key === "Tab") end(field.value, event.shiftKey ? -1 : 1);
    else return;
    taken(event);
  };
  return (
    <input
      ref={input}
      className={styles.editor}
      aria-label={label}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? faultId : undefined}
      defaultValue={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        if (wrong && faultOf?.(event.target.value) === null) tell(null);
      }}
      onBlur={(event) => end(typed(event.currentTarget), 0)}
      onKeyDown={onKeyDown}
    />
  );
}
