import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Wire } from "~/api";
import { useToday } from "~/app/desk";
import { m } from "~/i18n";
import { Button, DateField, IconButton, Select } from "~/kit";
import { type Quarter, quarterWithDates } from "./quarters";
import type { Place } from "./report";
import type { RuleChoice } from "./rules";
import styles from "./Statistics.module.css";

const ALL = "all";

interface FigureKindProps {
  readonly isQuarter: boolean;
  readonly onQuarter: () => void;
  readonly onDay: () => void;
}

/** Whether the figures are of a quarter, as they are sent, or of any day. */
export function FigureKind({ isQuarter, onQuarter, onDay }: FigureKindProps) {
  return (
    <fieldset className={styles.kind} aria-label={m.ui_statistics_which()}>
      <Button pressed={isQuarter} onPress={onQuarter}>
        {m.ui_statistics_of_quarter()}
      </Button>
      <Button pressed={!isQuarter} onPress={onDay}>
        {m.ui_statistics_of_day()}
      </Button>
    </fieldset>
  );
}

interface FiltersProps {
  /** None where the figures are of a day. */
  readonly quarter: Quarter | null;
  readonly quarters: readonly Quarter[];
  readonly asked: Wire.GetEsfReport;
  readonly municipalities: readonly Place[];
  readonly allName: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly onChange: (change: {
    quarter?: string | undefined;
    asOf?: string | undefined;
    municipality?: string | undefined;
  }) => void;
  readonly onRule: (chosen: RuleChoice) => void;
}

export function Filters({ quarter, quarters, asked, municipalities, allName, onStep, onChange, onRule }: FiltersProps) {
  const today = useToday();
  return (
    <fieldset className={styles.filters} aria-label={m.ui_statistics_filters()}>
      {quarter ? (
        <div className={styles.stepper}>
          <Select
            label={m.ui_statistics_quarter()}
            options={quarters.map((one) => ({
              id: one.id,
              name: quarterWithDates(one),
              note: one.ended ? undefined : m.ui_statistics_quarter_open(),
            }))}
            value={quarter.id}
            onChange={(id) => onChange({ quarter: id })}
          />
          <IconButton
            kind="plain"
            icon={ChevronLeft}
            label={m.ui_statistics_quarter_previous()}
            shortcut="Alt+←"
            isDisabled={quarter.id === quarters.at(-1)?.id}
            onPress={() => onStep(-1)}
          />
          <IconButton
            kind="plain"
            icon={ChevronRight}
            label={m.ui_statistics_quarter_next()}
            shortcut="Alt+→"
            isDisabled={quarter.id === quarters[0]?.id}
            onPress={() => onStep(1)}
          />
        </div>
      ) : (
        <DateField
          label={m.ui_statistics_as_of()}
          value={asked.as_of}
          today={today}
          onChange={(date) => onChange({ asOf: date ?? today })}
        />
      )}
      <Select
        label={m.ui_statistics_municipality()}
        options={[{ id: ALL, name: allName }, ...municipalities.map(({ code, name }) => ({ id: code, name }))]}
        value={asked.municipality ?? ALL}
        onChange={(code) => onChange({ municipality: code === ALL ? undefined : code })}
      />
      <Select
        label={m.ui_statistics_long_term()}
        options={[
          { id: "eu", name: m.ui_statistics_long_term_eu(), note: m.ui_statistics_long_term_eu_note() },
          { id: "fi", name: m.ui_statistics_long_term_fi() },
        ]}
        value={asked.long_term_rule}
        onChange={(longTerm) => onRule({ longTerm })}
      />
      <Select
        label={m.ui_statistics_result()}
        options={[
          { id: "eura", name: m.ui_statistics_result_eura(), note: m.ui_statistics_result_eura_note() },
          { id: "eu", name: m.ui_statistics_result_eu() },
        ]}
        value={asked.result_rule}
        onChange={(result) => onRule({ result })}
      />
    </fieldset>
  );
}
