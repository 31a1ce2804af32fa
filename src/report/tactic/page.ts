import { count } from '../../render/figure.js';
import { show, showOnOneLine } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';
import { traitWords } from '../../store/tactics/tactics.js';
import { renderClaims } from '../claims/page.js';
import { asOfWords, shortDay, type ReportQuery } from '../measures/query.js';
import { isKnown } from '../measures/groups.js';
import { canBe, fromWords } from '../measures/when-judged.js';
import { asText, hang, type View } from '../sheet/layout.js';
import { groupName, typed } from '../sheet/names.js';
import { renderAttempts } from './attempts.js';
import { renderBrings } from './brings.js';
import { renderFails } from './fails.js';
import { renderFeels } from './feels.js';
import { renderLong } from './curve.js';
import { labelled } from '../sheet/headed.js';
import { renderTakes } from './takes.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import { renderTried } from '../trial/decisions.js';
import { enoughJudged } from '../measures/verdict.js';
import { lineageWords } from './lineage.js';
import { paintVerdict } from '../sheet/verdict.js';
import { noWorth, worthCommand } from '../sheet/worth.js';

/** Everything about one tactic as text, each line ended; it fits the width. Sections with nothing to say are left out. */
export function renderTactic(
  record: TacticRecord,
  query: ReportQuery,
  view: View,
  currency: string | null,
): string {
  const sections = [
    renderHead(record, query, view),
    renderBrings(record, query, view),
    renderClaims(record, query, view),
    renderLong(record, query, view),
    renderAttempts(record, query, view),
    renderFails(record, query, view, currency),
    renderTakes(record, query, view, currency),
    renderFeels(record, query, view),
    renderTried(record.trials, query, view),
  ].filter((lines) => lines.length > 0);
  const lines = sections.flatMap((section, index) => (index === 0 ? section : ['', ...section]));
  if (!view.explain && isUsed(record)) {
    const hint = `How each figure is counted: prospect tactic show ${typed(record.title)} --explain`;
    lines.push(
      '',
      ...hang('', 0, hint, view.width).map((line) => String(view.painter.dim(fit(line, view.width)))),
    );
  }
  return asText(lines.map((line) => line.trimEnd()));
}

const labelWidth = 10;
const longNote = 4;

/** What it is, what to think of it, and what to do about it. */
function renderHead(record: TacticRecord, query: ReportQuery, view: View): string[] {
  return [
    ...titleLines(record, query, view),
    ...noteLines(record, view),
    ...verdictLines(record, query, view),
    ...worthLines(record, query, view),
  ];
}

/** Name and traits, and on the right as-of; on lines of their own where the terminal is narrow. */
function titleLines(
  { tactic, versions }: TacticRecord,
  query: ReportQuery,
  { width, painter }: View,
): string[] {
  const [only] = versions;
  const name = versions.length === 1 && only ? groupName(only.row) : show(tactic.name);
  const dropped =
    tactic.droppedDay === null ? [] : [`dropped on ${shortDay(tactic.droppedDay, query.asOf.day)}`];
  const traits = [...traitWords(tactic, query.goal).split(', '), ...dropped].join(' · ');
  const asOf = asOfWords(query);
  const space = width - textWidth(name) - 2 - textWidth(traits) - textWidth(asOf);
  if (space >= 2) return [`${String(painter.bold(name))}  ${traits}${' '.repeat(space)}${asOf}`];
  const beside = textWidth(name) + 2 + textWidth(traits) <= width;
  const first = String(painter.bold(fit(name, width)));
  return [...(beside ? [`${first}  ${traits}`] : [first, ...hang('  ', 2, traits, width)]), asOf];
}

function noteLines({ note }: TacticRecord, { width }: View): string[] {
  if (note === null) return [];
  const lines = said('note', showOnOneLine(note), width);
  return lines.length <= longNote ? lines : [...lines.slice(0, longNote), `${' '.repeat(labelWidth)}…`];
}

/** A label and what it says; text that is safe to print. */
function said(label: string, text: string, width: number, paint?: (words: string) => string): string[] {
  return labelled(label, labelWidth, text, width, paint);
}

/** Of the newest version; of the one before too while the newest is too young for a verdict. */
function verdictLines(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const { versions, comparisons, remarks, cautions } = record;
  if (!isUsed(record)) return unusedLines(record, query, view);
  const used = versions.filter(({ use }) => use.touches > 0);
  const [newest] = used;
  const told = newest && isKnown(newest.row, query) ? [newest] : used.slice(0, 2);
  const more = [
    ...comparisons.flatMap(({ text, nearer }) => [
      { label: 'change', text },
      ...(nearer ? [{ label: '', text: nearer.text }] : []),
    ]),
    ...remarks,
    ...cautions.map((text) => ({ label: 'note', text })),
  ];
  return [
    ...told.flatMap((version) => verdictOf(version, versions.length > 1, query, view)),
    ...more.flatMap(({ label, text }) => said(label, show(text), view.width)),
  ];
}

function verdictOf(version: VersionRecord, isNamed: boolean, query: ReportQuery, view: View): string[] {
  const { row, judgement, young, use } = version;
  const name = isNamed ? `${groupName(row)}  ` : '';
  if (row.leads === 0) {
    const none = `${count(use.touches)} ${use.touches === 1 ? 'touch' : 'touches'}, none at a lead that had yet to come to "${query.goal}": there is nobody to convert.`;
    return said('early', name + none, view.width);
  }
  const verdict = judgement?.verdict ?? null;
  if (verdict !== null)
    return said(verdict, name + show(judgement?.text ?? ''), view.width, () => paintVerdict(verdict, view));
  if (isKnown(row, query)) return [];
  const when = canBe('judged', fromWords(row.leads, young, query));
  return said(
    'early',
    `${name}${row.judged} of the ${enoughJudged} leads it takes are old enough; ${when}.`,
    view.width,
  );
}

function unusedLines(
  { title, tactic, versions }: TacticRecord,
  query: ReportQuery,
  { width }: View,
): string[] {
  const { window, asOf } = query;
  const [newest] = versions;
  const lineage = newest ? lineageWords(newest, query, false) : '';
  const made = lineage === '' ? [] : said('version', `${groupName(newest!.row)}  ${lineage}`, width);
  if (tactic.droppedDay !== null)
    return [...made, ...said('unused', 'It was put aside without a touch.', width)];
  const judged = `It can be judged once ${enoughJudged} leads were first touched ${window} days ago or more.`;
  return [
    ...made,
    ...said('unused', `No touch with it up to ${shortDay(asOf.day, '')}. ${judged}`, width),
    ...said('', `Begin with: prospect log LEAD -t ${typed(title)}`, width),
  ];
}

/** Asks what it must bring to the goal. */
function worthLines({ tactic }: TacticRecord, query: ReportQuery, { width }: View): string[] {
  if (tactic.worth !== null || tactic.droppedDay !== null) return [];
  const asked = noWorth(query, 'What must it bring to be worth your time?');
  return said('worth', `${asked}  ${worthCommand(typed(tactic.name), query)}`, width);
}

function isUsed({ versions }: TacticRecord): boolean {
  return versions.some(({ use }) => use.touches > 0);
}
