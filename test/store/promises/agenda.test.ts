import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekday } from '../../../src/domain/calendar.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import {
  allTold,
  compareTold,
  expectedLastResults,
  storedLastResults,
  type Told,
} from '../last-results-model.js';

const names = ['Ann', 'Bob', 'Cleo', 'Dora'];
const outcomes = [
  ...['no-answer', 'wrong-number', 'hung-up', 'call-back', 'talked', 'not-now', 'not-interested', 'meeting'],
  ...['no-show', 'held', 'proposal', 'won', 'lost', 'do-not-contact', 'passed-on'],
];

const name = fc.constantFrom(...names);
const outcome = fc.constantFrom(...outcomes);
const ago = fc.integer({ min: 0, max: 20 });
const ahead = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });
const handoff = fc.constantFrom([], [], ['--handoff', 'Kim']);

/** A command line, with days counted from the present one: `today-3`. */
type Deed = string[];

const dayFrom = (days: number) => `today${days < 0 ? '-' : '+'}${Math.abs(days)}`;
const promise = (from: number, days: number | undefined) =>
  days === undefined ? [] : ['--next', dayFrom(from + days)];

const logged: fc.Arbitrary<Deed> = fc
  .tuple(name, outcome, ago, ahead, handoff)
  .map(([who, what, back, next, owner]) => [
    ...['log', who, '-t', 'cold-call', '-o', what, '--at', dayFrom(-back)],
    ...promise(-back, next),
    ...owner,
  ]);
const came: fc.Arbitrary<Deed> = fc
  .tuple(name, outcome, ahead)
  .map(([who, what, next]) => ['result', who, what, ...promise(0, next)]);
const promised: fc.Arbitrary<Deed> = fc
  .tuple(name, fc.constantFrom(['--done'], ['--drop', 'sold'], ['--ack'], undefined), ahead)
  .map(([who, end, next]) => ['next', who, ...(end ?? [dayFrom(next ?? 1)])]);
const merged: fc.Arbitrary<Deed> = fc.tuple(name, name).map(([into, from]) => ['lead', 'merge', into, from]);
const changed: fc.Arbitrary<Deed> = fc
  .tuple(
    name,
    fc.constantFrom(
      ['stop'],
      ['stop', '--lift'],
      ['rm'],
      ['forget', '--yes'],
      ['edit', '--phone', '030 1234567', '--email', 'a@example.org'],
    ),
  )
  .map(([who, [what, ...more]]) => ['lead', what, who, ...more]);
const corrected: fc.Arbitrary<Deed> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), name, outcome, ago, fc.integer({ min: 0, max: 3 }))
  .map(([id, who, what, back, which]) =>
    which === 3
      ? ['rm', String(id)]
      : [
          'edit',
          String(id),
          ...[
            ['--lead', who],
            ['-o', what],
            ['--at', dayFrom(-back)],
          ][which]!,
        ],
  );
const takenBack: fc.Arbitrary<Deed> = fc.constantFrom(['undo'], ['undo'], ['redo']);

const deed = fc.oneof(
  { weight: 8, arbitrary: logged },
  { weight: 4, arbitrary: came },
  { weight: 4, arbitrary: promised },
  { weight: 1, arbitrary: merged },
  { weight: 2, arbitrary: changed },
  { weight: 3, arbitrary: corrected },
  { weight: 3, arbitrary: takenBack },
);

interface Step {
  id: number;
  lead: number;
  day: string;
  made: string;
  closed: string | null;
}

interface Lead {
  id: number;
  isStopped: 0 | 1;
  lifted: string | null;
  hasEmail: 0 | 1;
}

/** What the journal holds, without a word from the code under test. */
function contents(journal: Journal): { told: Told[]; steps: Step[]; leads: Lead[] } {
  return {
    told: allTold(journal),
    steps: journal.all('SELECT id, lead_id AS lead, day, made, closed FROM next_step ORDER BY id'),
    leads: journal.all(
      `SELECT id, stopped AS isStopped, lifted,
         EXISTS (SELECT 1 FROM address WHERE lead_id = lead.id AND kind = 'email') AS hasEmail
       FROM lead
       ORDER BY id`,
    ),
  };
}

