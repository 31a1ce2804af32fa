import { textLimit } from '../../domain/text.js';
import { origins, tiers } from '../../domain/touch.js';
import { isoMoment, parseIsoMoment } from '../../domain/when.js';
import type { Intake } from '../../store/across/imports.js';
import type { ImportedMerge, ImportedTag } from '../../store/across/lead-intake.js';
import type { JournalWords } from './words.js';
import { Item, refer, uidOf } from './item.js';
import { NumberRuns } from './number-runs.js';
import { largestNumber } from '../table/steps.js';
import type { Tally } from '../tally.js';

/** Takes the leads of an exported journal. */
export class JournalLeads {
  /** Numbers in the file to numbers in the journal. */
  private readonly ids = new NumberRuns();
  private readonly mergedLeads = new Set<number>();

  constructor(
    private readonly intake: Intake,
    private readonly words: JournalWords,
    private readonly tally: Tally,
    private readonly zone: string,
  ) {}

  /** The number here of the lead that has `number` in the file. */
  numberOf(item: Item, number: number): number {
    return refer(item, this.ids, number, `lead ${number}`);
  }

  takeLead(item: Item): void {
    const number = item.required('lead', item.whole('lead', 1, largestNumber));
    if (this.ids.has(number) || this.mergedLeads.has(number))
      throw item.wrong(`has the number ${number}, as one before it`);
    const uid = uidOf(item);
    const addresses = item
      .list('addresses')
      .map((value) => new Item(value, `"leads", lead ${number}, an address`, ['uid', 'kind', 'value']))
      .map((address) => {
        const kind = address.required('kind', address.oneOf('kind', ['email', 'phone'] as const));
        return { uid: uidOf(address), kind, value: address.name('value', textLimit[kind]) };
      });
    const of = (kind: 'email' | 'phone') =>
      addresses.filter((address) => address.kind === kind).map(({ value }) => value);
    const source = item.optionalName('source', textLimit.source);
    const lead = {
      id: number,
      uid,
      name: item.name('name', textLimit.lead),
      company: item.optionalName('company', textLimit.company),
      origin: item.oneOf('origin', origins),
      tier: item.oneOf('tier', tiers),
      note: item.text('note', textLimit.note),
      externalId: item.text('external_id', textLimit.externalId),
      stopped: item.whole('stopped', 0, 1) === 1,
      stoppedDay: item.day('stopped_day'),
      lifted: this.lifted(item),
      url: item.optionalName('url', textLimit.url),
      tags: this.tags(item, number),
      merged: this.merged(item, number),
      day: item.required('created', item.day('created')),
      emails: of('email'),
      phones: of('phone'),
    };
    const alike = this.intake.leads.like(lead, true);
    const known = this.intake.leads.withUid(uid) ?? (alike.length === 1 ? alike[0] : undefined);
    const sourceId = source === null ? null : this.words.sourceOf(item, source);
    if (known !== undefined) {
      this.ids.set(number, known);
      const { is } = this.intake.leads.compare(known, { ...lead, sourceId });
      return this.tally.settle('leads', 'lead', is, `@${known}`);
    }
    const id = this.intake.leads.add({ ...lead, sourceId, emails: [], phones: [] });
    for (const address of addresses)
      this.intake.leads.addAddress(id, address.kind, address.value, address.uid);
    this.ids.set(number, id);
    this.tally.leads++;
  }

  private lifted(item: Item): string | null {
    const text = item.text('lifted', 40);
    if (text === null) return null;
    const moment = parseIsoMoment(text, this.zone);
    if (moment && moment.at !== null) return isoMoment(moment);
    throw item.wrong('has a "lifted" that is not a date with its time and offset');
  }

  private tags(item: Item, lead: number): ImportedTag[] {
    return item.list('tags').map((value) => {
      const tag = new Item(value, `"leads", lead ${lead}, a tag`, ['uid', 'name']);
      return { uid: uidOf(tag), name: tag.tag('name') };
    });
  }

  private merged(item: Item, lead: number): ImportedMerge[] {
    return item.list('merged').map((value) => {
      const merge = new Item(value, `"leads", lead ${lead}, a merged lead`, [
        'lead',
        'uid',
        'name',
        'external_id',
        'merged',
      ]);
      const number = merge.whole('lead', 1, largestNumber);
      if (number !== null && (this.ids.has(number) || number === lead || this.mergedLeads.has(number)))
        throw merge.wrong(`has the number ${number}, as one before it`);
      if (number !== null) this.mergedLeads.add(number);
      return {
        number,
        uid: uidOf(merge),
        name: merge.name('name', textLimit.lead),
        externalId: merge.text('external_id', textLimit.externalId),
        day: merge.required('merged', merge.day('merged')),
      };
    });
  }
}
