import { useEffect, useRef, useState } from "react";
import {
  fmtClock,
  fmtEurosPlain,
  fmtHours,
  fmtNumber,
  m,
  type Parsed,
  parseClock,
  parseEuros,
  parseHours,
  parseNumber,
  type Refusal,
} from "~/i18n";
import type { FieldProps } from "./Field";
import { TextField, type TextFieldProps } from "./TextField";

/** What to say of text that could not be read. */
export function refusalText(reason: Refusal): string {
  const words: Record<Refusal, () => string> = {
    not_a_date: m.ui_parse_not_a_date,
    no_such_day: m.ui_parse_no_such_day,
    year_out_of_range: m.ui_parse_year_out_of_range,
    not_a_time: m.ui_parse_not_a_time,
    not_hours: m.ui_parse_not_hours,
    not_a_number: m.ui_parse_not_a_number,
    not_an_amount: m.ui_parse_not_an_amount,
    too_many_decimals: m.ui_parse_too_many_decimals,
  };
  return words[reason]();
}

/** Keeps what is typed while it is typed. */
export interface Typing<V> {
  /** Text kept earlier, which could not be read; none if the value is what was typed. */
  readonly unread: string | null;
  /** What the text means now, in the place of a text kept earlier. */
  readonly onRead: (value: V) => void;
  readonly onUnread: (text: string) => void;
}

export interface ValueFieldProps<T> extends FieldProps {
  readonly value: T | null;
  /** Called on leaving the field with what was read, and never with what could not be. */
  readonly onChange: (value: T | null) => void;
  /** For a form with a draft: of what is typed nothing waits for leaving the field. */
  readonly typing?: Typing<T | null> | undefined;
  /** Told whether the text can be read, so that a form does not take an old value for a new one. */
  readonly onUnreadable?: ((unreadable: boolean) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
}

interface ParsedFieldProps<T> extends ValueFieldProps<T> {
  readonly parse: (text: string) => Parsed<T>;
  readonly format: (value: T) => string;
  /** What the typed text means, shown under the field while it is read. */
  readonly echoOf?: ((value: T) => string) | undefined;
  /** Another number each time a value was chosen beside the text, which it replaces even if it is the old one. */
  readonly chosen?: number | undefined;
  readonly text?: Partial<Pick<TextFieldProps, "unit" | "end" | "inputMode" | "figures" | "size">> | undefined;
}

/** A field for a value with a written form: plain text while one types, read and tidied on leaving. */
export function ParsedField<T>(props: ParsedFieldProps<T>) {
  const {
    value,
    onChange,
    typing,
    onUnreadable,
    onBlur,
    parse,
    format,
    echoOf,
    chosen,
    text: look,
    error,
    ...field
  } = props;
  const unread = typing?.unread ?? null;
  const [typed, setTyped] = useState(unread);
  const [refused, setRefused] = useState<Refusal | null>(null);

  // a value that comes from elsewhere takes the place of text that could not be read, never of text being typed
  const focused = useRef(false);
  const before = useRef({ value, chosen, unread });
  // before it was typed over
  const stood = useRef(value);
  const tell = useRef(onUnreadable);
  tell.current = onUnreadable;
  useEffect(() => {
    const was = before.current;
    if (was.value === value && was.chosen === chosen && was.unread === unread) return;
    before.current = { value, chosen, unread };
    if (unread !== null || (focused.current && was.chosen === chosen)) return;
    setTyped(null);
    setRefused(null);
    tell.current?.(false);
  }, [value, chosen, unread]);
  const brought = useRef(unread !== null);
  useEffect(() => {
    if (brought.current) tell.current?.(true);
    // a field that is gone keeps no form from saving
    return () => tell.current?.(false);
  }, []);

  const text = typed ?? (value === null ? "" : format(value));
  const readingOf = (text: string) => (text.trim() === "" ? null : parse(text));
  const read = readingOf(text);

  const type = (next: string) => {
    if (typed === null) stood.current = value;
    setTyped(next);
    setRefused(null);
    const read = readingOf(next);
    onUnreadable?.(read !== null && !read.ok);
    if (read !== null && !read.ok) typing?.onUnread(next);
    else typing?.onRead(read === null ? null : read.value);
  };

  const leave = () => {
    focused.current = false;
    if (typed !== null) {
      setRefused(read !== null && !read.ok ? read.reason : null);
      if (read === null || read.ok) {
        setTyped(null);
        const next = read === null ? null : read.value;
        if (next !== value || next !== stood.current) onChange(next);
      }
    }
    onBlur?.();
  };

  return (
    <TextField
      {...field}
      {...look}
      value={text}
      onChange={type}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={leave}
      error={refused === null ? error : refusalText(refused)}
      echo={echoOf && read?.ok ? echoOf(read.value) : undefined}
    />
  );
}

export interface NumberFieldProps extends ValueFieldProps<number> {
  readonly decimals?: number | undefined;
  readonly unit?: string | undefined;
}

export function NumberField({ decimals = 0, unit, ...props }: NumberFieldProps) {
  return (
    <ParsedField
      {...props}
      parse={(text) => parseNumber(text, decimals)}
      format={(value) => fmtNumber(value, { decimals })}
      text={{ unit, inputMode: "decimal", figures: true, size: "short" }}
    />
  );
}

/** Cents. */
export function EuroField(props: ValueFieldProps<number>) {
  return (
    <ParsedField
      {...props}
      parse={parseEuros}
      format={fmtEurosPlain}
      text={{ unit: "€", inputMode: "decimal", figures: true, size: "medium" }}
    />
  );
}

/** Hundredths of an hour. */
export function HoursField(props: ValueFieldProps<number>) {
  return (
    <ParsedField
      {...props}
      parse={parseHours}
      format={fmtHours}
      text={{ unit: "h", inputMode: "decimal", figures: true, size: "short" }}
    />
  );
}

/** Minutes since midnight. */
export function ClockField(props: ValueFieldProps<number>) {
  return (
    <ParsedField
      {...props}
      parse={parseClock}
      format={fmtClock}
      text={{ inputMode: "decimal", figures: true, size: "short" }}
    />
  );
}
