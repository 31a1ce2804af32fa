import type { Day } from '../../domain/calendar.js';
import { textLimit } from '../../domain/text.js';
import { channels, goals, kinds, usual, type Goal } from '../../domain/touch.js';
import type { Settled } from '../../store/across/compare.js';
import type { Intake } from '../../store/across/imports.js';
import { checkTacticName, longestUsual } from '../../store/tactics/tactics.js';
import type { Worths } from '../../store/tactics/worths.js';
import { Item, refer, uidOf } from './item.js';
import { largestAmount, largestNumber } from '../table/steps.js';
import type { Tally } from '../tally.js';

interface FileVersion {
  uid: Buffer;
  version: number;
  change: string | null;
  origin: number | null;
  day: Day | null;
}

/** Takes the tactics of an exported journal, and what was spent on them. */
export class JournalTactics {
  /** By name in the file: numbers of tactics, and by name and version those of versions. */
  private readonly ids = new Map<string, number>();
  private readonly versions = new Map<string, number>();
  /** The goal in force in the file. */
  goal: Goal = usual.goal;

  constructor(
    private readonly intake: Intake,
    private readonly tally: Tally,
    private readonly today: Day,
  ) {}

  takeTactic(item: Item): void {
    const name = item.name('name', textLimit.tactic);
    const uid = uidOf(item);
    const fields = {
      uid,
      name: item.checked('name', () => checkTacticName(name)),
      channel: item.required('channel', item.oneOf('channel', channels)),
      kind: item.required('kind', item.oneOf('kind', kinds)),
      worths: this.worthsOf(item, name),
      seconds: item.whole('seconds', 0, longestUsual),
      note: item.text('note', textLimit.note),
      droppedDay: item.day('dropped'),
    };
    const known = this.intake.tactics.named(name, uid);
    const { tacticId } = known ?? this.intake.tactics.add(fields);
    this.ids.set(name, tacticId);
    if (!known) this.tally.tactics++;
    else if (this.intake.tactics.compare(known, fields).is === 'same') this.tally.skipped++;
    else this.tally.differ('tactic', known.name);
    this.takeVersions(item, name, tacticId, known !== undefined);
  }

  /** By goal; of a file from before there was one for each, the only one is for the goal set in it. */
  private worthsOf(item: Item, name: string): Worths {
    const only = item.share('worth');
    const worths: Worths = only === null ? {} : { [this.goal]: only };
    for (const [index, value] of item.list('worths').entries()) {
      const one = new Item(value, `"tactics", ${name}, worth ${index + 1},`, ['goal', 'worth']);
      const goal = one.required('goal', one.oneOf('goal', goals));
      if (worths[goal] !== undefined && only === null)
        throw one.wrong(`has the goal ${goal}, as one before it`);
      worths[goal] = one.required('worth', one.share('worth'));
    }
    return worths;
  }

  private takeVersions(item: Item, name: string, tacticId: number, isKnown: boolean): void {
    const versions = item.list('versions');
    if (versions.length === 0) throw item.wrong('has no versions');
    /** Numbers in the file to numbers here. */
    const here = new Map<number, number>();
    for (const [index, value] of versions.entries()) {
      const version = new Item(value, `"tactics", ${name}, version ${index + 1},`, [
        'uid',
        'version',
        'origin',
        'change',
        'day',
      ]);
      const number = version.required('version', version.whole('version', 1, 9999));
      if (here.has(number)) throw version.wrong(`has the number ${number}, as one before it`);
      const origin = version.whole('origin', 1, Math.max(number - 1, 1));
      // One that is in no file says nothing where another version has its number.
      const isFree = origin !== null && this.intake.tactics.versionOf(tacticId, origin) === undefined;
      const from = here.get(origin ?? 0) ?? (isFree ? origin : null);
      const day = version.day('day');
      if (day !== null && day > this.today) throw version.wrong('is in the future');
      const change = version.text('change', textLimit.note);
      const settled = this.settleVersion(tacticId, {
        uid: uidOf(version),
        version: number,
        change,
        origin: from,
        day,
      });
      if (settled.is === 'new' && isKnown) this.tally.versions++;
      if (settled.is === 'other') this.tally.differ('version', `${name}@${settled.version}`);
      here.set(number, settled.version);
      this.versions.set(`${name}\0${number}`, settled.id);
    }
  }

  /**
   * The version with that uid, else of that number. One of that number that says another change is another version, and
   * this one gets the next number: numbers never mix.
   */
  private settleVersion(
    tacticId: number,
    { uid, version, change, origin, day }: FileVersion,
  ): Settled & { version: number } {
    const { tactics } = this.intake;
    const known = tactics.versionWithUid(tacticId, uid);
    const said = { change, origin, day };
    if (known) return { ...tactics.compareVersion(known.id, said), version: known.version };
    const alike = tactics.versionNumbered(tacticId, version);
    if (alike && (alike.change === null || change === null || alike.change === change))
      return { ...tactics.compareVersion(alike.id, said), version };
    const isTaken = alike !== undefined || (origin !== null && origin >= version);
    const number = isTaken ? tactics.nextVersion(tacticId) : version;
    return {
      id: tactics.addVersion(tacticId, number, change, uid, { origin, day }),
      version: number,
      is: 'new',
    };
  }

  takeSpend(item: Item): void {
    const tacticId = this.required(item);
    const every = item.oneOf('every', ['month'] as const);
    const day = item.required('day', item.day('day'));
    const until = item.day('until');
    if (day > this.today) throw item.wrong('is in the future');
    if (until !== null && (every === null || until < day))
      throw item.wrong('has an "until" that its "every" or "day" contradicts');
    const { id, is } = this.intake.spends.settle({
      id: item.required('spend', item.whole('spend', 1, largestNumber)),
      uid: uidOf(item),
      tacticId,
      amount: item.required('amount', item.whole('amount', 1, largestAmount)),
      every,
      day,
      until,
      note: item.text('note', textLimit.note),
    });
    this.tally.settle('spends', 'spend', is, String(id));
  }

  /** What `item` calls its tactic. */
  nameOf(item: Item): string {
    return item.name('tactic', textLimit.tactic);
  }

  /** Number in the journal of the tactic that `item` names. */
  required(item: Item): number {
    const tactic = this.nameOf(item);
    return refer(item, this.ids, tactic, `tactic "${tactic}"`);
  }

  /** The same, null where it names none. */
  optional(item: Item): number | null {
    return item.optionalName('tactic', textLimit.tactic) === null ? null : this.required(item);
  }

  /** Number in the journal of the version that `item` names by its keys tactic and version. */
  versionOf(item: Item): number {
    const tactic = this.nameOf(item);
    const version = item.required('version', item.whole('version', 1, 9999));
    const what = `tactic "${tactic}" version ${version}`;
    return refer(item, this.versions, `${tactic}\0${version}`, what);
  }
}
