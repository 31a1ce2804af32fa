import type { Channel, Kind, Origin, Place, State, Tier } from '../../domain/touch.js';
import type { Day } from '../../domain/calendar.js';
import { placeAmong } from '../../domain/order.js';
import type { Moment } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import { traitConditions, type LeadTraits } from '../leads/traits.js';
import { touchesBackwards } from '../file/order.js';
import type { Write } from '../file/write.js';

/** A touch as listed and exported: its own facts, its lead, its tactic and the result shown. */
export interface TouchRow {
  id: number;
  /** Hexadecimal, which the driver hands over faster than bytes; so is `leadUid`. */
  uid: string;
  day: Day;
  at: number | null;
  offset: number | null;
  zone: string;
  leadId: number | null;
  leadUid: string | null;
  lead: string | null;
  company: string | null;
  source: string | null;
  origin: Origin | null;
  tier: Tier | null;
  versionId: number;
  tactic: string;
  version: number;
  channel: Channel;
  kind: Kind;
  outcomeId: number;
  outcome: string;
  stage: number | null;
  state: State;
  resultId: number;
  resultDay: Day;
  reason: string | null;
  place: Place | null;
  value: number | null;
  seconds: number | null;
  cost: number | null;
  energy: number | null;
  note: string | null;
  externalId: string | null;
  /** The whole history as JSON when there is more than one step. */
  steps: string | null;
}

/** One dated outcome of a touch. */
export interface ResultRow {
  id: number;
  seq: number;
  outcomeId: number;
  outcome: string;
  stage: number | null;
  state: State;
  day: Day;
  at: number | null;
  offset: number | null;
  zone: string;
  reason: string | null;
  place: Place | null;
  value: number | null;
  note: string | null;
}

export interface TouchFilter extends LeadTraits {
  ids?: number[];
  leadId?: number;
  tacticId?: number;
  versionId?: number;
  channel?: Channel;
  outcomeId?: number;
  /** Null: failed or put off without a reason. */
  reasonId?: number | null;
  state?: State;
  from?: Day | null;
  to?: Day | null;
}

const shownResult = `(SELECT x.id FROM result x WHERE x.touch_id = t.id ORDER BY x.seq DESC LIMIT 1)`;

const fromSql = `
  FROM touch t
    LEFT JOIN result later ON later.touch_id = t.id AND later.seq = 2
    JOIN result r ON r.id = CASE WHEN later.touch_id IS NULL
      THEN (SELECT id FROM result WHERE touch_id = t.id AND seq = 1) ELSE ${shownResult} END
    JOIN outcome o ON o.id = r.outcome_id
    LEFT JOIN reason re ON re.id = r.reason_id
    JOIN tactic_version v ON v.id = t.version_id
    JOIN tactic ta ON ta.id = v.tactic_id
    LEFT JOIN lead l ON l.id = t.lead_id
    LEFT JOIN source s ON s.id = l.source_id`;

const rowSql = `
  SELECT t.id, lower(hex(t.uid)) AS uid, t.day, t.at, t.utc_offset AS offset, t.zone,
    t.lead_id AS leadId, nullif(lower(hex(l.uid)), '') AS leadUid, l.name AS lead, l.company, s.name AS source,
    coalesce(l.origin, s.origin) AS origin, l.tier,
    t.version_id AS versionId, ta.name AS tactic, v.version, ta.channel, ta.kind,
    r.outcome_id AS outcomeId, o.name AS outcome, o.stage, o.state, r.id AS resultId, r.day AS resultDay,
    re.name AS reason, r.place,
    CASE WHEN later.touch_id IS NULL THEN r.value ELSE
      (SELECT value FROM result WHERE touch_id = t.id AND value IS NOT NULL
       ORDER BY seq DESC LIMIT 1) END AS value,
    t.seconds, t.cost, t.energy, t.note, t.external_id AS externalId,
    CASE WHEN later.touch_id IS NOT NULL THEN
      (SELECT json_group_array(json_object('outcome', outcome, 'stage', stage, 'state', state, 'day', day, 'at', at, 'offset', utc_offset, 'zone', zone,
                'reason', reason, 'broke', place, 'value', value, 'note', note, 'uid', uid))
       FROM (SELECT o2.name AS outcome, o2.stage, o2.state, r2.day, r2.at, r2.utc_offset, r2.zone, re2.name AS reason, r2.place, r2.value,
                    r2.note, lower(hex(r2.uid)) AS uid
             FROM result r2 JOIN outcome o2 ON o2.id = r2.outcome_id LEFT JOIN reason re2 ON re2.id = r2.reason_id
             WHERE r2.touch_id = t.id ORDER BY r2.seq)) END AS steps
  ${fromSql}`;

function conditions(filter: TouchFilter): {
  where: string[];
  values: Record<string, string | number | null>;
} {
  const where: string[] = [];
  const values: Record<string, string | number | null> = {};
  const add = (condition: string, name: string, value: string | number | null | undefined) => {
    if (value === undefined || value === null) return;
    where.push(condition);
    values[name] = value;
  };
  add('t.id IN (SELECT value FROM json_each($ids))', 'ids', filter.ids && JSON.stringify(filter.ids));
  add('t.lead_id = $leadId', 'leadId', filter.leadId);
  add('v.tactic_id = $tacticId', 'tacticId', filter.tacticId);
  add('t.version_id = $versionId', 'versionId', filter.versionId);
  add('ta.channel = $channel', 'channel', filter.channel);
  add('r.outcome_id = $outcomeId', 'outcomeId', filter.outcomeId);
  add('r.reason_id = $reasonId', 'reasonId', filter.reasonId);
  if (filter.reasonId === null) where.push("r.reason_id IS NULL AND o.state IN ('failed', 'deferred')");
  add('o.state = $state', 'state', filter.state);
  add('t.day >= $from', 'from', filter.from);
  add('t.day <= $to', 'to', filter.to);
  const ofLead = traitConditions(filter);
  return { where: [...where, ...ofLead.where], values: { ...values, ...ofLead.values } };
}

