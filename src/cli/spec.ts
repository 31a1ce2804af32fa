import type { Command } from 'commander';
import type { Context } from '../context.js';

/** One command: how it is named and described, its options, and what it runs (imported when it runs); with commands of its own, alone. */
export interface CommandSpec {
  /** Name and operands, as commander writes them. */
  name: string;
  summary: string;
  description?: string;
  alias?: string;
  group?: 'Every day' | 'People' | 'The loop' | 'The journal' | 'Set-up';
  define?: (command: Command) => void;
  run?: (ctx: Context, operands: unknown[], flags: object) => void | Promise<void>;
  commands?: CommandSpec[];
  /** For completion, where the names of its operands do not say it: what each word may be, the last for all that follow. */
  takes?: readonly string[];
}
