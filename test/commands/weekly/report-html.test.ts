import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSections } from '../../../src/domain/report-sections.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { describeWith } from '../../helpers/needs.js';

const demoDesk = Desk.copies({ now: '2026-11-20T18:10:00' }, async (desk) => {
  for (const file of ['demo-tactics.csv', 'demo.csv'])
    expect((await desk.run('import', path.join(root, 'test', 'data', file))).code).toBe(0);
});

const at = (desk: Desk, name: string) => path.join(desk.folder, name);
const read = (desk: Desk, name: string) => fs.readFileSync(at(desk, name), 'utf8');

describe('report --html FILE', () => {
  test('writes one file that only its owner may read, and says where it is', async () => {
    const desk = await demoDesk();
    const answer = await desk.run('report', '--html', 'week.html');
    expect(answer).toEqual({ stdout: `page ${at(desk, 'week.html')}\n`, stderr: '', code: 0 });
    expect(fs.statSync(at(desk, 'week.html')).mode & 0o777).toBe(0o600);
    expect(read(desk, 'week.html')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(read(desk, 'week.html')).toContain('<h1>Week 47 · Mon 16 – Sun 22 Nov 2026</h1>');
    expect(fs.readdirSync(desk.folder).toSorted()).toEqual(['journal.db', 'week.html']);
  });

  test('asks nobody for anything: no script, no address, and a policy that allows nothing but its own style', async () => {
    const { stdout } = await (await demoDesk()).run('report', '--html', '-');
    expect(stdout).not.toMatch(/<script|javascript:|\bon\w+=|@import|url\(/i);
    expect(
      [...stdout.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map(([, to]) => to)
        .filter((to) => !/^#|^data:,$/.test(to!)),
    ).toEqual([]);
    expect(stdout).not.toContain('https://');
    const [, css = ''] = /<style>([^]*)<\/style>/.exec(stdout)!;
    const hash = createHash('sha256').update(css).digest('base64');
    expect(stdout).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; img-src data:;`,
    );
    expect(stdout).not.toMatch(/ style="/);
  });

  test('is the same, byte for byte, of the same journal as of the same day', async () => {
    const desk = await demoDesk();
    const ask = ['report', '--as-of', '2026-11-20', '--html', '-'];
    const { stdout } = await desk.run(...ask);
    const later = await desk.during('2027-03-01T09:00:00', () => desk.run(...ask));
    expect(later.stdout).toBe(stdout);
  });

  test('is written over last week’s, also through a link, and over an empty file', async () => {
    const desk = await demoDesk();
    await desk.run('report', '--html', 'week.html', '--period', 'last-week');
    fs.symlinkSync('week.html', at(desk, 'link.html'));
    fs.writeFileSync(at(desk, 'empty.html'), '');
    for (const name of ['week.html', 'link.html', 'empty.html']) {
      expect((await desk.run('report', '--html', name)).stderr).toBe('');
      expect(read(desk, name)).toContain('<h1>Week 47');
    }
    expect(fs.lstatSync(at(desk, 'link.html')).isSymbolicLink()).toBe(true);
  });

  test('is never written over what is something else', async () => {
    const desk = await demoDesk();
    const journal = fs.readFileSync(desk.file);
    fs.copyFileSync(desk.file, at(desk, 'copy.html'));
    fs.writeFileSync(at(desk, 'mine.html'), '<!doctype html>\n<html lang="en"><head><title>Mine</title>');
    fs.mkdirSync(at(desk, 'folder.html'));
    fs.symlinkSync('nowhere.html', at(desk, 'lost.html'));
    for (const [name, said] of [
      [
        'copy.html',
        `${at(desk, 'copy.html')} is there already and was not written by prospect; nothing was changed.`,
      ],
      [
        'mine.html',
        `${at(desk, 'mine.html')} is there already and was not written by prospect; nothing was changed.`,
      ],
      ['folder.html', `${at(desk, 'folder.html')} is a folder.`],
      ['lost.html', `${at(desk, 'lost.html')} is a link that leads nowhere.`],
      ['journal.db', '"journal.db" is no name of a page: browsers know one by .html.'],
      ['funnel', '"funnel" is no name of a page: browsers know one by .html.'],
      ['gone/week.html', `The folder of ${at(desk, 'gone/week.html')} does not exist.`],
    ]) {
      const { stdout, stderr, code } = await desk.run('report', '--html', name!);
      expect([stdout, stderr.split('\n')[0]]).toEqual(['', `prospect: ${said}`]);
      expect(stderr.split('\n')[1]).not.toBe('');
      expect(code).not.toBe(0);
    }
    expect(fs.readFileSync(at(desk, 'copy.html'))).toEqual(journal);
    expect(fs.readFileSync(desk.file)).toEqual(journal);
  });

  test.each([
    [['--html', 'x.html', '--csv'], '--html does not go with --csv.'],
    [['--html', 'x.html', '--json'], '--html does not go with --json.'],
    [['--html', 'x.html', '--format', 'md'], '--html does not go with --format.'],
    [['--html', '-', '--open'], 'Only a file can be opened; - is standard output.'],
    [['--open'], '--open goes with --html FILE.'],
    [
      ['money', '--share', '--html', '-'],
      '"report money" is about money, which is shared only when you say so.',
    ],
  ])('%j is refused', async (args, message) => {
    const { stdout, stderr, code } = await new Desk().runWith({ file: null }, 'report', ...args);
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', `prospect: ${message}`]);
    expect(stderr.split('\n')[1]).not.toBe('');
  });

  test('says in words what the page as markdown says', async () => {
    const desk = await demoDesk();
    await desk.run('tactic', 'tweak', 'linkedin-msg', '--change', 'a new first line');
    for (const section of [undefined, ...reportSections]) {
      const args = ['report', ...(section ? [section] : [])];
      const markdown = (await desk.run(...args, '--share', '--money')).stdout;
      const { stdout } = await desk.run(...args, '--html', '-', '--share', '--money');
      for (const [, title] of markdown.matchAll(/^##+ (.*)$/gm))
        expect(stdout, args.join(' ')).toMatch(
          new RegExp(`<h[23]>${title!.replace(/[?()\\]/g, '.?')}</h[23]>`),
        );
    }
  });

  test('shows names as they are, which no browser obeys', async () => {
    const desk = new Desk();
    const name = '"><img src=x onerror=alert(1)></title></style><script>alert(1)</script>';
    await desk.run('log', name, '-t', 'cold-call', '--channel', 'call', '--new', '-o', 'talked');
    const { stdout } = await desk.run('report', 'pipeline', '--html', '-');
    expect(stdout).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(stdout).not.toMatch(/<script|<img/);
    expect(stdout.match(/<\/title>/g)).toHaveLength(stdout.match(/<title/g)!.length);
  });

  test('says of a journal without a touch how to begin', async () => {
    const { stdout, code } = await new Desk().runWith({ file: null }, 'report', '--html', '-');
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing is logged yet');
    expect(stdout).toContain('prospect log');
  });

  test('has what is folded open with --explain, and says what is left out with --share', async () => {
    const desk = await demoDesk();
    const plain = (await desk.run('report', '--html', '-')).stdout;
    expect(plain).not.toContain('<details open');
    expect(plain).not.toContain('left out');
    expect((await desk.run('report', '--html', '-', '--share')).stdout).toContain(
      'Names of people and companies, notes, sources and money are left out of this page.',
    );
  });
});

describe('the pictures of report --html', () => {
  const keysIn = (page: string) =>
    [...page.matchAll(/<section class="picture" id="([^"]*)"/g)].map(([, key]) => key);

  test('stand on the page, and each on that of its section', async () => {
    const desk = await demoDesk();
    const keysOf = async (...args: string[]) =>
      keysIn((await desk.run('report', ...args, '--html', '-')).stdout);
    expect(await keysOf()).toEqual(['tactics', 'weeks', 'curve', 'failures', 'funnel', 'hours', 'money']);
    expect(await keysOf('tactics')).toEqual(['tactics', 'curve']);
    expect(await keysOf('money')).toEqual(['money']);
    expect(await keysOf('failures')).toEqual(['failures']);
    expect(await keysOf('--by', 'weekday')).not.toContain('tactics');
  });

  test('are drawn for a phone and for a screen, named and said, with their figures as a table', async () => {
    const { stdout } = await (await demoDesk()).run('report', '--html', '-');
    for (const key of keysIn(stdout))
      for (const size of ['narrow', 'wide']) {
        const drawing = new RegExp(
          `<svg class="${size}" role="img" aria-labelledby="${key}-${size}-title"[^]*?</svg>`,
        );
        const [svg = ''] = drawing.exec(stdout) ?? [];
        expect(svg).toMatch(new RegExp(`<title id="${key}-${size}-title">[^<]{10,}</title>`));
        expect(svg).toMatch(new RegExp(`<desc id="${key}-${size}-said">[^<]{20,}</desc>`));
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }
    expect(stdout.match(/<summary>The figures<\/summary><div[^>]*><table>/g)).toHaveLength(
      keysIn(stdout).length,
    );
  });
});

describe('tactic show NAME --html FILE', () => {
  test('tells everything about it, in the words of its page', async () => {
    const desk = await demoDesk();
    const page = (await desk.run('tactic', 'show', 'cold-call')).stdout;
    const { stdout } = await desk.run('tactic', 'show', 'cold-call', '--html', '-');
    expect(stdout).toContain('<h1>cold-call</h1>');
    const titles = page.match(/^[A-Z]{3,}[A-Z ]+(?= |$)/gm)!.map((title) => title.trim());
    expect(titles.length).toBeGreaterThan(3);
    for (const title of titles)
      expect(stdout).toContain(`<h2>${title.charAt(0)}${title.slice(1).toLowerCase()}</h2>`);
    const [, verdict] = /^ {2}keep {4}(.*[^ ])$/m.exec(page)!;
    expect(stdout).toContain(`<dt>keep</dt><dd>${verdict}`);
  });

  test('writes a file as the report does', async () => {
    const desk = await demoDesk();
    const answer = await desk.run('tactic', 'show', 'cold-call', '--html', 'call.html');
    expect(answer).toEqual({ stdout: `page ${at(desk, 'call.html')}\n`, stderr: '', code: 0 });
    expect((await desk.run('tactic', 'show', 'cold-call', '--html', '-', '--json')).stderr).toContain(
      '--html does not go with --json.',
    );
  });
});

describeWith('a shell', process.platform !== 'win32', 'report --html FILE --open', () => {
  /** A desk where a script, or nothing, stands for what opens files. */
  const deskWith = (script: string | null) => {
    const folder = temporaryFolder();
    if (script !== null)
      fs.writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return new Desk({ env: { PATH: folder } });
  };
  const open = (desk: Desk, name: string) => desk.runWith({ file: null }, 'report', '--html', name, '--open');

  test('gives it to what opens files, whatever its name is', async () => {
    const desk = deskWith('printf %s "$1" > "$1".txt');
    const name = "a week's $(page) & more.html";
    expect(await open(desk, name)).toEqual({ stdout: `page ${at(desk, name)}\n`, stderr: '', code: 0 });
    expect(read(desk, `${name}.txt`)).toBe(at(desk, name));
  });

  test.each([
    ['none is there', null],
    ['it fails', 'exit 3'],
  ])('says where the page is when %s', async (_, script) => {
    const desk = deskWith(script);
    const { stderr, code } = await open(desk, 'week.html');
    expect([stderr, code]).toEqual([
      `No browser could be started with "xdg-open". Open the file yourself: ${at(desk, 'week.html')}\n`,
      0,
    ]);
  });
});
