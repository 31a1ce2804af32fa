import { UserError } from '../errors.js';
import { stages, type Goal } from './touch.js';

/** What a claim counts, its denominator, with what one of them is called. */
export const unitNouns = {
  touches: 'touch',
  leads: 'lead',
  reached: 'touch that reached somebody',
  conversations: 'conversation',
  meetings: 'meeting',
  held: 'meeting held',
  proposals: 'proposal',
} as const;
export type BenchmarkUnit = keyof typeof unitNouns;
export const benchmarkUnits = Object.keys(unitNouns) as BenchmarkUnit[];

/** The stage at which something is one of that unit; a lead is one from the start. */
export const unitStage: Record<BenchmarkUnit, number> = {
  touches: 0,
  leads: 0,
  reached: stages.indexOf('reached'),
  conversations: stages.indexOf('conversation'),
  meetings: stages.indexOf('meeting'),
  held: stages.indexOf('held'),
  proposals: stages.indexOf('proposal'),
};

/** Somebody's claim: of `unit`, a share from `low` to `high` come to a stage. */
export interface Claim {
  low: number;
  /** The same as `low` for a single figure. */
  high: number;
  unit: BenchmarkUnit;
  /** Number of the stage. */
  goal: number;
}

/** The stage claimed, by name. */
export function goalClaimed({ goal }: Pick<Claim, 'goal'>): Goal {
  return stages[goal] as Goal;
}

/** Refuses a unit that a lead comes to only at the goal or after it. */
export function checkUnit({ unit, goal }: Pick<Claim, 'unit' | 'goal'>): void {
  if (unitStage[unit] < goal) return;
  throw new UserError(`"--of ${unit}" does not come before "--goal ${stages[goal]}".`, {
    hint: 'In order: touches, reached, conversations, meetings, held, proposals, won; leads go with any goal.',
  });
}

const share = String.raw`\d{1,15} ?(?:/|in) ?\d{1,15}|\d{0,3}(?:[.,]\d{1,15})? ?%?`;
const claimed = new RegExp(`^(${share})(?: ?(?:-|–|to) ?(${share}))?$`, 'i');

/**
 * The share that is claimed, as typed: `2%`, `0.02`, `1/50`, or a range `1-5%`, `1% to 5%`, `1/50-1/20`. Above 0 and at
 * most 1; a range may begin at 0. Throws UserError for anything else.
 */
export function parseClaim(text: string): Pick<Claim, 'low' | 'high'> {
  const [, first = '', second = first] = claimed.exec(text.trim()) ?? [];
  const isPercent = second.endsWith('%') && !first.includes('/');
  const high = readShare(second, false);
  const low = readShare(first, isPercent);
  if (low <= high && high > 0 && high <= 1) return { low, high };
  if (low > high && low <= 1)
    throw new UserError(`--rate "${text}" begins above where it ends.`, {
      hint: 'Write the lower share first, like 1-5%.',
    });
  throw new UserError(`--rate "${text}" is not a share above none, up to all.`, {
    hint: 'Write 2%, 0.02 or 1/50; a range as 1-5%.',
  });
}

/** NaN for what is no share, and for whole figures without a percent sign. */
function readShare(text: string, isPercent: boolean): number {
  const [part, whole] = text.split(/\/|in/i);
  if (whole !== undefined) return Number(part) / Number(whole);
  const figure = text.replace('%', '').replace(',', '.').trim();
  if (figure === '') return NaN;
  if (isPercent || text.endsWith('%')) return Number(figure) / 100;
  return Number(figure) < 1 ? Number(figure) : NaN;
}

/** A claimed share as it was claimed, `4.82%` or `1–5%`, at most three digits. */
export function claimedRate({ low, high }: Pick<Claim, 'low' | 'high'>): string {
  const figure = (rate: number) => String(Number((rate * 100).toPrecision(3)));
  return `${low === high ? '' : `${figure(low)}–`}${figure(high)}%`;
}

/** A claim in words: `4.82% of conversations → meeting`. */
export function claimWords(claim: Claim): string {
  return `${claimedRate(claim)} of ${claim.unit} → ${goalClaimed(claim)}`;
}
