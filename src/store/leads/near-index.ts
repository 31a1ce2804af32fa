import { fitOf, wordsOf } from '../../domain/match.js';
import { findSimilar, longestAsked } from '../../domain/names/near-names.js';
import type { Journal } from '../file/journal.js';
import { findSlips, type FindNear } from './leads.js';

interface NamedLead {
  id: number;
  folded: string;
}

/** What `findLead` finds near to any of many folded names, with one look at all leads instead of one for each. */
export function findNearOf(journal: Journal, names: readonly string[]): FindNear {
  const leads = journal.all<NamedLead>('SELECT id, folded FROM lead ORDER BY id');
  const starting = leadsByStart(leads, new Set(names.flatMap(wordsOf)));
  const asked = names.filter((name) => name.length <= longestAsked);
  const almost = findSimilar(
    leads.map(({ folded }) => folded),
    asked,
  );
  return (name) => {
    const words = wordsOf(name);
    if (words.length === 0) return { whole: [], almost: [] };
    const [fewest = []] = words.map((word) => starting.get(word) ?? []).sort((a, b) => a.length - b.length);
    const fitting = (fit: 'whole' | 'near') =>
      fewest.filter(({ folded }) => fitOf(folded, name) === fit).map(({ id }) => id);
    const whole = fitting('whole');
    if (whole.length > 0) return { whole, almost: [] };
    const slips = almost.get(name)?.map((index) => leads[index]!.id) ?? findSlips(journal, name);
    return { whole: [], almost: [...fitting('near'), ...slips] };
  };
}

/** To each of the words, the leads with a word in their names that begins with it. */
function leadsByStart(leads: readonly NamedLead[], words: ReadonlySet<string>): Map<string, NamedLead[]> {
  let longest = 0;
  for (const { length } of words) longest = Math.max(longest, length);
  const starting = new Map<string, NamedLead[]>();
  for (const lead of leads)
    for (const word of wordsOf(lead.folded))
      for (let length = 1; length <= Math.min(longest, word.length); length++) {
        const start = word.slice(0, length);
        if (!words.has(start)) continue;
        const others = starting.get(start);
        if (!others) starting.set(start, [lead]);
        else if (others.at(-1) !== lead) others.push(lead);
      }
  return starting;
}
