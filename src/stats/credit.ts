export const creditRules = ['last', 'first', 'linear'] as const;
export type CreditRule = (typeof creditRules)[number];

/**
 * The steps that led to something, in order, which of them reached it (the last unless said), and how much it was: 1 to
 * count, or its value.
 */
export interface Path<Key> {
  steps: readonly Key[];
  reached?: Key;
  amount: number;
}

/**
 * Shares the amount of each path out to its steps: all to the one that reached it, all to the first, or the same to every step, so
 * that a key taking part twice gets two parts. What is given sums to the amounts; a path without steps gives nothing.
 */
export function shareCredit<Key>(paths: Iterable<Path<Key>>, rule: CreditRule): Map<Key, number> {
  const credit = new Map<Key, number>();
  const give = (key: Key, amount: number) => credit.set(key, (credit.get(key) ?? 0) + amount);
  for (const { steps, reached = steps.at(-1), amount } of paths) {
    const one = rule === 'last' ? reached : steps[0];
    const credited = rule === 'linear' || one === undefined ? steps : [one];
    for (const key of credited) give(key, amount / credited.length);
  }
  return credit;
}
