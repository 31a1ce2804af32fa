import type { Context } from '../context.js';
import type { Given } from '../options/flags.js';
import { back } from './engine/ask.js';
import { askLine } from './engine/line.js';
import { takeSteps } from './steps.js';

/** What is asked about a changed tactic: options that could have been typed. */
export type TweakFlags = Given<'change' | 'learned'>;

/** Asks what changes, and what was learned where that was not typed. `read` refuses a text that cannot be kept. */
export async function askTweak(
  ctx: Context,
  title: string,
  flags: TweakFlags,
  read: { change: (text: string) => string; learned: (text: string) => string },
): Promise<TweakFlags> {
  return takeSteps<TweakFlags>(
    [
      async (known, canGoBack) => {
        const change = await askLine(ctx, {
          question: `What changes with ${title}?`,
          hint: 'what is done otherwise from now on',
          read: (text) => read.change(text.trim()),
          canGoBack,
        });
        return change === back || change === null ? back : { ...known, change: change.trim() };
      },
      async (known, canGoBack) => {
        if (known.learned !== undefined) return known;
        const learned = await askLine(ctx, {
          question: 'What did you learn?',
          none: 'nothing to write down',
          read: (text) => read.learned(text.trim()),
          canGoBack,
        });
        return learned === back ? back : { ...known, learned: learned?.trim() ?? '' };
      },
    ],
    flags,
  );
}

/** What was learned, in a line; blank for nothing. */
export async function askLearned(ctx: Context, read: (text: string) => string): Promise<string> {
  const learned = await askLine(ctx, {
    question: 'What did you learn?',
    none: 'nothing to write down',
    read,
  });
  return learned === back ? '' : (learned ?? '').trim();
}
