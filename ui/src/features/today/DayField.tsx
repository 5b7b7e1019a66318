import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useToday } from "~/app/desk";
import { type IsoDate, m } from "~/i18n";
import { DateField } from "~/kit";
import styles from "./Today.module.css";

interface DayFieldProps {
  readonly date: IsoDate;
  readonly onGo: (to: IsoDate) => void;
  /** Asked to go to the day that is shown already, or to no other. */
  readonly onStay: () => void;
}

/** The day that is shown, to be typed over with another; Esc goes back to it. */
export function DayField({ date, onGo, onStay }: DayFieldProps) {
  const today = useToday();
  const unreadable = useRef(false);
  const going = useRef(false);
  const gaveUp = useRef(false);
  const [turn, setTurn] = useState(0);
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector("input");
    going.current = false;
    // leaving the field reads it, and leaves the focus to the roll call of the day that comes
    field?.blur();
    if (unreadable.current) field?.focus();
    else if (!going.current) onStay();
  };
  const giveUp = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Escape" || event.defaultPrevented || !(event.target as HTMLElement).matches("input")) return;
    event.preventDefault();
    gaveUp.current = true;
    onStay();
    gaveUp.current = false;
    // what cannot be read goes too
    setTurn((before) => before + 1);
  };
  return (
    <form className={styles.jump} onSubmit={enter} onKeyDown={giveUp}>
      <DateField
        key={turn}
        label={m.ui_today_day_field()}
        value={date}
        today={today}
        onChange={(to) => {
          if (to === null || to === date || gaveUp.current) return;
          going.current = true;
          onGo(to);
        }}
        onUnreadable={(now) => {
          unreadable.current = now;
        }}
      />
    </form>
  );
}
