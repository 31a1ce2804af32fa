import { expect, test } from 'vitest';
import { worthLegend } from '../../../src/report/sheet/likely-bar.js';
import { readPage } from '../../helpers/pages.js';
import { Desk } from '../../helpers/run.js';
import { autumn } from '../../helpers/scenes.js';
import { seed } from '../../helpers/seed.js';

const legend = worthLegend.join(' · ');
const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

test('the bar is explained by one and the same line on the page, under --explain and in the docs', async () => {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, autumn());
  const shown = async (...args: string[]) => (await desk.runWith({ columns: 80 }, ...args)).stdout;
  expect(await shown('report')).toContain(`\n  ${legend}\n`);
  expect(await shown('tactic', 'show', 'cold-call')).toContain(`\n  ${legend}\n`);
  for (const args of [['report'], ['tactic', 'show', 'cold-call']])
    expect(onOneLine(await shown(...args, '--explain'))).toContain(`Bar: ${legend}.`);
  expect(onOneLine(readPage('docs/numbers.md'))).toContain(legend);
});

test('where nothing has a worth, the line says nothing of one', async () => {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { ...autumn(), tactics: {} });
  const { stdout } = await desk.runWith({ columns: 80 }, 'report');
  expect(stdout).toContain('\n  ● most likely · ├─┤ likely range\n');
  expect(stdout).not.toContain('enough');
});
