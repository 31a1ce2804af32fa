import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/folder.js';
import { Desk, type Answer } from '../../helpers/run.js';

/** A desk with an editor that is a shell script, which can be written anew. */
class EditorDesk {
  readonly desk: Desk;
  private readonly script: string;
  private readonly seen: string;

  constructor(env: Record<string, string> = {}) {
    const folder = fs.mkdtempSync(path.join(new Desk().folder, 'editor-'));
    this.script = path.join(folder, 'script');
    this.seen = path.join(folder, 'seen');
    this.desk = new Desk({ env: { EDITOR: `sh ${this.script}`, PATH: process.env.PATH!, ...env } });
  }

  /** Runs `config edit` while the editor does this to the file "$1". */
  edit(commands: string, ...args: string[]): Promise<Answer> {
    fs.writeFileSync(this.script, `cp "$1" ${this.seen}\n${commands}\n`);
    return this.desk.runWith({ columns: 80, asks: true }, 'config', 'edit', ...args);
  }

  /** Sets these where they stand, and adds what stands nowhere. */
  sets(values: Record<string, string>, ...args: string[]): Promise<Answer> {
    const commands = Object.entries(values).map(
      ([key, value]) => `sed -i 's/^${key} =[^#]*/${key} = ${value} /' "$1"`,
    );
    return this.edit(commands.join('\n'), ...args);
  }

  /** What the editor was given last. */
  get offered(): string {
    return fs.readFileSync(this.seen, 'utf8');
  }

  async said(...args: string[]): Promise<string> {
    const { stdout, stderr } = await this.desk.run(...args);
    return stdout + stderr;
  }
}

