import { parseDate as parseIso } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from "react-aria-components";
import { fmtDate, fmtWeekdayDate, type IsoDate, m, parseDate } from "~/i18n";
import { IconButton } from "./Button";
import styles from "./DateField.module.css";
import overlay from "./Overlay.module.css";
import { ParsedField, type ValueFieldProps } from "./ParsedField";

export interface DateFieldProps extends ValueFieldProps<IsoDate> {
  /** The engine's today, from which `t`, `+7` and dates without a year are read. */
  readonly today: IsoDate;
}

/** A date as plain text, in every way people type one, with a calendar beside it for those who point. */
export function DateField({ today, ...props }: DateFieldProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const shown = props.value ?? today;

  const calendar = (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <IconButton
        small
        icon={CalendarDays}
        label={m.ui_field_calendar_of({ label: props.label })}
        isDisabled={props.isDisabled}
      />
      <Popover className={overlay.popover ?? ""} placement="bottom end">
        <Dialog className={styles.dialog ?? ""} aria-label={m.ui_field_calendar_of({ label: props.label })}>
          <Calendar
            aria-label={props.label}
            value={props.value === null ? null : parseIso(props.value)}
            defaultFocusedValue={parseIso(shown)}
            autoFocus
            firstDayOfWeek="mon"
            onChange={(date) => {
              setOpen(false);
              setChosen((times) => times + 1);
              props.onChange(date.toString());
            }}
          >
            <header className={styles.header}>
              <AriaButton slot="previous" className={styles.step ?? ""}>
                <ChevronLeft aria-hidden size="1.2em" />
              </AriaButton>
              <Heading className={styles.month ?? ""} />
              <AriaButton slot="next" className={styles.step ?? ""}>
                <ChevronRight aria-hidden size="1.2em" />
              </AriaButton>
            </header>
            <CalendarGrid className={styles.grid ?? ""} weekdayStyle="short">
              <CalendarGridHeader>
                {(name) => <CalendarHeaderCell className={styles.weekday ?? ""}>{name}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className={styles.day ?? ""}
                    data-today={date.toString() === today || undefined}
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );

  return (
    <ParsedField
      {...props}
      parse={(text) => parseDate(text, today)}
      format={fmtDate}
      echoOf={fmtWeekdayDate}
      chosen={chosen}
      text={{ figures: true, end: calendar, size: "medium" }}
    />
  );
}
