const order = 16;

/** Legendre polynomials 0 to `order` at `x`, by their recurrence. */
function legendre(x: number): number[] {
  const values = [1, x];
  for (let j = 1; j < order; j++) values.push(((2 * j + 1) * x * values[j]! - j * values[j - 1]!) / (j + 1));
  return values;
}

function lastSlope(x: number, values: readonly number[]): number {
  return (order * (values[order - 1]! - x * values[order]!)) / (1 - x * x);
}

function findNode(index: number): number {
  let x = -Math.cos((Math.PI * (index + 0.75)) / (order + 0.5));
  for (let round = 0; round < 6; round++) {
    const values = legendre(x);
    x -= values[order]! / lastSlope(x, values);
  }
  return x;
}

/** Gauss–Legendre nodes from −1 to 1, ascending (Abramowitz and Stegun 1964, 25.4.29). */
export const nodes: readonly number[] = Array.from({ length: order }, (_, index) => findNode(index));

const polynomials = nodes.map(legendre);

/** The weights of the nodes; they sum to 2. */
export const weights: readonly number[] = nodes.map(
  (x, index) => 2 / ((1 - x * x) * lastSlope(x, polynomials[index]!) ** 2),
);

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
