import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareHappened, noTime, type Happened } from '../../../src/domain/order.js';
import type { Journal } from '../../../src/store/file/journal.js';
import {
  instantOf,
  resultsBackwards,
  resultsInOrder,
  whenResult,
  whenTouch,
} from '../../../src/store/file/order.js';
import { byOrder, touchesSeen } from '../counts-model.js';
import { touches, withJournal } from '../random-journal.js';

type Row = Happened & { id: number };

const happened = (journal: Journal) =>
  journal.all<Row>(
    `SELECT r.id, r.day, ifnull(${instantOf('r')}, ${noTime}) AS instant, r.touch_id AS touch, r.seq AS place
     FROM result r ORDER BY r.id`,
  );
const ids = (journal: Journal, order: string) =>
  journal.all<{ id: number }>(`SELECT r.id FROM result r ORDER BY ${order}`).map(({ id }) => id);

test('the order of what happened is total and transitive, and keeps the results of a touch in their places', () => {
  fc.assert(
    fc.property(touches, (seeds) => {
      withJournal(seeds, (journal) => {
        const rows = happened(journal);
        for (const a of rows)
          for (const b of rows) {
            const order = Math.sign(compareHappened(a, b));
            expect(order).toBe(0 - Math.sign(compareHappened(b, a)));
            expect(order === 0).toBe(a.id === b.id);
            if (a.touch === b.touch) expect(order).toBe(Math.sign(a.place - b.place));
            if (order < 0)
              for (const c of rows)
                if (compareHappened(b, c) < 0) expect(compareHappened(a, c)).toBeLessThan(0);
          }
      });
    }),
    { numRuns: 30 },
  );
});

test('SQL orders results, and touches among them, as code does', () => {
  fc.assert(
    fc.property(touches, (seeds) => {
      withJournal(seeds, (journal) => {
        const rows = happened(journal).sort(compareHappened);
        expect(ids(journal, resultsInOrder('r'))).toEqual(rows.map(({ id }) => id));
        expect(ids(journal, resultsBackwards('r'))).toEqual(rows.map(({ id }) => id).reverse());
        const recounted = touchesSeen(seeds, '2199-12-31').flatMap(({ results }) => results);
        expect(recounted.sort(byOrder).map(({ touch, seq }) => [touch + 1, seq])).toEqual(
          rows.map(({ touch, place }) => [touch, place]),
        );
        const earlier = journal.all<{ a: number; b: number; sooner: 0 | 1; touch: 0 | 1 }>(
          `SELECT r.id AS a, s.id AS b, ${whenResult('r')} < ${whenResult('s')} AS sooner,
             ${whenTouch('t')} < ${whenResult('s')} AS touch
           FROM result r JOIN result s JOIN touch t ON t.id = r.touch_id`,
        );
        const byId = new Map(rows.map((row) => [row.id, row]));
        const firsts = new Map(rows.flatMap((row) => (row.place === 1 ? [[row.touch, row]] : [])));
        for (const { a, b, sooner, touch } of earlier) {
          expect(sooner === 1).toBe(compareHappened(byId.get(a)!, byId.get(b)!) < 0);
          const first = firsts.get(byId.get(a)!.touch)!;
          expect(touch === 1).toBe(compareHappened(first, byId.get(b)!) < 0);
        }
      });
    }),
    { numRuns: 30 },
  );
});

test('a later result of the day without a time ends the lead, whatever time the one it follows has', () => {
  const day = '2026-11-03';
  const seeds = [
    { day, time: '09:00', lead: 'Ann', tactic: 'cold-call', outcome: 'no-answer' },
    {
      day,
      time: '14:00',
      lead: 'Ann',
      tactic: 'cold-call',
      outcome: 'meeting',
      then: [{ day, outcome: 'lost' }],
    },
  ];
  const last = withJournal(seeds, (journal) =>
    journal.get('SELECT o.name FROM last_result s JOIN outcome o ON o.id = s.outcome_id'),
  );
  expect(last).toEqual({ name: 'lost' });
});
