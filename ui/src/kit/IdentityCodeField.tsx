import { useState } from "react";
import { m } from "~/i18n";
import type { FieldProps } from "./Field";
import { TextField } from "./TextField";

export interface IdentityCodeFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Asks the engine's rule, on leaving the field. */
  readonly validate: (code: string) => Promise<boolean>;
  readonly onValidity?: ((valid: boolean) => void) | undefined;
}

/** `010190-900A` as `010190-****`: the day of birth stays, what identifies goes. */
export function masked(code: string): string {
  return code.length < 7 ? code : `${code.slice(0, 7)}${"*".repeat(code.length - 7)}`;
}

/** A personal identity code: checked on leaving the field, and then hidden until one returns to it. */
export function IdentityCodeField({ value, onChange, validate, onValidity, error, ...field }: IdentityCodeFieldProps) {
  const [focused, setFocused] = useState(false);
  const [wrong, setWrong] = useState(false);

  const leave = () => {
    setFocused(false);
    const code = value.trim().toUpperCase();
    if (code !== value) onChange(code);
    if (code === "") {
      setWrong(false);
      return;
    }
    void validate(code).then((valid) => {
      setWrong(!valid);
      onValidity?.(valid);
    });
  };

  const hidden = !focused && value !== "";
  return (
    <TextField
      {...field}
      figures
      size="medium"
      value={hidden ? masked(value) : value}
      onChange={(next) => {
        // a masked text that is changed from outside, as by a voice tool, is not the code
        if (!hidden) onChange(next);
        setWrong(false);
      }}
      onFocus={() => setFocused(true)}
      onBlur={leave}
      error={wrong ? m.ui_field_identity_code_invalid() : error}
      echo={hidden ? m.ui_field_identity_code_masked() : undefined}
    />
  );
}
