import type { Day } from '../domain/calendar.js';
import type { Place } from '../domain/touch.js';
import type { Moment } from '../domain/when.js';
import type { Journal, Value } from './journal.js';
import { Numbers } from './numbers.js';
import { closeStep } from './promises.js';
import type { Write } from './write.js';

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

type Statement = ReturnType<Journal['prepare']>;

/** Touches of an import: found and added with statements that are prepared once. What is added is found. */
export class TouchIntake {
  private readonly byUid: Statement;
  private readonly byExternalId: Statement;
  private readonly byImportKey: Statement;
  private readonly openSteps: Map<number, { id: number; day: Day }[]>;
  private readonly numbers: Numbers;
  private readonly insertTouch: (values: Value[]) => number;
  private readonly insertResult: (values: Value[]) => number;

  constructor(
    journal: Journal,
    private readonly write: Write,
  ) {
    this.byUid = journal.prepare('SELECT id FROM touch WHERE uid = ?').pluck();
    this.byExternalId = journal.prepare('SELECT id FROM touch WHERE external_id = ?').pluck();
    this.byImportKey = journal.prepare('SELECT id FROM touch WHERE import_key = ?').pluck();
    this.openSteps = openStepsByLead(journal);
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
      this.insertResult([
        result.uid ?? this.write.newUid(),
        id,
        index + 1,
        result.outcomeId,
        result.moment.day,
        result.moment.at,
        result.moment.offset,
        result.moment.zone,
        result.reasonId,
        result.place,
        result.value,
        result.note,
      ]);
    return id;
  }

  /** A touch keeps the promise that was open and due by its day, as one that is logged does. */
  keepPromise(leadId: number, touchId: number, day: Day): void {
    const open = this.openSteps.get(leadId);
    const kept = open?.filter((step) => step.day <= day);
    if (!open || !kept || kept.length === 0) return;
    for (const step of kept) closeStep(this.write, step.id, 'kept', day, { kept_touch_id: touchId });
    this.openSteps.set(
      leadId,
      open.filter((step) => step.day > day),
    );
  }
}

function openStepsByLead(journal: Journal): Map<number, { id: number; day: Day }[]> {
  const steps = new Map<number, { id: number; day: Day }[]>();
  const rows = journal.all<{ id: number; leadId: number; day: Day }>(
    `SELECT id, lead_id AS leadId, day FROM next_step WHERE state = 'open' AND owner IS NULL ORDER BY id`,
  );
  for (const { id, leadId, day } of rows) steps.set(leadId, [...(steps.get(leadId) ?? []), { id, day }]);
  return steps;
}