/** Leads that talked, that did not end, and that nothing is promised to, as of a day; the longest silent first. */
function forgottenLeads(journal: Journal, asOf: string): number[] {
  const { told, steps, leads } = contents(journal);
  const silent = leads.flatMap((lead) => {
    const said = told.filter((one) => one.lead === lead.id && one.day <= asOf).sort(compareTold);
    const last = said.at(-1);
    if (last === undefined) return [];
    const talked = said.some(({ stage }) => stage !== null && stage >= 2);
    const asked = last.asks === 'date' || last.asks === 'meeting';
    // A phone number may be the wrong one; an email is another way.
    const isEnded = last.ends === 'yes' || (last.ends === 'address' && lead.hasEmail === 0);
    const isPromised = steps.some((step) => step.lead === lead.id && wasOpen(step, asOf));
    return (talked || asked) && !isEnded && !isPromised && !isStopped(lead, said)
      ? [{ id: lead.id, day: last.day }]
      : [];
  });
  return silent.sort((a, b) => a.day.localeCompare(b.day) || a.id - b.id).map(({ id }) => id);
}

function wasOpen({ made, closed }: Step, asOf: string): boolean {
  return made <= asOf && (closed === null || closed > asOf);
}

function isStopped({ isStopped, lifted }: Lead, said: Told[]): boolean {
  const isAfterLift = ({ day, at }: Told) =>
    lifted === null ||
    day > lifted.slice(0, 10) ||
    (day === lifted.slice(0, 10) && (at ?? 0) > Date.parse(lifted));
  return isStopped === 1 || said.some((one) => one.stops === 1 && isAfterLift(one));
}

interface DueJson {
  rows: { group: string; lead_id: number; date: string | null }[];
}

async function due(desk: Desk, asOf: string): Promise<DueJson> {
  const { stdout, stderr } = await desk.run('due', '--json', '--as-of', asOf);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as DueJson;
}

/** Whether due names everybody who is to be named as of a day, and nobody else. */
async function checkDue(desk: Desk, journal: Journal, asOf: string): Promise<void> {
  const { rows } = await due(desk, asOf);
  const named = rows.filter(({ group }) => group === 'nothing-next').map(({ lead_id }) => lead_id);
  expect(named).toEqual(forgottenLeads(journal, asOf));
  const sunday = addDays(asOf, 7 - weekday(asOf));
  const open = contents(journal).steps.filter((step) => step.day <= sunday && wasOpen(step, asOf));
  const listed = rows.filter(({ date }) => date !== null).map(({ lead_id, date }) => `${lead_id} ${date}`);
  expect(listed.sort()).toEqual(open.map(({ lead, day }) => `${lead} ${day}`).sort());
}

/** A deed as it is typed on a day. */
function onDay(line: Deed, today: string): string[] {
  return line.map((word) => {
    const days = /^today([+-]\d+)$/.exec(word)?.[1];
    return days === undefined ? word : addDays(today, Number(days));
  });
}

test('whatever is done, undone and done again, nobody who talked is without a next step, an end or a place in due', async () => {
  let named = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 16 }),
      async (deeds) => {
        const desk = new Desk();
        let today = '2026-11-02';
        desk.setClock(`${today}T12:00`);
        await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked');
        const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
        try {
          for (const [line, days] of deeds) {
            today = addDays(today, days);
            desk.setClock(`${today}T12:00`);
            const { code, stderr } = await desk.run(...onDay(line, today));
            expect([0, 2], stderr).toContain(code);
            expect(storedLastResults(journal)).toEqual(expectedLastResults(journal));
          }
          await checkDue(desk, journal, today);
          await checkDue(desk, journal, addDays(today, -9));
          named += forgottenLeads(journal, today).length;
        } finally {
          journal.close();
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(named).toBeGreaterThan(10);
});
