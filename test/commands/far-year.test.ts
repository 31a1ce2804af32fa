import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';

const cafeDesk = Desk.copies({ now: '2026-11-30T14:02:00' }, async (desk) => {
  await desk.run('log', 'Harbor Cafe', '-t', 'cold-call', '--channel', 'call', '-o', 'talked');
});

describe('on 30 November', () => {
  test.each([
    [['next', 'Harbor', 'Cafe', '28', 'nov']],
    [['next', '@1', '28 nov']],
    [['result', 'Harbor', 'Cafe', 'call-back', '--next', '28 nov']],
    [['log', 'Harbor', 'Cafe', '-t', 'cold-call', '-o', 'talked', '--next', '28 nov']],
    [['log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked', '--at', '20 nov', '--next', '28 nov']],
    [['plan', 'cold-call', '20/week', '--from', '28 nov']],
    [['plan', 'cold-call', '20/week', '--until', '28 nov']],
    [['trial', 'start', 'cold-call', '--until', '28 nov']],
    [['spend', 'cold-call', '20 EUR', '--every', 'month', '--until', '28 nov']],
  ])('%j is not read as next year, and nothing is written', async (args) => {
    const desk = await cafeDesk();
    const before = (await desk.run('export', 'all')).stdout;
    expect(await desk.run(...args)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'prospect: "28 nov" has passed: Sat 28 Nov 2026 is 2 days ago.\n' +
        '  Write 2027-11-28 if you mean the year after, or a day to come, for example fri.\n',
    });
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });

  test.each([
    [['log', 'Harbor', 'Cafe', '-t', 'cold-call', '-o', 'talked', '--at', '3 dec']],
    [['edit', '1', '--at', '3 dec']],
    [['spend', 'cold-call', '20 EUR', '--at', '3 dec']],
  ])('%j is not read as last year', async (args) => {
    const desk = await cafeDesk();
    const { code, stderr } = await desk.run(...args);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'prospect: "3 dec" is still to come: Thu 3 Dec 2026 is in 3 days.',
    ]);
  });

  test('a report looks back to last December without a question', async () => {
    const desk = await cafeDesk();
    expect((await desk.run('report', '--from', '1 dec')).stderr).toBe('');
  });

  test('a date that is wrong is said to be wrong, and not taken for part of the name', async () => {
    const desk = await cafeDesk();
    const said = async (...words: string[]) => (await desk.run('next', 'Harbor', 'Cafe', ...words)).stderr;
    expect(await said('30', 'feb')).toContain('30 feb is not a date: February has at most 29 days');
    expect(await said('thu', '4', 'dec')).toContain('thu 4 dec is not a date: 4 Dec 2026 is a Friday');
    expect(await said('mon', '25:00')).toContain('25:00 is not a time');
    expect(await said('thu', '20', 'nov')).toBe(
      'prospect: thu 20 nov is not a date: 20 Nov 2026 is a Friday, 10 days ago.\n  Write Thu 3 Dec.\n',
    );
    expect((await desk.run('next', 'Harbor', 'Cafe', 'fri', '4', 'dec')).stdout).toBe(
      'Harbor Cafe @1 · next Fri 4 Dec\n',
    );
  });

  test('numbers in the name of a lead are no times', async () => {
    const desk = await cafeDesk();
    await desk.run('lead', 'add', 'Bar 99');
    expect((await desk.run('next', 'Bar', '99', 'fri')).stdout).toBe('Bar 99 @2 · next Fri 4 Dec\n');
  });
});
