import { some } from '../../render/figure.js';
import type { Archive } from './archive.js';
import { damagedWorkbook } from './kind.js';
import { numberText, type NumberFormat } from './number-format.js';

/** What cells of a sheet refer to. */
export interface Cells {
  strings: readonly string[];
  formats: readonly NumberFormat[];
  is1904: boolean;
}

/** The last row and column that a sheet can have. */
const most = { rows: 1_048_576, columns: 16_384 };

const general: NumberFormat = {
  hasDay: false,
  hasTime: false,
  hasSeconds: false,
  isElapsed: false,
  digits: 0,
};

/** Places shown in a notice. */
const shown = 5;

/** A cell that goes over several rows: its column, counted from 0, and its last row, counted from 1. */
interface Merged {
  column: number;
  last: number;
}

/**
 * Reads the rows of one sheet as they come. What stands in a cell that is merged over several rows holds for each of them
 * that has anything else. Errors, such as #N/A, are empty cells, and told.
 */
export class SheetRows {
  private row = 0;
  private cells: string[] = [];
  private done: { row: number; cells: string[] }[] = [];
  private readonly errors: { words: Set<string>; rows: Set<number> } = { words: new Set(), rows: new Set() };
  private filled = 0;

  constructor(
    private readonly name: string,
    private readonly archive: Archive,
    private readonly path: string,
    private readonly of: Cells,
  ) {}

  async *read(): AsyncGenerator<string[]> {
    const merged = await this.mergedCells();
    const open: { column: number; last: number; text: string }[] = [];
    let written = 0;
    for await (const step of this.archive.steps(this.path, this.events())) {
      void step;
      for (const { row, cells } of this.done) {
        if (merged.size > 0) this.fill(row, cells, merged, open);
        const length = cells.findLastIndex((text) => text !== '') + 1;
        if (length === 0) continue;
        while (++written < row) yield [];
        yield cells.slice(0, length);
      }
      this.done = [];
    }
  }

  notices(): string[] {
    const { words, rows } = this.errors;
    const places = [...rows].slice(0, shown).join(', ');
    return [
      ...(this.filled > 0
        ? [
            `${some(this.filled, 'cell')} merged over several rows ${this.filled === 1 ? 'is' : 'are'} taken for each of them`,
          ]
        : []),
      ...(rows.size > 0
        ? [
            `errors (${[...words].join(', ')}) are taken as empty: row ${places}${rows.size > shown ? ', …' : ''}`,
          ]
        : []),
    ];
  }

  private events() {
    let column = -1;
    let type = '';
    let style = '';
    let text = '';
    let isText = false;
    let isSpoken = false;
    return {
      open: (tag: string, attributes: Record<string, string>) => {
        if (tag === 'row') this.begin(Number(attributes.r ?? this.row + 1));
        if (tag === 'row') column = -1;
        else if (tag === 'c') {
          column = attributes.r === undefined ? column + 1 : this.columnOf(attributes.r);
          type = attributes.t ?? 'n';
          style = attributes.s ?? '';
          text = '';
        } else if (tag === 'rPh') isSpoken = true;
        else isText = tag === 'v' || (tag === 't' && !isSpoken);
      },
      text: (more: string) => {
        if (isText) text += more;
      },
      close: (tag: string) => {
        if (tag === 'v' || tag === 't') isText = false;
        else if (tag === 'rPh') isSpoken = false;
        else if (tag === 'c') this.put(column, this.textOf(type, style, text));
        else if (tag === 'row') this.done.push({ row: this.row, cells: this.cells });
      },
    };
  }

  private begin(row: number): void {
    if (!(row > this.row && row <= most.rows))
      throw damagedWorkbook(this.name, new Error('its rows do not follow each other'));
    this.row = row;
    this.cells = [];
  }

  private columnOf(place: string): number {
    let column = 0;
    for (let at = 0; at < place.length; at++) {
      const code = place.charCodeAt(at) & 0xdf;
      if (code < 65 || code > 90) break;
      column = column * 26 + code - 64;
    }
    if (column < 1 || column > most.columns)
      throw damagedWorkbook(this.name, new Error(`there is no cell ${place.slice(0, 20)}`));
    return column - 1;
  }

  private put(column: number, text: string): void {
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
  }

  private textOf(type: string, style: string, text: string): string {
    switch (type) {
      case 's':
        return unescaped(this.of.strings[Number(text)] ?? '');
      case 'str':
      case 'inlineStr':
        return unescaped(text);
      case 'b':
        return text === '1' || text === 'true' ? 'true' : 'false';
      case 'e':
        this.errors.words.add(text);
        this.errors.rows.add(this.row);
        return '';
      case 'd':
        return text.replace(/T00:00(?::00(?:\.0+)?)?$/, '');
      default:
        return numberText(text, this.of.formats[Number(style)] ?? general, this.of.is1904);
    }
  }

  /** Cells merged over several rows, by the row that they begin in. They stand behind all rows. */
  private async mergedCells(): Promise<Map<number, Merged[]>> {
    const merged = new Map<number, Merged[]>();
    let rest = '';
    for await (const text of this.archive.text(this.path)) {
      rest += text;
      for (const [, from, first, last] of rest.matchAll(
        /<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g,
      )) {
        if (first === last) continue;
        const row = merged.get(Number(first)) ?? [];
        row.push({ column: this.columnOf(from!), last: Number(last) });
        merged.set(Number(first), row);
      }
      rest = rest.slice(Math.max(0, rest.lastIndexOf('<')));
    }
    return merged;
  }

  private fill(
    row: number,
    cells: string[],
    merged: Map<number, Merged[]>,
    open: { column: number; last: number; text: string }[],
  ): void {
    const isBlank = cells.every((text) => text === '');
    for (const { column, last, text } of open) {
      if (row > last || isBlank || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = text;
      this.filled++;
    }
    open.splice(0, open.length, ...open.filter(({ last }) => last > row));
    for (const { column, last } of merged.get(row) ?? []) {
      const text = cells[column] ?? '';
      if (text !== '') open.push({ column, last, text });
    }
  }
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}
