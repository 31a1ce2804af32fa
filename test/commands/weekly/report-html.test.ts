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
