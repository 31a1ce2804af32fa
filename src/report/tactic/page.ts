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
import { enoughJudged, type Verdict } from '../measures/verdict.js';
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
    ...[...verdictsOf(record, query), ...worthWordsOf(record, query)].flatMap((said) =>
      saidLines(said, view),
    ),
  ];
}

/** What the page of a tactic is called, its traits, and what to think of it: its note, verdicts and worth. */
export function tacticHead(record: TacticRecord, query: ReportQuery) {
  const note = record.note === null ? [] : [{ label: 'note', text: showOnOneLine(record.note) }];
  return {
    ...titleOf(record, query),
    said: [...note, ...verdictsOf(record, query), ...worthWordsOf(record, query)],
  };
}

function titleOf(
  { tactic, versions }: TacticRecord,
  { goal, asOf }: ReportQuery,
): { name: string; traits: string[] } {
  const [only] = versions;
  const name = versions.length === 1 && only ? groupName(only.row) : show(tactic.name);
  const dropped = tactic.droppedDay === null ? [] : [`dropped on ${shortDay(tactic.droppedDay, asOf.day)}`];
  return { name, traits: [...traitWords(tactic, goal).split(', '), ...dropped] };
}

/** Name and traits, and on the right as-of; on lines of their own where the terminal is narrow. */
function titleLines(record: TacticRecord, query: ReportQuery, { width, painter }: View): string[] {
  const { name, ...about } = titleOf(record, query);
  const traits = about.traits.join(' · ');
  const asOf = asOfWords(query);
  const space = width - textWidth(name) - 2 - textWidth(traits) - textWidth(asOf);
  if (space >= 2) return [`${String(painter.bold(name))}  ${traits}${' '.repeat(space)}${asOf}`];
  const beside = textWidth(name) + 2 + textWidth(traits) <= width;
  const first = String(painter.bold(fit(name, width)));
  return [...(beside ? [`${first}  ${traits}`] : [first, ...hang('  ', 2, traits, width)]), asOf];
}

/** A label, what it says, which is safe to print, and how the label is painted. */
interface Said {
  label: string;
  text: string;
  verdict?: Verdict;
}

function saidLines({ label, text, verdict }: Said, view: View): string[] {
  return labelled(label, labelWidth, text, view.width, verdict && (() => paintVerdict(verdict, view)));
}

function noteLines({ note }: TacticRecord, view: View): string[] {
  if (note === null) return [];
  const lines = saidLines({ label: 'note', text: showOnOneLine(note) }, view);
  return lines.length <= longNote ? lines : [...lines.slice(0, longNote), `${' '.repeat(labelWidth)}…`];
}

/** Of the newest version; of the one before too while the newest is too young for a verdict. */
function verdictsOf(record: TacticRecord, query: ReportQuery): Said[] {
  const { versions, comparisons, remarks, cautions } = record;
  if (!isUsed(record)) return unusedWords(record, query);
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
    ...told.flatMap((version) => verdictOf(version, versions.length > 1, query)),
    ...more.map(({ label, text }) => ({ label, text: show(text) })),
  ];
}

function verdictOf(version: VersionRecord, isNamed: boolean, query: ReportQuery): Said[] {
  const { row, judgement, young, use } = version;
  const name = isNamed ? `${groupName(row)}  ` : '';
  if (row.leads === 0) {
    const none = `${count(use.touches)} ${use.touches === 1 ? 'touch' : 'touches'}, none at a lead that had yet to come to "${query.goal}": there is nobody to convert.`;
    return [{ label: 'early', text: name + none }];
  }
  const verdict = judgement?.verdict ?? null;
  if (verdict !== null) return [{ label: verdict, text: name + show(judgement?.text ?? ''), verdict }];
  if (isKnown(row, query)) return [];
  const when = canBe('judged', fromWords(row.leads, young, query));
  const text = `${name}${row.judged} of the ${enoughJudged} leads it takes are old enough; ${when}.`;
  return [{ label: 'early', text }];
}

function unusedWords({ title, tactic, versions }: TacticRecord, query: ReportQuery): Said[] {
  const { window, asOf } = query;
  const [newest] = versions;
  const lineage = newest ? lineageWords(newest, query, false) : '';
  const made = lineage === '' ? [] : [{ label: 'version', text: `${groupName(newest!.row)}  ${lineage}` }];
  if (tactic.droppedDay !== null)
    return [...made, { label: 'unused', text: 'It was put aside without a touch.' }];
  const judged = `It can be judged once ${enoughJudged} leads were first touched ${window} days ago or more.`;
  return [
    ...made,
    { label: 'unused', text: `No touch with it up to ${shortDay(asOf.day, '')}. ${judged}` },
    { label: '', text: `Begin with: prospect log LEAD -t ${typed(title)}` },
  ];
}

/** Asks what it must bring to the goal. */
function worthWordsOf({ tactic }: TacticRecord, query: ReportQuery): Said[] {
  if (tactic.worth !== null || tactic.droppedDay !== null) return [];
  const asked = noWorth(query, 'What must it bring to be worth your time?');
  return [{ label: 'worth', text: `${asked}  ${worthCommand(typed(tactic.name), query)}` }];
}

function isUsed({ versions }: TacticRecord): boolean {
  return versions.some(({ use }) => use.touches > 0);
}
