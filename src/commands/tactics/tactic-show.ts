import type { Context } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { figuresToJson } from '../../render/json.js';
import { readReportQuery } from '../../report/measures/query.js';
import { tacticRecordFigures } from '../../report/tactic/figures.js';
import { aboutOf } from '../../report/sheet/about.js';
import { jsonOf } from '../../report/sheet/figures.js';
import { renderTactic } from '../../report/tactic/page.js';
import { currencyOf, usualOf } from '../../store/settings/settings.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import { deliverHtml, htmlPlace } from '../flags/html-file.js';
import { checkExplain, viewOf } from '../flags/view.js';
import { readTactic } from '../../report/tactic/read.js';
import { joinWords } from '../flags/lead-choice.js';

export type TacticShowFlags = Flags<'tactic show'>;

/**
 * Tells everything about one tactic: NAME all of its versions, NAME@2 that one. It writes nothing. Throws UserError
 * where there is no such tactic.
 */
export async function tacticShow(ctx: Context, words: string[], flags: TacticShowFlags): Promise<void> {
  checkExplain(flags, flags.json ? 'json' : 'table');
  const place = htmlPlace(ctx, flags);
  const journal = ctx.open('read');
  const name = joinWords(words);
  const { record, query, currency } = journal.snapshot(() => {
    const tactic = requireTactic(journal, name);
    const query = readReportQuery({ ...flags, period: 'all' }, ctx.clock, () => true, usualOf(journal));
    const ranked = flags.json === true || flags.explain === true;
    const record = readTactic(journal, tactic, /@\d+$/.test(name), query, { ranked });
    return { record, query, currency: currencyOf(journal) };
  });
  if (flags.json) {
    const told = jsonOf(tacticRecordFigures, record, aboutOf(query, currency));
    return ctx.print(`${figuresToJson(told)}\n`);
  }
  if (place !== undefined) {
    const { displayTactic } = await import('../../report/tactic/display.js');
    const { htmlDocument } = await import('../../report/html/document.js');
    const display = displayTactic(record, query, currency);
    return deliverHtml(ctx, place, htmlDocument(display, { isOpen: flags.explain === true, leftOut: null }));
  }
  ctx.print(renderTactic(record, query, await viewOf(ctx, flags), currency));
}
