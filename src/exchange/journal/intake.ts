import { checkAliasName, longestWords, wordsOfLine } from '../../domain/alias.js';
import { isCurrency, minorDigits } from '../../domain/money.js';
import { isStored, settingSpecs } from '../../domain/settings.js';
import { textLimit } from '../../domain/text.js';
import { places, type Goal } from '../../domain/touch.js';
import { isBefore, type Moment } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import { say } from '../../render/safe.js';
import { settleAlias } from '../../store/settings/aliases.js';
import type { Settled } from '../../store/across/compare.js';
import { Intake } from '../../store/across/imports.js';
import { inPlaces, type ImportedResult } from '../../store/across/touch-intake.js';
import { checkCurrency, currencyOf } from '../../store/settings/settings.js';
import { journalForm } from './export.js';
import { Item, refer, uidOf } from './item.js';
import { JournalLeads } from './leads.js';
import { JournalLoop } from './loop.js';
import { JournalTactics } from './tactics.js';
import { JournalWords } from './words.js';
import { NumberRuns } from './number-runs.js';
import { settingText } from '../columns/settings.js';
import { largestAmount, largestNumber } from '../table/steps.js';
import type { ImportDesk } from '../table/import.js';
import { Tally } from '../tally.js';

/** Takes the things of an exported journal one after the other; whatever is referred to comes first. */
export class JournalIntake {
  readonly tally = new Tally();
  private readonly intake: Intake;
  readonly words: JournalWords;
  readonly tactics: JournalTactics;
  /** Takes trials, decisions, plans, benchmarks and feelings. */
  readonly loop: JournalLoop;
  readonly leads: JournalLeads;
  /** Numbers in the file to numbers in the journal. */
  private readonly touches = new NumberRuns();

  constructor(private readonly desk: ImportDesk) {
    this.intake = new Intake(desk.journal, desk.write);
    this.words = new JournalWords(this.intake, this.tally);
    this.tactics = new JournalTactics(this.intake, this.tally, desk.today);
    this.loop = new JournalLoop(this.intake, this.tactics, this.tally, desk.today);
    this.leads = new JournalLeads(this.intake, this.words, this.tally, desk.clock.zone);
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
    this.intake.settleSetting('currency', currency);
    this.tally.settings.push(say`currency = ${currency}`);
  }

  takeSetting(item: Item): void {
    const key = item.name('key', 100);
    if (key === 'currency') throw item.wrong('has the key "currency", which stands by itself');
    const spec = settingSpecs.find((known) => known.key === key);
    const value = item.text('value', 1000) ?? '';
    if (!spec) throw item.wrong(`has the key "${key}", which is no setting`);
    if (!isStored(spec, value)) throw item.wrong(`has a "value" that ${key} cannot have`);
    if (key === 'goal') this.tactics.goal = value as Goal;
    const { is } = this.intake.settleSetting(key, value);
    const text = settingText({ spec, value }, currencyOf(this.desk.journal)) ?? '';
    if (is === 'new') this.tally.settings.push(say`${key} = ${text}`);
    else if (is === 'other') this.tally.differ('setting', key);
  }

  /** One of a name that is here already is left out. */
  takeAlias(item: Item): void {
    const name = item.name('name', textLimit.word);
    item.checked('name', () => checkAliasName(name));
    const words = item.required('words', item.text('words', longestWords));
    item.checked('words', () => wordsOfLine(words));
    const { is } = settleAlias(this.desk.journal, this.desk.write, { uid: uidOf(item), name, words });
    if (is === 'new') this.tally.aliases.push(name);
    else if (is === 'same') this.tally.skipped++;
    else this.tally.differ('alias', name);
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
      leadId: leadNumber === null ? null : this.leads.numberOf(item, leadNumber),
      versionId: this.tactics.versionOf(item),
      moment,
      seconds: item.whole('seconds', 0, 100_000_000),
      cost: item.whole('cost', 0, largestAmount),
      energy: item.whole('energy', -2, 2),
      note: item.text('note', textLimit.note),
      externalId,
      importKey,
    };
    const list = item.list('results');
    if (list.length === 0) throw item.wrong('has no results');
    const told = list.map((value, index) => this.result(value, number, index));
    const early = told.findIndex((result) => isBefore(result.moment, moment));
    if (early >= 0) throw item.wrong(`has a result ${early + 1} that is before the touch itself`);
    const results = inPlaces(told);
    const known =
      this.intake.touches.withUid(uid) ??
      (externalId === null ? undefined : this.intake.touches.withExternalId(externalId)) ??
      (importKey === null ? undefined : this.intake.touches.withImportKey(importKey));
    const settled: Settled =
      known === undefined
        ? { id: this.intake.touches.add(touch, results), is: 'new' }
        : this.intake.touches.compare(known, touch, results);
    if (settled.is === 'new' && touch.leadId === null && this.intake.touches.needsLead(results))
      this.tally.nobody(settled.id);
    this.tally.settle('touches', 'touch', settled.is, String(settled.id));
    this.touches.set(number, settled.id);
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
      outcomeId: this.words.outcomeOf(item, outcome),
      moment: this.past(item, item.moment()),
      reasonId: reason === null ? null : this.words.reasonOf(item, reason),
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
    const leadId = this.leads.numberOf(item, number);
    const { is } = this.intake.settleStep({
      uid: uidOf(item),
      leadId,
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
    this.tally.settle('promises', 'next step', is, `of @${leadId}`);
  }

  private past(item: Item, moment: Moment): Moment {
    const { clock, today } = this.desk;
    if (moment.at === null ? moment.day > today : moment.at > clock.now) throw item.wrong('is in the future');
    return moment;
  }
}
