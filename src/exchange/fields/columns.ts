import { fold } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import { say } from '../../render/safe.js';
import { wordTests } from '../cells/words.js';
import { wordKey } from '../cells/word-key.js';
import { fieldNames, joints, type Field, type ForeignField } from './field.js';
import { readingsOf, type Reading } from './header.js';

/** A file's header with some rows from its beginning, by which a doubtful name is decided. */
export interface Sheet {
  header: readonly string[];
  sample: readonly (readonly string[])[];
}

/** Which columns hold which field, and what is to be told of it. */
export interface Matched {
  columns: Map<Field, number[]>;
  /** Fields that were found by a name which may mean something else. */
  weak: Set<Field>;
  notices: string[];
}

type Candidate = Reading & { index: number };

/**
 * Finds the columns of fields by their names: the surer name wins, and a column holds one field. `taken` columns are
 * used already and `closed` fields are not looked for. Throws UserError where two columns of one name fit a field that
 * has one.
 */
export function matchColumns(sheet: Sheet, taken: ReadonlySet<number>, closed: ReadonlySet<Field>): Matched {
  const { header } = sheet;
  const candidates = header.flatMap((column, index) =>
    taken.has(index)
      ? []
      : readingsOf(column)
          .filter(({ field }) => !closed.has(field))
          .map((reading) => ({ ...reading, index })),
  );
  const match = new Match(sheet);
  const bySurest = settleFirms(candidates, sheet, closed).toSorted(
    (a, b) => a.rank - b.rank || a.index - b.index,
  );
  for (const candidate of bySurest) if (!candidate.isWeak) match.take(candidate);
  match.settleNames();
  const weak = bySurest.filter(({ isWeak }) => isWeak);
  for (const field of fieldNames) match.takeWeak(weak.filter((candidate) => candidate.field === field));
  match.settleNames();
  return match;
}

/**
 * Where "Lead name" stands beside the name of a person, and most rows have both and not the same, leads are what Close calls
 * so: firms.
 */
function settleFirms(
  candidates: Candidate[],
  { header, sample }: Sheet,
  closed: ReadonlySet<Field>,
): Candidate[] {
  const isFirm = ({ field, index }: Candidate) => field === 'lead' && wordKey(header[index]!) === 'leadname';
  const firm = candidates.find(isFirm);
  const person = candidates.find((other) => other.field === 'lead' && !other.isWeak && !isFirm(other));
  if (!firm || !person || closed.has('company')) return candidates;
  const named = sample.filter((row) => fold(row[firm.index] ?? '') !== '');
  const both = named.filter((row) => {
    const name = fold(row[person.index] ?? '');
    return name !== '' && name !== fold(row[firm.index]!);
  });
  if (both.length === 0 || both.length * 2 < named.length) return candidates;
  return candidates.map((one) => (isFirm(one) ? { ...one, field: 'company' } : one));
}

/** Names that a person has, and a firm too. */
const plainNames = new Set(['name', 'naam', 'nom', 'nombre', 'nome']);

class Match implements Matched {
  readonly columns = new Map<Field, number[]>();
  readonly weak = new Set<Field>();
  readonly notices: string[] = [];
  private readonly used = new Set<number>();

  constructor(private readonly sheet: Sheet) {}

  take({ field, index, isWeak }: Candidate): void {
    if (this.used.has(index)) return;
    const columns = this.columns.get(field);
    if (columns === undefined) this.put(field, index);
    else if (joints[field] !== undefined) {
      columns.push(index);
      this.used.add(index);
    } else this.pass(field, columns[0]!, index, isWeak);
  }

  /** Of names that may mean something else the first whose cells fit, where the field has no column yet. */
  takeWeak(candidates: readonly Candidate[]): void {
    const fitting = candidates.filter(({ index, field }) => !this.used.has(index) && this.fits(field, index));
    for (const candidate of fitting) {
      const columns = this.columns.get(candidate.field);
      if (columns !== undefined) {
        // Only what is told by its cells is a rival worth a word.
        if (wordTests[candidate.field]) this.pass(candidate.field, columns[0]!, candidate.index, true);
        continue;
      }
      if (candidate.field === 'lead' && this.columns.has('first-name') && this.columns.has('last-name'))
        continue;
      this.weak.add(candidate.field);
      this.put(candidate.field, candidate.index);
    }
  }

  /**
   * A plain "Name" beside a first name is the last name, beside a last name the first; beside both it is a firm's unless it
   * holds them.
   */
  settleNames(): void {
    const [index] = this.columns.get('lead') ?? [];
    if (index === undefined || !plainNames.has(wordKey(this.sheet.header[index]!))) return;
    const [first, last] = [this.columns.get('first-name')?.[0], this.columns.get('last-name')?.[0]];
    if (first === undefined && last === undefined) return;
    const isWhole = first !== undefined && last !== undefined;
    if (isWhole && (this.columns.has('company') || this.holds(index, [first, last]))) return;
    this.columns.delete('lead');
    this.put(isWhole ? 'company' : first === undefined ? 'first-name' : 'last-name', index);
  }

  private put(field: ForeignField, index: number): void {
    this.columns.set(field, [index]);
    this.used.add(index);
  }

  /** Leaves a column that fits a field which another one holds. */
  private pass(field: Field, first: number, second: number, isWeak: boolean): void {
    const [a, b] = [this.sheet.header[first]!, this.sheet.header[second]!];
    if (!isWeak && wordKey(a) === wordKey(b)) throw standsTwice(a, b, first, second);
    this.notices.push(
      say`${field} is taken from "${a}", not from "${b}" (--map ${field}=COLUMN says otherwise)`,
    );
  }

  private fits(field: Field, index: number): boolean {
    const test = wordTests[field];
    if (!test) return true;
    const texts = [...new Set(this.texts(index).map(fold))].filter((text) => text !== '');
    return texts.length > 0 && texts.filter(test).length * 2 >= texts.length;
  }

  /** Whether the cells of a column mostly hold those of one of the others. */
  private holds(index: number, others: number[]): boolean {
    const rows = this.sheet.sample.filter((row) => (row[index] ?? '').trim() !== '');
    const held = rows.filter((row) =>
      others.some((other) => {
        const part = fold(row[other] ?? '');
        return part !== '' && fold(row[index]!).includes(part);
      }),
    );
    return held.length * 2 >= rows.length;
  }

  private texts(index: number): string[] {
    return this.sheet.sample.map((row) => row[index] ?? '');
  }
}

/** Two columns of one name, of which one is asked for. */
export function standsTwice(a: string, b: string, first: number, second: number): UserError {
  const names = a === b ? `The column "${a}" stands twice` : `The columns "${a}" and "${b}" are the same`;
  return new UserError(`${names} (columns ${first + 1} and ${second + 1}).`, {
    hint: 'Rename one of them in the file, so that it is clear which is meant.',
    code: exitCode.badData,
  });
}

/** `Columns: Date, Client.` */
export function listColumns(header: readonly string[]): string {
  const shown = header.slice(0, 40).map((name) => (name === '' ? '(no name)' : name));
  return `Columns: ${shown.join(', ')}${header.length > 40 ? `, and ${header.length - 40} more` : ''}.`;
}
