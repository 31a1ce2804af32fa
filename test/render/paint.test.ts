import { expect, test } from 'vitest';
import { makePainter } from '../../src/render/paint.js';

test('adds nothing to the words without colour', () => {
  const { accent, good, bad, dim, bold } = makePainter({ color: false });
  expect([accent, good, bad, dim, bold].map((brush) => String(brush('keep?')))).toEqual(
    Array.from({ length: 5 }, () => 'keep?'),
  );
});

test('gives each meaning a style of its own with colour', () => {
  const { accent, good, bad, dim, bold } = makePainter({ color: true });
  const styled = [accent, good, bad, dim, bold].map((brush) => String(brush(12)));
  expect(new Set(styled).size).toBe(5);
  for (const text of styled) expect(text).toMatch(/^\x1b\[\d+m12\x1b\[\d+m$/);
});

test('shows data before painting it, and paints what is painted', () => {
  const { bold, bad } = makePainter({ color: true });
  expect(String(bold(bad('\u001b[0mx')))).toBe('\u001b[1m\u001b[31m^[[0mx\u001b[39m\u001b[22m');
});
