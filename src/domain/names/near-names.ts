import { isAlmost, slipsAllowed } from '../match.js';

/** Longer names have too many forms for the duplicates of all names to be found by them. */
const longestName = 32;
/** Names up to that length can be found by their forms when only some are asked for. */
export const longestAsked = 62;
const slips = 2;
const mostForms = formCount(longestName);
/** Others looked at for each name among those that share a form. */
const looks = 50;
/** Forms looked at at a time, about 12 bytes each. */
const formsAtOnce = 3_000_000;
const mostNames = 2 ** 21;

/**
 * For many folded names at once: to each index of `asked`, the index of another name that is the same or almost
 * (`isAlmost`), if there is one. Two names that are one or two edits apart share a form: what is left of each without at
 * most as many letters. Forms are hashed and sorted, and only names that share one are compared. Of names longer than 32
 * letters only equal ones are found, and so it is among more than two million names.
 */
export function findNearNames(names: readonly string[], asked: readonly number[]): Map<number, number> {
  const wanted = new Set(asked);
  const { duplicates, distinct } = findEquals(names, wanted);
  if (names.length > mostNames) return duplicates;
  if (asked.length < names.length / 4) return withSimilar(names, asked, duplicates);
  const compared = withLikeDigits(
    names,
    distinct.filter((index) => slipsAllowed(names[index]!) > 0 && names[index]!.length <= longestName),
  );
  const total = compared.reduce((sum, index) => sum + formCount(names[index]!.length), 0);
  const rounds = Math.ceil(total / formsAtOnce);
  const keys = new Float64Array(Math.min(total, 1.25 * formsAtOnce));
  const forms = new Uint32Array(mostForms);
  for (let round = 0; round < rounds; round++) {
    let count = 0;
    for (const index of compared) {
      const made = writeForms(names[index]!, forms);
      for (let at = 0; at < made; at++)
        if (forms[at]! % rounds === round) keys[count++] = forms[at]! * mostNames + index;
    }
    compareSharers(names, keys.subarray(0, count).sort(), wanted, duplicates);
  }
  return duplicates;
}

/** Adds to the equal duplicates those that are almost so, for few asked among many: all forms need not be sorted then. */
function withSimilar(
  names: readonly string[],
  asked: readonly number[],
  duplicates: Map<number, number>,
): Map<number, number> {
  const left = asked.filter((index) => !duplicates.has(index) && names[index]!.length <= longestName);
  const found = findSimilar(
    names,
    left.map((index) => names[index]!),
  );
  for (const index of left) {
    const [duplicate] = found.get(names[index]!)!;
    if (duplicate !== undefined) duplicates.set(index, duplicate);
  }
  return duplicates;
}

/**
 * To each name of `asked`, of at most `longestAsked` letters, the indexes of all of `names` that are almost the same
 * (`isAlmost`): those that share a form with it, compared.
 */
export function findSimilar(names: readonly string[], asked: readonly string[]): Map<string, number[]> {
  const found = new Map(asked.map((name): [string, number[]] => [name, []]));
  const askers = [...found.keys()].filter((name) => slipsAllowed(name) > 0);
  for (let from = 0, to = 0; from < askers.length; from = to) {
    let total = 0;
    while (to < askers.length && total < formsAtOnce) total += formCount(askers[to++]!.length);
    compareAskers(names, askers.slice(from, to), total, found);
  }
  return found;
}

/** Puts the forms of the askers, `total` in all, into a table by their last bits and looks up those of all names in it. */
function compareAskers(
  names: readonly string[],
  askers: readonly string[],
  total: number,
  found: Map<string, number[]>,
): void {
  const forms = new Uint32Array(formCount(longestAsked + slips));
  const entries = {
    form: new Uint32Array(total + 1),
    asker: new Uint32Array(total + 1),
    next: new Uint32Array(total + 1),
  };
  const heads = new Uint32Array(2 ** 20);
  const last = heads.length - 1;
  const isLength = new Set<number>();
  let entry = 0;
  for (const [index, name] of askers.entries()) {
    for (let by = -slips; by <= slips; by++) isLength.add(name.length + by);
    const made = writeForms(name, forms);
    for (let at = 0; at < made; at++) {
      const form = forms[at]!;
      entries.form[++entry] = form;
      entries.asker[entry] = index;
      entries.next[entry] = heads[form & last]!;
      heads[form & last] = entry;
    }
  }
  for (const [index, name] of names.entries()) {
    if (!isLength.has(name.length)) continue;
    const made = writeForms(name, forms);
    for (let at = 0; at < made; at++) {
      const form = forms[at]!;
      for (let other = heads[form & last]!; other !== 0; other = entries.next[other]!) {
        if (entries.form[other] !== form) continue;
        const asker = askers[entries.asker[other]!]!;
        const almost = found.get(asker)!;
        if (almost.at(-1) !== index && isAlmost(asker, name)) almost.push(index);
      }
    }
  }
}

