import type { Goal } from '../../domain/touch.js';
import { worthWords } from '../../domain/worth.js';
import { count, percent, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import { sentence } from '../sheet/flow.js';
import type { ReportQuery } from '../measures/query.js';
import { flow, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import {
  broughtBy,
  isHardlyJudged,
  isLittleTried,
  levelWords,
  openersIn,
  openTouches,
  touchesAhead,
  type Tried,
  type TryChoice,
  type TryRow,
  type TryWeek,
} from './try.js';
import { enoughJudged } from '../measures/verdict.js';
import { goalNouns, goalVerbs } from '../measures/goal-words.js';
import { worthCommand } from '../sheet/worth.js';

/** Which tactic is next, how the next touches may be spread, and what is known for it. */
export interface TryPage {
  choice: TryChoice;
  /** Touches by version. */
  spread: ReadonlyMap<GroupKey, number>;
  hasConverted: boolean;
  query: Pick<ReportQuery, 'goal' | 'window' | 'usual'>;
}

/** What to try next and why, line by line; it fits the width. */
export function renderTry(page: TryPage, view: View): string[] {
  const { choice } = page;
  const first = choice.rows[0]!;
  const { width, painter } = view;
  const dim = (lines: readonly string[]) => lines.map((line) => String(painter.dim(line)));
  return [
    ...headline(first, page, view),
    ...lines(show(reasons(first, choice).join(' ')), width),
    ...spreadLines(page, view),
    ...choice.rows
      .filter(({ isPaired }) => isPaired)
      .flatMap((row) => lines(show(pairWords(row, choice, page.query.goal)), width)),
    ...dim(leftOut(choice, view)),
    ...dim(cautions(page).flatMap((text) => lines(text, width))),
  ];
}

/** What stands in place of an answer where no tactic is in use; `isBegun`: there were some. */
export function renderNothingToTry(isBegun: boolean, { width }: View): string[] {
  const text = isBegun
    ? 'No tactic is in use. Take one up again with "prospect tactic revive NAME", or add another with "prospect tactic add NAME".'
    : 'There is no tactic to try yet. Add one with "prospect tactic add NAME", or log the first touch with "prospect log".';
  return lines(text, width);
}

/** How the ceilings are found, below a table of them. */
export function explainTry({ choice, query }: TryPage, { width, painter }: View): string[] {
  if (choice.by === 'leads') return [];
  const text = `Could be: how good a tactic could still turn out. With a chance of ${levelWords(choice.level)} its share of leads that come to the goal "${query.goal}" within ${query.window} days is lower. It falls as a tactic is tried: the highest is the one to try next, which does not say that it is the best.`;
  return lines(text, width).map((line) => String(painter.dim(line)));
}

/** A sentence in lines that fit, words that do not cut. */
function lines(text: string, width: number): string[] {
  return sentence(text, width).map((line) => fit(line, width));
}

/** "Try cold-call next: 3 of 60 met so far, could be as good as 17% (2 still waiting counted as misses)." */
function headline(row: TryRow, { query }: TryPage, { width, painter }: View): string[] {
  const start = `Try ${groupName(row.tactic)} next:`;
  const [first = '', ...more] = lines(`${start} ${soFar(row, query)}`, width);
  return [first.startsWith(start) ? String(painter.bold(start)) + first.slice(start.length) : first, ...more];
}

function soFar(row: TryRow, { goal }: Pick<ReportQuery, 'goal'>): string {
  const { tactic, leads, judged, converted, pending, ceiling } = row;
  const brought = broughtBy(row);
  if (leads === 0) return tactic.isTouched ? 'tried with no lead that counts yet.' : 'never tried.';
  const met =
    brought > converted
      ? `${count(brought)} of the ${count(judged)} that began with it ${goalVerbs[goal]} so far`
      : `${count(converted)} of ${count(judged)} ${goalVerbs[goal]} so far`;
  if (!isHardlyJudged(row) && ceiling !== null) {
    const waiting = pending > 0 ? ` (${count(pending)} still waiting counted as misses)` : '';
    return `${met}, could be as good as ${percent(ceiling)}${waiting}.`;
  }
  const young = leads === 1 ? 'its only lead is not' : `none of its ${count(leads)} leads is`;
  const waiting = pending > 0 && ceiling !== null ? `, ${count(pending)} still waiting` : '';
  const known = judged > 0 ? met + waiting : `${young} old enough to count`;
  if (ceiling === null) return `${known}.`;
  return `${known}; ${isLittleTried(row) ? 'hardly tried yet' : 'too early to tell'}.`;
}

function reasons(row: TryRow, { rows, by, plan, week }: TryChoice): string[] {
  const leading = rows.filter(({ isOpen }) => isOpen).length;
  const open = leading + rows.filter(({ isPaired }) => isPaired).length;
  const planned = week === 'this week' ? 'with planned touches left' : 'planned for next week';
  const among = plan === 'open' ? `of the ${open} ${planned}` : `of the ${open} tactics in use`;
  const only = plan === 'open' ? `the only one ${planned}` : 'the only tactic in use';
  const why = open === 1 ? `It is ${only}.` : `${most(row, by)} ${among}.`;
  return [
    ...(leading === 1 && open > 1 ? [] : [why]),
    ...(plan === 'open' ? [leftWords(row, week)] : []),
    ...(plan === 'done' ? [`All that was planned for ${week} is done, so every tactic counts.`] : []),
  ];
}

/** By what it comes first; a ceiling of a tactic hardly tried is not told. */
function most(row: TryRow, by: TryChoice['by']): string {
  if (by === 'leads') return 'It was tried with the fewest leads';
  const worth = by === 'worth' ? worthWords(row.tactic.worth!) : null;
  if (isHardlyJudged(row))
    return `${worth === null ? 'It' : `Measured by the ${worth} it must bring, it`} may still turn out highest`;
  if (worth === null) return 'That is the highest';
  return `That is ${timesWords(row.byWorth!)} times the ${worth} it must bring, the most`;
}

/** "4 of its 6 planned touches are still to do this week.", "6 touches of it are planned." */
function leftWords(row: Tried, week: TryWeek): string {
  const planned = Number((row.plan?.planned ?? 0).toFixed(1));
  const touches = planned === 1 ? 'touch' : 'touches';
  if (week === 'next week') return `${planned} ${touches} of it ${planned === 1 ? 'is' : 'are'} planned.`;
  const left = openTouches(row) ?? 0;
  return `${count(left)} of its ${planned} planned ${touches} ${left === 1 ? 'is' : 'are'} still to do this week.`;
}

/** A multiple of at most two digits. */
export function timesWords(times: number): string {
  return times >= 100 ? count(Math.round(times)) : String(Number(times.toPrecision(2)));
}

/** "The next 10 touches: 6 referral-ask · 4 sphere-ask (little tried)"; nothing where there is no choice. */
function spreadLines({ choice, spread }: TryPage, { width }: View): string[] {
  const open = choice.rows.filter(({ isOpen, isPaired }) => isOpen || isPaired);
  if (open.length < 2) return [];
  const touches = [...spread.values()].reduce((sum, each) => sum + each, 0);
  const title =
    touches < touchesAhead
      ? `The ${some(touches, 'touch', 'touches')} ${choice.week === 'this week' ? 'still planned' : 'planned'}`
      : `The next ${touchesAhead} touches`;
  const parts = open
    .filter(({ tactic }) => spread.has(tactic.versionId))
    .map((row) => {
      const name = groupName(row.tactic);
      return `${spread.get(row.tactic.versionId)!} ${name}${isLittleTried(row) ? ' (little tried)' : ''}`;
    });
  return flow([`${title}: ${parts[0] ?? ''}`, ...parts.slice(1)], width, '  ');
}

/** Why a tactic that only closes is no choice of its own. */
function pairWords(row: TryRow, choice: TryChoice, goal: Goal): string {
  const openers = openersIn(choice, row).map(({ name, begun }) => `${name} ${count(begun)}`);
  const { one, more } = goalNouns[goal];
  return `${row.tactic.name} closes what others began (of its ${some(row.follows!.closed, one, more)}: ${openers.join(', ')}), so it goes with them, as often as with their leads so far.`;
}

const namesShown = 6;

/** Which tactics the plan leaves out. */
function leftOut({ rows, week }: TryChoice, { width, all }: View): string[] {
  const names = rows
    .filter(({ isOpen, isPaired }) => !isOpen && !isPaired)
    .map(({ tactic, plan }) => `${groupName(tactic)} (${plan === null ? 'not planned' : 'done'})`);
  if (names.length === 0) return [];
  const shown = all ? names : names.slice(0, namesShown);
  const hidden = names.length - shown.length;
  const more = hidden > 0 ? [`and ${hidden} more: add --all`] : [];
  return flow([`Left out ${week}: ${shown[0]!}`, ...shown.slice(1), ...more], width, '  ');
}

function cautions({ choice: { rows, by }, hasConverted, query }: TryPage): string[] {
  const open = rows.filter(({ isOpen }) => isOpen);
  const nothing = `Nothing has converted yet (goal: ${query.goal})`;
  if (by === 'leads')
    return [
      `${hasConverted ? 'Fewer' : `${nothing}, and fewer`} than ${enoughJudged} leads of all tactics are old enough to count, so the least tried comes first.`,
    ];
  return [
    ...(hasConverted ? [] : [`${nothing}, so this goes by what is plausible and how much was tried.`]),
    ...(by === 'ceiling' && open.length > 1 ? [asTheyAre(open, query)] : []),
  ];
}

function asTheyAre(open: readonly TryRow[], query: TryPage['query']): string {
  const kinds = new Set(open.map(({ tactic }) => tactic.kind));
  const which = kinds.size > 1 ? ', and those of warm tactics are usually the highest' : '';
  return `Not each of them has a worth for "${query.goal}", so they are compared as they are${which}: ${worthCommand('NAME', query)}`;
}
