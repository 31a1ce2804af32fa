import fc from 'fast-check';
import { Desk } from '../helpers/run.js';

/** Stage, by its place, and state of the outcomes that random journals use; "coffee" is one of their own. */
const outcomes: Record<string, [stage: number | null, state: string]> = {
  'no-answer': [0, 'nothing'],
  sent: [0, 'waiting'],
  bounced: [0, 'failed'],
  'wrong-number': [0, 'failed'],
  'hung-up': [1, 'failed'],
  'call-back': [1, 'open'],
  'do-not-contact': [1, 'failed'],
  talked: [2, 'open'],
  'not-now': [2, 'deferred'],
  'not-interested': [2, 'failed'],
  meeting: [3, 'advanced'],
  'no-show': [3, 'failed'],
  held: [4, 'advanced'],
  coffee: [4, 'advanced'],
  proposal: [5, 'advanced'],
  won: [6, 'won'],
  lost: [null, 'failed'],
};
const stages = ['attempted', 'reached', 'conversation', 'meeting', 'held', 'proposal', 'won'];

/** Version, channel and kind of the tactics; the second "call" is a tweak of the first. */
const tactics = [
  ['call', 1, 'call', 'cold'],
  ['call', 2, 'call', 'cold'],
  ['mail', 1, 'email', 'cold'],
  ['visit', 1, 'visit', 'warm'],
  ['follow', 1, 'call', 'follow-up'],
  ['letter', 1, 'mail', 'warm'],
] as const;

const first = Date.parse('2026-07-01') / 86_400_000;
/** Days from the first to the day of the clock, Sat 21 Nov 2026. */
const span = 143;
const dayText = (number: number) => new Date((first + number) * 86_400_000).toISOString().slice(0, 10);

const day = fc.integer({ min: 0, max: span - 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Few different ones, so that much happens at the same time. */
const time = fc.option(fc.constantFrom('09:00', '09:00', '10:30', '16:00', '23:30'), { nil: undefined });
const zone = fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin', 'America/New_York');
const tier = fc.constantFrom('dream', 'A', 'B', undefined);
const source = fc.constantFrom('fair', 'list', 'portal', 'club', 'street', undefined);
const origin = fc.constantFrom('self', 'given', undefined);
const reason = fc.constantFrom('price', 'timing', 'other', undefined);
const place = fc.constantFrom('me', undefined, undefined);
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('no-answer', 'sent', 'talked', 'meeting') },
  fc.constantFrom(...Object.keys(outcomes)),
);

const step = fc.record({
  wait: fc.integer({ min: 0, max: 50 }),
  time,
  outcome,
  reason,
  place,
  value: maybe(fc.integer({ min: 0, max: 90_000 })),
});
const touch = fc.record({
  day,
  time,
  zone,
  hasLead: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  lead: fc.nat(),
  tactic: fc.constantFrom(...tactics),
  outcome,
  reason,
  place,
  value: maybe(fc.integer({ min: 0, max: 90_000 })),
  seconds: maybe(fc.integer({ min: 0, max: 90 }).map((n) => n * 20)),
  cost: maybe(fc.integer({ min: 0, max: 900 })),
  energy: maybe(fc.integer({ min: -2, max: 2 })),
  then: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(step, { maxLength: 4 })),
});
const lead = fc.record({
  source,
  origin,
  tier,
  hasEmail: fc.boolean(),
  hasPhone: fc.boolean(),
  created: day,
});
const worth = fc.constantFrom('', 'meeting 0.02', 'meeting 0.2; held 0.1', 'won 0.01');

/** A correction or something that came later, as it is typed. */
const command = fc.record({
  what: fc.constantFrom(
    'log',
    'log',
    'count',
    'result',
    'result',
    'outcome',
    'date',
    'name',
    'tactic',
    'remove',
    'merge',
    'undo',
    'tweak',
    'source',
  ),
  lead: fc.nat(),
  other: fc.nat(),
  touch: fc.nat(),
  tactic: fc.constantFrom(...tactics),
  outcome,
  day,
  time,
  ahead: fc.integer({ min: -40, max: 20 }),
});

