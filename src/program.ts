import fs from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { GlobalFlags } from './context.js';
import { UserError, exitCode } from './errors.js';
import type { Host } from './host.js';
import { show } from './render/safe.js';
import { commandTree } from './cli.js';
import type { CommandSpec } from './cli/spec.js';

/** Reads one command line and runs the command it names. Throws what the command throws. */
export async function runCommandLine(host: Host): Promise<void> {
  const program = buildProgram(host, (name) => host.args.includes(name));
  if (host.args.length === 0) {
    program.outputHelp();
    return;
  }
  await program.parseAsync(host.args, { from: 'user' });
}

/**
 * The command tree. Only commands that `isNamed` get their options: defining those of all costs a tenth of a
 * bare start of Node.
 */
export function buildProgram(host: Host, isNamed: (name: string) => boolean): Command {
  const program = new Command('prospect')
    .description('A prospecting journal: log each touch, see which tactics work, and try the next.')
    .usage('[--db FILE] [--no-input] COMMAND')
    .option('--db <file>', 'Use this journal instead of the usual one.')
    .addOption(new Option('--no-input', 'Never ask; fail when something is missing.'))
    .addOption(new Option('-V, --version', 'Print the version.'))
    .exitOverride()
    .allowExcessArguments()
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText('after', '\n"prospect COMMAND --help" tells more. Begin with: prospect log')
    .configureOutput({
      writeOut: (text) => void host.write('out', text),
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(host.columns ?? 80, 110),
      getOutHasColors: () => false,
    })
    .configureHelp({ subcommandTerm: (command) => command.name(), showGlobalOptions: false });
  program.on('option:version', () => {
    host.write('out', `${version(host.root)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  program.action(() => {
    const [name] = program.args;
    if (name === undefined) return program.outputHelp();
    throw new UserError(`There is no command "${name}".`, { hint: 'See them with "prospect --help".' });
  });
  addCommands(program, commandTree, host, program, isNamed);
  return program;
}

function addCommands(
  parent: Command,
  specs: CommandSpec[],
  host: Host,
  program: Command,
  isNamed: (name: string) => boolean,
): void {
  for (const spec of specs) {
    const command = parent.command(spec.name).summary(spec.summary);
    command.description(spec.description ?? spec.summary);
    if (spec.group) command.helpGroup(`${spec.group}:`);
    if (spec.alias) command.alias(spec.alias);
    const name = spec.name.split(' ')[0]!;
    if (!isNamed(name) && !(spec.alias && isNamed(spec.alias))) continue;
    command.configureHelp({ showGlobalOptions: true }).helpOption('-h, --help', 'Print this help.');
    spec.define?.(command);
    if (spec.commands) {
      addCommands(command, spec.commands, host, program, () => true);
      command.action(() => {
        const [given] = command.args;
        const known = spec.commands!.map((child) => child.name.split(' ')[0]).join(', ');
        throw new UserError(
          given === undefined ? `prospect ${name} what?` : `There is no "prospect ${name} ${given}".`,
          {
            hint: `It is one of: ${known}.`,
          },
        );
      });
      command.allowExcessArguments();
    }
    if (!spec.run) continue;
    command.allowExcessArguments(false);
    const run = spec.run;
    command.action(async (...given: unknown[]) => {
      const operands = given.slice(0, -2);
      // Loads the database driver, which --help does without.
      const { Context } = await import('./context.js');
      const context = new Context(host, program.opts<GlobalFlags>());
      try {
        await run(context, operands, command.opts());
      } finally {
        context.close();
      }
    });
  }
}

/** A mistake in the command line, as we say it. */
export function explainUsage(error: CommanderError): UserError {
  const message = error.message.replace(/^error: /, '');
  const [first = '', ...rest] = message.split('\n');
  const hint = rest.join(' ').replace(/[()]/g, '').trim();
  return new UserError(`${show(first.charAt(0).toUpperCase() + first.slice(1)).replace(/\.?$/, '.')}`, {
    hint: hint || 'See "prospect COMMAND --help".',
    code: exitCode.usage,
  });
}

function version(root: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
