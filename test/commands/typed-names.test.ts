import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

const touch = ['-t', 'cold-call', '-o', 'talked'];

/** A desk with three leads and a touch with each, on Saturday 21 November 2026. */
const usedDesk = Desk.copies({}, async (desk) => {
  for (const lead of ['Harbor Cafe', 'Mrs Okafor', '14 Oak Street'])
    await desk.run('log', lead, ...touch, '--channel', 'call');
});

async function leads(desk: Desk): Promise<string[]> {
  const { stdout } = await desk.run('lead', 'list', '--json');
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name).reverse();
}

/** The refusal, after which no lead and no touch was added. */
async function refusal(desk: Desk, ...args: string[]): Promise<string> {
  const before = (await desk.run('export', 'all')).stdout;
  const { code, stdout, stderr } = await desk.run(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect((await desk.run('export', 'all')).stdout).toBe(before);
  return stderr;
}

describe('a name with the number of a lead, as screens show it', () => {
  test.each([
    'Mrs Okafor @2',
    'Okafor @2',
    'mrs okafor @2.',
    '@2 Mrs Okafor',
    'lead @2',
    '@2.',
    'Mrs Okafor @2 · referral-ask',
    'Mrs Okafor (@2)',
    'Mrs Okafor@2',
    'touch 2 · Mrs Okafor @2 · cold-call · talked · Sat 21 Nov 14:02',
  ])('"%s" is that lead', async (text) => {
    const desk = await usedDesk();
    expect((await desk.run('log', text, ...touch)).stdout).toContain('touch 4 · Mrs Okafor @2 · cold-call');
    expect(await leads(desk)).toHaveLength(3);
  });

  test.each([
    [
      'Mrs Okafor @1',
      '@1 is Harbor Cafe, not "Mrs Okafor"; Mrs Okafor is @2.',
      'Write @1 for Harbor Cafe, or @2 for Mrs Okafor.',
    ],
    [
      'Jon Stone @2',
      '@2 is Mrs Okafor, not "Jon Stone".',
      'Write @2 for Mrs Okafor, or "Jon Stone" without the number.',
    ],
    ['Jon Stone @771', 'There is no lead @771.', 'Write "Jon Stone" without the number.'],
    ['Mrs Okafor @771', 'There is no lead @771; Mrs Okafor is @2.', 'Write @2 without the number.'],
  ])('"%s" is no new lead, not even with --new', async (text, message, hint) => {
    const desk = await usedDesk();
    for (const more of [[], ['--new']])
      expect(await refusal(desk, 'log', text, ...touch, ...more)).toBe(`prospect: ${message}\n  ${hint}\n`);
    expect(await refusal(desk, 'lead', 'add', text)).toContain(message);
    expect(await refusal(desk, 'result', text, 'replied')).toContain(message);
  });

  test('is understood by result, next and --lead too', async () => {
    const desk = await usedDesk();
    expect((await desk.run('result', 'Mrs', 'Okafor', '@2', 'meeting')).stdout).toContain('Mrs Okafor @2');
    expect((await desk.run('next', 'Okafor', '@2', 'fri')).stdout).toContain(
      'Mrs Okafor @2 · next Fri 27 Nov',
    );
    expect(
      (await desk.run('list', '--lead', 'Mrs Okafor @2', '--csv')).stdout.trim().split('\n'),
    ).toHaveLength(2);
  });

  test('is also a name or an email that the lead had', async () => {
    const desk = await usedDesk();
    await desk.run('lead', 'edit', '@1', '--email', 'jo@harbor.test');
    await desk.run('lead', 'merge', '@1', '@3');
    for (const text of ['jo@harbor.test @1', '14 Oak Street @1', '14 Oak Street @3'])
      expect((await desk.run('log', text, ...touch)).stdout).toContain('Harbor Cafe @1');
  });

  test('is in doubt where another lead is called so', async () => {
    // Only a journal of before holds such a name, and what it exports comes back.
    const withLead = async (desk: Desk, name: string) => {
      await desk.run('lead', 'add', 'Zachary', '--new');
      const all = (await desk.run('export', 'all')).stdout.replace('"Zachary"', JSON.stringify(name));
      const other = new Desk();
      expect((await other.runWith({ input: all }, 'import', '-')).code).toBe(0);
      return other;
    };
    const desk = await withLead(await usedDesk(), 'Mrs Okafor @2');
    expect(await refusal(desk, 'log', 'Mrs Okafor @2', ...touch)).toContain('fits more than one lead');
    await desk.run('lead', 'rm', '@4');
    const other = await withLead(desk, 'Mrs Okafor @1');
    expect((await other.run('log', 'Mrs Okafor @1', ...touch)).stdout).toContain('Mrs Okafor @1 @5');
    expect((await other.run('log', 'Mrs Okafor @1 @5', ...touch)).stdout).toContain('Mrs Okafor @1 @5');
  });
});

describe('a name with more than a name', () => {
  const there = (text: string, what: string) =>
    `prospect: There is no lead "${text}", but there is Harbor Cafe @1, and "${what}.\n  `;
  const asNew = '; for a new lead of that whole name add --new.\n';

  test.each([
    [
      'Harbor Cafe replied',
      'replied" is an outcome',
      'To log it: prospect log Harbor Cafe -t cold-call -o replied; what came of a touch: prospect result Harbor Cafe replied',
    ],
    [
      'Harbor Cafe no answer',
      'no-answer" is an outcome',
      'To log it: prospect log Harbor Cafe -t cold-call -o no-answer; what came of a touch: prospect result Harbor Cafe no-answer',
    ],
    [
      'Harbor Cafe repleid',
      'replied" is an outcome',
      'To log it: prospect log Harbor Cafe -t cold-call -o replied; what came of a touch: prospect result Harbor Cafe replied',
    ],
    [
      'Harbor Cafe · talked',
      'talked" is an outcome',
      'To log it: prospect log Harbor Cafe -t cold-call -o talked; what came of a touch: prospect result Harbor Cafe talked',
    ],
    [
      'replied: Harbor Cafe',
      'replied" is an outcome',
      'To log it: prospect log Harbor Cafe -t cold-call -o replied; what came of a touch: prospect result Harbor Cafe replied',
    ],
    [
      'Harbor Cafe tomorrow',
      'tomorrow" is a day',
      'Leave the day out, or promise it: prospect next Harbor Cafe tomorrow',
    ],
    ['Harbor Cafe fri', 'fri" is a day', 'Leave the day out, or promise it: prospect next Harbor Cafe fri'],
    [
      'Harbor Cafe 28 nov',
      '28 nov" is a day',
      'Leave the day out, or promise it: prospect next Harbor Cafe 28 nov',
    ],
    ['Harbor Cafe cold call', 'cold-call" is a tactic', 'To log it: prospect log Harbor Cafe -t cold-call'],
    ['cold-call Harbor Cafe', 'cold-call" is a tactic', 'To log it: prospect log Harbor Cafe -t cold-call'],
    [
      'Harbor Cafe (price)',
      'price" is a reason',
      'To log it: prospect log Harbor Cafe -t cold-call -o OUTCOME -r price',
    ],
  ])('"%s" is refused with what to type', async (text, what, way) => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', ...text.split(' '), ...touch)).toBe(there(text, what) + way + asNew);
    expect((await desk.run('log', text, ...touch, '--new')).stderr).toContain(`new lead ${text} @4\n`);
    expect((await desk.run('log', text, ...touch)).stdout).toContain(`touch 5 · ${text} @4`);
  });

  test('what to type has the tactic of the line, or else that of the last touch', async () => {
    const desk = await usedDesk();
    const own = await refusal(desk, 'log', 'Harbor Cafe replied', '-t', 'door knock');
    expect(own).toContain("To log it: prospect log Harbor Cafe -t 'door knock' -o replied;");
    expect(await refusal(desk, 'log', 'Blue Door replied', '-t', 'visit')).toContain(
      'say prospect log Blue Door -t visit -o replied;',
    );
    expect(await refusal(desk, 'log', 'Ann', '-o', 'talked')).toBe(
      'prospect: Which tactic was it?\n  Add it: prospect log Ann -t cold-call -o talked\n',
    );
  });

  test.each([
    [
      'okafor replied',
      'outcome',
      'To log it: prospect log @2 -t cold-call -o replied; what came of a touch: prospect result @2 replied',
    ],
    ['mrs okafro fri', 'day', 'Leave the day out, or promise it: prospect next @2 fri'],
  ])('"%s" is refused with the lead that is almost called so', async (text, kind, way) => {
    const desk = await usedDesk();
    const a = kind === 'outcome' ? 'an outcome' : 'a day';
    const word = text.split(' ').at(-1);
    expect(await refusal(desk, 'log', ...text.split(' '), ...touch)).toBe(
      `prospect: There is no lead "${text}", but there is Mrs Okafor @2, and "${word}" is ${a}.\n  ${way}${asNew}`,
    );
    const next = text.replace('replied', 'talked');
    expect(await refusal(desk, 'result', next)).not.toContain('--new');
  });

  test('a surname does not hit a lead that is almost called as the rest', async () => {
    const desk = await usedDesk();
    for (const name of ['Okafor Held', 'Okafor Friday', 'okafor may'])
      expect((await desk.run('log', name, ...touch)).stderr).toMatch(`new lead ${name} @`);
  });

  test('on a terminal the lead that is almost called so comes first', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'okafor', 'replied', ...touch, '-n', 'again');
    await terminal.sees('Which lead is "okafor replied"?');
    terminal.presses('enter');
    await terminal.ends();
    expect(terminal.text).toContain('touch 4 · Mrs Okafor @2');
    const asked = new Terminal(desk, 'log');
    await asked.sees('Who?');
    asked.types('okafor replied');
    await asked.sees('Mrs Okafor');
    asked.presses('enter');
    await asked.sees('How?');
    asked.presses('ctrl-c');
    await asked.ends();
  });

  test('a line of a screen without the number of its lead is refused', async () => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', 'Harbor Cafe · likes the idea', ...touch)).toBe(
      `prospect: There is no lead "Harbor Cafe · likes the idea", but there is Harbor Cafe @1.\n  Write Harbor Cafe alone${asNew}`,
    );
  });

  test.each([
    [
      'Blue Door replied',
      '"replied" is an outcome',
      'For a lead called Blue Door say prospect log Blue Door -t cold-call -o replied',
    ],
    ['Blue Door tomorrow', '"tomorrow" is a day', 'For a lead called Blue Door leave "tomorrow" out'],
    ['Newco tuesday', '"tuesday" is a day', 'For a lead called Newco leave "tuesday" out'],
    ['Foo on fri', '"on fri" is a day', 'For a lead called Foo leave "on fri" out'],
    ['Blue Door the 5th', '"the 5th" is a day', 'For a lead called Blue Door leave "the 5th" out'],
    [
      'Blue Door tomorrow morning',
      '"tomorrow morning" is a day',
      'For a lead called Blue Door leave "tomorrow morning" out',
    ],
    ['Blue Door 3 dec', '"3 dec" is a day', 'For a lead called Blue Door leave "3 dec" out'],
  ])('"%s" is refused where there is no such lead either', async (text, what, way) => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', text, ...touch)).toBe(
      `prospect: There is no lead "${text}", and ${what}.\n  ${way}${asNew}`,
    );
  });

  test.each([
    ['fri', 'day', 'what was goes after --at, what is promised after --next'],
    ['talked', 'outcome', 'an outcome goes after -o'],
    ['cold-call', 'tactic', 'a tactic goes after -t'],
    ['price', 'reason', 'a reason goes after -r'],
  ])('"%s" alone is refused, on a terminal too', async (text, kind, way) => {
    const desk = await usedDesk();
    const a = kind === 'outcome' ? 'an' : 'a';
    expect(await refusal(desk, 'log', text, ...touch)).toBe(
      `prospect: There is no lead "${text}", and "${text}" is ${a} ${kind}.\n  In "prospect log" the lead stands first, and ${way}; for a new lead of that name add --new.\n`,
    );
    expect(await new Terminal(desk, 'log', text, ...touch).ends()).toBe(2);
    expect((await desk.run('log', text, ...touch, '--new')).stderr).toBe(`new lead ${text} @4\n`);
  });

  test.each(['-', '.', '?', '...'])('"%s" alone is refused', async (text) => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', text, ...touch)).toBe(
      `prospect: "${text}" is not the name of a lead.\n  A name has a letter or a digit; to name a lead so, add --new.\n`,
    );
  });

  test('a surname is no outcome, unless there is such a lead without it', async () => {
    const desk = await usedDesk();
    expect((await desk.run('log', 'Marcus', 'Held', ...touch)).stderr).toBe('new lead Marcus Held @4\n');
    await desk.run('lead', 'add', 'Anna');
    expect(await refusal(desk, 'log', 'Anna Held', ...touch)).toContain('there is Anna @5, and "held" is');
  });

  test.each([
    'Golden Sun',
    'Joe Friday',
    'Building W4',
    'Haus 1/2',
    'Harbor',
    'Harbor Cafe Berlin',
    'Talked & Co',
    'Studio 54',
    'Marcus Held',
    'The Lost',
    'Studio Today',
    'Bar 9am',
    '@home Services',
    'Price',
    'N.N.',
    '1&1',
  ])('"%s" is a name', async (text) => {
    const desk = new Desk();
    await desk.run('log', 'Elm Dental', ...touch, '--channel', 'call');
    expect((await desk.run('log', text, ...touch)).stderr).toBe(`new lead ${text} @2\n`);
  });

  test('a command without --new does not speak of it', async () => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'next', 'Harbor', 'Cafe', 'repleid')).not.toContain('--new');
    expect(await refusal(desk, 'next', 'okaf')).not.toContain('--new');
    expect(await refusal(desk, 'list', '--lead', '14')).not.toContain('--new');
  });

  test('on a terminal it is asked', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe replied', ...touch, '-n', 'again');
    await terminal.sees('Which lead is "Harbor Cafe replied"?');
    terminal.presses('enter');
    await terminal.ends();
    expect(terminal.text).toContain('touch 4 · Harbor Cafe @1');
    const other = new Terminal(desk, 'log', 'Blue Door replied', '-t', 'cold-call');
    await other.sees('new lead "Blue Door"');
    other.presses('enter');
    await other.answers('From?', '\r');
    await other.sees('Result?');
    other.presses('ctrl-c');
    await other.ends();
    expect(await leads(desk)).toHaveLength(3);
  });

  test('a name with an email is refused, or is who has that email', async () => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', 'Dan Wu <dan@example.com>', ...touch)).toBe(
      'prospect: There is no lead "Dan Wu <dan@example.com>"; that is a name and an email.\n' +
        '  Make it with both: prospect lead add Dan Wu --email dan@example.com.\n',
    );
    await desk.run('lead', 'add', 'Dan Wu', '--email', 'dan@example.com');
    expect(await refusal(desk, 'log', 'dan@example.com, Dan', ...touch)).toContain(
      'but dan@example.com is of Dan Wu @4.\n  Write @4.',
    );
    expect(await refusal(desk, 'log', 'Harbor Cafe <h@harbor.test>', ...touch)).toContain(
      'but there is Harbor Cafe @1.\n  Write @1; to keep its email: prospect lead edit @1 --email h@harbor.test.',
    );
  });
});

