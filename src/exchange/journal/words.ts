import { textLimit } from '../../domain/text.js';
import { channels, origins, places, stages, states, type Channel } from '../../domain/touch.js';
import type { Intake } from '../../store/across/imports.js';
import type { Value } from '../../store/file/open.js';
import { foldWord } from '../../store/touches/words.js';
import { refer, uidOf, type Item } from './item.js';
import type { Tally } from '../tally.js';

/** Takes the sources, outcomes and reasons of an exported journal. */
export class JournalWords {
  /** By name in the file: their numbers in the journal. */
  private readonly sources = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  private readonly reasons = new Map<string, number>();

  constructor(
    private readonly intake: Intake,
    private readonly tally: Tally,
  ) {}

  takeSource(item: Item): void {
    const name = item.name('name', textLimit.source);
    const origin = item.oneOf('origin', origins);
    const asked = item.whole('asked', 0, 1) === 1;
    const { id, is } = this.intake.settleSource(uidOf(item), { name, origin, asked });
    if (is === 'other') this.tally.differ('source', name);
    this.sources.set(name, id);
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
    word: Record<string, Value> & { name: string; folded: string },
  ): number {
    const { id, is } = this.intake.settleWord(table, uid, word);
    if (is === 'new') this.tally.words++;
    if (is === 'other') this.tally.differ(table, word.name);
    return id;
  }

  sourceOf(item: Item, name: string): number {
    return refer(item, this.sources, name, `source "${name}"`);
  }

  outcomeOf(item: Item, name: string): number {
    return refer(item, this.outcomes, name, `outcome "${name}"`);
  }

  reasonOf(item: Item, name: string): number {
    return refer(item, this.reasons, name, `reason "${name}"`);
  }
}
