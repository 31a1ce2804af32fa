import { count, some } from '../render/figure.js';
import { say } from '../render/safe.js';

const namedAtMost = 10;

/** What there can be of in a journal, as it is counted, in the order in which it is said. */
const kinds = {
  touch: 'touches',
  lead: 'leads',
  'next step': 'next steps',
  tactic: 'tactics',
  version: 'versions',
  outcome: 'outcomes',
  reason: 'reasons',
  source: 'sources',
  spend: 'spends',
  trial: 'trials',
  decision: 'decisions',
  plan: 'plans',
  benchmark: 'benchmarks',
  feeling: 'feelings',
  'review answer': 'review answers',
  interval: 'intervals',
  setting: 'settings',
  alias: 'aliases',
} as const;
export type ThingKind = keyof typeof kinds;

/** Things of a file that are here with something else in them, so that they were not taken. */
export class Differences {
  total = 0;
  private readonly things = new Map<ThingKind, { count: number; names: Set<string>; more: number }>();

  /** `name`: what the thing is looked up by here, as data. */
  add(kind: ThingKind, name: string): void {
    this.total++;
    const known = this.things.get(kind) ?? { count: 0, names: new Set(), more: 0 };
    known.count++;
    if (known.names.size < namedAtMost) known.names.add(name);
    else if (!known.names.has(name)) known.more++;
    this.things.set(kind, known);
  }

  /** `3 touches and 1 lead differ from what is here and were not taken: touches 12, 14, 15; lead @3`, or nothing. */
  lines(): string[] {
    if (this.total === 0) return [];
    const found = (Object.keys(kinds) as ThingKind[]).flatMap((kind) => {
      const thing = this.things.get(kind);
      return thing ? [{ kind, ...thing }] : [];
    });
    const counts = found.map((each) => some(each.count, each.kind, kinds[each.kind]));
    const last = counts.pop()!;
    const all = counts.length === 0 ? last : `${counts.join(', ')} and ${last}`;
    const verbs =
      this.total === 1 ? 'differs from what is here and was' : 'differ from what is here and were';
    const lists = found.map(({ kind, count: all, names, more }) => {
      const rest = more > 0 ? ` and ${count(more)} more` : '';
      return say`${all === 1 ? kind : kinds[kind]} ${[...names].join(', ')}${rest}`;
    });
    return [`${all} ${verbs} not taken: ${lists.join('; ')}`];
  }
}
