export const creditRules = ['last', 'first', 'linear'] as const;
export type CreditRule = (typeof creditRules)[number];

/** The steps that led to something, in order, and how much it was: 1 to count, or its value. */
export interface Path<Key> {
  steps: readonly Key[];
  amount: number;
}

/**
 * Shares the amount of each path out to its steps: all to the last, all to the first, or the same to every step, so
 * that a key taking part twice gets two parts. What is given sums to the amounts; a path without steps gives nothing.
 */
export function shareCredit<Key>(paths: Iterable<Path<Key>>, rule: CreditRule): Map<Key, number> {
  const credit = new Map<Key, number>();
  const give = (key: Key, amount: number) => credit.set(key, (credit.get(key) ?? 0) + amount);
  for (const { steps, amount } of paths) {
    const credited = rule === 'linear' ? steps : rule === 'last' ? steps.slice(-1) : steps.slice(0, 1);
    for (const key of credited) give(key, amount / credited.length);
  }
  return credit;
}
