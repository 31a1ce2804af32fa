import type { Context, GlobalFlags } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { demoOwners, type DemoOwner } from '../../options/words.js';
import { copyOf } from './copy.js';

/** The day and the time at which every demo begins, and its zone. */
const zone = 'UTC';
const start = Date.parse('2026-11-20T16:30Z');
const startText = 'Fri 20 Nov 2026 16:30';

/** A world with the demo's journal alone and its clock, in which a command line runs, and what is said when it is done. */
interface Handed {
  host: Context['host'];
  after: string;
}

/**
 * Hands a command line on to a made-up journal, which keeps what is done in it until it is made anew; without words the
 * report. Throws UserError where no copy can be made.
 */
export function demo(ctx: Context, words: readonly string[], flags: Flags<'demo'>): Handed {
  const owner = flags.as ?? demoOwners[0];
  const { file, isChanged } = copyOf(ctx, owner, flags.fresh === true);
  ctx.note(`A made-up ${owner}'s journal on ${startText}. Yours is not touched.`);
  if (isChanged) ctx.note(`With what you changed in it; to start over: ${lineOf(owner)} --fresh`);
  // "--no-input" is `input: false`, wherever it stands.
  const { input } = flags as GlobalFlags;
  const asked = [
    ...(input === false || ctx.flags.input === false ? ['--no-input'] : []),
    ...(ctx.flags.db === undefined ? [] : ['--db', ctx.flags.db]),
    ...(words.length === 0 ? ['report'] : words),
  ];
  return {
    host: inside(ctx.host, file, asked),
    after: words.length === 0 ? whatToTry(owner) : '',
  };
}

/** The clock begins at the demo's time and goes on from there, in whole seconds: what is done at once is done at one time. */
function inside(host: Context['host'], file: string, args: readonly string[]): Context['host'] {
  host.useZone?.(zone);
  let begun: number | undefined;
  const clock = () => {
    const { now } = host.clock();
    begun ??= now;
    return { now: start + Math.floor((now - begun) / 1000) * 1000, zone };
  };
  return Object.create(host, {
    args: { value: args },
    onlyJournal: { value: file },
    clock: { value: clock },
  }) as Context['host'];
}

function lineOf(owner: DemoOwner): string {
  return owner === demoOwners[0] ? 'prospect demo' : `prospect demo --as ${owner}`;
}

const tactics: Record<DemoOwner, string> = {
  agent: 'open-house',
  consultant: 'warm-intro',
  caller: 'cold-call',
};

function whatToTry(owner: DemoOwner): string {
  const line = lineOf(owner);
  const others = demoOwners.filter((other) => other !== owner).map(lineOf);
  return [
    '',
    `Try here:  ${line} due`,
    `           ${line} log`,
    `           ${line} review`,
    `           ${line} tactic show ${tactics[owner]}`,
    `Others:    ${others.join(' · ')}`,
    'Your own:  prospect log',
    '',
  ].join('\n');
}
