import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../helpers/corpus.js';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';
import { partOf, sheetRecords, sheetRows } from '../../helpers/sheets.js';

const sheetNames = ['touches', 'leads', 'tactics', 'failures', 'next steps'];

const scene = Desk.copies({ now: '2026-11-22T18:10:00' }, async (made) => {
  seed(made.file, pipelineScene());
  await made.run('edit', '2', '-m', '4', '-c', '12.5', '--at', '2026-11-12 09:05');
  await made.run('tactic', 'edit', 'cold-call', '--worth', '1/5');
});

/** Writes a workbook and gives its path. */
async function workbook(desk: Desk, ...options: string[]): Promise<string> {
  const answer = await desk.run('export', 'workbook', 'out.xlsx', ...options);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return path.join(desk.folder, 'out.xlsx');
}

const records = (csv: string) => parse<Record<string, string>>(csv, { columns: true });

describe('a workbook of the journal', () => {
  test('has five sheets, says how many rows are in each, and is for its owner alone', async () => {
    const desk = await scene();
    const { stdout, code } = await desk.run('export', 'workbook', 'out.xlsx');
    const file = path.join(desk.folder, 'out.xlsx');
    expect({ stdout, code }).toEqual({
      stdout: `workbook ${file} · touches: 14, leads: 11, tactics: 3, failures: 3, next steps: 7\n`,
      code: 0,
    });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const list = await partOf(file, 'xl/workbook.xml');
    expect([...list.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual(sheetNames);
    expect(fs.readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('keeps the titles of each sheet in sight, to filter by', async () => {
    const file = await workbook(await scene());
    for (const [at, name] of sheetNames.entries()) {
      const xml = await partOf(file, `xl/worksheets/sheet${at + 1}.xml`);
      const rows = await sheetRows(file, name);
      expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
      expect(/<autoFilter ref="A1:[A-Z]+(\d+)"\/>/.exec(xml)?.[1]).toBe(String(rows.length));
    }
  });

  test('has days, times, lengths of time and amounts as numbers that are shown as such', async () => {
    const file = await workbook(await scene());
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    const styles = await partOf(file, 'xl/styles.xml');
    const formats = [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(
      ([, id, code]) => [id, code] as const,
    );
    const looks = [...styles.split('<cellXfs')[1]!.matchAll(/<xf numFmtId="(\d+)"/g)].map(
      ([, id]) => new Map(formats).get(id) ?? id,
    );
    const cell = (place: string) => {
      const [, style = '', value = ''] = RegExp(`<c r="${place}" s="(\\d+)"><v>([^<]*)</v>`).exec(xml) ?? [];
      return [looks[Number(style)], Number(value)];
    };
    const [titles = []] = await sheetRows(file, 'touches');
    const place = (title: string) => String.fromCharCode(65 + titles.indexOf(title)) + '3';
    expect(cell(place('date'))).toEqual(['yyyy\\-mm\\-dd', 46338]);
    expect(cell(place('time'))).toEqual(['hh:mm', 545 / 1440]);
    expect(cell(place('duration'))).toEqual(['[h]:mm:ss', 240 / 86_400]);
    expect(cell(place('cost'))).toEqual(['[$€]#,##0.00', 12.5]);
  });

  test('works out the rate of a tactic from its counts, and has its range as numbers', async () => {
    const file = await workbook(await scene(), '--as-of', '2026-11-22');
    const xml = await partOf(file, 'xl/worksheets/sheet3.xml');
    expect([...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)).toEqual(
      [2, 3, 4].map((row) => `IF(O${row}=0,"",P${row}/O${row})`),
    );
    const [titles = []] = await sheetRows(file, 'tactics');
    expect([titles[14], titles[15], titles[16]]).toEqual(['judged', 'converted', 'rate']);
    const [first] = await sheetRecords(file, 'tactics');
    expect(Number(first!.rate)).toBe(Number(first!.converted) / Number(first!.judged));
  });

  test('says what the report, due and the lists say as CSV', async () => {
    const desk = await scene();
    const file = await workbook(desk);
    const said = {
      touches: await desk.run('export', 'touches'),
      leads: await desk.run('lead', 'list', '--csv', '--limit', '0'),
      tactics: await desk.run('report', 'tactics', '--csv', '--period', 'all'),
      failures: await desk.run('report', 'failures', '--csv', '--period', 'all'),
      'next steps': await desk.run('due', '--csv'),
    };
    for (const [name, { stdout }] of Object.entries(said)) {
      const [csvTitles = [], ...csv] = parse(stdout);
      const [titles = [], ...all] = await sheetRows(file, name);
      // What is for after this week is not due.
      const rows = all.filter(([group]) => group !== 'later');
      expect(titles.map((title) => title.replaceAll(' ', '_').replace('duration', '~'))).toEqual(
        csvTitles.map((title) => title.replace(/^(?:minutes|seconds)/, '~')),
      );
      expect(rows.length, name).toBe(csv.length);
      const order = name === 'leads' ? csv.toReversed() : csv;
      for (const [at, row] of order.entries())
        for (const [column, text] of row.entries()) {
          const title = titles[column]!;
          const shown = rows[at]![column] ?? '';
          if (title.startsWith('duration'))
            expect(secondsOf(shown)).toBe(csvSeconds(csvTitles[column]!, text));
          else if (/^\d+\.\d+$/.test(text)) expect(Number(shown)).toBeCloseTo(Number(text), 12);
          else if (title === 'time') expect(shown.padStart(text.length, '0')).toBe(text);
          else expect(shown, `${name}: ${title}`).toBe(text);
        }
    }
  });

  test('has the steps after this week too', async () => {
    const desk = await scene();
    await desk.run('next', 'Ridge', '2027-01-15 08:30', '--do', 'ask again');
    const steps = await sheetRecords(await workbook(desk), 'next steps');
    expect(steps.filter(({ group }) => group === 'later').at(-1)).toMatchObject({
      lead: 'Ridge',
      date: '2027-01-15',
      time: '8:30',
      what: 'ask again',
    });
  });

  test('is of a period, a day, a goal and a window that are asked for', async () => {
    const desk = await scene();
    const file = await workbook(
      ...([
        desk,
        '--as-of',
        '2026-11-04',
        '--period',
        'this-month',
        '--goal',
        'won',
        '--window',
        '60',
      ] as const),
    );
    expect((await sheetRecords(file, 'touches')).map(({ date }) => date).toSorted()).toEqual([
      ...['2026-11-02', '2026-11-03', '2026-11-04'],
    ]);
    const [tactic] = await sheetRecords(file, 'tactics');
    expect(tactic).toMatchObject({ goal: 'won', window: '60', 'as of': '2026-11-04' });
    const leads = await sheetRecords(file, 'leads');
    expect(leads.find(({ name }) => name === 'Ridge')).toMatchObject({ touches: '1', state: 'lost' });
    expect(leads.find(({ name }) => name === 'Stern')).toMatchObject({ touches: '0', state: 'open' });
  });

  test('of the same journal as of the same day has the same bytes, whenever and wherever it is written', async () => {
    const desk = await scene();
    const first = fs.readFileSync(await workbook(desk, '--as-of', '2026-11-20'));
    const later = new Desk({ now: '2027-03-01T09:00:00', zone: 'Europe/Berlin' });
    fs.copyFileSync(desk.file, later.file);
    expect(fs.readFileSync(await workbook(later, '--as-of', '2026-11-20')).equals(first)).toBe(true);
  });

  test('of an empty journal has titles alone', async () => {
    const desk = new Desk();
    const { stdout, code } = await desk.runWith({ file: null }, 'export', 'workbook', 'out.xlsx');
    expect({ stdout, code }).toMatchObject({
      stdout: expect.stringContaining(
        'touches: 0, leads: 0, tactics: 0, failures: 0, next steps: 0',
      ) as string,
      code: 0,
    });
    const rows = await sheetRows(path.join(desk.folder, 'out.xlsx'), 'leads');
    expect(rows.map((row) => row.slice(0, 3))).toEqual([['lead id', 'name', 'company']]);
  });
});

describe('what stands in its cells', () => {
  test('is text where it is text, whatever it looks like, and comes back as it was', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'call', '--channel', 'call');
    const notes = [...hostileTexts, '=1+1', "'=1+1", '+49 151 23456789', '00123', '_x0041_', ' a\tb\r\nc '];
    for (const note of notes) await desk.run('log', '-t', 'call', '-o', 'talked', `--note=${note}`);
    const file = await workbook(desk);
    const kept = records((await desk.run('export', 'touches', '--raw')).stdout).map(({ note }) => note);
    expect(kept.filter((note) => note !== '').length).toBeGreaterThan(50);
    expect((await sheetRecords(file, 'touches')).map(({ note }) => note)).toEqual(kept);
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('>=1+1</t>');
  });

  test('is read back with the apostrophe that somebody typed, and without one that nobody did', async () => {
    const desk = new Desk();
    const notes = ["'=1+1", '=1+1', "''=1+1", '="00123"'];
    await desk.run('tactic', 'add', 'call', '--channel', 'call');
    for (const note of notes) await desk.run('log', '-t', 'call', '-o', 'talked', '-n', note);
    const file = await workbook(desk);
    const other = new Desk();
    expect(await other.run('import', file)).toMatchObject({ code: 0 });
    const kept = records((await other.run('export', 'touches', '--raw')).stdout);
    expect(kept.map(({ note }) => note)).toEqual(notes);
  });

  test('is cut where it is longer than a cell can be, and that is said', async () => {
    const desk = new Desk();
    const note = 'x'.repeat(40_000);
    await desk.runWith({ input: note }, 'log', '-t', 'call', '--channel', 'call', '-o', 'talked', '-n', '-');
    const { stderr, code } = await desk.run('export', 'workbook', 'out.xlsx');
    expect({ stderr, code }).toEqual({
      stderr: '1 text longer than a cell can hold was cut after 32,767 characters; export as CSV has all.\n',
      code: 0,
    });
    const [row] = await sheetRecords(path.join(desk.folder, 'out.xlsx'), 'touches');
    expect(row!.note).toBe('x'.repeat(32_767));
  });

  test.each([
    ['JPY', '[$¥]#,##0'],
    ['CHF', '[$CHF]\\ #,##0.00'],
    ['KWD', '[$KWD]\\ #,##0.000'],
  ])('are amounts of the currency: %s', async (currency, format) => {
    const desk = new Desk();
    await desk.run('config', 'set', 'currency', currency);
    expect(await partOf(await workbook(desk), 'xl/styles.xml')).toContain(`formatCode="${format}"`);
  });
});

describe('the file', () => {
  test('replaces nothing unless asked to, and a refused one leaves nothing behind', async () => {
    const desk = await scene();
    const file = path.join(desk.folder, 'out.xlsx');
    fs.writeFileSync(file, 'mine');
    expect(await desk.run('export', 'workbook', 'out.xlsx')).toMatchObject({
      stderr: `prospect: ${file} is there already; a workbook replaces nothing unless you say so.\n  Name another file, or add --replace.\n`,
      code: 73,
    });
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
    expect(fs.readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    fs.rmSync(file);
    for (const more of [[], ['--replace']])
      expect(await desk.run('export', 'workbook', 'out.xlsx', ...more)).toMatchObject({ code: 0 });
    expect((await sheetRows(file, 'leads')).length).toBe(12);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('takes the place of a workbook alone: of no journal, no other file and nothing that is no file', async () => {
    const desk = await scene();
    const journal = fs.readFileSync(desk.file);
    const at = (name: string) => path.join(desk.folder, name);
    fs.writeFileSync(at('copy.xlsx'), journal);
    fs.writeFileSync(at('text.xlsx'), 'mine');
    fs.mkdirSync(at('folder.xlsx'));
    fs.symlinkSync('loop.xlsx', at('loop.xlsx'));
    for (const [name, why] of [
      ['copy.xlsx', 'is there already and is no workbook; nothing was changed.'],
      ['text.xlsx', 'is there already and is no workbook; nothing was changed.'],
      ['folder.xlsx', 'is a folder.'],
      ['loop.xlsx', 'is a link that leads nowhere.'],
      [`${'x'.repeat(300)}.xlsx`, 'cannot be made: the name is too long.'],
    ] as const)
      for (const line of [
        ['export', 'workbook', name],
        ['lead', 'list', '--xlsx', name],
      ]) {
        const { stderr, code } = await desk.run(...line, '--replace');
        expect(stderr).toContain(`${at(name)} ${why}`);
        expect(code).toBe(73);
      }
    expect(fs.readFileSync(at('copy.xlsx'))).toEqual(journal);
    await desk.run('export', 'workbook', 'out.xlsx');
    fs.symlinkSync('out.xlsx', at('link.xlsx'));
    expect(await desk.run('export', 'workbook', 'link.xlsx', '--replace')).toMatchObject({ code: 0 });
    expect(fs.lstatSync(at('link.xlsx')).isSymbolicLink()).toBe(true);
  });

  test.each([
    [['workbook'], 2, 'A workbook needs a file name.'],
    [['workbook', '-'], 2, 'A workbook is a file: it does not go to standard output.'],
    [['workbook', 'week.csv'], 2, '"week.csv" is no name of a workbook: programs know one by .xlsx.'],
    [['workbook', 'no/where.xlsx'], 73, 'does not exist.'],
    [['workbook', 'a.xlsx', '--csv'], 2, '--csv does not go with "export workbook".'],
    [['workbook', 'a.xlsx', '--tactic', 'cold-call'], 2, '--tactic does not go with "export workbook"'],
    [['touches', 'a.csv'], 2, '"export touches" prints to standard output.'],
    [['leads', '--as-of', 'yesterday'], 2, '--as-of is for "export workbook" alone.'],
  ])('refuses what cannot be meant: export %j', async (args, code, message) => {
    const desk = await scene();
    const answer = await desk.run('export', ...args);
    expect(answer).toMatchObject({ stdout: '', code });
    expect(answer.stderr).toContain(message);
    expect(fs.readdirSync(desk.folder).filter((name) => /xlsx|part/.test(name))).toEqual([]);
  });
});

describe('leads as a workbook', () => {
  test('are those of a list that is filtered, with the same columns', async () => {
    const desk = await scene();
    const filter = ['--state', 'open', '--tag', 'list-a', '--sort', 'name'];
    const answer = await desk.run('lead', 'list', ...filter, '--xlsx', 'leads.xlsx');
    const file = path.join(desk.folder, 'leads.xlsx');
    expect(answer).toEqual({ stdout: `workbook ${file} · leads: 4\n`, stderr: '', code: 0 });
    const csv = records((await desk.run('lead', 'list', ...filter, '--csv')).stdout);
    const rows = await sheetRecords(file, 'leads');
    expect(rows.map(({ name, state, stage }) => [name, state, stage])).toEqual(
      csv.map(({ name, state, stage }) => [name, state, stage]),
    );
    expect(Object.keys(rows[0]!).map((title) => title.replaceAll(' ', '_'))).toEqual(Object.keys(csv[0]!));
  });

  test('are those of the pipeline, and any section of the report can be had so', async () => {
    const desk = await scene();
    expect(await desk.run('pipeline', '--xlsx', 'p.xlsx')).toMatchObject({ code: 0 });
    const csv = records((await desk.run('pipeline', '--csv')).stdout);
    const rows = await sheetRecords(path.join(desk.folder, 'p.xlsx'), 'pipeline');
    expect(rows.map(({ lead, value, owner }) => [lead, value, owner])).toEqual(
      csv.map(({ lead, value, owner }) => [lead, value, owner]),
    );
    expect(await desk.run('report', 'sources', '--xlsx', 's.xlsx')).toMatchObject({ code: 0 });
    expect((await sheetRecords(path.join(desk.folder, 's.xlsx'), 'sources')).length).toBeGreaterThan(0);
  });

  test.each([
    [['lead', 'list', '--xlsx', 'a.xlsx', '--csv'], '--xlsx does not go with --csv.'],
    [['pipeline', '--xlsx', 'a.xlsx', '--format', 'json'], '--xlsx does not go with --format.'],
    [['report', '--xlsx', 'a.xlsx', '--html', 'a.html'], '--xlsx does not go with --html.'],
    [
      ['pipeline', '--xlsx', 'a.xlsx', '--share'],
      '--share writes markdown, or with --html a page; it does not go with --xlsx.',
    ],
    [['report', '--xlsx', 'a.xlsx', '--explain'], '--explain is for the page; it does not go with --xlsx.'],
    [['lead', 'list', '--replace'], '--replace goes with --xlsx FILE.'],
  ])('are not had in two forms at once: %j', async (args, message) => {
    const { stderr, code } = await (await scene()).run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

function secondsOf(shown: string): number | null {
  if (shown === '') return null;
  const [hours = 0, minutes = 0, seconds = 0] = shown.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function csvSeconds(key: string, text: string): number | null {
  if (text === '') return null;
  return key.startsWith('minutes') ? Number(text) * 60 : Number(text);
}
