import type { Day } from '../../domain/calendar.js';
import { isSameFirm, namesAgree, pageKey, saysMore } from '../leads/same-name.js';
import { fold } from '../../domain/text.js';
import type { Journal, Value } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { addAddress, addressKind, stoppedSql } from '../leads/leads.js';
import { PhoneFinder } from '../leads/phones.js';
import { refreshSearched } from '../leads/searched.js';
import type { ImportedLead } from './lead-likeness.js';

/** What a row says of a lead. */
export type SaidOfLead = Omit<ImportedLead, 'name' | 'source'> & {
  /** Null where it tells none. */
  name: string | null;
  source: { name: string; id: () => number } | null;
  /** Whether it tells when the lead was created. */
  isDated: boolean;
};

export type LeadPart =
  | 'name'
  | 'company'
  | 'email'
  | 'phone'
  | 'source'
  | 'origin'
  | 'tier'
  | 'url'
  | 'external id'
  | 'tag'
  | 'note'
  | 'created date'
  | 'stop';

/** What became of what a row says of a lead that is here. */
export interface Filled {
  title: string;
  filled: LeadPart[];
  replaced: LeadPart[];
  /** What was not taken, each with what it is: `company Elm`. */
  others: string[];
}

/** One thing that a row says and the lead has not. */
interface News {
  part: LeadPart;
  title: string;
  /** Whether there is nothing here that it contradicts. */
  fits: boolean;
  columns: () => Record<string, Value>;
}

interface Known {
  name: string;
  company: string | null;
  source: string | null;
  origin: string | null;
  tier: string | null;
  url: string | null;
  note: string | null;
  externalId: string | null;
  day: Day;
  stopped: 0 | 1;
  lifted: string | null;
}

type Statement = ReturnType<Journal['prepare']>;

const isFolded = (a: string, b: string) => fold(a) === fold(b);

