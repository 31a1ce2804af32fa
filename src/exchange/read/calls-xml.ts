import { UserError, exitCode } from '../../errors.js';
import { UnsoundXml, XmlReader } from './xml.js';

/** The columns that calls are read into, named as they are in the file. */
export const callColumns = ['number', 'duration', 'date', 'type', 'contact_name'];

/**
 * Reads the calls of a backup as Android's "SMS Backup & Restore" writes it, from a text in pieces: one row a call. Unknown
 * names and hidden numbers are empty. Throws UserError (65) for what is not sound.
 */
export function* callRows(name: string, texts: Iterable<string>): Generator<string[]> {
  let calls: string[][] = [];
  const reader = new XmlReader({
    open: (tag, attributes) => {
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
