import { Check, ChevronDown } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import { fmtCount, m } from "~/i18n";
import styles from "./Choice.module.css";
import { classes } from "./classes";
import { Field, type FieldProps, widgetProps } from "./Field";
import field from "./Field.module.css";
import overlay from "./Overlay.module.css";

export interface Option<K extends string = string> {
  readonly id: K;
  readonly name: string;
  /** More, shown smaller after the name. */
  readonly note?: string | undefined;
}

export interface SelectProps<K extends string> extends FieldProps {
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
}

function Options<K extends string>({ options }: { readonly options?: readonly Option<K>[] | undefined }) {
  return (
    <ListBox
      className={overlay.list ?? ""}
      {...(options ? { items: options } : {})}
      renderEmptyState={() => <div className={overlay.none}>{m.ui_field_no_choices()}</div>}
    >
      {(option: Option<K>) => (
        <ListBoxItem id={option.id} textValue={option.name} className={overlay.item ?? ""}>
          {({ isSelected, selectionMode }) => (
            <>
              <span>{option.name}</span>
              {option.note !== undefined && <span className={overlay.end}>{option.note}</span>}
              {(isSelected || selectionMode === "multiple") && <Check className={overlay.check ?? ""} aria-hidden />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

interface WayBackProps {
  readonly to: RefObject<HTMLButtonElement | null>;
}

/**
 * In a list: once that is gone, the focus is on what opened it. A dialog that has just opened takes a focus that is
 * nowhere for a moment, and would keep it.
 */
function WayBack({ to }: WayBackProps) {
  useEffect(
    () => () => {
      const give = () => {
        const at = document.activeElement;
        if (at === null || (at !== to.current && at.contains(to.current))) to.current?.focus();
      };
      // after the list's own way back, which takes a frame
      requestAnimationFrame(() => requestAnimationFrame(give));
    },
    [to],
  );
  return null;
}

/** One of a few. */
export function Select<K extends string>(props: SelectProps<K>) {
  const { options, value, onChange, onBlur, onOpenChange, label, help, error, isRequired } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <AriaSelect
      {...widgetProps(props)}
      className={field.field ?? ""}
      value={value}
      onChange={(key) => {
        const found = options.find((option) => option.id === key);
        if (found) onChange(found.id);
      }}
      placeholder={m.ui_field_choose()}
      {...(onBlur ? { onBlur } : {})}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired}>
        <AriaButton ref={button} className={classes(field.box, styles.button)}>
          <SelectValue className={styles.value ?? ""}>
            {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronDown className={styles.chevron ?? ""} aria-hidden />
        </AriaButton>
      </Field>
      <Popover className={overlay.popover ?? ""} offset={4}>
        <Options options={options} />
        <WayBack to={button} />
      </Popover>
    </AriaSelect>
  );
}

export interface MultiSelectProps extends FieldProps {
  readonly options: readonly Option[];
  /** None is the same as all. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

const ALL = "all";

/** Any of them: the list stays open while one chooses, and its first line takes all away. */
export function MultiSelect(props: MultiSelectProps) {
  const { options, chosen, onChange, label, help, error, isRequired } = props;
  const none = chosen.length === 0;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <AriaSelect
      {...widgetProps(props)}
      className={field.field ?? ""}
      selectionMode="multiple"
      value={none ? [ALL] : chosen}
      onChange={(keys) => {
        const next = keys.map(String);
        onChange(!none && next.includes(ALL) ? [] : next.filter((id) => id !== ALL));
      }}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired}>
        <AriaButton ref={button} className={classes(field.box, styles.button)}>
          <SelectValue className={styles.value ?? ""}>
            {none ? m.ui_field_all() : m.ui_field_several({ count: chosen.length, shown: fmtCount(chosen.length) })}
          </SelectValue>
          <ChevronDown className={styles.chevron ?? ""} aria-hidden />
        </AriaButton>
      </Field>
      <Popover className={overlay.popover ?? ""} offset={4}>
        <Options options={[{ id: ALL, name: m.ui_field_all() }, ...options]} />
        <WayBack to={button} />
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps<K extends string> extends FieldProps {
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K | null) => void;
  readonly onBlur?: (() => void) | undefined;
}

/** Lower case without marks above letters, so that `makela` finds Mäkelä. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One of many, found by typing. */
export function ComboBox<K extends string>(props: ComboBoxProps<K>) {
  const { options, value, onChange, onBlur, label, help, error, isRequired } = props;
  return (
    <AriaComboBox
      {...widgetProps(props)}
      className={field.field ?? ""}
      defaultItems={options}
      // a box that has the focus from the start does not learn it from the list
      defaultInputValue={options.find((option) => option.id === value)?.name ?? ""}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
      defaultFilter={(text, typed) => folded(text).includes(folded(typed.trim()))}
      menuTrigger="input"
      allowsEmptyCollection
      {...(onBlur ? { onBlur } : {})}
    >
      <Field label={label} help={help} error={error} isRequired={isRequired}>
        <Group className={field.box ?? ""} role="presentation">
          <Input className={field.input ?? ""} spellCheck={false} autoComplete="off" />
          <AriaButton className={styles.open ?? ""}>
            <ChevronDown className={styles.chevron ?? ""} aria-hidden />
          </AriaButton>
        </Group>
      </Field>
      <Popover className={overlay.popover ?? ""} offset={4}>
        <Options<K> />
      </Popover>
    </AriaComboBox>
  );
}
