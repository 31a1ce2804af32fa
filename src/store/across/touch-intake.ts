import { addDays, type Day } from '../../domain/calendar.js';
import type { HowFar } from './moved-on.js';
import { placeAmong } from '../../domain/order.js';
import { mayBeNobody, type Channel } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { form, type ThingOf } from '../form/form.js';
import { settleStep, type PromiseOutcome } from '../promises/keep.js';
import { openSteps, type NextStep } from '../promises/promises.js';
import { addStep } from '../touches/touches.js';
import type { ImportRows } from './import-rows.js';

export type ImportedTouch = Omit<ThingOf<'touches'>, 'tactic'>;
export type ImportedResult = ImportedTouch['results'][number];

/** The results of one touch at their places in time, whatever order a file has them in. */
export function inPlaces(results: readonly ImportedResult[]): ImportedResult[] {
  if (results.length === 1) return [...results];
  const placed: ImportedResult[] = [];
  for (const result of results) placed.splice(placeAmong(placed, result), 0, result);
  return placed;
}

type Statement = ReturnType<Journal['prepare']>;

/** What a row says of a touch that is here, beside what became of it. */
export type SaidOfTouch = Pick<ImportedTouch, 'seconds' | 'cost' | 'energy' | 'note' | 'external_id'>;
export type TouchPart = 'duration' | 'cost' | 'energy level' | 'note' | 'touch id';

/** What a touch that is here holds. */
export interface KnownTouch extends SaidOfTouch {
  lead: number | null;
  channel: Channel;
  day: Day;
  at: number | null;
  results: KnownResult[];
}

type KnownResult = Pick<ImportedResult, 'outcome' | 'reason' | 'note' | 'day' | 'at'> & HowFar;

/** How the keys of imported touches begin; those that 0.1.0 made begin with anything. */
export const keyMark = Buffer.from('v2');
const afterMark = Buffer.from('v3');

