import { weekdayNames } from '../../domain/calendar.js';
import { groupings, type Grouping } from '../../domain/touch.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { answerFigures } from '../hours/figures.js';
import type { Answering } from '../hours/hours.js';
import type { GroupRow } from '../measures/groups.js';
import type { Remark } from '../measures/judge.js';
import type { Week } from '../plan/weeks.js';
import type { About } from '../sheet/about.js';
import { figure, listOf, objectOf, orNull, within, type Figure, type ValueKind } from '../sheet/figures.js';
import { noneOf } from '../sheet/names.js';
import { nameFigure, versionFigure } from '../sheet/shared-figures.js';
import { channel, oneOfWords, origin, tacticKind, text, textLike, tier } from '../sheet/value-kinds.js';
import { figuresOfGroup, type GroupAmong } from './group-figures.js';
import type { Worked } from './tactics.js';

/** What worked, by tactic or whatever else the report is by. */
export interface TacticsReport {
  worked: Worked;
  /** Of a report by hour or weekday; null for any other. */
  answering: Answering | null;
  /** Of a report by week; none for any other. */
  weeks: readonly Week[];
}

/** Groups among all that is told. */
export function groupsOf(
  rows: readonly GroupRow[],
  { worked, answering }: Pick<TacticsReport, 'worked' | 'answering'>,
): GroupAmong[] {
  const answers = answering === null ? [] : [...answering.rows, answering.total];
  const byKey = new Map(answers.map((answered) => [answered.key, answered]));
  return rows.map((row) => ({ row, worked, answered: byKey.get(row.key) }));
}

const isBy =
  (...some: Grouping[]) =>
  ({ query }: About) =>
    some.includes(query.by);

/** The one thing that a report is by. */
function groupFigure(by: Grouping, kind: ValueKind<string | null>, meaning: string): Figure<GroupAmong> {
  return figure(by, kind, ({ row }) => row.name, meaning, {
    display: ({ row }) => row.name ?? noneOf(by),
    when: isBy(by),
  });
}

const nameFigures: readonly Figure<GroupAmong>[] = [
  ...within([nameFigure, versionFigure], ({ row }: GroupAmong) => row).map((one) => ({
    ...one,
    more: { when: isBy('tactic') },
  })),
  figure(
    'channel',
    channel,
    ({ row }, { query }) => (query.by === 'channel' ? row.name : row.channel),
    'Channel of the tactic.',
    {
      display: ({ row }, { query }) =>
        query.by === 'channel' ? (row.name ?? noneOf('channel')) : (row.channel ?? ''),
      when: isBy('tactic', 'channel'),
    },
  ),
  figure(
    'kind',
    tacticKind,
    ({ row }) => row.kind,
    'Kind of the tactic; those of a kind are judged together.',
    { when: isBy('tactic') },
  ),
  groupFigure('source', orNull(text), 'Source of the lead; null: unknown.'),
  groupFigure('origin', orNull(origin), 'Origin of the lead or else of its source; null: unknown.'),
  groupFigure('tier', orNull(tier), 'Tier of the lead; null: unknown.'),
  groupFigure('week', textLike('^\\d{4}-W\\d{2}$'), 'ISO week of the touch.'),
  groupFigure('month', textLike('^\\d{4}-\\d{2}$'), 'Month of the touch.'),
  groupFigure('hour', orNull(textLike('^\\d{2}:00$')), 'Local hour of the touch; null: no time.'),
  groupFigure('weekday', oneOfWords(weekdayNames), 'Weekday of the touch.'),
  groupFigure(
    'tag',
    orNull(text),
    'Tag of the lead; a lead with several is in the row of each, so rows overlap; null: no tag.',
  ),
];

/** The groups: stable keys, later ones are added at the end. */
export const groupFigures: readonly Figure<GroupAmong>[] = [
  ...nameFigures,
  ...figuresOfGroup,
  ...answerFigures,
];

const answerRules = { known: ['answered', 'answer_rate', 'answer_low', 'answer_high'] };

const groupRow = objectOf(
  'groupRow',
  'One group: a tactic version, or the one thing the report is by (--by).',
  groupFigures,
  {
    anyOf: groupings.map((by) => ({ required: [by] })),
    dependentRequired: {
      tactic: ['version', 'channel', 'kind'],
      version: ['tactic'],
      kind: ['tactic'],
      ...answerRules,
    },
  },
);

const groupTotal = objectOf('groupTotal', 'Everything as one group.', [...figuresOfGroup, ...answerFigures], {
  dependentRequired: answerRules,
});

/** A remark with the tactics it is about, `cold-call@2` exactly as they are named. */
interface NamedRemark extends Pick<Remark, 'label' | 'text'> {
  tactics: readonly string[];
}

/** What is to be said beside the verdicts, and what warns of misreading. */
export const remarkFigures: readonly Figure<{
  remarks: readonly NamedRemark[];
  cautions: readonly string[];
}>[] = [
  figure(
    'remarks',
    listOf(
      objectOf<NamedRemark>('remark', 'A remark.', [
        figure(
          'label',
          oneOfWords(['same', 'tweak', 'newer']),
          ({ label }) => label,
          'same: two that bring the same; tweak: one reason makes up half of the losses; newer: newer leads convert otherwise than older ones.',
        ),
        figure(
          'tactics',
          listOf(text),
          ({ tactics }) => tactics,
          'The tactic versions it is about, `name` or `name@2`.',
        ),
        figure('text', text, (remark) => remark.text, 'The remark in one sentence.'),
      ]),
    ),
    ({ remarks }) => remarks,
    'What is to be said beside the verdicts.',
  ),
  figure(
    'cautions',
    listOf(text),
    ({ cautions }) => cautions,
    'What warns of misreading the figures, a sentence each.',
  ),
];

/** Remarks by the names of what they are about. */
export function remarksOf(remarks: readonly Remark[], rows: readonly GroupRow[]): NamedRemark[] {
  return remarks.map(({ label, keys, text }) => ({
    label,
    tactics: rows
      .filter(({ key }) => keys.includes(key))
      .map(({ name, version }) => tacticTitle({ name: name ?? '', version: version ?? 1 })),
    text,
  }));
}

/** The section as data. */
export const tacticsSection: readonly Figure<TacticsReport>[] = [
  figure(
    'rows',
    listOf(groupRow),
    (told) => groupsOf(told.worked.rows, told),
    'One row a group: a tactic version, or what the report is by.',
  ),
  figure(
    'total',
    orNull(groupTotal),
    (told) => groupsOf(told.worked.total === null ? [] : [told.worked.total], told)[0] ?? null,
    'Everything as one group, counted by itself: a lead counts once; null: not counted.',
  ),
  ...within(remarkFigures, ({ worked: { judgements, rows, cautions } }: TacticsReport) => ({
    remarks: remarksOf(judgements.remarks, rows),
    cautions,
  })),
];