// What is kept for the person goes where the test removes it.
const folderBefore = process.env.TMPDIR;
beforeEach(() => {
  process.env.TMPDIR = temporaryFolder();
});
afterEach(() => {
  if (folderBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = folderBefore;
});

describe('config edit', () => {
  test('offers every setting with what is usual and what it is for', async () => {
    const editor = new EditorDesk();
    await editor.desk.run('config', 'set', 'hourly-value', '€1,500.50');
    expect(await editor.edit('')).toEqual({ stdout: '', stderr: 'Nothing changed.\n', code: 0 });
    expect(editor.offered).toBe(
      `# The settings of this journal, one a line: name = value. What stands after # is not read.
# Nothing after the = sets what is usual. A line taken out changes nothing.
# Save and close to store them. If a line cannot be stored, none is.

# Money
currency = EUR              # of every amount; the first typed sets it
hourly-value = €1,500.50    # an hour of yours, to count it as money

# Habits
date-order =                # how 1/2 is read: day-first, month-first
country =                   # where phones without + are from: DE, US
spreadsheet-locale =        # where --excel is opened: de, en-GB
default-origin =            # self or given, where nothing else says so
colours =                   # usual: auto; auto (on a terminal), never or always

# Counting
goal =                      # usual: meeting; the stage at which a lead is converted
cold-days =                 # usual: 30; days without a touch until a lead is cold

# Backups
backup-folder =             # where a copy is kept every day

# Goal windows: days from the first touch to the goal
window-reached =            # usual: 14
window-conversation =       # usual: 14
window-meeting =            # usual: 30
window-held =               # usual: 45
window-proposal =           # usual: 90
window-won =                # usual: 180

# Silence windows: days until a waiting touch is silent
silence-call =              # usual: 14
silence-text =              # usual: 7
silence-email =             # usual: 14
silence-social =            # usual: 14
silence-visit =             # usual: 14
silence-event =             # usual: 30
silence-mail =              # usual: 30
silence-other =             # usual: 30
`,
    );
  });

  test('stores what was changed as one operation, which undo takes back', async () => {
    const editor = new EditorDesk();
    const values = { goal: 'Held', 'window-held': '60', 'silence-email': '21', 'hourly-value': '€60' };
    expect(await editor.sets(values)).toEqual({
      stdout: 'hourly-value €60\ngoal held\nwindow-held 60\nsilence-email 21\n',
      stderr: '',
      code: 0,
    });
    expect(await editor.said('config', 'get', 'currency')).toBe('EUR\n');
    expect(await editor.sets({ goal: '', 'window-held': '60', 'silence-email': '7' })).toMatchObject({
      stdout: 'goal meeting (as usual)\nsilence-email 7\n',
    });
    expect(await editor.said('undo')).toBe('undone: config edit · goal as usual, silence-email 7\n');
    expect(await editor.said('config', 'get', 'silence-email')).toBe('21\n');
    await editor.desk.run('undo');
    expect(await editor.said('config', 'get', 'goal')).toBe('meeting\n');
    await editor.desk.run('redo');
    expect(await editor.said('config', 'get', 'goal')).toBe('held\n');
  });

  test.each([
    ['nothing was typed', ''],
    [
      'only comments and blanks changed',
      `sed -i -e 's/#.*//' -e 's/ = / =  /' "$1"; printf '\\n\\n# more\\n' >> "$1"`,
    ],
    ['all lines are gone', ': > "$1"'],
  ])('writes nothing where %s', async (_, commands) => {
    const editor = new EditorDesk();
    await editor.desk.run('config', 'set', 'goal', 'won');
    expect(await editor.edit(commands)).toEqual({ stdout: '', stderr: 'Nothing changed.\n', code: 0 });
    expect(await editor.said('undo')).toBe('undone: config set · goal won\n');
  });

  test('makes no journal to say that nothing changed', async () => {
    const editor = new EditorDesk();
    await editor.edit('');
    expect(fs.existsSync(editor.desk.file)).toBe(false);
  });

  test('takes line ends and a byte order mark of Windows', async () => {
    const editor = new EditorDesk();
    const { stdout } = await editor.edit(
      `printf '\\357\\273\\277goal=held\\r\\ncold-days = 45\\r\\n' > "$1"`,
    );
    expect(stdout).toBe('goal held\ncold-days 45\n');
  });

  test('refuses the whole where a line is wrong, and keeps the text to go on with', async () => {
    const editor = new EditorDesk();
    const wrong = { goal: 'gaol', 'window-held': '60', 'silence-call': '0', 'hourly-value': '60 70' };
    const { stdout, stderr, code } = await editor.sets(wrong);
    const file = /--file (.*)\n$/.exec(stderr)![1]!;
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toBe(`prospect: 3 lines cannot be stored, so nothing was changed.
  line 7: "60 70" is not an amount. Write it like 12, 12.50, 1,200, 9k or 12 EUR; it cannot be negative.
  line 17: goal "gaol" is not known. It is one of: reached, conversation, meeting, held, proposal, won.
  line 32: silence-call "0" is not a whole number from 1 to 3650.
  Your text is kept; go on with: prospect config edit --file ${file}
`);
    expect(fs.existsSync(editor.desk.file)).toBe(false);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const right = { goal: 'held', 'silence-call': '5', 'hourly-value': '60' };
    expect((await editor.sets(right, '--file', file)).stdout).toBe(
      'hourly-value 60\ngoal held\nwindow-held 60\nsilence-call 5\n',
    );
  });

  test.each([
    ['a name that is none', 'gaol = held', 'line 1: There is no setting "gaol". Did you mean goal?'],
    [
      'a line without =',
      'goal held',
      'line 1: "goal held" sets nothing. Write name = value, or # before it.',
    ],
    ['the same twice', '\\ngoal = held\\ngoal = won', 'line 3: goal stands on line 2 already.'],
    ['a currency that is none', 'currency = XXQ', 'line 1: "XXQ" is no currency known here. '],
    ['an escape', 'go\\033[2Jal = held', 'line 1: There is no setting "go^[[2Jal". It is one of: '],
  ])('refuses %s', async (_, text, fault) => {
    const editor = new EditorDesk();
    const { stderr, code } = await editor.edit(`printf '${text}\\n' > "$1"`);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe('prospect: One line cannot be stored, so nothing was changed.');
    expect(stderr.split('\n')[1]).toContain(`  ${fault}`);
  });

  test('keeps the currency of what is stored', async () => {
    const editor = new EditorDesk();
    await editor.desk.run('log', '-t', 'call', '-o', 'talked', '-c', '5 EUR');
    const { stderr } = await editor.sets({ currency: 'USD' });
    expect(stderr).toContain('line 6: This journal counts in EUR, and amounts are stored in it.');
    const other = new EditorDesk();
    expect((await other.sets({ currency: 'usd', 'hourly-value': '€60' })).stderr).toContain(
      'hourly-value "€60" is in EUR, but this journal counts in USD.',
    );
    expect((await other.sets({ currency: 'usd', 'hourly-value': '60' })).stdout).toBe(
      'currency USD\nhourly-value $60\n',
    );
  });

  test('does not take back what somebody else set meanwhile', async () => {
    const editor = new EditorDesk();
    await editor.desk.run('config', 'set', 'goal', 'held');
    const bin = path.join(import.meta.dirname, '..', '..', '..', 'bin', 'prospect.cjs');
    const meanwhile = `"${process.execPath}" "${bin}" --db "${editor.desk.file}" config set goal won`;
    await editor.edit(`${meanwhile} > /dev/null\nsed -i 's/^cold-days =/cold-days = 45/' "$1"`);
    expect(await editor.said('config', 'get', 'goal')).toBe('won\n');
    expect(await editor.said('config', 'get', 'cold-days')).toBe('45\n');
  });

  test.each([
    ['ends with an error', 'exit 3', 'ended with code 3'],
    ['is stopped', 'kill -9 $$', 'was stopped'],
  ])('stores nothing where the editor %s', async (_, commands, words) => {
    const editor = new EditorDesk();
    const { stderr, code } = await editor.edit(commands);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^prospect: The editor "sh .*" ${words}\\.\\n`));
    expect(stderr).toContain('  Set VISUAL or EDITOR to another editor. Nothing was stored.\n');
    const changed = await editor.edit(`echo 'goal = held' > "$1"\n${commands}`);
    const kept = /kept in (.*)\. Nothing was stored\.\n$/.exec(changed.stderr)![1]!;
    expect(fs.readFileSync(kept, 'utf8')).toBe('goal = held\n');
    expect(fs.existsSync(editor.desk.file)).toBe(false);
  });

  test('VISUAL comes before EDITOR, with its own options; one that is not there is told', async () => {
    const editor = new EditorDesk({ VISUAL: 'no-such-editor --wait' });
    expect((await editor.edit('')).stderr.split('\n')[0]).toBe(
      'prospect: The editor "no-such-editor --wait" could not be started.',
    );
  });

  test('refuses what is no text, and a file that is not there', async () => {
    const editor = new EditorDesk();
    const { stderr } = await editor.edit(`printf '\\377\\376' > "$1"`);
    expect(stderr).toMatch(/^prospect: What the editor left in .* is not a text\.\n/);
    expect(await editor.edit('', '--file', '/no/such/file')).toMatchObject({ code: 66, stdout: '' });
  });
});
