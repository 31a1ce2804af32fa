import fs from 'node:fs';
import path from 'node:path';
import { fold } from '../../src/domain/text.js';
import type { Channel, Kind, Origin, Place, Tier } from '../../src/domain/touch.js';
import { Journal } from '../../src/store/file/journal.js';
import type { Write } from '../../src/store/file/write.js';
import { root, temporaryFolder } from './folder.js';

/** What became of a touch, with a step's own day and time where they differ from the touch's. */
export interface SeedStep {
  day?: string;
  /** Wall time an hour east of UTC; without one only the day is known. */
  time?: string;
  outcome: string;
  reason?: string;
  place?: Place;
  value?: number;
}

export interface SeedTouch extends SeedStep {
  day: string;
  /** Nobody in particular without one. */
  lead?: string;
  /** NAME or NAME@VERSION; a call and cold unless `tactics` says otherwise. */
  tactic: string;
  seconds?: number;
  cost?: number;
  /** Later results. */
  then?: SeedStep[];
}

/** A next step, made on its own day unless it says otherwise; open while it has no `closed`, else kept. */
export interface SeedPromise {
  lead: string;
  /** The place in the list of the touch that made it; without one, `next` alone did. */
  touch?: number;
  day: string;
  time?: string;
  what?: string;
  owner?: string;
  meeting?: boolean;
  made?: string;
  acknowledged?: string;
  state?: 'kept' | 'moved' | 'dropped';
  closed?: string;
}

export interface Seed {
  touches?: readonly SeedTouch[];
  /** `seconds` is what a touch usually takes, `worth` the share that must convert. */
  tactics?: Record<
    string,
    { channel?: Channel; kind?: Kind; seconds?: number; worth?: number; dropped?: string }
  >;
  /** A lead is entered on the day of its first touch in the list unless it says otherwise. */
  leads?: Record<
    string,
    {
      day?: string;
      source?: string;
      origin?: Origin;
      tier?: Tier;
      stopped?: boolean;
      company?: string;
      tags?: readonly string[];
    }
  >;
  /** Sources with an origin of their own. */
  sourceOrigins?: Record<string, Origin>;
  promises?: readonly SeedPromise[];
  spends?: readonly { tactic: string; amount: number; day: string; every?: 'month'; until?: string }[];
  /** What an hour is worth, in minor units. */
  hourlyValue?: number;
  currency?: string;
}

let empty: Buffer | undefined;

/** A journal with nothing in it, which is made once: a property has hundreds, and its tables take most of the time. */
function emptyJournal(): Buffer {
  if (!empty) {
    const file = path.join(temporaryFolder(), 'empty.db');
    new Journal({ file, purpose: 'make', chosen: true, root }).close();
    empty = fs.readFileSync(file);
  }
  return empty;
}

