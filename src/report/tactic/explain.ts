import { channels } from '../../domain/touch.js';
import { count, money as exactly, percent, range, some } from '../../render/figure.js';
import { beliefWords, curveExplained, verdictRules, waitExplained } from '../tactics/explain.js';
import { wilsonWords } from '../measures/formulas.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { isRated } from '../measures/groups.js';
import { mixExplained } from '../measures/mix.js';
import { enoughConverted } from '../measures/verdict.js';
import { barExplained } from '../sheet/likely-bar.js';
import { groupName } from '../sheet/names.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import { goalNouns, goalTitles, goalVerbs } from '../measures/goal-words.js';

/** How the versions' figures are counted, as sentences, with the cautions that apply to them. */
export function explainBrings(record: TacticRecord, query: ReportQuery): string[] {
  const { versions } = record;
  const { goal, window, asOf } = query;
  const used = versions.filter(({ use }) => use.touches > 0);
  return [
    `${goalTitles[goal].leads}: a lead counts once in each version, from its first touch with it, unless it had reached "${goal}" before. It converts when its first-ever "${goal}" came on a touch of that version at most ${window} days after that first touch.`,
    `Judged: leads first touched ${window} days or more before ${shortDay(asOf.day, '')}. ${used.map(rateWords).join(' ')}`,
    ...used.slice(0, 1).flatMap(likelyWords),
    ...(record.tactic.worth !== null && used.some(({ row }) => row.byWindow !== null) ? [barExplained] : []),
    wilsonWords(query),
    ...verdictWords(record, query),
    ...changeWords(record, query),
    ...(record.cautions.length > 0 ? [mixExplained] : []),
    ...cautions(record, query),
  ];
}

function rateWords({ row }: VersionRecord): string {
  const name = groupName(row);
  if (row.rate === null) return `${name}: none yet.`;
  return `${name}: ${count(row.converted)} ÷ ${count(row.judged)} = ${percent(row.rate.rate)} (${range(row.rate.low, row.rate.high)}).`;
}

function likelyWords({ row }: VersionRecord): string[] {
  const { byWindow, open } = row;
  if (byWindow === null) return [];
  return [
    `Likely: the share converted ${byWindow.day} days after the first touch, where the curve below ends, with the Wilson range for as many leads followed to the end as would tell as much. ${groupName(row)}: ${percent(byWindow.rate)} (${range(byWindow.low, byWindow.high)}), as sure as ${count(Math.round(byWindow.effective))} such leads; ${count(open)} are still open.`,
  ];
}

function verdictWords({ versions, worked, tactic }: TacticRecord, query: ReportQuery): string[] {
  if (tactic.worth === null) return [];
  const beliefs = versions.flatMap(({ row, judgement }) =>
    judgement?.chanceWorth == null || judgement.guess === null
      ? []
      : [`${groupName(row)}: ${beliefWords(row, judgement.guess, judgement.chanceWorth)}.`],
  );
  if (beliefs.length === 0) return [];
  const family = worked.rows.filter(({ kind }) => kind === tactic.kind).length;
  const together = `the ${family} ${tactic.kind} tactics and versions estimated together`;
  const told = versions.flatMap(({ judgement }) => judgement ?? []);
  return [`${verdictRules(together, query)} ${beliefs.join(' ')}`, ...waitExplained(told)];
}

function changeWords({ comparisons }: TacticRecord, { level, goal }: ReportQuery): string[] {
  const nearer = comparisons.some((comparison) => comparison.nearer !== null);
  if (!nearer && comparisons.every(({ difference }) => difference === null)) return [];
  return [
    `Change: the newest version with leads against the one it comes from: the difference of the two plain rates with its ${level}% range (Newcombe 1998, method 10, from the Wilson ranges of both), and the chance from the same posterior as the verdict that the newer one converts more.`,
    ...(nearer
      ? [
          `By a nearer goal: where the range for "${goal}" holds 0, or too few are judged, the nearest stage before it whose range does not, else the one that is surest; counted by the same rules, within the usual window of that stage. More of a nearer goal need not mean more of "${goal}".`,
        ]
      : []),
  ];
}

