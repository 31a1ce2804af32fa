import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/domain/text.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const found = async (desk: Desk, ...args: string[]) =>
  (JSON.parse((await desk.run('lead', 'list', ...args, '--json')).stdout) as { name: string }[]).map(
    ({ name }) => name,
  );

const peopleDesk = Desk.copies({}, async (desk) => {
  const add = (...args: string[]) => desk.run('lead', 'add', ...args);
  await add('Müller & Söhne', '--company', 'Dachdecker GmbH', '--tier', 'A', '--source', 'fair');
  await add('Ann Lee', '--email', 'ann@lee.test', '--email', 'office@lee.test', '--phone', '+49 30 1234-56');
  await add('Leeann Ray', '--tag', 'Pilot', '--tag', 'café', '--url', 'https://ray.test/leeann');
  await add('Bo Chen', '-n', 'Knows everybody\nin the CAFÉ trade', '--tag', 'pilot', '--tier', 'A');
});

describe('searching leads', () => {
  test.each([
    [['muller sohne'], ['Müller & Söhne']],
    [['SÖHNE', 'müller'], ['Müller & Söhne']],
    [['dachdecker'], ['Müller & Söhne']],
    [['cafe'], ['Bo Chen', 'Leeann Ray']],
    [['cafe trade'], ['Bo Chen']],
    [['office@lee'], ['Ann Lee']],
    [['1234 56'], ['Ann Lee']],
    [['(30)', '12'], ['Ann Lee']],
    [['+49301234'], ['Ann Lee']],
    [['ray.test'], ['Leeann Ray']],
    [['cafe', 'nobody'], []],
    [['50%_'], []],
  ])('%j finds what holds all the words, whatever their case and accents', async (words, names) => {
    expect(await found(await peopleDesk(), ...words)).toEqual(names);
  });

  test('names that begin with the words come first, then the last touched', async () => {
    const desk = await peopleDesk();
    expect(await found(desk, 'lee')).toEqual(['Leeann Ray', 'Ann Lee']);
    await desk.run('lead', 'add', 'Lee Oak');
    await desk.run('log', 'Leeann Ray', '-t', 'call', '-o', 'no-answer', '--at', 'yesterday');
    await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'no-answer');
    expect(await found(desk, 'lee')).toEqual(['Leeann Ray', 'Lee Oak', 'Ann Lee']);
  });

  test('goes with the filters', async () => {
    const desk = await peopleDesk();
    expect(await found(desk, '--tag', 'PILOT')).toEqual(['Bo Chen', 'Leeann Ray']);
    expect(await found(desk, '--tag', 'pilot', '--tier', 'A')).toEqual(['Bo Chen']);
    expect(await found(desk, '--tag', 'pil')).toEqual([]);
    expect(await found(desk, 'e', '--source', 'fair')).toEqual(['Müller & Söhne']);
    await desk.run('lead', 'stop', 'Ann Lee');
    await desk.run('log', 'Bo Chen', '-t', 'call', '-o', 'do-not-contact');
    expect(await found(desk, '--stopped')).toEqual(['Bo Chen', 'Ann Lee']);
    expect(await found(desk, '--stopped', 'bo')).toEqual(['Bo Chen']);
    expect(await found(desk, '--limit', '1', 'lee')).toHaveLength(1);
  });

  test('as people see it, at both widths, and when there is nothing', async () => {
    const desk = await peopleDesk();
    await desk.run('lead', 'stop', 'Leeann Ray');
    const screen = async (columns: number, ...words: string[]) => {
      const { stdout, stderr, code } = await desk.runWith({ columns }, 'lead', 'list', ...words);
      return { code, text: stdout + stderr };
    };
    expect(await screen(80)).toEqual({
      code: 0,
      text: `name               company          state    stage          days  next
Bo Chen        @4                   open     never touched     0  –
Leeann Ray     @3                   stopped  never touched     0  –
Ann Lee        @2                   open     never touched     0  –
Müller & Söhne @1  Dachdecker GmbH  open     never touched     0  –
`,
    });
    expect(await screen(120, 'cafe')).toEqual({
      code: 0,
      text: `name           state    stage          days  last touch  next  tier  touches  tags
Bo Chen    @4  open     never touched     0  –           –     A           0  pilot
Leeann Ray @3  stopped  never touched     0  –           –                 0  Pilot; café
`,
    });
    expect(await screen(80, 'nobody')).toEqual({ code: 0, text: 'No leads to list.\n' });
  });
});

