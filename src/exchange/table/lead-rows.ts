import { isDay, type Day } from '../../domain/calendar.js';
import { checkName, checkText, fold, isFiller, textLimit } from '../../domain/text.js';
import { checkTypable } from '../../domain/marked-name.js';
import { oneOf, origins, tiers, wholeNumber } from '../../domain/touch.js';
import { isoMoment, parseIsoMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { ImportedLead, LeadIntake } from '../../store/across/lead-intake.js';
import { addressKind, checkAddress, foldAddress } from '../../store/leads/leads.js';
import { checkTag } from '../../store/leads/tags.js';
import { parseUid } from '../../store/file/uid.js';
import type { Field, Mapping } from './fields.js';
import { readEmails, readPerson, readPhones, type Addresses } from '../cells/addresses.js';
import { withAdvice, type Tally } from '../tally.js';
import { largestNumber } from '../../store/form/kinds.js';

/** How many leads of earlier rows are remembered; beyond that they are looked up in the journal again. */
const cacheSize = 100_000;

const traits = ['source', 'origin', 'tier', 'url', 'tag'] as const;

/** A lead of the journal, or how to add one; nothing is written until `add`. */
export type FoundLead = { id: number; isOther?: boolean } | { add: () => number };

/** Finds and adds the leads that rows name. */
export class LeadRows {
  /** Leads of rows before, by what those rows say of them. */
  private readonly seen = new Map<string, { id: number; said: string }>();
  /** Which traits of leads the rows say. */
  private readonly traits: Field[];

  constructor(
    private readonly intake: LeadIntake,
    private readonly mapping: Mapping,
    private readonly tally: Tally,
    private readonly today: Day,
    private readonly line: () => number,
  ) {
    this.traits = traits.filter((field) => mapping.has(field));
  }

  /** Takes a row of a list of leads. Throws UserError where it cannot be read or names nobody. */
  take(row: string[]): void {
    const created = this.text(row, 'created');
    if (created !== '' && !isDay(created)) throw new UserError(`"${created}" is not a date.`);
    const found = this.find(row, created || this.today, { uid: 'uid', isList: true });
    if (!found) throw new UserError('The row has no name, email or phone.');
    if ('add' in found) found.add();
    else if (found.isOther) this.tally.differing++;
    else this.tally.skipped++;
  }

  /**
   * The lead of a touch's row, or null for nobody in particular; a lead made here is of that day. Throws UserError
   * where it cannot be read or fits several leads.
   */
  ofTouch(row: string[], day: Day): FoundLead | null {
    return this.find(row, day, { uid: 'lead-uid', isList: false });
  }

  /** Forgets which leads were found: one of them was taken back. */
  forget(): void {
    this.seen.clear();
  }

  private find(
    row: string[],
    day: Day,
    { uid: uidField, isList }: { uid: Field; isList: boolean },
  ): FoundLead | null {
    const uidText = this.text(row, uidField);
    const key = uidText || this.keyOf(row);
    this.tally.fillers += this.parts(row, 'email').fillers + this.parts(row, 'phone').fillers;
    if (key === '') return null;
    const said = this.said(row);
    if (!isList) {
      const seen = this.seen.get(key);
      if (seen !== undefined && (said === '' || seen.said === said)) return { id: seen.id };
    }
    const uid = uidText === '' ? null : readUid(uidText);
    const known = uid && this.intake.withUid(uid);
    const lead = this.read(row, day, isList);
    if (known) return this.taken(row, key, lead, known);
    const same = this.intake.like(lead, uid !== null);
    if (same.length > 1 && !uid)
      throw new UserError(
        `"${lead.name}" fits ${same.length} leads: ${same.map((id) => `@${id}`).join(', ')}; an email or phone would tell which.`,
      );
    if (same.length === 1) return this.taken(row, key, lead, same[0]!);
    return { add: () => this.add(row, key, { ...lead, uid }) };
  }

  /** A lead that is there, which stays as it is: says what else the row holds. */
  private taken(row: string[], key: string, lead: ImportedLead, id: number): FoundLead {
    this.remember(row, key, id);
    const text = this.text(row, 'lead');
    const isAddress = !this.mapping.isOwn && addressKind(lead.name) !== undefined;
    const name = text.trim() === '' || isAddress ? null : lead.name;
    const { title, others } = this.intake.others(id, { ...lead, name }, this.text(row, 'source'));
    if (others.length > 0) this.tally.remark(title, others, this.line);
    return { id, isOther: others.length > 0 };
  }

  /** What a row says of its lead beside whom it is; '' for nothing. */
  private said(row: string[]): string {
    const said = this.traits.map((field) => this.text(row, field));
    return said.every((text) => text === '') ? '' : said.join('\0');
  }

  private keyOf(row: string[]): string {
    const parts = [
      this.text(row, 'lead'),
      this.parts(row, 'email').addresses.join(';'),
      this.parts(row, 'phone').addresses.join(';'),
      this.text(row, 'company'),
    ];
    return parts.every((part) => part.trim() === '') ? '' : parts.join('\0');
  }

  private read(row: string[], day: Day, isList: boolean): ImportedLead {
    const person = this.person(row);
    const addresses = { email: this.addresses(row, 'email'), phone: this.addresses(row, 'phone') };
    for (const email of person.emails.toReversed())
      if (!addresses.email.some((known) => fold(known) === fold(email)))
        addresses.email.unshift(withAdvice(() => checkAddress('email', email)));
    const company = this.text(row, 'company');
    const name =
      [person.name, isFiller(company) ? '' : company, ...addresses.email, ...addresses.phone].find(
        (text) => text.trim() !== '',
      ) ?? '';
    const kind = this.mapping.isOwn ? undefined : addressKind(name);
    if (kind && !addresses[kind].some((known) => foldAddress(kind, known) === foldAddress(kind, name)))
      addresses[kind].unshift(withAdvice(() => checkAddress(kind, name)));
    const origin = this.text(row, 'origin');
    const tier = this.text(row, 'tier');
    const source = this.text(row, 'source');
    const url = this.text(row, 'url');
    if (!this.mapping.isOwn && name !== '') withAdvice(() => checkTypable(name));
    if (source !== '') checkName('source', source, textLimit.source);
    return {
      lead: readNumber('lead_id', this.text(row, 'lead-id')),
      uid: null,
      name: checkName('lead name', name, textLimit.lead),
      company: company === '' ? null : checkName('company', company, textLimit.company),
      source: null,
      origin: origin === '' ? null : withAdvice(() => oneOf('origin', origin, origins)),
      tier: tier === '' ? null : withAdvice(() => oneOf('tier', tier, tiers)),
      url: url.trim() === '' ? null : checkName('url', url, textLimit.url),
      tags: this.tags(row),
      note: (isList && checkText('note', this.text(row, 'note'), textLimit.note)) || null,
      external_id:
        (isList && checkText('external id', this.text(row, 'external-id'), textLimit.externalId)) || null,
      stopped: isList && this.text(row, 'stopped') === 'true' ? 1 : 0,
      stopped_day: null,
      lifted: this.lifted(row),
      created: day,
      addresses: (['email', 'phone'] as const).flatMap((kind) =>
        addresses[kind].map((value) => ({ uid: null, kind, value })),
      ),
      merged: [],
    };
  }

  private add(row: string[], key: string, lead: ImportedLead): number {
    const source = this.text(row, 'source');
    // Our own exports give the origin of each lead; whether its source told it is not known.
    const remembered = this.mapping.isOwn ? null : lead.origin;
    const sourceId = source === '' ? null : this.intake.sourceNamed(source, remembered);
    const id = this.intake.add({ ...lead, source: sourceId });
    this.tally.leads++;
    this.remember(row, key, id);
    return id;
  }

  /** Who a row says the lead is; in files that are not ours emails may stand beside the name, or the name beside them. */
  private person(row: string[]): { name: string; emails: string[] } {
    const name = this.text(row, 'lead');
    if (this.mapping.isOwn) return { name, emails: [] };
    if (name.trim() === '') return { name: readEmails(this.text(row, 'email')).name ?? '', emails: [] };
    if (!name.includes('@')) return { name, emails: [] };
    const person = readPerson(name);
    return { name: person.name || person.emails[0] || '', emails: person.emails };
  }

  /** The addresses of a row; our own exports may hold what is not taken today. */
  private addresses(row: string[], kind: 'email' | 'phone'): string[] {
    const { addresses } = this.parts(row, kind);
    for (const address of addresses)
      if (this.mapping.isOwn) checkName(kind, address, textLimit[kind]);
      else withAdvice(() => checkAddress(kind, address));
    return addresses;
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
    for (const part of cell.split(this.mapping.isOwn ? ';' : /[;,]/)) {
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

  private remember(row: string[], key: string, id: number): void {
    // Forgetting only costs a look into the journal.
    if (this.seen.size >= cacheSize) this.seen.clear();
    this.seen.set(key, { id, said: this.said(row) });
  }

  private text(row: string[], field: Field): string {
    return this.mapping.text(row, field);
  }
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
