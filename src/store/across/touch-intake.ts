import { placeAmong } from '../../domain/order.js';
import { mayBeNobody, type Place } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import type { Comparison, Settled } from './compare.js';
import type { Journal, Value } from '../file/journal.js';
import { Numbers } from '../file/numbers.js';
import { settleStep, type Told } from '../promises/keep.js';
import type { NextStep } from '../promises/promises.js';
import { momentColumns } from '../touches/touches.js';
import type { Write } from '../file/write.js';

export interface ImportedTouch {
  /** The number it had; kept when it is free. */
  id: number | null;
  uid: Buffer | null;
  leadId: number | null;
  versionId: number;
  moment: Moment;
  seconds: number | null;
  cost: number | null;
  energy: number | null;
  note: string | null;
  externalId: string | null;
  importKey: Buffer | null;
}

export interface ImportedResult {
  uid: Buffer | null;
  outcomeId: number;
  moment: Moment;
  reasonId: number | null;
  place: Place | null;
  value: number | null;
  note: string | null;
}

/** The results of one touch at their places in time, whatever order a file has them in. */
export function inPlaces(results: readonly ImportedResult[]): ImportedResult[] {
  const placed: ImportedResult[] = [];
  for (const result of results) {
    const moments = placed.map(({ moment }) => moment);
    placed.splice(placeAmong(moments, result.moment), 0, result);
  }
  return placed;
}

type Statement = ReturnType<Journal['prepare']>;

/** Touches of an import: found and added with statements that are prepared once. What is added is found. */
export class TouchIntake {
  private readonly byUid: Statement;
  private readonly byExternalId: Statement;
  private readonly byImportKey: Statement;
  private readonly outcome: Statement;
  private readonly results: Statement;
  private readonly note: Statement;
  /** Open promises by lead; read when they are first asked for. */
  private openSteps: Map<number, OpenStep[]> | undefined;
  private readonly numbers: Numbers;
  private readonly insertTouch: (values: Value[]) => number;
  private readonly insertResult: (values: Value[]) => number;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: Comparison,
  ) {
    this.byUid = journal.prepare('SELECT id FROM touch WHERE uid = ?').pluck();
    this.byExternalId = journal.prepare('SELECT id FROM touch WHERE external_id = ?').pluck();
    this.byImportKey = journal.prepare('SELECT id FROM touch WHERE import_key = ?').pluck();
    this.outcome = journal.prepare('SELECT name, stage, state, ends, asks FROM outcome WHERE id = ?');
    this.results = journal
      .prepare(
        'SELECT outcome_id, day, at, utc_offset, zone, reason_id, place, value, note FROM result WHERE touch_id = ? ORDER BY seq',
      )
      .raw();
    this.note = journal.prepare('SELECT note FROM touch WHERE id = ?').pluck();
    this.numbers = new Numbers(journal, 'touch');
    this.insertTouch = write.inserter(
      'touch',
      'id uid lead_id version_id day at utc_offset zone seconds cost energy note external_id import_key'.split(
        ' ',
      ),
    );
    this.insertResult = write.inserter(
      'result',
      'uid touch_id seq outcome_id day at utc_offset zone reason_id place value note'.split(' '),
    );
  }

  withUid(uid: Buffer): number | undefined {
    return this.byUid.get(uid) as number | undefined;
  }

  withExternalId(externalId: string): number | undefined {
    return this.byExternalId.get(externalId) as number | undefined;
  }

  withImportKey(key: Buffer): number | undefined {
    return this.byImportKey.get(key) as number | undefined;
  }

  /** A touch of a file beside the one it is here. */
  compare(id: number, { moment, ...touch }: ImportedTouch, results: ImportedResult[]): Settled {
    const isSame =
      this.rows.holds('touch', id, { ...touch, ...momentColumns(moment) }) &&
      JSON.stringify(this.results.all(id)) === JSON.stringify(results.map(valuesOf));
    return { id, is: isSame ? 'same' : 'other' };
  }

  /** What a touch that is here says in words, with all its results. */
  contents(id: number): Record<'notes' | 'outcomeIds' | 'reasonIds', unknown[]> {
    const results = this.results.all(id) as unknown[][];
    return {
      notes: [this.note.get(id), ...results.map((result) => result[8])],
      outcomeIds: results.map((result) => result[0]),
      reasonIds: results.map((result) => result[5]),
    };
  }

  /** Adds a touch with its results in order, and returns its number. */
  add(touch: ImportedTouch, results: ImportedResult[]): number {
    const { moment } = touch;
    const id = this.insertTouch([
      this.numbers.free(touch.id),
      touch.uid ?? this.write.newUid(),
      touch.leadId,
      touch.versionId,
      moment.day,
      moment.at,
      moment.offset,
      moment.zone,
      touch.seconds,
      touch.cost,
      touch.energy,
      touch.note,
      touch.externalId,
      touch.importKey,
    ]);
    this.numbers.use(id);
    for (const [index, result] of results.entries())
      this.insertResult([result.uid ?? this.write.newUid(), id, index + 1, ...valuesOf(result)]);
    return id;
  }

  /** Whether something came of a touch that is with somebody. */
  needsLead(results: ImportedResult[]): boolean {
    return results.some(({ outcomeId }) => !mayBeNobody(this.told(outcomeId).stage));
  }

  /** A touch with its results does to the promises of its lead what one that is logged does. */
  keepPromises(leadId: number, touchId: number, results: ImportedResult[]): void {
    this.openSteps ??= openStepsByLead(this.journal);
    let open = this.openSteps.get(leadId);
    for (const { outcomeId, moment } of results) {
      if (open === undefined || open.length === 0) return;
      const by = { touchId, outcome: this.told(outcomeId), on: moment.day };
      open = open.filter((step) => settleStep(this.write, step, by) === 'open');
      this.openSteps.set(leadId, open);
    }
  }

  /** Forgets what became of promises: some of it was taken back. */
  forget(): void {
    this.openSteps = undefined;
  }

  private told(outcomeId: number): Told {
    return this.outcome.get(outcomeId) as Told;
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

/** What a result says, as its columns are kept from outcome_id on. */
function valuesOf({ outcomeId, moment, reasonId, place, value, note }: ImportedResult): Value[] {
  return [outcomeId, moment.day, moment.at, moment.offset, moment.zone, reasonId, place, value, note];
}
