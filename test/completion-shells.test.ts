import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { hostileTexts } from './helpers/corpus.js';
import { compiled, root, temporaryFolder } from './helpers/folder.js';
import { describeWith, isInstalled } from './helpers/needs.js';

// The scripts in the shells themselves.
const bin = path.join(root, 'bin', 'prospect.cjs');
const script = (shell: string) => path.join(root, 'bin', 'completions', `prospect.${shell}`);
const describeIn = (shell: string, tests: () => void) =>
  describeWith(shell, isInstalled(shell, '-c', 'exit 0'), shell, tests);
const bare: Record<string, string[]> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
};

let folder = '';
let env: Record<string, string> = {};

beforeEach(() => {
  folder = temporaryFolder();
  const program = path.join(folder, 'bin', 'prospect');
  fs.mkdirSync(path.dirname(program));
  fs.writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`, { mode: 0o755 });
  env = {
    PATH: `${path.dirname(program)}:${process.env.PATH}`,
    HOME: folder,
    ...compiled,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    PROSPECT_DB: path.join(folder, 'journal.db'),
  };
});

/** Makes these leads: a list at once, but for names in quotes, which a list takes for those of a cell, and headings. */
function addLeads(names: readonly string[]): void {
  const isOdd = (name: string) => /^(".*"$|#)/.test(name);
  const add = (words: string[], input = '') => {
    const options = { env, encoding: 'utf8', input } as const;
    const { status, stderr } = spawnSync(process.execPath, [bin, 'lead', 'add', '--new', ...words], options);
    expect(status, stderr).toBe(0);
  };
  add(['--leads', '-'], names.filter((name) => !isOdd(name)).join('\n'));
  for (const name of names.filter(isOdd)) add(['--', name]);
}

/** The lines a shell prints when it runs a text with these arguments; nothing may come on standard error. */
function linesOf(shell: string, text: string, ...args: string[]): string[] {
  const named = shell === 'fish' ? args : [shell, ...args];
  const options = { cwd: folder, env, encoding: 'utf8' } as const;
  const ended = spawnSync(shell, [...bare[shell]!, '-c', text, ...named], options);
  expect(ended.stderr).toBe('');
  return ended.stdout.split('\n').slice(0, -1);
}

/** Runs the function that `complete` names, as bash does when Tab is pressed at the end of each line: what it answers to each. */
function inBash(breaks: string, ...lines: string[]): string[][] {
  const printed = linesOf(
    'bash',
    `source "$1"; COMP_WORDBREAKS=$2; shift 2
    [[ $(complete -p prospect) == *'-F _prospect prospect' ]] || exit 9
    for COMP_LINE; do
      COMP_POINT=\${#COMP_LINE} COMP_WORDS=() COMP_CWORD=0
      _prospect prospect '' ''
      for candidate in "\${COMPREPLY[@]}"; do printf '=%s\\n' "$candidate"; done
      printf '.\\n'
    done`,
    script('bash'),
    breaks,
    ...lines,
  );
  const answers: string[][] = [[]];
  for (const line of printed)
    if (line === '.') answers.push([]);
    else answers.at(-1)!.push(line.slice(1));
  return answers.slice(0, -1);
}
const usualBreaks = ' \t\n"\'><=;|&(:@';

/** The same in zsh, whose completion would take its candidates from \`compadd\`. */
const inZsh = (...words: string[]) =>
  linesOf(
    'zsh',
    `compdef() {}
    compadd() { print -rl -- "\${values[@]}" }
    typeset -A compstate
    source "$1"; shift
    words=(prospect "$@") CURRENT=$#words PREFIX=$words[-1]
    _prospect || true`,
    script('zsh'),
    ...words,
  );

/** What fish itself answers to Tab at the end of each line. */
const inFish = (...lines: string[]) =>
  linesOf(
    'fish',
    'source $argv[1]; for line in $argv[2..-1]; complete -C $line; end',
    script('fish'),
    ...lines,
  );

/** Names that the journal takes as they are and that a terminal shows as they are. */
const hostile = [
  ...hostileTexts,
  '$(touch pwned)',
  '`touch pwned`',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '${IFS}',
  '(touch pwned)',
  '<(touch pwned)',
  '~',
  '*',
  '!!',
  '# x',
  '\\',
].filter(
  (text, index, all) =>
    /^[\x20-\x7e\xa1-\xac\xae-\u02ff]+$/.test(text) &&
    !/^-|^ | $|^@\d*$|^\S*@\S+\.|^\+?[\d ()-]+$/.test(text) &&
    all.indexOf(text) === index,
);

/** The text as it may be typed after that quote. */
function typed(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll("'", `'\\''`);
  if (quote === '"') return text.replaceAll('"', `"'"'"`).replace(/[$`\\]/g, '\\$&');
  return text.replace(/[^\w]/g, '\\$&');
}

describeIn('bash', () => {
  test('completes commands, options and names', () => {
    addLeads(['Harbor Cafe', 'Harbor Inn', 'Weber: Law']);
    const candidates = (line: string) => inBash(usualBreaks, line)[0];
    expect(candidates('prospect rev')).toEqual(['review']);
    expect(candidates('prospect log --outc')).toEqual(['--outcome']);
    expect(candidates('prospect log harb')).toEqual(['Harbor\\ Cafe', 'Harbor\\ Inn']);
    expect(candidates('prospect log "harbor c')).toEqual(['Harbor Cafe']);
    expect(candidates('prospect log Weber:')).toEqual(['\\ Law']);
    expect(candidates('prospect log -o no-a')).toEqual(['no-answer']);
    expect(candidates('prospect nobody x')).toEqual([]);
  });

  test.each(['', "'", '"'])(
    'puts in names after %s so that they are read as they are, and runs nothing',
    (quote) => {
      addLeads(hostile);
      const words = hostile.map((name) => `${quote}${typed(name, quote)}`);
      const answers = inBash(' \t\n', ...words.map((word) => `prospect log --lead ${word}`));
      // What bash leaves on the line: as far as a quote that is open, else nothing of the word.
      const left = words.map((word) => (quote === '' ? '' : word.slice(0, word.lastIndexOf(quote) + 1)));
      const whole = answers.flatMap((texts, at) => texts.map((text) => `${left[at]}${text}${quote}`));
      const read = linesOf('bash', `printf '%s\\n' ${whole.join(' ')}`);
      expect(hostile.filter((name) => !read.includes(name))).toEqual([]);
      expect(read.filter((name) => !hostile.includes(name))).toEqual([]);
      expect(fs.existsSync(path.join(folder, 'pwned'))).toBe(false);
    },
  );

  test('says nothing without prospect on the path', () => {
    env.PATH = '/usr/bin:/bin';
    expect(inBash(usualBreaks, 'prospect log ')).toEqual([[]]);
  });
});

describeIn('zsh', () => {
  test('completes commands, options and names', () => {
    addLeads(['Harbor Cafe', 'Harbor Inn']);
    expect(inZsh('rev')).toEqual(['review']);
    expect(inZsh('log', '--outc')).toEqual(['--outcome']);
    expect(inZsh('log', 'harb')).toEqual(['Harbor Cafe', 'Harbor Inn']);
    expect(inZsh('log', 'Harbor\\ C')).toEqual(['Harbor Cafe']);
    expect(inZsh('nobody', 'x')).toEqual([]);
  });

  test('gets names as they are, and runs nothing', () => {
    addLeads(hostile);
    for (const name of hostile) expect(inZsh('list', '--lead', typed(name, ''))).toContain(name);
    expect(fs.existsSync(path.join(folder, 'pwned'))).toBe(false);
  });

  test('says nothing without prospect on the path', () => {
    env.PATH = '/usr/bin:/bin';
    expect(inZsh('log', '')).toEqual([]);
  });
});

describeIn('fish', () => {
  const names = (...lines: string[]) => inFish(...lines).map((line) => line.split('\t')[0]);

  test('completes commands, options and names', () => {
    addLeads(['Harbor Cafe', 'Harbor Inn', 'Müller']);
    expect(inFish('prospect revie')).toEqual([expect.stringMatching(/^review\tWeekly review/)]);
    expect(names('prospect log --outc')).toEqual(['--outcome']);
    expect(inFish('prospect log harb')).toEqual(['Harbor Cafe\t@1', 'Harbor Inn\t@2']);
    expect(names('prospect log Harbor\\ C', 'prospect log "Harbor C')).toEqual([
      'Harbor Cafe',
      'Harbor Cafe',
    ]);
    expect(names('prospect log mul')).toEqual(['muller']);
    expect(names('prospect nobody x')).toEqual([]);
  });

  test('gets names as they are, and runs nothing', () => {
    addLeads(hostile);
    const read = names(...hostile.map((name) => `prospect list --lead '${name.replace(/['\\]/g, '\\$&')}'`));
    expect(hostile.filter((name) => !read.includes(name))).toEqual([]);
    expect(fs.existsSync(path.join(folder, 'pwned'))).toBe(false);
  });

  test('says nothing without prospect on the path', () => {
    env.PATH = '/usr/bin:/bin';
    expect(inFish('prospect log ')).toEqual([]);
  });
});
