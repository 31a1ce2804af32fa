import type { Day } from '../domain/calendar.js';
import { fold } from '../domain/text.js';
import type { Origin, Tier } from '../domain/touch.js';
import type { Journal, Value } from './journal.js';
import { foldAddress } from './leads.js';
import { Numbers } from './numbers.js';
import type { Write } from './write.js';

/** By what a lead may be known: the first of external id, email, phone and name that both sides have decides. */
export interface LeadKeys {
  externalId: string | null;
  emails: string[];
  phones: string[];
  name: string | null;
}

export interface ImportedLead extends LeadKeys {
  /** The number it had; kept when it is free. */
  id: number | null;
  uid: Buffer | null;
  name: string;
  company: string | null;
  sourceId: number | null;
  origin: Origin | null;
  tier: Tier | null;
  note: string | null;
  stopped: boolean;
  day: Day;
}

type Statement = ReturnType<Journal['prepare']>;

/** Leads of an import: found and added with statements that are prepared once. What is added is found. */
export class LeadIntake {
  private readonly byUid: Statement;
  private readonly byExternalId: Statement;
  private readonly byAddress: Statement;
  private readonly byName: Statement;
  private readonly sources = new Map<string, { id: number; origin: Origin | null }>();
  /** Leads that came with a uid of their own: another one of that name is not the same. */
  private readonly identified = new Set<number>();
  private readonly numbers: Numbers;
  private readonly insertLead: (values: Value[]) => number;
  private readonly insertAddress: (values: Value[]) => number;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.byUid = journal.prepare('SELECT id FROM lead WHERE uid = ?').pluck();
    this.byExternalId = journal.prepare('SELECT id FROM lead WHERE external_id = ?').pluck();
    const known = `SELECT l.id, l.external_id IS NOT NULL AS hasExternalId,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'email') AS hasEmail,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'phone') AS hasPhone FROM lead l`;
    this.byAddress = journal.prepare(
      `${known} WHERE l.id IN (SELECT lead_id FROM address WHERE kind = ? AND folded = ?) ORDER BY l.id LIMIT 200`,
    );
    this.byName = journal.prepare(`${known} WHERE l.folded = ? ORDER BY l.id LIMIT 200`);
    this.numbers = new Numbers(journal, 'lead');
    this.insertLead = write.inserter(
      'lead',
      'id uid name folded company source_id origin tier note external_id stopped day'.split(' '),
    );
    this.insertAddress = write.inserter('address', ['uid', 'lead_id', 'kind', 'value', 'folded']);
  }

  withUid(uid: Buffer): number | undefined {
    return this.byUid.get(uid) as number | undefined;
  }

  /**
   * Numbers of the leads that are the same by external id, else email, else phone, else name: the first of these
   * that both sides have decides. `isIdentified` says that the asker has a uid of its own.
   */
  like(keys: LeadKeys, isIdentified = false): number[] {
    const found = (rows: unknown[], isOther: (lead: KnownLead) => boolean) =>
      (rows as KnownLead[])
        .filter((lead) => !isOther(lead) && !(isIdentified && this.identified.has(lead.id)))
        .map((lead) => lead.id);
    const { externalId, emails, phones, name } = keys;
    if (externalId !== null) {
      const id = this.byExternalId.get(externalId) as number | undefined;
      if (id !== undefined) return [id];
    }
    const hasOtherId = (lead: KnownLead) => externalId !== null && lead.hasExternalId === 1;
    for (const email of emails) {
      const ids = found(this.byAddress.all(['email', fold(email)]), hasOtherId);
      if (ids.length > 0) return ids;
    }
    const hasOtherEmail = (lead: KnownLead) => hasOtherId(lead) || (emails.length > 0 && lead.hasEmail === 1);
    for (const phone of phones) {
      const ids = found(this.byAddress.all(['phone', foldAddress('phone', phone)]), hasOtherEmail);
      if (ids.length > 0) return ids;
    }
    if (name === null) return [];
    const hasOtherPhone = (lead: KnownLead) =>
      hasOtherEmail(lead) || (phones.length > 0 && lead.hasPhone === 1);
    return found(this.byName.all(fold(name)), hasOtherPhone);
  }

  add(lead: ImportedLead): number {
    const id = this.insertLead([
      this.numbers.free(lead.id),
      lead.uid ?? this.write.newUid(),
      lead.name,
      fold(lead.name),
      lead.company,
      lead.sourceId,
      lead.origin,
      lead.tier,
      lead.note,
      lead.externalId,
      lead.stopped ? 1 : 0,
      lead.day,
    ]);
    this.numbers.use(id);
    if (lead.uid) this.identified.add(id);
    for (const email of lead.emails) this.addAddress(id, 'email', email, null);
    for (const phone of lead.phones) this.addAddress(id, 'phone', phone, null);
    return id;
  }

  addAddress(leadId: number, kind: 'email' | 'phone', value: string, uid: Buffer | null): void {
    this.insertAddress([uid ?? this.write.newUid(), leadId, kind, value, foldAddress(kind, value)]);
  }

  /** The source of that name, made when new; `origin` is remembered by one that has none. */
  sourceNamed(name: string, origin: Origin | null, uid: Buffer | null = null): number {
    const folded = fold(name);
    const known =
      this.sources.get(folded) ??
      this.journal.get<{ id: number; origin: Origin | null }>(
        'SELECT id, origin FROM source WHERE folded = ?',
        [folded],
      );
    if (!known) {
      const id = this.write.insert('source', { uid: uid ?? this.write.newUid(), name, folded, origin });
      this.sources.set(folded, { id, origin });
      return id;
    }
    if (known.origin === null && origin !== null) this.write.edit('source', known.id, { origin });
    this.sources.set(folded, { id: known.id, origin: known.origin ?? origin });
    return known.id;
  }
}

interface KnownLead {
  id: number;
  hasExternalId: 0 | 1;
  hasEmail: 0 | 1;
  hasPhone: 0 | 1;
}
