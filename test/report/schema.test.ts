import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { optionWithoutUse, reportSections } from '../../src/domain/report-sections.js';
import { goalWindow } from '../../src/domain/touch.js';
import { groupings } from '../../src/domain/touch.js';
import { reportSchema } from '../../src/report/schema.js';
import { bankCallOptions, unpackBankCalls } from '../helpers/bank-calls.js';
import { feel, fitScene, sayOf } from '../helpers/fit-scene.js';
import { root } from '../helpers/folder.js';
import { promiseScene } from '../helpers/promise-scene.js';
import { Desk } from '../helpers/run.js';
import { seed } from '../helpers/seed.js';
import { sceneOf } from '../helpers/tactic-scene.js';

const file = path.join(root, 'dist', 'report.schema.json');
const schema = JSON.parse(fs.readFileSync(file, 'utf8')) as AnySchemaObject & {
  $defs: Record<string, AnySchemaObject>;
};
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
ajv.addSchema(schema);

const goals = Object.keys(goalWindow);

/** What the schema finds wrong with a document, by its name or else as one of all. */
function errorsOf(document: string, printed: unknown): string[] {
  for (const name of [`report.schema.json#/$defs/${document}`, 'report.schema.json']) {
    const validate = ajv.getSchema(name)!;
    if (!validate(printed))
      return validate.errors!.map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
  }
  return [];
}

/** Fails unless what was printed is as the schema says of it, and of nothing else. */
async function expectValid(desk: Desk, document: string, ...args: string[]): Promise<void> {
  const { stdout, stderr, code } = await desk.run(...args, '--json');
  expect({ stderr, code }, args.join(' ')).toEqual({ stderr: '', code: 0 });
  const printed: unknown = JSON.parse(stdout);
  expect(errorsOf(document, printed), args.join(' ')).toEqual([]);
}

/** The page and every section; one that takes none of the options prints what it prints without. */
async function expectReportValid(desk: Desk, ...args: string[]): Promise<void> {
  await expectValid(desk, 'page', 'report', ...args);
  for (const section of reportSections) {
    const taken = args.flatMap((option, at) =>
      option.startsWith('--') && !optionWithoutUse(section, [option]) ? [option, args[at + 1]!] : [],
    );
    if (args.length === 0 || taken.length > 0) await expectValid(desk, section, 'report', section, ...taken);
  }
}

const demoDesk = Desk.copies({ now: '2026-11-20T18:10:00' }, async (desk) => {
  await desk.run('import', path.join(root, 'test', 'data', 'demo.csv'));
});

test('an empty journal and one touch print what the schema says', async () => {
  const desk = new Desk();
  const { stdout } = await desk.runWith({ file: null }, 'report', '--json');
  expect(errorsOf('page', JSON.parse(stdout))).toEqual([]);
  await desk.run('tactic', 'add', 'door-knock', '--channel', 'visit');
  await expectReportValid(desk);
  await expectValid(desk, 'tactic', 'tactic', 'show', 'door-knock');
  await desk.run('log', '-t', 'door-knock', '-o', 'no-answer');
  await expectReportValid(desk);
  await desk.run(
    'log',
    'Ada Bell',
    '-t',
    'door-knock',
    '-o',
    'not-interested',
    '-r',
    'price',
    '-m',
    '5',
    '-c',
    '3',
  );
  await expectReportValid(desk);
  await expectReportValid(desk, '--period', 'all');
  await expectValid(desk, 'tactic', 'tactic', 'show', 'door-knock');
});

test('a quarter prints what the schema says, by whatever and for whatever goal', async () => {
  const desk = await demoDesk();
  await expectReportValid(desk);
  await desk.run('tactic', 'edit', 'cold-call', '--worth', '1/50', '-m', '6');
  await desk.run('spend', 'linkedin-msg', '€30', '--every', 'month', '--at', '2026-09-01');
  await desk.run('config', 'set', 'hourly-value', '60');
  await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', '--count', '3');
  await expectReportValid(desk);
  await expectReportValid(desk, '--level', '80', '--period', 'all');
  for (const by of groupings.filter((one) => one !== 'tag')) await expectReportValid(desk, '--by', by);
  await expectValid(desk, 'page', 'report', '--by', 'tag');
  await expectValid(desk, 'tactics', 'report', 'tactics', '--by', 'tag');
  for (const goal of goals) await expectReportValid(desk, '--goal', goal, '--as-of', '2026-11-01');
  for (const tactic of ['cold-call', 'linkedin-msg', 'referral-ask@1'])
    for (const goal of ['meeting', 'won'])
      await expectValid(desk, 'tactic', 'tactic', 'show', tactic, '--goal', goal);
});

