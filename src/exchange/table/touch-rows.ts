import { hash } from 'node:crypto';
import type { Day } from '../../domain/calendar.js';
import { checkText, textLimit } from '../../domain/text.js';
import {
  checkNobody,
  isWritten,
  oneOf,
  parseMinutes,
  places,
  wholeNumber,
  type Channel,
  type Place,
} from '../../domain/touch.js';
import { parseIsoMoment, type Clock, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { inPlaces, type ImportedResult, type TouchIntake } from '../../store/across/touch-intake.js';
import type { AmountReader } from '../../store/settings/settings.js';
import type { Outcome, Reason } from '../../store/touches/outcomes.js';
import { refuseAhead } from '../cells/date-column.js';
import { isNoDate } from '../cells/date-text.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import type { DateFields } from './date-fields.js';
import { HashCounts } from './hash-counts.js';
import { readNumber, readUid, type LeadRows } from './lead-rows.js';
import { readSteps } from './steps.js';
import type { TacticRows } from './tactic-rows.js';
import { faultsAmong, withAdvice, type Tally } from '../tally.js';
import type { WordBook } from './word-book.js';

/** What rows are read with. */
export interface TouchImport {
  intake: TouchIntake;
  mapping: Mapping;
  tally: Tally;
  leads: LeadRows;
  tactics: TacticRows;
  words: WordBook;
  amounts: AmountReader;
  clock: Clock;
  today: Day;
  dates: DateFields;
}

/** Reads rows of touches and adds those that are not there yet. */
export class TouchRows {
  /** How often each row without an id stood in the file so far. */
  private readonly occurrences = new HashCounts();

  constructor(private readonly context: TouchImport) {}

  /** Takes one row: everything is read before anything is written. Throws UserError where it cannot be read. */
  take(row: string[]): void {
    const { intake, tally } = this.context;
    const uidText = this.text(row, 'uid');
    const uid = uidText === '' ? null : readUid(uidText);
    const same = uid && intake.with('uid', uid);
    if (same) return this.skip(same, row);
    const externalId = checkText('external id', this.text(row, 'external-id'), textLimit.externalId) || null;
    const alike = externalId === null ? undefined : intake.with('external_id', externalId);
    if (alike !== undefined) return this.skip(alike, row);
    const importKey = uid || externalId !== null ? null : this.keyOf(row);
    if (importKey && intake.with('import_key', importKey) !== undefined) return void tally.skipped++;

    const moment = this.moment(row);
    const tactic = this.context.tactics.ofTouch(row, moment.day);
    const results = this.results(row, moment, tactic.channel, uid !== null);
    const touch = {
      touch: readNumber('touch', this.text(row, 'touch')),
      uid,
      ...moment,
      seconds: this.seconds(row),
      cost: this.amount(row, 'cost'),
      energy: this.energy(row),
      note: checkText('note', this.text(row, 'note'), textLimit.note) || null,
      external_id: externalId,
      import_key: importKey,
    };
    const lead = this.context.leads.ofTouch(row, moment.day);
    const { isOwn } = this.context.mapping;
    if (lead === null && !isOwn) withAdvice(() => checkNobody(this.outcome(row, tactic.channel, false).word));

    const leadId = lead && lead.settle();
    const versionId = tactic.id ?? tactic.add();
    const settled = inPlaces(results.map((result) => result()));
    const id = intake.add({ ...touch, lead: leadId, version: versionId, results: settled });
    if (leadId !== null) intake.keepPromises(leadId, id, settled);
    else if (isOwn && intake.needsLead(settled)) tally.nobody(id);
    tally.touches++;
  }

  /** Forgets what was remembered of a row of which nothing is kept. */
  forget(): void {
    const { intake, leads, tactics, words } = this.context;
    for (const each of [intake, leads, tactics, words]) each.forget();
  }

  faults(row: string[]): UserError[] {
    let moment: Moment | undefined;
    let channel: Channel = 'call';
    const day = () => moment?.day ?? this.context.today;
    return faultsAmong([
      () => (moment = this.moment(row)),
      () => ({ channel } = this.context.tactics.ofTouch(row, day())),
      () => this.results(row, moment ?? dayAlone(this.context), channel, false),
      () => this.seconds(row),
      () => this.amount(row, 'cost'),
      () => this.amount(row, 'value'),
      () => this.energy(row),
      () => checkText('note', this.text(row, 'note'), textLimit.note),
      () => this.context.leads.ofTouch(row, day()),
    ]);
  }

  notices(): string[] {
    return this.context.dates.notices();
  }

  /** A row whose touch is there, which stays as it is: counts it, and whether it has an outcome, reason or note of its own. */
  private skip(id: number, row: string[]): void {
    const { tally, words, intake } = this.context;
    const { notes, outcomeIds, reasonIds } = intake.contents(id);
    const holds = (text: string, isHeld: (text: string) => boolean) => text.trim() === '' || isHeld(text);
    const isSame =
      holds(this.text(row, 'outcome'), (text) => outcomeIds.includes(words.outcomeNumber(text))) &&
      holds(this.text(row, 'reason'), (text) => reasonIds.includes(words.reasonNumber(text))) &&
      holds(this.text(row, 'note'), (text) => notes.includes(text));
    tally.settle('touches', 'touch', isSame ? 'same' : 'other', String(id));
  }

  /** A row without an id is known by what it says and by which of several alike it is. */
  private keyOf(row: string[]): Buffer {
    const said = digest(this.context.mapping.identity(row));
    const occurrence = this.occurrences.add(said);
    return occurrence === 1 ? said : digest(`${said.toString('hex')} ${occurrence}`);
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
    if ((reason || place) && !isOwn) refuseReason(reason ? 'reason' : 'place', outcome.word);
    const value = this.amount(row, 'value');
    return [
      () => ({
        uid: null,
        outcome: outcome.id(),
        ...moment,
        reason: reason && reason.id(),
        broke: place,
        value,
        note: null,
      }),
    ];
  }

  private outcome(row: string[], channel: Channel, isOwn: boolean) {
    const text = this.text(row, 'outcome');
    if (text.trim() !== '') {
      const known = { stage: this.text(row, 'stage'), state: this.text(row, 'state') };
      return this.context.words.outcome(text, isOwn ? known : undefined, isWritten(channel));
    }
    if (isWritten(channel)) return this.context.words.outcome('sent', undefined);
    throw new UserError(`The row has no outcome, and a ${channel} needs one.`);
  }

  private place(row: string[], reason: Reason | undefined): Place | null {
    const text = this.text(row, 'broke');
    if (text.trim() !== '') return withAdvice(() => oneOf('broke', text, places));
    return this.context.mapping.isOwn ? null : (reason?.place ?? null);
  }

  private seconds(row: string[]): number | null {
    const minutes = this.text(row, 'minutes').trim();
    if (minutes !== '') return parseMinutes('minutes', minutes);
    const seconds = this.text(row, 'seconds').trim();
    if (seconds !== '') return readSeconds('seconds', seconds, 1);
    const hours = this.text(row, 'hours').trim();
    return hours === '' ? null : readSeconds('hours', hours, 3600);
  }

  private amount(row: string[], field: 'cost' | 'value'): number | null {
    const text = this.text(row, field).trim();
    if (text === '') return null;
    const currency = this.text(row, 'currency').trim();
    const bare = /^\d(?:.*\d)?$/.test(text);
    return this.context.amounts.read(field, bare && currency !== '' ? `${text} ${currency}` : text) ?? null;
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

/** Seconds from a number of units (`90`, `1.5`), or from `0:01:30` or, in hours, `1:30`. */
function readSeconds(column: string, text: string, unit: 1 | 3600): number {
  const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  const [, first, second, third] = clock ?? [];
  let seconds = /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) * unit : NaN;
  if (third !== undefined) seconds = Number(first) * 3600 + Number(second) * 60 + Number(third);
  else if (clock) seconds = (Number(first) * 60 + Number(second)) * (unit === 1 ? 1 : 60);
  if (!(seconds <= 100_000_000)) throw new UserError(`${column} "${text}" is not a number of ${column}.`);
  return Math.round(seconds);
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16);
}
