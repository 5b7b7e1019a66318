import { useId } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { weekdayNames } from "~/i18n";
import { classes } from "./classes";
import field from "./Field.module.css";
import styles from "./WeekdaysField.module.css";

export interface WeekdaysFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** So that the list of errors can lead here. */
  readonly id?: string | undefined;
  /** Weekdays as digits, Monday = 1, each once and in order. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
}

/** Days of the week: seven keys in a row. One stop for Tab, arrows between the days, Space turns one on or off. */
export function WeekdaysField({ label, help, error, id, value, onChange, onBlur }: WeekdaysFieldProps) {
  const own = useId();
  const named = `${own}-name`;
  const told = `${own}-help`;
  const says = error ?? help;
  return (
    <div className={classes(field.field, field.long)} id={id}>
      <span id={named} className={field.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles.days ?? ""}
        selectionMode="multiple"
        aria-labelledby={named}
        {...(says === undefined ? {} : { "aria-describedby": told })}
        selectedKeys={[...value]}
        onSelectionChange={(keys) => onChange([...keys].map(String).sort().join(""))}
        {...(onBlur ? { onBlur } : {})}
      >
        {weekdayNames().map(({ short, long }, index) => (
          <ToggleButton key={long} id={String(index + 1)} className={styles.day ?? ""}>
            <span aria-hidden>{short}</span>
            <span className="visually-hidden">{long}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {says !== undefined && (
        <span id={told} className={error === undefined ? field.help : field.error}>
          {says}
        </span>
      )}
    </div>
  );
}
