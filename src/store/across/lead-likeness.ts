import { firmKey, isSameFirm, namesAgree, pageKey } from '../leads/same-name.js';
import { fold, isFiller } from '../../domain/text.js';
import type { Journal } from '../file/journal.js';
import type { ThingOf } from '../form/form.js';
import { addressKind } from '../leads/leads.js';
import { PhoneFinder } from '../leads/phones.js';
import type { ImportRows } from './import-rows.js';

export type ImportedLead = ThingOf<'leads'>;

type Statement = ReturnType<Journal['prepare']>;
type AddressKind = 'email' | 'phone';

/** Which leads are the same as one of a file. */
export interface Likeness {
  /** Their numbers; none for a lead that is not there. */
  ids: number[];
  /** A lead with the external id, or with an email or phone in common, that is another one by its name. */
  apart: { id: number; name: string; kind: AddressKind | 'id' } | undefined;
}

export interface AskedHow {
  /** Whether the asker has a uid of its own: then no lead is meant that came with another one. */
  isIdentified: boolean;
  /** Whether firms are leads beside the persons who work there, so that a firm's name is never taken for a person. */
  firmsApart: boolean;
}

/** Finds the leads that one of a file is the same as; what is added meanwhile is found. */
export class LeadLikeness {
  private readonly byEmail: Statement;
  private readonly byId: Statement;
  private readonly phones: PhoneFinder;
  private readonly byName: Statement;
  private readonly merged: Record<'uid' | 'externalId' | 'names', Statement>;
  private readonly byMergedName: Statement;
  private hasMerged: boolean;
  /** Leads that came with a uid of their own: another one of that name is not the same. */
  private readonly identified = new Set<number>();

  constructor(
    journal: Journal,
    private readonly rows: ImportRows,
  ) {
    const known = `SELECT l.id, l.name, l.folded, l.company, l.url, l.external_id IS NOT NULL AS hasExternalId,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'email') AS hasEmail,
      EXISTS (SELECT 1 FROM address WHERE lead_id = l.id AND kind = 'phone') AS hasPhone FROM lead l`;
    const first = 'ORDER BY l.folded = ? DESC, l.id LIMIT 200';
    this.byEmail = journal.prepare(
      `${known} WHERE l.id IN (SELECT lead_id FROM address WHERE kind = 'email' AND folded = ?) ${first}`,
    );
    this.byId = journal.prepare(`${known} WHERE l.id IN (SELECT value FROM json_each(?)) ${first}`);
    this.phones = new PhoneFinder(journal);
    this.byName = journal.prepare(`${known} WHERE l.folded = ? ORDER BY l.company IS ? DESC, l.id LIMIT 200`);
    this.byMergedName = journal.prepare(
      `${known} WHERE l.id IN (SELECT lead_id FROM merged_lead WHERE folded = ?) LIMIT 200`,
    );
    this.merged = {
      uid: journal.prepare('SELECT lead_id FROM merged_lead WHERE uid = ?').pluck(),
      externalId: journal.prepare('SELECT lead_id FROM merged_lead WHERE external_id = ?').pluck(),
      names: journal.prepare('SELECT name FROM merged_lead WHERE lead_id = ?').pluck(),
    };
    this.hasMerged = journal.get('SELECT 1 FROM merged_lead LIMIT 1') !== undefined;
  }

  withUid(uid: Buffer): number | undefined {
    const id =
      this.rows.idOf('lead', ['uid'], [uid]) ?? (this.hasMerged ? this.merged.uid.get(uid) : undefined);
    return id as number | undefined;
  }

  /** Notes a lead that was added. */
  note(id: number, lead: ImportedLead): void {
    if (lead.uid) this.identified.add(id);
    if (lead.merged.length > 0) this.hasMerged = true;
  }

  /** Forgets a lead that was taken back. */
  forget(id: number): void {
    this.identified.delete(id);
  }

  /**
   * The leads that are the same by external id, else by email or phone, else by name; by external id and name of a lead
   * that was merged into another, that other is found. What contradicts keeps two leads apart: another external id;
   * another name with the same address, or with the same external id and an email or phone of its own, none in common; with the same name another firm, another profile or, unless firm or profile
   * are the same, another email or phone. What only fills a cell is no address.
   */
  like(lead: ImportedLead, { isIdentified, firmsApart }: AskedHow): Likeness {
    const asker = askerOf(lead);
    const byId = lead.external_id === null ? undefined : this.withExternalId(lead.external_id);
    const holder = byId === undefined || isIdentified ? undefined : this.otherWithId(asker, byId);
    if (byId !== undefined && !holder) return { ids: [byId], apart: undefined };
    const mayBe = (rows: unknown[]) =>
      (rows as KnownLead[]).filter(
        ({ id, hasExternalId }) =>
          !(lead.external_id !== null && hasExternalId) && !(isIdentified && this.identified.has(id)),
      );
    const ofId: Likeness['apart'] = holder && { id: holder.id, name: holder.name, kind: 'id' };
    let apart = ofId;
    for (const { kind, value } of asker.addresses) {
      const sharers = mayBe(this.withAddress(kind, value, asker.folded));
      const same = sharers.filter((each) => this.isWho(asker, each, kind, firmsApart));
      if (same.length > 0) return { ids: nearest(asker, same), apart: ofId };
      const [other] = sharers;
      if (other) apart ??= { id: other.id, name: other.name, kind };
    }
    const isNamesake = (each: KnownLead) => !contradicts(asker, each);
    const named = mayBe(this.byName.all([asker.folded, lead.company])).filter(isNamesake);
    if (named.length > 0 || !this.hasMerged) return { ids: nearest(asker, named), apart };
    return { ids: nearest(asker, mayBe(this.byMergedName.all(asker.folded)).filter(isNamesake)), apart };
  }

