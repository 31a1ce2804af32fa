import { count, some } from '../../render/figure.js';
import { enoughForRange } from '../../stats/incidence.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import { isKnown, type GroupRow } from '../measures/groups.js';
import { groupName, typed } from '../sheet/names.js';
import { hang, wrap, type View } from '../sheet/layout.js';
import type { Verdict } from '../measures/verdict.js';
import type { Worked } from './tactics.js';
import { waitingWords, youngWords } from '../measures/when-judged.js';
import { paintVerdict } from '../sheet/verdict.js';
import { noWorth, worthCommand } from '../sheet/worth.js';

const labelWidth = 10;
const namesShown = 3;

/** What is said under the table: who is too young to count in full, why the verdicts are as they are, what misleads. */
export function verdictLines(
  worked: Worked,
  rows: readonly GroupRow[],
  query: ReportQuery,
  view: View,
  asked: readonly string[] = [],
): string[] {
  const lines = [
    ...verdictSentences(worked, rows, view),
    ...asked,
    ...remarkSentences(worked, rows, query, view),
  ];
  return [...youngLines(rows, query, view), ...(lines.length > 0 ? ['', ...lines] : [])];
}

/** What is said where a lead is in several rows; null where none can be. */
export function overlapWords(rows: readonly GroupRow[], { by }: Pick<ReportQuery, 'by'>): string | null {
  if (by !== 'tag' || rows.length < 2) return null;
  return 'A lead with several tags is in the row of each, so the rows overlap and do not add up to all.';
}

/** What young leads, and few, mean for the ranges. */
export function youngLines(
  rows: readonly GroupRow[],
  query: ReportQuery,
  { width, painter }: Pick<View, 'width' | 'painter'>,
): string[] {
  const leads = rows.reduce((sum, row) => sum + row.leads, 0);
  // By tag a lead would be counted once for each of its tags.
  const young = query.by === 'tag' ? 0 : leads - rows.reduce((sum, row) => sum + row.judged, 0);
  const isRanged = rows.some(({ byWindow }) => byWindow !== null);
  return [
    young > 0 && isRanged ? youngWords(young, leads, query) : null,
    followedWords(rows, query),
    fewWords(rows),
  ]
    .filter((sentence) => sentence !== null)
    .flatMap((sentence) => wrap(sentence, width).map((line) => String(painter.dim(fit(line, width)))));
}

/**
 * `So far "likely" speaks only of the first 4 days.`, or of which tactics where others reach to the window; null where all
 * do.
 */
function followedWords(rows: readonly GroupRow[], { window }: ReportQuery): string | null {
  const ranged = rows.flatMap((row) => (row.byWindow === null ? [] : [{ row, day: row.byWindow.day }]));
  const short = ranged.filter(({ day }) => day < window);
  if (short.length === 0) return null;
  const days = short.map(({ day }) => day);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const names = short.map(({ row }) => groupName(row));
  const of = short.length === ranged.length ? '' : ` for ${firstNames(names)}`;
  const first =
    most === 0
      ? 'the day of the first touch'
      : most === 1
        ? 'the first day'
        : `the first ${count(most)} days`;
  return `So far "likely"${of} speaks ${least === most ? 'only of' : 'of no more than'} ${first}.`;
}

/** `A range takes 5 leads: open-house has 1, visit 3.`; null where all have one. */
function fewWords(rows: readonly GroupRow[]): string | null {
  const few = rows.filter(({ leads, byWindow }) => leads > 0 && byWindow === null);
  if (few.length === 0) return null;
  const parts = few
    .slice(0, longList)
    .map((row, index) => `${groupName(row)}${index === 0 ? ' has' : ''} ${count(row.leads)}`);
  const more = few.length > longList ? ` and ${count(few.length - longList)} more have fewer` : '';
  return `A likely range takes ${enoughForRange} leads: ${parts.join(', ')}${more}.`;
}

const longList = 6;
const saidOf: ReadonlySet<Verdict> = new Set<Verdict>(['drop', 'drop?', 'unclear']);