/** The duplicates that are equal, and one index for each name there is. */
function findEquals(
  names: readonly string[],
  wanted: Set<number>,
): { duplicates: Map<number, number>; distinct: number[] } {
  const duplicates = new Map<number, number>();
  const firsts = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, index);
    else {
      if (wanted.has(index)) duplicates.set(index, first);
      if (wanted.has(first) && !duplicates.has(first)) duplicates.set(first, index);
    }
  }
  return { duplicates, distinct: [...firsts.values()] };
}

/** Without the names that have digits no other has: those have no duplicate. */
function withLikeDigits(names: readonly string[], indexes: readonly number[]): number[] {
  const uses = new Map<string, number>();
  const digits = indexes.map((index) => names[index]!.replace(/\D/g, ''));
  for (const text of digits) uses.set(text, (uses.get(text) ?? 0) + 1);
  return indexes.filter((_, at) => uses.get(digits[at]!)! > 1);
}

/** Goes over sorted keys, form × `mostNames` + index, and compares the names that share a form. */
function compareSharers(
  names: readonly string[],
  keys: Float64Array,
  wanted: Set<number>,
  duplicates: Map<number, number>,
): void {
  const formAt = (at: number) => Math.floor(keys[at]! / mostNames);
  for (let from = 0, to = 0; from < keys.length; from = to) {
    while (to < keys.length && formAt(to) === formAt(from)) to++;
    for (let at = from; to - from > 1 && at < to; at++) {
      const index = keys[at]! % mostNames;
      if (!wanted.has(index) || duplicates.has(index)) continue;
      for (let other = from; other < Math.min(to, from + looks); other++) {
        const candidate = keys[other]! % mostNames;
        if (candidate === index || !isAlmost(names[index]!, names[candidate]!)) continue;
        duplicates.set(index, candidate);
        break;
      }
    }
  }
}

/** How many forms a name of that length has: whole, without any one letter, from eight letters on without any two. */
function formCount(length: number): number {
  return 1 + length + (length < 8 ? 0 : (length * (length - 1)) / 2);
}

const factor = 0x01000193;
const before = new Int32Array(longestAsked + slips + 1);
const power = new Int32Array(longestAsked + slips + 1);
power[0] = 1;
for (let n = 1; n < power.length; n++) power[n] = Math.imul(power[n - 1]!, factor);

/**
 * Hashes of the forms of a name, to `forms`; returns how many. Each is a polynomial modulo 2³², put together from those
 * of the pieces around the letters left out; names with other digits, which are never duplicates, share none.
 */
function writeForms(name: string, forms: Uint32Array): number {
  const { length } = name;
  before[0] = 0;
  for (const digit of name.replace(/\D/g, '')) before[0] = Math.imul(before[0], 31) + digit.charCodeAt(0);
  for (let at = 0; at < length; at++) before[at + 1] = Math.imul(before[at]!, factor) + name.charCodeAt(at);
  const join = (hash: number, from: number, to: number) =>
    Math.imul(hash, power[to - from]!) + before[to]! - Math.imul(before[from]!, power[to - from]!);
  let count = 0;
  forms[count++] = before[length]!;
  for (let one = 0; one < length; one++) {
    forms[count++] = join(before[one]!, one + 1, length);
    if (length < 8) continue;
    for (let two = one + 1; two < length; two++)
      forms[count++] = join(join(before[one]!, one + 1, two), two + 1, length);
  }
  return count;
}
