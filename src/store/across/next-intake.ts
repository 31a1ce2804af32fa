import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { stoppedSql } from '../leads/leads.js';
import { makeStep, type StepFields } from '../promises/make.js';

type Statement = ReturnType<Journal['prepare']>;

/** Next steps that rows of a table promise. */
export class NextIntake {
  private readonly same: Statement;
  private readonly later: Statement;
  private readonly stopped: Statement;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.same = journal
      .prepare(
        `SELECT 1 FROM next_step WHERE lead_id = ? AND day = ? AND at IS ? AND coalesce(what, '') = ? LIMIT 1`,
      )
      .pluck();
    this.later = journal
      .prepare(
        'SELECT 1 FROM touch t JOIN result r ON r.touch_id = t.id WHERE t.lead_id = ? AND r.day > ? LIMIT 1',
      )
      .pluck();
    this.stopped = journal.prepare(`SELECT ${stoppedSql} FROM lead l WHERE l.id = ?`).pluck();
  }

  /**
   * Makes a next step of a lead on a local day, unless it was made before, whatever became of it, or is over: the lead was
   * touched after it, or is not to be contacted. Says whether it did.
   */
  make(leadId: number, made: Day, step: StepFields): boolean {
    const { day, at } = step.moment;
    if (this.same.get([leadId, day, at, step.what ?? '']) !== undefined) return false;
    if (this.later.get([leadId, day]) !== undefined || this.stopped.get([leadId]) === 1) return false;
    makeStep(this.journal, this.write, leadId, made < day ? made : day, step);
    return true;
  }
}