describe('words in another order', () => {
  test('are asked about; in the same order they are understood', async () => {
    const desk = await usedDesk();
    await desk.run('lead', 'add', 'Paul Martin');
    await desk.run('lead', 'add', 'Anna Maria Berg');
    expect(await refusal(desk, 'log', 'Martin', 'Paul', ...touch)).toBe(
      'prospect: There is no lead "Martin Paul", but there is Paul Martin @4.\n' +
        '  For that one say @4; for a new lead of that name add --new.\n',
    );
    expect(await refusal(desk, 'log', 'Berg Anna', ...touch)).toContain('there is Anna Maria Berg @5');
    expect(await refusal(desk, 'next', 'Berg Anna', 'fri')).toContain('there is Anna Maria Berg @5');
    expect((await desk.run('log', 'Anna Berg', ...touch)).stdout).toContain('Anna Maria Berg @5');
  });

  test('single letters and digits fit no name by chance', async () => {
    const desk = await usedDesk();
    for (const name of ['https://foo.com/x', 'Nina Nash', '10 to 12', 'N 26 Bank'])
      await desk.run('lead', 'add', name);
    for (const [at, name] of ['x', 'N.N.', '1&1'].entries())
      expect((await desk.run('log', name, ...touch)).stderr).toBe(`new lead ${name} @${8 + at}\n`);
  });
});

