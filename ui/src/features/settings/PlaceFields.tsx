import { useId } from "react";
import type { Wire } from "~/api";
import { m } from "~/i18n";
import { Checkbox } from "~/kit";
import { byName, municipalityName } from "./names";
import styles from "./Settings.module.css";

/** Where a worker works; no municipality means all. */
export interface Places {
  readonly municipalities: readonly string[];
  /** Those of them that they freeze and send for; absent where it is not asked. */
  readonly responsible?: readonly string[];
  readonly environments: readonly string[];
}

/** The same as a draft keeps it. */
export function listed({ municipalities, responsible, environments }: Places) {
  return {
    municipalities: [...municipalities],
    environments: [...environments],
    ...(responsible && { responsible: [...responsible] }),
  };
}

interface PlaceFieldsProps {
  readonly office: Wire.OfficeView;
  readonly role: Wire.Role | null;
  readonly value: Places;
  readonly onChange: (value: Places) => void;
}

/** Whether the role has its work in environments, and none has been chosen. */
export const isUnplaced = (role: Wire.Role | null, environments: readonly string[]) =>
  role === "work_coach" && environments.length === 0;

export function PlaceFields({ office, role, value, onChange }: PlaceFieldsProps) {
  const id = useId();
  const { municipalities, responsible, environments } = value;
  const flip = (list: readonly string[], one: string, on: boolean) =>
    on ? [...list, one] : list.filter((other) => other !== one);
  const chosen = byName(office.municipalities).filter((one) => municipalities.includes(one.code));
  return (
    <>
      <fieldset className={styles.group} aria-describedby={`${id}-all`}>
        <legend>{m.ui_settings_municipalities()}</legend>
        <p id={`${id}-all`} className={styles.help}>
          {m.ui_settings_municipalities_help()}
        </p>
        <div className={styles.boxes}>
          {byName(office.municipalities).map((one) => (
            <Checkbox
              key={one.code}
              label={municipalityName(one)}
              isSelected={municipalities.includes(one.code)}
              onChange={(on) =>
                onChange({
                  ...value,
                  municipalities: flip(municipalities, one.code, on),
                  ...(responsible && !on ? { responsible: flip(responsible, one.code, false) } : {}),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {responsible && (
        <fieldset className={styles.group} aria-describedby={`${id}-responsible`}>
          <legend>{m.ui_settings_responsible()}</legend>
          <p id={`${id}-responsible`} className={styles.help}>
            {m.ui_settings_responsible_help()} {chosen.length === 0 && m.ui_settings_responsible_first()}
          </p>
          <div className={styles.boxes}>
            {chosen.map((one) => (
              <Checkbox
                key={one.code}
                label={municipalityName(one)}
                isSelected={responsible.includes(one.code)}
                onChange={(on) => onChange({ ...value, responsible: flip(responsible, one.code, on) })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset className={styles.group} aria-describedby={`${id}-environments`}>
        <legend>{m.ui_settings_environments()}</legend>
        <div id={`${id}-environments`} role="status" className={styles.told}>
          {isUnplaced(role, environments) && <p className={styles.help}>{m.ui_settings_environments_coach()}</p>}
        </div>
        <div className={styles.boxes}>
          {office.environments
            .filter((one) => !one.archived || environments.includes(one.id))
            .map((one) => (
              <Checkbox
                key={one.id}
                label={one.name}
                isSelected={environments.includes(one.id)}
                onChange={(on) => onChange({ ...value, environments: flip(environments, one.id, on) })}
              />
            ))}
        </div>
      </fieldset>
    </>
  );
}
