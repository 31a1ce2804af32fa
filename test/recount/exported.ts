import { parse } from 'csv-parse/sync';

/** The stages in their order; a stage is counted by its place here. */
export const stages = ['attempted', 'reached', 'conversation', 'meeting', 'held', 'proposal', 'won'];

/** What became of a touch, one step of it. */
export interface Result {
  touch: Touch;
  /** Its place among the results of its touch, from 1. */
  place: number;
  day: number;
  /** Milliseconds by which it is ordered on its day; -Infinity without a time. */
  instant: number;
  outcome: string;
  /** By its place in `stages`; null: the furthest its lead had come to. */
  stage: number | null;
  state: string;
  reason: string | null;
  broke: string | null;
  /** Minor units. */
  value: number | null;
}

export interface Touch {
  number: number;
  /** `@3`, or `nobody 12` for touch 12 at nobody in particular: a lead of its own. */
  lead: string;
  hasName: boolean;
  /** Days since 1970. */
  day: number;
  instant: number;
  /** `HH:MM`; empty without one. */
  time: string;
  tactic: string;
  version: number;
  channel: string;
  kind: string;
  source: string | null;
  origin: string | null;
  tier: string | null;
  seconds: number | null;
  cost: number | null;
  energy: number | null;
  results: Result[];
}

export interface Lead {
  created: number;
  source: string | null;
  origin: string | null;
  hasEmail: boolean;
  hasPhone: boolean;
}

interface Tactic {
  /** Shares by goal. */
  worths: Record<string, number>;
  /** Usual minutes of a touch. */
  minutes: number | null;
}

/** The date of a meeting that was promised to a lead. */
export interface MeetingDate {
  lead: string;
  day: number;
  made: number;
  closed: number | null;
}

/** What the exports of a journal say, with nothing counted yet. */
export interface Exported {
  touches: Touch[];
  leads: Map<string, Lead>;
  /** By `name@version`. */
  tactics: Map<string, Tactic>;
  /** Whether an outcome ends its lead: yes, no, or `address`, when no other address is known. */
  ends: Map<string, string>;
  /** Where things usually break, by reason. */
  places: Map<string, string | null>;
  meetings: MeetingDate[];
}

type Row = Record<string, string>;

interface Step {
  outcome: string;
  stage: number | null;
  state: string;
  day: string;
  at: number | null;
  reason: string | null;
  broke: string | null;
  value: number | null;
}

/** What `export all` says that no CSV does. */
interface Whole {
  next_steps: { lead: number; day: string; meeting: number; made: string; closed: string | null }[];
}

/** Reads `export touches`, `leads`, `tactics` and `outcome list`, `reason list` as raw CSV, and `export all`. */
export function readExported(
  texts: Record<'touches' | 'leads' | 'tactics' | 'outcomes' | 'reasons' | 'all', string>,
): Exported {
  const rows = (csv: string) => parse<Row>(csv, { columns: true });
  const whole = JSON.parse(texts.all) as Whole;
  return {
    touches: rows(texts.touches).map(readTouch),
    leads: new Map(rows(texts.leads).map((row) => [`@${row['lead_id']!}`, readLead(row)])),
    tactics: new Map(
      rows(texts.tactics).map((row) => [`${row['tactic']!}@${row['version']!}`, readTactic(row)]),
    ),
    ends: new Map(rows(texts.outcomes).map((row) => [row['outcome']!, row['ends']!])),
    places: new Map(rows(texts.reasons).map((row) => [row['reason']!, textOf(row['broke'])])),
    meetings: whole.next_steps
      .filter((step) => step.meeting === 1)
      .map((step) => ({
        lead: `@${step.lead}`,
        day: dayOf(step.day),
        made: dayOf(step.made),
        closed: step.closed === null ? null : dayOf(step.closed),
      })),
  };
}

/** Days since 1970 of `2026-11-20`. */
export const dayOf = (text: string) => Date.parse(text) / 86_400_000;

const textOf = (cell: string | undefined) => (cell === undefined || cell === '' ? null : cell);
const numberOf = (cell: string | undefined) => (textOf(cell) === null ? null : Number(cell));

function readTouch(row: Row): Touch {
  const number = Number(row['touch']);
  const id = textOf(row['lead_id']);
  const at = row['at']!;
  const touch: Touch = {
    number,
    lead: id === null ? `nobody ${number}` : `@${id}`,
    hasName: id !== null,
    day: dayOf(row['date']!),
    instant: at.length > 10 ? Date.parse(at) : -Infinity,
    time: row['time']!,
    tactic: row['tactic']!,
    version: Number(row['version']),
    channel: row['channel']!,
    kind: row['kind']!,
    source: textOf(row['source']),
    origin: textOf(row['origin']),
    tier: textOf(row['tier']),
    seconds: numberOf(row['seconds']),
    cost: numberOf(row['cost']),
    energy: numberOf(row['energy']),
    results: [],
  };
  touch.results = row['steps'] === '' ? [onlyResult(touch, row)] : readSteps(touch, row['steps']!);
  return touch;
}

function onlyResult(touch: Touch, row: Row): Result {
  const { day, instant } = touch;
  const stage = stages.indexOf(row['stage']!);
  const value = numberOf(row['value']);
  return {
    touch,
    place: 1,
    day,
    instant,
    outcome: row['outcome']!,
    // The row of "lost" shows how far it was; the outcome itself has no stage.
    stage: row['outcome'] === 'lost' || stage === -1 ? null : stage,
    state: row['state']!,
    reason: textOf(row['reason']),
    broke: textOf(row['broke']),
    value: value === null ? null : value * 100,
  };
}

/** A result without a time counts as at the time of the one that it follows on that day. */
function readSteps(touch: Touch, cell: string): Result[] {
  const results: Result[] = [];
  for (const { day: text, at, ...step } of JSON.parse(cell) as Step[]) {
    const day = dayOf(text);
    const before = results.at(-1);
    if (before && before.day > day)
      throw new Error(`Touch ${touch.number}: a step stands before an earlier one.`);
    const inherited = before?.day === day ? before.instant : -Infinity;
    const { outcome, stage, state, reason, broke, value } = step;
    const place = results.length + 1;
    results.push({
      touch,
      place,
      day,
      instant: at ?? inherited,
      outcome,
      stage,
      state,
      reason,
      broke,
      value,
    });
  }
  return results;
}

function readLead(row: Row): Lead {
  return {
    created: dayOf(row['created']!),
    source: textOf(row['source']),
    origin: textOf(row['origin']),
    hasEmail: row['email'] !== '',
    hasPhone: row['phone'] !== '',
  };
}

function readTactic(row: Row): Tactic {
  const worths = (row['worths'] ?? '').split('; ').filter((each) => each !== '');
  return {
    worths: Object.fromEntries(worths.map((each) => [each.split(' ')[0]!, Number(each.split(' ')[1])])),
    minutes: numberOf(row['minutes']),
  };
}
