import { expect, test } from 'vitest';
import { nodes, nodesOf, partialWeights, weights } from '../../src/stats/quadrature.js';
import { expectClose } from './reference.js';

test('the nodes and weights are those of Abramowitz and Stegun for 16 points', () => {
  expectClose(nodes[8]!, 0.09501250983763744, 1e-15);
  expectClose(nodes[15]!, 0.9894009349916499, 1e-15);
  expectClose(weights[8]!, 0.1894506104550685, 1e-15);
  expectClose(weights[15]!, 0.02715245941175409, 1e-15);
});

test('integrals up to every node are exact for polynomials, and of the whole for higher ones', () => {
  partialWeights.forEach((row, m) => {
    const part = nodes.reduce((sum, x, k) => sum + row[k]! * x ** 15, 0);
    expectClose(part, (nodes[m]! ** 16 - 1) / 16, 1e-15);
  });
  const whole = nodes.reduce((sum, x, k) => sum + weights[k]! * x ** 30, 0);
  expectClose(whole, 2 / 31, 1e-15);
});

test('the nodes of a panel lie within it, ascending', () => {
  const placed = nodesOf({ from: 2, to: 5 });
  expect(placed).toEqual(placed.toSorted((a, b) => a - b));
  expect(placed[0]).toBeGreaterThan(2);
  expect(placed.at(-1)).toBeLessThan(5);
});
