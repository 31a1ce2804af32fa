import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { checkText, textLimit } from '../domain/text.js';
import { parseWhen, formatMoment, momentNow, type Moment } from '../domain/when.js';
import { say } from '../render/safe.js';
import type { LeadName } from '../store/leads.js';
import { closeStep, openStep, setStep } from '../store/promises.js';
import { stepLine } from './answer.js';
import { readFuture } from './entry.js';
import { joinWords, leadTitle, requireLead } from './who.js';

export interface NextFlags {
  do?: string;
  done?: true;
  drop?: string;
  ack?: true;
  handoff?: string;
}

/** Makes, moves, finishes or drops the next step of a lead; without a date or a flag it shows it. */
export async function next(ctx: Context, words: string[], flags: NextFlags): Promise<void> {
  const closing = [flags.done && '--done', flags.drop !== undefined && '--drop', flags.ack && '--ack'].filter(
    Boolean,
  );
  const { subject, when } =
    flags.done || flags.drop !== undefined || flags.ack ? alone(words) : split(ctx, words);
  const changes = when !== undefined || flags.do !== undefined || flags.handoff !== undefined;
  if (closing.length > 1 || (closing.length === 1 && changes))
    throw new UserError('A next step is made, moved, done, dropped or acknowledged: one at a time.');
  const journal = ctx.open(closing.length > 0 || changes ? 'write' : 'read');
  const lead = await requireLead(ctx, journal, subject);
  const open = openStep(journal, lead.id);

  if (closing.length === 0 && !changes)
    return open ? ctx.print(stepLine(ctx, open)) : ctx.note(say`Nothing is promised to ${leadTitle(lead)}.`);
  if (closing.length > 0 || when === undefined) {
    if (!open) throw nothingPromised(lead);
  }
  journal.write('next', ctx.clock, (write) => {
    write.summary = `next step of ${leadTitle(lead)}`;
    if (flags.done) closeStep(write, open!.id, 'kept', ctx.today);
    else if (flags.drop !== undefined)
      closeStep(write, open!.id, 'dropped', ctx.today, { why: reasonToDrop(flags.drop) });
    else if (flags.ack) closeStep(write, open!.id, 'kept', ctx.today, { acknowledged: ctx.today });
    else
      setStep(journal, write, lead.id, ctx.today, {
        moment: when ?? open!,
        what: flags.do === undefined ? undefined : checkText('--do text', flags.do, textLimit.what) || null,
        owner:
          flags.handoff === undefined
            ? undefined
            : checkText('--handoff name', flags.handoff, textLimit.what) || null,
      });
  });
  const step = openStep(journal, lead.id);
  if (step) return ctx.print(say`${leadTitle(lead)} · ${stepLine(ctx, step)}`);
  const done = flags.done ? 'done' : flags.ack ? 'taken over' : 'dropped';
  ctx.print(
    say`${leadTitle(lead)} · ${done}: ${open!.what ?? 'next step'} of ${formatMoment(open!, ctx.today)}`,
  );
}

function nothingPromised(lead: LeadName): UserError {
  return new UserError(`Nothing is promised to ${leadTitle(lead)}.`, {
    hint: `Make a promise with a date: prospect next @${lead.id} fri --do "call back"`,
  });
}

function reasonToDrop(text: string): string {
  if (checkText('--drop reason', text, textLimit.what).trim() !== '') return text;
  throw new UserError('--drop needs a reason.', { hint: 'For example --drop "sold to somebody else".' });
}

function alone(words: string[]): { subject: string; when: undefined } {
  return { subject: joinWords(words), when: undefined };
}

/** The longest run of words at the end that is a date is the date; the rest is the lead. */
function split(ctx: Context, words: string[]): { subject: string; when: Moment | undefined } {
  for (let start = 1; start < words.length; start++) {
    const text = joinWords(words.slice(start));
    try {
      parseWhen(text, ctx.clock, 'future');
    } catch (error) {
      if (error instanceof UserError) continue;
      throw error;
    }
    return {
      subject: joinWords(words.slice(0, start)),
      when: readFuture(ctx, text, momentNow(ctx.clock), 'today'),
    };
  }
  // What begins like a figure was meant as a date: say what is wrong with it, not that no lead is called so.
  const last = words.at(-1)!;
  if (words.length > 1 && /^[-+\d]/.test(last)) readFuture(ctx, last, momentNow(ctx.clock), 'today');
  return alone(words);
}
