import { el, type Markup } from '../../render/markup.js';
import { heading, isEmpty, type Block } from '../sheet/blocks.js';
import { tableMarkup } from './table.js';

/** Blocks as sections, one for each heading of the second level with what stands below it; the first may lack its heading. */
export function wordSections(blocks: readonly Block[], firstHeading: string | null): Markup[] {
  const sections: Block[][] = [];
  const told = blocks.filter((block) => !isEmpty(block));
  const isHeaded = firstHeading === null || told[0]?.is === 'heading';
  for (const block of isHeaded ? told : [heading(2, firstHeading), ...told]) {
    const isFirst = sections.length === 0 || (block.is === 'heading' && block.level === 2);
    if (isFirst) sections.push([block]);
    else sections.at(-1)!.push(block);
  }
  return sections.map((inside) => {
    const [first] = inside;
    const name = first?.is === 'heading' ? first.text : 'Table';
    return el(
      'section',
      { class: 'words' },
      inside.map((block) => blockMarkup(block, name)),
    );
  });
}

function blockMarkup(block: Block, section: string): Markup {
  switch (block.is) {
    case 'heading':
      return el(`h${block.level}`, {}, block.text);
    case 'lines':
      return el(
        'p',
        {},
        block.lines.map((line, index) => (index === 0 ? line : [el('br', {}), line])),
      );
    case 'bullets':
      return el(
        'ul',
        {},
        block.texts.map((text) => el('li', {}, text)),
      );
    case 'labelled':
      return el(
        'dl',
        { class: 'said' },
        block.said.map(([label, text]) => el('div', {}, el('dt', {}, label), el('dd', {}, text))),
      );
    case 'table': {
      const { columns } = block;
      const rows = (columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? ''));
      return tableMarkup(section, columns, rows);
    }
  }
}
