import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '../../src/render/csv.js';
import { Desk } from '../helpers/run.js';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
const touch = fc.record({
  at: fc.oneof(
    day,
    fc.tuple(day, fc.integer({ min: 10, max: 18 })).map(([on, hour]) => `${on} ${hour}:30`),
  ),
  lead: fc.constantFrom('Ann Lee', 'Bo Ray', 'Cy', 'ann lee', ''),
  company: fc.constantFrom('', 'Acme', 'Acme Ltd', 'Elm'),
  email: fc.constantFrom('', 'info@acme.example', 'bo@elm.example'),
  tactic: fc.constantFrom('call', 'Call', 'visit'),
  outcome: fc.constantFrom('talked', 'no-answer', 'voicemail'),
  note: fc.constantFrom('', 'hm'),
});
type Touch = typeof touch extends fc.Arbitrary<infer T> ? T : never;
const columns = ['at', 'lead', 'company', 'email', 'tactic', 'outcome', 'note'] as const;

const spelling = fc.record({
  order: fc.shuffledSubarray([...columns], { minLength: columns.length }),
  isGerman: fc.boolean(),
  blank: fc.constantFrom('', ' ', '  '),
  isMore: fc.boolean(),
});
type Spelling = typeof spelling extends fc.Arbitrary<infer T> ? T : never;

function written(touches: readonly Touch[], { order, isGerman, blank, isMore }: Spelling): string {
  const cell = (touch: Touch, column: keyof Touch) => {
    const text = touch[column];
    return (isGerman && column === 'at' ? text.replace(/^(\d+)-(\d+)-(\d+)/, '$3.$2.$1') : text) + blank;
  };
  const rows = touches.map((each) => [
    ...order.map((column) => cell(each, column)),
    ...(isMore ? ['North'] : []),
  ]);
  return [[...order, ...(isMore ? ['Region'] : [])], ...rows].map((cells) => csvLine(cells)).join('\n');
}

async function exported(desk: Desk): Promise<string> {
  return (await desk.run('export', 'all')).stdout;
}

const take = (desk: Desk, text: string) => desk.runWith({ input: text }, 'import', '-', '--skip-bad');

test('a table that was imported adds no touch however it is written, and undo takes all of it back', async () => {
  const files = fc.tuple(fc.array(touch, { minLength: 1, maxLength: 12 }), spelling, spelling);
  await fc.assert(
    fc.asyncProperty(files, async ([touches, first, again]) => {
      const desk = new Desk();
      await desk.run('config', 'set', 'cold-days', '20');
      const empty = await exported(desk);
      const answer = await take(desk, written(touches, first));
      expect(answer.code).toBe(0);
      const before = await exported(desk);
      expect((await take(desk, written(touches, first))).stdout).toContain('added 0 touches ·');
      expect(await exported(desk)).toBe(before);
      expect((await take(desk, written(touches, again))).stdout).toContain('added 0 touches ·');
      expect(await exported(desk)).toBe(before);
      if (before !== empty) await desk.run('undo');
      expect(await exported(desk)).toBe(empty);
    }),
    { numRuns: 30 },
  );
}, 240_000);

test('persons whose names contradict are never made one, whatever else they share', async () => {
  const person = fc.record({
    name: fc.constantFrom('Ann Lee', 'Bo Ray', 'Cy Fox', 'Di Orr', 'Eve Poe'),
    company: fc.constantFrom('', 'Acme', 'Elm'),
    email: fc.constantFrom('', 'info@acme.example', 'hi@elm.example', 'info@acme.example; hi@elm.example'),
    phone: fc.constantFrom('', '+4930123450', '+4930123451'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), async (persons) => {
      const desk = new Desk();
      const rows = persons.map(({ name, company, email, phone }) => csvLine([name, company, email, phone]));
      expect((await take(desk, ['name,company,email,phone', ...rows].join('\n'))).code).toBe(0);
      const all = await exported(desk);
      const { leads } = JSON.parse(all || '{"leads":[]}') as {
        leads: { name: string; company: string | null; addresses: { value: string }[] }[];
      };
      const names = new Set(persons.map(({ name }) => name));
      expect(new Set(leads.map(({ name }) => name))).toEqual(names);
      for (const { name, company, addresses } of leads) {
        const own = persons.filter((each) => each.name === name);
        if (company !== null) expect(own.map((each) => each.company)).toContain(company);
        const values = own.flatMap(({ email, phone }) => [...email.split('; '), phone]);
        for (const { value } of addresses) expect(values).toContain(value);
      }
    }),
    { numRuns: 40 },
  );
}, 240_000);
