import type { Context } from '../context.js';
import type { Host } from '../host.js';
import type { Taker } from '../options/commands.js';
import type { Flags } from '../options/flags.js';

/** One command: how it is named and described, its options, and what it runs (imported when it runs); with commands of its own, alone. */
export type CommandSpec = Description & (Running | { [T in Taker]: Taking<T> }[Taker]);

interface Description {
  /** Name and operands, as commander writes them. */
  name: string;
  summary: string;
  description?: string;
  alias?: string;
  group?: 'Every day' | 'People' | 'The loop' | 'The journal' | 'Set-up';
  /** How its operands are written in help, where their names do not say it. */
  usage?: string;
  /** What its help says at the end. */
  ending?: () => string;
  commands?: CommandSpec[];
  /** Whether all after its first word is for another command line, which its `run` hands on. */
  passes?: true;
  /** For completion, where the names of its operands do not say it: what each word may be, the last for all that follow. */
  takes?: readonly string[];
}

interface Running {
  options?: never;
  run?: (ctx: Context, operands: unknown[]) => void | Promise<void>;
}

interface Taking<T extends Taker> {
  /** Whose options it takes: those of its name, or those of everything that lists. */
  options: T;
  run: (ctx: Context, operands: unknown[], flags: Flags<T>) => Handed | Promise<Handed>;
}

/** Where a command line that was handed on runs, and what is said when it is done; nothing where none was. */
export type Handed = { host: Host; after: string } | void;
