import type { Day } from '../../src/domain/calendar.js';
import { addFeeling, type Fit } from '../../src/store/tactics/feelings.js';
import { Journal } from '../../src/store/file/journal.js';
import { addPlan } from '../../src/store/tactics/plans.js';
import { requireTactic } from '../../src/store/tactics/tactics.js';
import { root } from './folder.js';
import { autumn } from './scenes.js';
import type { Desk } from './run.js';
import { seed, type SeedTouch } from './seed.js';

/** What is said of a tactic on a day: how it fits, or what is in the way, as any other text. */
export type Said = readonly [day: Day, tactic: string, fit: Fit | null, inTheWay?: string];

/** Stores what was said of tactics, and plans of so many touches a week from a day on. */
export function sayOf(
  desk: Desk,
  said: readonly Said[],
  plans: readonly (readonly [day: Day, tactic: string, amount: number])[] = [],
): void {
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  const idOf = (name: string) => requireTactic(journal, name).tacticId;
  journal.write('review', { now: Date.parse('2026-11-22'), zone: 'Europe/Berlin' }, (write) => {
    for (const [day, tactic, fit, inTheWay = null] of said)
      addFeeling(write, { tacticId: idOf(tactic), day, fit, inTheWay });
    for (const [day, tactic, amount] of plans)
      addPlan(write, { tacticId: idOf(tactic), stage: null, amount, every: 'week', day, until: null });
  });
  journal.close();
}

/** Gives every touch of a tactic up to a day the same energy. */
export function feel(desk: Desk, tactic: string, energy: number, limit = 1000): void {
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  const { versionId } = requireTactic(journal, tactic);
  journal.write('edit', { now: Date.parse('2026-11-22'), zone: 'Europe/Berlin' }, (write) => {
    const touches = journal.all<{ id: number }>(
      'SELECT id FROM touch WHERE version_id = ? ORDER BY id LIMIT ?',
      [versionId, limit],
    );
    for (const { id } of touches) write.edit('touch', id, { energy });
  });
  journal.close();
}

/** The autumn quarter, with two tactics more: walk-in brings nothing, and open-house is young. */
export function fitScene(desk: Desk): void {
  const scene = autumn();
  const more = Array.from({ length: 80 }, (_, index): SeedTouch => ({
    day: '2026-09-14',
    lead: `walk-in ${index + 1}`,
    tactic: 'walk-in',
    outcome: 'not-interested',
  }));
  const young: SeedTouch = { day: '2026-11-17', lead: 'Ada Bell', tactic: 'open-house', outcome: 'talked' };
  seed(desk.file, {
    ...scene,
    touches: [...(scene.touches ?? []), ...more, young],
    tactics: {
      ...scene.tactics,
      'walk-in': { channel: 'visit', worth: 1 / 10 },
      'open-house': { channel: 'event', kind: 'warm', worth: 1 / 20 },
    },
  });
}
