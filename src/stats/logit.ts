import { betaCdf, type Beta } from './beta.js';

/** Beyond this on the logit scale a share is 0 or 1 for every purpose: e^−40 is 4 in 10^18. */
export const far = 40;

/** How far the logarithm of a chance or density falls before the rest is left out: e^−33 is 5 in 10^15. */
export const drop = 33;

/** A beta distribution over t = ln(x / (1−x)), where its density is ∝ x^a·(1−x)^b. */
export interface LogitBeta extends Beta {
  /** Where the density is highest, and its logarithm there, up to its constant. */
  mode: number;
  peak: number;
  /** How far one has to go for the density to change, at most 1.4: flat ones bend no less where they end. */
  scale: number;
  /** Where the density has all but vanished, from −40 to 40. */
  low: number;
  high: number;
}

/** The share at `t`; what is left to 1 is the share at −t, without loss of precision. */
export function shareAt(t: number): number {
  return 1 / (1 + Math.exp(-t));
}

/** The natural logarithm of the share at `t`. */
export function logShareAt(t: number): number {
  return Math.min(t, 0) - Math.log1p(Math.exp(-Math.abs(t)));
}

/** The chances to be at most and above the share at `t`, the one that is an incomplete beta of the smaller half. */
export function splitAt(t: number, { a, b }: Beta): { below: number; above: number } {
  if (t <= 0) {
    const below = betaCdf(shareAt(t), a, b);
    return { below, above: 1 - below };
  }
  const above = betaCdf(shareAt(-t), b, a);
  return { below: 1 - above, above };
}

/** The same share on the logit scale, as far as its density falls by no more than e^−`reach`. */
export function toLogit({ a, b }: Beta, reach = drop): LogitBeta {
  const mode = Math.log(a / b);
  const scale = Math.min(Math.sqrt((a + b) / a / b), 1.4);
  const height = (t: number) => a * logShareAt(t) + b * logShareAt(-t);
  const peak = height(mode);
  const walk = (step: number) => {
    let t = mode;
    while (Math.abs(t) < far && peak - height(t) < reach) t += step;
    return Math.min(far, Math.max(-far, t));
  };
  return { a, b, mode, peak, scale, low: walk(-scale), high: walk(scale) };
}
