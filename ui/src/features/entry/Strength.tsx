import { useEffect, useState } from "react";
import { call } from "~/api";
import { m } from "~/i18n";
import styles from "./Entry.module.css";

/** Typing rests this long before the estimate is asked for. */
const REST = 200;
const STEPS = [1, 2, 3, 4] as const;
const WORDS = [
  m.ui_first_strength_0,
  m.ui_first_strength_1,
  m.ui_first_strength_2,
  m.ui_first_strength_3,
  m.ui_first_strength_4,
];

export interface StrengthProps {
  readonly passphrase: string;
  readonly name: string;
}

/** How easily the passphrase is guessed, by an estimate made on this machine. Kept in no cache. */
export function Strength({ passphrase, name }: StrengthProps) {
  const [score, setScore] = useState<number | null>(null);
  useEffect(() => {
    if (passphrase === "") {
      setScore(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      call("passphrase_strength", { passphrase, name }).then(
        (estimate) => current && setScore(estimate),
        () => current && setScore(null),
      );
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [passphrase, name]);
  const words = score === null ? undefined : WORDS[score];
  return (
    <div role="status" className={styles.strength}>
      {words !== undefined && score !== null && (
        <>
          <span className={styles.steps} aria-hidden data-good={score >= 3 || undefined}>
            {STEPS.map((step) => (
              <span key={step} className={styles.step} data-full={score >= step || undefined} />
            ))}
          </span>
          <span>{words()}</span>
        </>
      )}
    </div>
  );
}
