import { shareCredit, type CreditRule, type Path } from '../../stats/credit.js';
import type { GoalPath } from '../../store/counts/credit.js';
import type { GroupKey } from '../../store/counts/grouping.js';

/** The leads that came to the goal, shared out to the groups that took part, by each rule. */
export interface Credits extends Record<CreditRule, ReadonlyMap<GroupKey, number>> {
  conversions: number;
}

/** Leads that came to the goal having begun with a group. */
export interface Beginning {
  leads: number;
  /** Those of them first touched a window or more before as-of. */
  judged: number;
  /** Whether some of them began longer before the goal than touches have a share in it. */
  isLong: boolean;
  /** The other group whose touches brought most of them to the goal; null where its own touches brought all. */
  closer: GroupKey | null;
}

/** For each group, the leads that began with it and came to the goal. */
export function findBeginnings(paths: readonly GoalPath[]): Map<GroupKey, Beginning> {
  const byFirst = new Map<GroupKey, GoalPath[]>();
  for (const path of paths) {
    const own = byFirst.get(path.began);
    if (own) own.push(path);
    else byFirst.set(path.began, [path]);
  }
  return new Map([...byFirst].map(([key, own]) => [key, beginningOf(key, own)]));
}

/** A tactic that only closes: its conversions, and how many of them each other tactic began, the most first. */
export interface Followed {
  closed: number;
  openers: readonly { name: string; begun: number }[];
}

/**
 * Tactics that only close what others began, by name: those with five conversions or more of which nine in ten began
 * with another tactic. A tactic that only closes is not named as an opener. `nameOf` gives a tactic's name without its
 * version.
 */
export function findFollowed(
  paths: readonly GoalPath[],
  nameOf: (key: GroupKey) => string | undefined,
): Map<string, Followed> {
  const closers = new Map<string, Map<string, number>>();
  for (const { reached, began, amount } of paths) {
    const [closer, opener] = [nameOf(reached), nameOf(began)];
    if (closer === undefined || opener === undefined) continue;
    const begun = closers.get(closer) ?? new Map<string, number>();
    closers.set(closer, begun.set(opener, (begun.get(opener) ?? 0) + amount));
  }
  const closedOf = (begun: ReadonlyMap<string, number>) =>
    [...begun.values()].reduce((sum, amount) => sum + amount, 0);
  const found = [...closers].filter(([closer, begun]) => {
    const closed = closedOf(begun);
    return closed >= enoughConversions && closed - (begun.get(closer) ?? 0) >= onlyCloses * closed;
  });
  const isCloser = (name: string) => found.some(([closer]) => closer === name);
  return new Map(
    found.flatMap(([closer, begun]) => {
      const openers = [...begun]
        .filter(([name]) => !isCloser(name))
        .map(([name, amount]) => ({ name, begun: amount }))
        .sort((one, other) => other.begun - one.begun);
      return openers.length > 0 ? [[closer, { closed: closedOf(begun), openers }]] : [];
    }),
  );
}

function beginningOf(key: GroupKey, paths: readonly GoalPath[]): Beginning {
  const amountOf = (some: readonly GoalPath[]) => some.reduce((sum, { amount }) => sum + amount, 0);
  const closed = shareCredit(
    paths.filter(({ reached }) => reached !== key),
    'last',
  );
  const [closer] = [...closed].sort(
    ([a, one], [b, other]) => other - one || (String(a) < String(b) ? -1 : 1),
  );
  return {
    leads: amountOf(paths),
    judged: amountOf(paths.filter(({ isOld }) => isOld)),
    isLong: paths.some(({ began, steps }) => steps[0] !== began),
    closer: closer?.[0] ?? null,
  };
}

// Fewer conversions than these rank nothing.
const enoughConversions = 5;
// From this part of its conversions on a tactic is one that only closes what others began.
const onlyCloses = 0.9;
const top = 3;

/** Shares the conversions of these paths out to the groups, by each rule. */
export function shareOut(paths: readonly Path<GroupKey>[]): Credits {
  return {
    conversions: paths.reduce((sum, { amount }) => sum + amount, 0),
    last: shareCredit(paths, 'last'),
    first: shareCredit(paths, 'first'),
    linear: shareCredit(paths, 'linear'),
  };
}

/**
 * One sentence where the top three tactics stand in another order by first touch, or shared evenly, than by last touch;
 * null where they do not, and below five conversions. `goals` is what conversions are called; the touches of the
 * `window` days before a conversion share it.
 */
export function creditSentence(
  credits: Credits,
  { goals, window }: { goals: string; window: number },
  nameOf: (key: GroupKey) => string,
): string | null {
  if (credits.conversions < enoughConversions) return null;
  const rules = [
    { rule: credits.first, words: 'the first touch' },
    { rule: credits.linear, words: 'all touches' },
  ];
  for (const { rule, words } of rules) {
    const leading = new Set([...leaders(credits.last), ...leaders(rule)]);
    if (!isReversed([...leading], credits.last, rule)) continue;
    const list = (credit: ReadonlyMap<GroupKey, number>) =>
      leaders(credit)
        .map((key) => `${nameOf(key)} ${Number((credit.get(key) ?? 0).toFixed(1))}`)
        .join(', ');
    return `Who gets the credit for all ${credits.conversions} ${goals} changes the order. By the last touch: ${list(credits.last)}. By ${words} of the ${window} days before: ${list(rule)}.`;
  }
  return null;
}

function leaders(credit: ReadonlyMap<GroupKey, number>): GroupKey[] {
  return [...credit]
    .filter(([, amount]) => amount > 0)
    .sort(([key, amount], [otherKey, other]) => other - amount || (String(key) < String(otherKey) ? -1 : 1))
    .slice(0, top)
    .map(([key]) => key);
}

function isReversed(
  keys: readonly GroupKey[],
  one: ReadonlyMap<GroupKey, number>,
  other: ReadonlyMap<GroupKey, number>,
): boolean {
  const before = (credit: ReadonlyMap<GroupKey, number>, a: GroupKey, b: GroupKey) =>
    (credit.get(a) ?? 0) - (credit.get(b) ?? 0) > 1e-9;
  return keys.some((a) => keys.some((b) => before(one, a, b) && before(other, b, a)));
}
