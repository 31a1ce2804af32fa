import { checkText, textLimit } from '../../domain/text.js';
import { isWritten, type Channel } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import type { UserError } from '../../errors.js';
import {
  inPlaces,
  otherFigures,
  partTitle,
  type KnownTouch,
  type TouchFigure,
} from '../../store/across/touch-intake.js';
import { isNoDate } from '../cells/date-text.js';
import type { Field } from '../fields/field.js';
import { faultsAmong } from '../faults.js';
import { FurtherRows } from './further-rows.js';
import { readNumber, readUid } from './lead-cells.js';
import type { FoundLead, LeadRows } from './lead-rows.js';
import type { NextRows, Promised } from './next-rows.js';
import { SameTouches } from './same-touches.js';
import type { TacticRows } from './tactic-rows.js';
import { TouchCells } from './touch-cells.js';
import { TouchResults, type ResultReading } from './touch-results.js';

/** What rows are read with. */
export interface TouchImport extends ResultReading {
  leads: LeadRows;
  tactics: TacticRows;
  /** What 0.1.0 knew a row without an id by. */
  earlier: ((row: readonly string[]) => string) | undefined;
  next: NextRows;
  /** Whether what a row says of what is here replaces it. */
  replaces: boolean;
  /** The line of the row that is read. */
  line: () => number;
}

/** Reads rows of touches and adds those that are not there yet. */
export class TouchRows {
  private readonly same: SameTouches;
  private readonly cells: TouchCells;
  private readonly results: TouchResults;
  private readonly further: FurtherRows;

  constructor(private readonly context: TouchImport) {
    this.same = new SameTouches(context.intake, context.earlier);
    this.cells = new TouchCells(context);
    this.results = new TouchResults(context, this.cells);
    this.further = new FurtherRows(context, this.same);
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

    const moment = this.cells.moment(row);
    const lead = leads.ofTouch(row, moment.day);
    const known = uid ? undefined : this.find(row, moment, lead, externalId !== null);
    if (known?.id !== undefined) return this.there(known.id, row, lead, false);
    const tactic = this.context.tactics.ofTouch(row, moment.day);
    const place = { leadIds: lead?.ids ?? [], moment, channel: tactic.channel, versionId: tactic.id };
    const further = uid
      ? undefined
      : this.further.find(this.text(row, 'outcome'), place, externalId !== null);
    if (further && (further.hasOutcome || this.context.replaces))
      return this.there(this.same.take(further.id), row, lead, this.context.replaces);
    const results = this.results.of(row, moment, tactic.channel, uid !== null);
    const number = readNumber('touch', this.text(row, 'touch'));
    const { seconds, cost, energy, note } = this.cells.said(row);
    const promised = next.read(row);
    const { isOwn } = this.context.mapping;
    if (lead === null && !isOwn) this.results.checkNobody(row, tactic.channel);

    const leadId = lead && lead.settle();
    const versionId = tactic.id ?? tactic.add();
    const settled = inPlaces(results.map((result) => result()));
    const hasKey = uid === null && externalId === null;
    const importKey = hasKey ? (known?.key ?? this.same.keyOf(leadId, this.words(row, moment))) : null;
    const { day, at, offset, zone } = moment;
    // One literal: spreading others into it takes a tenth of an import.
    const id = intake.add({
      touch: number,
      uid,
      lead: leadId,
      version: versionId,
      day,
      at,
      offset,
      zone,
      seconds,
      cost,
      energy,
      note,
      external_id: externalId,
      import_key: importKey,
      results: settled,
    });
    if (leadId !== null) {
      intake.keepPromises(leadId, id, settled);
      if (promised) this.promise(row, promised, leadId, { id, moment, channel: tactic.channel });
    } else if (isOwn && intake.needsLead(settled)) tally.nobody(id);
    tally.touches++;
    if (further) this.further.note(further.id, id);
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
    const isEach = mapping.isConstant('outcome') && !words.saysNothing(outcome);
    const isSaid = !isEach && !words.isBlank(outcome);
    if ((isSaid && !words.saysNothing(outcome)) || this.results.milestone(row) !== undefined) return false;
    if (isSaid) return true;
    const date = this.date(row);
    return isNoDate(date) || (!/\d/.test(date) && words.saysNothing(date));
  }

  private date(row: string[]): string {
    return this.text(row, 'at') || this.text(row, 'date');
  }

