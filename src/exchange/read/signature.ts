import { UserError, exitCode } from '../../errors.js';

interface Signature {
  begins: number[] | string;
  /** Bytes before it. */
  after?: number;
  is: string;
  hint: string;
}

const asTable = 'Open it, copy the table into a spreadsheet, and save that as .xlsx or CSV.';
const unpack = 'Unpack it and import the file that is in it.';
const picture = 'Type what it shows into a spreadsheet, or ask for the data as CSV or .xlsx.';

/** Kinds of file that are not text, by how they begin. */
const signatures: Signature[] = [
  {
    begins: '%PDF',
    is: 'a PDF',
    hint: 'Ask for the data as CSV or .xlsx. Or copy its table into a spreadsheet.',
  },
  { begins: '{\\rtf', is: 'a text of a word processor (RTF)', hint: asTable },
  { begins: [0x1f, 0x8b], is: 'a gzip archive', hint: 'Unpack it first: gunzip -k FILE' },
  { begins: 'BZh', is: 'a bzip2 archive', hint: unpack },
  { begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], is: 'an xz archive', hint: unpack },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], is: 'a zstd archive', hint: unpack },
  { begins: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], is: 'a 7z archive', hint: unpack },
  { begins: 'Rar!\x1a', is: 'a rar archive', hint: unpack },
  { begins: 'ustar', after: 257, is: 'a tar archive', hint: unpack },
  {
    begins: 'SQLite format 3\0',
    is: 'a database',
    hint: 'For a journal: prospect --db FILE export all > all.json, then import that.',
  },
  { begins: 'Standard Jet DB', after: 4, is: 'a database of Access', hint: 'Export the table as CSV there.' },
  { begins: 'Standard ACE DB', after: 4, is: 'a database of Access', hint: 'Export the table as CSV there.' },
  { begins: '!BDN', is: 'a mailbox of Outlook', hint: 'Export the contacts in Outlook as CSV.' },
  { begins: 'bplist00', is: 'a settings file of macOS', hint: 'Export the data as CSV or vCard.' },
  { begins: 'PAR1', is: 'a Parquet file', hint: 'Save the table as CSV.' },
  { begins: [0x89, 0x50, 0x4e, 0x47], is: 'an image', hint: picture },
  { begins: [0xff, 0xd8, 0xff], is: 'an image', hint: picture },
  { begins: 'GIF8', is: 'an image', hint: picture },
  { begins: [0x49, 0x49, 0x2a, 0], is: 'an image', hint: picture },
  { begins: [0x4d, 0x4d, 0, 0x2a], is: 'an image', hint: picture },
  { begins: 'WEBP', after: 8, is: 'an image', hint: picture },
  { begins: 'ftyp', after: 4, is: 'an image or a film', hint: picture },
];

const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Names in old files of Office, by which these are told apart. */
const compoundKinds: { holds: string; is: string; hint: string }[] = [
  {
    holds: 'EncryptedPackage',
    is: 'a workbook or document with a password',
    hint: 'Open it and save it without the password.',
  },
  { holds: 'Workbook', is: 'an old Excel workbook (.xls)', hint: 'Open it and save it as .xlsx or CSV.' },
  { holds: 'WordDocument', is: 'an old Word document (.doc)', hint: asTable },
  { holds: '__properties', is: 'a mail of Outlook (.msg)', hint: asTable },
];

/** Whether it is a zip archive; workbooks are. */
export function isZip(head: Buffer): boolean {
  return begins(head, [0x50, 0x4b, 3, 4]);
}

/**
 * Throws UserError (65) for what is neither text nor a zip archive, by how it begins: `head` has its first bytes, 64 kB
 * where there are so many.
 */
export function refuseBinary(name: string, head: Buffer): void {
  const found = signatures.find((one) => begins(head, one.begins, one.after)) ?? oldOffice(head);
  if (found) throw notRead(name, found.is, found.hint);
}

/** The refusal of a file that is something else than a list. */
export function notRead(name: string, is: string, hint: string): UserError {
  return new UserError(`"${name}" is ${is}, which cannot be imported.`, { hint, code: exitCode.badData });
}

function oldOffice(head: Buffer): { is: string; hint: string } | undefined {
  if (!begins(head, compound)) return undefined;
  return (
    compoundKinds.find(({ holds }) => head.includes(Buffer.from(holds, 'utf16le'))) ?? {
      is: 'an old Office file (.xls, .doc or .msg)',
      hint: 'Open it and save it as .xlsx or CSV.',
    }
  );
}

function begins(head: Buffer, bytes: number[] | string, after = 0): boolean {
  const wanted = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
  return head.subarray(after, after + wanted.length).equals(wanted);
}

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** The byte order mark with which a file says its encoding, and its length in bytes. */
export function markOf(head: Buffer): { encoding: string; length: number } | undefined {
  const mark = marks.find(({ bytes }) => begins(head, bytes));
  return mark && { encoding: mark.encoding, length: mark.bytes.length };
}

/** UTF-16 without a mark: of most pairs one byte is NUL, always the same. */
export function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const nuls = [0, 0];
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1)) nuls[at % 2]!++;
  const [even, odd] = nuls as [number, number];
  if (Math.max(even, odd) < head.length / 4) return undefined;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}

/** Whether a NUL is nothing wrong in a file that begins so. */
export function mayHoldNul(head: Buffer): boolean {
  return isZip(head) || (markOf(head)?.encoding ?? wideEncoding(head) ?? 'utf-8') !== 'utf-8';
}