test('what follows the number of a lead is a day, and two numbers are two leads', async () => {
  const desk = await usedDesk();
  expect(await refusal(desk, 'next', '@2', 'end of quarter')).toContain(
    'prospect: Cannot read "end of quarter" as a date or time.\n  Write 2026-11-20',
  );
  expect(await refusal(desk, 'next', '@2', 'Harbor', 'Cafe')).toContain(
    '@2 is Mrs Okafor, not "Harbor Cafe"',
  );
  expect(await refusal(desk, 'next', '@2', '28', 'nov', 'thu')).toContain(
    'prospect: Cannot read "28 nov thu" as a date or time.',
  );
  expect((await desk.run('next', '@2', 'okafor')).stderr).toBe('Nothing is promised to Mrs Okafor @2.\n');
  expect(await refusal(desk, 'log', '@1', '@2', ...touch)).toBe(
    'prospect: "@1 @2" names two leads.\n  Name one of them at a time.\n',
  );
});

test('a lead that is called like a day keeps her name, and a day after it is one', async () => {
  const desk = await usedDesk();
  const said = async (...words: string[]) => {
    const { stdout, stderr } = await desk.run('next', ...words);
    return stdout + stderr;
  };
  for (const name of ['Ruby Tuesday', 'Anna May']) await desk.run('lead', 'add', name);
  expect(await said('Ruby', 'Tuesday')).toBe('Nothing is promised to Ruby Tuesday @4.\n');
  expect(await said('ruby', 'tuesday', 'fri')).toBe('Ruby Tuesday @4 · next Fri 27 Nov\n');
  expect(await said('Anna', 'May')).toBe('Nothing is promised to Anna May @5.\n');
  expect(await said('Anna', 'May', 'in', 'january')).toBe('Anna May @5 · next Fri 1 Jan 2027\n');
  expect(await said('@1', 'next', 'week', 'tue', '10')).toBe('Harbor Cafe @1 · next Tue 24 Nov 10:00\n');
});

