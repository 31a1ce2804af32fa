import { kinds, stages, type Channel, type Kind, type Stage } from '../../domain/touch.js';
import { clusteredRate } from '../../stats/clustered.js';
import { wilson, type Interval, type Level } from '../../stats/interval.js';
import type { RatioSums } from '../../stats/ratio.js';
import type { AnsweredCount } from '../../store/counts/answered.js';
import type { MeetingCount, StoppedCount } from '../../store/counts/funnel.js';
import type { ReachedCount } from '../../store/counts/reached.js';
import type { TouchCount } from '../../store/counts/touches.js';
import type { Group } from '../../store/counts/grouping.js';

export const ratioNames = ['reach', 'conversation', 'show', 'win'] as const;

/** A share with its counts; `interval` is null for 0 of 0. */
export interface Ratio {
  name: (typeof ratioNames)[number];
  count: number;
  of: number;
  interval: Interval | null;
  /** How many times more touches its range takes than if those of one lead were unalike; null for meetings and leads. */
  design: number | null;
  /** Meetings past of which nobody has told what came; 0 for other rates. */
  untold: number;
}

export interface FunnelRow {
  stage: Stage;
  /** Leads that came to it for the first time in the period; of attempted all touches. */
  touches: number;
  /** Leads touched so far that came to it or further, and those that came no further. */
  leads: number;
  stopped: number;
  /** The rate that asks how many of those before came to this stage. */
  ratio: Ratio | null;
}

/** How far the leads of one tactic version came on its touches. */
export interface FunnelTactic {
  name: string;
  version: number;
  channel: Channel | null;
  kind: Kind | null;
  /** Touches in the period. */
  touches: number;
  leads: number;
  rows: FunnelRow[];
  /** Where most of its leads stopped short of won; null when all were won. */
  most: FunnelRow | null;
}

export interface Funnel {
  rows: FunnelRow[];
  /** Those with leads: by kind, then by touches in the period, then by leads. */
  tactics: FunnelTactic[];
}

/** What the store counted for the funnel. */
export interface FunnelCounts {
  /** In the period, by tactic version. */
  touches: readonly TouchCount[];
  reached: readonly ReachedCount[];
  leads: readonly { stage: number; leads: number }[];
  stopped: readonly StoppedCount[];
  /** The tactic versions of `stopped`. */
  groups: readonly Group[];
  /** Of everything; undefined where no answer is known. */
  answered: AnsweredCount;
  meetings: MeetingCount;
  decided: { won: number; lost: number };
}

/** The stages from attempted to won, with touches, leads and rates; then those of each tactic version. */
export function buildFunnel(counts: FunnelCounts, level: Level): Funnel {
  const ratios = buildRatios(counts, level);
  const rows = buildRows(counts.touches, counts.reached, counts.leads).map((row) => ({
    ...row,
    ratio: ratios[row.stage] ?? null,
  }));
  const of = <Count extends Pick<Group, 'key'>>(all: readonly Count[], key: Group['key']) =>
    all.filter((count) => count.key === key);
  const tactics = counts.groups.map(({ key, name, version, channel, kind }): FunnelTactic => {
    const touches = of(counts.touches, key);
    const tacticRows = buildRows(touches, of(counts.reached, key), of(counts.stopped, key));
    return {
      name: name ?? '',
      version: version ?? 1,
      channel,
      kind,
      touches: sum(touches.map((count) => count.touches)),
      leads: tacticRows[0]?.leads ?? 0,
      rows: tacticRows,
      most: findMost(tacticRows),
    };
  });
  return { rows, tactics: tactics.sort(compareTactics) };
}

function buildRows(
  touches: readonly TouchCount[],
  reached: readonly ReachedCount[],
  leads: readonly { stage: number; leads: number }[],
): FunnelRow[] {
  return stages.map((stage, number) => ({
    stage,
    touches: sum(
      number === 0
        ? touches.map((count) => count.touches)
        : reached.map((count) => count.stages[number] ?? 0),
    ),
    leads: sum(leads.filter((count) => count.stage >= number).map((count) => count.leads)),
    stopped: sum(leads.filter((count) => count.stage === number).map((count) => count.leads)),
    ratio: null,
  }));
}

function buildRatios(
  { answered, meetings, decided }: FunnelCounts,
  level: Level,
): Partial<Record<Stage, Ratio>> {
  const ofTouches = (name: Ratio['name'], sums: RatioSums): Ratio => {
    const interval = clusteredRate(sums, level);
    return { name, count: sums.y, of: sums.x, interval, design: interval && interval.design, untold: 0 };
  };
  const ofLeads = (name: Ratio['name'], count: number, of: number): Ratio => ({
    name,
    count,
    of,
    interval: wilson(count, of, level),
    design: null,
    untold: 0,
  });
  return {
    reached: ofTouches('reach', answered.reach),
    conversation: ofTouches('conversation', answered.conversation),
    held: { ...ofLeads('show', meetings.held, meetings.told), untold: meetings.untold },
    won: ofLeads('win', decided.won, decided.won + decided.lost),
  };
}

/** The stage at which most stopped, the earliest of several; nobody stops at won. */
export function findMost(rows: readonly FunnelRow[]): FunnelRow | null {
  const short = rows.filter((row) => row.stage !== 'won' && row.stopped > 0);
  const [first] = [...short].sort((a, b) => b.stopped - a.stopped);
  return first ?? null;
}

function compareTactics(a: FunnelTactic, b: FunnelTactic): number {
  const kindOrder = ({ kind }: FunnelTactic) => (kind === null ? 0 : kinds.indexOf(kind));
  return (
    kindOrder(a) - kindOrder(b) ||
    b.touches - a.touches ||
    b.leads - a.leads ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version - b.version)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
