import { hoursPicture } from '../hours/picture.js';
import type { About } from '../sheet/about.js';
import type { Picture } from '../sheet/picture.js';
import type { Page } from './page.js';

/** All pictures of the page, in the order in which they are asked about. */
export function pagePictures({ drawn, answerHints }: Page, about: About): (Picture | null)[] {
  if (drawn === null) return [];
  const { hours } = drawn;
  return [hoursPicture(hours, answerHints, about)];
}
