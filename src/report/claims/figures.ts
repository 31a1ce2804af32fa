import { benchmarkUnits, goalClaimed } from '../../domain/claim.js';
import { figure, objectOf, orNull, type Figure } from '../sheet/figures.js';
import { rateFigures } from '../sheet/shared-figures.js';
import {
  count,
  goal,
  number,
  oneOfWords,
  share,
  text,
  version,
  whole,
  wholeFrom,
} from '../sheet/value-kinds.js';
import type { ClaimRecord } from './claims.js';

/** A claim beside one version's own figure. */
export type ClaimRow = Omit<ClaimRecord, 'own'> & ClaimRecord['own'][number];

/** Claims beside one's own figures, a row for each claim and version. */
export function claimRows(claims: readonly ClaimRecord[]): ClaimRow[] {
  return claims.flatMap(({ own, ...claim }) => own.map((figures) => ({ ...claim, ...figures })));
}

const notCounted = 'null: not counted in this unit.';

const figures: readonly Figure<ClaimRow>[] = [
  figure('benchmark', wholeFrom(1), ({ benchmark }) => benchmark.id, 'Number of the claim.'),
  figure('version', version, (row) => row.version.use.version, 'The version it stands beside.'),
  figure(
    'tactic',
    orNull(text),
    ({ benchmark }) => benchmark.tactic,
    'The tactic it is about; null: about all of a channel.',
  ),
  figure(
    'channel',
    orNull(text),
    ({ benchmark }) => benchmark.channel,
    'The channel it is about; null: about one tactic.',
  ),
  figure('low', share, ({ benchmark }) => benchmark.low, 'The share they claim, or the lower end of it.'),
  figure('high', share, ({ benchmark }) => benchmark.high, 'The upper end; the same for a single figure.'),
  figure('unit', oneOfWords(benchmarkUnits), ({ benchmark }) => benchmark.unit, 'Of what the share is.'),
  figure('goal', goal, ({ benchmark }) => goalClaimed(benchmark), 'What is reached.'),
  figure('source', text, ({ benchmark }) => benchmark.source, 'Who says so.'),
  figure('year', orNull(whole), ({ benchmark }) => benchmark.year, 'Of which year; null: not said.'),
  figure('note', orNull(text), ({ benchmark }) => benchmark.note, 'What is noted beside it; null: nothing.'),
  figure('window', count, ({ window }) => window, 'Days that the own figure gives it.'),
  figure('count', orNull(count), (row) => row.count, `Own ones that reached it; ${notCounted}`),
  figure('of', orNull(count), ({ of }) => of, `Of so many; ${notCounted}`),
  ...rateFigures('rate', ({ rate }: ClaimRow) => rate, { of: 'count ÷ of', none: 'no data' }),
  figure(
    'design_effect',
    orNull(number),
    ({ design }) => design,
    'How much touches at the same lead widen the range; null: leads, or no data.',
  ),
  figure(
    'verdict',
    orNull(text),
    ({ verdict }) => verdict,
    'Theirs against the own range: compatible, above or below; null: not to be compared.',
  ),
  figure('text', text, (row) => row.text, 'Both in one sentence.'),
];

/** A claim beside one's own figure, as data. */
export const claimRow = objectOf(
  'claimRow',
  'A claim, and the own figure of one version in the same unit.',
  figures,
);
