import type { Day } from '../domain/calendar.js';
import type { Clock, Moment } from '../domain/when.js';
import type { Journal, Value } from './journal.js';
import { LeadIntake } from './lead-intake.js';
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
  acknowledged: Day | null;
  made: Day;
  state: 'open' | 'kept' | 'dropped';
  closed: Day | null;
  keptBy: number | null;
  why: string | null;
}

/** The SQL of an import, for one write. */
export class Intake {
  readonly leads: LeadIntake;
  readonly tactics: TacticIntake;
  readonly spends: SpendIntake;
  readonly touches: TouchIntake;
  /** Whether there is nothing in the journal but the words it began with. */
  private readonly isFresh: boolean;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.isFresh = isFresh(journal);
    this.leads = new LeadIntake(journal, write);
    this.tactics = new TacticIntake(journal, write);
    this.spends = new SpendIntake(journal, write);
    this.touches = new TouchIntake(journal, write);
  }

  /** Adds a setting; one that is there stays as it is. */
  addSetting(key: string, value: string): void {
    if (this.journal.get('SELECT 1 FROM setting WHERE key = ?', [key]) === undefined)
      this.write.insert('setting', { key, value });
  }

  /** Number of the source with that uid or name, made when there is none. */
  settleSource(uid: Buffer, name: string, origin: 'self' | 'given' | null): number {
    const known = this.journal.get<{ id: number }>('SELECT id FROM source WHERE uid = ?', [uid]);
    return known?.id ?? this.leads.sourceNamed(name, origin, uid);
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

  /** Adds a promise and says whether it was: a lead has one open promise at most, and the one made here stands. */
  addStep(step: ImportedStep): boolean {
    const isThere = this.journal.get(
      `SELECT 1 FROM next_step WHERE uid = $uid OR ($state = 'open' AND state = 'open' AND lead_id = $leadId)`,
      { uid: step.uid, state: step.state, leadId: step.leadId },
    );
    if (isThere !== undefined) return false;
    this.write.insert('next_step', {
      uid: step.uid,
      lead_id: step.leadId,
      touch_id: step.touchId,
      ...momentColumns(step.moment),
      what: step.what,
      owner: step.owner,
      acknowledged: step.acknowledged,
      made: step.made,
      state: step.state,
      closed: step.closed,
      kept_touch_id: step.keptBy,
      why: step.why,
    });
    return true;
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
