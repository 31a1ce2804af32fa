import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function times(desk: Desk): Promise<string[]> {
  const { stdout } = await desk.run('export', 'touches', '--json');
  return (JSON.parse(stdout) as { at: string }[]).map(({ at }) => at);
}

const calls = ['--const', 'tactic=call', '--const', 'channel=call'];

describe('the zone in the name of a column', () => {
  test.each([
    ['Activity date (GMT+1)', '2026-11-20T23:30:00+01:00'],
    ['Activity date (GMT-5)', '2026-11-21T05:30:00+01:00'],
    ['Date (UTC+2)', '2026-11-20T22:30:00+01:00'],
    ['Date (UTC-03:30)', '2026-11-21T04:00:00+01:00'],
    ['Date (UTC−03:30)', '2026-11-21T04:00:00+01:00'],
    ['Date [GMT +0530]', '2026-11-20T19:00:00+01:00'],
    ['Date (+02:00)', '2026-11-20T22:30:00+01:00'],
    ['Date (EST)', '2026-11-21T05:30:00+01:00'],
    ['Date (CET)', '2026-11-20T23:30:00+01:00'],
    ['Date (America/New_York)', '2026-11-21T05:30:00+01:00'],
    ['Date (UTC)', '2026-11-21T00:30:00+01:00'],
    ['Date UTC', '2026-11-21T00:30:00+01:00'],
    ['date_utc', '2026-11-21T00:30:00+01:00'],
    ['Date (local)', '2026-11-20T23:30:00+01:00'],
  ])('is that of its times: %s', async (column, at) => {
    const desk = new Desk();
    const { code, stderr } = await importText(
      desk,
      `${column},Name,Outcome\n2026-11-20 23:30,Ann Lee,talked\n`,
      ...calls,
    );
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('not known here')]);
    expect(await times(desk)).toEqual([at]);
  });

  test.each(['IST', 'BST', 'GMT+19'])(
    'is told once where it is not known which is meant: %s',
    async (zone) => {
      const desk = new Desk();
      const rows = ['Ann Lee', 'Ben Ito'].map((name) => `2026-11-20 23:30,${name},talked\n`).join('');
      const { code, stderr } = await importText(desk, `Date (${zone}),Name,Outcome\n${rows}`, ...calls);
      expect(code).toBe(0);
      const told = `the zone "${zone}" of the column "Date (${zone})" is not known here: its times were taken for yours`;
      expect(stderr.split(told)).toHaveLength(2);
      expect(await times(desk)).toEqual(['2026-11-20T23:30:00+01:00', '2026-11-20T23:30:00+01:00']);
    },
  );

  test('of a time is that of the date beside it', async () => {
    const desk = new Desk();
    await importText(desk, 'Date,Time (GMT-5),Name,Outcome\n2026-11-20,23:30,Ann Lee,talked\n', ...calls);
    expect(await times(desk)).toEqual(['2026-11-21T05:30:00+01:00']);
  });

  test('hides no column from a layout', async () => {
    const desk = new Desk();
    const header =
      'Record ID,Call Title,Activity date (GMT-5),Call outcome,Call direction,Associated Contact';
    const { stderr } = await importText(
      desk,
      `${header}\n39000000001,Call,2026-11-20 23:30,Connected,Outbound,Ann Lee (ann@lee.example)\n`,
    );
    expect(stderr).toContain('taken for HubSpot calls');
    expect(await times(desk)).toEqual(['2026-11-21T05:30:00+01:00']);
  });
});

