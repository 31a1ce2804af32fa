import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const friday = '2026-11-20T18:10:00';

/** So many leads, ten a day; one in `talks` talks, one in `meets` meets. */
function calls(tactic: string, leads: number, first: string, talks: number, meets: number): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => ({
    day: addDays(first, Math.floor(index / 10)),
    lead: `${tactic} ${index + 1}`,
    tactic,
    outcome: index % meets === 4 ? 'meeting' : index % talks === 0 ? 'talked' : 'no-answer',
  }));
}

const second = calls('cold-call@2', 120, '2026-10-05', 6, 40);

/** A first version worth 1 in 50, and a second one made on 2 October. */
async function deskWith(touches: SeedTouch[]): Promise<Desk> {
  const desk = new Desk({ now: '2026-10-02T09:00:00' });
  const tactics = { 'cold-call': { worth: 0.02, seconds: 240 } };
  seed(desk.file, { touches: [...calls('cold-call', 240, '2026-09-01', 18, 60), ...touches], tactics });
  const change = 'ask for 5 minutes, not 30';
  if (touches.length === 0) await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
  else made(desk, { version: 2, origin: 1, day: '2026-10-02', change });
  desk.setClock(friday);
  return desk;
}

function made(
  desk: Desk,
  { version, ...lineage }: { version: number } & Record<string, string | number>,
): void {
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  journal.write('edit', { now: Date.parse('2026-10-02'), zone: 'Europe/Berlin' }, (write) => {
    const found = journal.get<{ id: number }>('SELECT id FROM tactic_version WHERE version = ?', [version])!;
    write.edit('tactic_version', found.id, lineage);
  });
  journal.close();
}

const show = async (desk: Desk, ...args: string[]) =>
  (await desk.runWith({ columns: 80 }, 'tactic', 'show', 'cold-call', ...args)).stdout;

/** The page down to where the curve begins. */
const top = (screen: string) => screen.split('\nHOW LONG')[0];

test('a nearer goal is named where this one cannot tell, and versions stand side by side', async () => {
  const desk = await deskWith(second);
  expect(top(await show(desk))).toMatchInlineSnapshot(`
    "cold-call  call · cold · worth 1/50 · ~4 min each    as of Fri 20 Nov 2026 18:10
      unclear cold-call@2  3 of 120 met, likely <1–7.1%, you wanted 1 in 50: too
              close to call, and no new leads come in to settle it.
      change  cold-call@2 brings 0.83 points more than cold-call (3 of 120 against 4
              of 240, 95% range −2.2 to +5.5): too early to tell, 64% sure it is
              better.
              By talks: 22 of 120 against 18 of 240, 11 points more (95% range +3.7
              to +19): >99% sure it is better.

    WHAT IT BRINGS     goal: meeting · each lead once · within 30 days
                   touches  met/leads  judged  rate   likely    enough
      cold-call@2      120      3/120   3/120  2.5%  <1–7.1%   ├───┼●───┤  unclear
        made 2 Oct from cold-call, used 5 Oct – 16 Oct: "ask for 5 minutes, not 30"
      cold-call        240      4/240   4/240  1.7%  <1–4.2%  ├───●┼──┤    unclear
        used 1 Sep – 24 Sep
      ● most likely · ├─┤ likely range · │ enough, its worth · ◂ under ¼ · ▸ over 4×
    "
  `);
});

test('a version without a touch shows as made, until it is passed over', async () => {
  const desk = await deskWith([]);
  expect(top(await show(desk))).toMatchInlineSnapshot(`
    "cold-call  call · cold · worth 1/50 · ~4 min each    as of Fri 20 Nov 2026 18:10
      unclear cold-call  4 of 240 met, likely <1–4.2%, you wanted 1 in 50: too close
              to call, and no new leads come in to settle it.

    WHAT IT BRINGS     goal: meeting · each lead once · within 30 days
                   touches  met/leads  judged  rate   likely    enough
      cold-call@2        0          –       –
        made 2 Oct from cold-call, no touch yet: "ask for 5 minutes, not 30"
      cold-call        240      4/240   4/240  1.7%  <1–4.2%  ├───●┼──┤    unclear
        used 1 Sep – 24 Sep
      ● most likely · ├─┤ likely range · │ enough, its worth · ◂ under ¼ · ▸ over 4×
    "
  `);
  await desk.run('tactic', 'tweak', 'cold-call@1', '--change', 'call at noon');
  expect(top(await show(desk))).toMatchInlineSnapshot(`
    "cold-call  call · cold · worth 1/50 · ~4 min each    as of Fri 20 Nov 2026 18:10
      unclear cold-call  4 of 240 met, likely <1–4.2%, you wanted 1 in 50: too close
              to call, and no new leads come in to settle it.

    WHAT IT BRINGS     goal: meeting · each lead once · within 30 days
                   touches  met/leads  judged  rate   likely    enough
      cold-call@3        0          –       –
        made 20 Nov from cold-call, no touch yet: "call at noon"
      cold-call        240      4/240   4/240  1.7%  <1–4.2%  ├───●┼──┤    unclear
        used 1 Sep – 24 Sep
      ● most likely · ├─┤ likely range · │ enough, its worth · ◂ under ¼ · ▸ over 4×
      Made and never used: cold-call@2.
    "
  `);
  expect(await show(desk, '--as-of', '2026-10-01')).not.toContain('@2');
  expect(await show(desk, '--as-of', '2026-10-02')).not.toContain('@3');
});

test('a version alone without a touch says what it is', async () => {
  const desk = await deskWith([]);
  expect((await desk.runWith({ columns: 80 }, 'tactic', 'show', 'cold-call@2')).stdout)
    .toMatchInlineSnapshot(`
      "cold-call@2  call · cold · worth 1/50 · ~4 min each  as of Fri 20 Nov 2026 18:10
        version cold-call@2  made 2 Oct from cold-call: "ask for 5 minutes, not 30"
        unused  No touch with it up to 20 Nov 2026. It can be judged once 20 leads
                were first touched 30 days ago or more.
                Begin with: prospect log LEAD -t cold-call@2
      "
    `);
});

test('JSON has lineage and the nearer goal', async () => {
  const desk = await deskWith(second);
  const shown = JSON.parse(await show(desk, '--json')) as {
    versions: object[];
    change: object;
    changes: object[];
  };
  expect(shown.versions).toMatchObject([
    { version: 2, from_version: 1, made: '2026-10-02', change: 'ask for 5 minutes, not 30' },
    { version: 1, from_version: null, made: null, change: null },
  ]);
  expect(shown.change).toMatchObject({
    version: 2,
    before: 1,
    nearer: { goal: 'conversation', window: 14, judged: 120, judged_before: 240, tells_apart: true },
  });
  expect(shown.changes).toEqual([shown.change]);
});