test.each(['June', 'may', 'Anna June', 'August Berg'])(
  '%s is a name, though a month is called so',
  async (name) => {
    const { stdout, code } = await (await usedDesk()).run('log', name, ...touch);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`· ${name} @`)]);
  },
);

test.each([
  'january',
  'in january',
  'end of month',
  'next week tue 10',
  'in two weeks',
  'day after tomorrow',
])('%s after a name that is known is no part of it', async (day) => {
  const desk = await usedDesk();
  expect(await refusal(desk, 'log', 'Harbor', 'Cafe', ...day.split(' '), ...touch)).toContain(
    `There is no lead "Harbor Cafe ${day}", but there is Harbor Cafe @1, and "${day}" is a day.`,
  );
});

test.each([
  ['Harbor Cafe replied', 'Harbor Cafe', '@1'],
  ['Harbor Cafe tue 10', 'Harbor Cafe', '@1'],
  ['Mrs Okafor @1', 'Mrs Okafor', '@2'],
])('at Who? "%s" offers the lead before a new one', async (typed, name, number) => {
  const terminal = new Terminal(await usedDesk(), 'log');
  await terminal.answers('Who?', typed);
  await terminal.shows((text) => new RegExp(`${name} +${number}`).test(text), 'the lead');
  terminal.presses('ctrl-c');
  await terminal.ends();
});

