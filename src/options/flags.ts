import type { commandOptions, Taker } from './commands.js';
import type { OptionName, options } from './table.js';

type Entry<Name extends OptionName> = (typeof options)[Name];

/** `dry-run` of `--dry-run`, `tactic` of `-t, --tactic <name>`. */
type Long<Flag> = Flag extends `${string}--${infer Name} ${'<' | '['}${string}`
  ? Name
  : Flag extends `${string}--${infer Name}`
    ? Name
    : never;

type CamelCase<Name> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type One<E> = E extends { words: readonly (infer Word)[] }
  ? Word | (E extends { clears: true } ? '' : never)
  : E extends { flag: `${string}<${string}` }
    ? string
    : E extends { flag: `${string}[${string}` }
      ? true | string
      : true;

type Value<E> = E extends { repeats: true } ? One<E>[] : One<E>;

/** What was typed of these options, by their long names. */
export type Given<Name extends OptionName> = {
  [N in Name as CamelCase<Long<Entry<N>['flag']>>]?: Value<Entry<N>>;
};

type NameOf<Taken> = Taken extends readonly [infer Name, string] ? Name : Taken;

/** What was typed of the options of a command. */
export type Flags<Of extends Taker> = Given<NameOf<(typeof commandOptions)[Of][number]> & OptionName>;
