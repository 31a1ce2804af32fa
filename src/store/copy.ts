import { UserError, exitCode } from '../errors.js';
import { explainFault } from './faults.js';
import { Journal } from './journal.js';

/** Writes a compact copy of the journal into an empty file that is there already. */
export function copyJournal(journal: Journal, file: string): void {
  try {
    journal.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    throw explainFault(error, file) ?? error;
  }
}

/** Checks a copy from end to end and against the journal; returns what it holds. */
export function verifyCopy(journal: Journal, file: string, root: string): { touches: number; leads: number } {
  const copy = new Journal({ file, purpose: 'write', chosen: true, root });
  try {
    const sound = copy.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check === 'ok';
    const counts = countsOf(copy);
    if (!sound || JSON.stringify(counts) !== JSON.stringify(countsOf(journal)))
      throw new UserError('The copy does not agree with the journal, so it was thrown away.', {
        hint: 'Try again; if it happens twice, check the disk.',
        code: exitCode.io,
      });
    return counts;
  } finally {
    copy.close();
  }
}

function countsOf(journal: Journal): { touches: number; leads: number; results: number; operations: number } {
  return journal.get(
    `SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM lead) AS leads,
       (SELECT count(*) FROM result) AS results, (SELECT count(*) FROM operation) AS operations`,
  )!;
}