test('what stands behind a name is told of before a tactic that is missing', async () => {
  expect(await refusal(await usedDesk(), 'log', 'Harbor', 'Cafe', 'replied')).toContain(
    'There is no lead "Harbor Cafe replied", but there is Harbor Cafe @1, and "replied" is an outcome.',
  );
});

test('an address that is blank is said to be none', async () => {
  const desk = await usedDesk();
  expect(await refusal(desk, 'lead', 'add', 'Blue Door', '--email', '')).toBe(
    'prospect: "" is not an email.\n  Write it like jo@example.org.\n',
  );
});

test('a name in a hint stands in quotes where a shell needs them', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann', '-t', 'cold visits', '--channel', 'visit', '-o', 'talked');
  await desk.run('trial', 'start', 'cold visits', '--touches', '60', '--expect', '1/20');
  const said = async (...args: string[]) => (await desk.run(...args)).stderr;
  expect(await said('trial', 'start', 'cold visits', '--touches', '60', '--expect', '1/20')).toContain(
    "prospect trial decide 'cold visits' keep",
  );
  expect(await said('block', 'cold visits')).toContain("prospect log -t 'cold visits' -o");
  expect((await desk.run('tactic', 'drop', 'cold visits')).code).toBe(0);
  expect(await said('plan', 'cold visits', '20/week')).toContain("prospect tactic revive 'cold visits'");
});

