import { oneOf } from '../domain/touch.js';
import { commandOptions, type Taker } from './commands.js';
import { options, type OptionEntry, type OptionName } from './table.js';
import { orWords } from './words.js';

/** An option as one command takes it. */
export interface Option extends OptionEntry {
  /** `--tactic` */
  long: string;
  /** `-t` */
  short: string | undefined;
  takesValue: boolean;
  /** Its name among the flags: `dryRun`. */
  key: string;
}

/** The options of a command, in the order of its help; none without one. */
export function optionsOf(taker: Taker | undefined): Option[] {
  if (taker === undefined) return [];
  return commandOptions[taker].map((taken) =>
    typeof taken === 'string' ? optionNamed(taken) : optionNamed(taken[0], taken[1]),
  );
}

/** An option, with what is said of it. */
export function optionNamed(name: OptionName, own?: string): Option {
  const entry: OptionEntry = options[name];
  const [, short, long = '', value] = /^(?:(-\w), )?(--[\w-]+)(?: (.+))?$/.exec(entry.flag) ?? [];
  const { words, offers } = entry;
  const listed = words ?? (typeof offers === 'object' ? offers : []);
  const about = (own ?? entry.about).replace('{words}', () => orWords(listed));
  return { ...entry, about, long, short, takesValue: value?.startsWith('<') === true, key: keyOf(long) };
}

function keyOf(long: string): string {
  return long.slice(2).replace(/-(\w)/g, (_, first: string) => first.toUpperCase());
}

/**
 * The flags as typed, with words in place of what stands for them. Throws UserError where an option has no such word.
 */
export function withWords(taker: Taker | undefined, typed: Record<string, unknown>): Record<string, unknown> {
  const flags = { ...typed };
  for (const { key, long, words, clears } of optionsOf(taker)) {
    if (words === undefined || !(key in typed)) continue;
    const read = (text: string) => (clears && text === '' ? text : oneOf(long, text, words));
    const value = typed[key] as string | string[];
    flags[key] = Array.isArray(value) ? value.map(read) : read(value);
  }
  return flags;
}
