import { expect, test } from 'vitest';
import { usual } from '../../../src/domain/touch.js';
import { plainPainter, type View } from '../../../src/report/sheet/layout.js';
import { renderDream, type Dream } from '../../../src/report/promises/dream.js';
import type { ReportQuery } from '../../../src/report/measures/query.js';
import { renderPromises } from '../../../src/report/promises/page.js';
import { figuresOf } from '../../../src/report/promises/promises.js';
import type { PromiseCount } from '../../../src/store/counts/promises.js';

const query: ReportQuery = {
  asOf: { day: '2026-11-22', at: null, offset: null, zone: 'Europe/Berlin' },
  period: { from: '2026-11-16', to: '2026-11-22', label: 'Week 47 · Mon 16 – Sun 22 Nov 2026' },
  previous: null,
  goal: 'meeting',
  window: 30,
  level: 95,
  by: 'tactic',
  failuresBy: null,
  usual,
  credit: 'last',
};
const view = (width: number): View => ({ width, painter: plainPainter, all: false, explain: false });

const none: PromiseCount = {
  key: '',
  kept: 0,
  onTime: 0,
  broken: 0,
  brokenValue: null,
  moved: 0,
  dropped: 0,
  unanswered: 0,
  older: 0,
  confirmed: 0,
  unconfirmed: 0,
  unconfirmedValue: null,
};

function lines(of: Partial<PromiseCount>, left: number, width = 80): string {
  const talks = [{ key: '', talked: 20, left, leftValue: null }];
  const figures = figuresOf({ promises: [{ ...none, ...of }], talks, putOffs: [] }, query);
  return renderPromises(figures, query, view(width), 'EUR').join('\n');
}

const dream: Dream = {
  leads: 20,
  recent: 11,
  talking: 4,
  met: 2,
  never: 3,
  cold: 6,
  closed: 0,
  coldDays: 30,
};

test('the lines of the page are as they were agreed', () => {
  const agreed = { kept: 9, onTime: 9, broken: 2, brokenValue: 900_000, unconfirmed: 1 };
  expect(`${lines(agreed, 3)}\n${renderDream(dream, view(80)).join('\n')}`).toBe(`\
PROMISES       9 kept · 2 broken (€9,000) · 1 hand-off unconfirmed
               3 talks left without a next step                  prospect due
DREAM LIST     20: 11 touched in 30 days · 4 talking · 2 met · 3 never · 6 cold`);
});

test('what was late or broken before is said, too, and what is nothing is left out', () => {
  const much = { kept: 12, onTime: 10, broken: 2, older: 4, unconfirmed: 2 };
  expect(lines({ ...much, brokenValue: 1_250_000 }, 1)).toBe(`\
PROMISES       12 kept (2 late) · 2 broken (€12,500) · 4 broken before
               2 hand-offs unconfirmed
               1 talk left without a next step                   prospect due`);
  expect(lines({ kept: 1, onTime: 1 }, 0)).toBe('PROMISES       1 kept · none broken');
  expect(lines({}, 0)).toBe('PROMISES       none was due');
  expect(
    renderDream({ ...dream, recent: 0, talking: 0, met: 0, never: 20, cold: 0, coldDays: 1 }, view(80)),
  ).toEqual(['DREAM LIST     20: 0 touched today · 20 never']);
});

test('a narrow terminal gets the same in more lines', () => {
  const agreed = { kept: 9, onTime: 9, broken: 2, brokenValue: 900_000, unconfirmed: 1 };
  expect(lines(agreed, 3, 45)).toBe(`\
PROMISES       9 kept · 2 broken (€9,000)
               1 hand-off unconfirmed
  3 talks left without a next step:
    prospect due`);
  expect(lines(agreed, 3, 30)).toBe(`\
PROMISES
  9 kept · 2 broken (€9,000) ·
    1 hand-off unconfirmed
  3 talks left without a next
    step: prospect due`);
});
