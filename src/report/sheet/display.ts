import type { Block } from './blocks.js';
import type { Picture } from './picture.js';

/** What is told on a page to look at: its head, pictures, then the words. */
export interface Display {
  title: string;
  /** What stands below its title: the goal, as-of. */
  about: readonly string[];
  heads: readonly HeadFigure[];
  pictures: readonly Picture[];
  words: readonly Block[];
}

/** A figure that is read before all others: `31`, `touches`, and beside it `last week 40`. */
export interface HeadFigure {
  figure: string;
  of: string;
  beside: readonly string[];
}
