import type { Channel } from '../../domain/touch.js';
import { wordKey } from '../cells/word-key.js';
import type { ForeignField } from './field.js';
import { fieldNames, joints } from './field.js';
import { channelSigns, lastTouchNames, namesByField } from './names.js';

/** A field that a column's name may mean. */
export interface Reading {
  field: ForeignField;
  /** The lower, the surer. */
  rank: number;
  /** Whether it may as well mean something else. */
  isWeak: boolean;
}

const entities = {
  person: 'person, contact, lead, people, kontakt, personne, persona, persoon, pessoa, contact person',
  company: 'organization, organisation, company, account, firma, organisatie, entreprise, empresa, azienda',
  deal: 'deal, opportunity, geschäft, affaire, oportunidad, negócio, opportunità',
  other: 'activity, call, note, aktivität, activité, actividad, activiteit, atividade, attività, task, event',
};

const entityByKey = new Map(
  Object.entries(entities).flatMap(([entity, names]) =>
    names.split(', ').map((name) => [wordKey(name), entity as keyof typeof entities] as const),
  ),
);

/** What stands behind a field to tell several apart. */
const labels = new Set(
  'work, home, other, mobile, main, private, business, office, cell, value, primary, arbeit, privat, mobil, geschäftlich, travail, domicile, trabajo, casa, werk, trabalho, lavoro'
    .split(', ')
    .map(wordKey),
);

/** Units of time as they stand in brackets behind a duration. */
const units: readonly (readonly [RegExp, ForeignField])[] = [
  [/^(ms|msecs?|millis|milliseconds?)$/, 'milliseconds'],
  [/^(s|secs?|seconds?|sek|sekunden|secondes?|segundos?|seconden|secondi)$/, 'seconds'],
  [/^(m|mins?|minutes?|minuten|minutos?|minuti)$/, 'minutes'],
  [/^(h|hrs?|hours?|std|stunden|heures?|horas?|uren|ore)$/, 'hours'],
];

const leftmostBracket = /\s*[([{][^)\]}]*[)\]}]\s*/g;

let known: Map<string, Reading[]> | undefined;

/** The fields that each name may mean, by its key. */
function knownNames(): Map<string, Reading[]> {
  if (known) return known;
  known = new Map();
  const isWeak = (field: ForeignField) => field === 'date' || field === 'result-at';
  for (const field of fieldNames) addReading(field, { field, rank: 0, isWeak: isWeak(field) });
  for (const line of namesByField.trim().split('\n')) {
    const colon = line.indexOf(': ');
    const field = line.slice(0, line.indexOf(' ')) as ForeignField;
    for (const [part, names] of line
      .slice(colon + 2)
      .split('|')
      .entries())
      for (const [rank, name] of names.split(',').entries())
        if (name.trim() !== '') addReading(name, { field, rank, isWeak: part > 0 });
  }
  return known;
}

function addReading(name: string, reading: Reading): void {
  const key = wordKey(name);
  const others = known!.get(key) ?? [];
  known!.set(key, others);
  const same = others.find(({ field, isWeak }) => field === reading.field && isWeak === reading.isWeak);
  if (!same) others.push(reading);
  else if (reading.rank < same.rank) same.rank = reading.rank;
}

const lastTouchKeys = new Set(lastTouchNames.split(',').map(wordKey));

/** Whether a column tells when somebody was last spoken to, so that its rows are leads with their last touch. */
export function isLastTouch(column: string): boolean {
  return keysOf(column).some(({ key }) => lastTouchKeys.has(key));
}

/**
 * What a column's name may mean: the whole of it or, where that is no name, without what stands in brackets, `Person - `
 * before it, ` - Work` behind it, and a number. Of a field that only one column holds, the second and others are nothing.
 */
export function readingsOf(column: string): Reading[] {
  for (const { key, number } of keysOf(column)) {
    const found = knownNames().get(key);
    const readings = found?.filter(({ field }) => number < 2 || joints[field] !== undefined) ?? [];
    if (readings.length > 0) return inUnit(column, readings);
  }
  return [];
}

/** The keys by which a name is looked up, the whole first, and the number that was left out of each. */
function keysOf(column: string): { key: string; number: number }[] {
  const bare = column.replace(leftmostBracket, ' ').trim();
  const parts = bare.split(/\s+[-–—:>]\s+/);
  const keys = [wordKey(column), wordKey(bare)];
  const entity = parts.length > 1 ? entityByKey.get(wordKey(parts[0]!)) : undefined;
  const tails = [entity ? parts.slice(1) : parts];
  if (tails[0]!.length > 1 && labels.has(wordKey(tails[0]!.at(-1)!))) tails.push(tails[0]!.slice(0, -1));
  for (const tail of tails) {
    const key = wordKey(tail.join(' '));
    if (entity === 'company') keys.push(`company${key}`);
    else if (entity === 'deal') keys.push(`deal${key}`);
    else keys.push(key);
  }
  return [...new Set(keys)].flatMap((key) => {
    const number = Number(/\d+/.exec(key)?.[0] ?? 0);
    return number === 0
      ? [{ key, number }]
      : [
          { key, number: 0 },
          { key: key.replace(/\d+/g, ''), number },
        ];
  });
}

/** A duration with its unit in brackets is in that unit. */
function inUnit(column: string, readings: Reading[]): Reading[] {
  if (!readings.some(({ field }) => field === 'duration')) return readings;
  const brackets = (column.match(leftmostBracket) ?? []).map(wordKey);
  const unit = units.find(([pattern]) => brackets.some((text) => pattern.test(text)))?.[1];
  if (unit === undefined) return readings;
  return readings.map((reading) => (reading.field === 'duration' ? { ...reading, field: unit } : reading));
}

let signs: Map<string, Channel> | undefined;

/** The channel that the names of columns tell; undefined where they tell none, or several. */
export function channelByHeader(header: readonly string[]): Channel | undefined {
  signs ??= new Map(
    Object.entries(channelSigns).flatMap(([channel, names]) =>
      names.split(',').map((name) => [wordKey(name), channel as Channel] as const),
    ),
  );
  const found = new Set(header.flatMap((column) => signs!.get(wordKey(column)) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}
