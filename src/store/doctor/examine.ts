import type { Day } from '../../domain/calendar.js';
import { UserError, exitCode } from '../../errors.js';
import { faultCode } from '../file/faults.js';
import { inspect, isWritable } from '../file/inspect.js';
import { Journal } from '../file/journal.js';
import { schemaVersion } from '../file/migrate.js';
import { NoJournal } from '../file/schema.js';
import { describeDamage, plainly } from '../file/soundness.js';
import { backupsOf, permissionsOf } from './around.js';
import { findingOf, mostPlaces, type Check, type Finding } from './finding.js';
import { contradictions, lostLinks, strangeBeside, wrongLastResults } from './rows.js';
import { lookAtValues, type Looked } from './values.js';

/** What an examination is made with. */
export interface Surgery {
  file: string;
  /** Whether it was asked about by its name: then it need not be a journal, even a damaged one. */
  isNamed: boolean;
  root: string;
  platform: NodeJS.Platform;
  today: Day;
  /** The local day of a time in milliseconds. */
  dayOfTime: (time: number) => Day;
}

export interface Examined {
  findings: Finding[];
  /** Of the journal; undefined where they cannot be counted. */
  touches: number | undefined;
  leads: number | undefined;
  /** What `repairJournal` puts right: undefined where the rows could not be looked at. */
  looked: Looked | undefined;
}

const inOrder: Check[] = [
  'file',
  'schema',
  'links',
  'values',
  'derived',
  'checksums',
  'promises',
  'permissions',
  'backups',
];

/**
 * Looks at a journal from end to end and changes nothing, be it so damaged that no command opens it. What is defined in it
 * is compared first: only where all of it is ours is anything else read. Throws UserError where there is no file, or it
 * cannot be read.
 */
export function examine(surgery: Surgery): Examined {
  const { file, isNamed, root, platform } = surgery;
  const found = new Map<Check, Finding>();
  const keep = (finding: Finding) => void found.set(finding.check, finding);
  const examined: Examined = { findings: [], touches: undefined, leads: undefined, looked: undefined };
  try {
    const damage = damageSeen(surgery);
    if (damage !== undefined) keep(wrong('file', damage));
    else {
      keep(permissionsOf(file, platform));
      const journal = new Journal({ file, root, purpose: 'examine', chosen: true });
      try {
        examineOpen(journal, surgery, keep, examined);
      } finally {
        journal.close();
      }
    }
  } catch (error) {
    if (error instanceof UserError && /ROLLBACK|RECOVERY/.test(faultCode(error.cause)) && isWritable(file))
      throw new UserError(`A write to ${file} was cut short, and must be taken back first.`, {
        hint: 'Any other command does that, as "prospect status"; then look again.',
        code: exitCode.busy,
        cause: error,
      });
    if (isNamed && error instanceof NoJournal) throw error;
    if (!(error instanceof UserError) || error.code !== exitCode.badData || found.has('file')) throw error;
    keep(wrong('file', error.message));
  }
  examined.findings = inOrder.map(
    (check) =>
      found.get(check) ?? {
        check,
        state: 'unknown',
        says: 'not looked at, because of what is wrong above',
        places: [],
      },
  );
  return examined;
}

/** What is wrong with a file before it is opened. Throws UserError where it is none. */
function damageSeen({ file, isNamed }: Surgery): string | undefined {
  try {
    const sight = inspect(file, true);
    if (sight !== 'absent') return sight === 'empty' ? 'there is nothing in it' : undefined;
  } catch (error) {
    const isForeign = isNamed && error instanceof NoJournal;
    if (error instanceof UserError && error.code === exitCode.badData && !isForeign) return error.message;
    throw error;
  }
  throw new UserError(`There is no journal at ${file}.`, { hint: 'Check the name.', code: exitCode.absent });
}

function wrong(check: Check, message: string): Finding {
  return { check, state: 'damaged', says: message.replace(/\.$/, ''), places: [] };
}

