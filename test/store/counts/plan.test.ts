import { expect, test } from 'vitest';
import { plannedWeeks, readPlanned } from '../../../src/store/counts/plan.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { calls } from '../../helpers/plan-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

test('planned and done of each tactic by ISO week, across the year, any version', async () => {
  const desk = new Desk({ now: '2027-01-08T12:00:00' });
  seed(desk.file, {
    touches: [
      ...calls(['2026-12-21', '2026-12-27'], 3),
      ...calls(['2026-12-31', '2027-01-03'], 2, 0, 'cold-call@2'),
      ...calls(['2027-01-05', '2027-01-09'], 4),
      ...calls(['2027-01-05'], 9, 0, 'unplanned'),
    ],
  });
  for (const plan of [
    'cold-call 20/week --from 2026-12-24',
    'unplanned 5/week --from 2026-11-02 --until 2026-11-29',
    'meeting 5/week --from 2026-12-21',
    'cold-call 0/week --from 2027-01-07',
  ])
    expect((await desk.run('plan', ...plan.split(' '))).code).toBe(0);
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  expect(plannedWeeks(journal, '2027-01-08', 3)).toEqual([
    {
      tacticId: 1,
      name: 'cold-call',
      weeks: [
        { monday: '2026-12-21', planned: 80 / 7, done: 6 },
        { monday: '2026-12-28', planned: 20, done: 4 },
        { monday: '2027-01-04', planned: 60 / 7, done: 4 },
      ],
    },
  ]);
  expect(plannedWeeks(journal, '2027-01-06', 1)[0]?.weeks).toEqual([
    { monday: '2027-01-04', planned: 20, done: 4 },
  ]);
  expect(plannedWeeks(journal, '2026-12-20', 3)).toEqual([]);
  expect(readPlanned(journal, '2027-01-08').map(({ name, stage }) => [name, stage])).toEqual([
    ['unplanned', null],
    ['cold-call', null],
    ['meeting', 3],
  ]);
  journal.close();
});
