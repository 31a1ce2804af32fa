import type { Markup } from '../../render/markup.js';

/** Figures to look at: drawn, said for those who cannot see it, and as a table. */
export interface Picture {
  /** Its name on the page, without blanks: `likely`. */
  key: string;
  title: string;
  /** What it shows and what stands out, in a sentence or two; read in place of the drawing. */
  description: string;
  /**
   * The inside of an `svg` of that width, in pixels, and the height it takes. Drawn once for a phone, 340 wide, and once
   * for a screen and paper, 720 wide; texts are 12 pixels high, so each width has a layout of its own.
   */
  draw: (width: number) => Drawing;
  /** The same figures; the first column names the rows. */
  table: PictureTable;
  /** What each figure is, as `--explain` says it. */
  explain: readonly string[];
}

export interface Drawing {
  height: number;
  inside: readonly Markup[];
}

export interface PictureTable {
  columns: readonly { title: string; align?: 'left' }[];
  rows: readonly (readonly string[])[];
}
