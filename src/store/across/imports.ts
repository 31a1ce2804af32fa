import type { Day } from '../../domain/calendar.js';
import type { Clock } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import { Write } from '../file/write.js';
import { form, type ListName, type ThingOf } from '../form/form.js';
import type { Fields, List, Thing } from '../form/rows.js';
import { replaces } from '../promises/make.js';
import { openSteps } from '../promises/promises.js';
import { waiting } from '../settings/aliases.js';
import { plansFor } from '../tactics/plans.js';
import { ImportRows, type Settled } from './import-rows.js';
import { LeadIntake } from './lead-intake.js';
import { NextIntake } from './next-intake.js';
import { TacticIntake } from './tactic-intake.js';
import { TouchIntake } from './touch-intake.js';

const undecidedTrials = `SELECT id FROM trial
  WHERE version_id = ? AND id NOT IN (SELECT trial_id FROM decision WHERE trial_id IS NOT NULL)`;

/** The SQL of an import, for one write. */
export class Intake {
  readonly leads: LeadIntake;
  readonly tactics: TacticIntake;
  readonly touches: TouchIntake;
  readonly next: NextIntake;
  private readonly rows: ImportRows;
  /** Whether there is nothing in the journal but the words it began with. */
  private readonly isFresh: boolean;
  /** Lists of which more decides than what a row says of itself. */
  private readonly rules: { [Name in ListName]?: (thing: ThingOf<Name>) => Settled } = {
    aliases: (alias) => this.settleAlias(alias),
    sources: (source) => this.leads.settleSource(source),
    outcomes: (outcome) => this.settleWord(form.outcomes, outcome),
    reasons: (reason) => this.settleWord(form.reasons, reason),
    decisions: (decision) => this.settleDecision(decision),
    plans: (plan) => this.settlePlan(plan),
    leads: (lead) => this.leads.settle(lead),
    next_steps: (step) => this.settleStep(step),
  };

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    today: Day,
  ) {
    this.isFresh = isFresh(journal);
    this.rows = new ImportRows(journal, write);
    this.leads = new LeadIntake(journal, write, this.rows, today);
    this.tactics = new TacticIntake(journal, this.rows);
    this.touches = new TouchIntake(journal, write, this.rows);
    this.next = new NextIntake(journal, write);
  }

  /** Adds a thing of a list, or says of the one that is here whether it is the same. */
  settle<Name extends ListName>(name: Name, thing: ThingOf<Name>): Settled {
    const rule = this.rules[name];
    return rule ? rule(thing) : this.rows.settle<Fields>(form[name], thing);
  }

  /** A new one waits until its owner accepts it. */
  private settleAlias(alias: ThingOf<'aliases'>): Settled {
    const settled = this.rows.settle(form.aliases, alias);
    if (settled.is === 'new')
      this.write.insert('setting', { key: waiting + alias.uid!.toString('hex'), value: '' });
    return settled;
  }

  /** A journal with nothing in it yet takes the words it began with as they are in the file. */
  private settleWord<F extends Fields>(list: List<F>, word: Thing<F>): Settled {
    const { uid, ...columns } = this.rows.rowOf(list, word);
    const byUid = this.rows.idOf(list.table, ['uid'], [uid!]);
    const byName = this.rows.idOf(list.table, ['folded'], [columns.folded!]);
    const isFree = byUid !== undefined && (byName ?? byUid) === byUid;
    if (this.isFresh && isFree && !this.rows.holds(list, byUid, word))
      this.write.edit(list.table, byUid, columns);
    return this.rows.settle(list, word);
  }

  /** Whether a trial of the version ran here before the import, so that another one may not run beside it. */
  mayClash(trial: ThingOf<'trials'>): boolean {
    const running = this.journal.all<{ id: number }>(undecidedTrials, [trial.version]);
    return (
      running.some(({ id }) => !this.rows.numbers('trial').isNew(id)) &&
      this.rows.find(form.trials, trial) === undefined
    );
  }

  /** Number of the trial of the version that runs now. */
  runningTrial(versionId: number): number | undefined {
    return this.journal.get<{ id: number }>(`${undecidedTrials} ORDER BY id DESC`, [versionId])?.id;
  }

  /** One about a trial that is decided here is kept without the trial. */
  private settleDecision(decision: ThingOf<'decisions'>): Settled {
    const { trial } = decision;
    const isDecided = trial !== null && this.rows.idOf('decision', ['trial_id'], [trial]) !== undefined;
    return this.rows.settle(form.decisions, isDecided ? { ...decision, trial: null } : decision);
  }

  /** What was planned here before the import stays the plan: of two for one thing the later written would replace it. */
  private settlePlan(plan: ThingOf<'plans'>): Settled {
    const here = plansFor(this.journal, { tacticId: plan.tactic, stage: plan.stage }).filter(
      ({ id }) => !this.rows.numbers('plan').isNew(id),
    );
    if (here.length === 0 || this.rows.find(form.plans, plan) !== undefined)
      return this.rows.settle(form.plans, plan);
    const same = here.find(({ id }) => this.rows.holds(form.plans, id, plan));
    return { id: (same ?? here.at(-1)!).id, is: same ? 'same' : 'other' };
  }

  /**
   * Adds a promise: one that is there stays, and so does an open one made here or, of the same sort, one that stood in
   * the file before.
   */
  private settleStep(step: ThingOf<'next_steps'>): Settled {
    const known = this.rows.find(form.next_steps, step);
    const stays = known ?? (step.state === 'open' ? this.standsFor(step) : undefined);
    return this.rows.settleAs(stays, form.next_steps, step);
  }

  private standsFor({ lead, owner, meeting }: ThingOf<'next_steps'>): number | undefined {
    return openSteps(this.journal, lead).find(
      (open) =>
        replaces({ owner, isMeeting: meeting }, open) &&
        (!this.rows.numbers('next_step').isNew(open.id) || (open.owner === null) === (owner === null)),
    )?.id;
  }
}

/**
 * Runs `work` as an operation would and takes everything back; makes no file where there is none. Throws what `work`
 * throws.
 */
export function rehearse<T>(journal: Journal, command: string, clock: Clock, work: (write: Write) => T): T {
  try {
    return journal.transact((db) => {
      const write = new Write(db, command, clock.now);
      throw new TakenBack(work(write));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.value as T;
    throw error;
  }
}

class TakenBack extends Error {
  constructor(readonly value: unknown) {
    super();
  }
}

function isFresh(journal: Journal): boolean {
  return (
    journal.get(
      `SELECT 1 FROM (SELECT id FROM lead UNION ALL SELECT id FROM tactic UNION ALL SELECT id FROM touch) LIMIT 1`,
    ) === undefined
  );
}
