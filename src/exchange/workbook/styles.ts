import { currencySymbol, minorDigits } from '../../domain/money.js';
import type { CellKind } from '../../render/column.js';
import { escaped } from './xml.js';

/** How cells look, by the number that they name it with: what is plain, titles, then one for each kind. */
const styles = ['plain', 'title', 'text', 'day', 'time', 'seconds', 'minutes', 'money', 'share'] as const;

/** The style of a kind of cells. */
export function styleOf(kind: CellKind | 'plain' | 'title' | 'text'): number {
  return styles.indexOf(kind);
}

/** The formats of numbers. Those of days and times read alike in every language. */
function formatsOf(currency: string | null): Record<(typeof styles)[number], string> {
  return {
    plain: 'General',
    title: '@',
    // What is text stays text when somebody edits it: =1+1, +49 151, 007.
    text: '@',
    day: 'yyyy\\-mm\\-dd',
    time: 'hh:mm',
    seconds: '[h]:mm:ss',
    minutes: '[h]:mm',
    money: moneyFormat(currency),
    share: '0.0%',
  };
}

function moneyFormat(currency: string | null): string {
  const digits = minorDigits(currency);
  const figures = `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
  if (currency === null) return figures;
  const symbol = currencySymbol(currency);
  return `[$${symbol.trim()}]${symbol.endsWith(' ') ? '\\ ' : ''}${figures}`;
}

const builtIn: Record<string, number> = { General: 0, '@': 49 };
const firstOwn = 164;

/** The part of a workbook that says how cells look. */
export function stylesXml(currency: string | null): string {
  const formats = formatsOf(currency);
  const codes = styles.map((style) => formats[style]);
  const numberOf = (code: string) => builtIn[code] ?? firstOwn + codes.indexOf(code);
  const own = [...new Set(codes)].filter((code) => builtIn[code] === undefined);
  return [
    '<numFmts count="',
    own.length,
    '">',
    ...own.map((code) => `<numFmt numFmtId="${numberOf(code)}" formatCode="${escaped(code)}"/>`),
    '</numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">`,
    ...styles.map(
      (style, at) =>
        `<xf numFmtId="${numberOf(codes[at]!)}" fontId="${style === 'title' ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    ),
    '</cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  ].join('');
}
