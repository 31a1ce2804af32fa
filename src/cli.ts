import { everyDay } from './cli/every-day.js';
import { journal } from './cli/journal.js';
import { loop } from './cli/loop.js';
import { people } from './cli/people.js';
import { setUp } from './cli/set-up.js';
import type { CommandSpec } from './cli/spec.js';

/** Every command, group by group, as `--help` lists them. */
export const commandTree: CommandSpec[] = [...everyDay, ...people, ...loop, ...journal, ...setUp];
