import type { Day } from '../../domain/calendar.js';
import type { Origin } from '../../domain/touch.js';
import type { Clock, Moment } from '../../domain/when.js';
import { Comparison, type Settled } from './compare.js';
import type { Journal, Value } from '../file/journal.js';
import { LeadIntake } from './lead-intake.js';
import { LoopIntake } from './loop-intake.js';
import { replaces } from '../promises/make.js';
import { openSteps, type NextStep } from '../promises/promises.js';
import { findSource } from '../leads/sources.js';
import { SpendIntake } from './spend-intake.js';
import { TacticIntake } from './tactic-intake.js';
import { TouchIntake } from './touch-intake.js';
import { momentColumns } from '../touches/touches.js';
import { Write } from '../file/write.js';

export interface ImportedStep {
  uid: Buffer;
  leadId: number;
  touchId: number | null;
  moment: Moment;
  what: string | null;
  owner: string | null;
  isMeeting: boolean;
  acknowledged: Day | null;
  made: Day;
  state: NextStep['state'];
  closed: Day | null;
  keptBy: number | null;
  why: string | null;
}

/** The SQL of an import, for one write. */
export class Intake {
  readonly leads: LeadIntake;
  readonly tactics: TacticIntake;
  readonly spends: SpendIntake;
  readonly loop: LoopIntake;
  readonly touches: TouchIntake;
  /** Whether there is nothing in the journal but the words it began with. */
  private readonly isFresh: boolean;
  /** Numbers of the promises added here. */
  private readonly addedSteps = new Set<number>();
  private readonly rows: Comparison;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.isFresh = isFresh(journal);
    this.rows = new Comparison(journal);
    this.leads = new LeadIntake(journal, write, this.rows);
    this.tactics = new TacticIntake(journal, write, this.rows);
    this.spends = new SpendIntake(journal, write, this.rows);
    this.loop = new LoopIntake(journal, write, this.rows);
    this.touches = new TouchIntake(journal, write, this.rows);
  }

  /** Adds a setting; one that is there stays as it is. */
  settleSetting(key: string, value: string): Settled {
    const known = this.journal.get<{ id: number }>('SELECT id FROM setting WHERE key = ?', [key]);
    if (known) return this.rows.settle('setting', known.id, { value });
    return { id: this.write.insert('setting', { key, value }), is: 'new' };
  }

  /** The source with that uid or name, made when there is none. One without an origin takes this one's. */
  settleSource(uid: Buffer, source: { name: string; origin: Origin | null; asked: boolean }): Settled {
    const byUid = this.journal.get<{ name: string }>('SELECT name FROM source WHERE uid = ?', [uid]);
    const known = byUid ?? findSource(this.journal, source.name);
    const id = this.leads.sourceNamed(known?.name ?? source.name, source.origin, {
      uid,
      asked: source.asked,
    });
    return known ? this.rows.settle('source', id, source) : { id, is: 'new' };
  }

  /**
   * The outcome or reason with that uid or name, made when there is none. A journal with nothing in it yet takes the
   * words it began with as they are here.
   */
  settleWord(
    table: 'outcome' | 'reason',
    uid: Buffer,
    word: Record<string, Value> & { folded: string },
  ): Settled {
    type Known = Record<string, Value> & { id: number };
    const known = (column: 'uid' | 'folded', value: Value) =>
      this.journal.get<Known>(`SELECT * FROM ${table} WHERE ${column} = ?`, [value]);
    const byUid = known('uid', uid);
    const byName = known('folded', word.folded);
    const here = byUid ?? byName;
    if (!here) return { id: this.write.insert(table, { uid, ...word }), is: 'new' };
    const mayChange = this.isFresh && byUid !== undefined && (byName === undefined || byName.id === byUid.id);
    if (mayChange && Object.entries(word).some(([column, value]) => here[column] !== value))
      this.write.edit(table, here.id, word);
    return this.rows.settle(table, here.id, word);
  }

  /**
   * Adds a promise: one that is there stays, and so does an open one made here or, of the same sort, one that stood in
   * the file before.
   */
  settleStep(step: ImportedStep): Settled {
    const known = this.journal.get<{ id: number }>('SELECT id FROM next_step WHERE uid = ?', [step.uid]);
    const sort = { owner: step.owner, isMeeting: step.isMeeting ? 1 : 0 } as const;
    const stays = known ?? (step.state === 'open' ? this.standsFor(step.leadId, sort) : undefined);
    const columns = {
      lead_id: step.leadId,
      touch_id: step.touchId,
      ...momentColumns(step.moment),
      what: step.what,
      owner: step.owner,
      meeting: step.isMeeting ? 1 : 0,
      acknowledged: step.acknowledged,
      made: step.made,
      state: step.state,
      closed: step.closed,
      kept_touch_id: step.keptBy,
      why: step.why,
    };
    if (stays) return this.rows.settle('next_step', stays.id, columns);
    const id = this.write.insert('next_step', { uid: step.uid, ...columns });
    this.addedSteps.add(id);
    return { id, is: 'new' };
  }

  private standsFor(leadId: number, sort: Pick<NextStep, 'owner' | 'isMeeting'>): NextStep | undefined {
    return openSteps(this.journal, leadId).find(
      (open) =>
        replaces(sort, open) &&
        (!this.addedSteps.has(open.id) || (open.owner === null) === (sort.owner === null)),
    );
  }
}

/** Runs `work` as an operation would and takes everything back; makes no file where there is none. */
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
