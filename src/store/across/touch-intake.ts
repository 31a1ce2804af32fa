import { placeAmong } from '../../domain/order.js';
import { mayBeNobody } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { form, type ThingOf } from '../form/form.js';
import { settleStep, type PromiseOutcome } from '../promises/keep.js';
import type { NextStep } from '../promises/promises.js';
import type { ImportRows } from './import-rows.js';

export type ImportedTouch = Omit<ThingOf<'touches'>, 'tactic'>;
export type ImportedResult = ImportedTouch['results'][number];

/** The results of one touch at their places in time, whatever order a file has them in. */
export function inPlaces(results: readonly ImportedResult[]): ImportedResult[] {
  const placed: ImportedResult[] = [];
  for (const result of results) placed.splice(placeAmong(placed, result), 0, result);
  return placed;
}

type Statement = ReturnType<Journal['prepare']>;

/** Touches of an import: found and added with statements that are prepared once. What is added is found. */
export class TouchIntake {
  private readonly outcome: Statement;
  private readonly results: Statement;
  private readonly note: Statement;
  /** Open promises by lead; read when they are first asked for. */
  private openSteps: Map<number, OpenStep[]> | undefined;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: ImportRows,
  ) {
    this.outcome = journal.prepare('SELECT name, stage, state, ends, asks FROM outcome WHERE id = ?');
    this.results = journal.prepare(
      'SELECT outcome_id AS outcome, reason_id AS reason, note FROM result WHERE touch_id = ? ORDER BY seq',
    );
    this.note = journal.prepare('SELECT note FROM touch WHERE id = ?').pluck();
  }

  /** The touch with this in a column. */
  with(column: 'uid' | 'external_id' | 'import_key', value: Buffer | string): number | undefined {
    return this.rows.idOf('touch', [column], [value]);
  }

  /** What a touch that is here says in words, with all its results. */
  contents(id: number): Record<'notes' | 'outcomeIds' | 'reasonIds', unknown[]> {
    const results = this.results.all(id) as { outcome: number; reason: number | null; note: string | null }[];
    return {
      notes: [this.note.get(id), ...results.map(({ note }) => note)],
      outcomeIds: results.map(({ outcome }) => outcome),
      reasonIds: results.map(({ reason }) => reason),
    };
  }

  /** Adds a touch with its results in order, and returns its number. */
  add(touch: ImportedTouch): number {
    return this.rows.add(form.touches, touch as ThingOf<'touches'>);
  }

  /** Whether something came of a touch that is with somebody. */
  needsLead(results: readonly ImportedResult[]): boolean {
    return results.some(({ outcome }) => !mayBeNobody(this.told(outcome).stage));
  }

  /** A touch with its results does to the promises of its lead what one that is logged does. */
  keepPromises(leadId: number, touchId: number, results: readonly ImportedResult[]): void {
    this.openSteps ??= openStepsByLead(this.journal);
    let open = this.openSteps.get(leadId);
    for (const { outcome, day } of results) {
      if (open === undefined || open.length === 0) return;
      const by = { touchId, outcome: this.told(outcome), on: day };
      open = open.filter((step) => settleStep(this.write, step, by) === 'open');
      this.openSteps.set(leadId, open);
    }
  }

  /** Forgets what became of promises: some of it was taken back. */
  forget(): void {
    this.openSteps = undefined;
  }

  private told(outcomeId: number): PromiseOutcome {
    return this.outcome.get(outcomeId) as PromiseOutcome;
  }
}

type OpenStep = Pick<NextStep, 'id' | 'day' | 'made' | 'owner' | 'isMeeting'>;

function openStepsByLead(journal: Journal): Map<number, OpenStep[]> {
  const steps = new Map<number, OpenStep[]>();
  const rows = journal.all<OpenStep & { leadId: number }>(
    `SELECT id, lead_id AS leadId, day, made, owner, meeting AS isMeeting FROM next_step WHERE state = 'open' ORDER BY id`,
  );
  for (const { leadId, ...step } of rows) {
    const list = steps.get(leadId);
    if (list) list.push(step);
    else steps.set(leadId, [step]);
  }
  return steps;
}
