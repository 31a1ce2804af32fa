import { textWidth } from '../../render/width.js';
import { flow, wrap, type View } from './layout.js';

const indent = 15;

/** Where a command stands that a line points to, on a terminal wide enough. */
const pointed = 65;

/** A title and beside it what there is to say, parted by dots; it fits the width, and what has no room goes below. */
export function titledLines(title: string, parts: readonly string[], { width, painter }: View): string[] {
  const bold = String(painter.bold(title));
  const longest = parts.reduce((most, part) => Math.max(most, textWidth(part)), 0);
  if (indent + longest + 2 > width) return [bold, ...wrap(parts.join(' · '), width)];
  return flow(parts, width - indent).map((line, index) =>
    index === 0 ? bold + ' '.repeat(indent - title.length) + line : ' '.repeat(indent) + line,
  );
}

/** Parts with a dot between, those without room on further lines, a little in; a part is never broken. */
export function dottedLines(parts: readonly string[], width: number): string[] {
  return flow(parts, width, '  ');
}

/** A line below a title, and on its right the command that tells more. */
export function pointingLine(text: string, command: string, { width }: View): string[] {
  const line = ' '.repeat(indent) + text;
  const gap = Math.max(2, pointed - textWidth(line));
  if (textWidth(line) + gap + command.length <= width) return [line + ' '.repeat(gap) + command];
  return textWidth(line) + 2 + command.length <= width
    ? [`${line}  ${command}`]
    : wrap(`${text.replace(/\.$/, '')}: ${command}`, width);
}
