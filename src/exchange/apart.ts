import { count, some } from '../render/figure.js';
import { say } from '../render/safe.js';
import { listed, namedOfMany } from './faults.js';

/** What of a lead a row with another name has. */
export type ApartKind = 'id' | 'email' | 'phone';

/** Rows that have the id or an address of a lead and another name; `to`: the leads they became or were taken for. */
interface ApartRows {
  of: string;
  kind: ApartKind;
  isNew: boolean;
  lines: readonly number[];
  to: readonly number[];
  count: number;
}

/**
 * Rows with the id or an address of a lead of another name, by that lead, as far as they are listed; never changed, so that
 * it can be gone back to.
 */
export class Apart {
  private constructor(
    private readonly all: readonly ApartRows[],
    /** Rows that are not listed. */
    private readonly beside: number,
  ) {}

  static readonly none = new Apart([], 0);

  /** The same with one row more; `line` is asked for only while such rows are listed. */
  with(of: string, kind: ApartKind, to: { id: number; isNew: boolean }, line: () => number): Apart {
    const at = this.all.findIndex((one) => one.of === of && one.kind === kind && one.isNew === to.isNew);
    if (at < 0 && this.all.length >= listed) return new Apart(this.all, this.beside + 1);
    const known = this.all[at] ?? { of, kind, isNew: to.isNew, lines: [], to: [], count: 0 };
    const isNamed = known.lines.length < namedOfMany;
    const more = isNamed ? { lines: [...known.lines, line()], to: [...known.to, to.id] } : {};
    const one = { ...known, ...more, count: known.count + 1 };
    return new Apart(at < 0 ? [...this.all, one] : this.all.with(at, one), this.beside);
  }

  /** As lines for the person, a line for each lead. */
  toLines(rowWord: string): string[] {
    const lines = this.all.map((one) => say`  ${apartLine(one, rowWord)}`);
    return this.beside > 0 ? [...lines, `  … and ${some(this.beside, 'row')} more`] : lines;
  }
}

/** `line 5 has the email of Ann Lee @3 under another name; it became a lead of its own, @9` */
function apartLine({ of, kind, isNew, lines, to, count: all }: ApartRows, rowWord: string): string {
  const more = all > lines.length ? ` and ${count(all - lines.length)} more` : '';
  const became = `${[...new Set(to)].map((id) => `@${id}`).join(', ')}${more}`;
  if (all === 1)
    return `${rowWord} ${lines[0]!} has the ${kind} of ${of} under another name; it ${isNew ? 'became a lead of its own,' : 'was taken for'} ${became}`;
  return `${rowWord}s ${lines.join(', ')}${more} have the ${kind} of ${of} under other names; they ${isNew ? 'became leads of their own,' : 'were taken for'} ${became}`;
}