const shape = fc.constantFrom(
  { size: 3, longest: 20, isClumped: false },
  { size: 12, longest: 60, isClumped: false },
  { size: 150, longest: 160, isClumped: false },
  { size: 150, longest: 160, isClumped: true },
);

export const journals = shape.chain(({ size, longest, isClumped }) =>
  fc.record({
    isClumped: fc.constant(isClumped),
    leads: fc.array(lead, { minLength: size, maxLength: size }),
    worths: fc.array(worth, { minLength: tactics.length, maxLength: tactics.length }),
    touches: fc.array(touch, { minLength: Math.floor(longest / 2), maxLength: longest, size: 'max' }),
    commands: fc.array(command, { minLength: 3, maxLength: 8, size: 'max' }),
  }),
);

export type RandomJournal = typeof journals extends fc.Arbitrary<infer Value> ? Value : never;

const uid = (kind: number, number: number) =>
  `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number + 1).padStart(12, '0')}`;
const cell = (value: string | number | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`;
const table = (header: string, rows: (string | number | undefined)[][]) =>
  [header, ...rows.map((row) => row.map(cell).join())].join('\n');

/** Writes a journal as files that are imported and then by commands; what they refuse is left out. */
export async function written(journal: RandomJournal): Promise<Desk> {
  const desk = new Desk();
  const { leads, worths, touches } = journal;
  await must(desk, ['outcome', 'add', 'coffee', '--stage', 'held', '--state', 'advanced']);
  await must(
    desk,
    ['import', '-'],
    table(
      'tactic,version,channel,kind,worths,minutes,from_version,uid,version_uid',
      tactics.map(([name, version, channel, kind], index) => [
        ...[name, version, channel, kind, worths[version === 2 ? index - 1 : index], index % 2 ? 5 : ''],
        ...[version === 2 ? 1 : '', uid(1, version === 2 ? index - 1 : index), uid(2, index)],
      ]),
    ),
  );
  await must(
    desk,
    ['import', '-'],
    table(
      'lead_id,name,email,phone,source,origin,tier,created,uid',
      leads.map((each, index) => [
        ...[
          index + 1,
          nameOf(index),
          each.hasEmail ? `l${index}@x.test` : '',
          each.hasPhone ? `+49 30 ${100_000 + index}` : '',
        ],
        ...[each.source, each.origin, each.tier, dayText(each.created), uid(3, index)],
      ]),
    ),
  );
  const header =
    'touch,at,zone,lead,tactic,version,channel,outcome,stage,state,reason,broke,seconds,cost,value,currency,energy,steps,lead_uid,uid';
  if (touches.length > 0)
    await must(
      desk,
      ['import', '-'],
      table(
        header,
        touches.map((_, index) => touchRow(journal, index)),
      ),
    );
  for (const each of journal.commands) await desk.run(...words(each, leads.length, touches.length));
  return desk;
}

async function must(desk: Desk, args: string[], input = ''): Promise<void> {
  const { code, stderr } = await desk.runWith({ input }, ...args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

const nameOf = (index: number) =>
  `Firm ${String.fromCharCode(65 + (index % 26))}${Math.floor(index / 26)} ${index * 7919}`;

function touchRow({ leads, touches, isClumped }: RandomJournal, index: number) {
  const each = touches[index]!;
  const who = each.lead % leads.length;
  const [name, version, channel] = each.tactic;
  const steps = [{ ...each, wait: 0 }, ...each.then]
    .map(({ wait, outcome: came, ...rest }) => ({
      ...rest,
      day: Math.min(span - 1, each.day + wait),
      // None is before the touch itself.
      time: isLater(each, Math.min(span - 1, each.day + wait), rest.time) ? rest.time : undefined,
      outcome: possible(came, each.hasLead, isClumped && Math.floor(each.day / 7) % 3 > 0),
    }))
    .map(({ day: of, time: at, outcome: came, reason: why, place: broke, value }) => ({
      outcome: came,
      stage: outcomes[came]![0],
      state: outcomes[came]![1],
      day: dayText(of),
      ...momentOf(dayText(of), at, each.zone),
      zone: each.zone,
      reason: canFail(came) ? (why ?? null) : null,
      broke: canFail(came) ? (broke ?? null) : null,
      value: each.hasLead ? (value ?? null) : null,
      note: null,
      uid: null,
    }));
  const last = steps.at(-1)!;
  return [
    ...[index + 1, isoOf(each.day, each.time, each.zone), each.zone, each.hasLead ? nameOf(who) : ''],
    ...[name, version, channel, last.outcome, last.stage === null ? '' : stages[last.stage], last.state],
    ...[last.reason ?? '', last.broke ?? '', each.seconds],
    ...[
      each.cost === undefined ? '' : each.cost / 100,
      last.value === null ? '' : last.value / 100,
      'EUR',
      each.energy,
    ],
    ...[steps.length > 1 ? JSON.stringify(steps) : '', each.hasLead ? uid(3, who) : '', uid(4, index)],
  ];
}

/** Whether a result is not surely before its touch. */
const isLater = (of: { day: number; time: string | undefined }, on: number, at: string | undefined) =>
  on > of.day || of.time === undefined || at === undefined || at >= of.time;

const canFail = (name: string) => ['failed', 'deferred'].includes(outcomes[name]![1]);

/** A meeting and what follows it need a lead with a name. */
function possible(name: string, hasLead: boolean, isPoor: boolean): string {
  const stage = outcomes[name]![0] ?? 6;
  return stage >= 3 && (!hasLead || isPoor) ? 'talked' : name;
}

/** Minutes by which local time is ahead; of 2026, in the two zones used. */
function offsetOf(date: string, zone: string): number {
  if (zone === 'Europe/Berlin') return date < '2026-10-25' ? 120 : 60;
  return date < '2026-11-01' ? -240 : -300;
}

function momentOf(date: string, at: string | undefined, zone: string) {
  if (at === undefined) return { at: null, offset: null };
  const offset = offsetOf(date, zone);
  return { at: Date.parse(`${date}T${at}:00Z`) - offset * 60_000, offset };
}

function isoOf(of: number, at: string | undefined, zone: string): string {
  if (at === undefined) return dayText(of);
  const offset = offsetOf(dayText(of), zone);
  const hours = String(Math.abs(offset) / 60).padStart(2, '0');
  return `${dayText(of)}T${at}:00${offset < 0 ? '-' : '+'}${hours}:00`;
}

function words(command: RandomJournal['commands'][number], leads: number, touches: number): string[] {
  const who = nameOf(command.lead % leads);
  const touch = String(1 + (command.touch % (touches + 3)));
  const at = ['--at', `${dayText(command.day)}${command.time === undefined ? '' : ` ${command.time}`}`];
  const [name, version] = command.tactic;
  const tactic = ['-t', `${name}@${version}`];
  const result = ['-o', command.outcome];
  switch (command.what) {
    case 'log':
      return [
        'log',
        who,
        ...tactic,
        ...result,
        ...at,
        ...(command.outcome === 'meeting' ? ['--next', dayText(span + command.ahead)] : []),
      ];
    case 'count':
      return ['log', ...tactic, ...result, ...at, '--count', String(2 + (command.touch % 9)), '-m', '30'];
    case 'result':
      return ['result', command.touch % 2 ? touch : who, ...result, ...at];
    case 'outcome':
      return ['edit', touch, ...result];
    case 'date':
      return ['edit', touch, ...at];
    case 'name':
      return ['edit', touch, '--lead', who];
    case 'tactic':
      return ['edit', touch, ...tactic];
    case 'remove':
      return ['rm', touch];
    case 'merge':
      return ['lead', 'merge', who, nameOf(command.other % leads)];
    case 'tweak':
      return ['tactic', 'tweak', name, '--change', 'shorter'];
    case 'source':
      return ['source', 'edit', 'fair', '--origin', command.touch % 2 ? 'self' : 'given'];
    case 'undo':
      return ['undo'];
  }
}