/** Writes touches straight into a journal, made where there is none. */
export function seed(
  file: string,
  {
    touches = [],
    tactics = {},
    leads = {},
    sourceOrigins = {},
    promises = [],
    spends = [],
    hourlyValue,
    currency,
  }: Seed,
): void {
  if (!fs.existsSync(file)) fs.writeFileSync(file, emptyJournal(), { mode: 0o600 });
  const journal = new Journal({ file, purpose: 'write', chosen: true, root });
  const outcomes = idsByName(journal, 'outcome');
  const reasons = idsByName(journal, 'reason');
  journal.write('import', { now: Date.parse('2026-01-01'), zone: 'Europe/Berlin' }, (write) => {
    const people = new Map<string, number>();
    const sources = new Map<string, number>();
    const versions = new Map<string, number>();
    const lead = (name: string, day: string) =>
      known(people, name, () => {
        const { source, tags = [], ...given } = leads[name] ?? {};
        const id = write.insert('lead', {
          name,
          folded: fold(name),
          company: given.company ?? null,
          searched:
            given.company === undefined && tags.length === 0
              ? null
              : fold([name, given.company, ...tags].join(' ')),
          source_id:
            source === undefined
              ? null
              : known(sources, source, () =>
                  write.insert('source', {
                    name: source,
                    folded: fold(source),
                    origin: sourceOrigins[source] ?? null,
                  }),
                ),
          origin: given.origin ?? null,
          tier: given.tier ?? null,
          stopped: given.stopped ? 1 : 0,
          day: given.day ?? day,
        });
        for (const tag of tags) write.insert('tag', { lead_id: id, name: tag, folded: fold(tag) });
        return id;
      });
    for (const name of Object.keys(leads)) if (leads[name]?.day) lead(name, leads[name].day);
    if (hourlyValue !== undefined)
      write.insert('setting', { key: 'hourly-value', value: String(hourlyValue) });
    if (currency !== undefined) write.insert('setting', { key: 'currency', value: currency });

    const ids = touches.map((touch) => {
      const touchId = write.insert('touch', {
        lead_id: touch.lead === undefined ? null : lead(touch.lead, touch.day),
        version_id: versionOf(write, versions, touch.tactic, tactics),
        ...moment(touch.day, touch.time),
        seconds: touch.seconds ?? null,
        cost: touch.cost ?? null,
      });
      stepsInOrder(touch).forEach((step, index) => {
        const outcomeId = outcomes.get(step.outcome);
        if (outcomeId === undefined) throw new Error(`No outcome ${step.outcome}.`);
        write.insert('result', {
          touch_id: touchId,
          seq: index + 1,
          outcome_id: outcomeId,
          ...moment(step.day, step.time),
          reason_id: step.reason === undefined ? null : (reasons.get(step.reason) ?? null),
          place: step.place ?? null,
          value: step.value ?? null,
        });
      });
      return touchId;
    });
    for (const step of promises)
      write.insert('next_step', {
        lead_id: lead(step.lead, step.day),
        touch_id: step.touch === undefined ? null : (ids[step.touch] ?? null),
        ...moment(step.day, step.time),
        what: step.what ?? null,
        owner: step.owner ?? null,
        meeting: step.meeting ? 1 : 0,
        acknowledged: step.acknowledged ?? null,
        made: step.made ?? step.day,
        state: step.closed === undefined ? 'open' : (step.state ?? 'kept'),
        closed: step.closed ?? null,
      });
    for (const { tactic, amount, day, every, until } of spends) {
      versionOf(write, versions, tactic, tactics);
      write.insert('spend', {
        tactic_id: versions.get(`tactic ${tactic.split('@')[0]}`)!,
        amount,
        day,
        every: every ?? null,
        until: until ?? null,
      });
    }
  });
  journal.close();
}

/**
 * A touch's results in the order a journal keeps them: by day, on one day by time where both have one, else as
 * written.
 */
export function stepsInOrder(touch: SeedTouch): (SeedStep & { day: string })[] {
  const steps: (SeedStep & { day: string })[] = [];
  for (const step of [touch, ...(touch.then ?? [])]) {
    const { outcome, reason, place, value, time, day = touch.day } = step;
    const first = steps.findIndex(
      (other) =>
        other.day > day ||
        (other.day === day && other.time !== undefined && time !== undefined && other.time > time),
    );
    const own = { outcome, day, ...(reason && { reason }), ...(place && { place }), ...(time && { time }) };
    steps.splice(first === -1 ? steps.length : first, 0, value === undefined ? own : { ...own, value });
  }
  return steps;
}

function versionOf(
  write: Write,
  versions: Map<string, number>,
  text: string,
  tactics: Seed['tactics'],
): number {
  const [name = '', version = '1'] = text.split('@');
  return known(versions, text, () => {
    const tacticId = known(versions, `tactic ${name}`, () =>
      write.insert('tactic', {
        name,
        folded: fold(name),
        channel: tactics?.[name]?.channel ?? 'call',
        kind: tactics?.[name]?.kind ?? 'cold',
        seconds: tactics?.[name]?.seconds ?? null,
        worth: tactics?.[name]?.worth ?? null,
        dropped_day: tactics?.[name]?.dropped ?? null,
      }),
    );
    return write.insert('tactic_version', { tactic_id: tacticId, version: Number(version) });
  });
}

function moment(day: string, time: string | undefined) {
  return {
    day,
    at: time === undefined ? null : Date.parse(`${day}T${time}:00+01:00`),
    utc_offset: time === undefined ? null : 60,
    zone: 'Europe/Berlin',
  };
}

function idsByName(journal: Journal, table: 'outcome' | 'reason'): Map<string, number> {
  const rows = journal.all<{ id: number; name: string }>(`SELECT id, name FROM ${table} ORDER BY id`);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

function known(ids: Map<string, number>, name: string, make: () => number): number {
  const id = ids.get(name) ?? make();
  ids.set(name, id);
  return id;
}