/** Why, for what asks for a decision; for everything where all is asked for. */
function verdictSentences({ judgements }: Worked, rows: readonly GroupRow[], view: View): string[] {
  const said = rows.flatMap((row) => {
    const { verdict = null, text = null } = judgements.byTactic.get(row.key) ?? {};
    if (verdict === null || text === null || verdict === 'early') return [];
    return saidOf.has(verdict) || view.all || view.explain ? [{ row, verdict, text }] : [];
  });
  const shown = view.all || view.explain ? said : said.slice(0, longList);
  const lines = shown.flatMap(({ row, verdict, text }) => {
    const label = `  ${paintVerdict(verdict, view)}${' '.repeat(labelWidth - 2 - verdict.length)}`;
    return hang(label, labelWidth, `${groupName(row)}  ${show(text)}`, view.width);
  });
  const hidden = said.length - shown.length;
  return hidden > 0 ? [...lines, `  and why of ${hidden} more: add --all`] : lines;
}

function remarkSentences(
  worked: Worked,
  rows: readonly GroupRow[],
  query: ReportQuery,
  view: View,
): string[] {
  const { judgements, young, cautions } = worked;
  const waiting = rows
    .filter((row) => row.leads > 0 && !isKnown(row, query))
    .map((row) => ({ name: groupName(row, query.by), leads: row.leads, young: young.get(row.key) ?? null }));
  const named = view.all || view.explain ? waiting : waiting.slice(0, longList);
  const rest = waiting.length - named.length;
  const early = waitingWords(named, query) + (rest > 0 ? ` And ${rest} more: add --all` : '');
  const shown = new Set(rows.map(({ key }) => key));
  // While nothing can be judged, what stands beside verdicts would stand alone.
  const isEarly = waiting.length === rows.filter(({ leads }) => leads > 0).length;
  const beside = isEarly && !view.all && !view.explain ? [] : judgements.remarks;
  const said = [
    ...(waiting.length > 0 ? [{ label: 'early', text: early }] : []),
    ...beside.filter(({ keys }) => keys.every((key) => shown.has(key))),
    ...cautions.map((text) => ({ label: 'note', text })),
  ];
  return said.flatMap(({ label, text }) => {
    const padded = padEnd(label, labelWidth - 2);
    const painted = label === 'early' ? view.painter.dim(padded) : padded;
    return hang(`  ${String(painted)}`, labelWidth, show(text), view.width);
  });
}

/** Says how many versions a newer one has taken the place of, what was done with them, and where they are. */
export function leftOffLine({ rows, leftOff }: Worked, query: ReportQuery, view: View): string[] {
  const gone = rows.filter((row) => leftOff.has(row.key) && (row.droppedDay === null || row.touches > 0));
  const [first] = gone;
  if (!first || view.all) return [];
  const touches = gone.reduce((sum, row) => sum + row.touches, 0);
  const done = touches > 0 ? ` (${some(touches, 'touch', 'touches')} ${periodWords(query)})` : '';
  const name = gone.every((row) => row.name === first.name) ? typed(first.name ?? '') : 'NAME';
  const line = `${some(gone.length, 'older version')} left off${done}: prospect tactic show ${name}`;
  return wrap(line, view.width).map((part) => String(view.painter.dim(fit(part, view.width))));
}

/** `cold-call, referral-ask and visit`, `cold-call, referral-ask, visit and 2 more`. */
function firstNames(names: readonly string[]): string {
  const more = names.length - namesShown;
  if (more > 0) return `${names.slice(0, namesShown).join(', ')} and ${more} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Asks what each tactic must bring, where one on the page has no worth. */
export function worthLine(rows: readonly GroupRow[], query: ReportQuery, { painter, width }: View): string[] {
  const without = rows.filter((row) => row.worth === null && row.droppedDay === null);
  if (query.by !== 'tactic' || without.length === 0) return [];
  const names = [...new Set(without.map(({ name }) => name ?? ''))];
  const of = rows.every(({ worth }) => worth === null) ? undefined : firstNames(names);
  const asked = noWorth(query, 'What must each bring to be worth it?', of);
  const command = worthCommand('NAME', query);
  const line = `  ${asked}  ${command}`;
  const lines = textWidth(line) <= width ? [line] : [...wrap(asked, width), `  ${command}`];
  return lines.map((each) => String(painter.dim(fit(each, width))));
}