describe('tags and a url', () => {
  test('are given, replaced and cleared', async () => {
    const desk = new Desk();
    await desk.run(
      'lead',
      'add',
      'Ann Lee',
      '--tag',
      ' hot ',
      '--tag',
      'HOT',
      '--tag',
      'cold',
      '--url',
      'lee.test',
    );
    const lead = async () =>
      JSON.parse((await desk.run('show', '@1', '--json')).stdout) as Record<string, unknown>;
    expect(await lead()).toMatchObject({ tags: 'hot; cold', url: 'lee.test' });
    await desk.run('lead', 'edit', '@1', '--tag', 'warm', '--url', 'lee.test/2');
    expect(await lead()).toMatchObject({ tags: 'warm', url: 'lee.test/2' });
    await desk.run('lead', 'edit', '@1', '--tag', '', '--url', '', '--tier', '', '--origin', '');
    expect(await lead()).toMatchObject({ tags: null, url: null });
  });

  test.each([
    ['--tag', 'a;b', 'The tag "a;b" holds a semicolon, which parts tags.'],
    ['--tag', ' ', 'The tag is empty.'],
    ['--url', ' ', 'The url is empty.'],
    ['--company', '', 'The company is empty.'],
  ])('%s %j is refused and nothing is stored', async (option, text, said) => {
    const desk = new Desk();
    const answer = await desk.run('lead', 'add', 'Ann Lee', option, text);
    expect([answer.code, answer.stderr.split('\n')[0]]).toEqual([2, `prospect: ${said}`]);
    expect((await desk.run('lead', 'list')).code).toBe(66);
  });
});

/** What search should look in, told from the tables anew. */
function stale(desk: Desk): unknown[] {
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  const texts = journal.all<{ id: number; folded: string; searched: string | null; texts: string }>(
    `SELECT id, folded, searched, (
       SELECT json_group_array(text) FROM (
         SELECT company AS text FROM lead WHERE id = l.id UNION ALL SELECT note FROM lead WHERE id = l.id
         UNION ALL SELECT url FROM lead WHERE id = l.id
         UNION ALL SELECT name FROM (SELECT name FROM tag WHERE lead_id = l.id ORDER BY id)
         UNION ALL SELECT name FROM (SELECT name FROM merged_lead WHERE lead_id = l.id ORDER BY id))
       WHERE text IS NOT NULL) AS texts
     FROM lead l ORDER BY id`,
  );
  journal.close();
  return texts.filter(({ folded, searched, texts }) => {
    const more = (JSON.parse(texts) as string[]).map(fold);
    return searched !== (more.length === 0 ? null : [folded, ...more].join(' '));
  });
}

test('what search looks in is never stale, whatever is written, undone and done again', async () => {
  const word = fc.constantFrom('Äpfel', 'pilot', 'Lee', 'x y', 'GmbH');
  const lead = fc.constantFrom('@1', '@2', '@3');
  const write = fc.oneof(
    fc.tuple(
      fc.constant('lead'),
      fc.constant('edit'),
      lead,
      fc.constantFrom('--tag', '--note', '--company', '--url', '--name'),
      word,
    ),
    fc.tuple(
      fc.constant('lead'),
      fc.constant('edit'),
      lead,
      fc.constantFrom('--tag', '--note', '--company', '--url'),
      fc.constant(''),
    ),
    fc.tuple(fc.constant('lead'), fc.constant('merge'), lead, lead),
    fc.tuple(fc.constant('lead'), fc.constant('add'), word, fc.constant('--new'), fc.constant('--tag'), word),
    fc.tuple(fc.constant('lead'), fc.constant('rm'), lead),
    fc.constantFrom(['undo'], ['redo']),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 14 }), async (writes) => {
      const desk = new Desk();
      for (const name of ['Ann Lee', 'Bo Chen', 'Cy Diaz'])
        await desk.run('lead', 'add', name, '-n', `about ${name}`);
      for (const args of writes) {
        const { code } = await desk.run(...args);
        expect([0, 2]).toContain(code);
        expect(stale(desk)).toEqual([]);
      }
      const { stdout } = await desk.run('export', 'all');
      const copy = path.join(desk.folder, 'copy.db');
      await desk.runWith({ file: copy, input: stdout }, 'import', '-');
      expect((await desk.runWith({ file: copy }, 'export', 'all')).stdout).toBe(stdout);
      expect(stale({ file: copy } as Desk)).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 120_000);
