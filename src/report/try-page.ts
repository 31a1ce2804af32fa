import { worthWords } from '../domain/worth.js';
import { count, percent, some } from '../render/figure.js';
import { show } from '../render/safe.js';
import { fit } from '../render/width.js';
import type { GroupKey } from '../store/grouping.js';
import { sentence } from './due-lines.js';
import type { Frame } from './frame.js';
import type { View } from './layout.js';
import { groupName } from './names.js';
import { dottedLines } from './short-lines.js';
import {
  isLittleTried,
  levelWords,
  openTouches,
  touchesAhead,
  type Tried,
  type TryChoice,
  type TryRow,
} from './try.js';
import { enoughJudged } from './verdict.js';
import { goalVerbs } from './words.js';

/** Which tactic is next, how the next touches may be spread, and what is known for it. */
export interface TryPage {
  choice: TryChoice;
  /** Touches by version. */
  spread: ReadonlyMap<GroupKey, number>;
  hasConverted: boolean;
  frame: Pick<Frame, 'goal' | 'window' | 'judges'>;
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
export function explainTry({ choice, frame }: TryPage, { width, painter }: View): string[] {
  if (choice.by === 'leads') return [];
  const text = `Ceiling: with a chance of ${levelWords(choice.level)} the share of leads that come to the goal "${frame.goal}" within ${frame.window} days is lower. It falls as a tactic is tried: the highest is the one to try next, which says nothing of which is best.`;
  return lines(text, width).map((line) => String(painter.dim(line)));
}

/** A sentence in lines that fit, words that do not cut. */
function lines(text: string, width: number): string[] {
  return sentence(text, width).map((line) => fit(line, width));
}

/** "Try referral-ask next: 4 of 10 met so far, could be as good as 53% (3 still waiting counted as misses)." */
function headline(row: TryRow, { frame }: TryPage, { width, painter }: View): string[] {
  const start = `Try ${groupName(row.tactic)} next:`;
  const [first = '', ...more] = lines(`${start} ${soFar(row, frame)}`, width);
  return [first.startsWith(start) ? String(painter.bold(start)) + first.slice(start.length) : first, ...more];
}

function soFar(
  { tactic, leads, judged, converted, pending, ceiling }: TryRow,
  { goal }: Pick<Frame, 'goal'>,
) {
  const reach = (words: string) => (ceiling === null ? '' : `, ${words} ${percent(ceiling)}`);
  const waiting =
    pending > 0 && ceiling !== null ? ` (${count(pending)} still waiting counted as misses)` : '';
  const never = tactic.isTouched ? 'tried with no lead that counts yet' : 'never tried';
  if (leads === 0) return `${never}${reach('could plausibly reach')}.`;
  if (judged > 0)
    return `${count(converted)} of ${count(judged)} ${goalVerbs[goal]} so far${reach('could be as good as')}${waiting}.`;
  const young = leads === 1 ? 'its only lead is not' : `none of its ${count(leads)} leads is`;
  return `${young} old enough to count${reach('could plausibly reach')}${waiting}.`;
}

function reasons(row: TryRow, { rows, by, plan }: TryChoice): string[] {
  const open = rows.filter(({ isOpen }) => isOpen).length;
  const among =
    plan === 'open' ? `of the ${open} with planned touches left` : `of the ${open} tactics in use`;
  const only = plan === 'open' ? 'the only one with planned touches left' : 'the only tactic in use';
  const { byWorth, tactic } = row;
  const most =
    by === 'leads'
      ? 'It was tried with the fewest leads'
      : by === 'worth'
        ? `That is ${timesWords(byWorth!)} times the ${worthWords(tactic.worth!)} it must bring, the most`
        : 'That is the highest ceiling';
  const why = open === 1 ? `It is ${only}.` : `${most} ${among}.`;
  return [
    why,
    ...(plan === 'open' ? [`${leftWords(row)} this week.`] : []),
    ...(plan === 'done' ? ['All that was planned for this week is done, so every tactic counts.'] : []),
  ];
}

/** "4 of its 6 planned touches are still to do" */
function leftWords(row: Tried): string {
  const left = openTouches(row) ?? 0;
  const planned = Number((row.plan?.planned ?? 0).toFixed(1));
  return `${count(left)} of its ${planned} planned ${planned === 1 ? 'touch' : 'touches'} ${left === 1 ? 'is' : 'are'} still to do`;
}

/** A multiple of at most two digits. */
export function timesWords(times: number): string {
  return times >= 100 ? count(Math.round(times)) : String(Number(times.toPrecision(2)));
}

/** "The next 10 touches: 6 referral-ask · 4 sphere-ask (little tried)"; nothing where there is no choice. */
function spreadLines({ choice, spread }: TryPage, { width }: View): string[] {
  const open = choice.rows.filter(({ isOpen }) => isOpen);
  if (open.length < 2) return [];
  const touches = [...spread.values()].reduce((sum, each) => sum + each, 0);
  const title =
    touches < touchesAhead
      ? `The ${some(touches, 'touch', 'touches')} still planned`
      : `The next ${touchesAhead} touches`;
  const parts = open
    .filter(({ tactic }) => spread.has(tactic.versionId))
    .map((row) => {
      const name = groupName(row.tactic);
      return `${spread.get(row.tactic.versionId)!} ${name}${isLittleTried(row) ? ' (little tried)' : ''}`;
    });
  return dottedLines([`${title}: ${parts[0] ?? ''}`, ...parts.slice(1)], width);
}

const namesShown = 6;

/** Which tactics the plan leaves out. */
function leftOut({ rows }: TryChoice, { width, all }: View): string[] {
  const names = rows
    .filter(({ isOpen }) => !isOpen)
    .map(({ tactic, plan }) => `${groupName(tactic)} (${plan === null ? 'not planned' : 'done'})`);
  if (names.length === 0) return [];
  const shown = all ? names : names.slice(0, namesShown);
  const hidden = names.length - shown.length;
  const more = hidden > 0 ? [`and ${hidden} more: add --all`] : [];
  return dottedLines([`Left out this week: ${shown[0]!}`, ...shown.slice(1), ...more], width);
}

function cautions({ choice: { rows, by }, hasConverted, frame }: TryPage): string[] {
  const open = rows.filter(({ isOpen }) => isOpen);
  const nothing = `Nothing has converted yet (goal: ${frame.goal})`;
  if (by === 'leads')
    return [
      `${hasConverted ? 'Fewer' : `${nothing}, and fewer`} than ${enoughJudged} leads of all tactics are old enough to count, so the least tried comes first.`,
    ];
  return [
    ...(hasConverted ? [] : [`${nothing}, so this goes by what is plausible and how much was tried.`]),
    ...(by === 'ceiling' && frame.judges && open.length > 1 ? [asTheyAre(open)] : []),
  ];
}

function asTheyAre(open: readonly TryRow[]): string {
  const kinds = new Set(open.map(({ tactic }) => tactic.kind));
  const which = kinds.size > 1 ? ', and those of warm tactics are usually the highest' : '';
  return `Not each of them has a worth, so ceilings are compared as they are${which}: prospect tactic edit NAME --worth 1/50`;
}
