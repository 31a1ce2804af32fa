import { wilson, type Interval } from '../../stats/interval.js';
import type { PromiseCount, TalkCount } from '../../store/counts/promises.js';
import type { PutOffCount } from '../../store/counts/put-offs.js';
import type { Group } from '../../store/counts/grouping.js';
import { byKey, compareText } from '../measures/groups.js';
import type { ReportQuery } from '../measures/query.js';

/** What the store counted of promises. */
export interface PromiseCounts {
  promises: readonly PromiseCount[];
  talks: readonly TalkCount[];
  putOffs: readonly PutOffCount[];
}

/** What was promised, what was left without a promise, and what came back of the "not now". */
export interface PromiseFigures {
  promises: Omit<PromiseCount, 'key'>;
  talks: Omit<TalkCount, 'key'>;
  putOffs: Omit<PutOffCount, 'key'>;
  /** Of what was kept or broken; null for none. */
  keptRate: Interval | null;
  onTimeRate: Interval | null;
  /** Of the leads in play that talked: those without a next step. */
  leftRate: Interval | null;
  /** Of the leads put off whose date has passed. */
  touchedRate: Interval | null;
  talkedRate: Interval | null;
  metRate: Interval | null;
}

/** The figures of a tactic version or a source. */
export interface PromiseRow extends PromiseFigures {
  by: 'tactic' | 'source';
  /** Null where no touch made the promise, or the lead has no source. */
  name: string | null;
  /** Null for a source. */
  version: number | null;
}

/** Everything promised. */
export interface Promises {
  rows: PromiseRow[];
  total: PromiseFigures;
}

const noPromises: Omit<PromiseCount, 'key'> = {
  kept: 0,
  onTime: 0,
  broken: 0,
  brokenValue: null,
  moved: 0,
  dropped: 0,
  unanswered: 0,
  older: 0,
  confirmed: 0,
  unconfirmed: 0,
  unconfirmedValue: null,
};
const noTalks: Omit<TalkCount, 'key'> = { talked: 0, left: 0, leftValue: null };
const noPutOffs: Omit<PutOffCount, 'key'> = { due: 0, touched: 0, talked: 0, met: 0, idleValue: null };

/** What there is to say of everything together, counted as one group. */
export function figuresOf(
  { promises, talks, putOffs }: PromiseCounts,
  { level }: ReportQuery,
): PromiseFigures {
  const [promise = noPromises, talk = noTalks, putOff = noPutOffs] = [promises[0], talks[0], putOffs[0]];
  const answered = promise.kept + promise.broken;
  return {
    promises: promise,
    talks: talk,
    putOffs: putOff,
    keptRate: wilson(promise.kept, answered, level),
    onTimeRate: wilson(promise.onTime, answered, level),
    leftRate: wilson(talk.left, talk.talked, level),
    touchedRate: wilson(putOff.touched, putOff.due, level),
    talkedRate: wilson(putOff.talked, putOff.due, level),
    metRate: wilson(putOff.met, putOff.due, level),
  };
}

/** The rows of one grouping, by name; what has none comes last. */
export function buildPromiseRows(
  by: PromiseRow['by'],
  counts: PromiseCounts,
  groups: readonly Pick<Group, 'key' | 'name' | 'version'>[],
  query: ReportQuery,
): PromiseRow[] {
  const [promises, talks, putOffs] = [byKey(counts.promises), byKey(counts.talks), byKey(counts.putOffs)];
  const rows = groups.map(({ key, name, version }): PromiseRow => {
    const of = {
      promises: promises.get(key) ?? [],
      talks: talks.get(key) ?? [],
      putOffs: putOffs.get(key) ?? [],
    };
    return { by, name, version, ...figuresOf(of, query) };
  });
  return rows.sort(compareRows);
}

function compareRows(a: PromiseRow, b: PromiseRow): number {
  return (
    Number(a.name === null) - Number(b.name === null) ||
    compareText(a.name ?? '', b.name ?? '') ||
    (a.version ?? 0) - (b.version ?? 0)
  );
}
