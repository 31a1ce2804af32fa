import { Journal } from '../file/journal.js';
import { strangeBeside } from './rows.js';
import { lookAtValues } from './values.js';

/**
 * The first thing wrong with a journal that was opened before, in one line: a row that holds what none can, else anything
 * else. Undefined where nothing is wrong, or it cannot be looked at.
 */
export function firstFault(file: string, root: string): string | undefined {
  try {
    const journal = new Journal({ file, root, purpose: 'examine', chosen: true });
    try {
      journal.version();
      return lookAtValues(journal, true).strange[0] ?? strangeBeside(journal)[0] ?? journal.fault();
    } catch (error) {
      const told = journal.explain(error);
      return told instanceof Error ? told.message.replace(/\.$/, '') : undefined;
    } finally {
      journal.close();
    }
  } catch {
    return undefined;
  }
}
