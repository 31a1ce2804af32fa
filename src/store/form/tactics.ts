import { weekday } from '../../domain/calendar.js';
import { benchmarkUnits } from '../../domain/claim.js';
import { followUpText, parseFollowUp } from '../../domain/contact/follow-up.js';
import { fold, textLimit } from '../../domain/text.js';
import { channels, choices, goals, kinds } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import { fits } from '../tactics/feelings.js';
import { checkTacticName, longestUsual } from '../tactics/tactics.js';
import { worthColumn, worthColumns } from '../tactics/worths.js';
import { hasSome, isNotOver, isNotToCome } from './checks.js';
import {
  apart,
  day,
  figure,
  inColumn,
  largestAmount,
  name,
  nameOf,
  note,
  numberOf,
  optional,
  ownNumber,
  share,
  text,
  uid,
  versionFields,
  versionNumber,
  whole,
  word,
} from './kinds.js';
import { list, part, type Wrong } from './rows.js';

const largestCount = 1_000_000;

export const tactics = list(
  'tactic',
  {
    uid: uid(),
    name: name(textLimit.tactic, checkTacticName),
    channel: word(channels),
    kind: word(kinds),
    // Of before there was one for each goal: for the one in force.
    worth: { ...inColumn(null, optional(share())), isOld: true },
    seconds: optional(whole(0, longestUsual)),
    note,
    dropped: inColumn('dropped_day', optional(day())),
    follow_up: optional(text(100, checkFollowUp)),
    worths: part(
      'tactic',
      'tactic_id',
      { goal: word(goals), worth: share() },
      {
        from: `(${goals.map((goal, nth) => `SELECT id AS tactic_id, ${nth} AS nth, '${goal}' AS goal, ${worthColumn(goal)} AS worth FROM tactic WHERE ${worthColumn(goal)} IS NOT NULL`).join(' UNION ALL ')})`,
        alone: 'added',
        order: 'nth',
        title: (place) => `worth ${place},`,
        once: { key: 'goal', title: 'goal' },
      },
    ),
    versions: part(
      'tactic_version',
      'tactic_id',
      {
        uid: uid(),
        version: apart(versionNumber()),
        origin: optional(whole(1, ({ version }) => Math.max((version as number) - 1, 1))),
        change: note,
        day: optional(day()),
      },
      {
        order: 'version',
        alone: 'settled',
        title: (place) => `version ${place},`,
        once: { key: 'version', title: 'number' },
        checks: [isNotToCome],
      },
    ),
  },
  {
    same: [['uid'], ['folded']],
    checks: [hasSome('versions')],
    derived: (tactic) => ({
      folded: fold(tactic.name),
      ...worthColumns(tactic.worths),
    }),
  },
);

export const spends = list(
  'spend',
  {
    spend: ownNumber(),
    uid: uid(),
    tactic: nameOf('tactic', textLimit.tactic),
    amount: whole(1, largestAmount),
    every: optional(word(['month'])),
    day: day(),
    until: optional(day()),
    note,
  },
  {
    checks: [
      isNotToCome,
      ({ every, day, until }) =>
        until !== null &&
        (every === null || until < day) &&
        'has an "until" that its "every" or "day" contradicts',
    ],
  },
);

export const trials = list(
  'trial',
  {
    trial: ownNumber(),
    uid: uid(),
    ...versionFields,
    day: day(),
    until: optional(day()),
    hypothesis: note,
    touches: optional(whole(1, largestCount)),
    goal: whole(1, 6),
    expected: optional(share()),
  },
  { checks: [isNotToCome, isNotOver] },
);

export const decisions = list(
  'decision',
  {
    uid: uid(),
    ...versionFields,
    trial: apart(optional(numberOf('trial'))),
    day: day(),
    choice: word(choices),
    learned: note,
    evidence: text(100_000),
  },
  { checks: [isNotToCome, isEvident] },
);

export const plans = list(
  'plan',
  {
    plan: ownNumber(),
    uid: uid(),
    tactic: optional(nameOf('tactic', textLimit.tactic)),
    stage: optional(whole(1, 6)),
    amount: whole(0, largestCount),
    every: word(['week', 'month']),
    day: day(),
    until: optional(day()),
  },
  {
    checks: [
      ({ tactic, stage }) =>
        (tactic === null) === (stage === null) && 'must have either a "tactic" or a "stage"',
      isNotOver,
    ],
  },
);

export const benchmarks = list(
  'benchmark',
  {
    benchmark: ownNumber(),
    uid: uid(),
    tactic: optional(nameOf('tactic', textLimit.tactic)),
    channel: optional(word(channels)),
    low: figure(0, 1),
    high: figure(0, 1),
    unit: word(benchmarkUnits),
    goal: whole(1, 6),
    source: name(textLimit.url),
    year: optional(whole(1900, 2999)),
    note,
  },
  {
    checks: [
      ({ tactic, channel }) => tactic !== null && channel !== null && 'has both a "tactic" and a "channel"',
      ({ low, high }) => (high === 0 || low > high) && 'has a "high" that is 0 or below its "low"',
    ],
  },
);

export const feelings = list(
  'feeling',
  {
    uid: uid(),
    tactic: nameOf('tactic', textLimit.tactic),
    day: day(),
    fit: optional(word(fits)),
    in_the_way: note,
  },
  {
    checks: [
      ({ fit, in_the_way }) =>
        fit === null && in_the_way === null && 'has neither a "fit" nor an "in_the_way"',
      isNotToCome,
    ],
  },
);

export const reviews = list(
  'review',
  {
    uid: uid(),
    week: day(),
    day: day(),
    question: name(textLimit.word),
    answer: word(['answered', 'skipped']),
  },
  {
    same: [['week', 'question'], ['uid']],
    checks: [({ week }) => weekday(week) !== 1 && 'has a "week" that is not a Monday', isNotToCome],
  },
);

function checkFollowUp(kept: string): void {
  const found = followUpText(parseFollowUp('follow_up', kept));
  if (found !== kept) throw new UserError(`"follow_up" is to be written like ${found}.`);
}

function isEvident({ evidence }: { evidence: string }): Wrong {
  try {
    const value: unknown = JSON.parse(evidence);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  } catch {
    // It is said below.
  }
  return 'has an "evidence" that is not the text of a JSON object';
}
