/** What parts decimals and cells where a spreadsheet opens CSV. */
export interface Spreadsheet {
  decimal: '.' | ',';
  separator: ',' | ';';
}

/** As CSV is written where nothing else is said. */
export const usualSpreadsheet: Spreadsheet = { decimal: '.', separator: ',' };

/** How figures and lists are parted where people write as in `locale`. */
export function spreadsheetOf(locale: string): Spreadsheet {
  const parts = new Intl.NumberFormat(`${locale}-u-nu-latn`).formatToParts(0.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  // Lists are parted by semicolons where commas part decimals; and in Switzerland and Liechtenstein, whatever does.
  const isApart = decimal === ',' || /-(?:CH|LI)\b/.test(locale);
  return { decimal, separator: isApart ? ';' : ',' };
}