describe('another name for a lead', () => {
  test.each([
    [
      'Harbor Cafe @1',
      '"Harbor Cafe @1" holds the number of a lead, which is no part of a name.\n  Write the name without it.',
    ],
    [
      'jo@harbor.test',
      '"jo@harbor.test" is an email, not a name.\n  Keep it with the lead: prospect lead edit @2 --email jo@harbor.test; to call the lead so, add --new.',
    ],
    ['fri', '"fri" does not look like the name of a lead.\n  To call the lead so all the same, add --new.'],
    [
      'Blue Door replied',
      '"Blue Door replied" does not look like the name of a lead.\n  To call the lead so all the same, add --new.',
    ],
    ['.', '"." is not the name of a lead.\n  A name has a letter or a digit; to name a lead so, add --new.'],
  ])('"%s" is checked as that of a new one is', async (name, message) => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'lead', 'edit', '@2', '--name', name)).toBe(`prospect: ${message}\n`);
    const { code } = await desk.run('lead', 'edit', '@2', '--name', name, '--new');
    expect(code).toBe(name === 'Harbor Cafe @1' ? 2 : 0);
  });

  test('may be its own in other letters, or any other', async () => {
    const desk = await usedDesk();
    for (const name of ['MRS OKAFOR', 'Blue Door'])
      expect((await desk.run('lead', 'edit', '@2', '--name', name)).stdout).toBe(`lead ${name} @2\n`);
  });
});

describe('a bare number', () => {
  test.each([
    [
      '1',
      'Bare numbers are touches (prospect show 1), and @1 is the lead Harbor Cafe; to name a lead so, add --new.',
    ],
    [
      '14',
      'Bare numbers are touches (prospect result 128 held), leads are @12; to name a lead so, add --new.',
    ],
    [
      'touch 2',
      'Bare numbers are touches (prospect show 2), and @2 is the lead Mrs Okafor; to name a lead so, add --new.',
    ],
    [
      '#2',
      'Bare numbers are touches (prospect show 2), and @2 is the lead Mrs Okafor; to name a lead so, add --new.',
    ],
  ])('%s is no lead, though a name may hold it', async (text, hint) => {
    const desk = await usedDesk();
    expect(await refusal(desk, 'log', text, ...touch)).toBe(
      `prospect: "${text}" is not the name of a lead.\n  ${hint}\n`,
    );
    const terminal = new Terminal(desk, 'log', text, '-t', 'cold-call');
    expect(await terminal.ends()).toBe(2);
  });

  test('that is the whole name of a lead is that lead', async () => {
    const desk = await usedDesk();
    await desk.run('lead', 'edit', '@3', '--name', '14', '--new');
    expect((await desk.run('log', '14', ...touch)).stdout).toContain('touch 4 · 14 @3');
  });
});