function examineOpen(
  journal: Journal,
  surgery: Surgery,
  keep: (finding: Finding) => void,
  examined: Examined,
): void {
  let version;
  try {
    version = journal.version();
  } catch (error) {
    const told = journal.explain(error);
    const isForeign = surgery.isNamed && told instanceof NoJournal;
    if (!(told instanceof UserError) || told.code !== exitCode.badData || isForeign) throw told;
    return keep(wrong('schema', told.message));
  }
  if (version === 'empty') return keep(wrong('file', 'there is nothing in it'));
  keep({
    check: 'schema',
    state: 'sound',
    says: `all that is defined in it is ours, of version ${version}`,
    places: [],
  });
  const pages = pageFaults(journal);
  keep(findingOf('file', pages, { sound: 'every page holds together', wrong: 'it does not hold together' }));
  // Pages that several others lead to can stand for more rows than could ever be read.
  if (pages.some((fault) => /2nd reference|cannot be read/.test(fault))) return;
  const look = (check: Check, work: () => Finding) => keep(tried(check, journal, work));
  look('links', () =>
    findingOf('links', lostLinks(journal), {
      sound: 'every row belongs to one that is there',
      wrong: 'rows belong to some that are not there',
    }),
  );
  const isOlder = version !== schemaVersion;
  if (isOlder) {
    try {
      journal.modernise();
    } catch (error) {
      return keep(
        wrong(
          'values',
          `it cannot be made a journal of version ${schemaVersion}: ${messageOf(journal, error)}`,
        ),
      );
    }
  }
  look('values', () => {
    examined.looked = lookAtValues(journal);
    const strange = [...examined.looked.strange, ...strangeBeside(journal)];
    return findingOf('values', strange, {
      sound: 'every row holds what it can',
      wrong: 'rows hold what they cannot',
    });
  });
  look('derived', () =>
    findingOf(
      'derived',
      [...new Set((examined.looked?.astray ?? []).map(({ says }) => says)), ...wrongLastResults(journal)],
      {
        sound: 'last results, names to look up, search and order follow from the rest',
        wrong: 'something does not follow from the rest: "prospect doctor --repair" makes it anew',
      },
    ),
  );
  look('checksums', () =>
    isOlder
      ? { check: 'checksums', state: 'unknown', says: `a journal of version ${version} has none`, places: [] }
      : findingOf('checksums', journal.damages().map(describeDamage), {
          sound: 'every row is as it was written',
          wrong: 'rows are not as they were written',
        }),
  );
  look('promises', () =>
    findingOf(
      'promises',
      contradictions(journal),
      { sound: 'no next step contradicts itself', wrong: 'next steps contradict what else is kept' },
      'warning',
    ),
  );
  look('backups', () => backupsOf(journal, surgery.today, surgery.dayOfTime));
  try {
    examined.touches = count(journal, 'touch');
    examined.leads = count(journal, 'lead');
  } catch {
    // It is said above why.
  }
}

function count(journal: Journal, table: 'touch' | 'lead'): number {
  return journal.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
}

function pageFaults(journal: Journal): string[] {
  try {
    const found = journal.all<{ integrity_check: string }>(`PRAGMA integrity_check(${mostPlaces * 10})`);
    return found.map(({ integrity_check: text }) => plainly(text)).filter((text) => text !== 'ok');
  } catch (error) {
    return [`it cannot be read: ${messageOf(journal, error)}`];
  }
}

/** A check that a damaged file does not let come to its end is one that found damage. */
function tried(check: Check, journal: Journal, work: () => Finding): Finding {
  try {
    // Others may write meanwhile.
    return journal.snapshot(work);
  } catch (error) {
    return wrong(check, `it cannot be looked at: ${messageOf(journal, error)}`);
  }
}

function messageOf(journal: Journal, error: unknown): string {
  const told = journal.explain(error);
  return told instanceof Error ? told.message : String(told);
}
