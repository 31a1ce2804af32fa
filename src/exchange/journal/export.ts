import { toJson } from '../../render/json.js';
import { WholeJournal } from '../../store/across/exports.js';
import type { Journal } from '../../store/file/journal.js';
import { form, type ListName } from '../../store/form/form.js';
import { currencyOf } from '../../store/settings/settings.js';

/** The version of the form that `journalText` writes. */
export const journalForm = 2;

/** The lists that are in files of a form; the first form had no intervals to keep in touch. */
export function listsOf(journalForm: number): ListName[] {
  return (Object.keys(form) as ListName[]).filter((name) => journalForm > 1 || name !== 'keep_in_touch');
}

const chunkSize = 128 * 1024;

/**
 * The whole journal as JSON, a chunk at a time: one object with a list for each kind of thing, one thing a line, in
 * the order in which they can be read back. Amounts are in minor units of `currency`. The operations that undo takes
 * back are not in it.
 */
export function* journalText(journal: Journal): Generator<string> {
  const everything = new WholeJournal(journal);
  let text = `{\n"prospect": ${journalForm},\n"currency": ${toJson(currencyOf(journal))}`;
  for (const name of listsOf(journalForm)) {
    text += `,\n"${name}": [`;
    let separator = '\n';
    for (const thing of everything.things(name)) {
      text += `${separator}${toJson(thing)}`;
      separator = ',\n';
      if (text.length < chunkSize) continue;
      yield text;
      text = '';
    }
    text += separator === '\n' ? ']' : '\n]';
  }
  yield `${text}\n}\n`;
}
