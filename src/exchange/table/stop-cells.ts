import { say } from '../../render/safe.js';
import { unstuff } from '../../render/csv.js';
import { readFlag, saysStop } from '../cells/flags.js';
import { knownOutcome } from '../cells/outcome-words.js';
import type { Mapping } from '../fields/mapping.js';

/** Words that are named. */
const named = 10;

/** Reads whether a lead is not to be contacted: by its flag, and by the words of columns that hold its state. */
export class StopCells {
  /** Whether words of another kind may stand in the column of the flag, since it was typed. */
  private readonly isTyped: boolean;
  private readonly stops = new Set<string>();
  private readonly unknown = new Set<string>();

  constructor(private readonly mapping: Mapping) {
    this.isTyped = mapping.mapped.some(({ field }) => field === 'stopped');
  }

  /** Throws UserError for a flag that is neither yes nor no. */
  isStopped(row: readonly string[]): boolean {
    const text = this.mapping.text(row, 'stopped');
    if (this.mapping.isOwn) return text === 'true';
    const isFlagged = this.isFlagged(text);
    let isStopped = false;
    for (const index of this.mapping.stopColumns) {
      const word = unstuff(row[index] ?? '').trim();
      if (!saysStop(word)) continue;
      isStopped = true;
      if (this.stops.size < named) this.stops.add(word);
    }
    return isStopped || isFlagged;
  }

  /** What stops were made of, and what was taken for none. */
  notices(): string[] {
    const list = (words: Set<string>) => [...words].map((word) => `"${word}"`).join(', ');
    return [
      ...(this.stops.size > 0 ? [say`stopped are leads with ${list(this.stops)}`] : []),
      ...(this.unknown.size > 0
        ? [say`not stopped are leads with ${list(this.unknown)} (--recode stopped:THEIRS=yes says otherwise)`]
        : []),
    ];
  }

  private isFlagged(text: string): boolean {
    if (text === '') return false;
    if (saysStop(text)) return true;
    if (!this.isTyped) return readFlag('stopped', text) === true;
    try {
      return readFlag('stopped', text) === true;
    } catch {
      if (knownOutcome(text, false) === undefined && this.unknown.size < named) this.unknown.add(text);
      return false;
    }
  }
}
