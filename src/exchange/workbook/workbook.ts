import type { Grid } from '../../render/column.js';
import { rangeOf, sheetXml, type Written } from './sheet.js';
import { stylesXml } from './styles.js';
import { escaped, part } from './xml.js';
import { ZipWriter } from './zip.js';

/** A sheet to be written, its rows as they come. */
export interface SheetOf {
  name: string;
  grid: Grid;
}

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes a workbook (.xlsx) piece by piece, each sheet in turn, so that memory stays flat. The same sheets give the same
 * bytes. Answers what each was made of. Throws as `sheetXml` does.
 */
export function writeWorkbook(
  sheets: readonly SheetOf[],
  currency: string | null,
  write: (bytes: Uint8Array) => void,
): Written[] {
  const zip = new ZipWriter(write);
  const add = (path: string, xml: string) => zip.add(path, [xml]);
  add('[Content_Types].xml', contentTypes(sheets));
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  const written = sheets.map(({ name, grid }, at) => {
    const told: Written = { rows: 0, cut: 0 };
    zip.add(sheetPath(at), sheetXml(name, grid, told));
    return told;
  });
  add('xl/styles.xml', part(`<styleSheet xmlns="${main}">`, stylesXml(currency)));
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, at) => ['worksheet', sheetPath(at).slice('xl/'.length)] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  add('xl/workbook.xml', workbookXml(sheets, written));
  zip.end();
  return written;
}

const sheetPath = (at: number) => `xl/worksheets/sheet${at + 1}.xml`;

function contentTypes(sheets: readonly SheetOf[]): string {
  const override = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${kind}.${type}+xml"/>`;
  return part(
    `<Types xmlns="${types}">`,
    [
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      override('xl/workbook.xml', 'sheet.main'),
      ...sheets.map((_, at) => override(sheetPath(at), 'worksheet')),
      override('xl/styles.xml', 'styles'),
    ].join(''),
  );
}

/** What a part refers to: of which type, and where; `rId1` for the first. */
function relations(to: readonly (readonly [string, string])[]): string {
  const all = to.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return part(`<Relationships xmlns="${links}">`, all.join(''));
}

/** The list of sheets; formulas are worked out anew when it is opened. */
function workbookXml(sheets: readonly SheetOf[], written: readonly Written[]): string {
  const names = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const filters = sheets.map(
    ({ name, grid }, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${escaped(name)}'!${rangeOf(grid.headings, written[at]!, '$')}</definedName>`,
  );
  return part(
    `<workbook xmlns="${main}" xmlns:r="${office}">`,
    `<bookViews><workbookView/></bookViews><sheets>${names.join('')}</sheets><definedNames>${filters.join('')}</definedNames><calcPr calcId="0" fullCalcOnLoad="1"/>`,
  );
}
