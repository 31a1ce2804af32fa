import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { addDays, dayTitleBy, monthStart, weekStart, type Day } from '../../domain/calendar.js';
import { lastDays, rateWords, readPlanWords, type PlanRate } from '../../domain/plan.js';
import { fold } from '../../domain/text.js';
import { goals, stages, wholeNumber, type Goal } from '../../domain/touch.js';
import { parseWhen } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { planColumns, planName, type ListedPlan } from '../../exchange/columns/plans.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import {
  addPlan,
  allPlans,
  plansFor,
  requirePlan,
  type Plan,
  type PlanRow,
} from '../../store/tactics/plans.js';
import { findTactic, requireTactic } from '../../store/tactics/tactics.js';
import { printRows } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

export type PlanFlags = Flags<'plan'>;

/**
 * Stores how many touches of a tactic or how many goals are planned; removes a plan; without words lists them. Throws
 * UserError for options that do not go together, and for a last day before the first.
 */
export async function plan(ctx: Context, words: string[], flags: PlanFlags): Promise<void> {
  checkForm(words, flags);
  if (flags.rm !== undefined) return remove(ctx, wholeNumber('--rm', flags.rm, 1, 1e15));
  return words.length > 0 ? add(ctx, joinWords(words), flags) : list(ctx, flags);
}

function checkForm(words: string[], flags: PlanFlags): void {
  const given = (...names: (keyof PlanFlags)[]) => names.find((name) => flags[name] !== undefined);
  const formats = ['format', 'csv', 'json', 'md', 'excel', 'raw'] as const;
  const wrong =
    words.length > 0
      ? given('rm', ...formats)
      : given('from', 'until', ...(flags.rm === undefined ? [] : formats));
  if (wrong === undefined) return;
  throw new UserError(`--${wrong} does not go with that.`, {
    hint: 'Write "plan cold-call 20/week", "plan meeting 15/month", "plan --rm N", or "plan" alone to list them.',
  });
}

const order = ['now', 'later', 'ended'] as const satisfies ListedPlan['state'][];

async function list(ctx: Context, flags: PlanFlags): Promise<void> {
  const journal = ctx.open('read');
  const rows = listed(allPlans(journal), ctx.today).sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.id - b.id,
  );
  await printRows(
    ctx,
    flags,
    planColumns(),
    rows,
    'No plans yet: make one with "prospect plan TACTIC 20/week".',
  );
}

/** Plans with the last day of each and how it stands on `today`. */
function listed(plans: readonly PlanRow[], today: Day): ListedPlan[] {
  return plans.map((plan) => {
    const same = plans.filter((other) => other.tacticId === plan.tacticId && other.stage === plan.stage);
    const last = lastDays(same, plan.droppedDay)[same.indexOf(plan)] ?? null;
    const isOver = last !== null && (last < today || last < plan.day);
    const begun = plan.day <= today;
    return {
      ...plan,
      last,
      state: isOver || (plan.amount === 0 && begun) ? 'ended' : begun ? 'now' : 'later',
    };
  });
}

type Subject = Pick<Plan, 'tacticId' | 'stage'> & { name: string };

function add(ctx: Context, text: string, flags: PlanFlags): void {
  const journal = ctx.open('write');
  const { subject, rate } = readSubject(ctx, journal, text);
  const before = listed(plansFor(journal, subject), ctx.today);
  const day = flags.from === undefined ? usualDay(ctx, rate, before) : readDay(ctx, flags.from);
  const until = flags.until === undefined ? null : readDay(ctx, flags.until);
  if (until !== null && until < day)
    throw new UserError(`--until: ${title(ctx, until)} is before its first day (${title(ctx, day)}).`, {
      hint: 'The last day is the first one or a later one; --from DAY sets the first.',
    });
  const holds = ({ last, amount }: ListedPlan) => amount > 0 && (last === null || last >= day);
  if (rate.amount === 0 && !before.some(holds))
    return ctx.note(say`Nothing is planned for ${subject.name} from ${title(ctx, day)} on.`);
  const same = before.findLast((plan) => plan.day === day);
  const id = journal.write('plan', ctx.clock, (write) => {
    const { tacticId, stage } = subject;
    if (same) write.edit('plan', same.id, { amount: rate.amount, every: rate.every, until });
    const id = same?.id ?? addPlan(write, { tacticId, stage, ...rate, day, until });
    write.summary = `plan ${id}`;
    return id;
  });
  ctx.print(answer(ctx, journal, id, before));
  warnOfEnd(ctx, journal, id, before);
}

/** The plan as it is stored now, and the one it takes the place of. */
function answer(ctx: Context, journal: Journal, id: number, before: readonly ListedPlan[]): string {
  const made = findListed(ctx, journal, id);
  const was = before.find((plan) => plan.id === id);
  const earlier = earlierOf(made, before);
  if (was) return `${planLine(ctx, made)}\nit was ${rateOf(was)}`;
  if (!earlier) return planLine(ctx, made);
  return `${planLine(ctx, made)}\nplan ${earlier.id}, ${rateWords(earlier)}, ends ${title(ctx, addDays(made.day, -1))}`;
}

