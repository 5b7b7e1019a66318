import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button as AriaButton, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from "react-aria-components";
import styles from "./Disclosure.module.css";

export interface DisclosureProps {
  readonly title: string;
  /** What is inside in a few words, after the title. */
  readonly note?: ReactNode;
  /** A function is for much of it: it is made when it is first asked for. */
  readonly children: ReactNode | (() => ReactNode);
  readonly defaultExpanded?: boolean | undefined;
  readonly level?: 2 | 3 | 4 | undefined;
}

export function Disclosure({ title, note, children, defaultExpanded, level = 3 }: DisclosureProps) {
  const [wasOpen, setWasOpen] = useState(defaultExpanded ?? false);
  return (
    <AriaDisclosure
      className={styles.disclosure ?? ""}
      defaultExpanded={defaultExpanded ?? false}
      onExpandedChange={(open) => setWasOpen((before) => before || open)}
    >
      <Heading level={level}>
        <AriaButton slot="trigger" className={styles.button ?? ""}>
          <ChevronRight className={styles.chevron ?? ""} aria-hidden />
          <span className={styles.words}>
            {title}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ""}>
        {typeof children !== "function" ? children : wasOpen ? children() : null}
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
