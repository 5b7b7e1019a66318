import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Wire } from "~/api";
import { roleName, rolesName } from "~/app/roles";
import { compareNames } from "~/i18n";
import styles from "./Entry.module.css";

interface Choosable {
  readonly name: string;
  readonly role: Wire.Role;
}

/** In the order in which most people sit at the window. */
const ROLES: readonly Wire.Role[] = ["coordinator", "decision_maker", "career_agent", "company_agent", "work_coach"];

/** How long letters belong to one name. */
const TYPING_MS = 1000;

/** So many names stay in one column. */
const FEW = 8;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The first name after a place, round to it again, of which a part begins with the letters. */
function withLetters(names: readonly string[], letters: string, from: number): number {
  const wanted = letters.toLocaleLowerCase("fi");
  for (let step = 0; step < names.length; step += 1) {
    const at = (from + step) % names.length;
    if (names[at]?.split(/[\s-]+/).some((part) => part.toLocaleLowerCase("fi").startsWith(wanted))) return at;
  }
  return -1;
}

export interface WorkerListProps {
  readonly workers: readonly Choosable[];
  readonly isDisabled: boolean;
  readonly onChoose: (name: string) => void;
}

/** Workers by role, all in sight: arrows go from one to the next, letters to a name. */
export function WorkerList({ workers, isDisabled, onChoose }: WorkerListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const typed = useRef({ letters: "", when: 0 });
  const groups = ROLES.map((role) => ({
    role,
    workers: workers.filter((worker) => worker.role === role).sort((a, b) => compareNames(a.name, b.name)),
  })).filter((group) => group.workers.length > 0);
  const inOrder = groups.flatMap((group) => group.workers);

  const go = (to: number) => {
    setAt(to);
    list.current?.querySelectorAll<HTMLElement>("button")[to]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    const end = { Home: 0, End: inOrder.length - 1 }[event.key];
    if (step !== undefined || end !== undefined) {
      event.preventDefault();
      return go(end ?? Math.max(0, Math.min(at + (step ?? 0), inOrder.length - 1)));
    }
    if (!/^[\p{L}-]$/u.test(event.key)) return;
    const { letters, when } = typed.current;
    const next = event.timeStamp - when < TYPING_MS ? letters + event.key : event.key;
    typed.current = { letters: next, when: event.timeStamp };
    // one letter goes on to the next such name, more letters stay where they still fit
    const names = inOrder.map((worker) => worker.name);
    const found = withLetters(names, next, next.length === 1 ? at + 1 : at);
    if (found !== -1) go(found);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons within it
    <div ref={list} className={styles.workers} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section
          key={group.role}
          className={styles.role}
          data-few={group.workers.length <= FEW || undefined}
          aria-labelledby={`${id}-${group.role}`}
        >
          <h2 id={`${id}-${group.role}`} className={styles.roleName}>
            {rolesName(group.role, group.workers.length)}
          </h2>
          <ul className={styles.names}>
            {group.workers.map((worker) => {
              const place = inOrder.indexOf(worker);
              return (
                <li key={worker.name}>
                  <button
                    type="button"
                    className={styles.worker}
                    aria-label={`${worker.name}, ${roleName(worker.role)}`}
                    aria-disabled={isDisabled || undefined}
                    tabIndex={place === at ? 0 : -1}
                    // biome-ignore lint/a11y/noAutofocus: choosing a name is all there is to do here
                    autoFocus={place === 0}
                    onFocus={() => setAt(place)}
                    onClick={() => {
                      if (!isDisabled) onChoose(worker.name);
                    }}
                  >
                    {worker.name}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
