import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const file = path.join(import.meta.dirname, '..', 'data', 'reference-values.json');
const sections = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;

/** A section of the reference values, which come from R, mpmath and exact fractions; `Shape` is what to read of it. */
export function section<Shape>(name: string): Shape {
  if (!(name in sections)) throw new Error(`no reference values called "${name}"`);
  return sections[name] as Shape;
}

/** What the reference values promise: closed forms to 1e-12, quadrature and special functions to 1e-9. */
export const closedForm = 1e-12;
export const computed = 1e-9;

/** That a number, or each of several, differs by at most `tolerance`; references may be decimal texts. */
export function expectClose(
  actual: number | readonly number[],
  expected: number | string | readonly (number | string)[],
  tolerance: number,
): void {
  const [got, wanted] = [[actual].flat(), [expected].flat().map(Number)];
  expect(got).toHaveLength(wanted.length);
  got.forEach((value, i) => {
    expect(Math.abs(value - wanted[i]!), `${value} against ${wanted[i]}`).toBeLessThanOrEqual(tolerance);
  });
}

/** A confidence level as percent from a share: 0.95 → 95. */
export function percent(share: number): 80 | 90 | 95 {
  return Math.round(share * 100) as 80 | 90 | 95;
}
