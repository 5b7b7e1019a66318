import { memo } from "react";
import { useSeat } from "~/app/desk";
import { m, useLanguage } from "~/i18n";
import { MultiSelect, Switch } from "~/kit";
import styles from "./Clients.module.css";
import { municipalityName, useNames } from "./office";

/** What may be chosen: a change of one leaves the others as they are. */
export interface Choice {
  readonly municipalities?: string[];
  readonly environments?: string[];
  readonly own?: boolean;
}

export interface ChoicesProps extends Required<Choice> {
  readonly onChoose: (change: Choice) => void;
}

/** The filters of the list that are chosen, not typed; a letter that is typed beside them makes none of them anew. */
export const Choices = memo(({ municipalities, environments, own, onChoose }: ChoicesProps) => {
  useLanguage();
  const { office } = useNames();
  const { worker } = useSeat();
  // the municipalities that the worker works in
  const reach = office?.workers.find((other) => other.id === worker.id)?.municipalities ?? [];
  const isReached = (code: string | null) => reach.length === 0 || code === null || reach.includes(code);
  return (
    <>
      <MultiSelect
        label={m.ui_clients_filter_municipality()}
        options={(office?.municipalities ?? [])
          .filter(({ code }) => isReached(code))
          .map((line) => ({ id: line.code, name: municipalityName(line) }))}
        chosen={municipalities}
        onChange={(next) => onChoose({ municipalities: next })}
      />
      <MultiSelect
        label={m.ui_clients_filter_environment()}
        options={(office?.environments ?? [])
          .filter(({ archived, municipality }) => !archived && isReached(municipality))
          .map(({ id, name }) => ({ id, name }))}
        chosen={environments}
        onChange={(next) => onChoose({ environments: next })}
      />
      <div className={styles.own}>
        <Switch label={m.ui_clients_filter_own()} isSelected={own} onChange={(next) => onChoose({ own: next })} />
      </div>
    </>
  );
});