/** The cautions that apply to these very figures, three at most. */
function cautions({ versions, comparisons, tactic, credit }: TacticRecord, { goal }: ReportQuery): string[] {
  const few = versions.find(({ row }) => isRated(row) && row.converted > 0 && row.converted < 5);
  const shared = Math.abs(credit.last - credit.first);
  return [
    ...(comparisons.length > 0
      ? [
          'Note: unless both were given to leads by lot (prospect try --split A,B FILE), the versions were used on other leads and in other weeks, and the difference may be due to that.',
        ]
      : []),
    ...(few
      ? [
          `Note: ${groupName(few.row)} rests on ${few.row.converted} who ${goalVerbs[goal]}: one more would make ${percent(few.row.rate?.rate ?? 0)} into ${percent((few.row.converted + 1) / few.row.judged)}.`,
        ]
      : []),
    ...(shared >= 1
      ? [
          'Note: credit describes which touch came last or first; it does not tell what caused it. Verdicts go by last touch.',
        ]
      : []),
    ...(tactic.droppedDay !== null
      ? ['Note: what was dropped looks worse than it is, because it was dropped when it did badly.']
      : []),
  ].slice(0, 3);
}

/** How the curve is counted. */
export function explainLong({ versions }: TacticRecord, query: ReportQuery): string[] {
  const [newest] = versions.filter(({ curve }) => curve !== null);
  const followed = newest?.curve?.points.at(-1)?.followed;
  return [
    `${curveExplained(query)} It is drawn as far as 5 leads are followed${newest && followed !== undefined ? `: ${groupName(newest.row)} to day ${newest.curve!.until}` : ''}.`,
    'Note: a curve is an estimate like any other. "Likely" above is the range of its end; with few leads each step is one or two of them.',
  ];
}

/** How the failures are counted. */
export function explainFails({ failures, versions }: TacticRecord, { usual }: ReportQuery): string[] {
  const [first] = versions;
  const channel = first?.row.channel ?? null;
  const all = failures.failed + failures.deferred;
  const windows = channels.filter((each) => each === channel).map((each) => `${usual.silence[each]} days`);
  return [
    `Share: of the ${some(all, 'touch', 'touches')} whose last result up to as-of failed (${count(failures.failed)}) or was put off (${count(failures.deferred)}), whoever it was with.`,
    ...(versions.length > 1
      ? ['@2 of n, @1 of n: the same share among the n failures of that version alone.']
      : []),
    ...(failures.silent > 0
      ? [
          `Silent: touches that have waited longer for an answer than is usual for its channel (${windows.join('')}).`,
        ]
      : []),
  ];
}

/** How time and money are counted. */
export function explainTakes(
  { money }: TacticRecord,
  { goal, level }: ReportQuery,
  currency: string | null,
): string[] {
  const noun = goalNouns[goal].one;
  const { hourlyValue } = money;
  const cost = hourlyValue === null ? 'money' : `(money + hours × ${exactly(hourlyValue, currency)})`;
  return [
    `The table: all touches up to as-of at the judged leads, with a name or without; money also holds what was paid for the tactic by then.`,
    `A ${noun} costs: ${cost} ÷ conversions; its range is the cost of a judged lead ÷ the ${level}% Wilson range of converted ÷ judged. Hours a ${noun}: hours ÷ conversions, with the exact ${level}% range of a count (Garwood 1936). Below ${enoughConverted} conversions, and where more than one touch in ten has no time, neither is told.`,
  ];
}

/** How the feeling is counted. */
export function explainFeels(): string[] {
  return [
    'Energy: the mean of what was typed with -e, −2 to 2; touches without it are left out, and they may have felt otherwise.',
  ];
}
