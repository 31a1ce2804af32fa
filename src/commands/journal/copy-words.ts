import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { isoMoment, momentNow } from '../../domain/when.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import { some } from '../../render/figure.js';
import { say, show } from '../../render/safe.js';
import type { Copy, Difference, Holdings } from '../../store/backup/copies.js';

/** `118 touches, 44 leads, the last touch on Fri 20 Nov` */
export function holdingWords({ touches, leads, last }: Holdings, today: Day): string {
  const upTo = last === null ? '' : `, the last touch on ${dayTitleBy(last, today)}`;
  return `${some(touches, 'touch', 'touches')}, ${some(leads, 'lead')}${upTo}`;
}

/** What would be there no more, and again, with a copy in the place of the journal. */
export function differenceWords({ lost, gained }: Copy): string {
  if (lost === undefined || gained === undefined)
    return 'It would take the place of what is there, which stays beside it.';
  const [less, more] = [parts(lost), parts(gained)];
  if (less === '' && more === '') return 'the same as now';
  return [less && `loses ${less}`, more && `gains ${more}`].filter(Boolean).join(' · ');
}

function parts({ touches, leads, writes }: Difference): string {
  return [
    touches > 0 && some(touches, 'touch', 'touches'),
    leads > 0 && some(leads, 'lead'),
    writes > 0 && `what ${some(writes, 'command')} wrote`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

const kinds = {
  replaced: 'what a restore replaced',
  conflict: 'a second journal, made by a synced folder or a download',
  backup: '',
};

/** A copy in the list: its place, what it holds, what it would change. */
export function copyLines(copy: Copy, today: Day): string[] {
  const { file, held, is, lost } = copy;
  if (held instanceof UserError) return [say`  ${file}`, `      cannot be restored: ${show(held.message)}`];
  return [
    say`  ${file}`,
    `      ${[kinds[is], holdingWords(held, today)].filter(Boolean).join(': ')}`,
    ...(lost ? [`      ${differenceWords(copy)}`] : []),
  ];
}

/** The time as it stands in names of copies: `2026-11-21-140200`. */
export function stampOf(ctx: Context): string {
  return isoMoment(momentNow(ctx.clock)).slice(0, 19).replace('T', '-').replaceAll(':', '');
}

/** A command on the journal that is in use, as it can be typed. */
export function commandLine(ctx: Context, words: string[]): string {
  const { file, chosen } = ctx.place;
  const isNamed = chosen && ctx.host.onlyJournal === undefined;
  return show(quoteLine(['prospect', ...(isNamed ? ['--db', file] : []), ...words]));
}
