import type { Context } from '../context.js';
import { dayTitle } from '../domain/calendar.js';
import { checkText, textLimit } from '../domain/text.js';
import { goals, wholeNumber, type Goal } from '../domain/touch.js';
import { parseWhen } from '../domain/when.js';
import { parseWorth, worthWords } from '../domain/worth.js';
import { UserError } from '../errors.js';
import type { Flags } from '../options/flags.js';
import { some } from '../render/figure.js';
import type { Journal } from '../store/file/journal.js';
import { goalOf } from '../store/settings/settings.js';
import { tacticTitle, type TacticVersion } from '../store/tactics/tactics.js';
import { worthOf } from '../store/tactics/worths.js';
import { back } from './engine/ask.js';
import { askLine, type Line } from './engine/line.js';
import { pick } from './engine/pick.js';
import { takeSteps, type Step } from './steps.js';

/** What may be said of a trial, as it is typed. */
export type TrialFlags = Flags<'trial start'>;

/** Asks for what was not typed about a trial: options that could have been. */
export async function askTrial(
  ctx: Context,
  journal: Journal,
  tactic: TacticVersion,
  flags: TrialFlags,
): Promise<TrialFlags> {
  const usual = goalOf(journal);
  return takeSteps<TrialFlags>(
    [
      hypothesisStep(ctx, tactic),
      goalStep(ctx, usual),
      expectStep(ctx, journal, tactic, usual),
      touchesStep(ctx),
      untilStep(ctx),
    ],
    flags,
  );
}

function lineStep(
  ctx: Context,
  key: keyof TrialFlags,
  asked: (known: TrialFlags) => Omit<Line, 'canGoBack'>,
): Step<TrialFlags> {
  return async (known, canGoBack) => {
    if (known[key] !== undefined) return known;
    const answer = await askLine(ctx, { ...asked(known), canGoBack });
    if (answer === back) return back;
    return answer === null ? { ...known } : { ...known, [key]: answer };
  };
}

function hypothesisStep(ctx: Context, tactic: TacticVersion): Step<TrialFlags> {
  return lineStep(ctx, 'hypothesis', () => ({
    question: `What do you expect of ${tacticTitle(tactic)}, and why?`,
    none: 'skip',
    read: (text) => checkText('hypothesis', text, textLimit.note),
  }));
}

function goalStep(ctx: Context, usual: Goal): Step<TrialFlags> {
  const ordered = [usual, ...goals.filter((goal) => goal !== usual)];
  return async (known, canGoBack) => {
    if (known.goal !== undefined) return known;
    const goal = await pick(ctx, {
      question: 'Goal?',
      choices: ordered.map((name) => ({ name, value: name })),
      firstIsUsual: true,
      canGoBack,
    });
    return goal === back || goal === null ? back : { ...known, goal };
  };
}

function expectStep(
  ctx: Context,
  journal: Journal,
  { tacticId }: TacticVersion,
  usual: Goal,
): Step<TrialFlags> {
  return lineStep(ctx, 'expect', (known) => {
    const goal = known.goal ?? usual;
    const worth = worthOf(journal, tacticId, goal);
    return {
      question: 'Expect?',
      about: `at least 1 lead in … must come to "${goal}" to be worth it`,
      none: worth === null ? 'skip' : `its worth, ${worthWords(worth)}`,
      hint: '1/20 or 5%',
      read: (text) => worthWords(parseWorth(text)),
    };
  });
}

function touchesStep(ctx: Context): Step<TrialFlags> {
  return lineStep(ctx, 'touches', () => ({
    question: 'Touches?',
    about: 'how many you plan',
    none: 'no number, only a last day',
    read: (text) => some(wholeNumber('The number', text, 1, 1_000_000), 'touch', 'touches'),
  }));
}

/** The last day; one of the two bounds is needed. */
function untilStep(ctx: Context): Step<TrialFlags> {
  return lineStep(ctx, 'until', ({ touches }) => ({
    question: 'Until?',
    about: 'the last day of the trial',
    hint: 'in 4 weeks, 18 dec',
    ...(touches !== undefined && { none: 'no last day' }),
    read: (text) => {
      const { day } = parseWhen(text, ctx.clock, 'future');
      if (day < ctx.today) throw new UserError(`${dayTitle(day)} is over`);
      return dayTitle(day);
    },
  }));
}
