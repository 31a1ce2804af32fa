import { checkAliasName, longestWords, wordsOfLine } from '../domain/alias.js';
import { isCurrency, minorDigits } from '../domain/money.js';
import { isStored, settingSpecs } from '../domain/settings.js';
import { textLimit } from '../domain/text.js';
import { channels, origins, places, stages, states, tiers, type Channel } from '../domain/touch.js';
import { isoMoment, parseIsoMoment, type Moment } from '../domain/when.js';
import { UserError, exitCode } from '../errors.js';
import { importAlias } from '../store/aliases.js';
import { Intake } from '../store/imports.js';
import type { ImportedMerge, ImportedTag } from '../store/lead-intake.js';
import type { ImportedResult } from '../store/touch-intake.js';
import type { Value } from '../store/journal.js';
import { checkCurrency, currencyOf } from '../store/settings.js';
import { foldWord } from '../store/words.js';
import { journalForm } from './journal-export.js';
import { Item, refer, uidOf } from './json-item.js';
import { JournalLoop } from './journal-loop.js';
import { JournalTactics } from './journal-tactics.js';
import { largestAmount } from './steps.js';
import type { ImportDesk } from './table-import.js';
import { Tally } from './tally.js';

const largestNumber = 1_000_000_000_000;

/** Takes the things of an exported journal one after the other; whatever is referred to comes first. */
export class JournalIntake {
  readonly tally = new Tally();
  private readonly intake: Intake;
  private readonly sources = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private readonly tactics: JournalTactics;
  /** Takes trials, decisions, plans, benchmarks and feelings. */
  readonly loop: JournalLoop;
  /** Numbers in the file to numbers in the journal. */
  private readonly leads = new Map<number, number>();
  private readonly mergedLeads = new Set<number>();
  private readonly touches = new Map<number, number>();

  constructor(private readonly desk: ImportDesk) {
    this.intake = new Intake(desk.journal, desk.write);
    this.tactics = new JournalTactics(this.intake, this.tally, desk.today);
    this.loop = new JournalLoop(this.intake, this.tactics, this.tally, desk.today);
  }

  takeForm(name: string, form: unknown): void {
    if (form === journalForm) return;
    const isNewer = typeof form === 'number' && form > journalForm;
    throw new UserError(
      isNewer ? `"${name}" was written by a newer version of prospect.` : `"${name}" is not a whole journal.`,
      isNewer
        ? { hint: 'Install that version to import it.', code: exitCode.newer }
        : { hint: 'Only JSON that "prospect export all" wrote can be imported.', code: exitCode.badData },
    );
  }

  /** Amounts are in minor units, so both journals must count in the same ones. */
  takeCurrency(name: string, currency: unknown): void {
    if (currency !== null && (typeof currency !== 'string' || !isCurrency(currency)))
      throw new UserError(`"${name}" has a "currency" that is none.`, { code: exitCode.badData });
    const here = currencyOf(this.desk.journal);
    if (here === currency) return;
    if (here !== null && (currency !== null || minorDigits(here) !== minorDigits(null)))
      throw new UserError(`"${name}" counts in ${currency ?? 'no currency'}, but this journal in ${here}.`, {
        hint: 'Import it into another journal: --db FILE.',
        code: exitCode.badData,
      });
    if (here !== null || currency === null) return;
    checkCurrency(this.desk.journal, currency);
    this.intake.addSetting('currency', currency);
  }

  takeSetting(item: Item): void {
    const key = item.name('key', 100);
    if (key === 'currency') throw item.wrong('has the key "currency", which stands by itself');
    const spec = settingSpecs.find((known) => known.key === key);
    const value = item.text('value', 1000) ?? '';
    if (!spec) throw item.wrong(`has the key "${key}", which is no setting`);
    if (!isStored(spec, value)) throw item.wrong(`has a "value" that ${key} cannot have`);
    this.intake.addSetting(key, value);
  }

