import { goalNouns } from '../measures/goal-words.js';
import { asText, hang, type View } from '../sheet/layout.js';
import type { WeekPlan } from './today.js';
import type { Day } from '../../domain/calendar.js';
import type { Goal } from '../../domain/touch.js';
import { formatMoment, type Moment } from '../../domain/when.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { BlockCounts } from '../../store/counts/block.js';

/** How a block stands. */
export interface BlockProgress {
  counts: BlockCounts;
  goal: Goal;
  /** It took so far, without pauses. */
  seconds: number;
  /** Of its tactic; undefined where nothing is planned this week. */
  plan: WeekPlan | undefined;
}

/** `12 touches · 4 reached · 1 meeting · 24 min · 30 an hour · week 32 of 60` */
export function standingLine({ counts, goal, seconds, plan }: BlockProgress): string {
  const { touches, reached, goals } = counts;
  const noun = goalNouns[goal];
  return [
    some(touches, 'touch', 'touches'),
    `${count(reached)} reached`,
    goal !== 'reached' && some(goals, noun.one, noun.more),
    `${count(Math.floor(seconds / 60))} min`,
    touches > 0 && seconds >= 60 && `${count(Math.round((touches * 3600) / seconds))} an hour`,
    plan !== undefined && `week ${count(plan.done)} of ${count(plan.planned)}`,
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

/** What is left to do after a block. */
export interface Ended {
  tactic: string;
  standing: BlockProgress;
  /** Whom to come back to, with the date promised; null for none yet. */
  callBack: { name: string; id: number; outcome: string; next: Moment | null }[];
  skipped: number;
  /** Of the list, not come to; null without a list. */
  left: number | null;
  /** The command that goes on there; null where the list came through a pipe. */
  command: string | null;
  /** What was typed of calls without an outcome, a line each. */
  unkept: string[];
}

const indent = 10;

export function renderEnd(ended: Ended, today: Day, view: View): string {
  const { standing, callBack, skipped, left, command } = ended;
  const titled = (title: string, text: string) =>
    hang(String(view.painter.bold(title)) + ' '.repeat(indent - title.length), indent, text, view.width);
  const open = (left ?? 0) + skipped;
  const goOn = command === null ? 'the same list again goes on there' : `to go on: ${show(command)}`;
  const rest = [left ? `${count(left)} not called` : '', skipped > 0 ? `${count(skipped)} skipped` : ''];
  const lines =
    standing.counts.touches === 0
      ? titled('BLOCK', `${show(ended.tactic)} · nothing was logged`)
      : [
          ...titled('BLOCK', `${show(ended.tactic)} · ${standingLine(standing)}`),
          ...callBackLines(callBack, today, view),
        ];
  for (const text of ended.unkept) lines.push(...titled('NOT KEPT', show(text)));
  if (open > 0) lines.push(...titled('LEFT', `${rest.filter(Boolean).join(', ')} · ${goOn}`));
  if (standing.counts.touches > 0)
    lines.push(...titled('NEXT', 'prospect due: what was promised · prospect undo: the last touch back'));
  return asText(lines);
}

const shown = 20;

function callBackLines(people: Ended['callBack'], today: Day, { painter, width }: View): string[] {
  if (people.length === 0) return [];
  const names = people.slice(0, shown).map(({ name, id }) => `${show(name)} @${id}`);
  const column = Math.min(Math.max(...names.map(textWidth)), Math.floor(width / 2));
  const when = ({ outcome, next, id }: Ended['callBack'][number]) =>
    `${show(outcome)} · ${next === null ? `no date yet: prospect next @${id} WHEN` : formatMoment(next, today)}`;
  return [
    String(painter.bold('COME BACK TO')),
    ...names.map((name, at) => fit(`  ${padEnd(fit(name, column), column)}  ${when(people[at]!)}`, width)),
    ...(people.length > shown ? [`  and ${count(people.length - shown)} more: prospect due`] : []),
  ];
}
