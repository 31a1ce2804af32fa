import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tally } from '../../src/exchange/tally.js';
import { csvLine } from '../../src/render/csv.js';
import { Desk, type Answer } from '../helpers/run.js';

/** 30 characters that are 540 once folded: short enough for a row, too long for the journal. */
const swelling = '\ufdfa'.repeat(30);

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function exported(desk: Desk, what = 'all'): Promise<string> {
  const answer = await desk.run('export', what);
  expect([answer.code, answer.stderr]).toEqual([0, '']);
  return answer.stdout;
}

/** What the journal holds comes back into a new one, byte for byte. */
async function expectToComeBack(desk: Desk): Promise<void> {
  const all = await exported(desk);
  const other = new Desk();
  const answer = await importText(other, all);
  expect([answer.code, answer.stdout + answer.stderr]).toEqual([0, expect.stringContaining('refused 0')]);
  expect(await exported(other)).toBe(all);
}

const uid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const conflict = 'The row has a uid or a number that belongs to something else.';
const unkept = 'The row holds something longer than can be kept, or something that cannot be.';

describe('of a row that the journal refuses half-way nothing is kept', () => {
  test('tactics: a version whose uid another has', async () => {
    const header =
      'tactic,version,channel,kind,dropped,change,note,uid,version_uid,worth,minutes,from_version,made';
    const row = (name: string, version: number, own: number, ofVersion: number) =>
      `${name},${version},call,cold,,,,${uid(own)},${uid(ofVersion)},,,,`;
    const desk = new Desk();
    const lines = [header, row('a', 1, 1, 11), row('b', 1, 2, 11), row('c', 1, 3, 13)];
    const answer = await importText(desk, lines.join('\n'), '--skip-bad');
    expect(answer).toEqual({
      code: 0,
      stdout: 'added 2 new tactics · skipped 0 already there · refused 1\n',
      stderr: `  line 3: ${conflict}\n`,
    });
    expect((await exported(desk, 'tactics')).match(/^\w+/gm)).toEqual(['tactic', 'a', 'c']);
    await expectToComeBack(desk);
    expect((await importText(desk, [header, row('b', 1, 2, 12)].join('\n'))).stdout).toContain(
      '1 new tactic',
    );
    await expectToComeBack(desk);
  });

  test('leads: a tag that is too long; the next row makes the lead and the source', async () => {
    const desk = new Desk();
    const lines = [
      'name,email,source,origin,tag',
      `Ann,a@x,fair,self,${swelling}`,
      'Ann,a@x,fair,given,warm',
    ];
    const answer = await importText(desk, lines.join('\n'), '--skip-bad');
    expect(answer).toEqual({
      code: 0,
      stdout: 'added 1 new lead · skipped 0 already there · refused 1\n',
      stderr: `  line 2: ${unkept}\n`,
    });
    expect(JSON.parse(await exported(desk))).toMatchObject({
      sources: [{ name: 'fair', origin: 'given' }],
      leads: [{ lead: 1, name: 'Ann', tags: [{ name: 'warm' }] }],
    });
    await expectToComeBack(desk);
  });

  test('touches: a word that is too long, after the lead and the tactic were made', async () => {
    const header = 'touch,at,zone,lead,tactic,channel,outcome,stage,state,cost,source,lead-uid,uid';
    const row = (number: number, outcome: string, cost: string, lead = 'Ann') =>
      `${number},2026-11-20,UTC,${lead},new,email,${outcome},reached,open,${cost},fair,${uid(90)},${uid(number)}`;
    const desk = new Desk();
    const lines = [header, row(1, swelling, '5 USD'), row(2, 'new-word', '5 EUR'), row(3, swelling, '5 EUR')];
    const answer = await importText(desk, lines.join('\n'), '--skip-bad');
    expect(answer).toEqual({
      code: 0,
      stdout: 'added 1 touch, 1 new lead, 1 new tactic · skipped 0 already there · refused 2\n',
      stderr: `new tactic new (email, cold)\nnew outcome new-word (reached, open)\n  lines 2, 4: ${unkept}\n`,
    });
    expect(JSON.parse(await exported(desk))).toMatchObject({
      currency: 'EUR',
      sources: [{ name: 'fair' }],
      tactics: [{ name: 'new', versions: [{ version: 1 }] }],
      leads: [{ lead: 1 }],
      touches: [{ touch: 2, results: [{ outcome: 'new-word' }] }],
    });
    await expectToComeBack(desk);
    expect((await desk.run('undo')).code).toBe(0);
    expect(JSON.parse(await exported(desk))).toMatchObject({
      sources: [],
      tactics: [],
      leads: [],
      touches: [],
    });
  });

  test('a promise that a refused row would have kept stays open', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'x', '-o', 'call-back', '--at', '2026-11-10', '--next', '2026-11-12');
    const lines = [
      'at,lead,tactic,outcome,tag',
      `2026-11-13,Bo,x,talked,${swelling}`,
      '2026-11-14,Ann,x,talked,',
    ];
    expect((await importText(desk, lines.join('\n'), '--skip-bad')).stdout).toContain('added 1 touch ');
    expect(JSON.parse(await exported(desk))).toMatchObject({ next_steps: [{ state: 'kept', kept_by: 2 }] });
    await expectToComeBack(desk);
  });
});

