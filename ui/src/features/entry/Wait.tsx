import { useEffect, useState } from "react";
import { toApiError } from "~/api";
import { fmtCount, m } from "~/i18n";
import { Banner } from "~/kit";

const SECOND = 1000;

/** How many seconds an error asks to wait; none if it asks no such thing. */
export function waitOf(error: unknown): number | null {
  if (error === null || error === undefined) return null;
  const { code, details } = toApiError(error);
  return code === "wait" && typeof details.seconds === "number" ? details.seconds : null;
}

/** The seconds that are left of the wait, counted down by the clock; 0 when there is none, or no more. */
export function useWait(error: unknown): number {
  const asked = waitOf(error);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    // a new error of as many seconds starts anew
    if (error === null || asked === null) {
      setLeft(0);
      return;
    }
    const until = Date.now() + asked * SECOND;
    const count = () => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / SECOND));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    };
    const timer = setInterval(count, SECOND / 4);
    count();
    return () => clearInterval(timer);
  }, [error, asked]);
  return left;
}

const waitText = (seconds: number) => m.ui_signin_wait({ count: seconds, shown: fmtCount(seconds) });

export interface WaitNoticeProps {
  /** What was asked at first: read aloud once. */
  readonly asked: number;
  readonly left: number;
}

/** The countdown: seen each second, but read aloud at its start and at its end only. */
export function WaitNotice({ asked, left }: WaitNoticeProps) {
  return (
    <>
      <p className="visually-hidden" role="alert">
        {left > 0 ? waitText(asked) : m.ui_signin_again()}
      </p>
      <div role="timer" aria-hidden>
        <Banner kind={left > 0 ? "warn" : "ok"}>{left > 0 ? waitText(left) : m.ui_signin_again()}</Banner>
      </div>
    </>
  );
}
