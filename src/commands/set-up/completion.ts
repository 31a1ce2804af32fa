import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { shells, type Shell } from '../../domain/completing.js';
import { oneOf } from '../../domain/touch.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { explainFault } from '../../store/file/faults.js';

type Host = Context['host'];

/** What every script of ours has in its first lines. */
const mark = 'prospect completion';

export type CompletionFlags = Flags<'completion'>;

/**
 * Prints the script of a shell, or puts it where that shell looks for it. Throws UserError for words or options that
 * printing does not take.
 */
export function completion(
  ctx: Context,
  what: string,
  shell: string | undefined,
  flags: CompletionFlags,
): void {
  const wanted = oneOf('What to complete for', what, [...shells, 'install']);
  if (wanted === 'install') return install(ctx, shellMeant(ctx.host, shell), flags);
  if (shell !== undefined || flags.rc)
    throw new UserError(`"completion ${wanted}" prints the script and takes nothing more.`, {
      hint: `To put it in its place: prospect completion install ${wanted}`,
    });
  ctx.print(scriptOf(ctx.host, wanted));
}

function shellMeant({ env }: Host, named: string | undefined): Shell {
  if (named !== undefined) return oneOf('The shell', named, shells);
  const own = path.basename(env.SHELL ?? '');
  const found = shells.find((one) => one === own);
  if (found) return found;
  throw new UserError(
    own === ''
      ? 'The variable SHELL does not say which shell you use.'
      : `There is no completion for ${own}.`,
    { hint: 'Name the shell: prospect completion install bash, zsh or fish.' },
  );
}

function scriptOf({ root }: Host, shell: Shell): string {
  return fs.readFileSync(path.join(root, 'bin', 'completions', `prospect.${shell}`), 'utf8');
}

function install(ctx: Context, shell: Shell, flags: CompletionFlags): void {
  const file = placeOf(ctx.host, shell);
  writeScript(file, scriptOf(ctx.host, shell));
  ctx.print(say`The ${shell} completion is in ${file}`);
  if (shell === 'fish') {
    ctx.print('A new fish reads it by itself.');
    ctx.print(say`To undo it: rm ${quoteLine([file])}`);
    return;
  }
  const rc = rcOf(ctx.host, shell);
  const line = `if [ -r ${quoteLine([file])} ]; then source ${quoteLine([file])}; fi # ${mark}`;
  if (flags.rc) {
    const isNew = addLine(rc, line);
    ctx.print(say`${isNew ? 'This line was added to' : 'This line was already in'} ${rc}:`);
    ctx.print(say`  ${line}`);
    ctx.print(say`A new ${shell} reads it.`);
    ctx.print(say`To undo it: take out that line, and rm ${quoteLine([file])}`);
    return;
  }
  if (shell === 'bash') {
    ctx.print('A new bash reads it by itself where bash-completion is set up.');
    ctx.print(say`Where Tab does nothing, add this line at the end of ${rc}:`);
  } else ctx.print(say`zsh reads it when this line is at the end of ${rc}:`);
  ctx.print(say`  ${line}`);
  ctx.print(say`"prospect completion install ${shell} --rc" adds it for you.`);
  ctx.print(say`To undo it: rm ${quoteLine([file])}`);
}

/** Where the shell looks for it, after the XDG Base Directory Specification; bash-completion has a variable of its own. */
function placeOf(host: Host, shell: Shell): string {
  const data = () => folder(host, 'XDG_DATA_HOME') ?? path.join(home(host), '.local', 'share');
  switch (shell) {
    case 'bash': {
      const own = folder(host, 'BASH_COMPLETION_USER_DIR') ?? path.join(data(), 'bash-completion');
      return path.join(own, 'completions', 'prospect');
    }
    case 'zsh':
      return path.join(data(), 'zsh', 'site-functions', '_prospect');
    case 'fish': {
      const config = folder(host, 'XDG_CONFIG_HOME') ?? path.join(home(host), '.config');
      return path.join(config, 'fish', 'completions', 'prospect.fish');
    }
  }
}

function rcOf(host: Host, shell: 'bash' | 'zsh'): string {
  if (shell === 'bash') return path.join(home(host), '.bashrc');
  return path.join(folder(host, 'ZDOTDIR') ?? home(host), '.zshrc');
}

/** The folder that a variable names; undefined where it names none that could be meant. */
function folder({ env }: Host, name: string): string | undefined {
  const value = env[name];
  return value !== undefined && isFolderName(value) ? value : undefined;
}

function home({ home }: Host): string {
  if (home !== undefined && isFolderName(home) && fs.statSync(home, { throwIfNoEntry: false })?.isDirectory())
    return home;
  throw new UserError('There is no home folder to put the completion in.', {
    hint: 'Print it with "prospect completion bash" (or zsh, fish) and put it where your shell looks.',
    code: exitCode.cannotCreate,
  });
}

function isFolderName(name: string): boolean {
  return path.isAbsolute(name) && !/[\u0000-\u001f\u007f-\u009f]/.test(name);
}

function writeScript(file: string, script: string): void {
  try {
    if (fs.lstatSync(file, { throwIfNoEntry: false }) && !isOurs(file))
      throw new UserError(`${file} is there already, and is not of prospect.`, {
        hint: 'Move it away first, then try again.',
        code: exitCode.cannotCreate,
      });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, script);
  } catch (error) {
    throw cannotWrite(error, file);
  }
}

function isOurs(file: string): boolean {
  return (
    fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true &&
    fs.readFileSync(file, 'utf8').slice(0, 200).includes(`# ${mark}`)
  );
}

/** Adds a line at the end of a file, made where it is not there; false where it has that line. */
function addLine(file: string, line: string): boolean {
  try {
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    if (text.split(/\r?\n/).includes(line)) return false;
    fs.appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
    return true;
  } catch (error) {
    throw cannotWrite(error, file);
  }
}

function cannotWrite(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error;
  return (
    explainFault(error, file) ??
    new UserError(`${file} cannot be written.`, {
      hint: 'Print the script with "prospect completion bash" (or zsh, fish) and put it where your shell looks.',
      code: exitCode.cannotCreate,
      cause: error,
    })
  );
}
