import type { Command } from 'commander';
import type { Offer } from '../domain/completing.js';
import type { CommandSpec } from './spec.js';

/** What may stand where the cursor is in a command line. */
export interface Cursor {
  /** Commands or options that may stand there, whatever was typed of them. */
  words: Offer[];
  /** What else is meant, by the name of the operand or option: lead, tactic, file … */
  kinds: string[];
  /** Words before the cursor that may belong to the same name. */
  before: string[];
  /** The word being typed, after `--option=`. */
  typed: string;
  /** `--option=`, or blank. */
  option: string;
  /** Whether a word that begins with a dash would be read as an option. */
  isOperand: boolean;
}

interface Flag {
  long: string;
  short: string | undefined;
  takesValue: boolean;
  repeats: boolean;
  about: string;
}

const help = flag('-h, --help', 'Print this help.');
const anywhere = [
  flag('--db <file>', 'Use this journal instead of the usual one.'),
  flag('--no-input', 'Never ask; fail when something is missing.'),
];
const atStart = [...anywhere, help, flag('-V, --version', 'Print the version.')];

/** How far the words before the cursor lead. */
interface Way {
  /** The command they name, and those of which one must follow. */
  spec: CommandSpec | undefined;
  next: CommandSpec[] | undefined;
  /** Its options, and those given. */
  flags: Flag[];
  given: Set<Flag>;
  /** The option whose value is to follow. */
  waiting: Flag | undefined;
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
  const cursor: Cursor = { words: [], kinds: [], before: [], typed, option: '', isOperand: false };
  if (waiting) return { ...cursor, kinds: [waiting.long.slice(2)] };
  const unused = () =>
    flags
      .filter((one) => one.repeats || !given.has(one))
      .map(({ long, short, about }) => ({ word: short === typed ? short : long, about }));
  if (typed.startsWith('-') && !isPastFlags) {
    const [, long, value] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [];
    if (long === undefined || value === undefined) return { ...cursor, words: unused() };
    const isKnown = flags.some((one) => one.long === long && one.takesValue);
    return { ...cursor, kinds: isKnown ? [long.slice(2)] : [], typed: value, option: `${long}=` };
  }
  if (next) {
    const words = next.map((one) => ({ word: nameOf(one), about: one.summary }));
    return { ...cursor, words, kinds: spec ? [] : ['alias'] };
  }
  const meant = operandAt(spec!, operands);
  const isOnlyFlags = meant.kinds.length === 0 && typed === '' && !isPastFlags;
  return { ...cursor, ...meant, isOperand: !isPastFlags, words: isOnlyFlags ? unused() : [] };
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
  way.next = found.commands;
  way.flags = [...flagsOf(found), ...anywhere, help];
  return true;
}

function isNamed(spec: CommandSpec, word: string | undefined): boolean {
  return nameOf(spec) === word || (spec.alias !== undefined && spec.alias === word);
}

function nameOf({ name }: CommandSpec): string {
  return name.split(' ')[0]!;
}

/** What is meant after so many operands, and which of them may belong to the same name. */
function operandAt(spec: CommandSpec, operands: string[]): Pick<Cursor, 'kinds' | 'before'> {
  const names = [...spec.name.matchAll(/[<[]([\w-]+)(\.\.\.)?[>\]]/g)];
  const last = names.length - 1;
  const isVariadic = names[last]?.[2] !== undefined;
  if (operands.length > last && !isVariadic) return { kinds: [], before: [] };
  const place = Math.min(operands.length, last);
  const before = isVariadic ? operands.slice(last) : [];
  const kinds = spec.takes?.[Math.min(operands.length, spec.takes.length - 1)] ?? names[place]![1]!;
  return { kinds: kinds.split(' '), before };
}

function flag(names: string, about: string, repeats = false): Flag {
  const [, short, long, value] = /^(?:(-\w), )?(--[\w-]+)(?: (.+))?$/.exec(names) ?? [];
  return { long: long ?? names, short, takesValue: value !== undefined, repeats, about };
}

/** The options of a command, without loading commander: that would take a third of a bare start of Node. */
function flagsOf(spec: CommandSpec): Flag[] {
  const flags: Flag[] = [];
  const notes = {
    option(names: string, about: string, read?: unknown) {
      flags.push(flag(names, about, typeof read === 'function'));
      return notes;
    },
    usage: () => notes,
    addHelpText: () => notes,
    // Only hidden options are made so.
    createOption: () => ({ hideHelp: () => undefined }),
    addOption: () => notes,
  };
  spec.define?.(notes as unknown as Command);
  return flags;
}
