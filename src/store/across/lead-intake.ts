import { fold, isFiller } from '../../domain/text.js';
import type { Origin } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { form, type ThingOf } from '../form/form.js';
import { foldAddress, stoppedSql } from '../leads/leads.js';
import type { Source } from '../leads/sources.js';
import type { ImportRows, Settled } from './import-rows.js';

export type ImportedLead = ThingOf<'leads'>;

type Statement = ReturnType<Journal['prepare']>;

/** Leads of an import: found and added with statements that are prepared once. What is added is found. */
export class LeadIntake {
  private readonly byId: Statement;
  private readonly byAddress: Statement;
  private readonly byName: Statement;
  private readonly merged: { byUid: Statement; byExternalId: Statement; byName: Statement };
  /** Texts of what a lead has several of. */
  private readonly lists: Record<'emails' | 'phones' | 'tags' | 'mergedNames' | 'mergedIds', Statement>;
  /** What is known of a lead but for those. */
  private readonly known: Statement;
  private hasMerged: boolean;
  /** Sources of rows before, by origin and name. */
  private readonly sources = new Map<string, number>();
  /** Leads that came with a uid of their own: another one of that name is not the same. */
  private readonly identified = new Set<number>();
  /** The one added last. */
  private newest = 0;
  /** Leads made here that came without a uid of their own, so that nobody has looked at them yet. */
  readonly made: number[] = [];

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: ImportRows,
  ) {
    this.byId = journal.prepare('SELECT id FROM lead WHERE id = ?').pluck();
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
    this.known = journal.prepare(
      `SELECT l.name, l.company, s.name AS source, coalesce(l.origin, s.origin) AS origin, l.tier, l.url, l.note,
         l.external_id AS externalId, ${stoppedSql} AS stopped
       FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id = ?`,
    );
    this.hasMerged = journal.get('SELECT 1 FROM merged_lead LIMIT 1') !== undefined;
  }

  withUid(uid: Buffer): number | undefined {
    const id =
      this.rows.idOf('lead', ['uid'], [uid]) ?? (this.hasMerged ? this.merged.byUid.get(uid) : undefined);
    return id as number | undefined;
  }

  /**
   * Numbers of the leads that are the same by external id, else email, else phone, else name: the first of these
   * that both sides have decides. By external id and name of a lead that was merged into another, that other is found.
   * `isIdentified` says that the asker has a uid of its own. What only fills a cell is no address.
   */
  like(lead: ImportedLead, isIdentified = false): number[] {
    const found = (rows: unknown[], isOther: (lead: KnownLead) => boolean) =>
      (rows as KnownLead[])
        .filter((lead) => !isOther(lead) && !(isIdentified && this.identified.has(lead.id)))
        .map((lead) => lead.id);
    const { external_id: externalId, name } = lead;
    const emails = addressesOf(lead, 'email').filter((email) => !isFiller(email));
    const phones = addressesOf(lead, 'phone').filter((phone) => !isFiller(phone));
    if (externalId !== null) {
      const id =
        this.rows.idOf('lead', ['external_id'], [externalId]) ??
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
    lead: Omit<ImportedLead, 'name' | 'source'> & { name: string | null },
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
      for (const address of addressesOf(lead, kind))
        if (!known.includes(foldAddress(kind, address))) others.push(`${kind} ${address}`);
    }
    compare('source', source, here.source);
    compare('origin', lead.origin, here.origin);
    compare('tier', lead.tier, here.tier);
    compare('url', lead.url, here.url);
    compare('external id', lead.external_id, here.externalId, ...texts(this.lists.mergedIds));
    const tags = texts(this.lists.tags);
    for (const { name } of lead.tags) compare('tag', name, ...tags);
    if (lead.note !== null && lead.note !== here.note) others.push('note');
    if (lead.stopped === 1 && Number(here.stopped) === 0) others.push('stopped');
    return { title: `${here.name} @${id}`, others };
  }

  /** The lead with that uid, or the one that is alike, stays as it is. */
  settle(lead: ImportedLead): Settled {
    const alike = this.like(lead, true);
    const known = this.withUid(lead.uid!) ?? (alike.length === 1 ? alike[0] : undefined);
    return known === undefined
      ? { id: this.add(lead), is: 'new' }
      : this.rows.settleAs(known, form.leads, lead);
  }

  add(lead: ImportedLead): number {
    const id = this.rows.add(form.leads, lead);
    this.newest = id;
    if (lead.uid) this.identified.add(id);
    else this.made.push(id);
    for (const merged of lead.merged) this.addMerged(id, merged);
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
  private addMerged(leadId: number, merged: ImportedLead['merged'][number]): void {
    const numbers = this.rows.numbers('lead');
    const number = numbers.free(merged.lead);
    this.rows.add(form.leads.fields.merged.part!, { ...merged, lead: number }, leadId);
    this.hasMerged = true;
    if (number === null) return;
    numbers.use(number);
    this.journal.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'lead'").run(number);
  }

  /** The source of that uid or name, made when new. One without an origin takes this one's. */
  settleSource(source: ThingOf<'sources'>): Settled {
    const known = this.rows.find(form.sources, source);
    if (known !== undefined) {
      const here = this.journal.get<Source>('SELECT origin, asked FROM source WHERE id = ?', [known])!;
      this.write.edit('source', known, {
        ...(here.origin === null && source.origin !== null ? { origin: source.origin } : {}),
        ...(here.asked === 0 && source.asked === 1 ? { asked: 1 } : {}),
      });
    }
    return this.rows.settleAs(known, form.sources, source);
  }

  /** The same by name and origin alone. */
  sourceNamed(name: string, origin: Origin | null): number {
    const key = `${origin} ${name}`;
    const seen = this.sources.get(key);
    if (seen !== undefined) return seen;
    const { id } = this.settleSource({ uid: null, name, origin, asked: 0 });
    this.sources.set(key, id);
    return id;
  }
}

/** The emails or phones of a lead of a file. */
function addressesOf({ addresses }: Pick<ImportedLead, 'addresses'>, kind: 'email' | 'phone'): string[] {
  return addresses.flatMap((address) => (address.kind === kind ? [address.value] : []));
}

interface KnownLead {
  id: number;
  hasExternalId: 0 | 1;
  hasEmail: 0 | 1;
  hasPhone: 0 | 1;
}
