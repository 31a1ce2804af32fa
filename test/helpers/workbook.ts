import { deflateRawSync } from 'node:zlib';

/** A zip archive of these files, by their path. */
export function zipOf(files: Record<string, string | Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    // Version, flags, method, time, day, check, sizes, length of the name, no extras: readers take these from the end.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]));
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, name]));
    at += bodies.at(-1)!.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** A cell: a text, a number in a format, or what stands in XML. */
export type Cell = string | { number: number | string; format?: string } | { xml: string } | null;

/** A sheet by its rows, or by its XML. */
export type SheetContent = (Cell | undefined)[][] | string;

interface Options {
  is1904?: boolean;
  /** Names of sheets that are not shown. */
  hidden?: string[];
  /** Further parts, or others in the place of those made here. */
  parts?: Record<string, string | Buffer>;
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with these sheets. */
export function workbookOf(
  sheets: Record<string, SheetContent>,
  { is1904 = false, hidden = [], parts = {} }: Options = {},
): Buffer {
  const formats: string[] = ['General'];
  const names = Object.keys(sheets);
  const bodies = Object.values(sheets).map((sheet) =>
    typeof sheet === 'string' ? sheet : rowsXml(sheet, formats),
  );
  const each = (xml: (name: string, number: number) => string) =>
    names.map((name, index) => xml(name, index + 1)).join('');
  const links = each(
    (_, n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relations}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${each(
      (name, n) =>
        `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links}<Relationship Id="s" Type="${relations}/styles" Target="/xl/styles.xml"/><Relationship Id="t" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats
      .map((code, index) => `<xf numFmtId="${/^[1-9]\d?$/.test(code) ? code : 200 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      bodies.map((body, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(body)]),
    ),
    ...parts,
  });
}

function sheetXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet>${body}</worksheet>`;
}

function rowsXml(rows: (Cell | undefined)[][], formats: string[]): string {
  const xml = rows.map((cells, row) => {
    const inside = cells
      .map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, formats))
      .join('');
    return inside === '' ? '' : `<row r="${row + 1}">${inside}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}

function cellXml(cell: Cell | undefined, place: string, formats: string[]): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ('xml' in cell) return cell.xml.replace('<c', `<c r="${place}"`);
  const { format = 'General' } = cell;
  if (!formats.includes(format)) formats.push(format);
  return `<c r="${place}" s="${formats.indexOf(format)}"><v>${cell.number}</v></c>`;
}

function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** What XML cannot hold is written as Excel does. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\0-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]/g,
      (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
