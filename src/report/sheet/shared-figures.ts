import type { Interval } from '../../stats/interval.js';
import { levels } from '../../stats/interval.js';
import type { Effort } from '../../store/counts/money.js';
import { secondsOf } from '../measures/effort.js';
import { figure, objectOf, orNull, type Figure, type ValueKind } from './figures.js';
import {
  channel,
  count,
  day,
  goal,
  minutes,
  oneOfWords,
  share,
  tacticKind,
  text,
  version,
} from './value-kinds.js';

/** As of when. */
export const asOfFigure: Figure<unknown> = figure(
  'as_of',
  day,
  (_, { query }) => query.asOf.day,
  'The local day up to whose end touches and results are seen.',
);

/** What counts as converted, and how soon. */
export const goalFigures: readonly Figure<unknown>[] = [
  figure('goal', goal, (_, { query }) => query.goal, 'The stage that counts as converted.'),
  figure(
    'window',
    count,
    (_, { query }) => query.window,
    'Local days that a conversion may take from the first touch.',
  ),
];

/** The days of the period, and as of when they are seen. */
export const periodFigures: readonly Figure<unknown>[] = [
  figure(
    'period_from',
    orNull(day),
    (_, { query }) => query.period.from,
    'First local day of the period; null: from the beginning.',
    { title: 'from' },
  ),
  figure(
    'period_to',
    orNull(day),
    (_, { query }) => query.period.to,
    'Last local day of the period; null: up to as-of.',
    { title: 'to' },
  ),
  asOfFigure,
];

/** What every document says first. */
export const headFigures: readonly Figure<unknown>[] = [
  asOfFigure,
  ...goalFigures,
  figure('level', oneOfWords(levels), (_, { query }) => query.level, 'Level of every range, in percent.'),
];

const periodOf = 'The local days whose touches are counted as done; both ends included.';

/** The period, in documents that have one. */
export const periodFigure: Figure<unknown> = figure(
  'period',
  objectOf<{ from: string | null; to: string | null; label: string }>('period', periodOf, [
    figure('from', orNull(day), ({ from }) => from, 'First day; null: from the beginning.'),
    figure('to', orNull(day), ({ to }) => to, 'Last day; null: up to as-of.'),
    figure('label', text, ({ label }) => label, 'The period as the page calls it.'),
  ]),
  (_, { query }) => query.period,
  periodOf,
);

/** Who a tactic version is. */
interface Named {
  name: string | null;
  version: number | null;
  channel: string | null;
  kind: string | null;
}

/** Which tactic, without its version. */
export const nameFigure: Figure<Pick<Named, 'name'>> = figure(
  'tactic',
  text,
  ({ name }) => name,
  'Name of the tactic.',
);
/** Which version of it. */
export const versionFigure: Figure<Pick<Named, 'version'>> = figure(
  'version',
  version,
  (row) => row.version,
  'Version of the tactic; numbers of two versions never mix.',
);
/** How a tactic touches leads. */
export const channelFigures: readonly Figure<Pick<Named, 'channel' | 'kind'>>[] = [
  figure('channel', channel, (row) => row.channel, 'Channel of the tactic.'),
  figure('kind', tacticKind, ({ kind }) => kind, 'Kind of the tactic; those of a kind are judged together.'),
];
/** Which tactic version, and how it touches leads. */
export const tacticFigures: readonly Figure<Named>[] = [nameFigure, versionFigure, ...channelFigures];

/** What stands for the ends of ranges, unless told. */
const ends = { low: 'Lower end of its range', high: 'Upper end of its range' };

/** What is said of a figure and the ends of its range. */
interface RangeWords {
  of: string;
  low?: string;
  high?: string;
  /** When there is none. */
  none: string;
  title?: string;
  /** The keys of the two counts of which it is the share. */
  ratio?: readonly [string, string];
}

type Details = Pick<RangeWords, 'title' | 'ratio'>;

