import { Check, Minus } from "lucide-react";
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
} from "react-aria-components";
import type { Option } from "./Choice";
import styles from "./Choice.module.css";
import { classes } from "./classes";
import { Field, type FieldProps, widgetProps } from "./Field";
import field from "./Field.module.css";

export interface CheckboxProps {
  readonly label: string;
  readonly note?: string | undefined;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly onChange: (isSelected: boolean) => void;
  readonly id?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { label, note, isSelected, isIndeterminate, isDisabled, onChange, id, autoFocus } = props;
  return (
    <AriaCheckbox
      className={styles.choice ?? ""}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate ?? false}
      isDisabled={isDisabled ?? false}
      onChange={onChange}
      {...(id === undefined ? {} : { id })}
      {...(autoFocus === undefined ? {} : { autoFocus })}
    >
      <span className={styles.mark} aria-hidden>
        {isIndeterminate ? <Minus className={styles.tick ?? ""} /> : <Check className={styles.tick ?? ""} />}
      </span>
      <span className={styles.words}>
        {label}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </AriaCheckbox>
  );
}

type SwitchProps = Omit<CheckboxProps, "isIndeterminate" | "autoFocus">;

/** On or off, at once. For something that waits to be confirmed, use a checkbox. */
export function Switch({ label, note, isSelected, isDisabled, onChange, id }: SwitchProps) {
  return (
    <AriaSwitch
      className={styles.choice ?? ""}
      isSelected={isSelected}
      isDisabled={isDisabled ?? false}
      onChange={onChange}
      {...(id === undefined ? {} : { id })}
    >
      <span className={styles.track} aria-hidden>
        <span className={styles.thumb} />
      </span>
      <span className={styles.words}>
        {label}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<K extends string> extends FieldProps {
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
}

export function RadioGroup<K extends string>(props: RadioGroupProps<K>) {
  const { label, help, error, isRequired, options, value, onChange } = props;
  const { autoFocus: _, ...widget } = widgetProps(props);
  return (
    <AriaRadioGroup
      {...widget}
      className={field.field ?? ""}
      value={value}
      onChange={(next) => {
        const found = options.find((option) => option.id === next);
        if (found) onChange(found.id);
      }}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired}>
        <div className={styles.choices}>
          {options.map((option) => (
            <Radio key={option.id} value={option.id} className={styles.choice ?? ""}>
              <span className={classes(styles.mark, styles.round)} aria-hidden />
              <span className={styles.words}>
                {option.name}
                {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </Field>
    </AriaRadioGroup>
  );
}
