import { addDays } from '../../src/domain/calendar.js';
import { Journal } from '../../src/store/file/journal.js';
import { root } from './folder.js';
import { seed, type Seed, type SeedTouch } from './seed.js';
import type { Desk } from './run.js';

const lastDay = '2026-11-20';
const reasons = ['has-someone', 'price', 'lost-at-opening', 'no-need', 'bad-data', 'has-someone', 'timing'];

/** Twelve weeks of one tactic in two versions, the second from 5 October on, and another tactic of its kind. */
function twoVersions(): Seed {
  return {
    touches: [
      ...callsOf('cold-call', 150, '2026-08-31', 34, 19),
      ...callsOf('cold-call@2', 130, '2026-10-05', 47, 11),
      ...Array.from({ length: 120 }, (_, index): SeedTouch => ({
        day: addDays('2026-08-31', Math.floor((index / 120) * 82)),
        time: timeOf(index),
        lead: `linkedin-msg ${index + 1}`,
        tactic: 'linkedin-msg',
        outcome: index % 40 === 7 ? 'meeting' : 'sent',
        seconds: 120,
      })),
    ],
    tactics: { 'linkedin-msg': { channel: 'social' } },
    currency: 'EUR',
  };
}

const timeOf = (index: number) =>
  `${String(9 + (index % 8)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;

/** Each lead is called once to three times; one in `every` meets at once, some later. */
function callsOf(tactic: string, leads: number, first: string, days: number, every: number): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => {
    const day = addDays(first, Math.floor((index / leads) * days));
    const call = (later: number, outcome: string, more: Partial<SeedTouch> = {}): SeedTouch => ({
      day: addDays(day, later),
      time: timeOf(index),
      lead: `${tactic} ${index + 1}`,
      tactic,
      outcome,
      ...more,
    });
    if (index % every === 3) return [call(0, 'meeting', { seconds: 900 })];
    const reason = reasons[index % reasons.length]!;
    if (index % 5 === 2)
      return [call(0, 'not-interested', { seconds: 200, ...(index % 4 !== 2 && { reason }) })];
    if (index % 13 === 3) return [call(0, 'not-now', { reason: 'timing', seconds: 150 })];
    const again =
      index % 3 === 0 ? [call(3 + (index % 5), index % (every * 3) === 6 ? 'meeting' : 'no-answer')] : [];
    const third = index % 4 === 0 ? [call(12 + (index % 6), index % 28 === 4 ? 'meeting' : 'hung-up')] : [];
    return [call(0, 'no-answer', { seconds: 60 }), ...again, ...third];
  })
    .flat()
    .filter((touch) => touch.day <= lastDay);
}

/** The journal of `twoVersions`, with a worth, what was changed, money and how it felt. */
export async function sceneOf(desk: Desk): Promise<void> {
  seed(desk.file, twoVersions());
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  journal.write('edit', { now: Date.parse('2026-11-20T18:10:00+01:00'), zone: 'Europe/Berlin' }, (write) => {
    const [newest] = journal.all<{ id: number }>('SELECT id FROM tactic_version WHERE version = 2');
    write.edit('tactic_version', newest!.id, {
      change: 'ask for 5 minutes, not 30',
      origin: 1,
      day: '2026-10-02',
    });
    const touches = journal.all<{ id: number }>('SELECT id FROM touch WHERE id % 6 = 0 ORDER BY id');
    for (const { id } of touches) write.edit('touch', id, { energy: ((id / 6) % 4) - (id < 250 ? 2 : 1) });
  });
  journal.close();
  await desk.run('tactic', 'edit', 'cold-call', '--worth', '1/20', '-m', '4', '-n', 'Monday list, opener A');
  await desk.run('tactic', 'edit', 'linkedin-msg', '--worth', '1/25');
  await desk.run('spend', 'cold-call', '120', '--at', '2026-09-05');
}
