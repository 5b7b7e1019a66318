import { X } from "lucide-react";
import { Button as AriaButton, Tag, TagGroup, TagList } from "react-aria-components";
import { m } from "~/i18n";
import { Button } from "./Button";
import styles from "./Chips.module.css";

export interface Chip {
  readonly id: string;
  readonly name: string;
}

export interface ChipsProps {
  readonly chips: readonly Chip[];
  readonly onRemove: (id: string) => void;
  readonly onClear: () => void;
  readonly label?: string | undefined;
}

/** The filters that are on. Each goes with its cross, or with Delete; all go with one press. */
export function Chips({ chips, onRemove, onClear, label = m.ui_chips_label() }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      <TagGroup
        aria-label={label}
        onRemove={(keys) => {
          for (const key of keys) onRemove(String(key));
        }}
      >
        <TagList className={styles.list ?? ""}>
          {chips.map((chip) => (
            <Tag key={chip.id} id={chip.id} textValue={chip.name} className={styles.chip ?? ""}>
              {chip.name}
              <AriaButton
                slot="remove"
                className={styles.remove ?? ""}
                aria-label={m.ui_chip_remove({ name: chip.name })}
              >
                <X className={styles.cross ?? ""} aria-hidden />
              </AriaButton>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <Button kind="quiet" small onPress={onClear}>
        {m.ui_chips_clear()}
      </Button>
    </div>
  );
}