test('a tactic of several versions prints what the schema says', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await sceneOf(desk);
  for (const tactic of ['cold-call', 'cold-call@1', 'linkedin-msg'])
    await expectValid(desk, 'tactic', 'tactic', 'show', tactic);
  await desk.run('trial', 'start', 'linkedin-msg', '--touches', '60', '--hypothesis', 'short is better');
  await expectReportValid(desk);
  await desk.run('trial', 'decide', 'linkedin-msg', 'keep', '--learned', 'it is');
  await desk.run('tactic', 'tweak', 'linkedin-msg', '--change', 'shorter still');
  await desk.run('tactic', 'drop', 'cold-call');
  await expectValid(desk, 'tactic', 'tactic', 'show', 'cold-call');
  await expectReportValid(desk);
});

test('promises and a dream list print what the schema says', async () => {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, promiseScene());
  await expectReportValid(desk);
  await expectReportValid(desk, '--period', 'all', '--as-of', '2026-11-12');
});

test('plans print what the schema says', async () => {
  const desk = await demoDesk();
  for (const plan of ['cold-call 60/week', 'referral-ask 20/month', 'meeting 40/month', 'won 1/week'])
    await desk.run('plan', ...plan.split(' '), '--from', '2026-10-05');
  await desk.run('tactic', 'edit', 'cold-call', '-m', '4');
  await expectReportValid(desk);
  await expectReportValid(desk, '--as-of', '2026-11-18');
  await expectReportValid(desk, '--period', 'all');
  await expectReportValid(desk, '--period', '2026-10', '--by', 'week');
});

test('how tactics fit prints what the schema says', async () => {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  fitScene(desk);
  feel(desk, 'follow-up-call', -1);
  sayOf(
    desk,
    [
      ['2026-11-13', 'referral-ask', 'fine', 'no names left'],
      ['2026-11-20', 'walk-in', 'mine'],
    ],
    [['2026-10-26', 'referral-ask', 6]],
  );
  await expectReportValid(desk);
  for (const tactic of ['referral-ask', 'follow-up-call', 'cold-call'])
    await expectValid(desk, 'tactic', 'tactic', 'show', tactic);
});

test('trials and decisions print what the schema says', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await sceneOf(desk);
  desk.setClock('2026-10-05T18:10:00');
  await desk.run('trial', 'start', 'cold-call', '--touches', '300', '--hypothesis', 'shorter is better');
  await desk.run('trial', 'start', 'cold-call@1', '--until', '2026-10-12', '--goal', 'won');
  desk.setClock('2026-11-20T18:10:00');
  await expectReportValid(desk);
  await desk.run('trial', 'decide', 'cold-call', 'tweak', '--change', 'by name', '--learned', 'names');
  await desk.run('tactic', 'drop', 'cold-call');
  await desk.run('tactic', 'drop', 'linkedin-msg');
  await expectReportValid(desk);
  for (const tactic of ['cold-call', 'linkedin-msg'])
    await expectValid(desk, 'tactic', 'tactic', 'show', tactic);
});

test('45,211 calls print what the schema says', async () => {
  const desk = new Desk();
  unpackBankCalls(desk.folder);
  await desk.run('import', 'bank-calls.csv', '--map', 'source=Previous campaign', ...bankCallOptions);
  await expectReportValid(desk, '--period', 'all', '--goal', 'won', '--as-of', '2010-05-31');
  await expectValid(desk, 'tactic', 'tactic', 'show', 'cellular', '--goal', 'won');
}, 120_000);

