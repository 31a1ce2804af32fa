import { el, type Markup } from '../../render/markup.js';
import type { Picture } from '../sheet/picture.js';
import { tableMarkup } from './table.js';

/** How wide a picture is drawn: for a phone, and for a screen and paper. The style shows the one that fits. */
const widths = { narrow: 340, wide: 720 } as const;

/** A picture under its title, and folded below it the same figures as a table and what they are. */
export function figureSection(picture: Picture, isOpen: boolean): Markup {
  const { key, title, description, table, explain } = picture;
  return el(
    'section',
    { class: 'picture', id: key },
    el('h2', {}, title),
    el(
      'figure',
      {},
      // A screen reader reads it with the drawing.
      el('figcaption', { 'aria-hidden': 'true' }, description),
      drawing(picture, 'narrow'),
      drawing(picture, 'wide'),
    ),
    fold('The figures', isOpen, tableMarkup(title, table.columns, table.rows)),
    explain.length === 0
      ? null
      : fold(
          'How they are counted',
          isOpen,
          explain.map((sentence) => el('p', {}, sentence)),
        ),
  );
}

function drawing({ key, title, description, draw }: Picture, size: keyof typeof widths): Markup {
  const width = widths[size];
  const { height, inside } = draw(width);
  const [titleId, descriptionId] = [`${key}-${size}-title`, `${key}-${size}-said`];
  return el(
    'svg',
    {
      class: size,
      role: 'img',
      'aria-labelledby': titleId,
      'aria-describedby': descriptionId,
      width,
      height,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
    },
    el('title', { id: titleId }, title),
    el('desc', { id: descriptionId }, description),
    inside,
  );
}

function fold(title: string, open: boolean, ...inside: Parameters<typeof el>[2][]): Markup {
  return el('details', { open }, el('summary', {}, title), inside);
}
