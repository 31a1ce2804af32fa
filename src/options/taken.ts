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
  return { ...entry, about, long, short, takesValue: value !== undefined };
}