/** The keys of an object as the schema has them, in order. */
function keysOf(name: string): string[] {
  const { allOf = [], properties = {} } = schema.$defs[name]! as {
    allOf?: { $ref: string }[];
    properties?: Record<string, unknown>;
  };
  return [...Object.keys(properties), ...allOf.flatMap(({ $ref }) => keysOf($ref.replace('#/$defs/', '')))];
}

async function headerOf(desk: Desk, ...args: string[]): Promise<string[]> {
  const { stdout } = await desk.run('report', ...args, '--csv');
  return parse(stdout, { to_line: 1 })[0]!;
}

// Promised to those who read the CSV: in this order, and later ones only at the end.
const promised =
  `tactic, version, channel, kind, period_from, period_to, as_of, goal, window, touches, reached, planned, leads,
leads_converted, judged, converted, rate, rate_low, rate_high, minutes, cost, value, by_window, by_window_low,
by_window_high, followed_days, open, worth, chance_worth, best_guess, best_low, best_high, chance_best, expected_loss,
verdict, verdict_text, failed, silent, spend, felt`.split(/,\s+/);

test('the CSV begins with the promised columns', async () => {
  const desk = await demoDesk();
  expect((await headerOf(desk, 'tactics')).slice(0, promised.length)).toEqual(promised);
  expect(await headerOf(desk)).toEqual(await headerOf(desk, 'tactics'));
});

test('the columns of a CSV are keys of the schema, in its order', async () => {
  const desk = await demoDesk();
  const asked: [string[], row: string][] = [
    ...groupings.map((by): [string[], string] => [['tactics', '--by', by], 'groupRow']),
    [['failures'], 'failureRow'],
    [['sources'], 'sourceRow'],
    [['plan'], 'planRow'],
    [['promises'], 'promiseRow'],
    [['pipeline'], 'pipelineLead'],
    [['money'], 'moneyRow'],
    [['learned'], 'learnedRow'],
  ];
  for (const [args, row] of asked) {
    const header = await headerOf(desk, ...args);
    expect(header, args.join(' ')).toEqual(keysOf(row).filter((key) => header.includes(key)));
  }
});

test('a key that the schema does not know, or one that is missing, is an error', async () => {
  const desk = await demoDesk();
  const { stdout } = await desk.run('report', 'tactics', '--json');
  const printed = JSON.parse(stdout) as { rows: Record<string, unknown>[] };
  const [row, ...rows] = printed.rows;
  const { open, ...without } = row!;
  expect(open).toBeTypeOf('number');
  for (const first of [{ ...row, more: 1 }, without, { ...row, rate: 2 }, { ...row, leads: null }])
    expect(errorsOf('tactics', { ...printed, rows: [first, ...rows] })).not.toEqual([]);
  expect(errorsOf('tactics', { ...printed, more: 1 })).not.toEqual([]);
});

test('every key of the schema is described in a sentence, and no other is allowed', () => {
  const objects: [string, AnySchemaObject][] = [];
  const parts = new Set<unknown>();
  const visit = (where: string, part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    if ('properties' in part) objects.push([where, part]);
    if ('allOf' in part) for (const { $ref } of part.allOf as { $ref: string }[]) parts.add($ref);
    for (const [key, value] of Object.entries(part)) visit(`${where}/${key}`, value);
  };
  visit('#', schema);
  expect(objects.length).toBeGreaterThan(20);
  for (const [where, object] of objects) {
    for (const [key, property] of Object.entries(object['properties'] as Record<string, AnySchemaObject>))
      expect(property['description'] ?? described(property), `${where}/${key}`).toMatch(/^\S.*\.$/u);
    const isClosed = object['additionalProperties'] === false || object['unevaluatedProperties'] === false;
    expect(isClosed, where).toBe(!parts.has(where));
  }
});

/** What the schema says of what a property only refers to. */
function described({ $ref }: AnySchemaObject): unknown {
  return typeof $ref === 'string' ? schema.$defs[$ref.replace('#/$defs/', '')]?.['description'] : undefined;
}

test('the built program comes with the schema of what it declares', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(reportSchema())));
});