/** The plan that was to hold on the day on which `made` begins. */
function earlierOf(made: ListedPlan, before: readonly ListedPlan[]): ListedPlan | undefined {
  return before.find(
    ({ day, last, amount }) => amount > 0 && day < made.day && (last === null || last >= made.day),
  );
}

/** Says so where a plan with a last day ends one without, which does not come back by itself. */
function warnOfEnd(ctx: Context, journal: Journal, id: number, before: readonly ListedPlan[]): void {
  const made = findListed(ctx, journal, id);
  const earlier = earlierOf(made, before);
  const { last, until } = made;
  if (!earlier || until === null || last !== until) return;
  if (earlier.last !== null && earlier.last <= until) return;
  const next = addDays(until, 1);
  if (before.some(({ day }) => day === next)) return;
  ctx.note(
    say`Nothing is planned for ${planName(made)} after ${title(ctx, until)}. To go on as before: prospect plan ${quoteLine([planName(made)])} ${rateWords(earlier)} --from ${next}`,
  );
}

function findListed(ctx: Context, journal: Journal, id: number): ListedPlan {
  const { tacticId, stage } = requirePlan(journal, id);
  return listed(plansFor(journal, { tacticId, stage }), ctx.today).find((plan) => plan.id === id)!;
}

function remove(ctx: Context, id: number): void {
  const journal = ctx.open('write');
  requirePlan(journal, id);
  const line = planLine(ctx, findListed(ctx, journal, id));
  journal.write('plan', ctx.clock, (write) => {
    write.remove('plan', id);
    write.summary = `plan ${id}`;
  });
  ctx.print(`removed ${line}`);
}

/** The tactic or goal and the amount out of `cold-call 20/week`; a tactic named like a goal goes first. */
function readSubject(ctx: Context, journal: Journal, text: string): { subject: Subject; rate: PlanRate } {
  const read = readPlanWords(text);
  if (read === null && /\s\d/.test(text) && findTactic(journal, text).kind !== 'one')
    throw new UserError(`"${text}" says no amount a week or a month.`, {
      hint: 'Write it like this: prospect plan cold-call 20/week, prospect plan meeting 15/month',
    });
  if (read === null)
    throw new UserError(`How many of "${findSubject(ctx, journal, text).name}" are planned?`, {
      hint: 'Put the amount after it: prospect plan cold-call 20/week, prospect plan meeting 15/month',
    });
  if (read.name === '')
    throw new UserError(`Of what is "${text}" planned?`, {
      hint: 'Put the tactic or the goal before it: prospect plan cold-call 20/week',
    });
  const subject = findSubject(ctx, journal, read.name);
  if (read.rate !== null) return { subject, rate: read.rate };
  throw new UserError(`"${text}": the amount is not a whole number from 0 to 1,000,000.`, {
    hint: `Write "${subject.name} 20/week"; 0/week ends a plan.`,
  });
}

function findSubject(ctx: Context, journal: Journal, name: string): Subject {
  const stage =
    findTactic(journal, name).kind === 'one' ? -1 : stages.indexOf(goalNamed(name) ?? 'attempted');
  if (stage > 0) return { tacticId: null, stage, name: stages[stage]! };
  const tactic = requireTactic(journal, name);
  if (tactic.droppedDay !== null)
    throw new UserError(`${tactic.name} was dropped on ${title(ctx, tactic.droppedDay)}.`, {
      hint: `Take it up again first: prospect tactic revive ${quoteLine([tactic.name])}`,
    });
  if (name.endsWith(`@${tactic.version}`)) ctx.note(say`A plan is for all versions of ${tactic.name}.`);
  return { tacticId: tactic.tacticId, stage: null, name: tactic.name };
}

/** The goal of that name; several of one may have an s. */
function goalNamed(text: string): Goal | undefined {
  const word = fold(text);
  return goals.find((goal) => word === goal || word === `${goal}s`);
}

/** The Monday of this week or the first of this month; not before the plan that holds now, whose place it takes. */
function usualDay(ctx: Context, { every }: PlanRate, before: readonly ListedPlan[]): Day {
  const start = every === 'week' ? weekStart(ctx.today) : monthStart(ctx.today);
  const begun = before.findLast(({ day }) => day <= ctx.today)?.day ?? start;
  return begun > start ? begun : start;
}

function readDay(ctx: Context, text: string): Day {
  return parseWhen(text, ctx.clock, 'future').day;
}

/** `plan 3 · cold-call · 20/week from Mon 16 Nov until Thu 31 Dec` */
function planLine(ctx: Context, row: ListedPlan): string {
  const { last, day } = row;
  const end = last === null || last < day ? '' : ` until ${title(ctx, last)}`;
  return say`plan ${row.id} · ${planName(row)} · ${rateOf(row)} from ${title(ctx, day)}${end}`;
}

function rateOf(rate: PlanRate): string {
  return rate.amount === 0 ? 'nothing' : rateWords(rate);
}

function title(ctx: Context, day: Day): string {
  return dayTitleBy(day, ctx.today);
}
