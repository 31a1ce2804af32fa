import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const cafeDesk = Desk.copies({}, async (desk) => {
  await desk.run('lead', 'add', 'Harbour Cafe', '--email', 'jo@harbor.test', '--phone', '+49 30 1234567');
});
const near = 'nearly the same: Harbour Cafe @1 (prospect lead merge @2 @1)\n';

describe('a lead that is nearly the same as another is pointed out', () => {
  test.each([
    [['lead', 'add', 'Harbor Cafe', '--new']],
    [['lead', 'add', 'Somebody', '--email', 'JO@harbor.test']],
    [['lead', 'add', 'Somebody', '--phone', '0049 (30) 12 345 67']],
  ])('by %j', async (args) => {
    const desk = await cafeDesk();
    expect((await desk.run(...args)).stderr).toBe(near);
    expect((await desk.run('lead', 'list', '--json')).stdout.match(/"lead_id"/g)).toHaveLength(2);
  });

  test('by log with --new, and by log of a list', async () => {
    const desk = await cafeDesk();
    const log = ['-t', 'call', '--channel', 'call', '-o', 'no-answer'];
    expect((await desk.run('log', 'Harbor Cafe', ...log, '--new')).stderr).toBe(
      `new tactic call (call, cold)\nnew lead Harbor Cafe @2\n${near}`,
    );
    fs.writeFileSync(path.join(desk.folder, 'names.txt'), 'Elm Dental\nElm Dentel\nRidge\n');
    const { stderr } = await desk.run('log', '--leads', 'names.txt', ...log);
    expect(stderr.split('\n').filter((line) => line.startsWith('nearly'))).toEqual([
      'nearly the same: Elm Dentel @4 (prospect lead merge @3 @4)',
      'nearly the same: Elm Dental @3 (prospect lead merge @4 @3)',
    ]);
  });

  test('by a change of its name or email', async () => {
    const desk = await cafeDesk();
    await desk.run('lead', 'add', 'Ann Lee');
    expect((await desk.run('lead', 'edit', '@2', '--tier', 'A')).stderr).toBe('');
    expect((await desk.run('lead', 'edit', '@2', '--email', 'jo@harbor.test')).stderr).toBe(near);
    await desk.run('lead', 'edit', '@2', '--email', '');
    expect((await desk.run('lead', 'edit', '@2', '--name', 'Harbour Café')).stderr).toBe(near);
  });

  test('but one that is not, is not', async () => {
    const desk = await cafeDesk();
    for (const args of [
      ['Harbor Hotel', '--new'],
      ['Harbour Cafe 2', '--new'],
      ['Ann Lee', '--email', 'ann@lee.test'],
    ])
      expect((await desk.run('lead', 'add', ...args)).stderr).toBe('');
  });

  test('an import counts them in one line', async () => {
    const desk = await cafeDesk();
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${String.fromCharCode(97 + (at % 26)).repeat(9)}${at} Ltd,`,
    );
    fs.writeFileSync(
      path.join(desk.folder, 'in.csv'),
      `name,email\nHarbor Cafe,\nHarbour Cafes,\nSomebody,jo2@harbor.test\nSomebody else,jo3@harbor.test\n${rows.join('\n')}\n`,
    );
    expect((await desk.run('import', 'in.csv', '--dry-run')).stderr).toBe(
      '2 of the new leads are nearly the same as another, first Harbor Cafe @2 as Harbour Cafe @1 (prospect lead merge @2 @1)\n',
    );
    fs.writeFileSync(path.join(desk.folder, 'few.csv'), 'name\nHarbor Cafe\nWeber\n');
    expect((await desk.run('import', 'few.csv')).stderr).toBe(
      '1 of the new leads is nearly the same as another, first Harbor Cafe @2 as Harbour Cafe @1 (prospect lead merge @2 @1)\n',
    );
    expect((await desk.run('import', 'few.csv')).stderr).toBe('');
  });

  test('an import of many leaves out those whose names tell them apart, whatever address they share', async () => {
    const desk = await cafeDesk();
    const rows = Array.from({ length: 60 }, (_, at) => `${at},${'abcdefgh'.charAt(at % 8).repeat(4 + at)},`);
    fs.writeFileSync(
      path.join(desk.folder, 'in.csv'),
      `external id,name,phone\nX1,Qwertz,+49 30 1234567\nX2,Asdfg,999888\nX3,Yxcvb,999888\n${rows.join('\n')}\n`,
    );
    await desk.run('lead', 'edit', '@1', '--email', '');
    const { stderr } = await desk.run('import', 'in.csv');
    expect(stderr).toBe(
      '  line 2 has the phone of Harbour Cafe @1 under another name; it became a lead of its own, @2\n',
    );
  });
});
