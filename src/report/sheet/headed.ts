import { fit, padEnd, textWidth } from '../../render/width.js';
import { hang, wrap, type View } from './layout.js';

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

/** The name of a row before its figures, as wide as its column. */
export function nameCell(name: string, width: number): string {
  return padEnd(fit(name, width), width);
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
