import { expect, test } from 'vitest';
import { judgeTactics, type JudgingCounts } from '../../../src/report/measures/judge.js';
import { findIncidence } from '../../../src/stats/incidence.js';
import { noConversions } from '../../../src/store/counts/conversion.js';
import type { GroupRow } from '../../../src/report/measures/groups.js';
import type { ReportQuery } from '../../../src/report/measures/query.js';

const query = {
  asOf: { day: '2026-11-22' },
  window: 30,
  level: 95,
  goal: 'meeting',
  by: 'tactic',
} as ReportQuery;
const nothing: JudgingCounts = { cohorts: [], losses: [], paths: [], conversions: 0, took: () => null };

function tactic(name: string, fields: Partial<GroupRow>): GroupRow {
  return {
    ...noConversions,
    key: name,
    name,
    version: 1,
    channel: 'call',
    kind: 'cold',
    worth: null,
    droppedDay: null,
    touches: 0,
    stages: [],
    seconds: null,
    cost: null,
    value: null,
    rate: null,
    byWindow: null,
    byWindowBefore: null,
    weeks: [],
    effect: 1,
    ...fields,
  };
}

/** Converted of judged, now and a week before; nobody is open. */
const judged = (converted: number, n: number, convertedBefore = converted, before = n) => ({
  leads: n,
  leadsConverted: converted,
  judged: n,
  converted,
  judgedBefore: before,
  byWindow: seen(converted, n),
  byWindowBefore: seen(convertedBefore, before),
});

function seen(k: number, n: number) {
  return findIncidence([{ day: 0, converted: k, lost: n - k, open: 0 }], query.window, 95);
}

function judge(rows: GroupRow[], evidence = nothing, ranked = false) {
  return judgeTactics(rows, evidence, query, { ranked });
}

test('the verdict says why in one sentence, with its counts and what was wanted', () => {
  const { byTactic } = judge([
    tactic('good', { kind: 'warm', worth: 1 / 50, ...judged(19, 190) }),
    tactic('bad', { kind: 'cold', worth: 1 / 10, ...judged(3, 190) }),
  ]);
  expect(byTactic.get('good')).toMatchObject({
    verdict: 'keep',
    text: '19 of 190 met, likely 6.5–15%, you wanted 1 in 50: >99% sure it brings that.',
  });
  expect(byTactic.get('bad')).toMatchObject({
    verdict: 'drop',
    text: '3 of 190 met, likely <1–4.5%, you wanted 1 in 10: >99% sure it brings less, two weeks running.',
  });
});

test('an estimate is never all sure, however many leads there are', () => {
  const { byTactic } = judge([tactic('sure', { worth: 1 / 5, ...judged(3090, 10_000) })]);
  expect(byTactic.get('sure')!.chanceWorth).toBe(1);
  expect(byTactic.get('sure')!.text).toBe(
    '3090 of 10,000 met, likely 30–32%, you wanted 1 in 5: >99% sure it brings that.',
  );
});

test('a tactic that may have to go is told with what it took', () => {
  const row = tactic('bad', { worth: 1 / 10, ...judged(3, 190, 9, 100) });
  expect(
    judge([row], { ...nothing, took: (key) => `14 h and €297 on ${key}` }).byTactic.get('bad')!.text,
  ).toBe(
    '3 of 190 met, likely <1–4.5%, you wanted 1 in 10: >99% sure it brings less. It took you 14 h and €297 on bad.',
  );
});

test('none of a few leads says nothing yet of a tactic that must bring little', () => {
  const row = tactic('young', { worth: 1 / 30, ...judged(0, 20) });
  expect(judge([row]).byTactic.get('young')!.text).toBe(
    '0 of 20 met, likely 0–16%, you wanted 1 in 30: too few to say it brings less; it takes 48.',
  );
});

test('drop needs two week-ends running, both with twenty judged leads', () => {
  const verdict = (fields: Partial<GroupRow>) =>
    judge([tactic('bad', { worth: 1 / 5, ...fields })]).byTactic.get('bad')!.verdict;
  expect(verdict(judged(0, 60, 0, 50))).toBe('drop');
  expect(verdict(judged(0, 60, 0, 19))).toBe('drop?');
  expect(verdict(judged(1, 60, 8, 20))).toBe('drop?');
});

