import { Link } from "@tanstack/react-router";
import { CalendarX2, UserPlus } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { Wire } from "~/api";
import { useMay } from "~/app/desk";
import { fmtCount, m } from "~/i18n";
import { Button, Select, Tabs } from "~/kit";
import { chosenGroup, shownGroups } from "./day";
import styles from "./Today.module.css";

/** More groups than this are chosen from a list. */
const TABS = 6;
/** About how wide a letter is, and what stands around the name of a tab, in parts of the text's size. */
const LETTER = 0.55;
const AROUND = 4;

export interface GroupChoice {
  readonly id: string;
  readonly name: string;
  /** People on the list of the group. */
  readonly count: number;
  /** What the list of choices says after the name. */
  readonly note: string;
}

export interface GroupPickerProps {
  readonly groups: readonly GroupChoice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** The id of the group whose name stands above already. */
  readonly named?: string | undefined;
  readonly children: ReactNode;
}

/** Whether the tabs of the groups stand on one line of the place they have. */
function useOneLine(groups: readonly GroupChoice[]) {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      const found = element.clientWidth / Number.parseFloat(getComputedStyle(element).fontSize);
      // a place that is not laid out says nothing
      setRoom(found > 0 ? found : Number.POSITIVE_INFINITY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const needed = groups.reduce((sum, { name }) => sum + name.length * LETTER + AROUND, 0);
  return { place, oneLine: groups.length <= TABS && needed <= room };
}

/** One group under its heading, a few under tabs, many in a list to choose from. */
export function GroupPicker({ groups, chosen, named, onChoose, children }: GroupPickerProps) {
  const { place, oneLine } = useOneLine(groups);
  const [first] = groups;
  // the roll call is made anew where tabs become a list: whoever stood in it stands there again
  const before = useRef(oneLine);
  const inside = useRef(false);
  useLayoutEffect(() => {
    const come = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && place.current?.contains(target) === true;
    };
    document.addEventListener("focusin", come);
    return () => document.removeEventListener("focusin", come);
  }, [place]);
  useLayoutEffect(() => {
    const turned = before.current !== oneLine;
    before.current = oneLine;
    if (!turned || !inside.current || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus();
  }, [oneLine, place]);
  return (
    <div ref={place} className={styles.groups}>
      {groups.length === 1 ? (
        <>
          <h3 className={first?.id === named ? "visually-hidden" : undefined}>{first?.name}</h3>
          {children}
        </>
      ) : oneLine ? (
        <Tabs
          label={m.ui_today_groups()}
          selected={chosen}
          onSelect={onChoose}
          tabs={groups.map(({ id, name, count }) => ({
            id,
            name,
            count: fmtCount(count),
            content: id === chosen ? children : null,
          }))}
        />
      ) : (
        <>
          <div className={styles.pick}>
            <Select label={m.ui_today_group()} options={groups} value={chosen} onChange={onChoose} />
          </div>
          {children}
        </>
      )}
    </div>
  );
}

export interface GroupsProps {
  readonly day: Wire.DayView;
  readonly environment: string | undefined;
  /** The environment that is named above. */
  readonly named?: string | undefined;
  readonly onEnvironment: (id: string) => void;
  /** None on a day that takes no marks. */
  readonly onAdd: (() => void) | undefined;
  readonly children: (group: Wire.DayGroup) => ReactNode;
}

/** The roll call of each group; a closed group says why instead. */
export function Groups({ day, environment, named, onEnvironment, onAdd, children }: GroupsProps) {
  const groups = shownGroups(day);
  const chosen = chosenGroup(groups, environment);
  if (chosen === undefined) return null;
  const choices = groups.map((group): GroupChoice => {
    const marked = group.people.filter((person) => person.attendance !== null).length;
    return {
      id: group.id,
      name: group.name,
      count: group.people.length,
      note:
        group.people.length === 0
          ? m.ui_today_closed_short()
          : m.ui_attendance_marked_of({ marked: fmtCount(marked), total: fmtCount(group.people.length) }),
    };
  });
  return (
    <GroupPicker groups={choices} chosen={chosen.id} named={named} onChoose={onEnvironment}>
      {chosen.closed !== null && (
        <Closed reason={chosen.closed}>
          {onAdd && chosen.people.length === 0 && chosen.others.length > 0 && (
            <Button small icon={UserPlus} onPress={onAdd}>
              {m.ui_attendance_add_person()}
            </Button>
          )}
        </Closed>
      )}
      {chosen.people.length > 0 && children(chosen)}
    </GroupPicker>
  );
}

function Closed({ reason, children }: { readonly reason: string; readonly children: ReactNode }) {
  const may = useMay("edit_period");
  return (
    <div className={styles.closed}>
      <CalendarX2 className={styles.closedMark ?? ""} aria-hidden />
      <p>{reason === "" ? m.ui_today_closed_short() : m.ui_today_closed({ reason })}</p>
      {may && (
        <Link to="/settings" search={{ tab: "environments" }} className={styles.link}>
          {m.ui_today_closed_change()}
        </Link>
      )}
      {children}
    </div>
  );
}
