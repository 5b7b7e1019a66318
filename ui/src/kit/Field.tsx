import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { m } from "~/i18n";
import styles from "./Field.module.css";

/** What every field has: a label above it, help that stays, an error that tells how to mend it. */
export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** Given, it is shown; fields never judge while one types. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** So that the list of errors can lead here. */
  readonly id?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

interface FrameProps extends Pick<FieldProps, "label" | "help" | "error" | "isRequired"> {
  readonly children: ReactNode;
  /** What the field has understood, such as the weekday of a date. */
  readonly echo?: string | undefined;
}

/** The parts around a control, for use inside a widget of RAC, which ties them together. */
export function Field({ label, help, error, isRequired, echo, children }: FrameProps) {
  const says = [help, echo].filter((part) => part !== undefined && part !== "");
  return (
    <>
      <FieldLabel label={label} isRequired={isRequired} />
      {children}
      {says.length > 0 && (
        <Text slot="description" className={styles.help ?? ""}>
          {says.map((part) => (
            <span key={part} className={part === echo ? styles.echo : undefined}>
              {part}{" "}
            </span>
          ))}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>
        <CircleAlert className={styles.icon ?? ""} aria-hidden />
        <ErrorWords text={error} />
      </FieldError>
    </>
  );
}

/** The words of the field one is in come into view: the foot of a dialog may stand over them. */
function ErrorWords({ text }: { readonly text: string | undefined }) {
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const widget = words.current?.parentElement?.parentElement;
    if (text && widget?.contains(document.activeElement)) words.current?.scrollIntoView?.({ block: "nearest" });
  }, [text]);
  return <span ref={words}>{text}</span>;
}

export function FieldLabel({ label, isRequired }: Pick<FieldProps, "label" | "isRequired">) {
  return (
    <Label className={styles.label ?? ""}>
      {label}
      {isRequired && <span className={styles.required}> ({m.ui_field_required()})</span>}
    </Label>
  );
}

/** What RAC's widgets are told alike. */
export function widgetProps({ error, isRequired, isDisabled, id, autoFocus }: Omit<FieldProps, "label" | "help">) {
  return {
    isInvalid: error !== undefined && error !== "",
    isRequired: isRequired ?? false,
    isDisabled: isDisabled ?? false,
    validationBehavior: "aria" as const,
    ...(id === undefined ? {} : { id }),
    ...(autoFocus === undefined ? {} : { autoFocus }),
  };
}
