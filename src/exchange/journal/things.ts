import { settingNamed } from '../../domain/settings.js';
import { usual, type Goal } from '../../domain/touch.js';
import { say } from '../../render/safe.js';
import type { Settled } from '../../store/across/import-rows.js';
import { Intake } from '../../store/across/imports.js';
import { inPlaces } from '../../store/across/touch-intake.js';
import { form, type ListName, type ThingOf } from '../../store/form/form.js';
import type { Fields } from '../../store/form/rows.js';
import type { Journal } from '../../store/file/journal.js';
import type { Table } from '../../store/file/operations.js';
import { currencyOf } from '../../store/settings/settings.js';
import { settingText } from '../columns/settings.js';
import type { ThingKind } from '../differences.js';
import { readThing, wrongThing, type Reading } from '../../store/form/thing.js';
import type { ImportRun } from '../table/import.js';
import { Tally, type Counter } from '../tally.js';
import { NumberRuns } from './number-runs.js';

/** How the things of a list are counted, and by what one of them is looked up here. */
interface ThingRule<Name extends ListName> {
  kind: ThingKind;
  /** What counts new ones; none for what is said by its name or not at all. */
  counter?: Counter;
  /** Those that are here with the same in them go without saying. */
  isTacit?: true;
  /** `raw` is the thing as the file has it. */
  name: (thing: ThingOf<Name>, id: number, raw: Record<string, unknown>) => string;
}

/** What became of a thing, and what it is called here where that may be something else than in the file. */
type Taken = Settled & { name?: string };

const byName = (thing: { name: string }) => thing.name;
const byNumber = (_: unknown, id: number) => String(id);
const byTactic = (_: unknown, __: number, raw: Record<string, unknown>) => `about ${raw.tactic as string}`;

const told: { [Name in ListName]: ThingRule<Name> } = {
  settings: { kind: 'setting', isTacit: true, name: ({ key }) => key },
  aliases: { kind: 'alias', name: byName },
  sources: { kind: 'source', isTacit: true, name: byName },
  outcomes: { kind: 'outcome', counter: 'words', isTacit: true, name: byName },
  reasons: { kind: 'reason', counter: 'words', isTacit: true, name: byName },
  tactics: { kind: 'tactic', counter: 'tactics', name: byName },
  spends: { kind: 'spend', counter: 'spends', name: byNumber },
  trials: { kind: 'trial', counter: 'trials', name: byNumber },
  decisions: { kind: 'decision', counter: 'decisions', name: byTactic },
  plans: { kind: 'plan', counter: 'plans', name: byNumber },
  benchmarks: { kind: 'benchmark', counter: 'benchmarks', name: byNumber },
  feelings: { kind: 'feeling', counter: 'feelings', name: byTactic },
  keep_in_touch: {
    kind: 'interval',
    isTacit: true,
    name: ({ tier, tag }) => (tier === null ? `of tag ${tag}` : `of tier ${tier}`),
  },
  leads: { kind: 'lead', counter: 'leads', name: (_, id) => `@${id}` },
  touches: { kind: 'touch', counter: 'touches', name: byNumber },
  next_steps: { kind: 'next step', counter: 'promises', name: ({ lead }) => `of @${lead}` },
  reviews: { kind: 'review answer', counter: 'reviews', name: ({ week }) => `of ${week}` },
};

/** Takes the things of an exported journal one after the other; whatever is referred to comes first. */
export class Things {
  readonly tally = new Tally();
  readonly intake: Intake;
  private readonly journal: Journal;
  private readonly reading: Reading;
  /** By table and by name or number in the file: ids here. */
  private readonly ids: { [table in Table]?: Map<string, number> | NumberRuns } = {
    source: new Map(),
    outcome: new Map(),
    reason: new Map(),
    tactic: new Map(),
    tactic_version: new Map(),
    lead: new NumberRuns(),
    touch: new NumberRuns(),
    trial: new NumberRuns(),
  };
  /** Numbers in the file of leads that were merged into others. */
  private readonly merged = new Set<number>();
  /** Trials that may not run beside the one of their version that runs here, until it is known whether they do. */
  private readonly waiting = new Map<number, ThingOf<'trials'>>();
  /** The goal in force in the file. */
  private goal: Goal = usual.goal;

  /** What is done with the things of a list besides; undefined for one that waits. */
  private readonly special: { [Name in ListName]?: (thing: ThingOf<Name>) => Taken | undefined } = {
    settings: (setting) => this.takeSetting(setting),
    aliases: (alias) => {
      const settled = this.intake.settle('aliases', alias);
      if (settled.is === 'new') this.tally.aliases.push(alias.name);
      return settled;
    },
    tactics: (tactic) => this.takeTactic(tactic),
    trials: (trial) => {
      if (!this.intake.mayClash(trial)) return this.intake.settle('trials', trial);
      this.waiting.set(trial.trial!, trial);
      return undefined;
    },
    leads: (lead) => {
      for (const { lead: number } of lead.merged) this.takeMerged(lead.lead!, number);
      return this.intake.settle('leads', lead);
    },
    touches: (touch) => {
      touch.results = inPlaces(touch.results);
      const settled = this.intake.settle('touches', touch);
      if (settled.is === 'new' && touch.lead === null && this.intake.touches.needsLead(touch.results))
        this.tally.nobody(settled.id);
      return settled;
    },
  };

