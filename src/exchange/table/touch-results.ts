import { outcomeUnsaid } from '../fields/unusable.js';
import { hasMovedOn } from '../../store/across/moved-on.js';
import { checkNobody, isWritten, oneOf, places, type Channel, type Place } from '../../domain/touch.js';
import { isBefore, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { ImportedResult, KnownTouch, TouchIntake } from '../../store/across/touch-intake.js';
import type { Outcome, Reason } from '../../store/touches/outcomes.js';
import { isNoDate } from '../cells/date-text.js';
import type { Field } from '../fields/field.js';
import { withAdvice } from '../faults.js';
import type { Tally } from '../tally.js';
import { readSteps } from './steps.js';
import type { TouchCells, TouchReading } from './touch-cells.js';
import type { FoundWord, WordBook } from './word-book.js';

/** What results of rows are read with. */
export interface ResultReading extends TouchReading {
  intake: TouchIntake;
  tally: Tally;
  words: WordBook;
}

/** A result with its date. */
interface Dated {
  found: FoundWord<Outcome>;
  moment: Moment;
}

/** Of a result that has an outcome and a date alone. */
const nothingElse = { uid: null, reason: null, broke: null, value: null, note: null };

/** Reads what became of the touches of rows, and adds what became of them since. */
export class TouchResults {
  constructor(
    private readonly context: ResultReading,
    private readonly cells: TouchCells,
  ) {}

  /** The results of a row, each to be completed when the row is written: a word of our own may have to be made. */
  of(row: string[], moment: Moment, channel: Channel, isOwn: boolean): (() => ImportedResult)[] {
    const steps = isOwn ? this.text(row, 'steps') : '';
    if (steps !== '') {
      const { clock, today, words, values } = this.context;
      // The amounts stand in the steps; in which currency they are stands beside them.
      values.amount(row, 'value');
      return readSteps(steps, words, moment, { today, now: clock.now });
    }
    const outcome = this.outcome(row, channel, isOwn);
    const reasonText = this.text(row, 'reason');
    const reason = reasonText.trim() === '' ? null : this.context.words.reason(reasonText, isOwn);
    const place = this.place(row, reason?.word);
    const value = this.context.values.amount(row, 'value');
    const later = isOwn ? [] : this.milestones(row, moment, channel);
    const first = { found: outcome, moment: isOwn ? moment : this.outcomeMoment(row, moment) };
    const all = this.saysOutcome(row, channel) ? [first, ...later] : later;
    // What was said of how it failed, and of its worth, is of what came last.
    const last = all.at(-1)!;
    if ((reason || place) && !isOwn) refuseReason(reason ? 'reason' : 'place', last.found.word);
    return all.map((each) => () => ({
      uid: null,
      outcome: each.found.id(),
      ...each.moment,
      reason: each === last && reason ? reason.id() : null,
      broke: each === last ? place : null,
      value: each === last ? value : null,
      note: null,
    }));
  }

  /** Refuses a row for nobody in particular with an outcome that is with somebody. */
  checkNobody(row: string[], channel: Channel): void {
    const { mapping, words } = this.context;
    withAdvice(() => checkNobody(this.outcome(row, channel, false).word));
    for (const { outcome, field } of mapping.milestones)
      if (!isNoDate(this.text(row, field)))
        withAdvice(() => checkNobody(words.outcome(outcome, undefined).word));
  }

  /** What came of a touch at first: what its row says, of a message that it was sent, else its first outcome with a date. */
  outcome(row: string[], channel: Channel, isOwn: boolean) {
    const text = this.text(row, 'outcome');
    const { words } = this.context;
    if (isOwn ? text.trim() !== '' : !words.isBlank(text)) {
      const known = { stage: this.text(row, 'stage'), state: this.text(row, 'state') };
      return this.context.words.outcome(text, isOwn ? known : undefined, isWritten(channel));
    }
    if (isWritten(channel)) return words.outcome('sent', undefined);
    const milestone = isOwn ? undefined : this.milestone(row);
    if (milestone !== undefined) return words.outcome(milestone, undefined);
    const { mapping } = this.context;
    if (!isOwn && !mapping.has('outcome') && mapping.milestones.length === 0) throw outcomeUnsaid(channel);
    throw new UserError(`The row has no outcome, and a ${channel} needs one.`);
  }

  /** The first outcome of a row that has a date of its own. */
  milestone(row: string[]): string | undefined {
    const { milestones } = this.context.mapping;
    if (milestones.length === 0) return undefined;
    return milestones.find(({ field }) => !isNoDate(this.text(row, field)))?.outcome;
  }

  /** Adds what came of a touch since, by the outcome of its row and by those that have a date; answers how much that is. */
  moveOn(id: number, row: string[], known: KnownTouch): number {
    const { lead, channel } = known;
    const isNew = ({ found }: Dated) => !known.results.some(({ outcome }) => outcome === found.word.id);
    const dated = this.milestones(row, known, channel).filter(isNew);
    for (const { found, moment } of dated)
      this.context.intake.addResult(id, lead, { ...nothingElse, outcome: found.id(), ...moment });
    const moved = dated.length + this.moveOnByOutcome(id, row, this.context.intake.known(id));
    this.context.tally.results += moved;
    return moved;
  }

  /** Adds the outcome of a row to its touch where that has come on since: 1, else 0. */
  private moveOnByOutcome(id: number, row: string[], known: KnownTouch): 0 | 1 {
    const { lead, channel, results } = known;
    const { intake, words } = this.context;
    const outcome = words.outcomeNamed(this.text(row, 'outcome'), isWritten(channel));
    if (!outcome || results.some((result) => result.outcome === outcome.id)) return 0;
    if (!hasMovedOn(results, outcome)) return 0;
    const reason = this.text(row, 'reason');
    const isOpen = outcome.state !== 'failed' && outcome.state !== 'deferred';
    intake.addResult(id, lead, {
      uid: null,
      outcome: outcome.id,
      ...this.resultMoment(row, known),
      reason: isOpen || reason.trim() === '' ? null : this.context.words.reason(reason, false).id(),
      broke: isOpen ? null : this.place(row, words.reasonNamed(reason)),
      value: this.context.values.amount(row, 'value'),
      note: this.newNote(row, known),
    });
    return 1;
  }

  /** The note of a row, which goes with what came of it, unless the touch has it already. */
  private newNote(row: string[], { note, results }: KnownTouch): string | null {
    const said = this.cells.said(row).note;
    const isThere = [note, ...results.map((result) => result.note)].some(
      (one) => one?.trim() === said?.trim(),
    );
    return isThere ? null : said;
  }

  /** When it came on: as the row says, else on the row's own day where that is later than the last result, else today. */
  private resultMoment(row: string[], touch: KnownTouch): Moment {
    const { clock, today, dates } = this.context;
    const text = this.text(row, 'result-at');
    if (!isNoDate(text)) {
      const said = dates.of('result-at').read(text, clock.zone);
      if (!isBefore(said, touch)) return said;
      throw new UserError(`The result of "${text}" is before its touch.`);
    }
    const said = isNoDate(this.text(row, 'at') || this.text(row, 'date'))
      ? undefined
      : this.cells.moment(row);
    if (said && isBefore(touch.results.at(-1) ?? touch, said)) return said;
    return { day: today, at: null, offset: null, zone: clock.zone };
  }

  /** Whether a row says what came of its touch at first: by a word, or because it is a message, which was sent. */
  private saysOutcome(row: string[], channel: Channel): boolean {
    const { mapping, words } = this.context;
    return mapping.isOwn || !words.isBlank(this.text(row, 'outcome')) || isWritten(channel);
  }

  /** The results of a row that have a date of their own, in order. */
  private milestones(row: string[], touch: Pick<Moment, 'day' | 'at'>, channel: Channel): Dated[] {
    const { mapping, words } = this.context;
    if (mapping.milestones.length === 0) return [];
    return mapping.milestones
      .filter(({ field }) => !isNoDate(this.text(row, field)))
      .map(({ outcome, field }) => ({
        found: words.outcome(outcome, undefined, isWritten(channel)),
        moment: this.dated(row, field, touch),
      }))
      .toSorted((a, b) => (isBefore(a.moment, b.moment) ? -1 : isBefore(b.moment, a.moment) ? 1 : 0));
  }

  /** When the outcome of a row came: on its own date, else with the touch. */
  private outcomeMoment(row: string[], touch: Moment): Moment {
    return isNoDate(this.text(row, 'result-at')) ? touch : this.dated(row, 'result-at', touch);
  }

  private dated(row: string[], field: Field, touch: Pick<Moment, 'day' | 'at'>): Moment {
    const text = this.text(row, field);
    const moment = this.context.dates.of(field).read(text, this.context.clock.zone);
    if (!isBefore(moment, touch)) return moment;
    throw new UserError(`The result of "${text}" is before its touch.`);
  }

  private place(row: string[], reason: Reason | undefined): Place | null {
    const text = this.text(row, 'broke');
    if (text.trim() !== '') return withAdvice(() => oneOf('broke', text, places));
    return this.context.mapping.isOwn ? null : (reason?.place ?? null);
  }

  private text(row: string[], field: Field): string {
    return this.context.mapping.text(row, field);
  }
}

function refuseReason(what: string, outcome: Outcome): void {
  if (outcome.state === 'failed' || outcome.state === 'deferred') return;
  throw new UserError(`A ${what} does not go with the outcome ${outcome.name}, which did not fail.`);
}