  private withExternalId(externalId: string): number | undefined {
    const id =
      this.rows.idOf('lead', ['external_id'], [externalId]) ??
      (this.hasMerged ? this.merged.externalId.get(externalId) : undefined);
    return id as number | undefined;
  }

  /** The lead of that number, where neither its name nor its emails and phones let it be the one asked for. */
  private otherWithId(asker: Asker, id: number): KnownLead | undefined {
    const [known] = this.byId.all([JSON.stringify([id]), asker.folded]) as KnownLead[];
    const isApart =
      known !== undefined &&
      isOtherName(asker, known) &&
      !this.wasCalled(id, asker.name) &&
      ((asker.hasEmail && known.hasEmail === 1) || (asker.hasPhone && known.hasPhone === 1)) &&
      !asker.addresses.some(({ kind, value }) =>
        (this.withAddress(kind, value, known.folded) as KnownLead[]).some((sharer) => sharer.id === id),
      );
    return isApart ? known : undefined;
  }

  /** Those with that address, of that name first. */
  private withAddress(kind: AddressKind, value: string, name: string): unknown[] {
    if (kind === 'email') return this.byEmail.all([fold(value), name]);
    const ids = this.phones.leadsWith(value);
    return ids.length === 0 ? ids : this.byId.all([JSON.stringify(ids), name]);
  }

  /** Whether a lead with an address in common is the one asked for. */
  private isWho(asker: Asker, known: KnownLead, kind: AddressKind, firmsApart: boolean): boolean {
    if (asker.folded === known.folded) return true;
    const [is, knownIs] = [nameSort(asker), nameSort(known)];
    if (is === 'address' || knownIs === 'address')
      return kind === 'email' || (!isOtherFirm(asker, known) && !(asker.hasEmail && known.hasEmail === 1));
    if (is === knownIs && is === 'person')
      return namesAgree(asker.name, known.name) || this.wasCalled(known.id, asker.name);
    if (is === knownIs || isSameFirm(asker.name, known.name)) return isSameFirm(asker.name, known.name);
    return !firmsApart && !isOtherFirm(asker, known);
  }

  private wasCalled(id: number, name: string): boolean {
    return this.hasMerged && (this.merged.names.all(id) as string[]).some((one) => namesAgree(name, one));
  }
}

/** What is known of a lead that is here. */
interface KnownLead {
  id: number;
  name: string;
  folded: string;
  company: string | null;
  url: string | null;
  hasExternalId: 0 | 1;
  hasEmail: 0 | 1;
  hasPhone: 0 | 1;
}

interface Asker extends Pick<KnownLead, 'name' | 'folded' | 'company' | 'url'> {
  /** Emails first. */
  addresses: { kind: AddressKind; value: string }[];
  hasEmail: boolean;
  hasPhone: boolean;
}

function askerOf({ name, company, url, addresses }: ImportedLead): Asker {
  const ofKind = (kind: AddressKind) =>
    addresses.filter((address) => address.kind === kind && !isFiller(address.value));
  const [emails, phones] = [ofKind('email'), ofKind('phone')];
  return {
    name,
    folded: fold(name),
    company: company === null || isFiller(company) ? null : company,
    url,
    addresses: [...emails, ...phones],
    hasEmail: emails.length > 0,
    hasPhone: phones.length > 0,
  };
}

/** What a lead is called by: a lead may have its firm or an address for a name, where nobody told another. */
export function nameSort({
  name,
  company,
}: {
  name: string;
  company: string | null;
}): 'person' | 'firm' | 'address' {
  if (addressKind(name) !== undefined) return 'address';
  return company !== null && isSameFirm(company, name) ? 'firm' : 'person';
}

function isOtherFirm(a: { company: string | null }, b: { company: string | null }): boolean {
  return a.company !== null && b.company !== null && !isSameFirm(a.company, b.company);
}

/** Whether two are called by what cannot be one's; a person may stand under a firm or an address. */
function isOtherName(asker: Asker, known: KnownLead): boolean {
  const sort = nameSort(asker);
  if (sort === 'address' || sort !== nameSort(known)) return false;
  return sort === 'person' ? !namesAgree(asker.name, known.name) : !isSameFirm(asker.name, known.name);
}

/** Whether a lead of the same name is another one. */
function contradicts(asker: Asker, known: KnownLead): boolean {
  const hasPages = asker.url !== null && known.url !== null;
  if (hasPages) return pageKey(asker.url!) !== pageKey(known.url!);
  if (isOtherFirm(asker, known)) return true;
  const isColleague = asker.company !== null && known.company !== null && nameSort(asker) === 'person';
  return (
    !isColleague && ((asker.hasEmail && known.hasEmail === 1) || (asker.hasPhone && known.hasPhone === 1))
  );
}

/** Numbers of those that have most in common with the one asked for. */
function nearest(asker: Asker, leads: KnownLead[]): number[] {
  if (leads.length < 2) return leads.map(({ id }) => id);
  let best = leads;
  const prefer = (isNear: (lead: KnownLead) => boolean) => {
    const near = best.filter(isNear);
    if (near.length > 0) best = near;
  };
  prefer(({ folded }) => folded === asker.folded);
  if (asker.url !== null) prefer(({ url }) => url !== null && pageKey(url) === pageKey(asker.url!));
  if (asker.company !== null)
    prefer(({ company }) => company !== null && firmKey(company) === firmKey(asker.company!));
  return best.map(({ id }) => id);
}
