import type { Day } from '../../domain/calendar.js';
import { hasMovedOn } from '../../store/across/moved-on.js';
import { checkText, textLimit } from '../../domain/text.js';
import {
  checkNobody,
  isWritten,
  oneOf,
  places,
  wholeNumber,
  type Channel,
  type Place,
} from '../../domain/touch.js';
import { isBefore, parseIsoMoment, type Clock, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import {
  inPlaces,
  type ImportedResult,
  type KnownTouch,
  type SaidOfTouch,
  type TouchIntake,
} from '../../store/across/touch-intake.js';
import type { Outcome, Reason } from '../../store/touches/outcomes.js';
import { refuseAhead } from '../cells/date-column.js';
import { isNoDate } from '../cells/date-text.js';
import { noteText } from '../cells/html.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import type { DateFields } from './date-fields.js';
import { readNumber, readUid, type FoundLead, type LeadRows } from './lead-rows.js';
import type { NextRows, Promised } from './next-rows.js';
import { SameTouches } from './same-touches.js';
import { readSteps } from './steps.js';
import type { TacticRows } from './tactic-rows.js';
import { faultsAmong, withAdvice, type Tally } from '../tally.js';
import type { ValueFields } from './value-fields.js';
import type { FoundWord, WordBook } from './word-book.js';

/** What rows are read with. */
export interface TouchImport {
  intake: TouchIntake;
  mapping: Mapping;
  tally: Tally;
  leads: LeadRows;
  tactics: TacticRows;
  words: WordBook;
  values: ValueFields;
  clock: Clock;
  today: Day;
  dates: DateFields;
  /** What 0.1.0 knew a row without an id by. */
  earlier: ((row: readonly string[]) => string) | undefined;
  next: NextRows;
}

/** A result with its date. */
interface Dated {
  found: FoundWord<Outcome>;
  moment: Moment;
}

/** Of a result that has an outcome and a date alone. */
const nothingElse = { uid: null, reason: null, broke: null, value: null, note: null };

/** Reads rows of touches and adds those that are not there yet. */
export class TouchRows {
  private readonly same: SameTouches;

  constructor(private readonly context: TouchImport) {
    this.same = new SameTouches(context.intake, context.earlier);
  }

  /** Takes one row: everything is read before anything is written. Throws UserError where it cannot be read. */
  take(row: string[]): void {
    const { intake, tally, leads, today, next } = this.context;
    if (this.isUntouched(row) && this.takeLead(row)) return;
    const uidText = this.text(row, 'uid');
    const uid = uidText === '' ? null : readUid(uidText);
    const same = uid && intake.with('uid', uid);
    if (same) return this.compare(same, row, intake.known(same), false);
    const externalId = checkText('external id', this.text(row, 'external-id'), textLimit.externalId) || null;
    const alike = externalId === null ? undefined : intake.with('external_id', externalId);
    if (alike !== undefined) return this.there(this.same.take(alike), row, leads.ofTouch(row, today), true);

    const moment = this.moment(row);
    const lead = leads.ofTouch(row, moment.day);
    const known = uid ? undefined : this.find(row, moment, lead, externalId !== null);
    if (known?.id !== undefined) return this.there(known.id, row, lead, false);
    const tactic = this.context.tactics.ofTouch(row, moment.day);
    const results = this.results(row, moment, tactic.channel, uid !== null);
    const touch = {
      touch: readNumber('touch', this.text(row, 'touch')),
      uid,
      ...moment,
      ...this.said(row),
    };
    const promised = next.read(row);
    const { isOwn } = this.context.mapping;
    if (lead === null && !isOwn) this.checkNobody(row, tactic.channel);

    const leadId = lead && lead.settle();
    const versionId = tactic.id ?? tactic.add();
    const settled = inPlaces(results.map((result) => result()));
    const hasKey = uid === null && externalId === null;
    const importKey = hasKey ? (known?.key ?? this.same.keyOf(leadId, this.words(row, moment))) : null;
    const id = intake.add({
      ...touch,
      import_key: importKey,
      lead: leadId,
      version: versionId,
      results: settled,
    });
    if (leadId !== null) {
      intake.keepPromises(leadId, id, settled);
      if (promised) this.promise(row, promised, leadId, { id, moment, channel: tactic.channel });
    } else if (isOwn && intake.needsLead(settled)) tally.nobody(id);
    tally.touches++;
  }

  /** Forgets what was remembered of a row of which nothing is kept. */
  forget(): void {
    const { intake, leads, tactics, words } = this.context;
    for (const each of [intake, leads, tactics, words]) each.forget();
  }

  /** Whether a row of another program tells of no touch: it says that there was none, or neither when nor what came of it. */
  private isUntouched(row: string[]): boolean {
    const { mapping, words } = this.context;
    if (mapping.isOwn) return false;
    const outcome = this.text(row, 'outcome');
    if (!words.saysNothing(outcome) || this.milestone(row) !== undefined) return false;
    if (!words.isBlank(outcome)) return true;
    return isNoDate(this.text(row, 'at') || this.text(row, 'date'));
  }

  /** Takes the lead of a row without a touch, and its next step; false where it names nobody. */
  private takeLead(row: string[]): boolean {
    const { leads, next, tally, today, intake } = this.context;
    const lead = leads.ofTouch(row, today);
    if (lead === null) return false;
    const promised = next.read(row);
    const isHere = lead.ids.length > 0;
    const id = lead.settle();
    const isPromised = next.make(promised, id, today);
    if (isPromised) intake.lookAgain(id);
    if (isHere && !isPromised) tally.skipped++;
    tally.untouched++;
    return true;
  }

  /** Makes the next step that a row promises with its touch. */
  private promise(
    row: string[],
    promised: Promised,
    leadId: number,
    touch: { id: number; moment: Moment; channel: Channel },
  ): void {
    const { word: outcome } = this.outcome(row, touch.channel, false);
    if (this.context.next.make(promised, leadId, touch.moment.day, { id: touch.id, outcome }))
      this.context.intake.lookAgain(leadId);
  }

  /** Makes the next step of a row whose touch is there, where it is another one by now. */
  private promiseAgain(row: string[], leadId: number, id: number): void {
    const { next, today, intake, words } = this.context;
    const promised = next.read(row);
    const outcome = promised === null ? undefined : words.outcomeNamed(this.text(row, 'outcome'));
    if (next.make(promised, leadId, today, outcome && { id, outcome })) intake.lookAgain(leadId);
  }

  /** Refuses a row for nobody in particular with an outcome that is with somebody. */
  private checkNobody(row: string[], channel: Channel): void {
    const { mapping, words } = this.context;
    withAdvice(() => checkNobody(this.outcome(row, channel, false).word));
    for (const { outcome, field } of mapping.milestones)
      if (!isNoDate(this.text(row, field)))
        withAdvice(() => checkNobody(words.outcome(outcome, undefined).word));
  }

  /** The first outcome of a row that has a date of its own. */
  private milestone(row: string[]): string | undefined {
    const { milestones } = this.context.mapping;
    if (milestones.length === 0) return undefined;
    return milestones.find(({ field }) => !isNoDate(this.text(row, field)))?.outcome;
  }

  faults(row: string[]): UserError[] {
    let moment: Moment | undefined;
    let channel: Channel = 'call';
    const day = () => moment?.day ?? this.context.today;
    return faultsAmong([
      () => (moment = this.moment(row)),
      () => ({ channel } = this.context.tactics.ofTouch(row, day())),
      () => this.results(row, moment ?? dayAlone(this.context), channel, false),
      () => this.context.values.seconds(row),
      () => this.context.values.amount(row, 'cost'),
      () => this.context.values.amount(row, 'value'),
      () => this.energy(row),
      () => this.context.next.read(row),
      () => checkText('note', this.note(row), textLimit.note),
      () => this.context.leads.ofTouch(row, day()),
    ]);
  }

  notices(): string[] {
    return [...this.context.dates.notices(), ...this.context.values.notices()];
  }

  private words(row: string[], moment: Moment) {
    return { moment, tactic: this.text(row, 'tactic'), outcome: this.text(row, 'outcome') };
  }

  /** The touch that a row without a known id is, or the key that it is to have where that is known by now. */
  private find(
    row: string[],
    moment: Moment,
    lead: FoundLead | null,
    hasId: boolean,
  ): { id?: number | undefined; key?: Buffer | undefined } {
    const { intake, tactics } = this.context;
    const leadIds = lead === null ? [null] : lead.ids;
    let id = this.same.withEarlierKey(row, hasId);
    let key: Buffer | undefined;
    if (!hasId || intake.hasKeys)
      for (const leadId of leadIds) {
        key = this.same.keyOf(leadId, this.words(row, moment));
        id ??= this.same.withKey(key, hasId);
      }
    if (leadIds.length > 1) key = undefined;
    if (id !== undefined || !intake.hasTouches || leadIds.length === 0) return { id, key };
    const tactic = tactics.ofTouch(row, moment.day);
    if (tactic.id === undefined) return { key };
    const outcomeId = this.outcome(row, tactic.channel, false).word.id;
    for (const leadId of leadIds)
      id ??= this.same.withValues({ leadId, versionId: tactic.id, moment, outcomeId }, hasId);
    return { id, key };
  }

  /** A row whose touch is there: it gets what it has not, and with an id of its own what became of it since. */
  private there(id: number, row: string[], lead: FoundLead | null, isById: boolean): void {
    const { intake, tally, mapping } = this.context;
    let hasNews = false;
    if (!mapping.isOwn) {
      if (lead?.ids.length === 1) this.promiseAgain(row, lead.settle(), id);
      const known = intake.known(id);
      const filled = intake.fill(id, known, this.said(row));
      tally.fill(filled, []);
      const moved = isById ? this.moveOn(id, row, known) : 0;
      hasNews = filled.length > 0 || moved > 0;
    }
    this.compare(id, row, intake.known(id), hasNews);
  }

  /** Counts a row whose touch is there: one with an outcome, reason or note of its own, else one that brought nothing new. */
  private compare(id: number, row: string[], known: KnownTouch, hasNews: boolean): void {
    const { note, channel, results } = known;
    const { tally, words } = this.context;
    const holds = (text: string, isHeld: (text: string) => boolean) => text.trim() === '' || isHeld(text);
    const hasOutcome = (text: string) =>
      results.some(({ outcome }) => outcome === words.outcomeNamed(text, isWritten(channel))?.id);
    const hasReason = (text: string) => results.some(({ reason }) => reason === words.reasonNamed(text)?.id);
    const isNote = (text: string) =>
      [note, ...results.map((result) => result.note)].some((known) => known?.trim() === text.trim());
    const isSame =
      holds(this.text(row, 'outcome'), hasOutcome) &&
      holds(this.text(row, 'reason'), hasReason) &&
      holds(this.note(row), isNote);
    if (!isSame || !hasNews) tally.settle('touches', 'touch', isSame ? 'same' : 'other', String(id));
  }

  /** Adds what came of a touch since, by the outcome of its row and by those that have a date; answers how much that is. */
  private moveOn(id: number, row: string[], known: KnownTouch): number {
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
      note: null,
    });
    return 1;
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
    const said = isNoDate(this.text(row, 'at') || this.text(row, 'date')) ? undefined : this.moment(row);
    if (said && isBefore(touch.results.at(-1) ?? touch, said)) return said;
    return { day: today, at: null, offset: null, zone: clock.zone };
  }

  private said(row: string[]): SaidOfTouch {
    const note = checkText('note', this.note(row), textLimit.note);
    return {
      seconds: this.context.values.seconds(row),
      cost: this.context.values.amount(row, 'cost'),
      energy: this.energy(row),
      note: note === '' || (!this.context.mapping.isOwn && note.trim() === '') ? null : note,
      external_id: checkText('external id', this.text(row, 'external-id'), textLimit.externalId) || null,
    };
  }

  private moment(row: string[]): Moment {
    const { clock, today, mapping } = this.context;
    const zone = checkText('zone', this.text(row, 'zone'), 100) || clock.zone;
    const at = this.text(row, 'at');
    const text = at || this.text(row, 'date');
    if (isNoDate(text)) throw new UserError('The row has no date.');
    // What an export of ours says stands as it is, in whatever zone.
    const own = mapping.isOwn ? parseIsoMoment(text, zone) : null;
    if (own) return refuseAhead(own, text, { now: clock.now, today });
    const dates = this.context.dates.of(at === '' ? 'date' : 'at');
    const moment = dates.read(text, zone);
    const time = this.text(row, 'time');
    return isNoDate(time) || !lacksTime(moment) ? moment : dates.read(`${moment.day} ${time.trim()}`, zone);
  }

  /** The results of a row, each to be completed when the row is written: a word of our own may have to be made. */
  private results(row: string[], moment: Moment, channel: Channel, isOwn: boolean): (() => ImportedResult)[] {
    const steps = isOwn ? this.text(row, 'steps') : '';
    if (steps !== '') {
      const { clock, today, words } = this.context;
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

  private outcome(row: string[], channel: Channel, isOwn: boolean) {
    const text = this.text(row, 'outcome');
    const { words } = this.context;
    if (isOwn ? text.trim() !== '' : !words.isBlank(text)) {
      const known = { stage: this.text(row, 'stage'), state: this.text(row, 'state') };
      return this.context.words.outcome(text, isOwn ? known : undefined, isWritten(channel));
    }
    if (isWritten(channel)) return words.outcome('sent', undefined);
    const milestone = isOwn ? undefined : this.milestone(row);
    if (milestone !== undefined) return words.outcome(milestone, undefined);
    throw new UserError(`The row has no outcome, and a ${channel} needs one.`);
  }

  private place(row: string[], reason: Reason | undefined): Place | null {
    const text = this.text(row, 'broke');
    if (text.trim() !== '') return withAdvice(() => oneOf('broke', text, places));
    return this.context.mapping.isOwn ? null : (reason?.place ?? null);
  }

  /** A note of another program may be HTML. */
  private note(row: string[]): string {
    const text = this.text(row, 'note');
    const { isOwn, layout } = this.context.mapping;
    return isOwn ? text : noteText(text, layout !== undefined);
  }

  private energy(row: string[]): number | null {
    const text = this.text(row, 'energy').trim();
    return text === '' ? null : wholeNumber('energy', text, -2, 2);
  }

  private text(row: string[], field: Field): string {
    return this.context.mapping.text(row, field);
  }
}

/** Whether only the day is known: a midnight beside a time of its own is none. */
function lacksTime({ day, at, offset }: Moment): boolean {
  return at === null || at + (offset ?? 0) * 60_000 === Date.parse(day);
}

function dayAlone({ today, clock }: TouchImport): Moment {
  return { day: today, at: null, offset: null, zone: clock.zone };
}

function refuseReason(what: string, outcome: Outcome): void {
  if (outcome.state === 'failed' || outcome.state === 'deferred') return;
  throw new UserError(`A ${what} does not go with the outcome ${outcome.name}, which did not fail.`);
}
