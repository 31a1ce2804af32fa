import type { Journal } from './journal.js';

type Row = Record<string, string | number | Buffer | null>;

/**
 * The SQL of the whole journal: every table in the order of its rows, columns named as the exported JSON names them.
 * Large tables come a page at a time, up to the rows there were at the start, so that memory stays flat, no read is
 * open across a write, and nothing refers to a row that came later.
 */
export class Everything {
  private readonly last: { lead: number; touch: number; step: number };

  constructor(private readonly journal: Journal) {
    this.last = journal.get(
      `SELECT coalesce((SELECT max(id) FROM lead), 0) AS lead, coalesce((SELECT max(id) FROM touch), 0) AS touch,
         coalesce((SELECT max(id) FROM next_step), 0) AS step`,
    )!;
  }

  settings(): Row[] {
    return this.journal.all(`SELECT key, value FROM setting WHERE key <> 'currency' ORDER BY key`);
  }

  sources(): Row[] {
    return this.journal.all('SELECT uid, name, origin FROM source ORDER BY id');
  }

  outcomes(): Row[] {
    return this.journal.all(
      'SELECT uid, name, stage, state, ends, stops, asks, channels FROM outcome ORDER BY id',
    );
  }

  reasons(): Row[] {
    return this.journal.all('SELECT uid, name, place AS broke FROM reason ORDER BY id');
  }

  tactics(): (Row | { versions: Row[] })[] {
    const versions = this.journal.prepare(
      'SELECT uid, version, change FROM tactic_version WHERE tactic_id = ? ORDER BY version',
    );
    return this.journal
      .all<Row>(
        'SELECT id, uid, name, channel, kind, worth, seconds, note, dropped_day AS dropped FROM tactic ORDER BY id',
      )
      .map(({ id, ...tactic }) => ({ ...tactic, versions: versions.all([id]) as Row[] }));
  }

  spends(): Row[] {
    return this.journal.all(
      `SELECT s.id AS spend, s.uid, t.name AS tactic, s.amount, s.every, s.day, s.until, s.note
       FROM spend s JOIN tactic t ON t.id = s.tactic_id ORDER BY s.id`,
    );
  }

  leads(): Generator<(Row & { addresses: Row[] })[]> {
    return this.pages(
      `SELECT l.id AS lead, l.uid, l.name, l.company, s.name AS source, l.origin, l.tier, l.note,
         l.external_id, l.stopped, l.day AS created
       FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id > ? AND l.id <= ? ORDER BY l.id LIMIT ?`,
      'lead',
      this.last.lead,
      'addresses',
      'SELECT lead_id AS owner, uid, kind, value FROM address WHERE lead_id BETWEEN ? AND ? ORDER BY lead_id, id',
    );
  }

  touches(): Generator<(Row & { results: Row[] })[]> {
    return this.pages(
      `SELECT t.id AS touch, t.uid, t.lead_id AS lead, ta.name AS tactic, v.version, t.day, t.at,
         t.utc_offset AS "offset", t.zone, t.seconds, t.cost, t.energy, t.note, t.external_id,
         nullif(lower(hex(t.import_key)), '') AS import_key
       FROM touch t JOIN tactic_version v ON v.id = t.version_id JOIN tactic ta ON ta.id = v.tactic_id
       WHERE t.id > ? AND t.id <= ? ORDER BY t.id LIMIT ?`,
      'touch',
      this.last.touch,
      'results',
      `SELECT r.touch_id AS owner, r.uid, o.name AS outcome, r.day, r.at, r.utc_offset AS "offset", r.zone,
         re.name AS reason, r.place AS broke, r.value, r.note
       FROM result r JOIN outcome o ON o.id = r.outcome_id LEFT JOIN reason re ON re.id = r.reason_id
       WHERE r.touch_id BETWEEN ? AND ? ORDER BY r.touch_id, r.seq`,
    );
  }

  *nextSteps(): Generator<object[]> {
    const page = this.journal.prepare(
      `SELECT uid, lead_id AS lead, touch_id AS touch, day, at, utc_offset AS "offset", zone, what, owner,
         acknowledged, made, state, closed, kept_touch_id AS kept_by, why, id
       FROM next_step WHERE id > ? AND id <= ? ORDER BY id LIMIT ?`,
    );
    for (const rows of pagesOf(page, 'id', this.last.step))
      yield rows.map((step) => ({ ...step, id: undefined }));
  }

  /** Pages of `sql`, each row with the rows of `partSql` it owns under `part`. */
  private *pages<Part extends string>(
    sql: string,
    key: string,
    last: number,
    part: Part,
    partSql: string,
  ): Generator<(Row & Record<Part, Row[]>)[]> {
    const parts = this.journal.prepare(partSql);
    for (const rows of pagesOf(this.journal.prepare(sql), key, last)) {
      const owned = new Map<unknown, Row[]>();
      for (const { owner, ...row } of parts.all([rows[0]![key], rows.at(-1)![key]]) as Row[]) {
        const list = owned.get(owner);
        if (list) list.push(row);
        else owned.set(owner, [row]);
      }
      yield rows.map((row) => ({ ...row, [part]: owned.get(row[key]) ?? [] })) as (Row &
        Record<Part, Row[]>)[];
    }
  }
}

const pageSize = 500;

/** Rows after the last one seen, up to `last`, while there are any. */
function* pagesOf(page: ReturnType<Journal['prepare']>, key: string, last: number): Generator<Row[]> {
  for (let after = 0; ;) {
    const rows = page.all([after, last, pageSize]) as Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)![key] as number;
  }
}
