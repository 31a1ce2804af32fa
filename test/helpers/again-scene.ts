import { at } from './due-scene.js';
import { Desk } from './run.js';

/**
 * Monday 30 November 2026, 08:00 in Berlin, at a desk with past clients to keep in touch with and mails that nobody
 * answered.
 */
export const againScene = Desk.copies({}, async (desk) => {
  const run = (when: string, ...args: string[]) => at(desk, when, ...args);
  await run(
    '2026-05-01T09:00',
    'tactic',
    'add',
    'cold-email',
    '--channel',
    'email',
    '--follow-up',
    '3d,7d,14d',
  );
  for (const [name, ...tags] of [
    ['Ann Berg', 'past-client', 'golf'],
    ['Bo Lind', 'past-client'],
    ['Cy Dahl', 'past-client'],
    ['Di Eck', 'past-client'],
  ])
    await run('2026-05-01T09:00', 'lead', 'add', name!, ...tags.flatMap((tag) => ['--tag', tag]));
  await run(
    '2026-06-02T09:00',
    'log',
    'Ann Berg',
    '-t',
    'visit',
    '--channel',
    'visit',
    '-o',
    'won',
    '--value',
    '€900',
  );
  await run('2026-08-20T09:00', 'log', 'Bo Lind', '-t', 'visit', '-o', 'won');
  await run('2026-06-02T09:00', 'log', 'Cy Dahl', '-t', 'visit', '-o', 'lost');
  await run('2026-06-02T09:00', 'log', 'Di Eck', '-t', 'visit', '-o', 'won', '--next', '2026-12-18');
  await run('2026-07-01T09:00', 'lead', 'add', 'Ed Fox', '--tier', 'A');
  await run('2026-07-01T09:00', 'log', 'Ed Fox', '-t', 'cold-call', '-o', 'not-interested');
  await run('2026-07-02T09:00', 'next', 'Ed Fox', '--every', '100d');
  await run('2026-07-03T09:00', 'lead', 'add', 'Flo Gray', '--tier', 'A');
  await run('2026-11-20T09:00', 'log', 'Flo Gray', '-t', 'cold-call', '-o', 'no-answer');
  await run('2026-11-21T09:00', 'keep-in-touch', 'set', 'past-client', '90d');
  await run('2026-11-21T09:00', 'keep-in-touch', 'set', 'A', '10d');
  const mail = async (day: string, ...names: string[]) => {
    for (const name of names) await run(`${day}T10:00`, 'log', name, '-t', 'cold-email');
  };
  await mail('2026-11-02', 'Gus Hall', 'Ida Jung', 'Kai Lund', 'Mia Nord');
  await mail('2026-11-05', 'Gus Hall', 'Ida Jung', 'Mia Nord');
  await mail('2026-11-12', 'Gus Hall', 'Ida Jung');
  await mail('2026-11-26', 'Ida Jung');
  await run('2026-11-13T09:00', 'result', 'Mia Nord', 'replied');
  desk.setClock('2026-11-30T08:00');
});