/**
 * The newest touches first, a page at a time, so that memory stays flat and no read is open across a write; `limit` 0
 * means all. Their order is that of the beginning.
 */
export function* newestPages(
  journal: Journal,
  filter: TouchFilter,
  limit: number,
  size = 500,
): Generator<TouchRow[]> {
  const { where, values } = conditions(filter);
  const ids = journal
    .prepare(
      `SELECT t.id ${fromSql} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY ${touchesBackwards('t')} LIMIT $limit`,
    )
    .pluck()
    .all({ ...values, limit: limit === 0 ? -1 : limit }) as number[];
  for (let from = 0; from < ids.length; from += size)
    yield newestTouches(journal, { ids: ids.slice(from, from + size) }, 0);
}

/** The newest touches first; `limit` 0 means all. */
export function newestTouches(journal: Journal, filter: TouchFilter, limit: number): TouchRow[] {
  const { where, values } = conditions(filter);
  return journal.all(
    `${rowSql} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY ${touchesBackwards('t')} LIMIT $limit`,
    { ...values, limit: limit === 0 ? -1 : limit },
  );
}

/**
 * Touches by number, a page at a time, so that memory stays flat and no read is open across a write. Short pages are
 * dropped before they grow old in memory, and rows made here from bare values take half the time of the driver's.
 */
export function* touchPages(journal: Journal, filter: TouchFilter, size = 500): Generator<TouchRow[]> {
  const { where, values } = conditions(filter);
  const page = journal
    .prepare(`${rowSql} WHERE ${['t.id > $after', ...where].join(' AND ')} ORDER BY t.id LIMIT $size`)
    .raw();
  const names = page.columns().map((column) => column.name);
  for (let after = 0; ;) {
    const rows = (page.all({ ...values, after, size }) as unknown[][]).map((row) =>
      named<TouchRow>(names, row),
    );
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}

function named<Row>(names: string[], values: unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at++) row[names[at]!] = values[at];
  return row as Row;
}

export function touchById(journal: Journal, id: number): TouchRow | undefined {
  return newestTouches(journal, { ids: [id] }, 1)[0];
}

/** The steps of a touch in the order of time. */
export function resultsOf(journal: Journal, touchId: number): ResultRow[] {
  return journal.all(
    `SELECT r.id, r.seq, r.outcome_id AS outcomeId, o.name AS outcome, o.stage, o.state, r.day, r.at,
       r.utc_offset AS offset, r.zone, re.name AS reason, r.place, r.value, r.note
     FROM result r JOIN outcome o ON o.id = r.outcome_id LEFT JOIN reason re ON re.id = r.reason_id
     WHERE r.touch_id = ? ORDER BY r.seq`,
    [touchId],
  );
}

/** Number of the touch a new outcome of a lead belongs to: its newest one, or the one that went furthest. */
export function touchToMoveOn(journal: Journal, leadId: number, furthest: boolean): number | undefined {
  const order = furthest
    ? `(SELECT max(coalesce(o.stage, 0)) FROM result r JOIN outcome o ON o.id = r.outcome_id WHERE r.touch_id = t.id) DESC,`
    : '';
  return journal.get<{ id: number }>(
    `SELECT t.id FROM touch t WHERE t.lead_id = ? ORDER BY ${order} ${touchesBackwards('t')} LIMIT 1`,
    [leadId],
  )?.id;
}

export interface NewTouch {
  leadId: number | null;
  versionId: number;
  moment: Moment;
  seconds?: number | undefined;
  cost?: number | undefined;
  energy?: number | undefined;
  note?: string | undefined;
  result: NewResult;
}

export interface NewResult {
  outcomeId: number;
  reasonId?: number | undefined;
  place?: Place | null | undefined;
  value?: number | undefined;
  note?: string | undefined;
}

/** Adds a touch with its first outcome and returns its number. */
export function addTouch(write: Write, touch: NewTouch): number {
  const id = write.insert('touch', {
    lead_id: touch.leadId,
    version_id: touch.versionId,
    ...momentColumns(touch.moment),
    seconds: touch.seconds ?? null,
    cost: touch.cost ?? null,
    energy: touch.energy ?? null,
    note: touch.note || null,
  });
  addResult(write, id, 1, touch.moment, touch.result);
  return id;
}

/** Adds what became of a touch at its place in time. */
export function addStep(
  journal: Journal,
  write: Write,
  touchId: number,
  moment: Moment,
  result: NewResult,
): void {
  const steps = resultsOf(journal, touchId);
  const place = placeAmong(steps, moment);
  for (const step of steps.slice(place).reverse()) write.edit('result', step.id, { seq: step.seq + 1 });
  addResult(
    write,
    touchId,
    place === steps.length ? (steps.at(-1)?.seq ?? 0) + 1 : steps[place]!.seq,
    moment,
    result,
  );
}

function addResult(write: Write, touchId: number, seq: number, moment: Moment, result: NewResult): void {
  write.insert('result', {
    touch_id: touchId,
    seq,
    outcome_id: result.outcomeId,
    ...momentColumns(moment),
    reason_id: result.reasonId ?? null,
    place: result.place ?? null,
    value: result.value ?? null,
    note: result.note || null,
  });
}

/** A moment as the four columns that keep it. */
export function momentColumns(moment: Moment): {
  day: Day;
  at: number | null;
  utc_offset: number | null;
  zone: string;
} {
  return { day: moment.day, at: moment.at, utc_offset: moment.offset, zone: moment.zone };
}
