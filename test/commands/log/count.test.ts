import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

/** Forty days after a morning at the doors: two named leads, and 14 of whom nobody knows the name. */
const doorsDesk = Desk.copies({ now: '2026-10-10T12:00:00' }, async (desk) => {
  await desk.run(
    'log',
    'Harbor Cafe',
    '-t',
    'doors',
    '--channel',
    'visit',
    '--worth',
    '1/20',
    '-o',
    'meeting',
  );
  await desk.run('log', 'Elm Dental', '-t', 'doors', '-o', 'talked');
  await desk.run(
    'log',
    '-t',
    'doors',
    '-o',
    'not-interested',
    '-r',
    'no need',
    '--count',
    '9',
    '-m',
    '30',
    '-c',
    '18',
  );
  await desk.run('log', '-t', 'doors', '-o', 'talked', '--count', '3', '-m', '15');
  await desk.run('log', '-t', 'doors', '-o', 'no-answer', '--count', '2');
  desk.setClock('2026-11-21T14:02:00');
});

type Rows = Record<string, number | string | null>[];

async function rows(desk: Desk, ...args: string[]): Promise<Rows> {
  return (
    JSON.parse((await desk.run('report', ...args, '--period', 'all', '--json')).stdout) as { rows: Rows }
  ).rows;
}

describe('touches at nobody in particular, counted with --count', () => {
  test('are one line each with their reason', async () => {
    const { stdout, stderr } = await (
      await doorsDesk()
    ).run(...['log', '-t', 'doors', '-o', 'not interested', '-r', 'has someone', '--count', '9', '-m', '30']);
    expect([stdout, stderr]).toEqual([
      '9 touches 17–25 · doors · not-interested · Sat 21 Nov 14:02 · time 0:30\n',
      '',
    ]);
  });

  test('are leads in every rate, converted where their own outcome reaches the goal', async () => {
    const desk = await doorsDesk();
    expect((await rows(desk, 'tactics'))[0]).toMatchObject({
      leads: 16,
      leads_converted: 1,
      judged: 16,
      converted: 1,
      failed: 9,
    });
    for (const credit of ['last', 'first', 'linear'])
      expect(
        (await rows(desk, 'tactics', '--goal', 'conversation', '--credit', credit))[0],
        credit,
      ).toMatchObject({
        leads: 16,
        // Not interested is said in a conversation: 9, and 3 talks, and the two by name.
        leads_converted: 14,
        judged: 16,
      });
    expect((await desk.run('report', 'tactics', '--period', 'all')).stdout).toContain(
      '16 leads of doors, 14 of them without a name.',
    );
  });

  test('are in the funnel, among failures, sources and money', async () => {
    const desk = await doorsDesk();
    const page = async (section: string) => (await desk.run('report', section, '--period', 'all')).stdout;
    expect(await page('funnel')).toMatch(/attempted +16 touches +16 /);
    expect(await page('failures')).toMatch(/no-need +offer .* 9 +100% +0:30/);
    expect(await page('sources')).toMatch(/no source +1\/16/);
    expect(await page('money')).toMatch(/doors +1\/16 /);
  });
});
