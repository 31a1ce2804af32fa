import { plainMarkdown } from '../../render/rows.js';
import { isEmpty, type Block, type BlockColumn } from './blocks.js';

/** Blocks as markdown with a blank line between them, without those that are empty; ended with a newline. */
export function markdownOf(blocks: readonly Block[]): string {
  const shown = blocks.filter((block) => !isEmpty(block));
  return `${shown.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainMarkdown(block.text)}`;
    case 'lines':
      return block.lines.map(plainMarkdown).join('  \n');
    case 'bullets':
      return block.texts.map((text) => `- ${plainMarkdown(text)}`).join('\n');
    case 'labelled':
      return block.said
        .map(([label, text]) => `- **${plainMarkdown(label)}** ${plainMarkdown(text)}`)
        .join('\n');
    case 'table':
      return tableText(block.columns);
  }
}

function tableText(columns: readonly BlockColumn[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => plainMarkdown(title))),
    line(columns.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...(columns[0]?.cells ?? []).map((_, index) =>
      line(columns.map(({ cells }) => plainMarkdown(cells[index] ?? ''))),
    ),
  ].join('\n');
}
