import { fold } from '../../domain/text.js';
import type { Journal } from '../file/journal.js';
import { touchesBackwards } from '../file/order.js';

/**
 * Numbers of the touches in whose notes, or in those of their results, all words of `text` occur, whatever their case and
 * accents: the newest first. None for a text without words.
 */
export function notedTouches(journal: Journal, text: string): number[] {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const noted = journal.all<{ id: number; notes: string }>(
    `SELECT t.id, coalesce(t.note, '') || ' ' || coalesce(
       (SELECT group_concat(note, ' ') FROM result WHERE touch_id = t.id AND note IS NOT NULL), '') AS notes
     FROM touch t
     WHERE t.note IS NOT NULL OR EXISTS (SELECT 1 FROM result WHERE touch_id = t.id AND note IS NOT NULL)
     ORDER BY ${touchesBackwards('t')}`,
  );
  return noted.flatMap(({ id, notes }) => {
    const folded = fold(notes);
    return words.every((word) => folded.includes(word)) ? [id] : [];
  });
}
