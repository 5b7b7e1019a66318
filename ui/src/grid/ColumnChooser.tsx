import { useState } from "react";
import { Checkbox, Dialog, DialogTrigger, Popover, Button as Small } from "react-aria-components";
import { m, useLanguage } from "~/i18n";
import { Button, RadioGroup } from "~/kit";
import overlay from "~/kit/Overlay.module.css";
import styles from "./ColumnChooser.module.css";
import {
  type Column,
  type ColumnState,
  type Density,
  moved,
  noColumnState,
  ordered,
  resized,
  toggled,
  widthOf,
} from "./columns";

export interface ColumnChooserProps<T> {
  columns: readonly Column<T>[];
  state: ColumnState;
  onChange: (state: ColumnState) => void;
  density: Density;
  onDensityChange: (density: Density) => void;
}

const DENSITIES = {
  compact: m.ui_grid_density_compact,
  normal: m.ui_grid_density_normal,
  roomy: m.ui_grid_density_roomy,
} as const satisfies Record<Density, () => string>;

/** Which columns, in which order, how wide, in rows how high: everything that dragging does on the header, without dragging. */
export function ColumnChooser<T>({ columns, state, onChange, density, onDensityChange }: ColumnChooserProps<T>) {
  useLanguage();
  const [said, setSaid] = useState("");
  const all = ordered(columns, state);
  const step = (column: Column<T>, by: -1 | 1) => {
    const next = moved(all, columns, column.id, by, state);
    onChange(next);
    setSaid(
      ordered(columns, next)
        .map((other) => other.header)
        .join(", "),
    );
  };
  return (
    <DialogTrigger>
      <Button>{m.ui_grid_columns()}</Button>
      <Popover placement="bottom end" className={overlay.popover ?? ""}>
        <Dialog aria-label={m.ui_grid_columns()} className={styles.dialog ?? ""}>
          <ul className={styles.list}>
            {all.map((column, i) => {
              const named = { column: column.header };
              return (
                <li key={column.id}>
                  <Checkbox
                    className={styles.check ?? ""}
                    isSelected={column.always === true || !state.hidden.includes(column.id)}
                    isDisabled={column.always === true}
                    onChange={() => onChange(toggled(state, column.id))}
                  >
                    <span className={styles.box} aria-hidden="true" />
                    {column.header}
                  </Checkbox>
                  <Small
                    aria-label={m.ui_grid_column_narrower(named)}
                    onPress={() => onChange(resized(column, state, widthOf(column, state) - 1))}
                  >
                    −
                  </Small>
                  <Small
                    aria-label={m.ui_grid_column_wider(named)}
                    onPress={() => onChange(resized(column, state, widthOf(column, state) + 1))}
                  >
                    +
                  </Small>
                  <Small
                    aria-label={m.ui_grid_column_earlier(named)}
                    isDisabled={i === 0}
                    onPress={() => step(column, -1)}
                  >
                    ↑
                  </Small>
                  <Small
                    aria-label={m.ui_grid_column_later(named)}
                    isDisabled={i === all.length - 1}
                    onPress={() => step(column, 1)}
                  >
                    ↓
                  </Small>
                </li>
              );
            })}
          </ul>
          <Button onPress={() => onChange(noColumnState)}>{m.ui_grid_columns_reset()}</Button>
          <RadioGroup
            label={m.ui_grid_density()}
            options={(Object.keys(DENSITIES) as Density[]).map((id) => ({ id, name: DENSITIES[id]() }))}
            value={density}
            onChange={onDensityChange}
          />
          <div role="status" className={styles.said}>
            {said}
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
