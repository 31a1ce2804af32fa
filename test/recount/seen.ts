import type { Exported, Lead, Result, Touch } from './exported.js';

/** What a report asks about; days are counted since 1970. */
export interface Question {
  /** By its place among the stages. */
  goal: number;
  goalName: string;
  window: number;
  asOf: number;
  /** First and last day of the period. */
  from: number;
  to: number;
  /** The period before, null where there is none. */
  before: { from: number; to: number } | null;
}

/** A journal as it is seen on one day: touches and results dated up to it, in the order in which they happened. */
export interface Seen {
  touches: Touch[];
  results: Result[];
  /** Results of each lead, in order. */
  byLead: Map<string, Result[]>;
  leads: Map<string, Lead>;
  ends: Map<string, string>;
}

export function seeUpTo(journal: Exported, asOf: number): Seen {
  const touches = journal.touches
    .filter(({ day }) => day <= asOf)
    .map((touch) => {
      const seen: Touch = { ...touch, results: [] };
      seen.results = touch.results
        .filter(({ day }) => day <= asOf)
        .map((result) => ({ ...result, touch: seen }));
      return seen;
    })
    .sort((a, b) => compare(orderOfTouch(a), orderOfTouch(b)));
  const results = touches.flatMap((touch) => touch.results).sort((a, b) => compare(orderOf(a), orderOf(b)));
  const byLead = new Map<string, Result[]>();
  for (const result of results) {
    const { lead } = result.touch;
    byLead.set(lead, [...(byLead.get(lead) ?? []), result]);
  }
  return { touches, results, byLead, leads: journal.leads, ends: journal.ends };
}

/** By day; on one day without a time first, then by instant, then by touch and place. */
export const orderOf = ({ day, instant, touch, place }: Result) => [day, instant, touch.number, place];
export const orderOfTouch = ({ day, instant, number }: Touch) => [day, instant, number, 1];

/** Below zero where `a` comes first. */
export function compare(a: readonly number[], b: readonly number[]): number {
  const part = a.findIndex((each, index) => each !== b[index]);
  return part === -1 ? 0 : a[part]! < b[part]! ? -1 : 1;
}

/** How far a result shows its lead to be: "lost" shows the furthest it had come to before. */
export function stageShown(result: Result, { byLead }: Seen): number {
  if (result.stage !== null) return result.stage;
  const before = byLead.get(result.touch.lead)!.filter((each) => compare(orderOf(each), orderOf(result)) < 0);
  return Math.max(0, ...before.map(({ stage }) => stage ?? 0));
}

/** The day on which a lead was lost: that of its last result if it ends the lead. */
export function lostDay(lead: string, { byLead, leads, ends }: Seen): number | null {
  const last = byLead.get(lead)!.at(-1)!;
  const how = ends.get(last.outcome);
  if (how === 'yes') return last.day;
  if (how !== 'address') return null;
  const known = leads.get(lead);
  if (!known) return last.day;
  // One of the kind used counts as the bad one.
  const { channel } = last.touch;
  const isPhone = channel === 'call' || channel === 'text';
  const others = (known.hasEmail && channel !== 'email') || (known.hasPhone && !isPhone);
  return others ? null : last.day;
}
