import type { Day } from '../../domain/calendar.js';
import { longestInterval } from '../../domain/contact/interval.js';
import { checkName, checkText, fold, isFiller, textLimit } from '../../domain/text.js';
import { checkTypable } from '../../domain/names/marked-name.js';
import { oneOf, origins, tiers, wholeNumber } from '../../domain/touch.js';
import { isoMoment, parseIsoMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { ImportedLead } from '../../store/across/lead-likeness.js';
import { addressKind, checkAddress, foldAddress } from '../../store/leads/leads.js';
import { checkTag } from '../../store/leads/tags.js';
import { parseUid } from '../../store/file/uid.js';
import { largestNumber } from '../../store/form/kinds.js';
import { readEmails, readPerson, readPhones, type Addresses } from '../cells/addresses.js';
import { noteText } from '../cells/html.js';
import { knownOrigin, knownTier } from '../cells/words.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import { withAdvice } from '../faults.js';
import { StopCells } from './stop-cells.js';

/** What the cells of a row say of its lead. */
export interface ReadLead {
  /** Null where it names nobody. */
  lead: ImportedLead | null;
  /** Cells that hold no address. */
  fillers: number;
}

/** Reads the lead that a row names. */
export class LeadCells {
  private readonly stops: StopCells;

  constructor(private readonly mapping: Mapping) {
    this.stops = new StopCells(mapping);
  }

  /** What was taken for granted in reading them, one line each. */
  notices(): string[] {
    return this.stops.notices();
  }

  /**
   * The lead of a row of a list, or of a row of touches; one that is made of it is of that day. Throws UserError where
   * a cell cannot be read.
   */
  read(row: string[], day: Day, isList: boolean): ReadLead {
    const [emails, phones] = [this.parts(row, 'email'), this.parts(row, 'phone')];
    const fillers = emails.fillers + phones.fillers;
    const person = this.person(row);
    const addresses = { email: emails.addresses, phone: phones.addresses };
    this.checkAddresses(addresses);
    for (const email of person.emails.toReversed())
      if (!addresses.email.some((known) => fold(known) === fold(email)))
        addresses.email.unshift(withAdvice(() => checkAddress('email', email)));
    const company = this.text(row, 'company');
    const name =
      [person.name, isFiller(company) ? '' : company, ...addresses.email, ...addresses.phone].find(
        (text) => text.trim() !== '',
      ) ?? '';
    const uid = this.text(row, isList ? 'uid' : 'lead-uid');
    if (name === '' && uid === '') return { lead: null, fillers };
    const kind = this.mapping.isOwn ? undefined : addressKind(name);
    if (kind && !addresses[kind].some((known) => foldAddress(kind, known) === foldAddress(kind, name)))
      addresses[kind].unshift(withAdvice(() => checkAddress(kind, name)));
    const origin = this.text(row, 'origin');
    const tier = this.text(row, 'tier');
    const source = this.text(row, 'source');
    const url = this.text(row, 'url');
    if (!this.mapping.isOwn && name !== '') withAdvice(() => checkTypable(name));
    if (source !== '') checkName('source', source, textLimit.source);
    const externalId = this.text(row, isList ? 'external-id' : 'lead-external-id');
    const everyDays = this.text(row, 'every-days');
    const lead = {
      lead: readNumber('lead_id', this.text(row, 'lead-id')),
      uid: uid === '' ? null : readUid(uid),
      name: checkName('lead name', name, textLimit.lead),
      company: company === '' ? null : checkName('company', company, textLimit.company),
      source: null,
      origin:
        origin === '' ? null : (knownOrigin(origin) ?? withAdvice(() => oneOf('origin', origin, origins))),
      tier: tier === '' ? null : (knownTier(tier) ?? withAdvice(() => oneOf('tier', tier, tiers))),
      url: url.trim() === '' ? null : checkName('url', url, textLimit.url),
      tags: this.tags(row),
      note: checkText('note', this.note(row, isList), textLimit.note) || null,
      external_id: checkText('external id', externalId, textLimit.externalId) || null,
      stopped: this.stops.isStopped(row) ? (1 as const) : (0 as const),
      stopped_day: null,
      lifted: this.lifted(row),
      every_days: everyDays === '' ? null : wholeNumber('every_days', everyDays, 0, longestInterval),
      created: day,
      addresses: (['email', 'phone'] as const).flatMap((kind) =>
        addresses[kind].map((value) => ({ uid: null, kind, value })),
      ),
      merged: [],
    };
    return { lead, fillers };
  }

  /** What is noted of a lead: its job title, and in a list its note; the note of a touch's row is the touch's. */
  private note(row: string[], isList: boolean): string {
    const text = isList ? this.text(row, 'note') : '';
    if (this.mapping.isOwn) return text;
    const note = noteText(text, this.mapping.layout !== undefined);
    if (!this.mapping.has('title')) return note;
    return [this.text(row, 'title'), note].filter((text) => text.trim() !== '').join('\n');
  }

  /** Who a row says the lead is; in files that are not ours emails may stand beside the name, or the name beside them. */
  private person(row: string[]): { name: string; emails: string[] } {
    const whole = this.text(row, 'lead');
    if (this.mapping.isOwn) return { name: whole, emails: [] };
    const name = whole.trim() === '' ? nameOfParts(row, this.mapping) : whole;
    if (name.trim() === '') return { name: readEmails(this.text(row, 'email')).name ?? '', emails: [] };
    if (!name.includes('@')) return { name, emails: [] };
    const person = readPerson(name);
    return { name: person.name || person.emails[0] || '', emails: person.emails };
  }

  /** Our own exports may hold what is not taken today. */
  private checkAddresses(addresses: Record<'email' | 'phone', string[]>): void {
    for (const kind of ['email', 'phone'] as const)
      for (const address of addresses[kind])
        if (this.mapping.isOwn) checkName(kind, address, textLimit[kind]);
        else withAdvice(() => checkAddress(kind, address));
  }

  /** The addresses in a cell; those of our own exports are parted by a semicolon and a blank, and taken as they are. */
  private parts(row: string[], kind: 'email' | 'phone'): Addresses {
    const cell = this.text(row, kind);
    if (cell.trim() === '') return { addresses: [], fillers: 0 };
    if (!this.mapping.isOwn) return withAdvice(() => (kind === 'email' ? readEmails : readPhones)(cell));
    const parts = cell.split('; ');
    return { addresses: parts.every((part) => fold(part) !== '') ? parts : [cell], fillers: 0 };
  }

  /** Several tags in one cell are parted by semicolons; in files that are not ours by commas too. */
  private tags(row: string[]): ImportedLead['tags'] {
    const cell = this.text(row, 'tag');
    if (cell.trim() === '') return [];
    const tags = new Map<string, ImportedLead['tags'][number]>();
    for (const part of cell.split(this.mapping.isOwn ? ';' : /[;,]|\s:::\s/)) {
      if (part.trim() === '') continue;
      const name = checkTag(part);
      if (!tags.has(fold(name))) tags.set(fold(name), { name, uid: null });
    }
    return [...tags.values()];
  }

  private lifted(row: string[]): string | null {
    const text = this.text(row, 'lifted');
    if (text === '') return null;
    const moment = parseIsoMoment(text, '');
    if (moment && moment.at !== null) return isoMoment(moment);
    throw new UserError(`lifted "${text}" is not a date with its time and offset.`);
  }

  private text(row: string[], field: Field): string {
    return this.mapping.text(row, field);
  }
}

/** The name that a row gives in parts; '' where it gives none. */
export function nameOfParts(row: readonly string[], mapping: Mapping): string {
  const parts = [mapping.text(row, 'first-name'), mapping.text(row, 'last-name')];
  return parts.filter((part) => part.trim() !== '').join(' ');
}

/** A uid of one of our own exports. Throws UserError for anything else. */
export function readUid(text: string): Buffer {
  const uid = parseUid(text);
  if (!uid) throw new UserError(`"${text}" is not a uid.`);
  return uid;
}

/** A number of one of our own exports; null for an empty cell. Throws UserError for anything else. */
export function readNumber(column: string, text: string): number | null {
  return text === '' ? null : wholeNumber(column, text, 1, largestNumber);
}
