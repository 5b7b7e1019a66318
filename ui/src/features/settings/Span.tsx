import { type ReactNode, useRef, useState } from "react";
import { toApiError } from "~/api";
import { useToday } from "~/app/desk";
import { type IsoDate, m } from "~/i18n";
import { DateField, focusField, type Typing } from "~/kit";
import type { MaybeFault } from "./FormDialog";
import styles from "./Settings.module.css";

type Part = "from" | "to";
const PARTS: readonly Part[] = ["from", "to"];

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What the engine says of the last day, in words. */
const REFUSED: Readonly<Record<string, () => string>> = {
  end_before_start: m.ui_settings_to_before_from,
  value_out_of_range: m.ui_settings_to_too_late,
  past_date: m.ui_settings_to_past,
};

/** As far as they have been typed. */
export type SpanValues = { from: IsoDate | null; to: IsoDate | null };

/** The draft in which they are kept. */
interface SpanDraft {
  readonly values: SpanValues;
  readonly change: (change: Partial<SpanValues>) => void;
  readonly typing: (part: Part) => Typing<IsoDate | null>;
}

interface SpanFields {
  readonly fields: ReactNode;
  readonly faults: readonly MaybeFault[];
  /** The days, or none where they are not whole; the first field that is not has the focus then. */
  readonly read: () => Span | null;
  /** Takes what the engine refused to its field; tells whether it was about the days. */
  readonly refuse: (thrown: unknown) => boolean;
}

/** A first and a last day, side by side; a last day left empty becomes the first, once that has been left. */
export function useSpan(prefix: string, draft: SpanDraft, autoFocus = false): SpanFields {
  const { values, change, typing } = draft;
  const { from, to } = values;
  const today = useToday();
  const [faults, setFaults] = useState<Partial<Record<Part, string>>>({});
  const unread = useRef(new Set<Part>());
  const mark = (part: Part) => (unreadable: boolean) => {
    if (unreadable) unread.current.add(part);
    else unread.current.delete(part);
  };
  const show = (found: Partial<Record<Part, string>>) => {
    setFaults(found);
    const part = PARTS.find((one) => found[one] !== undefined);
    if (part !== undefined) focusField(`${prefix}-${part}`);
  };
  return {
    faults: [
      { field: `${prefix}-from`, label: m.ui_settings_from(), text: faults.from },
      { field: `${prefix}-to`, label: m.ui_settings_to(), text: faults.to },
    ],
    fields: (
      <div className={styles.pair}>
        <DateField
          id={`${prefix}-from`}
          label={m.ui_settings_from()}
          today={today}
          value={from}
          onChange={(day) => {
            change(to === null || (day !== null && to < day) ? { from: day, to: day } : { from: day });
            setFaults({});
          }}
          typing={typing("from")}
          onUnreadable={mark("from")}
          error={faults.from}
          isRequired
          autoFocus={autoFocus}
        />
        <DateField
          id={`${prefix}-to`}
          label={m.ui_settings_to()}
          today={today}
          value={to}
          onChange={(day) => {
            change({ to: day });
            setFaults({});
          }}
          typing={typing("to")}
          onUnreadable={mark("to")}
          error={faults.to}
          isRequired
        />
      </div>
    ),
    read: () => {
      const missing = (part: Part, day: IsoDate | null) =>
        day === null || unread.current.has(part) ? { [part]: m.ui_settings_day_missing() } : {};
      const found: Partial<Record<Part, string>> = { ...missing("from", from), ...missing("to", to) };
      if (from !== null && to !== null && to < from && found.to === undefined) {
        found.to = m.ui_settings_to_before_from();
      }
      show(found);
      return Object.keys(found).length === 0 && from !== null && to !== null ? { from, to } : null;
    },
    refuse: (thrown) => {
      const { field, details } = toApiError(thrown);
      const words = field === "to" && typeof details.reason === "string" ? REFUSED[details.reason] : undefined;
      if (words !== undefined) show({ to: words() });
      return words !== undefined;
    },
  };
}
