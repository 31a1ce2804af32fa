import { stages, type Stage } from '../domain/touch.js';
import { wilson, type Interval, type Level } from '../stats/interval.js';

/** A share with its counts; `interval` is null for 0 of 0. */
export interface Ratio {
  name: 'reach' | 'conversation' | 'show' | 'win';
  count: number;
  of: number;
  interval: Interval | null;
}

export interface FunnelRow {
  stage: Stage;
  /** Touches that reached it in the period. */
  touches: number;
  /** Leads touched so far that came to it or further, and those that came no further. */
  leads: number;
  stopped: number;
  /** The rate that asks how many of those before came to this stage. */
  ratio: Ratio | null;
}

/** What the store counted for the funnel. */
export interface FunnelCounts {
  /** In the period, by the stage's number; attempted is all touches. */
  touches: readonly number[];
  leads: readonly { stage: number; leads: number }[];
  answered: { known: number; reached: number; conversation: number };
  meetings: { past: number; held: number };
  decided: { won: number; lost: number };
}

/** The stages from attempted to won, with touches, leads and rates. */
export function buildFunnel(counts: FunnelCounts, level: Level): FunnelRow[] {
  const { answered, meetings, decided } = counts;
  const ratio = (name: Ratio['name'], count: number, of: number): Ratio => ({
    name,
    count,
    of,
    interval: wilson(count, of, level),
  });
  const ratios: Partial<Record<Stage, Ratio>> = {
    reached: ratio('reach', answered.reached, answered.known),
    conversation: ratio('conversation', answered.conversation, answered.reached),
    held: ratio('show', meetings.held, meetings.past),
    won: ratio('win', decided.won, decided.won + decided.lost),
  };
  return stages.map((stage, number) => {
    const further = counts.leads.filter((count) => count.stage >= number);
    return {
      stage,
      touches: counts.touches[number] ?? 0,
      leads: further.reduce((sum, count) => sum + count.leads, 0),
      stopped: further.find((count) => count.stage === number)?.leads ?? 0,
      ratio: ratios[stage] ?? null,
    };
  });
}
