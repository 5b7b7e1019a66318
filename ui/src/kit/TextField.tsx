import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, ReactNode, Ref } from "react";
import { TextArea as AriaTextArea, TextField as AriaTextField, Group, Input } from "react-aria-components";
import { m } from "~/i18n";
import { classes } from "./classes";
import { Field, type FieldProps, widgetProps } from "./Field";
import styles from "./Field.module.css";

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly type?: "text" | "password" | "tel" | "email" | "search" | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  /** Off for names, codes and all that no dictionary knows. */
  readonly spellCheck?: boolean | undefined;
  readonly inputMode?: "text" | "decimal" | "numeric" | undefined;
  /** Shown after the text, inside the box. */
  readonly unit?: string | undefined;
  /** Digits of equal width. */
  readonly figures?: boolean | undefined;
  readonly echo?: string | undefined;
  /** A control at the end of the box. */
  readonly end?: ReactNode;
  /** How wide the box is, by what goes into it. */
  readonly size?: "short" | "medium" | "wide" | undefined;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    help,
    error,
    isRequired,
    value,
    onChange,
    onBlur,
    onFocus,
    type = "text",
    unit,
    figures,
    echo,
    end,
  } = props;
  return (
    <AriaTextField
      {...widgetProps(props)}
      className={classes(styles.field, props.size && styles[props.size])}
      value={value}
      onChange={onChange}
      type={type}
      autoComplete={props.autoComplete ?? "off"}
      spellCheck={props.spellCheck === true ? "true" : "false"}
      {...(onBlur ? { onBlur } : {})}
      {...(onFocus ? { onFocus } : {})}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired} echo={echo}>
        <Group className={styles.box ?? ""} role="presentation">
          <Input className={classes(styles.input, figures && styles.figures)} />
          {unit !== undefined && (
            <span className={styles.unit} aria-hidden>
              {unit}
            </span>
          )}
          {end !== undefined && <span className={styles.inner}>{end}</span>}
        </Group>
      </Field>
    </AriaTextField>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** The engine's limit, if it has one; what is left is told from 90 % on. */
  readonly maxLength?: number | undefined;
  /** The language of what is written, where it is not the window's. */
  readonly lang?: string | undefined;
  /** The text box itself, for those who put text into it. */
  readonly area?: Ref<HTMLTextAreaElement> | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
}

/** Long text: as tall as what is written in it. */
export function TextArea(props: TextAreaProps) {
  const { label, help, error, isRequired, value, onChange, onBlur, maxLength, lang, area, onKeyDown } = props;
  const left = maxLength === undefined ? undefined : maxLength - value.length;
  const near = maxLength !== undefined && left !== undefined && left <= maxLength / 10;
  return (
    <AriaTextField
      {...widgetProps(props)}
      className={classes(styles.field, styles.long)}
      value={value}
      onChange={onChange}
      {...(onBlur ? { onBlur } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired}>
        <span className={classes(styles.box, styles.grow)} data-text={value}>
          <AriaTextArea
            className={styles.input ?? ""}
            rows={3}
            {...(lang === undefined ? {} : { lang })}
            {...(area === undefined ? {} : { ref: area })}
            {...(onKeyDown === undefined ? {} : { onKeyDown })}
          />
        </span>
        <span role="status" className={styles.help}>
          {near && m.ui_field_characters_left({ count: left })}
        </span>
      </Field>
    </AriaTextField>
  );
}