test('whatever rows are taken and refused, the journal comes back and undo takes all of it away', async () => {
  const name = fc.constantFrom('Ann', 'ann', 'Bo', 'Cy', '', swelling);
  const small = fc.integer({ min: 1, max: 4 });
  const id = fc.integer({ min: 1, max: 5 });
  const word = fc.constantFrom('talked', 'new-word', 'New-Word', swelling, '');
  const touch = fc
    .tuple(id, name, fc.constantFrom('a', 'b', 'A', ''), small, word, id, id, name)
    .map(([number, lead, tactic, version, outcome, leadUid, own, source]) => [
      number,
      '2026-11-20',
      'UTC',
      lead,
      tactic,
      version,
      'call',
      outcome,
      'reached',
      'open',
      source,
      lead === '' ? '' : uid(20 + leadUid),
      uid(30 + own),
    ]);
  const lead = fc
    .tuple(fc.integer({ min: 1, max: 1e13 }), name, fc.constantFrom('', 'a@x', 'b@x; a@x'), name, name, id)
    .map(([number, called, email, source, tag, own]) => [
      number,
      called,
      email,
      source,
      tag,
      '2026-11-20',
      uid(20 + own),
    ]);
  const tactic = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), small, fc.constantFrom('', 1, 2, 3), id, id)
    .map(([called, version, from, own, ofVersion]) => [
      called,
      version,
      'call',
      'cold',
      from,
      uid(40 + own),
      uid(50 + ofVersion),
    ]);
  const file = (header: string, row: fc.Arbitrary<(string | number)[]>) =>
    fc
      .array(row, { minLength: 1, maxLength: 8 })
      .map((rows) => [header, ...rows.map((cells) => csvLine(cells))].join('\n'));
  const files = fc.array(
    fc.oneof(
      file('touch,at,zone,lead,tactic,version,channel,outcome,stage,state,source,lead-uid,uid', touch),
      file('lead-id,lead,email,source,tag,created,uid', lead),
      file('tactic,version,channel,kind,from-version,uid,version-uid', tactic),
    ),
    { minLength: 1, maxLength: 4 },
  );
  const refusals = new Map([conflict, unkept].map((why) => [why, 0]));
  await fc.assert(
    fc.asyncProperty(files, async (texts) => {
      const desk = new Desk();
      await desk.run('config', 'set', 'cold-days', '20');
      const empty = await exported(desk);
      let written = 0;
      for (const text of texts) {
        const before = await exported(desk);
        const answer = await importText(desk, text, '--skip-bad');
        expect([answer.code, answer.stderr]).toEqual([0, expect.not.stringContaining('went wrong')]);
        for (const [why, times] of refusals) if (answer.stderr.includes(why)) refusals.set(why, times + 1);
        if ((await exported(desk)) !== before) written++;
        await expectToComeBack(desk);
      }
      for (let left = written; left > 0; left--) expect((await desk.run('undo')).code).toBe(0);
      expect(await exported(desk)).toBe(empty);
    }),
    { numRuns: 25 },
  );
  // The journal itself refused rows, or this has shown nothing.
  for (const [why, times] of refusals) expect(times, why).toBeGreaterThan(0);
}, 120_000);

test('of a row that is refused nothing is counted or told, whatever was noted of it before', () => {
  const tally = new Tally();
  tally.leaveUnreached('not reached', () => 2);
  const before = [tally.dateLines(), tally.apartLines(), tally.remarkLines(), tally.fillerLines()];
  const goBack = tally.mark();
  tally.leaveUnreached('not reached', () => 3);
  tally.leaveUnreached('nobody', () => 3);
  tally.setApart('Ann Lee @1', 'email', { id: 2, isNew: true }, () => 3);
  tally.remark('Ann Lee @1', ['company Elm'], () => 3);
  tally.fillers++;
  goBack();
  expect([tally.dateLines(), tally.apartLines(), tally.remarkLines(), tally.fillerLines()]).toEqual(before);
  expect(before[0]).toEqual(['line 2: "not reached" says that nobody was reached; only the lead was taken']);
});
