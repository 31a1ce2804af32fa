import fs from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { Context, GlobalFlags } from './context.js';
import { UserError, exitCode } from './errors.js';
import type { Host } from './host.js';
import { show } from './render/safe.js';
import { alone, commandNames, commandTree, namesOf, wordsOfAlias } from './cli/tree.js';
import type { CommandSpec, Handed } from './cli/spec.js';
import { everywhere } from './options/everywhere.js';
import type * as taken from './options/taken.js';

/** Reads one command line and runs the command it names. Throws what the command throws. */
export async function runCommandLine(host: Host): Promise<void> {
  const args = await withoutAlias(host, helpLast(host.args));
  const named = commandTree.find((spec) => namesOf(spec).includes(args[firstWord(args)] ?? ''));
  const program = named
    ? buildProgram(host, [named], await import('./options/taken.js'))
    : buildProgram(host, commandTree);
  await program.parseAsync(args, { from: 'user' });
}

/**
 * The command line with the words of an alias in its place. Only for a word that is no command is the journal opened;
 * one that is no alias either is refused.
 */
async function withoutAlias(host: Host, args: string[]): Promise<string[]> {
  const at = firstWord(args);
  const word = args[at];
  if (word === undefined || commandNames().includes(word)) return args;
  const program = buildProgram(host, []);
  program.parseOptions(args);
  const words = await withContext(host, program, (ctx) => wordsOfAlias(ctx, word));
  return [...args.slice(0, at), ...words, ...args.slice(at + 1)];
}

/** `help lead add` as `lead add --help`, which it stands for. */
function helpLast(args: string[]): string[] {
  const at = firstWord(args);
  return args[at] === 'help' ? [...args.slice(0, at), ...args.slice(at + 1), '--help'] : args;
}

/** The place of the first word that is no option of the program itself; beyond the end where there is none. */
function firstWord(args: readonly string[]): number {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--db') at++;
    else if (!arg.startsWith('-')) return at;
    else if (!arg.startsWith('--db=') && arg !== '--no-input') break;
  }
  return args.length;
}

async function withContext<T>(
  host: Host,
  program: Command,
  work: (ctx: Context) => T | Promise<T>,
): Promise<T> {
  // Loads the database driver, which --help does without.
  const { Context } = await import('./context.js');
  const context = new Context(host, program.opts<GlobalFlags>());
  try {
    const value = await context.whole(() => work(context));
    const fault = await context.keepCopy();
    if (fault) context.note(copyFault(fault));
    return value;
  } catch (error) {
    throw error instanceof CommanderError ? error : await context.explain(error);
  } finally {
    context.close();
  }
}

/** In one line, whatever it was. */
function copyFault(error: Error): string {
  const message = error.message.replace(/(?<![.?!])$/, '.');
  const hint = error instanceof UserError && error.hint !== undefined ? ` ${error.hint}` : '';
  return show(`What you wrote is stored, but no copy was kept: ${message}${hint}`);
}

/** What reads the options of commands; to load it takes a while. */
type Options = typeof taken;

/**
 * A program of these commands; without `options` they are only named, which is a seventh of a bare start of Node quicker.
 * Throws UserError when it runs and is given the name of none.
 */
