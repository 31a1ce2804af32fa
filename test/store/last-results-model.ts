import type { Journal } from '../../src/store/file/journal.js';

/** A result as the journal holds it, with what its outcome says. */
export interface Told {
  lead: number;
  touch: number;
  seq: number;
  day: string;
  /** Of it, or of the result of its touch which it follows on that day. */
  at: number | null;
  outcome: number;
  stage: number | null;
  ends: string;
  asks: string | null;
  stops: 0 | 1;
  version: number;
}

/** Every result of a lead, in the order they were written. */
export function allTold(journal: Journal): Told[] {
  const told = journal.all<Told>(
    `SELECT t.lead_id AS lead, r.touch_id AS touch, r.seq, r.day, r.at, r.outcome_id AS outcome, o.stage, o.ends, o.asks,
       o.stops, t.version_id AS version
     FROM result r JOIN touch t ON t.id = r.touch_id JOIN outcome o ON o.id = r.outcome_id
     WHERE t.lead_id IS NOT NULL
     ORDER BY r.id`,
  );
  return told.map((one) => {
    const followed = told
      .filter(
        ({ touch, seq, day, at }) => touch === one.touch && seq < one.seq && day === one.day && at !== null,
      )
      .sort((a, b) => b.seq - a.seq)[0];
    return { ...one, at: one.at ?? followed?.at ?? null };
  });
}

/** By day; on one day what has no time first, then by time, then by touch. */
export function compareTold(a: Told, b: Told): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  const [first, second] = [a.at ?? -Infinity, b.at ?? -Infinity];
  return first === second ? a.touch - b.touch || a.seq - b.seq : first - second;
}

/** What last_result must hold: of each lead its last result, its furthest stage, and whether any stops it. */
export function expectedLastResults(journal: Journal): unknown[] {
  const told = allTold(journal);
  const leads = [...new Set(told.map(({ lead }) => lead))].sort((a, b) => a - b);
  return leads.map((lead) => {
    const said = told.filter((one) => one.lead === lead).sort(compareTold);
    const { touch, version, seq, outcome, day, at } = said.at(-1)!;
    return {
      ...{ lead_id: lead, touch_id: touch, version_id: version, seq, outcome_id: outcome, day, at },
      stage: Math.max(...said.map(({ stage }) => stage ?? 0)),
      stops: Math.max(...said.map(({ stops }) => stops)),
    };
  });
}

export function storedLastResults(journal: Journal): unknown[] {
  return journal.all('SELECT * FROM last_result ORDER BY lead_id');
}