/** Touches of an import: found and added with statements that are prepared once. What is added is found. */
export class TouchIntake {
  private readonly outcome: Statement;
  private readonly results: Statement;
  private readonly touch: Statement;
  private readonly byKey: Statement;
  private readonly sameValues: Statement;
  /** The highest number of a touch before the import, 0 for none. */
  private readonly before: number;
  /** Whether touches that were there have a key of an import, and whether one of 0.1.0. */
  readonly hasKeys: boolean;
  readonly hasEarlierKeys: boolean;
  /** Open promises by lead; read when they are first asked for. */
  private openSteps: Map<number, OpenStep[]> | undefined;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: ImportRows,
  ) {
    this.outcome = journal.prepare('SELECT name, stage, state, ends, asks FROM outcome WHERE id = ?');
    this.results = journal.prepare(
      `SELECT r.outcome_id AS outcome, r.reason_id AS reason, r.note, r.day, r.at, o.stage, o.state, o.ends, o.stops
       FROM result r JOIN outcome o ON o.id = r.outcome_id WHERE r.touch_id = ? ORDER BY r.seq`,
    );
    this.touch = journal.prepare(
      `SELECT t.lead_id AS lead, t.day, t.at, t.seconds, t.cost, t.energy, t.note, t.external_id, ta.channel
       FROM touch t JOIN tactic_version v ON v.id = t.version_id JOIN tactic ta ON ta.id = v.tactic_id WHERE t.id = ?`,
    );
    this.byKey = journal
      .prepare('SELECT id FROM touch WHERE import_key = ? AND (external_id IS NULL OR ? = 0)')
      .pluck();
    this.sameValues = journal.prepare(
      `SELECT t.id, t.day, t.at, t.external_id IS NOT NULL AS hasExternalId
       FROM touch t JOIN result r ON r.touch_id = t.id AND r.seq = 1
       WHERE t.lead_id IS ? AND t.day BETWEEN ? AND ? AND (? IS NULL OR r.outcome_id = ?) AND t.id <= ? AND t.version_id IN (
         SELECT id FROM tactic_version WHERE tactic_id = (SELECT tactic_id FROM tactic_version WHERE id = ?))
       ORDER BY t.id`,
    );
    this.before = journal.get<{ id: number | null }>('SELECT max(id) AS id FROM touch')!.id ?? 0;
    const isSome = (where: string) =>
      journal.get(`SELECT 1 FROM touch WHERE import_key IS NOT NULL AND ${where} LIMIT 1`, {
        mark: keyMark,
        after: afterMark,
      }) !== undefined;
    this.hasKeys = isSome('import_key >= $mark AND import_key < $after');
    this.hasEarlierKeys = isSome('import_key < $mark') || isSome('import_key >= $after');
  }

  /** Whether there were touches before the import. */
  get hasTouches(): boolean {
    return this.before > 0;
  }

  /** The touch with this in a column. */
  with(column: 'uid' | 'external_id', value: Buffer | string): number | undefined {
    return this.rows.idOf('touch', [column], [value]);
  }

  /** The touch with that key of an import; `hasId`: only one without an external id. */
  withKey(key: Buffer, hasId: boolean): number | undefined {
    return this.byKey.get([key, hasId ? 1 : 0]) as number | undefined;
  }

  /** Touches that were there with that lead, tactic and, unless it is null, first outcome, at most a day away. */
  alike({ leadId, versionId, moment, outcomeId }: TouchValues): AlikeTouch[] {
    const days = [addDays(moment.day, -1), addDays(moment.day, 1)];
    return this.sameValues.all([
      leadId,
      ...days,
      outcomeId,
      outcomeId,
      this.before,
      versionId,
    ]) as AlikeTouch[];
  }

  known(id: number): KnownTouch {
    const touch = this.touch.get(id) as Omit<KnownTouch, 'results'>;
    return { ...touch, results: this.results.all(id) as KnownResult[] };
  }

  /** Gives a touch what a row says and it has not, and answers what. */
  fill(id: number, known: KnownTouch, said: SaidOfTouch): TouchPart[] {
    const isSaid = known.results.some(({ note }) => note !== null && note.trim() === said.note?.trim());
    const news = (Object.keys(touchParts) as (keyof SaidOfTouch)[]).filter(
      (column) => known[column] === null && said[column] !== null && !(column === 'note' && isSaid),
    );
    this.write.edit('touch', id, Object.fromEntries(news.map((column) => [column, said[column]])));
    return news.map((column) => touchParts[column]);
  }

  /** Gives a touch these figures of a row. */
  replace(id: number, figures: readonly TouchFigure[], said: SaidOfTouch): void {
    this.write.edit('touch', id, Object.fromEntries(figures.map((column) => [column, said[column]])));
  }

  /** Adds what became of a touch that is here, and does to the promises of its lead what it would when logged. */
  addResult(id: number, lead: number | null, result: ImportedResult): void {
    const { outcome, reason, broke, value, note } = result;
    addStep(this.journal, this.write, id, result, {
      outcomeId: outcome,
      reasonId: reason ?? undefined,
      place: broke,
      value: value ?? undefined,
      note: note ?? undefined,
    });
    if (lead !== null) this.keepPromises(lead, id, [result]);
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

  /** Looks at the promises of a lead again: one was made beside. */
  lookAgain(leadId: number): void {
    this.openSteps?.set(leadId, openSteps(this.journal, leadId));
  }

  /** Forgets what became of promises: some of it was taken back. */
  forget(): void {
    this.openSteps = undefined;
  }

  private told(outcomeId: number): PromiseOutcome {
    return this.outcome.get(outcomeId) as PromiseOutcome;
  }
}

const touchParts: Record<keyof SaidOfTouch, TouchPart> = {
  seconds: 'duration',
  cost: 'cost',
  energy: 'energy level',
  note: 'note',
  external_id: 'touch id',
};

const touchFigures = ['seconds', 'cost', 'energy'] as const;
export type TouchFigure = (typeof touchFigures)[number];

/** The figures that a touch has and a row says otherwise. */
export function otherFigures(known: KnownTouch, said: SaidOfTouch): TouchFigure[] {
  return touchFigures.filter(
    (part) => known[part] !== null && said[part] !== null && known[part] !== said[part],
  );
}

export function partTitle(part: keyof SaidOfTouch): TouchPart {
  return touchParts[part];
}

/** What tells a touch from others, as the journal has it. */
export interface TouchValues {
  leadId: number | null;
  versionId: number;
  moment: Moment;
  /** Null for any. */
  outcomeId: number | null;
}

export interface AlikeTouch {
  id: number;
  day: Day;
  at: number | null;
  hasExternalId: 0 | 1;
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
