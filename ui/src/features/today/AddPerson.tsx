import { useEffect, useRef } from "react";
import type { Wire } from "~/api";
import { listNameOf } from "~/features/clients/record";
import { m } from "~/i18n";
import { Button, ComboBox } from "~/kit";
import styles from "./Today.module.css";

export interface AddPersonProps {
  readonly day: Wire.DayView;
  readonly onAdd: (clientId: string, group: string) => void;
  readonly onClose: () => void;
}

/** Finds by name one who came although nobody expected them; Esc gives it up. */
export function AddPerson({ day, onAdd, onClose }: AddPersonProps) {
  const box = useRef<HTMLDivElement>(null);
  // it is asked for from any row, and stands above the first
  useEffect(() => {
    // newer engines answer with a promise, which is nothing to clean up with
    box.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  const options = day.groups.flatMap((group) =>
    group.others.map((person) => ({
      id: person.client_id,
      name: listNameOf(person),
      note: group.name,
      group: group.id,
    })),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the field inside
    <div
      ref={box}
      className={styles.add}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <ComboBox
        label={m.ui_today_add_label()}
        help={options.length === 0 ? m.ui_today_add_nobody() : undefined}
        options={options}
        value={null}
        onChange={(id) => {
          const chosen = options.find((option) => option.id === id);
          if (chosen) onAdd(chosen.id, chosen.group);
        }}
        autoFocus
      />
      <Button onPress={onClose}>{m.ui_today_add_close()}</Button>
    </div>
  );
}
