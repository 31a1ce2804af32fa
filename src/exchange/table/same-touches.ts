import { hash } from 'node:crypto';
import { fold } from '../../domain/text.js';
import type { Moment } from '../../domain/when.js';
import { keyMark, type TouchIntake, type TouchValues } from '../../store/across/touch-intake.js';
import { HashCounts } from './hash-counts.js';
import { NumberSet } from './number-set.js';

/** What a row says of its touch that tells which one it is, in the file's own words. */
export interface TouchWords {
  moment: Moment;
  tactic: string;
  outcome: string;
}

const wordsKept = 1000;

/**
 * Finds the touch that a row without a known id is. It is known by a key: a hash of lead, tactic, moment and outcome, and
 * which of several alike in the file it is. Where no touch has that key, it may be one that is there with the same
 * values, or one that 0.1.0 knew by the text of its row. What was not there before the import is not looked at.
 */
export class SameTouches {
  /** How often each row stood in the file so far. */
  private readonly occurrences = new HashCounts();
  private readonly earlierOccurrences = new HashCounts();
  /** Touches that a row was found to be, so that no other row is. */
  private readonly taken = new NumberSet();
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly intake: TouchIntake,
    private readonly earlier: ((row: readonly string[]) => string) | undefined,
  ) {}

  /** Notes which touch a row is. */
  take(id: number): number {
    if (this.intake.hasTouches) this.taken.add(id);
    return id;
  }

  /** The key of a row, which counts it. */
  keyOf(leadId: number | null, { moment, tactic, outcome }: TouchWords): Buffer {
    const when = moment.at === null ? moment.day : Math.floor(moment.at / 60_000);
    const said = `${leadId ?? ''}\0${this.wordKey(tactic)}\0${when}\0${this.wordKey(outcome)}`;
    let key = digest(said);
    const occurrence = this.occurrences.add(key);
    if (occurrence > 1) key = digest(`${said}\0${occurrence}`);
    keyMark.copy(key);
    return key;
  }

  /** The touch with that key; `hasId`: the row has an id of its own, so that one with another is not meant. */
  withKey(key: Buffer, hasId: boolean): number | undefined {
    const id = this.intake.hasKeys ? this.intake.withKey(key, hasId) : undefined;
    return id === undefined || this.taken.has(id) ? undefined : this.take(id);
  }

  /** The touch that 0.1.0 made of this row. */
  withEarlierKey(row: readonly string[], hasId: boolean): number | undefined {
    if (!this.earlier || !this.intake.hasEarlierKeys) return undefined;
    const said = digest(this.earlier(row));
    const occurrence = this.earlierOccurrences.add(said);
    const key = occurrence === 1 ? said : digest(`${said.toString('hex')} ${occurrence}`);
    const id = this.intake.withKey(key, hasId);
    return id === undefined || this.taken.has(id) ? undefined : this.take(id);
  }

  /** A touch with the same values: at the same minute where both have a time, else on the same day. */
  withValues(values: TouchValues, hasId: boolean): number | undefined {
    const found = this.nearest(values, hasId, () => true);
    return found === undefined ? undefined : this.take(found);
  }

  /** Whether a row was found to be that touch. */
  isTaken(id: number): boolean {
    return this.taken.has(id);
  }

  /** The same of those that fit, which no row is taken for yet. */
  nearest(values: TouchValues, hasId: boolean, fits: (id: number) => boolean): number | undefined {
    if (!this.intake.hasTouches) return undefined;
    const free = this.intake
      .alike(values)
      .filter(({ id, hasExternalId }) => !this.taken.has(id) && !(hasId && hasExternalId === 1) && fits(id));
    const { at } = values.moment;
    const minute = (instant: number | null) => (instant === null ? null : Math.floor(instant / 60_000));
    const found =
      free.find((touch) => at !== null && minute(touch.at) === minute(at)) ??
      free.find((touch) => touch.day === values.moment.day && (touch.at === null || at === null));
    return found?.id;
  }

  /** Words are compared in small letters, with blanks and underscores as dashes. */
  private wordKey(text: string): string {
    let key = this.keys.get(text);
    if (key !== undefined) return key;
    key = fold(text).replace(/[\s_-]+/g, '-');
    if (this.keys.size >= wordsKept) this.keys.clear();
    this.keys.set(text, key);
    return key;
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16);
}
