import { checkName, fold, foldWord, textLimit } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** The tag as it is kept, without blanks around it. Refuses a semicolon, which parts tags in CSV. */
export function checkTag(text: string): string {
  if (!text.includes(';')) return checkName('tag', text, textLimit.tag).trim();
  throw new UserError(`The tag "${text}" holds a semicolon, which parts tags.`, {
    hint: 'Give --tag again for another tag.',
  });
}

/** Gives a lead these tags, checked before; those it has already, whatever their case and dashes, stay as they are. */
export function addTags(journal: Journal, write: Write, leadId: number, names: readonly string[]): void {
  const known = new Set(tagsOf(journal, leadId).map(({ folded }) => foldWord(folded)));
  for (const name of names) {
    const word = foldWord(name);
    if (known.has(word)) continue;
    known.add(word);
    write.insert('tag', { lead_id: leadId, name, folded: fold(name) });
  }
}

/** The tags take the place of all the lead had. */
export function replaceTags(journal: Journal, write: Write, leadId: number, names: readonly string[]): void {
  for (const { id } of tagsOf(journal, leadId)) write.remove('tag', id);
  addTags(journal, write, leadId, names);
}

interface Tag {
  id: number;
  name: string;
  folded: string;
}

function tagsOf(journal: Journal, leadId: number): Tag[] {
  return journal.all('SELECT id, name, folded FROM tag WHERE lead_id = ? ORDER BY id', [leadId]);
}
