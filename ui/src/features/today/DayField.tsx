import { type FormEvent, useRef } from "react";
import { useToday } from "~/app/desk";
import { type IsoDate, m } from "~/i18n";
import { DateField } from "~/kit";
import styles from "./Today.module.css";

interface DayFieldProps {
  readonly date: IsoDate;
  readonly onGo: (to: IsoDate) => void;
  /** Asked to go to the day that is shown already. */
  readonly onStay: () => void;
}

/** The day that is shown, to be typed over with another. */
export function DayField({ date, onGo, onStay }: DayFieldProps) {
  const today = useToday();
  const unreadable = useRef(false);
  const going = useRef(false);
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector("input");
    going.current = false;
    // leaving the field reads it, and leaves the focus to the roll call of the day that comes
    field?.blur();
    if (unreadable.current) field?.focus();
    else if (!going.current) onStay();
  };
  return (
    <form className={styles.jump} onSubmit={enter}>
      <DateField
        label={m.ui_today_day_field()}
        value={date}
        today={today}
        onChange={(to) => {
          if (to === null || to === date) return;
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
