import type { Goal } from '../../domain/touch.js';
import { count, percent, range, some } from '../../render/figure.js';
import { wilson, type Level } from '../../stats/interval.js';
import type { AttemptCount } from '../../store/counts/tactic.js';
import { minutesWords } from '../measures/effort.js';
import { goalNouns, goalTitles } from '../measures/goal-words.js';
import type { ReportQuery } from '../measures/query.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import { bullets, heading, paragraph, tableBlock, type Block } from '../sheet/blocks.js';
import { ofAll, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { tableLines, type Table } from '../sheet/table.js';
import type { TacticRecord, VersionRecord } from './tactic.js';

const mostVersions = 2;
const mostAttempts = 10;

interface Row extends AttemptCount {
  of: VersionRecord;
}

/** How many attempts it takes until leads answer, and where to stop; nothing where each lead was tried once. */
export function renderAttempts(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const { rows, isNamed, words } = triedOf(record, query);
  if (rows.length === 0) return [];
  return [
    ...sectionTitle('BY ATTEMPT', about, view),
    ...tableLines(attemptTable(isNamed, query), rows, view),
    ...words.flatMap((text) => dimmed(text, view)),
    ...explained(() => explainAttempts(query), view),
  ];
}

const about = 'touches at leads that had not answered before, one after the other';

/** The same as blocks. */
export function attemptBlocks(record: TacticRecord, query: ReportQuery, view: View): Block[] {
  const { rows, isNamed, words } = triedOf(record, query);
  if (rows.length === 0) return [];
  const { group, ...table } = attemptTable(isNamed, query);
  const named = isNamed ? { ...table, group: { title: 'version', of: group!.of } } : table;
  return [heading(2, 'By attempt'), paragraph([about]), tableBlock(named, rows, view), bullets(words)];
}

/** The attempts of the newest versions of which leads were tried more than once, and what they say. */
function triedOf(record: TacticRecord, { level }: ReportQuery) {
  const versions = record.versions.filter(({ attempts }) => attempts.length > 1).slice(0, mostVersions);
  const isNamed = record.versions.length > 1;
  const rows = versions.flatMap((version) =>
    version.attempts.slice(0, mostAttempts).map((attempt): Row => ({ ...attempt, of: version })),
  );
  const words = versions.map(({ row, attempts }) => {
    const name = isNamed ? `${groupName(row)}: ` : '';
    return name + attemptWords(attempts, level);
  });
  return { rows, isNamed, words };
}

/** A narrow terminal loses the time, then the ranges. */
function attemptTable(isNamed: boolean, { goal, level }: ReportQuery): Table<Row> {
  const rangeOf = (part: number, all: number) => {
    const interval = wilson(part, all, level);
    return interval === null ? '' : range(interval.low, interval.high);
  };
  const likely = level === 95 ? 'likely' : `${level}% sure`;
  return {
    of: 'attempt',
    paint: 'dim',
    name: ({ attempt }) => `  ${attempt}`,
    names: { from: 12 },
    leastName: 12,
    group: { of: (row) => (isNamed ? `  ${groupName(row.of.row)}` : null) },
    columns: [
      { title: 'leads', text: ({ leads }) => count(leads) },
      { title: 'answered', text: ({ reached, known }) => ofAll(reached, known) },
      { title: likely, text: ({ reached, known }) => rangeOf(reached, known), loss: 3 },
      {
        title: metTitle(goal),
        text: ({ converted, judged }) => ofAll(converted, judged),
        loss: 4,
      },
      { title: likely, text: ({ converted, judged }) => rangeOf(converted, judged), loss: 2 },
      { title: 'time', text: minutesWords, loss: 1, optional: true },
    ],
  };
}

/** By which attempt leads answered, and from which on nobody did. */
export function attemptWords(attempts: readonly AttemptCount[], level: Level): string {
  const answers = attempts.reduce((sum, { reached }) => sum + reached, 0);
  const waiting = attempts.reduce((sum, { leads, known }) => sum + leads - known, 0);
  const waits =
    waiting === 0
      ? ''
      : ` ${count(waiting)} still ${waiting === 1 ? 'waits' : 'wait'} for an answer and ${waiting === 1 ? 'is' : 'are'} not counted.`;
  if (answers === 0) {
    const tried = attempts[0]!.known;
    return `Nobody of ${some(tried, 'lead')} answered yet.${waits}`;
  }
  const last = attempts.reduce((most, { attempt, reached }) => (reached > 0 ? attempt : most), 1);
  const beyond = attempts.find(({ attempt }) => attempt === last + 1);
  return `${answersWords(attempts, answers, last)} ${stopWords(attempts, last, beyond, level)}${waits}`;
}

function answersWords(attempts: readonly AttemptCount[], answers: number, last: number): string {
  const first = attempts[0]!.reached;
  if (answers === 1) return `The one answer came on attempt ${last}.`;
  if (first === answers) return `All ${count(answers)} answers came on attempt 1.`;
  let sum = 0;
  const most = attempts.find(({ reached }) => (sum += reached) >= 0.9 * answers)!.attempt;
  const by = most === 1 || most === last ? '' : `, ${count(sum)} by attempt ${most}`;
  return `Of ${count(answers)} answers ${count(first)} came on attempt 1${by}, the last on attempt ${last}.`;
}

/** So many leads must have been tried once more in vain before it is said to be enough. */
const fewestTried = 20;

/** `beyond`: the attempt after the last one that anybody answered. */
function stopWords(
  attempts: readonly AttemptCount[],
  last: number,
  beyond: AttemptCount | undefined,
  level: Level,
): string {
  if (beyond === undefined) return `Nobody was tried more than ${last === 1 ? 'once' : `${last} times`}.`;
  if (beyond.known === 0) return `What came of attempt ${last + 1} is not known yet.`;
  const before = attempts.filter(({ attempt }) => attempt <= last);
  const sum = (of: 'reached' | 'known') => before.reduce((all, row) => all + row[of], 0);
  const { high } = wilson(0, beyond.known, level)!;
  const none = `After attempt ${last} nobody of ${count(beyond.known)} answered`;
  return beyond.known >= fewestTried && high < sum('reached') / sum('known')
    ? `${none} (at most ${percent(high)} would): stop there.`
    : `${none}: too few to say where to stop.`;
}

/** `met` of `met/leads`. */
function metTitle(goal: Goal): string {
  return goalTitles[goal].leads.replace(/\/.*/, '');
}

function explainAttempts({ goal, window }: ReportQuery): string[] {
  return [
    `By attempt: the first touch of a version at a lead, the second and so on, as long as no result since the first of them came beyond an attempt; leads without a name are left out. Answered: attempts whose own results come to "reached" or further ÷ attempts that do not wait any more: answered, with another outcome, followed by the next attempt, or silent.`,
    `The column ${metTitle(goal)}: of leads first touched ${window} days ago or more, those whose first ${goalNouns[goal].one} came by that attempt, within the window ÷ all of them that the attempt was made at. Where to stop is after the last attempt that anybody answered, once at least ${fewestTried} tried once more in vain put the upper end of their range below the share that answered up to there.`,
  ];
}
