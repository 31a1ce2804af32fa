import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function times(desk: Desk): Promise<string[]> {
  const { stdout } = await desk.run('export', 'touches', '--json');
  return (JSON.parse(stdout) as { at: string }[]).map(({ at }) => at);
}

const calls = ['--const', 'tactic=call', '--const', 'channel=call'];

describe('the zone in the name of a column', () => {
  test.each([
    ['Activity date (GMT+1)', '2026-11-20T23:30:00+01:00'],
    ['Activity date (GMT-5)', '2026-11-21T05:30:00+01:00'],
    ['Date (UTC+2)', '2026-11-20T22:30:00+01:00'],
    ['Date (UTC-03:30)', '2026-11-21T04:00:00+01:00'],
    ['Date (UTC−03:30)', '2026-11-21T04:00:00+01:00'],
    ['Date [GMT +0530]', '2026-11-20T19:00:00+01:00'],
    ['Date (+02:00)', '2026-11-20T22:30:00+01:00'],
    ['Date (EST)', '2026-11-21T05:30:00+01:00'],
    ['Date (CET)', '2026-11-20T23:30:00+01:00'],
    ['Date (America/New_York)', '2026-11-21T05:30:00+01:00'],
    ['Date (UTC)', '2026-11-21T00:30:00+01:00'],
    ['Date UTC', '2026-11-21T00:30:00+01:00'],
    ['date_utc', '2026-11-21T00:30:00+01:00'],
    ['Date (local)', '2026-11-20T23:30:00+01:00'],
  ])('is that of its times: %s', async (column, at) => {
    const desk = new Desk();
    const { code, stderr } = await importText(
      desk,
      `${column},Name,Outcome\n2026-11-20 23:30,Ann Lee,talked\n`,
      ...calls,
    );
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('not known here')]);
    expect(await times(desk)).toEqual([at]);
  });

  test.each(['IST', 'BST', 'GMT+19'])(
    'is told once where it is not known which is meant: %s',
    async (zone) => {
      const desk = new Desk();
      const rows = ['Ann Lee', 'Ben Ito'].map((name) => `2026-11-20 23:30,${name},talked\n`).join('');
      const { code, stderr } = await importText(desk, `Date (${zone}),Name,Outcome\n${rows}`, ...calls);
      expect(code).toBe(0);
      const told = `the zone "${zone}" of the column "Date (${zone})" is not known here: its times were taken for yours`;
      expect(stderr.split(told)).toHaveLength(2);
      expect(await times(desk)).toEqual(['2026-11-20T23:30:00+01:00', '2026-11-20T23:30:00+01:00']);
    },
  );

  test('of a time is that of the date beside it', async () => {
    const desk = new Desk();
    await importText(desk, 'Date,Time (GMT-5),Name,Outcome\n2026-11-20,23:30,Ann Lee,talked\n', ...calls);
    expect(await times(desk)).toEqual(['2026-11-21T05:30:00+01:00']);
  });

  test('hides no column from a layout', async () => {
    const desk = new Desk();
    const header =
      'Record ID,Call Title,Activity date (GMT-5),Call outcome,Call direction,Associated Contact';
    const { stderr } = await importText(
      desk,
      `${header}\n39000000001,Call,2026-11-20 23:30,Connected,Outbound,Ann Lee (ann@lee.example)\n`,
    );
    expect(stderr).toContain('taken for HubSpot calls');
    expect(await times(desk)).toEqual(['2026-11-21T05:30:00+01:00']);
  });
});
