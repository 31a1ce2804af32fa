import path from 'node:path';
import { expect, test } from 'vitest';
import { usual, type Goal } from '../../../src/domain/touch.js';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import type { ReportQuery } from '../../../src/report/measures/query.js';
import { plainPainter, type View } from '../../../src/report/sheet/layout.js';
import { renderOrigins } from '../../../src/report/sources/page.js';
import { buildOrigins, type OriginRow, type Origins } from '../../../src/report/sources/sources.js';
import { noConversions } from '../../../src/store/counts/conversion.js';
import type { Effort } from '../../../src/store/counts/money.js';
import { root } from '../../helpers/folder.js';
import { ledger } from '../../helpers/ledger.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

const now = '2026-11-22T18:10:00';

function deskWith(what: Seed): Desk {
  const desk = new Desk({ now });
  seed(desk.file, what);
  return desk;
}

const screen = (name: string) => path.join(root, 'test', 'screens', `report-${name}.txt`);

const query = (goal: Goal = 'meeting'): ReportQuery => ({
  asOf: { day: '2026-11-22', at: null, offset: null, zone: 'Europe/Berlin' },
  period: { from: null, to: null, label: 'all time' },
  previous: null,
  goal,
  window: 30,
  level: 95,
  by: 'tactic',
  failuresBy: null,
  usual,
  credit: 'last',
});
const view = (width: number): View => ({ width, painter: plainPainter, all: false, explain: false });

const took = (hours: number, touches: number): Effort => ({
  touches,
  seconds: hours * 3600,
  usualSeconds: 0,
  untimed: 0,
  cost: null,
});
const likely = (low: number, high: number, day = 30) => ({ day, rate: low, low, high, effective: 100 });
const row = (of: Partial<OriginRow>): OriginRow => ({
  ...noConversions,
  origin: null,
  rate: null,
  byWindow: null,
  effort: took(0, 0),
  perHour: null,
  neverContacted: 0,
  ...of,
});

const self = row({
  origin: 'self',
  leads: 866,
  leadsConverted: 43,
  byWindow: likely(0.037, 0.066),
  effort: took(100, 900),
  perHour: { rate: 1 / 3.4, low: 1 / 4.7, high: 1 / 2.5 },
});
const given = row({
  origin: 'given',
  leads: 58,
  leadsConverted: 11,
  byWindow: likely(0.11, 0.31),
  effort: took(20, 60),
  perHour: { rate: 1 / 1.9, low: 1 / 3.8, high: 1 / 1.1 },
  neverContacted: 2,
});
const agreed: Origins = {
  rows: [self, given],
  total: row({ leads: 924, leadsConverted: 54 }),
  nobody: took(0, 0),
};

test('the section is as it was agreed', () => {
  expect(renderOrigins(agreed, query(), view(80)).join('\n')).toBe(`\
YOURS AND GIVEN    met/leads    likely   hours a meeting
  found by you        43/866  3.7–6.6%   3.4 (2.5–4.7)
  given to you         11/58    11–31%   1.9 (1.1–3.8)    2 never contacted
  Found by you: 43 of the 54 leads with a meeting within 30 days.`);
});

test('its words fit every goal', () => {
  const wanted: Record<Goal, [title: string, sentence: string]> = {
    reached: ['hours a lead reached', '43 of the 54 leads reached within 30 days.'],
    conversation: ['hours a talk', '43 of the 54 leads with a talk within 30 days.'],
    meeting: ['hours a meeting', '43 of the 54 leads with a meeting within 30 days.'],
    held: ['hours a meeting held', '43 of the 54 leads with a meeting held within 30 days.'],
    proposal: ['hours a proposal', '43 of the 54 leads with a proposal within 30 days.'],
    won: ['hours a win', '43 of the 54 leads with a win within 30 days.'],
  };
  for (const [goal, [title, sentence]] of Object.entries(wanted)) {
    const lines = renderOrigins(agreed, query(goal as Goal), view(80));
    expect(lines[0]!.endsWith(title)).toBe(true);
    expect(lines.at(-1)!.endsWith(sentence)).toBe(true);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(80);
  }
});

