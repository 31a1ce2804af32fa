import { textWidth } from '../../src/render/width.js';

// Anything else that moves or hides text: other escape codes, C0, C1, and letters that turn the text round.
const forbidden = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * What a terminal shows after the codes that questions are drawn with. Colours are left out; a code that nobody
 * needs to draw a question is an error.
 */
export class Screen {
  private readonly lines: string[][] = [[]];
  private row = 0;
  private column = 0;

  constructor(private columns: number) {}

  resize(columns: number): void {
    this.columns = columns;
  }

  write(written: string): void {
    // Our own marks around names that run from right to left.
    const text = written.replaceAll('\u200e', '');
    for (const [all, code, letters] of text.matchAll(/(\x1b\[[?\d;]*[A-Za-z]|[\r\n])|([^\x1b\r\n]+)|[^]/g)) {
      if (code === undefined && forbidden.test(all))
        throw new Error(`Not fit for a terminal: ${JSON.stringify(all)}`);
      if (letters !== undefined)
        for (const { segment } of new Intl.Segmenter().segment(letters)) this.put(segment);
      else this.obey(code!);
    }
  }

  /** Lines as they are seen, without the blanks at their ends and the blank lines below. */
  get text(): string {
    const lines = this.lines.map((line) =>
      Array.from(line, (letter) => letter ?? ' ')
        .join('')
        .trimEnd(),
    );
    return lines.join('\n').trimEnd();
  }

  private put(letter: string): void {
    const width = textWidth(letter);
    if (this.column + width > this.columns) {
      this.column = 0;
      this.down(1);
    }
    this.lines[this.row]![this.column] = letter;
    for (let next = 1; next < width; next++) this.lines[this.row]![this.column + next] = '';
    this.column += width;
  }

  private obey(code: string): void {
    const count = Number(/\d+/.exec(code)?.[0] ?? 1);
    const kind = code.at(-1)!;
    if (kind === '\r') this.column = 0;
    else if (kind === '\n') {
      this.column = 0;
      this.down(1);
    } else if (kind === 'A') this.row = Math.max(0, this.row - count);
    else if (kind === 'B') this.row = Math.min(this.lines.length - 1, this.row + count);
    else if (kind === 'G') this.column = count - 1;
    else if (kind === 'K') this.lines[this.row] = [];
    else if (!'hlm'.includes(kind)) throw new Error(`The screen does not know ${JSON.stringify(code)}.`);
  }

  private down(count: number): void {
    this.row += count;
    while (this.lines.length <= this.row) this.lines.push([]);
  }
}
