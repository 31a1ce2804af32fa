import type { CellKind, Heading } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import { meant } from '../../render/meant.js';
import { styleOf } from './styles.js';
import { escaped } from './xml.js';

/** The longest text that a cell can hold. */
const longestText = 32_767;

/** The letters of a column, counted from 0: A, Z, AA. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** A title at the head of a column. */
export function titleCell(column: number, title: string): string {
  return textCell(`${letters(column)}1`, title, styleOf('title'));
}

/** Writes the cells of one column: `write` of the value in a row, '' for none. */
export interface CellWriter {
  write: (value: CsvValue, row: number) => string;
}

/** How the cells of a column are written; `tooLong` hears of each text that was cut. */
export function cellWriter(headings: readonly Heading[], column: number, tooLong: () => void): CellWriter {
  const { cell, ratio } = headings[column]!;
  const name = letters(column);
  if (ratio) return { write: ratioWriter(name, ratio, headings) };
  const read = cell && numberReaders[cell];
  const style = cell === undefined ? styleOf('plain') : styleOf(cell);
  const write = (value: CsvValue, row: number): string => {
    const place = name + String(row);
    if (value === null) return '';
    if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
    const number = read ? read(value) : typeof value === 'number' ? value : null;
    if (number !== null) return numberCell(place, number, style);
    const text = String(value);
    if (text.length > longestText) tooLong();
    return textCell(place, text.slice(0, longestText), styleOf('text'));
  };
  return { write };
}

/** A share that the workbook works out of two other columns, with what that is now. */
function ratioWriter(
  name: string,
  ratio: readonly [string, string],
  headings: readonly Heading[],
): CellWriter['write'] {
  const [part, whole] = ratio.map((key) => letters(headings.findIndex((heading) => heading.key === key)));
  return (value, row) => {
    const formula = `<f>IF(${whole}${row}=0,"",${part}${row}/${whole}${row})</f>`;
    const place = `r="${name}${row}" s="${styleOf('share')}"`;
    return typeof value === 'number'
      ? `<c ${place}>${formula}<v>${value}</v></c>`
      : `<c ${place} t="str">${formula}<v></v></c>`;
  };
}

function numberCell(place: string, value: number, style: number): string {
  if (!Number.isFinite(value)) return '';
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`}><v>${meant(value)}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  if (text === '') return '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const secondsOfDay = 86_400;
/** The day before the first of 1900, with the 29 February that workbooks believe in. */
const firstDay = Date.UTC(1899, 11, 30) / 1000 / secondsOfDay;
/** 1 March 1900: before it days are counted otherwise. */
const soundSerial = 61;

/** The number that a workbook keeps for a value; null where it has none, and the value stays text. */
const numberReaders: Record<CellKind, (value: string | number) => number | null> = {
  day: (value) => {
    const serial = Date.parse(String(value)) / 1000 / secondsOfDay - firstDay;
    return serial >= soundSerial ? serial : null;
  },
  time: (value) => {
    const [hours = NaN, minutes = NaN] = String(value).split(':').map(Number);
    const part = (hours * 60 + minutes) / 1440;
    return Number.isFinite(part) ? part : null;
  },
  seconds: (value) => Number(value) / secondsOfDay,
  minutes: (value) => Number(value) / 1440,
  money: Number,
  share: Number,
};
