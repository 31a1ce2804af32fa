import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCurves, type Curve } from '../../src/render/curve.js';
import { textWidth } from '../../src/render/width.js';

const newer: Curve = {
  points: [
    { day: 0, share: 0.004 },
    { day: 3, share: 0.012 },
    { day: 7, share: 0.02 },
    { day: 8, share: 0.03 },
    { day: 14, share: 0.041 },
    { day: 21, share: 0.055 },
  ],
  until: 24,
};
const older: Curve = {
  points: [
    { day: 0, share: 0 },
    { day: 2, share: 0.01 },
    { day: 9, share: 0.03 },
  ],
  until: 30,
};

test('draws a step function with its axes', () => {
  expect(drawCurves({ curves: [newer], width: 60, height: 8 }).join('\n')).toBe(`\
6% ┤                                          ╭──────
   │                                          │
   │                            ╭─────────────╯
3% ┤                ╭───────────╯
   │              ╭─╯
   │──────────────╯
0% ┼
    0             7             14            21`);
});

test('the first of two lies on top, the second is told apart by its shape, and each ends where it ends', () => {
  expect(drawCurves({ curves: [newer, older], width: 60, height: 8 }).join('\n')).toBe(`\
6% ┤                     ╭───
   │                     │
   │              ╭──────╯
3% ┤        ╭─────╯╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
   │       ╭╯┆
   │───────╯╌┘
0% ┼╌╌┘
    0      7      14     21     28`);
});

test('paints each curve and the axes apart', () => {
  const brush = (name: string) => (text: string) => `<${name} ${text}>`;
  const lines = drawCurves({
    curves: [{ points: [{ day: 1, share: 0.2 }], until: 2 }],
    width: 20,
    height: 4,
    brushes: [brush('curve'), brush('axis')],
  });
  expect(lines).toEqual([
    '<axis 20% ┤>      <curve ╭──────>',
    '<axis 10% ┤>      <curve │>',
    '<axis  0% ┼><curve ──────╯>',
    '<axis      0     1     2>',
  ]);
});

test('on few lines the highest is labelled with the share that it is', () => {
  const points = [{ day: 0, share: 35 / 288 }];
  expect(drawCurves({ curves: [{ points, until: 2 }], width: 20, height: 4 }).join('\n')).toBe(`\
 12% ┤───────────
6.1% ┤
  0% ┼
      0    1    2`);
});

test('draws nothing where there is nothing to draw', () => {
  const flat: Curve = { points: [{ day: 0, share: 0 }], until: 30 };
  const early: Curve = { points: [{ day: 0, share: 0.5 }], until: 0 };
  expect(drawCurves({ curves: [], width: 80, height: 8 })).toEqual([]);
  expect(drawCurves({ curves: [flat], width: 80, height: 8 })).toEqual([]);
  expect(drawCurves({ curves: [early], width: 80, height: 8 })).toEqual([]);
  expect(drawCurves({ curves: [newer], width: 12, height: 8 })).toEqual([]);
  expect(drawCurves({ curves: [newer], width: 80, height: 3 })).toEqual([]);
});

const curves = fc
  .tuple(
    fc.array(fc.record({ day: fc.nat(400), gain: fc.double({ min: 0, max: 0.02, noNaN: true }) }), {
      maxLength: 40,
    }),
    fc.nat(400),
  )
  .map(([steps, until]): Curve => {
    let share = 0;
    const days = [...new Map(steps.map((step) => [step.day, step])).values()].sort((a, b) => a.day - b.day);
    return { points: days.map(({ day, gain }) => ({ day, share: (share += gain) })), until };
  });

test('fits the width and the height, whatever the curves', () => {
  fc.assert(
    fc.property(
      fc.array(curves, { maxLength: 2 }),
      fc.integer({ min: 0, max: 130 }),
      fc.integer({ min: 0, max: 12 }),
      (drawn, width, height) => {
        const lines = drawCurves({ curves: drawn, width, height });
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('a curve never falls, starts at day 0 and has one level in each column', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 30, max: 130 }), (curve, width) => {
      const lines = drawCurves({ curves: [curve], width, height: 8 });
      if (lines.length === 0) return;
      const start = lines[0]!.search(/[┤│┼]/) + 1;
      const rows = lines.slice(0, -1).map((line) => [...line].slice(start));
      const columns = Math.max(...rows.map((row) => row.length));
      let before = rows.length;
      for (let column = 0; column < columns; column++) {
        const levels = rows.flatMap((row, index) => (/[─╭]/.test(row[column] ?? ' ') ? [index] : []));
        expect(levels).toHaveLength(1);
        expect(levels[0]!).toBeLessThanOrEqual(before);
        before = levels[0]!;
      }
    }),
  );
});

test('a share above nothing is above the line of nothing, and nothing is on it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      (small, large) => {
        const points = [
          { day: 10, share: small },
          { day: 20, share: large },
        ];
        const lines = drawCurves({ curves: [{ points, until: 30 }], width: 80, height: 8 });
        const [zero] = lines.filter((line) => line.includes('┼'));
        const columns = lines[0]!.search('┤') + 1;
        expect(zero!.slice(columns)).toMatch(/^─+╯$/);
        expect(zero!.length).toBeLessThan(Math.max(...lines.slice(0, -2).map((line) => line.length)));
      },
    ),
  );
});
