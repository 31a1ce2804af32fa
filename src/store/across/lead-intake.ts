import type { Day } from '../../domain/calendar.js';
import type { Origin } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { form, type ThingOf } from '../form/form.js';
import type { Source } from '../leads/sources.js';
import type { ImportRows, Settled } from './import-rows.js';
import { LeadFilling, type Filled, type SaidOfLead } from './lead-filling.js';
import { LeadLikeness, type AskedHow, type ImportedLead, type Likeness } from './lead-likeness.js';

export type { ImportedLead };

type Statement = ReturnType<Journal['prepare']>;

/** Leads of an import: found, filled and added with statements that are prepared once. What is added is found. */
export class LeadIntake {
  private readonly byId: Statement;
  private readonly likeness: LeadLikeness;
  private readonly filling: LeadFilling;
  /** Sources of rows before, by origin and name. */
  private readonly sources = new Map<string, number>();
  /** The one added last. */
  private newest = 0;
  /** Leads made here that came without a uid of their own, so that nobody has looked at them yet. */
  readonly made: number[] = [];

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: ImportRows,
    today: Day,
  ) {
    this.byId = journal.prepare('SELECT id FROM lead WHERE id = ?').pluck();
    this.likeness = new LeadLikeness(journal, rows);
    this.filling = new LeadFilling(journal, write, today);
  }

  withUid(uid: Buffer): number | undefined {
    return this.likeness.withUid(uid);
  }

  like(lead: ImportedLead, how: AskedHow): Likeness {
    return this.likeness.like(lead, how);
  }

  /** Takes what a row says of a lead that is here; with `replaces` also where it contradicts. */
  fill(id: number, said: SaidOfLead, replaces: boolean): Filled {
    return this.filling.take(id, said, replaces);
  }

  /** Whether a lead that is here has all that a row says of it. */
  holds(id: number, said: SaidOfLead): boolean {
    return this.filling.isHeld(id, said);
  }

  /** Whether a lead was there before the import. */
  wasHere(id: number): boolean {
    return !this.rows.numbers('lead').isNew(id);
  }

  /** The lead with that uid, or the one that is alike, stays as it is. */
  settle(lead: ImportedLead): Settled {
    const { ids } = this.like(lead, { isIdentified: true, firmsApart: true });
    const known = this.withUid(lead.uid!) ?? (ids.length === 1 ? ids[0] : undefined);
    return known === undefined
      ? { id: this.add(lead), is: 'new' }
      : this.rows.settleAs(known, form.leads, lead);
  }

  add(lead: ImportedLead): number {
    const id = this.rows.add(form.leads, lead);
    this.newest = id;
    this.likeness.note(id, lead);
    if (!lead.uid) this.made.push(id);
    for (const merged of lead.merged) this.addMerged(id, merged);
    return id;
  }

  /** Forgets what was remembered of the lead added last, where it was taken back, and of sources. */
  forget(): void {
    this.sources.clear();
    if (this.byId.get(this.newest) !== undefined) return;
    this.likeness.forget(this.newest);
    if (this.made.at(-1) === this.newest) this.made.pop();
  }

  /** Keeps the number that a merged lead had where it is free, and gives it to no lead. */
  private addMerged(leadId: number, merged: ImportedLead['merged'][number]): void {
    const numbers = this.rows.numbers('lead');
    const number = numbers.free(merged.lead);
    this.rows.add(form.leads.fields.merged.part!, { ...merged, lead: number }, leadId);
    if (number === null) return;
    numbers.use(number);
    this.write.use('lead', number);
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
