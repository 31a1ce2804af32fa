import { expect } from 'vitest';
import { Desk } from './run.js';

/** Runs a command line at a local time; it must succeed. */
export async function at(desk: Desk, when: string, ...args: string[]): Promise<string> {
  desk.setClock(when);
  const { stdout, stderr, code } = await desk.run(...args);
  expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
  return stdout;
}

/** Monday 23 November 2026, 08:00 in Berlin, at a desk where something of each kind is due. */
export const dueScene = Desk.copies({}, async (desk) => {
  const log = (when: string, name: string, ...more: string[]) =>
    at(desk, when, 'log', name, '-t', 'cold-call', ...more);
  await at(desk, '2026-10-01T09:00', 'lead', 'add', 'Nordwind AG', '--dream');
  await at(desk, '2026-10-01T09:00', 'lead', 'add', 'Sol Energia', '--dream');
  await at(desk, '2026-10-01T09:00', 'lead', 'add', 'Zefir Studio', '--dream');
  await log(
    '2026-10-02T09:00',
    'Nordwind AG',
    '-o',
    'call-back',
    '--next',
    '2026-11-20',
    '--do',
    'call back about the pilot',
  );
  await log(
    '2026-10-16T11:00',
    'Acme',
    '-o',
    'not-now',
    '-n',
    'after the Nov budget',
    '--next',
    '2026-11-23',
  );
  for (const name of ['Quill', 'Vertex', 'Bluebird'])
    await at(desk, '2026-11-02T12:00', 'log', name, '-t', 'cold-email', '--channel', 'email');
  await at(desk, '2026-11-12T10:00', 'log', 'Zefir Studio', '-t', 'cold-email');
  await log('2026-11-12T12:00', 'Oakline', '-o', 'meeting', '--next', '2026-11-19 14:00');
  await log('2026-11-12T12:30', 'Fischer Bau', '-o', 'meeting', '--next', '2026-11-20 09:30');
  await log(
    '2026-11-13T09:00',
    'Weber & Co',
    '-o',
    'proposal',
    '--value',
    '€9000',
    '--next',
    '2026-11-18',
    '--do',
    'send proposal',
  );
  await log(
    '2026-11-13T09:30',
    'Hansen Ltd',
    '-o',
    'talked',
    '--value',
    '4000',
    '--handoff',
    'closer',
    '--next',
    '2026-11-18',
  );
  await log('2026-11-14T12:00', 'Amber', '-o', 'talked');
  await at(
    desk,
    '2026-11-16T10:00',
    'log',
    'Harbor Cafe',
    '-t',
    'referral-ask',
    '--channel',
    'call',
    '-o',
    'meeting',
    '--value',
    '6000',
    '--next',
    '2026-11-23 10:00',
  );
  await log(
    '2026-11-16T11:00',
    'Elm Dental',
    '-o',
    'talked',
    '--next',
    '2026-11-23',
    '--do',
    'call, asked for the morning',
  );
  await log('2026-11-16T12:00', 'Ridge', '-o', 'talked', '--next', '2026-11-24', '--do', 'send comps');
  await log('2026-11-16T12:10', 'Brandt AG', '-o', 'meeting', '--next', '2026-11-25 14:00');
  await log('2026-11-16T12:20', 'Ito Labs', '-o', 'call-back', '--next', '2026-11-26');
  await log('2026-11-16T12:30', 'Kline', '-o', 'not-now', '--next', '2026-11-27');
  await log('2026-11-17T12:00', 'Lund AS', '-o', 'talked');
  await log('2026-11-19T12:00', 'Costa', '-o', 'call-back');
  desk.setClock('2026-11-23T08:00');
});
