import { type KeyboardEvent, useEffect, useRef } from "react";
import styles from "./CellEditor.module.css";

export interface CellEditorProps {
  label: string;
  text: string;
  /** `null`: given up. `next`: go on to the next cell. */
  onDone: (text: string | null, next: boolean) => void;
}

/** Text typed in a cell: Enter and leaving keep it, Tab goes on, Esc gives it up. */
export function CellEditor({ label, text, onDone }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const end = (value: string | null, next: boolean) => {
    if (over.current) return;
    over.current = true;
    onDone(value, next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === "Escape") end(null, false);
    else if (event.key === "Enter") end(event.currentTarget.value, false);
    else if (event.key === "Tab" && !event.shiftKey) end(event.currentTarget.value, true);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={input}
      className={styles.editor}
      aria-label={label}
      defaultValue={text}
      spellCheck={false}
      autoComplete="off"
      onBlur={(event) => end(event.currentTarget.value, false)}
      onKeyDown={onKeyDown}
    />
  );
}
