import { wordsOfLine } from '../../domain/alias.js';
import { quoteLine } from '../../domain/command-line.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { options } from '../../options/table.js';
import type { Journal } from '../../store/file/journal.js';
import { findAlias } from '../../store/settings/aliases.js';

export type ImportFlags = Flags<'import'>;

/** What is said of a file, whichever it is: all that is kept under a name. */
const kept = ['as', 'sheet', 'encoding', 'dateOrder', 'map', 'const', 'recode', 'only', 'update'] as const;

/** The same and what is said of one import alone. */
const said = [...kept, 'skipBad'] as const;

type Said = (typeof said)[number];

/** The command that does the same again without a question: `prospect import calls.csv --const tactic=call`. */
export function importLine(file: string, flags: ImportFlags): string {
  return ['prospect', quoteLine(['import', file, ...wordsOf(flags, said)])].join(' ');
}

/** What is kept under a name, as the words of an alias. */
export function keptLine(flags: ImportFlags): string {
  return quoteLine(['import', ...wordsOf(flags, kept)]);
}

function wordsOf(flags: ImportFlags, names: readonly Said[]): string[] {
  return names.flatMap((name) => {
    const value: string | readonly string[] | true | undefined = flags[name];
    const flag = options[name].flag.split(' ')[0]!;
    if (value === undefined) return [];
    if (value === true) return [flag];
    return [value].flat().flatMap((text) => [flag, text]);
  });
}

/**
 * The options with those that were kept under the name `--as` says; what is typed wins over what was kept. The same
 * options where nothing was kept under it.
 */
export function withKept(journal: Journal, flags: ImportFlags): ImportFlags {
  const alias = flags.as === undefined ? undefined : findAlias(journal, flags.as);
  if (!alias) return flags;
  const [command, ...words] = wordsOfLine(alias.words);
  if (command !== 'import') return flags;
  if (alias.isWaiting === 1)
    throw new UserError(`"${alias.name}" came with an import and stands for nothing until you accept it.`, {
      hint: `Look at it with "prospect alias ${alias.name}", then: prospect alias --accept ${alias.name}`,
    });
  const typed = { ...flags };
  delete typed.as;
  return merge(readWords(words, alias.name), typed);
}

function merge(before: ImportFlags, typed: ImportFlags): ImportFlags {
  const fieldOf = (text: string) => text.split('=')[0]!;
  const lists = (['map', 'const', 'recode', 'only'] as const).flatMap((name) => {
    const own = typed[name] ?? [];
    const others = (before[name] ?? []).filter(
      (text) => name === 'only' || !own.some((each) => fieldOf(each) === fieldOf(text)),
    );
    return own.length + others.length === 0 ? [] : [[name, [...others, ...own]] as const];
  });
  return { ...before, ...typed, ...Object.fromEntries(lists) };
}

/** The options of words as `keptLine` writes them. Throws UserError for any other. */
function readWords(words: readonly string[], name: string): ImportFlags {
  const flags: Record<string, string | string[] | true> = {};
  for (let at = 0; at < words.length; at++) {
    const key = kept.find((each) => options[each].flag.split(' ')[0] === words[at]);
    if (key === undefined)
      throw new UserError(`The alias ${name} holds ${words[at]}, which is not kept for a file.`, {
        hint: `Use it as a command: prospect ${name} FILE`,
      });
    const option = options[key];
    if (!option.flag.includes('<')) flags[key] = true;
    else if ('repeats' in option)
      flags[key] = [...((flags[key] as string[] | undefined) ?? []), words[++at] ?? ''];
    else flags[key] = words[++at] ?? '';
  }
  return flags;
}