test('below three conversions there are hours and counts, and a day short of the window is named', () => {
  const few = row({
    origin: 'self',
    leads: 30,
    leadsConverted: 2,
    judged: 20,
    converted: 2,
    byWindow: likely(0.02, 0.2, 12),
    effort: { ...took(8, 30), usualSeconds: 1 },
  });
  const none = row({ origin: 'given', leads: 4, judged: 4, effort: took(1.5, 4) });
  const origins = { rows: [few, none], total: row({ leads: 34, leadsConverted: 2 }), nobody: took(3, 9) };
  expect(renderOrigins(origins, query(), view(80)).join('\n')).toBe(`\
YOURS AND GIVEN    met/leads  likely   hours a meeting
  found by you          2/30   2–20%   ~8 h for 2       so far, up to day 12
  given to you           0/4       –   1.5 h for none
  Found by you: 2 of the 2 leads with a meeting within 30 days.`);
});

test('without a lead of known origin there is no section', () => {
  const counts = {
    conversions: [{ key: '', ...noConversions, leads: 3 }],
    days: [],
    cohorts: [],
    sources: [],
    efforts: [],
    untouched: [],
  };
  const origins = buildOrigins(counts, [], query());
  expect(origins.total.leads).toBe(3);
  expect(renderOrigins(origins, query(), view(80))).toEqual([]);
  const waiting = buildOrigins({ ...counts, untouched: [{ key: 'given', leads: 2 }] }, [], query());
  expect(renderOrigins(waiting, query(), view(80))[1]).toMatch(/given to you +– +– +– +2 never contacted$/);
});

test('hours a conversion are one over conversions an hour, with the range turned round', () => {
  const counts = {
    conversions: [{ key: 'self', ...noConversions, leads: 60, judged: 60, converted: 3 }],
    days: [],
    cohorts: [],
    sources: [],
    efforts: [{ key: 'self', ...took(20, 60) }],
    untouched: [],
  };
  const [row] = buildOrigins(counts, [], query()).rows;
  expect(row!.perHour!.rate).toBeCloseTo(3 / 20, 12);
  expect(row!.perHour!.low).toBeCloseTo(0.0309336061448, 12);
  expect(row!.perHour!.high).toBeCloseTo(0.438363653487, 12);
  expect(row!.byWindow).toBeNull();
});

test('leads alike by week or by source have one range, whatever the rows are by', async () => {
  // Every third week six of ten met, in the others none; or of four lists one alone brings anything.
  const byWeek = (week: number, index: number) => week % 3 === 0 && index < 6;
  const byList = (week: number, index: number) => index % 4 === 0 && week % 2 === 0;
  const rangeOf = async (meets: typeof byWeek, list: (index: number) => string) => {
    const leads: Seed['leads'] = {};
    const touches = Array.from({ length: 180 }, (_, lead): SeedTouch => {
      const [week, index] = [Math.floor(lead / 10), lead % 10];
      leads[`Lead ${lead}`] = { source: list(index), origin: 'given' };
      const outcome = meets(week, index) ? 'meeting' : 'no-answer';
      const day = addDays('2026-06-01', 7 * week + (index % 5));
      return { day, lead: `Lead ${lead}`, tactic: 'call', outcome };
    });
    const desk = deskWith({ touches, leads });
    type Row = { by_window_low: number; by_window_high: number };
    const ask = async <T>(...args: string[]) =>
      JSON.parse((await desk.run('report', ...args, '--json')).stdout) as T;
    const ends = ({ by_window_low: low, by_window_high: high }: Row) =>
      `${low.toFixed(3)} ${high.toFixed(3)}`;
    type Page = { rows: Row[]; total: Row };
    const { origins, rows } = await ask<{ origins: Page; rows: Row[] }>('sources');
    const tactics = await ask<Page>('tactics');
    const byOrigin = await ask<Page>('tactics', '--by', 'origin');
    return {
      tactic: ends(tactics.rows[0]!),
      ofTactics: ends(tactics.total),
      byOrigin: ends(byOrigin.rows[0]!),
      origin: ends(origins.rows.find((row) => row.by_window_low !== null)!),
      ofOrigins: ends(origins.total),
      source: rows.map(ends),
    };
  };
  const likely = (range: string) => ({
    tactic: range,
    ofTactics: range,
    byOrigin: range,
    origin: range,
    ofOrigins: range,
  });
  // 36 of 180 as good as 180 ÷ 5.294 leads (X² 90, 17 degrees of freedom).
  expect(await rangeOf(byWeek, () => 'list')).toEqual({ ...likely('0.099 0.361'), source: ['0.099 0.361'] });
  // 27 of 180, X² 74.1 with 3 degrees of freedom: as good as 20, which is the least.
  expect(await rangeOf(byList, (index) => `list ${index % 4}`)).toMatchObject(likely('0.052 0.360'));
});

