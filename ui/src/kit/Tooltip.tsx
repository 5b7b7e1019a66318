import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Shortcut } from "./Shortcut";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** One control that can have focus. */
  readonly children: ReactElement;
}

/** Words for a control, on hover and on focus. It stays while pointed at, and Esc closes it. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} offset={6}>
        {text}
        {shortcut !== undefined && <Shortcut keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
