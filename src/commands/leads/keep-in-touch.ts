import type { Context } from '../../context.js';
import { everyWords, parseInterval } from '../../domain/contact/interval.js';
import { tiers } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import { intervalColumns } from '../../exchange/columns/intervals.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import {
  allIntervals,
  findInterval,
  setInterval,
  type Interval,
  type IntervalFor,
} from '../../store/promises/intervals.js';
import { checkTag } from '../../store/leads/tags.js';
import { printRows, type FormatFlags } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

/**
 * Says how often to be in touch with the leads of a tier or with a tag; the last word is how often. Throws UserError
 * where one of the two is missing or cannot be read.
 */
export function keepInTouchSet(ctx: Context, words: string[]): void {
  const how = words.at(-1) ?? '';
  const text = joinWords(words.slice(0, -1));
  if (text.trim() === '')
    throw new UserError('Say whom to keep in touch with, and how often.', { hint: example });
  const who = readWho(text);
  const days = parseInterval('How often:', how);
  const journal = ctx.open('create');
  journal.write('keep-in-touch', ctx.clock, (write) => {
    setInterval(journal, write, who, days);
    write.summary = `${whoTitle(who)} ${everyWords(days)}`;
  });
  const kept = findInterval(journal, who)!;
  ctx.print(say`${whoTitle(who)} · keep in touch ${everyWords(days)} · ${leadsWords(kept)}`);
  if (kept.leads === 0) ctx.note(say`No lead is ${'tier' in who ? 'of that tier' : 'with that tag'} yet.`);
}

/** Lists how often to be in touch with whom. */
export async function keepInTouchList(ctx: Context, flags: FormatFlags): Promise<void> {
  const rows = allIntervals(ctx.open('read'));
  await printRows(
    ctx,
    flags,
    intervalColumns,
    rows,
    'No tag or tier has an interval yet. Say one with "prospect keep-in-touch set past-client 90d", or of a lead alone with "prospect next LEAD --every 90d".',
  );
}

/** Takes an interval away. Throws UserError where the tier or the tag has none. */
export function keepInTouchRm(ctx: Context, words: string[]): void {
  if (joinWords(words).trim() === '')
    throw new UserError('Say of which tag or tier to take the interval away.', {
      hint: 'For example: prospect keep-in-touch rm past-client; see them with "prospect keep-in-touch list".',
    });
  const who = readWho(joinWords(words));
  const journal = ctx.open('write');
  journal.write('keep-in-touch rm', ctx.clock, (write) => {
    const kept = findInterval(journal, who);
    if (!kept)
      throw new UserError(`No interval was said for ${whoTitle(who)}.`, {
        hint: 'See them with "prospect keep-in-touch list".',
      });
    write.remove('keep_in_touch', kept.id);
    write.summary = `${whoTitle(who)} ${everyWords(kept.days)}`;
  });
  ctx.print(say`${whoTitle(who)} · no interval any more`);
}

const example = 'For example: prospect keep-in-touch set past-client 90d, prospect keep-in-touch set A 30d';

/** A tier by its name, else a tag; `tag:A` is the tag of that name. Throws UserError for what cannot be a tag. */
function readWho(text: string): IntervalFor {
  const [, kind, name = text] = /^(tag|tier):(.*)$/is.exec(text) ?? [];
  const tier = tiers.find((one) => one.toLowerCase() === name.trim().toLowerCase());
  if (kind?.toLowerCase() === 'tier' && tier === undefined)
    throw new UserError(`There is no tier "${name}".`, { hint: `Tiers are ${tiers.join(', ')}.` });
  return tier !== undefined && kind?.toLowerCase() !== 'tag' ? { tier } : { tag: checkTag(name) };
}

function whoTitle(who: IntervalFor): string {
  return 'tier' in who ? `tier ${who.tier}` : `tag ${who.tag}`;
}

function leadsWords({ leads, otherwise }: Interval): string {
  const own = otherwise === 0 ? '' : `, ${otherwise} of them otherwise by their own`;
  return `${some(leads, 'lead')}${own}`;
}
