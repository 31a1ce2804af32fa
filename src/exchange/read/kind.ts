import { UserError, exitCode } from '../../errors.js';
import type { Bytes } from './bytes.js';
import { notRead } from './signature.js';

/** What a file is that can be read. */
export type TextKind = 'csv' | 'json' | 'vcard' | 'calls';

const asCsv = 'Ask the program it comes from for CSV, .xlsx or vCard.';
const inSpreadsheet = 'Many programs call this .xls: open it in a spreadsheet and save it as .xlsx or CSV.';

/** How text begins that is no list, after blanks. */
const texts: { begins: RegExp; is: string; hint: string }[] = [
  {
    begins:
      /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i,
    is: 'an HTML page',
    hint: inSpreadsheet,
  },
  {
    begins: /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart\/related/i,
    is: 'a web archive',
    hint: inSpreadsheet,
  },
  {
    begins: /^<[^]*?urn:schemas-microsoft-com:office:spreadsheet/i,
    is: 'a workbook of Excel 2003 (XML)',
    hint: 'Open it in a spreadsheet and save it as .xlsx or CSV.',
  },
  {
    begins: /^<(?:\?xml|!doctype|!--|[a-z_][\w.:-]*(?:\s[^<>]*)?\/?>\s*(?:<|$))/i,
    is: 'an XML file',
    hint: asCsv,
  },
  {
    begins: /^begin:vcalendar/i,
    is: 'a calendar',
    hint: 'Import lists leads and touches come from: CSV, .xlsx or vCard.',
  },
  {
    begins:
      /^(?:From \S+[^\n]*\d\d:\d\d:\d\d|(?:(?:return-path|received|delivered-to|mime-version|message-id|x-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2})/i,
    is: 'a mail or a mailbox',
    hint: 'A list of people or calls can be imported: CSV, .xlsx or vCard.',
  },
  { begins: /^dn:\s[^]*?\nobjectclass:/i, is: 'an LDIF file', hint: 'Export the contacts as CSV or vCard.' },
  { begins: /^%!PS/, is: 'a PostScript file', hint: asCsv },
  {
    begins: /^\[\s*[[{"\]]/,
    is: 'JSON that "prospect export all" did not write',
    hint: 'Only a whole journal is read from JSON. Ask the program it comes from for CSV, or make it CSV with jq.',
  },
  {
    begins: /^\{(?:"[^\n]*"[^\n]*)\}[ \t\r]*\n\s*\{/,
    is: 'JSON lines, a thing a line',
    hint: 'Only a whole journal is read from JSON. Ask the program it comes from for CSV, or make it CSV with jq.',
  },
];

/**
 * What a text is, by its beginning, `head`. Throws UserError (65) with what it is and what to do, for what holds no list
 * that can be read.
 */
export function textKind(name: string, head: string): TextKind {
  const text = head.replace(/^[\s\ufeff]+/, '');
  if (/^begin:vcard\b/i.test(text)) return 'vcard';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<\?xml-stylesheet[^>]*>\s*)?<calls\b/i.test(text))
    return 'calls';
  const other = texts.find(({ begins }) => begins.test(text));
  if (other) throw notRead(name, other.is, other.hint);
  return text.startsWith('{') ? 'json' : 'csv';
}

/** What zip archives are, by the names of files in them. */
const zips: { holds: string; is: string; hint: string }[] = [
  {
    holds: 'xl/workbook.bin',
    is: 'a binary Excel workbook (.xlsb)',
    hint: 'Open it and save it as .xlsx or CSV.',
  },
  {
    holds: 'word/document.xml',
    is: 'a Word document',
    hint: 'Copy its table into a spreadsheet and save that as .xlsx or CSV.',
  },
  {
    holds: 'ppt/presentation.xml',
    is: 'a presentation',
    hint: 'Copy its table into a spreadsheet and save that as .xlsx or CSV.',
  },
  {
    holds: 'opendocument.spreadsheet',
    is: 'an OpenDocument sheet (.ods)',
    hint: 'Open it and save it as .xlsx or CSV.',
  },
  {
    holds: 'opendocument.',
    is: 'an OpenDocument file',
    hint: 'Copy its table into a spreadsheet and save that as .xlsx or CSV.',
  },
  {
    holds: 'Index/Document.iwa',
    is: 'a document of Numbers or Pages',
    hint: 'Open it and export it as Excel (.xlsx) or CSV.',
  },
];

/** With what a zip archive ends, and what workbooks hold beside their main part, which may be missing. */
const zipEnd = 'PK\x05\x06';
const workbookParts = ['xl/', '[Content_Types].xml'];
const cutOff = 'its end is missing, as after a download or copy that was cut off';

/** The refusal of a workbook that cannot be read, by what its reader said. */
export function damagedWorkbook(name: string, error: unknown): UserError {
  const said = error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read';
  // So the reader of archives calls a file without an end.
  const what = said.startsWith('End of central directory') ? cutOff : said;
  return new UserError(`"${name}" is a damaged workbook: ${what}.`, {
    hint: 'Download or copy it again. Or open it in a spreadsheet, which may repair it, and save it as .xlsx or CSV.',
    code: exitCode.badData,
    cause: error,
  });
}

/** Makes sure that a zip archive is an Excel workbook. Throws UserError (65) with what it is else, and what to do. */
export function requireWorkbook(bytes: Bytes): void {
  const found = firstHeld(bytes, ['xl/workbook.xml', ...zips.map(({ holds }) => holds)]);
  if (found === 'xl/workbook.xml') return;
  const isCut = found === undefined && firstHeld(bytes, [zipEnd]) === undefined;
  if (isCut && (/\.xls[xm]$/i.test(bytes.name) || firstHeld(bytes, workbookParts) !== undefined))
    throw damagedWorkbook(bytes.name, new Error(cutOff));
  const other = zips.find(({ holds }) => holds === found) ?? {
    is: 'a zip archive',
    hint: 'Unpack it and import the CSV, .xlsx or vCard file that is in it.',
  };
  throw notRead(bytes.name, other.is, other.hint);
}

/** The first in the list that the bytes hold. */
function firstHeld(bytes: Bytes, texts: readonly string[]): string | undefined {
  const held = new Set<string>();
  const longest = Math.max(...texts.map((text) => text.length));
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of bytes.chunks()) {
    const piece = Buffer.concat([rest, chunk]);
    for (const text of texts) if (!held.has(text) && piece.includes(text, 0, 'latin1')) held.add(text);
    if (held.has(texts[0]!)) break;
    rest = Buffer.from(piece.subarray(-longest));
  }
  return texts.find((text) => held.has(text));
}
