import { count, percent, range, some } from '../../render/figure.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { isRated } from '../measures/groups.js';
import { bullets, heading, paragraph, tableBlock, type Block } from '../sheet/blocks.js';
import { ofAll, type View } from '../sheet/layout.js';
import { legendLines, likelyBar } from '../sheet/likely-bar.js';
import { tableLines, type Table } from '../sheet/table.js';
import { groupName, typed } from '../sheet/names.js';
import { explainBrings } from './explain.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import { lineageLines, lineageWords, passedOverLines, versionsWorthALine } from './lineage.js';
import { unnamedWords } from '../sheet/unnamed.js';
import { youngWords } from '../measures/when-judged.js';
import { goalNouns, goalTitles } from '../measures/goal-words.js';
import { paintVerdict } from '../sheet/verdict.js';

const mostVersions = 5;
const verdictWidth = 7;

/** The versions side by side, newest first; nothing while there is no touch. */
export function renderBrings(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const { versions } = record;
  if (versions.every(({ use }) => use.touches === 0)) return [];
  const told = versionsWorthALine(versions);
  const shown = told.slice(0, mostVersions);
  return [
    ...sectionTitle('WHAT IT BRINGS', aboutWords(query), view),
    ...tableLines(bringsTable(shown, record, query, view), shown, view),
    ...(shown.some(({ row }) => row.byWindow !== null)
      ? legendLines(record.tactic.worth !== null, view)
      : []),
    ...hiddenLines(told.slice(mostVersions), record, view),
    ...passedOverLines(versions, view),
    ...noteLines(record, shown, query, view),
    ...explained(() => explainBrings(record, query), view),
  ];
}

/** The same as blocks. */
export function bringsBlocks(record: TacticRecord, query: ReportQuery, view: View): Block[] {
  const { versions } = record;
  if (versions.every(({ use }) => use.touches === 0)) return [];
  const told = versionsWorthALine(versions);
  const made = told.flatMap((version) => {
    const words = lineageWords(version, query, versions.length > 1);
    return words === '' ? [] : [`${groupName(version.row)}: ${words}`];
  });
  return [
    heading(2, 'What it brings'),
    paragraph([aboutWords(query)]),
    tableBlock(bringsTable(told, record, query, view), told, view),
    bullets(made),
    paragraph([...passedOverLines(versions, view), ...noteLines(record, told, query, view)]),
  ];
}

const aboutWords = ({ goal, window }: ReportQuery) =>
  `goal: ${goal} · each lead once · within ${some(window, 'day')}`;

/**
 * A narrow terminal loses the last day, the plain rate, the first day, what was done and judged, and the range. Of several
 * versions the days stand below each.
 */
function bringsTable(
  versions: readonly VersionRecord[],
  { tactic: { worth } }: TacticRecord,
  query: ReportQuery,
  view: View,
): Table<VersionRecord> {
  const { goal, level, asOf } = query;
  const isRanged = versions.some(({ row }) => row.byWindow !== null);
  const day = (text: string | null) => (text === null ? '–' : shortDay(text, asOf.day));
  const column = (loss: number, title: string, text: (version: VersionRecord) => string) =>
    ({ title, text, loss, optional: true }) as const;
  const days = [
    column(3, 'first', ({ use }) => day(use.firstDay)),
    column(1, 'last', ({ use }) => day(use.lastDay)),
  ];
  return {
    of: 'tactic',
    paint: 'dim',
    name: ({ row }) => `  ${groupName(row)}`,
    names: { from: 12 },
    leastName: 18,
    columns: [
      ...(versions.length > 1 ? [] : days),
      column(4, 'touches', ({ use }) => count(use.touches)),
      { title: goalTitles[goal].leads, text: ({ row }) => ofAll(row.leadsConverted, row.leads) },
      column(4, 'judged', ({ row }) => ofAll(row.converted, row.judged)),
      column(2, 'rate', ({ row }) => (row.rate && isRated(row) ? percent(row.rate.rate) : '')),
      column(5, level === 95 ? 'likely' : `${level}% sure`, ({ row: { byWindow } }) =>
        byWindow ? range(byWindow.low, byWindow.high) : '',
      ),
    ],
    bar: {
      claims: [23, 13, 13],
      // Its room stays blank while there is nothing to draw.
      least: isRanged ? 1 : Infinity,
      ...likelyBar(versions, ({ row }) => ({ ...row, worth }), worth !== null, view),
    },
    ...(worth !== null && {
      mark: {
        width: 1 + verdictWidth,
        text: ({ judgement }) => (judgement?.verdict ? paintVerdict(judgement.verdict, view) : ''),
      },
    }),
    lines: (version, line) => [line, ...lineageLines(version, query, view, versions.length > 1)],
  };
}

function hiddenLines(hidden: readonly VersionRecord[], { tactic }: TacticRecord, view: View): string[] {
  const [next] = hidden;
  if (!next) return [];
  const show = `prospect tactic show ${typed(`${tactic.name}@${next.use.version}`)}`;
  return dimmed(`and ${hidden.length} older: ${show}`, view);
}

/** What must be known to read the figures. */
function noteLines(
  { credit }: TacticRecord,
  versions: readonly VersionRecord[],
  query: ReportQuery,
  view: View,
): string[] {
  const leads = versions.reduce((sum, { row }) => sum + row.leads, 0);
  const young = leads - versions.reduce((sum, { row }) => sum + row.judged, 0);
  const ranged = versions.some(({ row }) => row.byWindow !== null);
  const amount = (part: number) => String(Number(part.toFixed(1)));
  const nouns = goalNouns[query.goal];
  const isShared = credit.last !== credit.first || credit.last !== credit.linear;
  const unnamed = unnamedWords(versions.map(({ row }) => row));
  return [
    ...(unnamed === null ? [] : [unnamed]),
    ...(young > 0 && ranged ? [youngWords(young, leads, query)] : []),
    ...(isShared
      ? [
          `Its part in all ${count(credit.all)} ${nouns.more}: ${amount(credit.last)} by last touch, ${amount(credit.first)} by first, ${amount(credit.linear)} shared evenly.`,
        ]
      : []),
  ].flatMap((sentence) => dimmed(sentence, view));
}
