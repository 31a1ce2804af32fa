import type { Offer } from '../domain/completing.js';
import { operandWords } from '../options/operands.js';
import { optionNamed, optionsOf, type Option } from '../options/taken.js';
import type { CommandSpec } from './spec.js';

/** What may stand where the cursor is in a command line. */
export interface Cursor {
  /** Commands or options that may stand there, whatever was typed of them. */
  words: Offer[];
  /** What else is meant: words, or what is to be looked up, such as lead, tactic or file. */
  meant: (readonly (string | number)[] | string)[];
  /** Words before the cursor that may belong to the same name. */
  before: string[];
  /** The word being typed, after `--option=`. */
  typed: string;
  /** `--option=`, or blank. */
  option: string;
  /** Whether a word that begins with a dash would be read as an option. */
  isOperand: boolean;
}

const anywhere = (['db', 'noInput'] as const).map((name) => optionNamed(name));
const help = optionNamed('help');
const atStart = [...anywhere, help, optionNamed('version')];

/** How far the words before the cursor lead. */
interface Way {
  /** The command they name, and those of which one must follow. */
  spec: CommandSpec | undefined;
  next: CommandSpec[] | undefined;
  /** Its options, and those given. */
  flags: Option[];
  given: Set<Option>;
  /** The option whose value is to follow. */
  waiting: Option | undefined;
  isPastFlags: boolean;
  operands: string[];
}

/**
 * Where the cursor is, after `words` and at the end of `typed`; undefined where a command is not known.
 * `wordsOfAlias` answers what stands for a word that is no command.
 */
export async function cursorAt(
  tree: CommandSpec[],
  words: readonly string[],
  typed: string,
  wordsOfAlias: (word: string) => Promise<readonly string[] | undefined>,
): Promise<Cursor | undefined> {
  const way = await goAlong(tree, words, wordsOfAlias);
  if (!way) return undefined;
  const { spec, next, flags, given, waiting, isPastFlags, operands } = way;
  const cursor: Cursor = { words: [], meant: [], before: [], typed, option: '', isOperand: false };
  if (waiting) return { ...cursor, meant: meantBy(waiting) };
  const unused = () =>
    flags
      .filter((one) => !one.isHidden && (one.repeats || !given.has(one)))
      .map(({ long, short, about }) => ({ word: short === typed ? short : long, about }));
  if (typed.startsWith('-') && !isPastFlags) {
    const [, long, value] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [];
    if (long === undefined || value === undefined) return { ...cursor, words: unused() };
    const known = flags.find((one) => one.long === long && (one.takesValue || one.offers !== undefined));
    return { ...cursor, meant: known ? meantBy(known) : [], typed: value, option: `${long}=` };
  }
  if (next) {
    const words = next.map((one) => ({ word: nameOf(one), about: one.summary }));
    return { ...cursor, words, meant: spec ? [] : ['alias'] };
  }
  const operand = operandAt(spec!, operands);
  const isOnlyFlags = operand.meant.length === 0 && typed === '' && !isPastFlags;
  return { ...cursor, ...operand, isOperand: !isPastFlags, words: isOnlyFlags ? unused() : [] };
}

async function goAlong(
  tree: CommandSpec[],
  words: readonly string[],
  wordsOfAlias: (word: string) => Promise<readonly string[] | undefined>,
): Promise<Way | undefined> {
  const way: Way = {
    spec: undefined,
    next: tree,
    flags: atStart,
    given: new Set(),
    waiting: undefined,
    isPastFlags: false,
    operands: [],
  };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (way.waiting) way.waiting = undefined;
    else if (word === '--') way.isPastFlags = true;
    else if (/^-./.test(word) && !way.isPastFlags) noteFlag(way, word);
    else if (!way.next) way.operands.push(word);
    else if (!enter(way, word)) {
      const meant = way.spec ? undefined : await wordsOfAlias(word);
      if (!meant || !tree.some((one) => isNamed(one, meant[0]))) return undefined;
      left.unshift(...meant);
    }
  }
  return way;
}

function noteFlag(way: Way, word: string): void {
  const [name, value] = word.split('=', 2);
  const found = way.flags.find(({ long, short }) => long === name || short === word);
  if (!found) return;
  way.given.add(found);
  if (found.takesValue && value === undefined) way.waiting = found;
}

/** Whether `word` is one of the commands that may follow, which then is the one named. */
function enter(way: Way, word: string): boolean {
  const found = way.next?.find((one) => isNamed(one, word));
  if (!found) return false;
  way.spec = found;
  way.next = found.passes ? way.next : found.commands;
  way.flags = [...optionsOf(found.options), ...(found.passes ? [] : anywhere), help];
  return true;
}

function isNamed(spec: CommandSpec, word: string | undefined): boolean {
  return nameOf(spec) === word || (spec.alias !== undefined && spec.alias === word);
}

function nameOf({ name }: CommandSpec): string {
  return name.split(' ')[0]!;
}

/** What is meant after so many operands, and which of them may belong to the same name. */
function operandAt(spec: CommandSpec, operands: string[]): Pick<Cursor, 'meant' | 'before'> {
  const names = [...spec.name.matchAll(/[<[]([\w-]+)(\.\.\.)?[>\]]/g)];
  const last = names.length - 1;
  const isVariadic = names[last]?.[2] !== undefined;
  if (operands.length > last && !isVariadic) return { meant: [], before: [] };
  const place = Math.min(operands.length, last);
  const before = isVariadic ? operands.slice(last) : [];
  const kinds = spec.takes?.[Math.min(operands.length, spec.takes.length - 1)] ?? names[place]![1]!;
  return { meant: kinds.split(' ').map((kind) => operandWords[kind] ?? kind), before };
}

function meantBy({ words, offers }: Option): Cursor['meant'] {
  return [words ?? offers ?? []];
}
