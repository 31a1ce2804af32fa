import { fold } from '../../domain/text.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** The texts of a lead that search looks in, besides its addresses; `merged`: names of leads merged into it. */
export interface SearchedTexts {
  name: string;
  company: string | null;
  note: string | null;
  url: string | null;
  tags: readonly string[];
  merged: readonly string[];
}

/** What `lead.searched` holds: all of it folded, one after the other; null when there is only the name. */
export function searchedText({ name, company, note, url, tags, merged }: SearchedTexts): string | null {
  const more = [company, note, url, ...tags, ...merged].filter((text) => text !== null);
  return more.length === 0 ? null : [name, ...more].map(fold).join(' ');
}

/** Brings `lead.searched` up to date, after a lead, its tags or what was merged into it have changed. */
export function refreshSearched(journal: Journal, write: Write, leadId: number): void {
  const lead = journal.get<Omit<SearchedTexts, 'tags' | 'merged'> & { searched: string | null }>(
    'SELECT name, company, note, url, searched FROM lead WHERE id = ?',
    [leadId],
  )!;
  const names = (table: 'tag' | 'merged_lead') =>
    journal
      .all<{ name: string }>(`SELECT name FROM ${table} WHERE lead_id = ? ORDER BY id`, [leadId])
      .map(({ name }) => name);
  const searched = searchedText({ ...lead, tags: names('tag'), merged: names('merged_lead') });
  if (searched !== lead.searched) write.edit('lead', leadId, { searched });
}
