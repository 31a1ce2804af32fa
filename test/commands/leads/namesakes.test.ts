import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

const twoSmiths = Desk.copies({}, async (desk) => {
  await desk.run('lead', 'add', 'John Smith', '--company', 'Acme', '--email', 'js@acme.example');
  await desk.run('lead', 'add', 'john  smith', '--company', 'Delta', '--new');
  await desk.run('tactic', 'add', 'cold-call', '--channel', 'call');
});

describe('two leads of one name', () => {
  test('are made with --new and what tells them apart', async () => {
    const desk = await twoSmiths();
    expect((await desk.run('lead', 'list', '--csv', '--sort', 'name')).stdout).toMatch(
      /John Smith,Acme[^]*john {2}smith,Delta/,
    );
    expect((await desk.run('lead', 'add', 'John Smith', '--new', '--phone', '030 123')).stdout).toBe(
      'lead John Smith @3\n',
    );
    expect((await desk.run('undo')).stdout).toBe('undone: lead add · lead John Smith @3\n');
  });

  test.each([[['--company', 'acme']], [['--email', 'JS@acme.example']], [[]]])(
    'are not made with %j, which tells nothing',
    async (told) => {
      const desk = new Desk();
      await desk.run('lead', 'add', 'John Smith', '--company', 'Acme', '--email', 'js@acme.example');
      expect(await desk.run('lead', 'add', 'John Smith', '--new', ...told)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'prospect: There is a lead "John Smith @1" already.\n' +
          '  Change it with "prospect lead edit @1"; for a second one of that name add --new and its own --company, --email or --phone.\n',
      });
    },
  );

  test('are shown with company and number where one must be chosen', async () => {
    const desk = await twoSmiths();
    expect((await desk.run('log', 'John', 'Smith', '-t', 'cold-call', '-o', 'talked')).stderr).toBe(
      'prospect: "John Smith" fits more than one lead: John Smith @1 (Acme), john  smith @2 (Delta).\n' +
        '  Say which by its number, for example @1.\n',
    );
    expect((await desk.run('log', '@2', '-t', 'cold-call', '-o', 'talked')).stdout).toContain(
      'john  smith @2',
    );
    expect((await desk.run('list')).stdout).toContain('john  smith @2');
    await desk.run('next', '@1', 'tomorrow');
    await desk.run('next', '@2', 'tomorrow');
    expect((await desk.run('due')).stdout).toMatch(/John Smith +@1[^]*john {2}smith +@2/);
  });

  test('are offered with their company while a name is typed, and where it is asked which', async () => {
    const desk = await twoSmiths();
    const search = new Terminal(desk, 'log');
    await search.answers('Who?', 'smith');
    await search.sees('@1  Acme · not tried yet');
    await search.sees('@2  Delta · not tried yet');
    search.presses('ctrl-c');
    await search.ends();
    const asked = new Terminal(desk, 'next', 'John', 'Smith', 'tomorrow');
    await asked.sees('john  smith @2 (Delta · not tried yet)');
    asked.types('2');
    expect(await asked.ends()).toBe(0);
    expect((await desk.run('due', '--csv')).stdout).toContain('john  smith');
  });
});