test('without a worth there is no verdict', () => {
  expect(judge([tactic('a', judged(5, 50))]).byTactic.get('a')).toMatchObject({ verdict: null, text: null });
});

test('a tactic that leads begin with and others close is told with whom to judge it', () => {
  const paths = [
    { steps: ['mail', 'follow-call'], reached: 'follow-call', began: 'mail', amount: 41, isOld: true },
  ];
  const rows = [
    tactic('mail', { worth: 1 / 20, ...judged(0, 320) }),
    tactic('follow-call', { kind: 'warm', worth: 1 / 20, ...judged(41, 120) }),
  ];
  const evidence = { ...nothing, paths, conversions: 41 };
  expect(judge(rows, evidence).byTactic.get('mail')).toMatchObject({
    verdict: 'unclear',
    text: 'closes none itself, but 41 of your 41 meetings began with it. Judge it together with follow-call.',
  });
  const long = { ...paths[0]!, steps: ['follow-call'], amount: 3 };
  expect(
    judge(rows, { ...evidence, paths: [...paths, long], conversions: 44 }).byTactic.get('mail')!.text,
  ).toContain('but 44 of your 44 meetings began with it, some more than 30 days before. Judge');
  const few = [{ ...paths[0]!, amount: 15 }];
  expect(judge(rows, { ...evidence, paths: few }).byTactic.get('mail')!.verdict).toBe('drop');
  const some = [tactic('mail', { worth: 1 / 20, ...judged(2, 320) }), rows[1]!];
  expect(judge(some, { ...evidence, conversions: null }).byTactic.get('mail')!.text).toBe(
    'closes 2 itself, but 41 meetings began with it. Judge it together with follow-call.',
  );
});

test('while some are too young to count in full, the verdict says "so far" and goes by what is likely of all', () => {
  const days = [
    { day: 2, converted: 14, lost: 0, open: 10 },
    { day: 31, converted: 0, lost: 0, open: 36 },
  ];
  const likely = findIncidence(days, query.window, 95)!;
  const row = tactic('young', {
    worth: 1 / 10,
    leads: 60,
    leadsConverted: 14,
    judged: 40,
    converted: 0,
    byWindow: likely,
    byWindowBefore: likely,
  });
  expect(judge([row]).byTactic.get('young')).toMatchObject({
    verdict: 'keep',
    text: '14 of 60 met so far, likely 14–35%, you wanted 1 in 10: >99% sure it brings that.',
  });
});

test('newer leads that convert otherwise are told, and a keep that only older ones carry is unclear', () => {
  const mondays = ['08-31', '09-07', '09-14', '09-21', '09-28', '10-05', '10-12', '10-19', '10-26', '11-02'];
  const weekly = (...hits: number[]) =>
    hits.map((each, week) => ({ monday: `2026-${mondays[week]}`, leads: 20, size: 20, hits: each }));
  const dead = tactic('dead', {
    worth: 1 / 20,
    ...judged(24, 200),
    weeks: weekly(4, 5, 4, 5, 4, 2, 0, 0, 0, 0),
  });
  const better = tactic('better', {
    kind: 'warm',
    worth: 1 / 20,
    ...judged(30, 200),
    weeks: weekly(1, 0, 1, 1, 1, 5, 6, 5, 4, 6),
  });
  const { byTactic, remarks } = judge([dead, better]);
  expect(byTactic.get('dead')).toMatchObject({
    verdict: 'unclear',
    text: '24 of 200 met, likely 8.2–17%, you wanted 1 in 20, but none of the 80 leads since 12 Oct met so far, 24 of 120 before. It rests on older leads: what has changed?',
  });
  expect(byTactic.get('better')!.verdict).toBe('keep');
  expect(remarks).toEqual([
    {
      label: 'newer',
      keys: ['better'],
      text: 'better: leads since 5 Oct convert 7 times as often: 26 of 100 met so far, 4 of 100 before.',
    },
  ]);
});

