import { toJson } from '../../render/json.js';
import { Everything } from '../../store/across/exports.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf } from '../../store/settings/settings.js';
import { formatUid } from '../../store/file/uid.js';

/** The version of the form that `journalText` writes. */
export const journalForm = 1;

const chunkSize = 128 * 1024;

/**
 * The whole journal as JSON, a chunk at a time: one object with a list for each kind of thing, one thing a line, in
 * the order in which they can be read back. Amounts are in minor units of `currency`; uids are written out. The
 * operations that undo takes back are not in it.
 */
export function* journalText(journal: Journal): Generator<string> {
  const everything = new Everything(journal);
  let text = `{\n"prospect": ${journalForm},\n"currency": ${toJson(currencyOf(journal))}`;
  const sections: [string, Iterable<object[]>][] = [
    ['settings', [everything.settings()]],
    ['aliases', [everything.aliases()]],
    ['sources', [everything.sources()]],
    ['outcomes', [everything.outcomes()]],
    ['reasons', [everything.reasons()]],
    ['tactics', [everything.tactics()]],
    ['spends', [everything.spends()]],
    ['trials', [everything.trials()]],
    ['decisions', [everything.decisions()]],
    ['plans', [everything.plans()]],
    ['benchmarks', [everything.benchmarks()]],
    ['feelings', [everything.feelings()]],
    ['leads', everything.leads()],
    ['touches', everything.touches()],
    ['next_steps', everything.nextSteps()],
    ['reviews', [everything.reviews()]],
  ];
  for (const [name, pages] of sections) {
    text += `,\n"${name}": [`;
    let separator = '\n';
    for (const page of pages) {
      for (const thing of page) {
        text += `${separator}${toJson(withUids(thing))}`;
        separator = ',\n';
        if (text.length < chunkSize) continue;
        yield text;
        text = '';
      }
    }
    text += separator === '\n' ? ']' : '\n]';
  }
  yield `${text}\n}\n`;
}

/** The thing with its uids as text, and those of what it holds. */
function withUids(thing: object): object {
  return Object.fromEntries(
    Object.entries(thing).map(([key, value]: [string, unknown]) => [
      key,
      Buffer.isBuffer(value) ? formatUid(value) : Array.isArray(value) ? value.map(withUids) : value,
    ]),
  );
}
