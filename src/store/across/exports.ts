import { waiting } from '../settings/aliases.js';
import type { Journal } from '../file/journal.js';
import { allWorths, takeWorths } from '../tactics/worths.js';

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

  /** Without what an import settles by itself: the currency, and which aliases wait. */
  settings(): Row[] {
    return this.journal.all(
      `SELECT key, value FROM setting WHERE key <> 'currency' AND key NOT GLOB '${waiting}*' ORDER BY key`,
    );
  }

  aliases(): Row[] {
    return this.journal.all('SELECT uid, name, words FROM alias ORDER BY id');
  }

  sources(): Row[] {
    return this.journal.all('SELECT uid, name, origin, asked FROM source ORDER BY id');
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
      'SELECT uid, version, origin, change, day FROM tactic_version WHERE tactic_id = ? ORDER BY version',
    );
    return this.journal
      .all<Row>(
        `SELECT id, uid, name, channel, kind, ${allWorths('tactic')}, seconds, note, dropped_day AS dropped
         FROM tactic ORDER BY id`,
      )
      .map(takeWorths)
      .map(({ id, ...tactic }) => ({ ...tactic, versions: versions.all([id]) as Row[] }));
  }

  spends(): Row[] {
    return this.journal.all(
      `SELECT s.id AS spend, s.uid, t.name AS tactic, s.amount, s.every, s.day, s.until, s.note
       FROM spend s JOIN tactic t ON t.id = s.tactic_id ORDER BY s.id`,
    );
  }

  trials(): Row[] {
    return this.journal.all(
      `SELECT r.id AS trial, r.uid, t.name AS tactic, v.version, r.day, r.until, r.hypothesis, r.touches, r.goal, r.expected
       FROM trial r JOIN tactic_version v ON v.id = r.version_id JOIN tactic t ON t.id = v.tactic_id ORDER BY r.id`,
    );
  }

  decisions(): Row[] {
    return this.journal.all(
      `SELECT d.uid, t.name AS tactic, v.version, d.trial_id AS trial, d.day, d.choice, d.learned, d.evidence
       FROM decision d JOIN tactic_version v ON v.id = d.version_id JOIN tactic t ON t.id = v.tactic_id
       ORDER BY d.id`,
    );
  }

  plans(): Row[] {
    return this.journal.all(
      `SELECT p.id AS plan, p.uid, t.name AS tactic, p.stage, p.amount, p.every, p.day, p.until
       FROM plan p LEFT JOIN tactic t ON t.id = p.tactic_id ORDER BY p.id`,
    );
  }

  benchmarks(): Row[] {
    return this.journal.all(
      `SELECT b.id AS benchmark, b.uid, t.name AS tactic, b.channel, b.low, b.high, b.unit, b.goal, b.source, b.year,
         b.note
       FROM benchmark b LEFT JOIN tactic t ON t.id = b.tactic_id ORDER BY b.id`,
    );
  }

  feelings(): Row[] {
    return this.journal.all(
      `SELECT f.uid, t.name AS tactic, f.day, f.fit, f.in_the_way
       FROM feeling f JOIN tactic t ON t.id = f.tactic_id ORDER BY f.id`,
    );
  }

  leads(): Generator<object[]> {
    return this.pages(
      `SELECT l.id AS lead, l.uid, l.name, l.company, s.name AS source, l.origin, l.tier, l.note,
         l.external_id, l.stopped, l.day AS created, l.stopped_day, l.lifted, l.url
       FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id > ? AND l.id <= ? ORDER BY l.id LIMIT ?`,
      'lead',
      this.last.lead,
      {
        addresses:
          'SELECT lead_id AS owner, uid, kind, value FROM address WHERE lead_id BETWEEN ? AND ? ORDER BY lead_id, id',
        tags: 'SELECT lead_id AS owner, uid, name FROM tag WHERE lead_id BETWEEN ? AND ? ORDER BY lead_id, id',
        merged: `SELECT lead_id AS owner, number AS lead, uid, name, external_id, day AS merged
                 FROM merged_lead WHERE lead_id BETWEEN ? AND ? ORDER BY lead_id, id`,
      },
    );
  }

  touches(): Generator<object[]> {
    return this.pages(
      `SELECT t.id AS touch, t.uid, t.lead_id AS lead, ta.name AS tactic, v.version, t.day, t.at,
         t.utc_offset AS "offset", t.zone, t.seconds, t.cost, t.energy, t.note, t.external_id,
         nullif(lower(hex(t.import_key)), '') AS import_key
       FROM touch t JOIN tactic_version v ON v.id = t.version_id JOIN tactic ta ON ta.id = v.tactic_id
       WHERE t.id > ? AND t.id <= ? ORDER BY t.id LIMIT ?`,
      'touch',
      this.last.touch,
      {
        results: `SELECT r.touch_id AS owner, r.uid, o.name AS outcome, r.day, r.at, r.utc_offset AS "offset", r.zone,
         re.name AS reason, r.place AS broke, r.value, r.note
       FROM result r JOIN outcome o ON o.id = r.outcome_id LEFT JOIN reason re ON re.id = r.reason_id
       WHERE r.touch_id BETWEEN ? AND ? ORDER BY r.touch_id, r.seq`,
      },
    );
  }

  *nextSteps(): Generator<object[]> {
    const page = this.journal.prepare(
      `SELECT uid, lead_id AS lead, touch_id AS touch, day, at, utc_offset AS "offset", zone, what, owner,
         meeting, acknowledged, made, state, closed, kept_touch_id AS kept_by, why, id
       FROM next_step WHERE id > ? AND id <= ? ORDER BY id LIMIT ?`,
    );
    for (const rows of pagesOf(page, 'id', this.last.step))
      yield rows.map((step) => ({ ...step, id: undefined }));
  }

  reviews(): Row[] {
    return this.journal.all('SELECT uid, week, day, question, answer FROM review ORDER BY id');
  }

  /** Pages of `sql`, each row with the lists of what it owns, by the name of each list and the SQL of its rows. */
  private *pages(
    sql: string,
    key: string,
    last: number,
    lists: Record<string, string>,
  ): Generator<Record<string, unknown>[]> {
    const owned = Object.entries(lists).map(([name, listSql]) => ({
      name,
      rows: this.journal.prepare(listSql),
    }));
    for (const rows of pagesOf(this.journal.prepare(sql), key, last)) {
      const range = [rows[0]![key], rows.at(-1)![key]];
      const found = owned.map((list) => ({ name: list.name, of: byOwner(list.rows.all(range) as Row[]) }));
      yield rows.map((row) => ({
        ...row,
        ...Object.fromEntries(found.map(({ name, of }) => [name, of.get(row[key]) ?? []])),
      }));
    }
  }
}

function byOwner(rows: Row[]): Map<unknown, Row[]> {
  const lists = new Map<unknown, Row[]>();
  for (const { owner, ...row } of rows) {
    const list = lists.get(owner);
    if (list) list.push(row);
    else lists.set(owner, [row]);
  }
  return lists;
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