test('early says from when it can be judged, unclear how long it takes', () => {
  const cohorts = Array.from({ length: 28 }, (_, day) => ({
    key: 'young',
    firstDay: `2026-11-${String(day + 1).padStart(2, '0')}`,
    leads: 1,
    converted: 0,
  })).slice(0, 22);
  const early = judge([tactic('young', { worth: 0.1, ...judged(0, 0), leads: 22 })], { ...nothing, cohorts });
  expect(early.byTactic.get('young')).toMatchObject({
    verdict: 'early',
    text: '0 of the 20 leads it takes are old enough; can be judged from 20 Dec at the latest.',
  });
  const steady = [
    { key: 'odd', firstDay: '2026-09-01', leads: 40, converted: 6 },
    { key: 'odd', firstDay: '2026-11-20', leads: 40, converted: 0 },
  ];
  const unclear = judge([tactic('odd', { worth: 1 / 8, ...judged(6, 40) })], { ...nothing, cohorts: steady });
  expect(unclear.byTactic.get('odd')!.verdict).toBe('unclear');
  expect(unclear.byTactic.get('odd')!.text).toMatch(
    /^6 of 40 met, likely 7\.1–29%, you wanted 1 in 8: too close to call(; at this pace about \d+ weeks? more.*|, and not known at this pace)\.$/,
  );
});

test('tactics of a kind are pooled and ranked, those of another kind apart', () => {
  const rows = [
    tactic('a', judged(2, 40)),
    tactic('b', judged(9, 40)),
    tactic('c', { kind: 'warm', ...judged(20, 40) }),
  ];
  const { byTactic } = judge(rows, nothing, true);
  const chance = (name: string) => byTactic.get(name)!.standing!.chanceBest!;
  expect(chance('a') + chance('b')).toBeCloseTo(1, 9);
  expect(chance('c')).toBe(1);
  expect(byTactic.get('a')!.guess).toBeGreaterThan(2 / 40);
});

test('with no conversions at all nothing is ranked', () => {
  const { byTactic } = judge([tactic('a', judged(0, 40)), tactic('b', judged(0, 0))], nothing, true);
  for (const name of ['a', 'b'])
    expect(byTactic.get(name)!.standing).toMatchObject({ chanceBest: null, expectedLoss: null });
});

test('a reason for half of five losses or more is worth a tweak, unless the tactic is to be dropped', () => {
  const losses = [
    { key: 'a', reason: 'price', touches: 3 },
    { key: 'a', reason: null, touches: 2 },
  ];
  const remarks = (rows: GroupRow[], all = losses) => judge(rows, { ...nothing, losses: all }).remarks;
  expect(remarks([tactic('a', judged(5, 50))])).toEqual([
    { label: 'tweak', keys: ['a'], text: '3 of the 5 losses of a are "price": change that first.' },
  ]);
  const allAlike = [{ key: 'a', reason: 'price', touches: 5 }];
  expect(remarks([tactic('a', judged(5, 50))], allAlike)[0]!.text).toBe(
    'All 5 losses of a are "price": change that first.',
  );
  expect(remarks([tactic('a', judged(5, 50))], losses.slice(0, 1))).toEqual([]);
  expect(remarks([tactic('a', { worth: 0.4, ...judged(1, 90) })])).toEqual([]);
  expect(remarks([tactic('a', { droppedDay: '2026-11-01', ...judged(5, 50) })])).toEqual([]);
});

test('two tactics that bring the same are named', () => {
  const rows = [tactic('a', judged(100, 1000)), tactic('b', judged(101, 1000))];
  expect(judge(rows).remarks).toEqual([
    {
      label: 'same',
      keys: ['a', 'b'],
      text: expect.stringMatching(/^a and b bring the same, within 2\.1 points \(9\d% sure\)\.$/) as string,
    },
  ]);
  expect(judge([tactic('a', judged(10, 100)), tactic('b', judged(11, 100))]).remarks).toEqual([]);
});
