const order = 16;

/** Legendre polynomials 0 to `order` at `x`, by their recurrence. */
function legendre(x: number): number[] {
  const values = [1, x];
  for (let j = 1; j < order; j++) values.push(((2 * j + 1) * x * values[j]! - j * values[j - 1]!) / (j + 1));
  return values;
}

// Gauss–Legendre nodes above 0 and their weights for 16 points (Abramowitz and Stegun 1964, 25.4.30). As figures, for
// working them out takes a twentieth of a bare start of Node.
const above: readonly (readonly [node: number, weight: number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.45801677765722737, 0.16915651939500256],
  [0.6178762444026438, 0.14959598881657685],
  [0.755404408355003, 0.12462897125553395],
  [0.8656312023878318, 0.0951585116824929],
  [0.9445750230732326, 0.062253523938647776],
  [0.9894009349916499, 0.027152459411754058],
];
const below = above.map(([node, weight]) => [-node, weight] as const).reverse();

/** The nodes from −1 to 1, ascending. */
export const nodes: readonly number[] = [...below, ...above].map(([node]) => node);

/** The weights of the nodes; they sum to 2. */
export const weights: readonly number[] = [...below, ...above].map(([, weight]) => weight);

const polynomials = nodes.map(legendre);

/**
 * Row m, times the values of a function at the nodes, is its integral from −1 to node m: the polynomial through the
 * values is a sum of Legendre polynomials, each of which is integrated by (2j+1)·P_j = (P_{j+1} − P_{j−1})′.
 */
export const partialWeights: readonly Float64Array[] = nodes.map((x, m) =>
  Float64Array.from(weights, (weight, k) => {
    let sum = x + 1;
    for (let j = 1; j < order; j++) {
      sum += polynomials[k]![j]! * (polynomials[m]![j + 1]! - polynomials[m]![j - 1]!);
    }
    return (weight * sum) / 2;
  }),
);

/** A stretch of the axis integrated with one set of nodes. */
export interface Panel {
  from: number;
  to: number;
}

export function nodesOf({ from, to }: Panel): number[] {
  return nodes.map((node) => (from + to + (to - from) * node) / 2);
}
