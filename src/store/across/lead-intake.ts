import type { Day } from '../../domain/calendar.js';
import { fold, isFiller } from '../../domain/text.js';
import type { Origin, Tier } from '../../domain/touch.js';
import { sameItems, type Comparison, type Settled } from './compare.js';
import type { Journal, Value } from '../file/journal.js';
import { foldAddress, stoppedSql } from '../leads/leads.js';
import { Numbers } from '../file/numbers.js';
import { searchedText } from '../leads/searched.js';
import { findSource, type Source } from '../leads/sources.js';
import type { Write } from '../file/write.js';

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
  url: string | null;
  /** Each once, whatever its case. */
  tags: ImportedTag[];
  stopped: boolean;
  stoppedDay: Day | null;
  /** When its stop was last lifted, in ISO 8601. */
  lifted: string | null;
  day: Day;
  merged: ImportedMerge[];
}

export interface ImportedTag {
  name: string;
  uid: Buffer | null;
}

/** What was merged into a lead, with the number it had. */
export interface ImportedMerge {
  number: number | null;
  uid: Buffer;
  name: string;
  externalId: string | null;
  day: Day;
}

type Statement = ReturnType<Journal['prepare']>;

/** Leads of an import: found and added with statements that are prepared once. What is added is found. */
export class LeadIntake {
  private readonly byId: Statement;
  private readonly byUid: Statement;
  private readonly byExternalId: Statement;
  private readonly byAddress: Statement;
  private readonly byName: Statement;
  private readonly merged: { byUid: Statement; byExternalId: Statement; byName: Statement };
  /** Texts of what a lead has several of. */
  private readonly lists: Record<'emails' | 'phones' | 'tags' | 'mergedNames' | 'mergedIds', Statement>;
  /** What was merged into a lead, each as a list of values. */
  private readonly mergedInto: Statement;
  /** What is known of a lead but for those. */
  private readonly known: Statement;
  private hasMerged: boolean;
  private readonly sources = new Map<string, Source>();
  /** Leads that came with a uid of their own: another one of that name is not the same. */
  private readonly identified = new Set<number>();
  private readonly numbers: Numbers;
  private readonly insertLead: (values: Value[]) => number;
  private readonly insertAddress: (values: Value[]) => number;
  /** The one added last. */
  private newest = 0;
  /** Leads made here that came without a uid of their own, so that nobody has looked at them yet. */
  readonly made: number[] = [];

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: Comparison,
  ) {
    this.byId = journal.prepare('SELECT id FROM lead WHERE id = ?').pluck();
    this.byUid = journal.prepare('SELECT id FROM lead WHERE uid = ?').pluck();
    this.byExternalId = journal.prepare('SELECT id FROM lead WHERE external_id = ?').pluck();
    const known = `SELECT l.id, l.external_id IS NOT NULL AS hasExternalId,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'email') AS hasEmail,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'phone') AS hasPhone FROM lead l`;
    this.byAddress = journal.prepare(
      `${known} WHERE l.id IN (SELECT lead_id FROM address WHERE kind = ? AND folded = ?) ORDER BY l.id LIMIT 200`,
    );
    this.byName = journal.prepare(`${known} WHERE l.folded = ? ORDER BY l.id LIMIT 200`);
    this.merged = {
      byUid: journal.prepare('SELECT lead_id FROM merged_lead WHERE uid = ?').pluck(),
      byExternalId: journal.prepare('SELECT lead_id FROM merged_lead WHERE external_id = ?').pluck(),
      byName: journal.prepare(
        `${known} WHERE l.id IN (SELECT lead_id FROM merged_lead WHERE folded = ?) LIMIT 200`,
      ),
    };
    const texts = (of: string) => journal.prepare(`SELECT ${of} AND lead_id = ?`).pluck();
    this.lists = {
      emails: texts("value FROM address WHERE kind = 'email'"),
      phones: texts("value FROM address WHERE kind = 'phone'"),
      tags: texts('name FROM tag WHERE true'),
      mergedNames: texts('name FROM merged_lead WHERE true'),
      mergedIds: texts('external_id FROM merged_lead WHERE external_id IS NOT NULL'),
    };
    this.mergedInto = journal
      .prepare('SELECT lower(hex(uid)), name, external_id, day FROM merged_lead WHERE lead_id = ?')
      .raw();
    this.known = journal.prepare(
      `SELECT l.name, l.company, s.name AS source, coalesce(l.origin, s.origin) AS origin, l.tier, l.url, l.note,
         l.external_id AS externalId, ${stoppedSql} AS stopped
       FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id = ?`,
    );
    this.hasMerged = journal.get('SELECT 1 FROM merged_lead LIMIT 1') !== undefined;
    this.numbers = new Numbers(journal, 'lead');
    this.insertLead = write.inserter(
      'lead',
      'id uid name folded company source_id origin tier external_id stopped stopped_day lifted day url note searched'.split(
        ' ',
      ),
    );
    this.insertAddress = write.inserter('address', ['uid', 'lead_id', 'kind', 'value', 'folded']);
  }

  withUid(uid: Buffer): number | undefined {
    const id = this.byUid.get(uid) ?? (this.hasMerged ? this.merged.byUid.get(uid) : undefined);
    return id as number | undefined;
  }

  /**
   * Numbers of the leads that are the same by external id, else email, else phone, else name: the first of these
   * that both sides have decides. By external id and name of a lead that was merged into another, that other is found.
   * `isIdentified` says that the asker has a uid of its own. What only fills a cell is no address.
   */
  like(keys: LeadKeys, isIdentified = false): number[] {
    const found = (rows: unknown[], isOther: (lead: KnownLead) => boolean) =>
      (rows as KnownLead[])
        .filter((lead) => !isOther(lead) && !(isIdentified && this.identified.has(lead.id)))
        .map((lead) => lead.id);
    const { externalId, name } = keys;
    const emails = keys.emails.filter((email) => !isFiller(email));
    const phones = keys.phones.filter((phone) => !isFiller(phone));
    if (externalId !== null) {
      const id =
        this.byExternalId.get(externalId) ??
        (this.hasMerged ? this.merged.byExternalId.get(externalId) : undefined);
      if (id !== undefined) return [id as number];
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
    const named = found(this.byName.all(fold(name)), hasOtherPhone);
    if (named.length > 0 || !this.hasMerged) return named;
    return found(this.merged.byName.all(fold(name)), hasOtherPhone);
  }

  /**
   * What the row of a table says of a lead that is here and that it is not known by, each with what it is; a name or
   * address counts as the same as names and addresses are compared.
   */
  others(
    id: number,
    lead: Omit<ImportedLead, 'name'> & { name: string | null },
    source: string,
  ): { title: string; others: string[] } {
    const here = this.known.get(id) as Record<string, string | null>;
    const others: string[] = [];
    const compare = (what: string, said: string | null, ...known: (string | null | undefined)[]) => {
      if (said !== null && said !== '' && !known.some((text) => text != null && fold(text) === fold(said)))
        others.push(`${what} ${said}`);
    };
    const texts = (statement: Statement) => statement.all(id) as string[];
    compare('name', lead.name, here.name, ...texts(this.lists.mergedNames));
    compare('company', lead.company, here.company);
    const addresses = { email: texts(this.lists.emails), phone: texts(this.lists.phones) };
    for (const kind of ['email', 'phone'] as const) {
      const known = addresses[kind].map((address) => foldAddress(kind, address));
      for (const address of lead[`${kind}s`])
        if (!known.includes(foldAddress(kind, address))) others.push(`${kind} ${address}`);
    }
    compare('source', source, here.source);
    compare('origin', lead.origin, here.origin);
    compare('tier', lead.tier, here.tier);
    compare('url', lead.url, here.url);
    compare('external id', lead.externalId, here.externalId, ...texts(this.lists.mergedIds));
    const tags = texts(this.lists.tags);
    for (const { name } of lead.tags) compare('tag', name, ...tags);
    if (lead.note !== null && lead.note !== here.note) others.push('note');
    if (lead.stopped && Number(here.stopped) === 0) others.push('stopped');
    return { title: `${here.name} @${id}`, others };
  }

  /** A lead of a file beside the one it is here; their numbers and addresses' ids count for nothing. */
  compare(id: number, lead: ImportedLead): Settled {
    const { emails, phones, tags, merged, ...fields } = lead;
    const here = (statement: Statement) => statement.all(id) as string[];
    const isSame =
      this.rows.holds('lead', id, fields) &&
      sameItems(here(this.lists.emails), emails) &&
      sameItems(here(this.lists.phones), phones) &&
      sameItems(
        here(this.lists.tags),
        tags.map(({ name }) => name),
      ) &&
      sameItems(
        this.mergedInto.all(id).map((merge) => JSON.stringify(merge)),
        merged.map(({ uid, name, externalId, day }) =>
          JSON.stringify([uid.toString('hex'), name, externalId, day]),
        ),
      );
    return { id, is: isSame ? 'same' : 'other' };
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
      lead.externalId,
      lead.stopped ? 1 : 0,
      lead.stoppedDay,
      lead.lifted,
      lead.day,
      lead.url,
      lead.note,
      searchedText({
        ...lead,
        tags: lead.tags.map(({ name }) => name),
        merged: lead.merged.map(({ name }) => name),
      }),
    ]);
    this.numbers.use(id);
    this.newest = id;
    if (lead.uid) this.identified.add(id);
    else this.made.push(id);
    for (const { name, uid } of lead.tags)
      this.write.insert('tag', { uid: uid ?? this.write.newUid(), lead_id: id, name, folded: fold(name) });
    for (const merge of lead.merged) this.addMerge(id, merge);
    for (const email of lead.emails) this.addAddress(id, 'email', email, null);
    for (const phone of lead.phones) this.addAddress(id, 'phone', phone, null);
    return id;
  }

  /** Forgets what was remembered of the lead added last, where it was taken back, and of sources. */
  forget(): void {
    this.sources.clear();
    if (this.byId.get(this.newest) !== undefined) return;
    this.identified.delete(this.newest);
    if (this.made.at(-1) === this.newest) this.made.pop();
  }

  /** Keeps the number that a merged lead had where it is free, and gives it to no lead. */
  private addMerge(leadId: number, { uid, name, externalId, day, ...merge }: ImportedMerge): void {
    const number = this.numbers.free(merge.number);
    const columns = { uid, name, folded: fold(name), lead_id: leadId, number, external_id: externalId, day };
    this.write.insert('merged_lead', columns);
    this.hasMerged = true;
    if (number === null) return;
    this.numbers.use(number);
    this.journal.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'lead'").run(number);
  }

  addAddress(leadId: number, kind: 'email' | 'phone', value: string, uid: Buffer | null): void {
    this.insertAddress([uid ?? this.write.newUid(), leadId, kind, value, foldAddress(kind, value)]);
  }

  /** The source of that name, made when new; `origin` is remembered by one that has none. */
  sourceNamed(
    name: string,
    origin: Origin | null,
    { uid, asked = false }: { uid?: Buffer; asked?: boolean } = {},
  ): number {
    const folded = fold(name);
    const known = this.sources.get(folded) ?? findSource(this.journal, name);
    if (!known) {
      const made = { name, folded, origin, asked: asked ? 1 : 0 } as const;
      const id = this.write.insert('source', { uid: uid ?? this.write.newUid(), ...made });
      this.sources.set(folded, { ...made, id });
      return id;
    }
    const learnt = {
      ...(known.origin === null && origin !== null ? { origin } : {}),
      ...(known.asked === 0 && asked ? { asked: 1 as const } : {}),
    };
    this.write.edit('source', known.id, learnt);
    this.sources.set(folded, { ...known, ...learnt });
    return known.id;
  }
}

interface KnownLead {
  id: number;
  hasExternalId: 0 | 1;
  hasEmail: 0 | 1;
  hasPhone: 0 | 1;
}