/** Gives leads that are here what a file says of them and they have not; what contradicts stays out, or replaces. */
export class LeadFilling {
  private readonly known: Statement;
  private readonly phones: PhoneFinder;
  private readonly lists: Record<'email' | 'phone' | 'tag' | 'mergedName' | 'mergedId', Statement>;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly today: Day,
  ) {
    this.phones = new PhoneFinder(journal);
    this.known = journal.prepare(
      `SELECT l.name, l.company, s.name AS source, coalesce(l.origin, s.origin) AS origin, l.tier, l.url, l.note,
         l.external_id AS externalId, l.day, ${stoppedSql} AS stopped, l.lifted
       FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id = ?`,
    );
    const texts = (of: string) => journal.prepare(`SELECT ${of} AND lead_id = ?`).pluck();
    this.lists = {
      email: texts("value FROM address WHERE kind = 'email'"),
      phone: texts("value FROM address WHERE kind = 'phone'"),
      tag: texts('name FROM tag WHERE true'),
      mergedName: texts('name FROM merged_lead WHERE true'),
      mergedId: texts('external_id FROM merged_lead WHERE external_id IS NOT NULL'),
    };
  }

  /** Whether a lead has all that a row says of it. */
  isHeld(id: number, said: SaidOfLead): boolean {
    return this.newsOf(id, said, this.known.get(id) as Known).length === 0;
  }

  /** Takes what a row says of a lead; with `replaces` also where it contradicts. */
  take(id: number, said: SaidOfLead, replaces: boolean): Filled {
    const here = this.known.get(id) as Known;
    const result: Filled = { title: `${here.name} @${id}`, filled: [], replaced: [], others: [] };
    const columns: Record<string, Value> = {};
    const news = this.newsOf(id, said, here);
    for (const { part, title, fits, columns: changed } of news) {
      if (!fits && !replaces) result.others.push(title);
      else {
        (fits ? result.filled : result.replaced).push(part);
        Object.assign(columns, changed());
      }
    }
    this.write.edit('lead', id, columns);
    const isSearched = ['name', 'company', 'url', 'note'].some((column) => column in columns);
    if (isSearched || result.filled.includes('tag')) refreshSearched(this.journal, this.write, id);
    return result;
  }

  private newsOf(id: number, said: SaidOfLead, here: Known): News[] {
    const news: News[] = [];
    const add = (part: LeadPart, title: string, fits: boolean, columns: News['columns']) =>
      news.push({ part, title, fits, columns });
    const compare = (
      part: LeadPart,
      text: string | null,
      known: string | null,
      isSame: (a: string, b: string) => boolean,
      columns: (text: string) => Record<string, Value>,
    ) => {
      if (text === null || (known !== null && isSame(text, known))) return;
      add(part, part === 'note' ? part : `${part} ${text}`, known === null, () => columns(text));
    };
    const { name, source } = said;
    if (name !== null && this.isNewName(id, name, here.name))
      add('name', `name ${name}`, addressKind(here.name) !== undefined, () => ({ name, folded: fold(name) }));
    compare('company', said.company, here.company, isSameFirm, (company) => ({ company }));
    this.addAddresses(id, said, news);
    const sourceId = () => ({ source_id: source!.id() });
    compare('source', source && source.name, here.source, isFolded, sourceId);
    compare('origin', said.origin, here.origin, isFolded, (origin) => ({ origin }));
    compare('tier', said.tier, here.tier, isFolded, (tier) => ({ tier }));
    const isSamePage = (a: string, b: string) => pageKey(a) === pageKey(b);
    compare('url', said.url, here.url, isSamePage, (url) => ({ url }));
    const isSameId = (a: string, b: string) => a === b || this.texts('mergedId', id).includes(a);
    compare('external id', said.external_id, here.externalId, isSameId, (text) => ({ external_id: text }));
    this.addTags(id, said, news);
    const isSameNote = (a: string, b: string) => a.trim() === b.trim();
    compare('note', said.note, here.note, isSameNote, (note) => ({ note }));
    if (said.isDated && said.created < here.day) add('created date', '', true, () => ({ day: said.created }));
    // A stop that was lifted here stays lifted.
    if (said.stopped === 1 && here.stopped === 0)
      add('stop', 'stopped', here.lifted === null, () => ({ stopped: 1, stopped_day: this.today }));
    return news;
  }

  /** Whether a name says something that is not known: neither another order of the same words nor fewer of them. */
  private isNewName(id: number, name: string, here: string): boolean {
    if (isFolded(name, here) || (namesAgree(here, name) && !saysMore(here, name))) return false;
    return !this.texts('mergedName', id).some((known) => isFolded(known, name));
  }

  /** Another address is one more. */
  private addAddresses(id: number, { addresses }: SaidOfLead, news: News[]): void {
    for (const kind of ['email', 'phone'] as const) {
      const said = addresses.filter((address) => address.kind === kind);
      if (said.length === 0) continue;
      const keyOf = kind === 'email' ? fold : (phone: string) => this.phones.keyOf(phone);
      const known = new Set(this.texts(kind, id).map(keyOf));
      for (const { value } of said) {
        const key = keyOf(value);
        if (known.has(key)) continue;
        known.add(key);
        const columns = () => (addAddress(this.write, id, kind, value), {});
        news.push({ part: kind, title: `${kind} ${value}`, fits: true, columns });
      }
    }
  }

  private addTags(id: number, { tags }: SaidOfLead, news: News[]): void {
    if (tags.length === 0) return;
    const known = new Set(this.texts('tag', id).map(fold));
    for (const { name } of tags.filter((tag) => !known.has(fold(tag.name)))) {
      const columns = () => (this.write.insert('tag', { lead_id: id, name, folded: fold(name) }), {});
      news.push({ part: 'tag', title: `tag ${name}`, fits: true, columns });
    }
  }

  private texts(list: keyof LeadFilling['lists'], id: number): string[] {
    return this.lists[list].all(id) as string[];
  }
}
