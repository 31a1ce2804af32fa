import type { Context } from '../../context.js';
import { isoMoment, momentNow } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { openSteps } from '../../store/promises/promises.js';
import { stepLine } from '../flags/stored-touches.js';
import { joinWords, leadTitle, requireLead } from '../flags/lead-choice.js';

/** Keeps with a lead that it is not to be contacted, or takes that back. */
export async function leadStop(ctx: Context, words: string[], flags: Flags<'lead stop'>): Promise<void> {
  const journal = ctx.open('write');
  const lead = await requireLead(ctx, journal, joinWords(words));
  const title = leadTitle(lead);
  if (flags.lift === undefined && lead.stopped) return ctx.note(say`${title} is stopped already.`);
  if (flags.lift && !lead.stopped) return ctx.note(say`${title} is not stopped.`);
  journal.write('lead stop', ctx.clock, (write) => {
    write.summary = `lead ${title}${flags.lift ? ' · lifted' : ''}`;
    if (flags.lift) write.edit('lead', lead.id, { stopped: 0, lifted: isoMoment(momentNow(ctx.clock)) });
    else write.edit('lead', lead.id, { stopped: 1, stopped_day: ctx.today });
  });
  ctx.print(say`lead ${title} · ${flags.lift ? 'may be contacted again' : 'do not contact'}`);
  if (flags.lift) return;
  for (const step of openSteps(journal, lead.id))
    ctx.note(`${stepLine(ctx, step)} still stands (prospect next @${lead.id} --drop WHY)`);
}
