/** A client's path as it went and as it is planned: what began, what ended, and where it led. No React here. */
import type { Wire } from "~/api";
import { type IsoDate, m } from "~/i18n";
import { basisName, exitName, situationName } from "./words";

export interface Milestone {
  readonly id: string;
  readonly date: IsoDate;
  readonly text: string;
  /** It has not come yet. */
  readonly isPlanned: boolean;
}

/** Of things on one day the later one stands above: a period begins after the participation, and ends before it. */
const ORDER = [
  "participation_start",
  "period_start",
  "review",
  "period_end",
  "situation",
  "participation_end",
] as const;

type Kind = (typeof ORDER)[number];

/** The milestones of a record, what is planned furthest first, and the first step last. */
export function milestonesOf(client: Wire.ClientView, today: IsoDate): readonly Milestone[] {
  const found: (Milestone & { readonly kind: Kind })[] = [];
  const add = (kind: Kind, id: string, date: IsoDate | null, text: (isPlanned: boolean) => string) => {
    if (date === null) return;
    const isPlanned = date > today;
    found.push({ kind, id: `${kind} ${id}`, date, text: text(isPlanned), isPlanned });
  };
  for (const spell of client.participations) {
    add("participation_start", spell.id, spell.start_date, () => m.ui_client_timeline_participation_start());
    add("participation_end", spell.id, spell.end_date, () =>
      spell.exit_reason === null
        ? m.ui_client_timeline_participation_end()
        : m.ui_client_timeline_participation_end_of({ reason: exitName(spell.exit_reason) }),
    );
  }
  for (const period of client.periods) {
    const of = { environment: period.environment, basis: basisName(period.legal_basis) };
    add("period_start", period.id, period.start_date, (isPlanned) =>
      isPlanned ? m.ui_client_timeline_period_starts(of) : m.ui_client_timeline_period_started(of),
    );
    add("period_end", period.id, period.end_date, (isPlanned) =>
      isPlanned ? m.ui_client_timeline_period_ends(of) : m.ui_client_timeline_period_ended(of),
    );
  }
  for (const { id, date, situation } of client.situations) {
    add("situation", id, date, () => m.ui_client_timeline_situation({ situation: situationName(situation) }));
  }
  add("review", "next", client.next_review_on, () => m.ui_client_fact_review());
  return found.sort((a, b) =>
    a.date === b.date ? ORDER.indexOf(b.kind) - ORDER.indexOf(a.kind) : a.date < b.date ? 1 : -1,
  );
}
