import { fit, textWidth } from '../../render/width.js';
import { flow, hang, wrap, type View } from './layout.js';

const titleWidth = 19;

/** The title of a section with what it is about beside it, or below where the terminal is narrow. */
export function sectionTitle(title: string, words: string, { width, painter }: View): string[] {
  const bold = String(painter.bold(title));
  if (words === '') return [bold];
  const beside = titleWidth + textWidth(words) <= width;
  return beside
    ? [`${bold}${' '.repeat(titleWidth - title.length)}${String(painter.dim(words))}`]
    : [bold, ...dimmed(words, { width, painter })];
}

/** A sentence below a table, over as many lines as it takes. */
export function dimmed(sentence: string, { width, painter }: Pick<View, 'width' | 'painter'>): string[] {
  return wrap(sentence, width).map((line) => String(painter.dim(fit(line, width))));
}

/** What a section says under --explain. */
export function explained(sentences: () => readonly string[], { explain, width }: View): string[] {
  return explain
    ? sentences()
        .flatMap((text) => wrap(text, width))
        .map((line) => fit(line, width))
    : [];
}

/** A sentence beside its label, which begins in the third column; the sentence begins and goes on at `indent`. */
export function labelled(
  label: string,
  indent: number,
  sentence: string,
  width: number,
  paint = (text: string) => text,
): string[] {
  const blanks = ' '.repeat(Math.max(0, indent - 2 - label.length));
  const [first = '', ...more] = hang(`  ${label}${blanks}`, indent, sentence, width).map((line) =>
    fit(line, width),
  );
  return [`  ${paint(label)}${first.slice(2 + label.length)}`, ...more];
}

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

/** A line below a title, and on its right the command that tells more. */
export function pointingLine(text: string, command: string, { width }: View): string[] {
  const line = ' '.repeat(indent) + text;
  const gap = Math.max(2, pointed - textWidth(line));
  if (textWidth(line) + gap + command.length <= width) return [line + ' '.repeat(gap) + command];
  return textWidth(line) + 2 + command.length <= width
    ? [`${line}  ${command}`]
    : wrap(`${text.replace(/\.$/, '')}: ${command}`, width);
}
