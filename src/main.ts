import { CommanderError } from 'commander';
import { explainUsage, runCommandLine } from './program.js';
import { Stopped, UserError, exitCode, type ExitCode } from './errors.js';
import type { Host } from './host.js';
import { show } from './render/safe.js';
import { explainFault } from './store/file/faults.js';
import { forTerminals } from './terminal.js';

/** Runs one command line. The only catch, and the only place where errors become text. */
export async function main(world: Host): Promise<ExitCode> {
  const host = forTerminals(world);
  const complain = (text: string) => {
    try {
      host.write('err', `${text}\n`);
    } catch {
      // With standard error closed only the exit code is left to speak.
    }
  };
  try {
    await runCommandLine(host);
    return exitCode.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCode.done;
    if (error instanceof Stopped) {
      complain(error.message);
      return error.code;
    }
    const known =
      error instanceof UserError
        ? error
        : error instanceof CommanderError
          ? explainUsage(error)
          : explainFault(error, 'The journal');
    if (known) {
      complain(`prospect: ${show(known.message).replace(/(?<![.?!])$/, '.')}`);
      for (const place of known.places) complain(`  ${show(place)}`);
      if (known.hint) complain(`  ${show(known.hint)}`);
      return known.code;
    }
    const message = error instanceof Error ? error.message : String(error);
    complain(`prospect: Something went wrong: ${show(message)}`);
    if (host.env.PROSPECT_DEBUG && error instanceof Error) complain(show(error.stack ?? ''));
    else
      complain('  This is a fault in prospect. PROSPECT_DEBUG=1 shows where; nothing half-done was stored.');
    return exitCode.failed;
  }
}
