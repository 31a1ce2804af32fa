const plain = { colour: '', bold: false, dim: false };

/**
 * A terminal that remembers what stands where and how it is painted. Every character takes one column, as all of
 * those in the pictures do. A code that it does not know is an error.
 */
export class PaintedScreen {
  /** Rows of cells; a cell is `{ letter, colour, bold, dim }`, or missing where nothing was written. */
  rows = [[]];
  row = 0;
  column = 0;
  cursor = true;
  style = plain;

  write(text) {
    // eslint-disable-next-line no-control-regex -- a terminal's codes
    for (const [all, code, letters] of text.matchAll(/(\x1b\[[?\d;]*[A-Za-z]|[\r\n])|([^\x00-\x1f]+)|[^]/g)) {
      if (letters)
        for (const letter of letters) this.rows[this.row][this.column++] = { letter, ...this.style };
      else if (code) this.obey(code);
      else throw new Error(`The screen cannot show ${JSON.stringify(all)}.`);
    }
  }

  get text() {
    const lines = this.rows.map((row) => Array.from(row, (cell) => cell?.letter ?? ' ').join(''));
    return lines.map((line) => line.trimEnd()).join('\n');
  }

  obey(code) {
    const numbers = code.match(/\d+/g)?.map(Number) ?? [];
    const kind = code.at(-1);
    if (kind === '\r') this.column = 0;
    else if (kind === '\n') this.goTo(this.row + 1, 0);
    else if (kind === 'A') this.goTo(Math.max(0, this.row - (numbers[0] ?? 1)), this.column);
    else if (kind === 'B') this.goTo(this.row + (numbers[0] ?? 1), this.column);
    else if (kind === 'G') this.column = (numbers[0] ?? 1) - 1;
    else if (kind === 'K') this.rows[this.row] = [];
    else if (kind === 'm') for (const number of numbers.length > 0 ? numbers : [0]) this.paint(number);
    else if (code === '\x1b[?25l' || code === '\x1b[?25h') this.cursor = kind === 'h';
    else if (code !== '\x1b[?2004h' && code !== '\x1b[?2004l')
      throw new Error(`The screen does not know ${JSON.stringify(code)}.`);
  }

  goTo(row, column) {
    this.row = row;
    this.column = column;
    while (this.rows.length <= row) this.rows.push([]);
  }

  paint(number) {
    const colours = { 31: 'bad', 32: 'good', 36: 'accent', 39: '' };
    if (number === 0) this.style = plain;
    else if (number === 1) this.style = { ...this.style, bold: true };
    else if (number === 2) this.style = { ...this.style, dim: true };
    else if (number === 22) this.style = { ...this.style, bold: false, dim: false };
    else if (number in colours) this.style = { ...this.style, colour: colours[number] };
    else throw new Error(`The screen does not know colour ${number}.`);
  }
}