  /** One of a name that is here already is left out. */
  takeAlias(item: Item): void {
    const name = item.name('name', textLimit.word);
    item.checked('name', () => checkAliasName(name));
    const words = item.required('words', item.text('words', longestWords));
    item.checked('words', () => wordsOfLine(words));
    if (importAlias(this.desk.journal, this.desk.write, { uid: uidOf(item), name, words }))
      this.tally.aliases++;
    else this.tally.skipped++;
  }

  takeSource(item: Item): void {
    const name = item.name('name', textLimit.source);
    const origin = item.oneOf('origin', origins);
    const asked = item.whole('asked', 0, 1) === 1;
    this.sources.set(name, this.intake.settleSource(uidOf(item), { name, origin, asked }));
  }

  takeOutcome(item: Item): void {
    const name = item.name('name', textLimit.word);
    const channelText = item.text('channels', 100) ?? '';
    for (const channel of channelText.split(' '))
      if (channel !== '' && !channels.includes(channel as Channel))
        throw item.wrong(`has a channel "${channel}", which is none`);
    this.outcomes.set(
      name,
      this.takeWord('outcome', uidOf(item), {
        name,
        folded: foldWord(name),
        stage: item.whole('stage', 0, stages.length - 1),
        state: item.required('state', item.oneOf('state', states)),
        ends: item.required('ends', item.oneOf('ends', ['no', 'yes', 'address'])),
        stops: item.required('stops', item.whole('stops', 0, 1)),
        asks: item.oneOf('asks', ['date', 'meeting', 'lead']),
        channels: channelText,
      }),
    );
  }

  takeReason(item: Item): void {
    const name = item.name('name', textLimit.word);
    this.reasons.set(
      name,
      this.takeWord('reason', uidOf(item), {
        name,
        folded: foldWord(name),
        place: item.oneOf('broke', places),
      }),
    );
  }

  private takeWord(
    table: 'outcome' | 'reason',
    uid: Buffer,
    word: Record<string, Value> & { folded: string },
  ): number {
    const { id, isNew } = this.intake.settleWord(table, uid, word);
    if (isNew) this.tally.words++;
    return id;
  }

  takeTactic(item: Item): void {
    this.tactics.takeTactic(item);
  }

  takeSpend(item: Item): void {
    this.tactics.takeSpend(item);
  }

  takeLead(item: Item): void {
    const number = item.required('lead', item.whole('lead', 1, largestNumber));
    if (this.leads.has(number) || this.mergedLeads.has(number))
      throw item.wrong(`has the number ${number}, as one before it`);
    const uid = uidOf(item);
    const addresses = item
      .list('addresses', 1000)
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
    if (known !== undefined) {
      this.leads.set(number, known);
      this.tally.skipped++;
      return;
    }
    const sourceId = source === null ? null : refer(item, this.sources, source, `source "${source}"`);
    const id = this.intake.leads.add({ ...lead, sourceId, emails: [], phones: [] });
    for (const address of addresses)
      this.intake.leads.addAddress(id, address.kind, address.value, address.uid);
    this.leads.set(number, id);
    this.tally.leads++;
  }

  private lifted(item: Item): string | null {
    const text = item.text('lifted', 40);
    if (text === null) return null;
    const moment = parseIsoMoment(text, this.desk.clock.zone);
    if (moment && moment.at !== null) return isoMoment(moment);
    throw item.wrong('has a "lifted" that is not a date with its time and offset');
  }

  private tags(item: Item, lead: number): ImportedTag[] {
    return item.list('tags', 1000).map((value) => {
      const tag = new Item(value, `"leads", lead ${lead}, a tag`, ['uid', 'name']);
      return { uid: uidOf(tag), name: tag.tag('name') };
    });
  }

