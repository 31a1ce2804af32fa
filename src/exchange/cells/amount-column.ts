import { MAX_MINOR, type DecimalMark } from '../../domain/money.js';
import { isFiller } from '../../domain/text.js';
import { UserError } from '../../errors.js';
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
      const [plain, factor] = withoutScale(typed);
      const minor = amounts.read(field, withCurrency(plain, currency.trim()), decimal ?? undefined);
      if (minor * factor > MAX_MINOR) throw new UserError(`${field} "${typed}" is too large.`);
      return minor * factor;
    },
  };
}

const scale = /(?<=\d)\s*(?:(?<million>mio|mn|mill?ion(?:e[ns]?)?|m)|tsd|k)\b\.?/i;

/** An amount without the word behind its number that says how many it counts, and that many: `2 Mio. €`, `3k`. */
function withoutScale(typed: string): [string, number] {
  const found = scale.exec(typed);
  if (!found) return [typed, 1];
  const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`;
  return [rest.replace(/\s+/g, ' ').trim(), found.groups!.million === undefined ? 1e3 : 1e6];
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
