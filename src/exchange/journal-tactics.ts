import type { Day } from '../domain/calendar.js';
import { textLimit } from '../domain/text.js';
import { channels, kinds } from '../domain/touch.js';
import type { Intake } from '../store/imports.js';
import { checkTacticName, longestUsual } from '../store/tactics.js';
import { Item, refer, uidOf } from './json-item.js';
import { largestAmount } from './steps.js';
import type { Tally } from './tally.js';

const largestNumber = 1_000_000_000_000;

/** Takes the tactics of an exported journal, and what was spent on them. */
export class JournalTactics {
  /** By name in the file: numbers of tactics, and by name and version those of versions. */
  private readonly ids = new Map<string, number>();
  private readonly versions = new Map<string, number>();

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
      name: checkTacticName(name),
      channel: item.required('channel', item.oneOf('channel', channels)),
      kind: item.required('kind', item.oneOf('kind', kinds)),
      worth: item.share('worth'),
      seconds: item.whole('seconds', 0, longestUsual),
      note: item.text('note', textLimit.note),
      droppedDay: item.day('dropped'),
    };
    const known = this.intake.tactics.named(name, uid);
    const { tacticId } = known ?? this.intake.tactics.add(fields);
    this.ids.set(name, tacticId);
    if (known) this.tally.skipped++;
    else this.tally.tactics++;
    const versions = item.list('versions', 9999);
    if (versions.length === 0) throw item.wrong('has no versions');
    for (const [index, value] of versions.entries()) {
      const version = new Item(value, `"tactics", ${name}, version ${index + 1},`, [
        'uid',
        'version',
        'change',
      ]);
      const number = version.required('version', version.whole('version', 1, 9999));
      const change = version.text('change', textLimit.note);
      const id =
        this.intake.tactics.versionOf(tacticId, number) ??
        this.intake.tactics.addVersion(tacticId, number, change, uidOf(version));
      this.versions.set(`${name}\0${number}`, id);
    }
  }

  takeSpend(item: Item): void {
    const tactic = item.name('tactic', textLimit.tactic);
    const every = item.oneOf('every', ['month'] as const);
    const day = item.required('day', item.day('day'));
    const until = item.day('until');
    if (day > this.today) throw item.wrong('is in the future');
    if (until !== null && (every === null || until < day))
      throw item.wrong('has an "until" that its "every" or "day" contradicts');
    const isAdded = this.intake.spends.add({
      id: item.required('spend', item.whole('spend', 1, largestNumber)),
      uid: uidOf(item),
      tacticId: refer(item, this.ids, tactic, `tactic "${tactic}"`),
      amount: item.required('amount', item.whole('amount', 1, largestAmount)),
      every,
      day,
      until,
      note: item.text('note', textLimit.note),
    });
    if (isAdded) this.tally.spends++;
    else this.tally.skipped++;
  }

  /** Number in the journal of a version that the file names. */
  version(item: Item, tactic: string, version: number): number {
    const what = `tactic "${tactic}" version ${version}`;
    return refer(item, this.versions, `${tactic}\0${version}`, what);
  }
}