/** A figure with its range under KEY, KEY_low and KEY_high. */
export function rangeFigures<Row>(
  key: string,
  kind: ValueKind<number>,
  find: (row: Row) => { rate: number | null; low: number | null; high: number | null } | null,
  { of, low = ends.low, high = ends.high, none, title, ratio }: RangeWords,
): Figure<Row>[] {
  const part = (suffix: string, name: 'rate' | 'low' | 'high', words: string, more: Details): Figure<Row> =>
    figure(key + suffix, orNull(kind), (row) => find(row)?.[name] ?? null, `${words}; null: ${none}.`, more);
  return [
    part('', 'rate', of, { ...(title !== undefined && { title }), ...(ratio && { ratio }) }),
    part('_low', 'low', low, { title: 'low' }),
    part('_high', 'high', high, { title: 'high' }),
  ];
}

/** A share with its range. */
export function rateFigures<Row>(
  key: string,
  find: (row: Row) => Interval | null,
  words: RangeWords,
): Figure<Row>[] {
  return rangeFigures(key, share, find, words);
}

/** Judged leads, and what of them converted. */
export const judgedFigures: readonly Figure<{ judged: number; converted: number }>[] = [
  figure('judged', count, ({ judged }) => judged, 'Leads first touched at least one window before as-of.'),
  figure('converted', count, ({ converted }) => converted, 'Judged leads that converted.'),
];

/** Leads of a row, and what became of them. */
export const leadFigures: readonly Figure<{
  leads: number;
  leadsConverted: number;
  judged: number;
  converted: number;
  rate: Interval | null;
}>[] = [
  figure('leads', count, ({ leads }) => leads, 'Leads at risk, however young; a lead counts once in a row.'),
  figure(
    'leads_converted',
    count,
    (row) => row.leadsConverted,
    'Leads whose first-ever goal came on a touch of this row within the window.',
  ),
  ...judgedFigures,
  ...rateFigures('rate', (row: { rate: Interval | null }) => row.rate, {
    of: 'converted ÷ judged',
    low: 'Lower end of the Wilson range of the rate',
    high: 'Upper end of the Wilson range of the rate',
    none: 'none judged',
    ratio: ['converted', 'judged'],
  }),
];

/** The share converted within the window, leads that are open allowed for; `days` is the title of the last day. */
export function windowFigures(
  days: string,
): Figure<{ byWindow: (Interval & { day: number }) | null; open: number }>[] {
  return [
    ...rateFigures('by_window', (row: { byWindow: Interval | null }) => row.byWindow, {
      of: 'Share converted by followed_days, leads still open allowed for (Aalen–Johansen)',
      low: 'Lower end of its range (Wilson at the effective number of leads)',
      none: 'below 5 leads',
    }),
    figure(
      'followed_days',
      orNull(count),
      ({ byWindow }) => byWindow?.day ?? null,
      'Days after the first touch that by_window speaks for, at most the window; null: below 5 leads.',
      { title: days },
    ),
    figure(
      'open',
      count,
      ({ open }) => open,
      'Leads first touched less than one window ago, neither converted nor lost.',
    ),
  ];
}

/** Touches and the time they took. */
export function effortFigures(touches: string): Figure<Effort>[] {
  return [
    figure('touches', count, (effort) => effort.touches, touches),
    figure(
      'touches_untimed',
      count,
      ({ untimed }) => untimed,
      'Of these, touches with no time typed and no usual time of their tactic.',
      { title: 'without a time' },
    ),
    figure(
      'minutes',
      orNull(minutes),
      secondsOf,
      'Minutes of these touches, usual times standing in where none was typed; null: no time known.',
    ),
    figure(
      'minutes_estimated',
      orNull(minutes),
      (effort) => (secondsOf(effort) === null ? null : effort.usualSeconds),
      'Minutes of them that nobody typed: the usual times; null: no time known.',
      { title: 'of them estimated' },
    ),
  ];
}
