import { back } from './ask.js';

/** Asks, when there is something to ask, and says what is known then: the same object when nothing was asked. */
export type Step<K> = (known: K, canGoBack: boolean) => Promise<K | typeof back> | K;

/** Takes the steps in turn; Esc at one returns to the last that asked something. */
export async function takeSteps<K>(steps: Step<K>[], start: K): Promise<K> {
  const asked: { step: number; before: K }[] = [];
  let known = start;
  for (let step = 0; step < steps.length;) {
    const after = await steps[step]!(known, asked.length > 0);
    if (after === back) {
      const last = asked.pop()!;
      step = last.step;
      known = last.before;
      continue;
    }
    if (after !== known) asked.push({ step, before: known });
    known = after;
    step++;
  }
  return known;
}
