import { isDay, type Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import type { SaidOfLead } from '../../store/across/lead-filling.js';
import type { LeadIntake } from '../../store/across/lead-intake.js';
import { nameSort, type ImportedLead, type Likeness } from '../../store/across/lead-likeness.js';
import { addressKind } from '../../store/leads/leads.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import { isNoDate } from '../cells/date-text.js';
import { faultsAmong } from '../faults.js';
import type { SettledLead, Tally } from '../tally.js';
import type { DateFields } from './date-fields.js';
import { LeadCells } from './lead-cells.js';
import type { NextRows } from './next-rows.js';

/** How many leads of earlier rows are remembered; beyond that they are looked up in the journal again. */
const cacheSize = 100_000;

/** What tells which lead a row means, beside its uid. */
const identity = 'lead first-name last-name email phone company url lead-external-id'.split(' ') as Field[];

/** What rows of touches say of leads beside that. */
const traits = 'source origin tier tag stopped'.split(' ') as Field[];

/** The lead a row names. */
export interface FoundLead {
  /** Those of the journal that it may be: none where it is to be added, several where nothing tells which. */
  ids: readonly number[];
  /**
   * Adds it, or takes what the row says of it, and returns its number; nothing is written before. Throws UserError where
   * it may be several.
   */
  settle: () => number;
}

/** A lead of a row, with what is noted of it while it is looked for. */
interface Wanted {
  row: string[];
  lead: ImportedLead;
  /** Cells that hold no address. */
  fillers: number;
}

/** Finds, fills and adds the leads that rows name. */
export class LeadRows {
  /** Leads of rows before, by what tells which they are. */
  private readonly seen = new Map<string, { found: FoundLead | null; said: string; fillers: number }>();
  private readonly cells: LeadCells;
  private readonly identity: Field[];
  private readonly traits: Field[];
  /** Whether there are columns for persons, so that a firm alone is no person. */
  private readonly hasPersons: boolean;

  constructor(
    private readonly intake: LeadIntake,
    private readonly mapping: Mapping,
    private readonly tally: Tally,
    private readonly today: Day,
    private readonly line: () => number,
    private readonly replaces: boolean,
    private readonly days: { dates: DateFields; next: NextRows; zone: string },
  ) {
    this.cells = new LeadCells(mapping);
    this.identity = identity.filter((field) => mapping.has(field));
    this.traits = traits.filter((field) => mapping.has(field));
    this.hasPersons = (['lead', 'first-name', 'last-name'] as const).some((field) => mapping.has(field));
  }

  /** Takes a row of a list of leads. Throws UserError where it cannot be read, names nobody or may mean several. */
  take(row: string[]): void {
    const read = this.read(row, this.created(row) ?? this.today, true);
    if (!read) throw new UserError('The row has no name, email or phone.');
    const promised = this.days.next.read(row);
    const { wanted, ids, apart } = this.find(read);
    if (ids.length > 1 && ids.some((id) => this.intake.holds(id, this.saidOf(wanted))))
      return void this.tally.skipped++;
    const { id, is } = this.settle(wanted, ids, apart);
    const isPromised = this.days.next.make(promised, id, this.today);
    if (!isPromised || is !== 'same') this.tally.settleLead(is);
  }

  /** The day on which a row says that its lead was made. */
  private created(row: string[]): Day | null {
    const text = this.text(row, 'created');
    if (this.mapping.isOwn ? text === '' : isNoDate(text)) return null;
    if (!this.mapping.isOwn) return this.days.dates.of('created').read(text, this.days.zone).day;
    if (isDay(text)) return text;
    throw new UserError(`"${text}" is not a date.`);
  }

  /** All that is wrong with a row, which was refused. */
  faults(row: string[]): UserError[] {
    return faultsAmong([
      () => this.created(row),
      () => this.days.next.read(row),
      () => {
        if (!this.read(row, this.today, true)) throw new UserError('The row has no name, email or phone.');
      },
    ]);
  }

  /**
   * The lead of a touch's row, or null for nobody in particular; a lead made here is of that day. Throws UserError
   * where it cannot be read.
   */
  ofTouch(row: string[], day: Day): FoundLead | null {
    const key = this.text(row, 'lead-uid') || this.keyOf(row);
    const said = this.said(row);
    const seen = this.seen.get(key);
    if (seen !== undefined && (said === '' || seen.said === said)) {
      this.tally.fillers += seen.fillers;
      return seen.found;
    }
    const read = this.read(row, day, false);
    if (read === null) return null;
    const { wanted, ids, apart } = this.find(read);
    const settle = () => {
      const { id } = this.settle(wanted, ids, apart);
      // Forgetting only costs a look into the journal.
      if (this.seen.size >= cacheSize) this.seen.clear();
      this.seen.set(key, { found: settled(id), said, fillers: wanted.fillers });
      return id;
    };
    return { ids, settle };
  }

  /** What was taken for granted in reading them, one line each. */
  notices(): string[] {
    return this.cells.notices();
  }

  /** Forgets which leads were found: one of them was taken back. */
  forget(): void {
    this.seen.clear();
  }

  /** The leads that one may be; an external id stays with the lead that has it first. */
  private find(read: Wanted): Likeness & { wanted: Wanted } {
    const likeness = this.like(read.lead);
    if (likeness.apart?.kind !== 'id') return { ...likeness, wanted: read };
    return { ...likeness, wanted: { ...read, lead: { ...read.lead, external_id: null } } };
  }

  private like(lead: ImportedLead): Likeness {
    const known = lead.uid && this.intake.withUid(lead.uid);
    if (known) return { ids: [known], apart: undefined };
    const found = this.intake.like(lead, { isIdentified: lead.uid !== null, firmsApart: this.hasPersons });
    return lead.uid && found.ids.length > 1 ? { ...found, ids: [] } : found;
  }

  private settle(
    wanted: Wanted,
    ids: readonly number[],
    apart: Likeness['apart'],
  ): { id: number; is: SettledLead } {
    const { row, lead } = wanted;
    const isFirm = nameSort(lead) === 'firm';
    if (ids.length > 1 && !isFirm)
      throw new UserError(
        `"${lead.name}" fits ${ids.length} leads: ${ids.map((id) => `@${id}`).join(', ')}; an email or phone would tell which.`,
      );
    const isNew = ids.length !== 1;
    const id = isNew ? this.add(row, lead) : ids[0]!;
    if (apart) this.tally.setApart(`${apart.name} @${apart.id}`, apart.kind, { id, isNew }, this.line);
    if (isNew) return { id, is: 'new' };
    const wasHere = this.intake.wasHere(id);
    const { title, filled, replaced, others } = this.intake.fill(id, this.saidOf(wanted), this.replaces);
    if (wasHere) this.tally.fill(filled, replaced);
    if (others.length > 0) this.tally.remark(title, others, this.line);
    if (others.length > 0) return { id, is: 'other' };
    return { id, is: wasHere && filled.length + replaced.length > 0 ? 'filled' : 'same' };
  }

  /** What a row says of its lead; a name that is only its address or, beside persons, its firm is none. */
  private saidOf({ row, lead }: Wanted): SaidOfLead {
    const source = this.text(row, 'source');
    const isName = this.mapping.isOwn || nameSort(lead) === 'person' || this.text(row, 'lead').trim() !== '';
    return {
      ...lead,
      name: isName && (this.mapping.isOwn || addressKind(lead.name) === undefined) ? lead.name : null,
      source: source === '' ? null : { name: source, id: () => this.sourceOf(row, lead)! },
      isDated: this.text(row, 'created') !== '',
    };
  }

  /** What a row says of its lead beside whom it is; '' for nothing. */
  private said(row: string[]): string {
    return this.traits.length === 0 ? '' : this.joined(row, this.traits);
  }

  private keyOf(row: string[]): string {
    const [only] = this.identity;
    return this.identity.length === 1 ? this.text(row, only!) : this.joined(row, this.identity);
  }

  /** The texts of several fields; '' where all are empty. */
  private joined(row: string[], fields: readonly Field[]): string {
    let all = '';
    let isEmpty = true;
    for (const field of fields) {
      const text = this.text(row, field);
      if (text !== '') isEmpty = false;
      all += `${text}\0`;
    }
    return isEmpty ? '' : all;
  }

  /** The lead of a row, or null where it names nobody. */
  private read(row: string[], day: Day, isList: boolean): Wanted | null {
    const { lead, fillers } = this.cells.read(row, day, isList);
    this.tally.fillers += fillers;
    return lead && { row, lead, fillers };
  }

  private add(row: string[], lead: ImportedLead): number {
    const id = this.intake.add({ ...lead, source: this.sourceOf(row, lead) });
    this.tally.leads++;
    return id;
  }

  private sourceOf(row: string[], { origin }: ImportedLead): number | null {
    const source = this.text(row, 'source');
    // Our own exports give the origin of each lead; whether its source told it is not known.
    return source === '' ? null : this.intake.sourceNamed(source, this.mapping.isOwn ? null : origin);
  }

  private text(row: string[], field: Field): string {
    return this.mapping.text(row, field);
  }
}

/** A lead that is there. Made apart from where rows are read, so that no row is held with it. */
function settled(id: number): FoundLead {
  return { ids: [id], settle: () => id };
}