test('report sources is one screen at 80 columns, and at 120 and 60', async () => {
  const desk = deskWith(ledger());
  for (const columns of [60, 80, 120]) {
    const { stdout, stderr, code } = await desk.runWith({ columns }, 'report', 'sources');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(screen(`sources-${columns}`));
  }
  const { stdout } = await desk.run('report', 'sources', '--explain');
  await expect(stdout).toMatchFileSnapshot(screen('sources-explained'));
});

test('no line is wider than the terminal', async () => {
  const desk = deskWith(ledger());
  for (const columns of [30, 40, 50, 60, 72, 80, 100])
    for (const args of [[], ['--explain', '--level', '80'], ['--goal', 'held']]) {
      const { stdout } = await desk.runWith({ columns }, 'report', 'sources', ...args);
      const widest = Math.max(...stdout.split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}`).toBeLessThanOrEqual(columns);
    }
});

test('an empty journal gets two friendly lines, and one touch a row', async () => {
  const { stdout } = await new Desk({ now }).runWith({ file: null }, 'report', 'sources');
  expect(stdout).toMatch(/^Nothing is logged yet/);
  const touch = { day: '2026-11-20', lead: 'Ada', tactic: 'cold-call', outcome: 'meeting', seconds: 600 };
  expect((await deskWith({ touches: [touch] }).run('report', 'sources')).stdout).toBe(`\
All time · goal: meeting                             as of Sun 22 Nov 2026 18:10

SOURCES         met/leads  judged  rate  likely   hours a meeting
origin unknown or mixed
  no source           1/1       –             –   –
`);
});

test('of many sources the twelve of most leads are shown, their names never obeyed', async () => {
  const leads: Seed['leads'] = {};
  const touches = Array.from({ length: 14 }, (_, source) =>
    Array.from({ length: 14 - source }, (__, index): SeedTouch => {
      const lead = `${source} ${index}`;
      leads[lead] = { source: `\u001b[31m${String(source).padStart(2, '0')}`, origin: 'self' };
      return { day: '2026-09-01', lead, tactic: 'cold-call', outcome: 'talked' };
    }),
  ).flat();
  const desk = deskWith({ touches, leads });
  const { stdout } = await desk.run('report', 'sources');
  expect(stdout).toContain('  ^[[31m11');
  expect(stdout).not.toContain('[31m12');
  expect(stdout).toContain('  and 2 more: add --all\n');
  expect(stdout.indexOf('[31m00')).toBeLessThan(stdout.indexOf('[31m01'));
  expect((await desk.run('report', 'sources', '--all')).stdout).toContain('[31m13');
});

test('CSV has a row a source with unrounded numbers, JSON the origins and their total, too', async () => {
  const desk = deskWith(ledger());
  const { stdout } = await desk.run('report', 'sources', '--csv');
  const [head, ...lines] = stdout.trim().split('\n');
  expect(head).toBe(
    'source,origin,as_of,goal,window,leads,leads_converted,judged,converted,rate,rate_low,rate_high,by_window,' +
      'by_window_low,by_window_high,followed_days,open,never_contacted,touches,touches_untimed,minutes,' +
      'minutes_estimated,hours_per_conversion,hours_per_conversion_low,hours_per_conversion_high',
  );
  expect(lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
    'phone book self',
    'open house given',
    'portal given',
    ' ',
  ]);
  expect(lines[0]).toMatch(/^phone book,self,2026-11-22,meeting,30,68,4,60,3,0\.05,0\.0171/);
  const json = JSON.parse((await desk.run('report', 'sources', '--json')).stdout) as {
    origins: unknown;
    rows: unknown[];
  };
  expect(json).toMatchObject({
    origins: {
      rows: [
        { origin: 'self', leads: 68, leads_converted: 4, minutes: 570, minutes_estimated: 570 },
        { origin: 'given', leads: 36, leads_converted: 14, never_contacted: 2, minutes: 960 },
        { origin: null, leads: 42, leads_converted: 4, touches_untimed: 40, minutes: 30 },
      ],
      total: { leads: 146, leads_converted: 22, never_contacted: 2 },
      nobody: { touches: 1, minutes: 30 },
    },
  });
  expect(json.rows).toHaveLength(4);
  expect((await desk.run('report', 'sources', '--format', 'md')).stdout).toMatch(/^\| origin \|/);
});