  /** Takes the lead of a row without a touch, and its next step; false where it names nobody. */
  private takeLead(row: string[]): boolean {
    const { leads, next, tally, today, intake, mapping, words } = this.context;
    const lead = leads.ofTouch(row, today);
    if (lead === null) return false;
    const promised = next.read(row);
    const isHere = lead.ids.length > 0;
    const id = lead.settle();
    const isPromised = next.make(promised, id, today);
    if (isPromised) intake.lookAgain(id);
    if (isHere && !isPromised) tally.skipped++;
    const outcome = this.text(row, 'outcome');
    if (
      !mapping.isConstant('outcome') &&
      !words.isBlank(outcome) &&
      this.context.dates.isOver(this.date(row))
    )
      tally.leaveUnreached(outcome, this.context.line);
    else tally.untouched++;
    return true;
  }

  /** Makes the next step that a row promises with its touch. */
  private promise(
    row: string[],
    promised: Promised,
    leadId: number,
    touch: { id: number; moment: Moment; channel: Channel },
  ): void {
    const { word: outcome } = this.results.outcome(row, touch.channel, false);
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

  faults(row: string[]): UserError[] {
    let moment: Moment | undefined;
    let channel: Channel = 'call';
    const day = () => moment?.day ?? this.context.today;
    return faultsAmong([
      () => (moment = this.cells.moment(row)),
      () => ({ channel } = this.context.tactics.ofTouch(row, day())),
      () => this.results.of(row, moment ?? dayAlone(this.context), channel, false),
      () => this.context.values.seconds(row),
      () => this.context.values.amount(row, 'cost'),
      () => this.context.values.amount(row, 'value'),
      () => this.cells.energy(row),
      () => this.context.next.read(row),
      () => checkText('note', this.cells.note(row), textLimit.note),
      () => this.context.leads.ofTouch(row, day()),
    ]);
  }

  notices(): string[] {
    return [...this.further.toLines(), ...this.context.dates.notices(), ...this.context.values.notices()];
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
    const outcomeId = this.results.outcome(row, tactic.channel, false).word.id;
    for (const leadId of leadIds)
      id ??= this.same.withValues({ leadId, versionId: tactic.id, moment, outcomeId }, hasId);
    return { id, key };
  }

  /** A row whose touch is there: it gets what it has not, and with an id of its own what became of it since. */
  private there(id: number, row: string[], lead: FoundLead | null, isById: boolean): void {
    const { intake, tally, mapping } = this.context;
    let hasNews = false;
    let left: TouchFigure[] = [];
    if (!mapping.isOwn) {
      if (lead?.ids.length === 1) this.promiseAgain(row, lead.settle(), id);
      const known = intake.known(id);
      const said = this.cells.said(row);
      const filled = intake.fill(id, known, said);
      const moved = isById ? this.results.moveOn(id, row, known) : 0;
      const others = moved > 0 ? otherFigures(known, said) : [];
      if (this.context.replaces) intake.replace(id, others, said);
      else left = others;
      tally.fill(filled, this.context.replaces ? others.map(partTitle) : []);
      hasNews = filled.length > 0 || moved > 0;
    }
    this.compare(id, row, intake.known(id), hasNews, left.map(partTitle));
  }

  /**
   * Counts a row whose touch is there: one with an outcome, reason or note of its own, else one that brought nothing new.
   * Of one that brought something, what was not taken is told.
   */
  private compare(id: number, row: string[], known: KnownTouch, hasNews: boolean, left: string[] = []): void {
    const { note, channel, results } = known;
    const { tally, words } = this.context;
    const holds = (text: string, isHeld: (text: string) => boolean) => text.trim() === '' || isHeld(text);
    const hasOutcome = (text: string) =>
      results.some(({ outcome }) => outcome === words.outcomeNamed(text, isWritten(channel))?.id);
    const hasReason = (text: string) => results.some(({ reason }) => reason === words.reasonNamed(text)?.id);
    const isNote = (text: string) =>
      [note, ...results.map((result) => result.note)].some((known) => known?.trim() === text.trim());
    const others = [
      ...(holds(this.text(row, 'outcome'), hasOutcome) ? [] : [`outcome ${this.text(row, 'outcome')}`]),
      ...(holds(this.text(row, 'reason'), hasReason) ? [] : [`reason ${this.text(row, 'reason')}`]),
      ...(holds(this.cells.note(row), isNote) ? [] : ['note']),
      ...left,
    ];
    if (!hasNews) tally.settle('touches', 'touch', others.length === 0 ? 'same' : 'other', String(id));
    else if (others.length > 0) tally.remark(`touch ${id}`, others, this.context.line);
  }

  private text(row: string[], field: Field): string {
    return this.context.mapping.text(row, field);
  }
}

function dayAlone({ today, clock }: TouchImport): Moment {
  return { day: today, at: null, offset: null, zone: clock.zone };
}
