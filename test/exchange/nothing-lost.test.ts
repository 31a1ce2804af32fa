import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

describe('columns', () => {
  test('that are not used are named, with --map as without, and a --map turns off none', async () => {
    const text = 'Client,email,Region,value\nAnn,a@x,North,9';
    const desk = new Desk();
    expect((await importText(desk, text, '--map', 'lead=Client')).stderr).toBe('not used: Region, value\n');
    expect((await desk.run('export', 'leads')).stdout).toContain('Ann,,a@x,');
    expect((await importText(new Desk(), text, '--map', '-=email', '--map', 'note=Region')).stderr).toBe(
      'not used: value\n',
    );
    expect((await importText(new Desk(), text.replace('Client', 'name'))).stderr).toBe(
      'not used: Region, value\n',
    );
  });

  test.each([
    ['date,lead', [], 'The column "date"', '--map -=date', 65],
    ['lead,Outcome', [], 'The column "Outcome"', '--map outcome=', 65],
    ['lead,minutes', [], 'The column "minutes"', '--map -=minutes', 65],
    ['lead,call outcome', [], 'The column "call outcome"', '--map outcome=', 65],
    ['Wann,Wer', ['--map', 'lead=Wer', '--map', 'at=Wann'], 'The field at', '--map -=Wann', 2],
    ['x,Who', ['--map', 'lead=Who', '--const', 'outcome=talked'], 'The field outcome', '', 2],
  ])('%s of touches without a tactic are refused', async (header, options, what, leave, code) => {
    const desk = new Desk();
    const text = `${header}\n2026-11-20,Ann\n`;
    const asList = leave === '' ? '' : ` For a list of leads leave that out: ${leave}`;
    expect(await importText(desk, text, ...options)).toEqual({
      code,
      stdout: '',
      stderr: `prospect: ${what} belongs to touches, and nothing says with which tactic they were.\n  Add --const tactic=NAME, or --map tactic=COLUMN.${asList}\n`,
    });
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('are touches once the tactic is said, and leads where what is of touches is left out', async () => {
    const text = 'date,lead,outcome\n2026-11-20,Ann,talked\n';
    expect((await importText(new Desk(), text, '--const', 'tactic=call')).stdout).toContain('added 1 touch,');
    expect(await importText(new Desk(), text, '--map', '-=date', '--map', '-=outcome')).toMatchObject({
      stdout: 'added 1 new lead · skipped 0 already there · refused 0\n',
      stderr: '',
    });
  });
});

describe('a row that is taken for a lead which is there', () => {
  const first =
    'name,company,email,phone,source,tier,tag,note,external-id\nAnn Lee,Harbor,o@x,+1555,fair,A,warm,big,k1\n';

  test.each([
    ['ann LEE,HARBOR GmbH,O@X,+1 555,Fair,a,WARM,big,k1', ''],
    ['Ann Lee,,,,,,,,', ''],
    ['"Lee, Ann",,o@x,,,,,,', ''],
    ['Ann M. Lee,,o@x,,,,,,', 'name Ann M. Lee'],
    ['Ann Lee,Elm,o@x,,,,,,', 'company Elm'],
    ['Ann Lee,,,,web,B,warm,small,', 'source web, tier B, note'],
    ['Zoe,,,,,,,,k1', 'name Zoe'],
  ])('%s: what it holds otherwise is said', async (row, others) => {
    const desk = new Desk();
    await importText(desk, first);
    const before = (await desk.run('export', 'all')).stdout;
    const said = others === '' ? '' : `  line 2 was taken for Ann Lee @1; not taken: ${others}\n`;
    const skipped = others === '' ? '1 already there' : '0 already there, 1 that differ';
    expect(await importText(desk, `${first.split('\n')[0]}\n${row}\n`)).toEqual({
      code: 0,
      stdout: `added 0 new leads · skipped ${skipped} · refused 0\n`,
      stderr: said,
    });
    expect((await desk.run('export', 'all')).stdout).toBe(before);
    const own = (await desk.run('export', 'leads')).stdout;
    expect(await importText(desk, own)).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('skipped 1 already there ·') as string,
    });
  });

  test('is said of touches once for each that says something else', async () => {
    const desk = new Desk();
    await importText(desk, first);
    const rows = [
      'Ann Lee,,A',
      'Ann M. Lee,o@x,',
      'Ann M. Lee,o@x,',
      'Ann Lee,,B',
      'Ann Lee,,',
      'Cy,c@x,B',
      'Cy,c@x,C',
    ];
    const lines = rows.map((row) => `2026-11-20,call,talked,${row}`);
    const answer = await importText(desk, ['at,tactic,outcome,lead,email,tier', ...lines].join('\n'));
    expect(answer.stdout).toContain('added 7 touches, 1 new lead, 1 new tactic');
    expect(answer.stderr.split('\n').slice(1)).toEqual([
      '  line 3 was taken for Ann Lee @1; not taken: name Ann M. Lee',
      '  line 5 was taken for Ann Lee @1; not taken: tier B',
      '  line 8 was taken for Cy @2; not taken: tier C',
      '',
    ]);
  });

  test('is listed up to twenty times, and counted', async () => {
    const desk = new Desk();
    const rows = Array.from({ length: 25 }, (_, n) => `Lead 0,o@x,Firm ${n}`);
    const { stderr, stdout } = await importText(desk, ['name,email,company', ...rows].join('\n'));
    expect(stdout).toBe('added 1 new lead · skipped 0 already there, 24 that differ · refused 0\n');
    expect(stderr.split('\n').slice(19)).toEqual([
      '  line 22 was taken for Lead 0 @1; not taken: company Firm 20',
      '  … and 4 more',
      '',
    ]);
  });
});
