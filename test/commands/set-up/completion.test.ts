import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { describeWith, isInstalled } from '../../helpers/needs.js';
import { Desk } from '../../helpers/run.js';

const script = (shell: string) =>
  fs.readFileSync(path.join(root, 'bin', 'completions', `prospect.${shell}`), 'utf8');

/** The answer with the desk's folder, which is its home, as ~. */
async function run(desk: Desk, ...args: string[]) {
  const answer = await desk.run('completion', ...args);
  const short = (text: string) => text.replaceAll(desk.folder, '~');
  return { ...answer, stdout: short(answer.stdout), stderr: short(answer.stderr) };
}

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  test('is printed', async () => {
    expect(await run(new Desk(), shell)).toEqual({ stdout: script(shell), stderr: '', code: 0 });
  });

  describeWith(shell, isInstalled(shell, '-c', 'exit 0'), 'in its shell', () => {
    test('can be read', () => {
      const file = path.join(root, 'bin', 'completions', `prospect.${shell}`);
      expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    });
  });
});

describe('completion install', () => {
  test('for bash', async () => {
    const desk = new Desk({ env: { SHELL: '/bin/bash' } });
    expect((await run(desk, 'install')).stdout).toMatchInlineSnapshot(`
      "The bash completion is in ~/.local/share/bash-completion/completions/prospect
      A new bash reads it by itself where bash-completion is set up.
      Where Tab does nothing, add this line at the end of ~/.bashrc:
        if [ -r ~/.local/share/bash-completion/completions/prospect ]; then source ~/.local/share/bash-completion/completions/prospect; fi # prospect completion
      "prospect completion install bash --rc" adds it for you.
      To undo it: rm ~/.local/share/bash-completion/completions/prospect
      "
    `);
    const file = path.join(desk.folder, '.local/share/bash-completion/completions/prospect');
    expect(fs.readFileSync(file, 'utf8')).toBe(script('bash'));
    expect(fs.readdirSync(desk.folder)).toEqual(['.local']);
    fs.writeFileSync(file, '# prospect completion of an older version');
    expect((await run(desk, 'install', 'bash')).code).toBe(0);
    expect(fs.readFileSync(file, 'utf8')).toBe(script('bash'));
  });

  test('for zsh', async () => {
    const desk = new Desk({ env: { SHELL: '/usr/bin/zsh' } });
    expect((await run(desk, 'install')).stdout).toMatchInlineSnapshot(`
      "The zsh completion is in ~/.local/share/zsh/site-functions/_prospect
      zsh reads it when this line is at the end of ~/.zshrc:
        if [ -r ~/.local/share/zsh/site-functions/_prospect ]; then source ~/.local/share/zsh/site-functions/_prospect; fi # prospect completion
      "prospect completion install zsh --rc" adds it for you.
      To undo it: rm ~/.local/share/zsh/site-functions/_prospect
      "
    `);
    const file = path.join(desk.folder, '.local/share/zsh/site-functions/_prospect');
    expect(fs.readFileSync(file, 'utf8')).toBe(script('zsh'));
  });

  test('for fish', async () => {
    const desk = new Desk({ env: { SHELL: '/bin/bash' } });
    expect((await run(desk, 'install', 'fish', '--rc')).stdout).toMatchInlineSnapshot(`
      "The fish completion is in ~/.config/fish/completions/prospect.fish
      A new fish reads it by itself.
      To undo it: rm ~/.config/fish/completions/prospect.fish
      "
    `);
    const file = path.join(desk.folder, '.config/fish/completions/prospect.fish');
    expect(fs.readFileSync(file, 'utf8')).toBe(script('fish'));
    expect(fs.readdirSync(desk.folder)).toEqual(['.config']);
  });

  test('with --rc the line is added once, and the shell can read it', async () => {
    for (const shell of ['bash', 'zsh']) {
      const desk = new Desk();
      const rc = path.join(desk.folder, `.${shell}rc`);
      fs.writeFileSync(rc, 'alias ll="ls -l"');
      const first = await run(desk, 'install', shell, '--rc');
      expect(first.stdout).toContain(`This line was added to ~/.${shell}rc:\n  if [ -r `);
      const text = fs.readFileSync(rc, 'utf8');
      expect(text).toMatch(/^alias ll="ls -l"\nif \[ -r .*; fi # prospect completion\n$/);
      const second = await run(desk, 'install', shell, '--rc');
      expect(second.stdout).toContain(`This line was already in ~/.${shell}rc:`);
      expect(fs.readFileSync(rc, 'utf8')).toBe(text);
      expect(spawnSync('bash', ['-n', rc]).status).toBe(0);
    }
  });

  test('goes where the variables say, and past those that name no folder', async () => {
    const folder = temporaryFolder();
    const env = {
      XDG_DATA_HOME: path.join(folder, 'data with blanks'),
      XDG_CONFIG_HOME: 'not/absolute',
      BASH_COMPLETION_USER_DIR: path.join(folder, 'own'),
      ZDOTDIR: path.join(folder, 'zsh'),
    };
    const desk = new Desk({ env });
    for (const shell of ['bash', 'zsh', 'fish']) expect((await run(desk, 'install', shell)).code).toBe(0);
    expect(fs.existsSync(path.join(folder, 'own/completions/prospect'))).toBe(true);
    expect(fs.existsSync(path.join(folder, 'data with blanks/zsh/site-functions/_prospect'))).toBe(true);
    expect(fs.existsSync(path.join(desk.folder, '.config/fish/completions/prospect.fish'))).toBe(true);
    expect((await run(desk, 'install', 'zsh')).stdout).toContain(`source '${folder}/data with blanks/zsh`);
    fs.mkdirSync(env.ZDOTDIR);
    await run(desk, 'install', 'zsh', '--rc');
    expect(fs.existsSync(path.join(env.ZDOTDIR, '.zshrc'))).toBe(true);
  });

  test('is refused for another shell, and without one', async () => {
    const cases = [
      [{ SHELL: '/bin/tcsh' }, [], 'There is no completion for tcsh.'],
      [{}, [], 'The variable SHELL does not say which shell you use.'],
      [{}, ['tcsh'], 'The shell "tcsh" is not known.'],
    ] as const;
    for (const [env, args, message] of cases) {
      const desk = new Desk({ env });
      const answer = await run(desk, 'install', ...args);
      expect(answer.code).toBe(2);
      expect(answer.stderr).toContain(message);
      expect(fs.readdirSync(desk.folder)).toEqual([]);
    }
  });

  test('leaves what is not ours, and says what it cannot write', async () => {
    const desk = new Desk();
    const file = path.join(desk.folder, '.config/fish/completions/prospect.fish');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '# my own');
    const answer = await run(desk, 'install', 'fish');
    expect(answer.code).toBe(73);
    expect(answer.stderr).toContain('is there already, and is not of prospect.');
    expect(fs.readFileSync(file, 'utf8')).toBe('# my own');
    fs.rmSync(file);
    fs.symlinkSync('nowhere', file);
    expect((await run(desk, 'install', 'fish')).code).toBe(73);
    fs.writeFileSync(path.join(desk.folder, '.local'), 'a file');
    const blocked = await run(desk, 'install', 'bash');
    expect(blocked.code).toBe(73);
    expect(blocked.stderr).toContain('cannot be written');
  });

  test.each(['', 'relative', '/no/such/home', '/tmp/a\nb', import.meta.filename])(
    'refuses %j as a home folder',
    (home) => {
      const args = [path.join(root, 'bin', 'prospect.cjs'), 'completion', 'install', 'bash'];
      const options = {
        cwd: temporaryFolder(),
        env: { HOME: home, TZ: 'UTC', NODE_DISABLE_COMPILE_CACHE: '1' },
        encoding: 'utf8',
      } as const;
      const answer = spawnSync(process.execPath, args, options);
      expect(answer.status).toBe(73);
      expect(answer.stderr).toContain('There is no home folder to put the completion in.');
      expect(fs.readdirSync(options.cwd)).toEqual([]);
    },
  );
});

test('words too many are refused', async () => {
  for (const args of [['bash', 'zsh'], ['bash', '--rc'], ['frob']])
    expect((await run(new Desk(), ...args)).code).toBe(2);
});
