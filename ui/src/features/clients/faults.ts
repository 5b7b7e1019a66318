/** What is wrong with a value, in words; nothing if it is right. Joined by `??`, the first that is wrong is told. */
import { type IsoDate, m } from "~/i18n";

type Fault = string | undefined;

export function missing(value: string | null): Fault {
  return value === null || value.trim() === "" ? m.ui_client_fault_missing() : undefined;
}

export function unchosen(value: string | null): Fault {
  return value === null ? m.ui_client_fault_choose() : undefined;
}

/** A day that tells of what has been. */
export function future(date: IsoDate | null, today: IsoDate): Fault {
  return date !== null && date > today ? m.ui_client_fault_future() : undefined;
}

/** A day that is still to come. */
export function notAfter(date: IsoDate | null, today: IsoDate): Fault {
  return date !== null && date <= today ? m.ui_client_fault_not_after_today() : undefined;
}

export function endBeforeStart(end: IsoDate | null, start: IsoDate | null): Fault {
  return end !== null && start !== null && end < start ? m.ui_client_fault_end_before_start() : undefined;
}