describe('a list of leads', () => {
  const lists = [
    ['log', ...touch, '--leads'],
    ['lead', 'add', '--leads'],
    ['block', 'cold-call', '--leads'],
    ['try', '--split', 'cold-call@1,cold-call@2'],
  ];

  test.each([
    ['date,name,outcome\n2026-11-20,Dan Wu,talked\n', '"in.txt" has columns of touches: date, outcome'],
    ['Harbor Cafe;Berlin\nRidge;Ulm\n', '"in.txt" is a table, parted by semicolons'],
    ['BEGIN:VCALENDAR\nEND:VCALENDAR\n', '"in.txt" is a calendar'],
    ['BEGIN:VCARD\nFN:Dan Wu\n', '"in.txt", card 1 has no END:VCARD'],
    ['Ridge\0', '"in.txt" is no text'],
    ['Ridge\n'.repeat(1_700_000), '"in.txt" is longer than a list of leads can be: 10,000,000 bytes'],
    [
      Array.from({ length: 100_001 }, (_, at) => `x${at}`).join('\n'),
      '"in.txt" names more than 100,000 leads',
    ],
  ])('that is something else is refused whole by every command (%.20j)', async (text, message) => {
    const desk = await usedDesk();
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'shorter');
    fs.writeFileSync(path.join(desk.folder, 'in.txt'), text);
    const before = (await desk.run('export', 'all')).stdout;
    for (const words of lists) {
      const { code, stdout, stderr } = await desk.runWith({ columns: 80, asks: true }, ...words, 'in.txt');
      expect([code, stdout]).toEqual([65, '']);
      expect(stderr).toContain(message);
    }
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });

  test('a table of something else is pointed to import', async () => {
    const desk = await usedDesk();
    const { stderr } = await desk.runWith({ input: 'day,colour\nFriday,blue\n' }, ...lists[0]!, '-');
    expect(stderr).toBe(
      'prospect: standard input is a table, parted by commas, not a list with one lead a line. Nothing was written.\n' +
        '  To take its columns: prospect import - --dry-run; or leave only the names in it, one a line.\n',
    );
  });

  test('names with commas, quotes, numbers and bullets are names', async () => {
    const desk = new Desk();
    fs.writeFileSync(path.join(desk.folder, 'a.txt'), 'Smith, Jones & Co\nRidge\n"Elm, Inc"\nDoe, Jane\n');
    fs.writeFileSync(path.join(desk.folder, 'b.txt'), '1. Ann Bell\n2. Carl Dom\n');
    for (const file of ['a.txt', 'b.txt']) await desk.run('lead', 'add', '--leads', file);
    expect(await leads(desk)).toEqual([
      'Smith, Jones & Co',
      'Ridge',
      'Elm, Inc',
      'Doe, Jane',
      'Ann Bell',
      'Carl Dom',
    ]);
  });

  test.each([
    ['# Leads\n- [ ] Ann\n- Ben\n', ['Ann', 'Ben']],
    ['Leads for Monday:\n1 Ann\n2 Ben\n', ['Ann', 'Ben']],
  ])('%j is understood', async (input, names) => {
    const desk = new Desk();
    await desk.runWith({ input }, 'lead', 'add', '--leads', '-');
    expect(await leads(desk)).toEqual(names);
  });

  test.each([
    ['# Leads\nAnn\nBen\n', 'line 1: "# Leads" stands over the list, it seems: take it out.'],
    ['Leads\n- Ann\n- Ben\n', 'line 1: "Leads" stands over the list, it seems: take it out.'],
    ['1. Ann\n3. Ben\n', 'line 1: "1. Ann" begins with a number, but the lines do not all run on from 1.'],
  ])('%j is refused whole by every command', async (text, message) => {
    const desk = await usedDesk();
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'shorter');
    fs.writeFileSync(path.join(desk.folder, 'in.txt'), text);
    const before = (await desk.run('export', 'all')).stdout;
    for (const words of lists) {
      const { code, stderr } = await desk.runWith({ columns: 80, asks: true }, ...words, 'in.txt');
      expect(code).not.toBe(0);
      expect(stderr).toContain(message);
    }
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });

  test('a folder is said to be one', async () => {
    const desk = await usedDesk();
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'shorter');
    for (const words of lists) {
      const { code, stderr } = await desk.runWith({ columns: 80, asks: true }, ...words, '.');
      expect([code, stderr.split('\n')[0]]).toEqual([66, 'prospect: "." is a folder, not a file.']);
    }
  });

  test('one that is named again gets one touch, and that is said', async () => {
    const desk = await usedDesk();
    const log = (input: string) => desk.runWith({ input }, 'log', ...touch, '--leads', '-');
    const one = await log('Ann\nBen\nANN\n');
    expect([one.code, one.stdout]).toEqual([0, '2 touches 4–5 · cold-call · talked · Sat 21 Nov 14:02\n']);
    expect(one.stderr).toContain('line 3 names "ANN" again, after line 1: it counts once.\n');
    expect((await log('Ann\n@4\nann\n')).stderr).toBe(
      '2 lines name a lead again, which counts once: line 2 names "@4" again, after line 1, and so on.\n' +
        'The same was logged just now, as touch 4. If this is one too many: prospect undo\n',
    );
  });

  test('each doubtful line is told, the first twenty', async () => {
    const desk = await usedDesk();
    const doubtful = [
      'Name',
      'Dan Wu, dan@example.com, lost',
      'Harbor Cafe replied',
      'Jon Stone @1',
      '17',
      'oka',
    ];
    const input = [
      ...doubtful,
      'Okafor @2',
      ...Array.from({ length: 20 }, (_, at) => `Sold to ${at}, talked`),
    ];
    const { code, stderr } = await desk.runWith({ input: input.join('\n') }, 'log', ...touch, '--leads', '-');
    expect(code).toBe(2);
    expect(stderr.split('\n').slice(0, 7)).toEqual([
      'prospect: 26 lines are in doubt, so nothing was written.',
      '  line 1: "Name" is the heading of a column, it seems.',
      '  line 2: There is no lead "Dan Wu, lost", and "lost" is an outcome.',
      '  line 3: There is no lead "Harbor Cafe replied", but there is Harbor Cafe @1, and "replied" is an outcome.',
      '  line 4: @1 is Harbor Cafe, not "Jon Stone".',
      '  line 5: "17" is not the name of a lead.',
      '  line 6: There is no lead "oka", but there is Mrs Okafor @2.',
    ]);
    expect(stderr).toContain('… and 6 more');
  });
});

test('a note on standard input is read no further than a note can go', async () => {
  const desk = await usedDesk();
  const note = 'é'.repeat(65_536);
  expect((await desk.runWith({ input: `${note}\r\n` }, 'log', 'Ann', ...touch, '-n', '-')).code).toBe(0);
  const { code, stderr } = await desk.runWith(
    { input: 'x'.repeat(262_147) },
    'log',
    'Ann',
    ...touch,
    '-n',
    '-',
  );
  expect([code, stderr]).toEqual([
    2,
    'prospect: The note on standard input has more than 65536 characters, the most that are kept.\n  Shorten it: nothing is cut for you.\n',
  ]);
  expect((await desk.runWith({ input: `${note}é` }, 'log', 'Ann', ...touch, '-n', '-')).stderr).toContain(
    'The note has 65537 characters; at most 65536 are kept.',
  );
});