  constructor({ journal, write, clock, today }: ImportRun) {
    this.journal = journal;
    this.intake = new Intake(journal, write, today);
    this.reading = { today, now: clock.now, idOf: (table, named) => this.idOf(table, named) };
  }

  /** Takes the thing at a place, counted from 1, of a list. Throws UserError where it cannot be kept. */
  take<Name extends ListName>(list: Name, value: unknown, place: number): void {
    const where = () => `"${list}", item ${place},`;
    const thing = readThing<Fields>(form[list], value, this.reading, where, list) as ThingOf<Name>;
    const number = (thing as Record<string, unknown>)[form[list].table];
    if (typeof number === 'number' && this.isGiven(form[list].table, number))
      throw wrongThing(where(), `has the number ${number}, as one before it`);
    const special = this.special[list];
    const settled = special ? special(thing) : this.intake.settle(list, thing);
    if (settled) this.count(list, thing, settled, value as Record<string, unknown>);
  }

  /** At the end of the file: of two trials of a version that run, the one here stays. */
  finish(): void {
    for (const trial of this.waiting.values()) {
      const running = this.intake.runningTrial(trial.version);
      if (running === undefined) this.settleTrial(trial);
      else this.tally.differ('trial', String(running));
    }
  }

  private count<Name extends ListName>(
    list: Name,
    thing: ThingOf<Name>,
    { id, is, name: here }: Taken,
    raw: Record<string, unknown>,
  ): void {
    const { kind, counter, isTacit, name }: ThingRule<Name> = told[list];
    this.remember(form[list].table, thing, id);
    if (is === 'new' && counter) this.tally[counter]++;
    else if (is === 'same' && !isTacit) this.tally.skipped++;
    else if (is === 'other') this.tally.differ(kind, here ?? name(thing, id, raw));
  }

  private remember(table: Table, thing: object, id: number): void {
    const named = thing as { name: string } & Record<string, unknown>;
    const ids = this.ids[table];
    if (ids instanceof NumberRuns) ids.set(named[table] as number, id);
    else ids?.set(named.name, id);
  }

  private idOf(table: Table, named: string | number): number | undefined {
    const waiting = table === 'trial' ? this.waiting.get(named as number) : undefined;
    if (waiting) this.settleTrial(waiting);
    return this.ids[table]?.get(named as never);
  }

  /** Whether a thing before had that number; only of those that are referred to by it. */
  private isGiven(table: Table, number: number): boolean {
    if (table === 'lead' && this.merged.has(number)) return true;
    if (table === 'trial' && this.waiting.has(number)) return true;
    const ids = this.ids[table];
    return ids instanceof NumberRuns && ids.has(number);
  }

  private settleTrial(trial: ThingOf<'trials'>): void {
    this.waiting.delete(trial.trial!);
    this.count('trials', trial, this.intake.settle('trials', trial), {});
  }

  private takeSetting(setting: ThingOf<'settings'>): Settled {
    const { key, value } = setting;
    if (key === 'goal') this.goal = value as Goal;
    const settled = this.intake.settle('settings', setting);
    const spec = settingNamed(key);
    if (settled.is === 'new')
      this.tally.settings.push(say`${key} = ${settingText({ spec, value }, currencyOf(this.journal)) ?? ''}`);
    return settled;
  }

  /** A tactic of a file from before there was a worth for each goal has one, for the goal set in it. */
  private takeTactic(tactic: ThingOf<'tactics'>): Taken {
    const { worth, worths } = tactic;
    if (worth !== null && !worths.some(({ goal }) => goal === this.goal))
      worths.push({ goal: this.goal, worth });
    const settled = this.intake.settle('tactics', tactic);
    const versions = new Map<number, number>();
    for (const version of tactic.versions) {
      // An origin that is in no file says nothing where another version has its number.
      const { origin } = version;
      const isFree = origin !== null && this.intake.tactics.versionOf(settled.id, origin) === undefined;
      const said = { ...version, origin: versions.get(origin ?? 0) ?? (isFree ? origin : null) };
      const own = this.intake.tactics.settleVersion(settled.id, said);
      if (own.is === 'new' && settled.is !== 'new') this.tally.versions++;
      if (own.is === 'other') this.tally.differ('version', `${tactic.name}@${own.version}`);
      versions.set(version.version, own.version);
      (this.ids.tactic_version as Map<string, number>).set(`${tactic.name}\0${version.version}`, own.id);
    }
    return { ...settled, name: this.intake.tactics.nameOf(settled.id) };
  }

  private takeMerged(lead: number, number: number | null): void {
    if (number === null) return;
    if (number === lead || this.isGiven('lead', number))
      throw wrongThing(`"leads", lead ${lead}, a merged lead`, `has the number ${number}, as one before it`);
    this.merged.add(number);
  }
}
