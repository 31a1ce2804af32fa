import { some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import { isKnown, type GroupRow } from '../measures/groups.js';
import { groupName, typed } from '../sheet/names.js';
import { hang, wrap, type View } from '../sheet/layout.js';
import type { Verdict } from '../measures/verdict.js';
import type { Worked } from './tactics.js';
import { fromWords, youngWords } from '../measures/when-judged.js';
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
  if (!rows.some((row) => isKnown(row, query))) return asked.length > 0 ? ['', ...asked] : [];
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

/** What young leads mean for the ranges. */
function youngLines(rows: readonly GroupRow[], query: ReportQuery, { width, painter }: View): string[] {
  const dim = (sentence: string) => wrap(sentence, width).map((line) => String(painter.dim(line)));
  // By tag a lead would be counted once for each of its tags.
  const young = query.by === 'tag' ? 0 : rows.reduce((sum, row) => sum + row.leads - row.judged, 0);
  const lines = young > 0 ? dim(youngWords(young, query)) : [];
  const short = rows.flatMap(({ byWindow, ...row }) =>
    byWindow && byWindow.day < query.window ? [{ day: byWindow.day, name: groupName(row) }] : [],
  );
  if (short.length === 0) return lines;
  const days = short.map(({ day, name }, index) => `${index === 0 ? some(day, 'day') : day} for ${name}`);
  const why = `fewer than 5 of ${short.length === 1 ? 'its' : 'their'} leads are followed longer`;
  return [...lines, ...dim(`"Likely" speaks only of the first ${days.join(', ')}: ${why}.`)];
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
  const early = rows
    .filter((row) => row.leads > 0 && !isKnown(row, query))
    .map((row) => `${groupName(row)} ${fromWords(row.leads, young.get(row.key) ?? null, query)}`);
  const shown = new Set(rows.map(({ key }) => key));
  const said = [
    ...(early.length > 0 ? [{ label: 'early', text: `Can be judged: ${early.join(' · ')}` }] : []),
    ...judgements.remarks.filter(({ keys }) => keys.every((key) => shown.has(key))),
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

/** `cold-call, referral-ask and 2 more`. */
function firstNames(names: readonly string[]): string {
  const more = names.length - namesShown;
  return more > 0 ? `${names.slice(0, namesShown).join(', ')} and ${more} more` : names.join(', ');
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
