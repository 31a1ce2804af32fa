import type { Day } from '../domain/calendar.js';
import type { Origin } from '../domain/touch.js';
import type { Clock, Moment } from '../domain/when.js';
import type { Journal, Value } from './journal.js';
import { LeadIntake } from './lead-intake.js';
import { LoopIntake } from './loop-intake.js';
import { replaces } from './promise-making.js';
import { openSteps, type NextStep } from './promises.js';
import { SpendIntake } from './spend-intake.js';
import { TacticIntake } from './tactic-intake.js';
import { TouchIntake } from './touch-intake.js';
import { momentColumns } from './touches.js';
import { Write } from './write.js';

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

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.isFresh = isFresh(journal);
    this.leads = new LeadIntake(journal, write);
    this.tactics = new TacticIntake(journal, write);
    this.spends = new SpendIntake(journal, write);
    this.loop = new LoopIntake(journal, write);
    this.touches = new TouchIntake(journal, write);
  }

  /** Adds a setting; one that is there stays as it is. */
  addSetting(key: string, value: string): void {
    if (this.journal.get('SELECT 1 FROM setting WHERE key = ?', [key]) === undefined)
      this.write.insert('setting', { key, value });
  }

  /** Number of the source with that uid or name, made when there is none. One without an origin takes this one's. */
  settleSource(uid: Buffer, source: { name: string; origin: Origin | null; asked: boolean }): number {
    const known = this.journal.get<{ name: string }>('SELECT name FROM source WHERE uid = ?', [uid]);
    return this.leads.sourceNamed(known?.name ?? source.name, source.origin, { uid, asked: source.asked });
  }

  /**
   * Number of the outcome or reason with that uid or name, and whether it was made. A journal with nothing in it yet
   * takes the words it began with as they are here.
   */
  settleWord(
    table: 'outcome' | 'reason',
    uid: Buffer,
    word: Record<string, Value> & { folded: string },
  ): { id: number; isNew: boolean } {
    type Known = Record<string, Value> & { id: number };
    const known = (column: 'uid' | 'folded', value: Value) =>
      this.journal.get<Known>(`SELECT * FROM ${table} WHERE ${column} = ?`, [value]);
    const byUid = known('uid', uid);
    const byName = known('folded', word.folded);
    const here = byUid ?? byName;
    if (!here) return { id: this.write.insert(table, { uid, ...word }), isNew: true };
    const mayChange = this.isFresh && byUid !== undefined && (byName === undefined || byName.id === byUid.id);
    if (mayChange && Object.entries(word).some(([column, value]) => here[column] !== value))
      this.write.edit(table, here.id, word);
    return { id: here.id, isNew: false };
  }

  /** Adds a promise and says whether it was: one that is there stays, and so does an open one made here. */
  addStep(step: ImportedStep): boolean {
    if (this.journal.get('SELECT 1 FROM next_step WHERE uid = ?', [step.uid]) !== undefined) return false;
    const sort = { owner: step.owner, isMeeting: step.isMeeting ? 1 : 0 } as const;
    if (step.state === 'open' && this.madeHere(step.leadId).some((open) => replaces(sort, open)))
      return false;
    const id = this.write.insert('next_step', {
      uid: step.uid,
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
    });
    this.addedSteps.add(id);
    return true;
  }

  private madeHere(leadId: number): NextStep[] {
    return openSteps(this.journal, leadId).filter(({ id }) => !this.addedSteps.has(id));
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
