import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';
import { root } from '../helpers/folder.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function ofAll(desk: Desk, list: string): Promise<Record<string, unknown>[]> {
  const all = JSON.parse((await desk.run('export', 'all')).stdout) as Record<
    string,
    Record<string, unknown>[]
  >;
  return all[list]!;
}

describe('next steps of rows', () => {
  const sheet = fs.readFileSync(path.join(root, 'test/data/exports/crm-sheet-next-followup.csv'), 'utf8');

  test('of a sheet with who is next come back in due, and are not made twice', async () => {
    const desk = new Desk({ now: '2026-12-03T09:00:00' });
    const { code, stdout, stderr } = await importText(desk, sheet, '--const', 'tactic=call-list');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('added 2 touches, 3 new leads, 1 new tactic, 1 next step'),
    ]);
    expect(stderr).toContain('1 row without a touch: only the lead and its next step were taken\n');
    expect((await desk.run('due')).stdout).toContain('Deepa Existing');
    expect(await ofAll(desk, 'next_steps')).toMatchObject([
      { day: '2026-12-03', made: '2026-11-20', state: 'open' },
    ]);
    const again = await importText(desk, sheet, '--const', 'tactic=call-list');
    expect(again.stdout).toContain('added 0 touches · skipped 3 already there');
    expect(await ofAll(desk, 'next_steps')).toHaveLength(1);
  });

  test('of touches have their text and who takes them; what was before the touch is over', async () => {
    const desk = new Desk();
    const rows = [
      '2026-11-18,Ann,Interested,2026-11-25,send the deck,',
      '2026-11-18,Bo,Meeting booked,2026-11-27 10:00,,',
      '2026-11-18,Cy,Interested,2026-11-20,,Kim',
      '2026-11-18,Di,Interested,2026-11-10,,',
      '2026-11-18,Ed,Do not call,2026-11-25,,',
      '2026-11-18,Flo,Interested,,think,',
    ];
    const text = ['Date,Name,Status,Next follow-up,Next step,Handed to', ...rows].join('\n');
    const { code, stdout, stderr } = await importText(desk, text, '--const', 'tactic=c');
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 next steps')]);
    expect(stderr).toContain('1 next step without a date left out\n');
    expect(await ofAll(desk, 'next_steps')).toMatchObject([
      { day: '2026-11-25', what: 'send the deck', meeting: 0, owner: null },
      { day: '2026-11-27', what: 'meeting', meeting: 1 },
      { day: '2026-11-20', what: null, owner: 'Kim' },
    ]);
  });

  test('that a later row keeps are kept', async () => {
    const desk = new Desk();
    const text =
      'Date,Name,Result,Follow-up\n2026-11-02,Ann,talked,2026-11-09\n2026-11-09,Ann,talked,2026-11-30\n';
    expect((await importText(desk, text, '--const', 'tactic=c')).code).toBe(0);
    expect(await ofAll(desk, 'next_steps')).toMatchObject([
      { day: '2026-11-09', state: 'kept' },
      { day: '2026-11-30', state: 'open' },
    ]);
  });

  test('stand in lists of leads too', async () => {
    const desk = new Desk();
    const text =
      'Name,Job title,Notes,Next contact,Next action,Created\nAnn,Baker,big,2026-11-25,call,2026-03-01\n';
    expect((await importText(desk, text)).stdout).toContain('added 1 new lead, 1 next step');
    expect(await ofAll(desk, 'next_steps')).toMatchObject([
      { day: '2026-11-25', what: 'call', made: '2026-11-21' },
    ]);
    expect(await ofAll(desk, 'leads')).toMatchObject([{ note: 'Baker\nbig', created: '2026-03-01' }]);
    expect((await importText(desk, text)).stdout).toContain('skipped 1 already there');
  });
});

describe('results with a date of their own', () => {
  test('make several of one row, in order', async () => {
    const desk = new Desk();
    const text =
      'Contacted on,Name,Met,Closed,Value\n2026-10-01,Ann,2026-10-09,2026-10-20,100\n2026-10-02,Bo,,,\n2026-10-03,Cy,2026-10-05,,\n';
    const flags = [
      '--const',
      'tactic=mail',
      '--const',
      'channel=email',
      '--map',
      'result-at:won=Closed',
      '--map',
      'result-at:meeting=Met',
    ];
    expect((await importText(desk, text, ...flags)).code).toBe(0);
    const results = (await ofAll(desk, 'touches')).map(({ results }) =>
      (results as Record<string, unknown>[]).map(({ outcome, day, value }) => [outcome, day, value]),
    );
    expect(results.map((list) => list.map(([, day]) => day))).toEqual([
      ['2026-10-01', '2026-10-09', '2026-10-20'],
      ['2026-10-02'],
      ['2026-10-03', '2026-10-05'],
    ]);
    expect(results[0]!.at(-1)![2]).toBe(10_000);
  });

  test('tell when the outcome of the row came', async () => {
    const desk = new Desk();
    const text =
      'opportunity_id,account,deal_stage,engage_date,close_date,close_value\n1C1I,Cancity,Won,2016-10-20,2017-03-01,1054\nHAX,Bo,Engaging,2016-11-03,,\nPRO,Cy,Prospecting,,,\n';
    const { code, stderr } = await importText(desk, text, '--const', 'tactic=deals');
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 row without a touch')]);
    expect(await ofAll(desk, 'touches')).toMatchObject([
      { day: '2016-10-20', results: [{ day: '2017-03-01', value: 105_400 }] },
      { day: '2016-11-03', results: [{ day: '2016-11-03' }] },
    ]);
  });

  test('that are before the touch are refused', async () => {
    const text = 'Date,Name,Result,Close date\n2026-10-20,Ann,won,2026-10-01\n';
    const { code, stderr } = await importText(new Desk(), text, '--const', 'tactic=c');
    expect([code, stderr]).toEqual([
      65,
      expect.stringContaining('line 2: The result of "2026-10-01" is before its touch.'),
    ]);
  });
});
