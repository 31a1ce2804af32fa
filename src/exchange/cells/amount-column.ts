import type { DecimalMark } from '../../domain/money.js';
import { isFiller } from '../../domain/text.js';
import type { AmountReader } from '../../store/settings/settings.js';
import type { ColumnCells } from './column.js';

export interface AmountColumn {
  /**
   * Minor units of a cell; null where it holds nothing. `currency` is what another column says of it, '' for none. Throws
   * UserError for what is no amount, and for another currency than the journal's.
   */
  read(text: string, currency: string): number | null;
}

/** How the amounts of one column are read: where 1.234 could be two things, as the others are written. */
export function amountColumn(field: string, amounts: AmountReader, texts: ColumnCells): AmountColumn {
  let decimal: DecimalMark | null | undefined;
  return {
    read(text, currency) {
      const typed = text.trim();
      if (typed === '' || (isFiller(typed) && !/\d/.test(typed))) return null;
      if (decimal === undefined && twofold.test(typed)) decimal = decimalOf(texts);
      return amounts.read(field, withCurrency(typed, currency.trim()), decimal ?? undefined);
    },
  };
}

/** Of one mark and three digits nobody can say whether they are thousands. */
const twofold = /(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/;

/** An amount that names no currency has that of its row, and one with a mark that several have, too. */
function withCurrency(typed: string, currency: string): string {
  if (currency === '') return typed;
  const bare = /^(?:kr|rs)?\.?\s*(\d(?:.*\d)?(?:[.,][-–—]{1,2})?)\s*(?:kr|rs)?\.?$/i.exec(typed)?.[1];
  return bare === undefined ? typed : `${bare} ${currency}`;
}

/** What parts decimals in a column, by all amounts that tell it; null where none does, or they differ. */
function decimalOf(texts: ColumnCells): DecimalMark | null {
  const found = new Set<DecimalMark>();
  for (const { text } of texts()) {
    const mark = decimalMark(text);
    if (mark !== null) found.add(mark);
  }
  const [mark = null] = found.size === 1 ? found : [];
  return mark;
}

function decimalMark(text: string): DecimalMark | null {
  const number = /\d[\d.,]*\d/.exec(text)?.[0];
  if (number === undefined || twofold.test(number)) return null;
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last === -1) return null;
  const mark = number[last] as DecimalMark;
  const isRepeated = number.indexOf(mark) < last;
  const other = mark === '.' ? ',' : '.';
  return isRepeated && !number.includes(other) ? other : isRepeated ? null : mark;
}
