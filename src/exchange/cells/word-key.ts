import { fold } from '../../domain/text.js';

/** A word or a column's name as those of other programs are compared: letters and digits alone, without case and accents. */
export function wordKey(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