  private merged(item: Item, lead: number): ImportedMerge[] {
    return item.list('merged', 10_000).map((value) => {
      const merge = new Item(value, `"leads", lead ${lead}, a merged lead`, [
        'lead',
        'uid',
        'name',
        'external_id',
        'merged',
      ]);
      const number = merge.whole('lead', 1, largestNumber);
      if (number !== null && (this.leads.has(number) || number === lead || this.mergedLeads.has(number)))
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

  takeTouch(item: Item): void {
    const number = item.required('touch', item.whole('touch', 1, largestNumber));
    if (this.touches.has(number)) throw item.wrong(`has the number ${number}, as one before it`);
    const uid = uidOf(item);
    const moment = this.past(item, item.moment());
    const externalId = item.text('external_id', textLimit.externalId);
    const importKey = item.bytes('import_key');
    const leadNumber = item.whole('lead', 1, largestNumber);
    const touch = {
      id: number,
      uid,
      leadId: leadNumber === null ? null : refer(item, this.leads, leadNumber, `lead ${leadNumber}`),
      versionId: this.tactics.versionOf(item),
      moment,
      seconds: item.whole('seconds', 0, 100_000_000),
      cost: item.whole('cost', 0, largestAmount),
      energy: item.whole('energy', -2, 2),
      note: item.text('note', textLimit.note),
      externalId,
      importKey,
    };
    const list = item.list('results', 10_000);
    if (list.length === 0) throw item.wrong('has no results');
    const results = list.map((value, index) => this.result(value, number, index));
    const known =
      this.intake.touches.withUid(uid) ??
      (externalId === null ? undefined : this.intake.touches.withExternalId(externalId)) ??
      (importKey === null ? undefined : this.intake.touches.withImportKey(importKey));
    if (known === undefined) this.tally.touches++;
    else this.tally.skipped++;
    this.touches.set(number, known ?? this.intake.touches.add(touch, results));
  }

  private result(value: unknown, touch: number, index: number): ImportedResult {
    const item = new Item(value, `"touches", touch ${touch}, result ${index + 1},`, [
      'uid',
      'outcome',
      'day',
      'at',
      'offset',
      'zone',
      'reason',
      'broke',
      'value',
      'note',
    ]);
    const outcome = item.name('outcome', textLimit.word);
    const reason = item.optionalName('reason', textLimit.word);
    return {
      uid: uidOf(item),
      outcomeId: refer(item, this.outcomes, outcome, `outcome "${outcome}"`),
      moment: this.past(item, item.moment()),
      reasonId: reason === null ? null : refer(item, this.reasons, reason, `reason "${reason}"`),
      place: item.oneOf('broke', places),
      value: item.whole('value', 0, largestAmount),
      note: item.text('note', textLimit.note),
    };
  }

  takeNextStep(item: Item): void {
    const number = item.required('lead', item.whole('lead', 1, largestNumber));
    const state = item.required('state', item.oneOf('state', ['open', 'kept', 'moved', 'dropped'] as const));
    const closed = item.day('closed');
    if ((state === 'open') !== (closed === null))
      throw item.wrong('has a "state" that its "closed" contradicts');
    const touchOf = (key: string) => {
      const touch = item.whole(key, 1, largestNumber);
      return touch === null ? null : refer(item, this.touches, touch, `touch ${touch}`);
    };
    const isAdded = this.intake.addStep({
      uid: uidOf(item),
      leadId: refer(item, this.leads, number, `lead ${number}`),
      touchId: touchOf('touch'),
      moment: item.moment(),
      what: item.text('what', textLimit.what),
      owner: item.text('owner', textLimit.what),
      isMeeting: item.whole('meeting', 0, 1) === 1,
      acknowledged: item.day('acknowledged'),
      made: item.required('made', item.day('made')),
      state,
      closed,
      keptBy: touchOf('kept_by'),
      why: item.text('why', textLimit.what),
    });
    if (isAdded) this.tally.promises++;
    else this.tally.skipped++;
  }

  private past(item: Item, moment: Moment): Moment {
    const { clock, today } = this.desk;
    if (moment.at === null ? moment.day > today : moment.at > clock.now) throw item.wrong('is in the future');
    return moment;
  }
}
