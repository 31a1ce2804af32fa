import { isWritten, type Channel } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import { hasMovedOn } from '../../store/across/moved-on.js';
import type { TouchIntake } from '../../store/across/touch-intake.js';
import type { Mapping } from '../fields/mapping.js';
import { linesText, namedOfMany } from '../faults.js';
import type { Tally } from '../tally.js';
import type { SameTouches } from './same-touches.js';
import type { WordBook } from './word-book.js';

/** What rows are looked for with. */
interface FurtherReading {
  intake: TouchIntake;
  mapping: Mapping;
  words: WordBook;
  tally: Tally;
  line: () => number;
}

/** With whom, how and when the touch of a row was; `versionId` is undefined for a tactic to be made. */
interface Place {
  leadIds: readonly number[];
  moment: Moment;
  channel: Channel;
  versionId: number | undefined;
}

/**
 * Rows without a known id that look like a touch that was there, with a later outcome: of a table in which outcomes are
 * written over. Where the touch has not come to that outcome, nothing tells them from a second touch of that moment, so
 * that they become one, and are told.
 */
export class FurtherRows {
  /** By the touch that was there: the first row that looks like it, and the touch that this row became. */
  private readonly rows = new Map<number, { id: number; line: number }>();

  constructor(
    private readonly context: FurtherReading,
    private readonly same: SameTouches,
  ) {}

  /**
   * The touch that was there and may have come on to the outcome of a row since, and whether it has that outcome by now;
   * `hasId`: the row has an id of its own.
   */
  find(text: string, place: Place, hasId: boolean): { id: number; hasOutcome: boolean } | undefined {
    const { intake, words, mapping } = this.context;
    const { leadIds, moment, channel, versionId } = place;
    const [leadId, ...others] = leadIds;
    if (mapping.isOwn || !intake.hasTouches || leadId === undefined || others.length > 0) return undefined;
    const outcome = words.outcomeNamed(text, isWritten(channel));
    if (outcome === undefined || versionId === undefined) return undefined;
    const has = (id: number) => intake.known(id).results.some((result) => result.outcome === outcome.id);
    const values = { leadId, versionId, moment, outcomeId: null };
    const come = this.same.nearest(values, hasId, has);
    if (come !== undefined) return { id: come, hasOutcome: true };
    const comes = this.same.nearest(values, hasId, (id) => hasMovedOn(intake.known(id).results, outcome));
    return comes === undefined ? undefined : { id: comes, hasOutcome: false };
  }

  /** Notes that the row that is read looks like `touch` and became the touch `id`. */
  note(touch: number, id: number): void {
    if (!this.rows.has(touch)) this.rows.set(touch, { id, line: this.context.line() });
  }

  /** What is told of them, but for those whose touch another row turned out to be: one line, or none. */
  toLines(): string[] {
    const rows = [...this.rows].filter(([touch]) => !this.same.isTaken(touch));
    if (rows.length === 0) return [];
    const named = rows.slice(0, namedOfMany);
    const lines = { lines: named.map(([, { line }]) => line), count: rows.length };
    const which = linesText(lines, this.context.tally.rowWord);
    const more = rows.length > named.length ? ' …' : '';
    const [from, to] = [named.map(([touch]) => touch), named.map(([, { id }]) => id)].map(
      (ids) => `${ids.join(', ')}${more}`,
    );
    return [
      rows.length === 1
        ? `${which} looks like touch ${from} with a newer outcome, and became touch ${to}; with --update it goes to the touch that was there`
        : `${which} look like touches ${from} with newer outcomes, and became touches ${to}; with --update they go to the touches that were there`,
    ];
  }
}
