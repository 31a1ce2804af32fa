import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { checkText, textLimit } from '../../domain/text.js';
import { stages, wholeNumber, type Goal } from '../../domain/touch.js';
import { parseWhen } from '../../domain/when.js';
import { parseWorth, worthWords } from '../../domain/worth.js';
import { UserError } from '../../errors.js';
import type { TrialFlags } from '../../prompt/trial.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { sizeOf, sizeWords } from '../../report/trial/size.js';
import { countReach } from '../../store/counts/trial.js';
import type { Journal } from '../../store/file/journal.js';
import { goalOf, windowOf } from '../../store/settings/settings.js';
import { requireTactic, tacticTitle, versionTitle, type TacticVersion } from '../../store/tactics/tactics.js';
import { worthColumn, worthOf } from '../../store/tactics/worths.js';
import { addTrial, undecidedTrial, type Trial } from '../../store/tactics/trials.js';
import { joinWords } from '../flags/lead-choice.js';

/** Most touches that can be planned. */
const mostTouches = 1_000_000;

/**
 * Starts the trial of a tactic; on a terminal it asks for what is missing. Throws UserError where one runs already, the
 * tactic was dropped, or the trial has no end.
 */
export async function trialStart(ctx: Context, words: string[], flags: TrialFlags): Promise<void> {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  refuseDropped(tactic);
  refuseRunning(ctx, journal, tactic);
  readTrial(ctx, journal, tactic, flags);
  const asked = ctx.canPrompt
    ? await (await import('../../prompt/trial.js')).askTrial(ctx, journal, tactic, flags)
    : flags;
  const trial = readTrial(ctx, journal, tactic, asked);
  if (trial.touches === null && trial.until === null)
    throw new UserError('How far does the trial go?', {
      hint: 'Give a number of touches, a last day or both: --touches 60 --until "in 4 weeks"',
    });
  const goal = stages[trial.goal] as Goal;
  const before = worthOf(journal, tactic.tacticId, goal);
  const worth = trial.expected === before ? null : trial.expected;
  const id = journal.write('trial start', ctx.clock, (write) => {
    refuseRunning(ctx, journal, tactic);
    write.summary = `trial of ${tacticTitle(tactic)}`;
    if (worth !== null) write.edit('tactic', tactic.tacticId, { [worthColumn(goal)]: worth });
    return addTrial(write, trial);
  });
  ctx.print(startedLine(ctx, id, tactic, trial));
  if (worth !== null) ctx.print(worthLine(tactic, goal, before, worth));
  for (const line of aboutTrial(journal, ctx.today, trial)) ctx.print(line);
}

function refuseDropped({ name, droppedDay }: TacticVersion): void {
  if (droppedDay === null) return;
  throw new UserError(`${name} was dropped on ${droppedDay}.`, {
    hint: `Take it up again first: prospect tactic revive ${quoteLine([name])}`,
  });
}

function refuseRunning(ctx: Context, journal: Journal, tactic: TacticVersion): void {
  const running = undecidedTrial(journal, tactic.versionId);
  if (running === undefined) return;
  const title = versionTitle(running);
  throw new UserError(`A trial of ${title} runs since ${titleOfDay(ctx, running.day)}.`, {
    hint: `Look at it with "prospect trial status ${quoteLine([title])}", or end it first: prospect trial decide ${quoteLine([title])} keep`,
  });
}

/** The trial as it was typed; without an expected share the tactic's worth for the goal is taken. */
function readTrial(ctx: Context, journal: Journal, tactic: TacticVersion, flags: TrialFlags): Trial {
  const usual = goalOf(journal);
  const goal = flags.goal ?? usual;
  const expect = flags.expect?.trim();
  return {
    versionId: tactic.versionId,
    day: ctx.today,
    touches: flags.touches === undefined ? null : wholeNumber('--touches', flags.touches, 1, mostTouches),
    until: flags.until === undefined ? null : readUntil(ctx, flags.until),
    hypothesis: checkText('hypothesis', flags.hypothesis ?? '', textLimit.note).trim() || null,
    goal: stages.indexOf(goal),
    expected: expect ? parseWorth(expect) : worthOf(journal, tactic.tacticId, goal),
  };
}

/** The last day of a trial as typed: today or later. */
function readUntil(ctx: Context, text: string): Day {
  const { day } = parseWhen(text, ctx.clock, 'future');
  if (day >= ctx.today) return day;
  throw new UserError(`--until "${text}" is over (${titleOfDay(ctx, day)}).`, {
    hint: 'The last day of a trial is today or later.',
  });
}

/** `trial 1 · cold-call@2 · 60 touches until Fri 18 Dec · expected 1/20 · goal: meeting` */
function startedLine(ctx: Context, id: number, tactic: TacticVersion, trial: Trial): string {
  const { touches, until, expected, goal } = trial;
  const bounds = [
    ...(touches === null ? [] : [some(touches, 'touch', 'touches')]),
    ...(until === null ? [] : [`until ${titleOfDay(ctx, until)}`]),
  ].join(' ');
  const parts = [
    `trial ${id}`,
    tacticTitle(tactic),
    bounds,
    ...(expected === null ? [] : [`expected ${worthWords(expected)}`]),
    `goal: ${stages[goal]}`,
  ];
  return say`${parts.join(' · ')}`;
}

function worthLine({ name }: TacticVersion, goal: Goal, before: number | null, now: number): string {
  const was = before === null ? 'it had none' : `it was ${worthWords(before)}`;
  return say`The worth of ${name} for "${goal}" is now ${worthWords(now)} (${was}), for all of its versions.`;
}

/** How it is judged, and what its size can tell. */
function aboutTrial(journal: Journal, today: Day, trial: Trial): string[] {
  const { expected, touches, versionId, goal } = trial;
  const window = windowOf(journal, stages[goal] as Goal);
  const judged = `It judges the leads first touched with it from today on, each ${some(window, 'day')} after that touch.`;
  if (expected === null)
    return [judged, 'Nothing is expected of it, so it gets no verdict: say what with --expect 1/20.'];
  return [judged, sizeWords(sizeOf(expected, touches, countReach(journal, versionId, today)))];
}

function titleOfDay(ctx: Context, day: Day): string {
  return dayTitleBy(day, ctx.today);
}
