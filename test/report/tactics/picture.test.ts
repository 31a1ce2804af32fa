import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent, range } from '../../../src/render/figure.js';
import type { GroupRow } from '../../../src/report/measures/groups.js';
import { verdicts } from '../../../src/report/measures/verdict.js';
import type { About } from '../../../src/report/sheet/about.js';
import { picture } from '../../../src/report/tactics/picture.js';
import { readWorked } from '../../../src/report/tactics/read.js';
import type { Worked } from '../../../src/report/tactics/tactics.js';
import { demoFile, demos, misplaced, pictureWidths, readFrom, textsOf } from '../../helpers/pictures.js';
import { hostileTexts } from '../../helpers/corpus.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed } from '../../helpers/seed.js';

const readAll = (file: string, flags = {}) => {
  const { told, about } = readFrom(
    file,
    (journal, query) => readWorked(journal, query, { ranked: false }),
    flags,
  );
  return { told, about, picture: picture(told, about) };
};

function pictureOf(data: Seed) {
  const desk = new Desk();
  seed(desk.file, data);
  return readAll(desk.file).picture;
}

/** Leads called on one day in spring, of whom the first `met` came to a meeting. */
const called = (tactic: string, leads: number, met: number) =>
  Array.from({ length: leads }, (_, index) => ({
    day: '2026-05-04',
    lead: `${tactic} ${index}`,
    tactic,
    outcome: index < met ? 'meeting' : 'no-answer',
  }));

test('the table has the figures of the page', () => {
  for (const name of demos) {
    const { told, picture } = readAll(demoFile(name));
    const { columns, rows } = picture!.table;
    expect(rows.length, name).toBeGreaterThan(2);
    const at = (title: string) => columns.findIndex((column) => column.title === title);
    for (const [tactic, ...cells] of rows) {
      const row = told.rows.find(
        (each) => each.name === tactic!.split('@')[0] && each.version === Number(tactic!.split('@')[1] ?? 1),
      )!;
      const cell = (title: string) => cells[at(title) - 1];
      expect(cell('most likely'), `${name} ${tactic}`).toBe(percent(row.byWindow!.rate));
      expect(cell('95% range')).toBe(range(row.byWindow!.low, row.byWindow!.high));
      expect(cell('verdict')).toBe(told.judgements.byTactic.get(row.key)?.verdict ?? '–');
    }
  }
});

test('a range stands where the worth says: on the line of enough, twice as far, or beyond an arrow', () => {
  const found = pictureOf({
    touches: [...called('just', 400, 20), ...called('far', 400, 160), ...called('none', 400, 0)],
    tactics: { just: { worth: 0.05 }, far: { worth: 0.01 }, none: { worth: 0.2 } },
  })!;
  const drawn = found.draw(720).inside.join('');
  const enough = /<line class="worth" x1="([\d.]+)"/.exec(drawn)![1];
  expect(drawn).toContain(`<circle class="dot" cx="${enough}"`);
  expect(drawn.match(/<circle/g)).toHaveLength(1);
  expect(drawn.match(/<path class="range/g)).toHaveLength(2);
  expect(textsOf(found.draw(720))).toEqual(expect.arrayContaining(['under ¼', 'over 4×']));
  expect(found.description).toContain('The verdicts: keep: far; ');
  expect(found.table.rows.find(([name]) => name === 'far')).toEqual([
    'far',
    'cold',
    '160/400',
    '40%',
    '35–45%',
    '30',
    '1/100',
    'keep',
  ]);
});

test('what has no worth, or too few leads for a range, says so in place of a range', () => {
  const found = pictureOf({
    touches: [...called('first', 40, 4), ...called('unmeasured', 40, 2), ...called('rare', 3, 1)],
    tactics: { first: { worth: 0.05 }, rare: { worth: 0.1 } },
  })!;
  for (const width of pictureWidths) {
    const texts = textsOf(found.draw(width));
    expect(texts).toContain('It has no worth to measure against.');
    expect(texts).toContain('A range takes 5 leads.');
    // One line of enough behind all on a screen; on a phone each range has its own, and what has none has none.
    expect(
      found
        .draw(width)
        .inside.join('')
        .match(/class="worth"/g),
    ).toHaveLength(1);
    expect(
      found
        .draw(width)
        .inside.join('')
        .match(/<line class="range/g),
    ).toHaveLength(1);
  }
  expect(found.description).toMatch(/early: rare; no worth: unmeasured\.$/);
  expect(found.table.rows.find(([name]) => name === 'rare')).toEqual([
    ...['rare', 'cold', '1/3', '–', '–', '–', '1/10', 'early'],
  ]);
});

test('without any worth shares are drawn, and nothing is no share', () => {
  const found = pictureOf({ touches: [...called('first', 40, 4), ...called('other', 40, 0)] })!;
  expect(found.title).toBe('What each tactic brings');
  expect(found.description).toContain('Highest so far: first with 10% (4–23%), 4 of 40.');
  expect(textsOf(found.draw(340))).toContain('20%');
  expect(pictureOf({ touches: called('few', 2, 2) })!.description).toContain(
    'A range takes 5 leads, which none has yet.',
  );
  expect(pictureOf({})).toBeNull();
});

test('by channel there is a picture, and by hour there is none', () => {
  const file = demoFile('agent');
  expect(readAll(file, { by: 'channel' }).picture).toMatchObject({ title: 'What each channel brings' });
  expect(readAll(file, { by: 'hour' }).picture).toBeNull();
});

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const names = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('W'.repeat(40), '👩‍👩‍👧'.repeat(20), '<svg onload=alert(1)>', ...hostileTexts),
);
const row = fc
  .record({
    name: names,
    kind: fc.constantFrom('cold', 'warm', null),
    worth: fc.option(fc.double({ min: 1e-6, max: 1, noNaN: true })),
    shares: fc.option(fc.tuple(share, share, share)),
    leads: fc.nat(100_000),
    verdict: fc.option(fc.constantFrom(...verdicts)),
  })
  .map(({ shares, leads, verdict, ...rest }) => {
    const [low, rate, high] = shares?.toSorted((a, b) => a - b) ?? [];
    const byWindow = shares === null ? null : { day: 30, rate, low, high, effective: 10 };
    return {
      ...rest,
      verdict,
      byWindow,
      leads,
      leadsConverted: leads,
      version: 1,
      droppedDay: null,
      touches: 1,
    };
  });

test('whatever the figures and the names, everything stands within the drawing and no text on another', () => {
  const about = {
    query: {
      by: 'tactic',
      goal: 'meeting',
      window: 30,
      level: 95,
      asOf: { day: '2026-11-20', at: null },
    },
  } as About;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (list) => {
      const rows = list.map((each, key) => ({ ...each, key }) as unknown as GroupRow & (typeof list)[number]);
      const byTactic = new Map(rows.map(({ key, verdict }) => [key, { verdict, wait: null, shift: null }]));
      const worked = {
        rows,
        total: null,
        leftOff: new Set(),
        planned: new Map(),
        judgements: { byTactic, remarks: [] },
        credits: { conversions: 0, first: new Map(), last: new Map() },
      } as unknown as Worked;
      const found = picture(worked, about)!;
      expect(found.table.rows).toHaveLength(Math.min(12, rows.length));
      for (const width of pictureWidths) {
        expect(misplaced(found.draw(width), width)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