export function buildProgram(host: Host, specs: CommandSpec[], options?: Options): Command {
  const { db, noInput, version: versionOption, help } = everywhere;
  const program = new Command('prospect')
    .description('A prospecting journal: log each touch, see which tactics work, and try the next.')
    .usage('[--db FILE] [--no-input] COMMAND')
    .exitOverride()
    .allowExcessArguments()
    .helpOption(help.flag, help.about)
    .addHelpText('after', '\n"prospect COMMAND --help" tells more. Begin with: prospect log')
    .configureOutput({
      writeOut: (text) => void host.write('out', text),
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(host.columns ?? 80, 110),
      getOutHasColors: () => false,
    })
    .configureHelp({ subcommandTerm: (command) => command.name(), showGlobalOptions: false });
  for (const { flag, about } of [db, noInput, versionOption]) program.addOption(new Option(flag, about));
  program.on('option:version', () => {
    host.write('out', `${version(host.root)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  program.action(async () => {
    const [name] = program.args;
    if (name === undefined) return withContext(host, program, alone);
    throw new UserError(`There is no command "${name}".`, { hint: 'See them with "prospect --help".' });
  });
  addCommands(program, specs, host, program, options);
  return program;
}

/** What a command does, whatever its options are. */
type Run = (ctx: Context, operands: unknown[], flags: object) => Handed | Promise<Handed>;

function addCommands(
  parent: Command,
  specs: CommandSpec[],
  host: Host,
  program: Command,
  options: Options | undefined,
): void {
  for (const spec of specs) {
    const command = parent.command(spec.name).summary(spec.summary);
    command.exitOverride((error) => {
      throw error.exitCode === 0 ? error : explainUsage(error, command);
    });
    command.description(spec.description ?? spec.summary);
    if (spec.group) command.helpGroup(`${spec.group}:`);
    if (spec.alias) command.alias(spec.alias);
    if (!options) continue;
    const { help } = everywhere;
    command.configureHelp({ showGlobalOptions: true }).helpOption(help.flag, help.about);
    for (const option of options.optionsOf(spec.options)) command.addOption(defined(option));
    if (spec.usage) command.usage(`[options] ${spec.usage}`);
    if (spec.passes) {
      program.enablePositionalOptions();
      command.passThroughOptions();
    }
    if (spec.ending) command.addHelpText('after', `\n${spec.ending()}`);
    const run = spec.run as Run | undefined;
    if (spec.commands) {
      addCommands(command, spec.commands, host, program, options);
      command.action(() => {
        const [given] = command.args;
        if (given === undefined && run)
          return withContext(host, program, async (ctx) => void (await run(ctx, [], {})));
        const known = spec.commands!.map((child) => child.name.split(' ')[0]).join(', ');
        throw new UserError(
          given === undefined
            ? `prospect ${command.name()} what?`
            : `There is no "prospect ${command.name()} ${given}".`,
          {
            hint: `It is one of: ${known}.`,
          },
        );
      });
      command.allowExcessArguments();
    }
    if (!run || spec.commands) continue;
    command.allowExcessArguments(false);
    command.action(async (...given: unknown[]) => {
      const operands = given.slice(0, -2);
      checkValues(command, program);
      const flags = options.withWords(spec.options, command.opts());
      const handed = await withContext(host, program, async (context) => {
        const handed = await run(context, operands, flags);
        context.noteUnchanged();
        return handed;
      });
      if (!handed) return;
      await runCommandLine(handed.host);
      host.write('out', handed.after);
    });
  }
}

/** As commander takes it. */
function defined({ flag, about, repeats, isHidden }: taken.Option): Option {
  const option = new Option(flag, about).hideHelp(isHidden === true);
  return repeats ? option.argParser((value, before: string[] = []) => [...before, value]) : option;
}

/** Refuses an option where the value of another should stand: "-t --next fri" has forgotten the tactic. */
function checkValues(command: Command, program: Command): void {
  const options = [...command.options, ...program.options];
  const named = (arg: string | undefined) =>
    options.find(({ long, short }) => arg !== undefined && (long === arg || short === arg));
  const { rawArgs } = program as Command & { rawArgs: string[] };
  for (const [at, arg] of rawArgs.entries()) {
    if (arg === '--') return;
    const option = named(arg);
    const next = rawArgs[at + 1];
    if (!option?.required || !named(next)) continue;
    throw new UserError(`${arg} is without its value: ${next} is an option.`, {
      hint: `${usageOf(command)} · if it is meant as a text: ${option.long}=${next}`,
    });
  }
}

/** How a command is called: `prospect config set KEY VALUE...`. */
function usageOf(command: Command): string {
  const path: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) path.unshift(at.name());
  return [...path, operandsOf(command)].join(' ').trim();
}

function operandsOf(command: Command): string {
  return command
    .usage()
    .replace(/^\[options\] ?/, '')
    .replace(/<([^>]+)>|\[[^\]]+\]/g, (operand, name?: string) => (name ?? operand).toUpperCase());
}

/** A mistake in the command line, as we say it. */
export function explainUsage(error: CommanderError, command?: Command): UserError {
  const message = plainly(error, command);
  const [first = '', ...rest] = message.split('\n');
  const hint = rest.join(' ').replace(/[()]/g, '').trim();
  return new UserError(`${show(first.charAt(0).toUpperCase() + first.slice(1)).replace(/\.?$/, '.')}`, {
    hint: [hint, command ? `${usageOf(command)} · more with --help` : 'See "prospect --help".']
      .filter(Boolean)
      .join(' '),
    code: exitCode.usage,
  });
}

/** What is missing by its name in the help, as `WORDS...` for what `search` takes. */
function plainly(error: CommanderError, command?: Command): string {
  const message = error.message.replace(/^error: /, '');
  if (error.code === 'commander.optionMissingArgument')
    return message.replace(/^option '(?:(-\w), )?(--[\w-]+) .*/, (_, short?: string, long?: string) =>
      long === '--tactic'
        ? `${short} is without its value: a tactic, as "prospect tactic list" shows them, or "${short} ." for the last one`
        : `${short ?? long} is without its value`,
    );
  if (error.code !== 'commander.missingArgument' || !command) return message;
  return message.replace("'words'", operandsOf(command));
}

function version(root: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
