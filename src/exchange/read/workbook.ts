import { fold } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import { Archive } from './archive.js';
import { builtInFormat, readNumberFormat, type NumberFormat } from './number-format.js';
import { SheetRows, type Cells } from './sheet-rows.js';

/** A sheet of a workbook, read from its first row to its last. */
export interface Sheet {
  /** The cells of each row as text, without blank ones at its end; what is blank before the last row is an empty row. */
  rows: AsyncGenerator<string[]>;
  /** What to tell of it, known when all rows are read. */
  notices: () => string[];
}

interface Place {
  name: string;
  path: string;
  isHidden: boolean;
}

/**
 * The sheet of that name of a workbook (.xlsx), else its first that has rows. Throws UserError where there is no such sheet
 * (2), and for what is no workbook of this kind or damaged (65).
 */
export async function readWorkbook(name: string, bytes: Buffer, wanted?: string): Promise<Sheet> {
  const archive = await Archive.open(name, bytes);
  const main = await mainPart(archive);
  if (main === undefined)
    throw new UserError(`"${name}" holds no workbook.`, {
      hint: 'Save the sheet that you need as CSV, and import that.',
      code: exitCode.badData,
    });
  const links = await linksOf(archive, main);
  const { sheets, is1904 } = await readParts(archive, main, links);
  const { sheet, notices } = await choose(name, archive, sheets, wanted);
  const cells: Cells = {
    strings: await readStrings(archive, links),
    formats: await readFormats(archive, links),
    is1904,
  };
  const rows = new SheetRows(name, archive, sheet.path, cells);
  return { rows: rows.read(), notices: () => [...notices, ...rows.notices()] };
}

interface Link {
  type: string;
  path: string;
}

/** The part that a workbook begins with; undefined where the archive holds none. */
async function mainPart(archive: Archive): Promise<string | undefined> {
  if (!archive.has('_rels/.rels')) return undefined;
  const main = [...(await linksOf(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  return main?.path.endsWith('.xml') && /workbook/i.test(main.path) ? main.path : undefined;
}

/** What a part refers to, by the id that it has there. */
async function linksOf(archive: Archive, part: string): Promise<Map<string, Link>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const links = new Map<string, Link>();
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!archive.has(path)) return links;
  await archive.read(path, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const { pathname } = new URL(Target, `zip:///${folder}`);
      links.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: decodeURI(pathname).slice(1) });
    },
  });
  return links;
}

async function readParts(
  archive: Archive,
  main: string,
  links: Map<string, Link>,
): Promise<{ sheets: Place[]; is1904: boolean }> {
  const sheets: Place[] = [];
  let is1904 = false;
  await archive.read(main, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /^(?:\w+:)?id$/.test(key))?.[1] ?? '';
      const link = links.get(id);
      if (link?.type !== 'worksheet') return;
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', path: link.path, isHidden });
    },
  });
  return { sheets, is1904 };
}

async function choose(
  name: string,
  archive: Archive,
  sheets: readonly Place[],
  wanted: string | undefined,
): Promise<{ sheet: Place; notices: string[] }> {
  const names = (of: readonly Place[]) => of.map((sheet) => `"${sheet.name}"`).join(', ');
  if (wanted !== undefined) {
    const sheet =
      sheets.find((one) => one.name === wanted) ?? sheets.find((one) => fold(one.name) === fold(wanted));
    if (sheet) return { sheet, notices: [] };
    throw new UserError(`"${name}" has no sheet "${wanted}".`, { hint: `Its sheets: ${names(sheets)}.` });
  }
  const filled: Place[] = [];
  for (const sheet of sheets)
    if (!sheet.isHidden && (await hasCells(archive, sheet.path))) filled.push(sheet);
  const [sheet = sheets[0], ...others] = filled;
  if (!sheet)
    throw new UserError(`"${name}" has no sheet of rows.`, {
      hint: 'Save the rows that you need as CSV, and import that.',
      code: exitCode.badData,
    });
  if (others.length === 0) return { sheet, notices: [] };
  const notice = `read: sheet ${names([sheet])}; not read: ${names(others)} (--sheet NAME takes another)`;
  return { sheet, notices: [notice] };
}

async function hasCells(archive: Archive, path: string): Promise<boolean> {
  let end = '';
  for await (const text of archive.text(path)) {
    if (/<(?:\w+:)?c[ >]/.test(end + text)) return true;
    end = text.slice(-20);
  }
  return false;
}

/** The texts that cells refer to by number, without those that say how others are spoken. */
async function readStrings(archive: Archive, links: Map<string, Link>): Promise<string[]> {
  const strings: string[] = [];
  const path = pathOf(archive, links, 'sharedStrings');
  if (path === undefined) return strings;
  let text = '';
  let isText = false;
  let isSpoken = false;
  await archive.read(path, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') isSpoken = true;
      else isText = tag === 't' && !isSpoken;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (tag) => {
      if (tag === 'rPh') isSpoken = false;
      if (tag === 't') isText = false;
      if (tag === 'si') strings.push(text);
    },
  });
  return strings;
}

/** The number formats of the styles that cells refer to by number. */
async function readFormats(archive: Archive, links: Map<string, Link>): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  const path = pathOf(archive, links, 'styles');
  if (path === undefined) return formats;
  const own = new Map<number, NumberFormat>();
  let isOfCells = false;
  await archive.read(path, {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId);
      if (tag === 'numFmt') own.set(id, readNumberFormat(formatCode));
      else if (tag === 'cellXfs') isOfCells = true;
      else if (tag === 'xf' && isOfCells) formats.push(own.get(id) ?? builtInFormat(id));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
}

function pathOf(archive: Archive, links: Map<string, Link>, type: string): string | undefined {
  const path = [...links.values()].find((link) => link.type === type)?.path;
  return path !== undefined && archive.has(path) ? path : undefined;
}