describe('a date that a layout puts together', () => {
  const who = 'Ann Lee (ann@lee.example)';
  test.each<[title: string, text: string, at: string, then?: string]>([
    [
      'HubSpot meetings',
      `Record ID,Meeting outcome,Meeting start time (GMT+2),Create Date (GMT+2),Associated Contact\n1,Completed,2026-11-12 10:00,2026-11-05 14:22,${who}\n`,
      '2026-11-05T13:22:00+01:00',
      '2026-11-12T09:00:00+01:00',
    ],
    [
      'HubSpot deals',
      `Record ID,Deal Name,Deal Stage,Create Date (UTC),Close Date (UTC),Associated Contact\n1,Oven,Closed Won,2026-11-05 14:22,2026-11-12 10:00,${who}\n`,
      '2026-11-05T15:22:00+01:00',
      '2026-11-12T11:00:00+01:00',
    ],
    [
      'Pipedrive activities',
      'Activity - Subject,Activity - Type,Activity - Done,Activity - Marked as done time (UTC),Person - Name\nx,Call,Done,2026-11-05 14:22,Ann Lee\n',
      '2026-11-05T15:22:00+01:00',
    ],
    [
      'Pipedrive deals',
      'Deal - Title,Deal - Status,Deal - Deal created (UTC),Deal - Won time (UTC),Deal - Contact person\nx,won,2026-11-05 14:22,2026-11-12 10:00,Ann Lee\n',
      '2026-11-05T15:22:00+01:00',
      '2026-11-12T11:00:00+01:00',
    ],
    [
      'Zoho calls',
      'Call Start Time (GMT+5:30),Call Type,Call Duration,Contact Name\n2026-11-05 14:22,Outbound,02:00,Ann Lee\n',
      '2026-11-05T09:52:00+01:00',
    ],
    [
      'RingCentral call log',
      'Direction,Type,Date,Time (UTC),Action,Action Result,Name\nOutgoing,Voice,Thu 11/19/2026,2:22 PM,VoIP Call,Call connected,Ann Lee\n',
      '2026-11-19T15:22:00+01:00',
    ],
    [
      'Calendly events',
      'Start Date & Time (UTC),Event Created Date & Time (UTC),Event Type Name,Invitee Name\n2026-11-12 10:00,2026-11-05 14:22,Intro,Ann Lee\n',
      '2026-11-05T15:22:00+01:00',
      '2026-11-12T11:00:00+01:00',
    ],
    [
      'Salesforce activities',
      'Subject,Status,Date (UTC),Assigned,Contact,Call Result\nCall,Completed,2026-11-05 14:22,Dana,Ann Lee,Connected\n',
      '2026-11-05T15:22:00+01:00',
    ],
  ])('is in the zone that its columns name: %s', async (title, text, at, then) => {
    const desk = new Desk();
    const { stderr } = await importText(desk, text);
    expect(stderr).toContain(`taken for ${title}`);
    expect(await times(desk)).toEqual([at]);
    if (then === undefined) return;
    const { stdout } = await desk.run('export', 'touches', '--json');
    expect(stdout).toContain(String(Date.parse(then)));
  });

  test('of a meeting to come today is past or not by the zone that its column names', async () => {
    const desk = new Desk();
    desk.setClock('2026-11-12T10:30:00');
    const header = 'Record ID,Meeting outcome,Meeting start time (UTC),Create Date (UTC),Associated Contact';
    const { stderr } = await importText(
      desk,
      `${header}\n1,Scheduled,2026-11-12 10:00,2026-11-05 14:22,${who}\n`,
    );
    expect(stderr).toContain('taken for HubSpot meetings');
    expect((await desk.run('due')).stdout).toContain('11:00');
  });

  test('is called by its columns where nothing tells how it is written', async () => {
    const desk = new Desk();
    const rows = 'Outgoing,Voice,3/4/2026,2:22 PM,VoIP Call,Call connected,Ann Lee\n';
    const refused = await importText(desk, `Direction,Type,Date,Time,Action,Action Result,Name\n${rows}`);
    expect([refused.code, refused.stderr]).toEqual([
      65,
      expect.stringContaining('nothing in the column "Date" tells'),
    ]);
    expect(refused.stderr).toContain('Say which with --date-order day-first (or month-first)');
  });

  test('is written as the next steps in the same column are', async () => {
    const desk = new Desk();
    const header = 'Activity - Subject,Activity - Type,Activity - Done,Activity - Due date,Person - Name';
    const done = 'Call,Call,Done,3/4/2026,Ann Lee\n';
    const { code, stderr } = await importText(desk, `${header}\n${done}Call,Call,To do,25/12/2026,Ben Ito\n`);
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining(
        'dates of "Activity - Due date" were read with the day first, since "25/12/2026" (line 3) tells: 3/4/2026 is 3 Apr 2026',
      ),
    ]);
    expect(await times(desk)).toEqual(['2026-04-03']);
  });

  test('is shown with its columns', async () => {
    const desk = new Desk();
    const header = 'Direction,Type,Date,Time,Action,Action Result,Name';
    const row = 'Outgoing,Voice,2026-11-05,2:22 PM,VoIP Call,Call connected,Ann Lee\n';
    const { stdout } = await importText(desk, `${header}\n${row}`, '--dry-run');
    expect(stdout).toMatch(/^ {2}at +Date \+ Time +2026-11-05 2:22 PM/m);
  });
});
