import { UserError, exitCode } from '../../errors.js';
import { UnsoundXml, XmlReader } from './xml.js';

/** The columns that calls are read into, named as they are in the file. */
export const callColumns = ['number', 'duration', 'date', 'type', 'contact_name'];

/**
 * Reads the calls of a backup as Android's "SMS Backup & Restore" writes it, from a text in pieces: one row a call. Unknown
 * names and hidden numbers are empty. Throws UserError (65) for other XML, and for what is not sound.
 */
export function* callRows(name: string, texts: Iterable<string>): Generator<string[]> {
  let calls: string[][] = [];
  let root: string | undefined;
  const reader = new XmlReader({
    open: (tag, attributes) => {
      if (root === undefined && tag !== 'calls') throw otherXml(name, tag, attributes);
      root ??= tag;
      if (tag === 'call')
        calls.push(callColumns.map((column) => readValue(column, attributes[column] ?? '')));
    },
  });
  try {
    for (const text of texts) {
      reader.write(text);
      yield* calls;
      calls = [];
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof UnsoundXml)) throw error;
    throw new UserError(`"${name}" is no sound XML: ${error.message.toLowerCase()}.`, {
      hint: 'The file may be cut short: make the backup again.',
      code: exitCode.badData,
      cause: error,
    });
  }
}

function readValue(column: string, value: string): string {
  if (column === 'contact_name' && value === '(Unknown)') return '';
  // The numbers of callers who hide theirs, or have none, are below zero.
  if (column === 'number' && /^-\d$/.test(value)) return '';
  return value === 'null' ? '' : value;
}

/** What XML is that holds no calls, by its outermost element. */
function otherXml(name: string, root: string, attributes: Record<string, string>): UserError {
  const refuse = (what: string, hint: string) =>
    new UserError(`"${name}" is ${what}.`, { hint, code: exitCode.badData });
  const isOf = (program: RegExp) => Object.values(attributes).some((value) => program.test(value));
  if (root === 'smses')
    return refuse('a backup of text messages, not of calls', 'Back up the call log, and import that.');
  if (root === 'html') return refuse('a web page, not a table', 'Export the table as CSV, and import that.');
  if (root === 'Workbook' && isOf(/microsoft/i))
    return refuse('an XML spreadsheet of Excel 2003', 'Save it as .xlsx or as CSV, and import that.');
  return refuse(
    `XML of a kind that is not read ("${root.slice(0, 40)}")`,
    'Export it as CSV, and import that.',
  );
}
