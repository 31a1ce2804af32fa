import { spawnSync } from 'node:child_process';
import path from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { at, dueScene } from '../../helpers/due-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

interface Read {
  uid: string;
  summary: string;
  description: string;
  start: string;
  end: string;
  isDay: boolean;
}

/** What another program's parser makes of a calendar; instants in UTC, whole days as they are. */
function parse(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    const { startDate, endDate } = event;
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString(),
      end: endDate.isDate ? endDate.toString() : endDate.toJSDate().toISOString(),
      isDay: startDate.isDate,
    };
  });
}

async function calendarOf(desk: Desk, ...more: string[]): Promise<{ text: string; events: Read[] }> {
  const { stdout, stderr, code } = await desk.run('due', '--ics', ...more);
  expect([code, stderr]).toEqual([0, '']);
  return { text: stdout, events: parse(stdout) };
}

test('every open next step is an event with its own date, and no other', async () => {
  const desk = await dueScene();
  const { events } = await calendarOf(desk);
  expect(events.map(({ summary, start }) => `${start} ${summary}`)).toEqual([
    '2026-11-18 send proposal · Weber & Co @10',
    '2026-11-18 next step · Hansen Ltd @11',
    '2026-11-19T13:00:00.000Z meeting · Oakline @8',
    '2026-11-20T08:30:00.000Z meeting · Fischer Bau @9',
    '2026-11-20 call back about the pilot · Nordwind AG @1',
    '2026-11-23T09:00:00.000Z meeting · Harbor Cafe @13',
    '2026-11-23 come back · Acme @4',
    '2026-11-23 call, asked for the morning · Elm Dental @14',
    '2026-11-24 send comps · Ridge @15',
    '2026-11-25T13:00:00.000Z meeting · Brandt AG @16',
    '2026-11-26 call back · Ito Labs @17',
    '2026-11-27 come back · Kline @18',
  ]);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  await at(desk, '2026-11-23T08:00', 'next', 'Weber & Co', '--done');
  await at(
    desk,
    '2026-11-23T08:00',
    'log',
    'Ito Labs',
    '-t',
    'cold-call',
    '-o',
    'talked',
    '--next',
    '2027-08-01',
  );
  const later = (await calendarOf(desk)).events.map(({ summary }) => summary);
  expect(later).not.toContain('send proposal · Weber & Co @10');
  expect(later.at(-1)).toBe('next step · Ito Labs @17');
});

test('an event tells no notes and no addresses, only who, what, when and what is at stake', async () => {
  const desk = await dueScene();
  await at(desk, '2026-11-23T08:00', 'lead', 'edit', 'Acme', '--phone', '030 5550100', '-n', 'likes boats');
  const { text, events } = await calendarOf(desk);
  expect(text).not.toMatch(/Nov budget|5550100|boats/);
  const of = (name: string) => events.find(({ summary }) => summary.includes(name))!.description.split('\n');
  expect(of('Hansen')).toEqual([
    'Promised Fri 13 Nov 2026 with cold-call.',
    'With closer, not confirmed yet.',
    'Late by 5 days.',
    'At stake: €4,000.',
    'prospect next @11 --done',
  ]);
  expect(of('Oakline').at(-1)).toBe('prospect result @8 held or no-show');
});

test('the bytes depend on the file and as-of alone', async () => {
  const desk = await dueScene();
  const first = await calendarOf(desk, '--as-of', '2026-11-23 09:00');
  desk.setClock('2026-12-24T20:00');
  expect((await calendarOf(desk, '--as-of', '2026-11-23 09:00')).text).toBe(first.text);
  expect(first.text.match(/^DTSTAMP:.*$/gm)).toEqual(first.events.map(() => 'DTSTAMP:20261123T080000Z'));
});

describe('in any zone', () => {
  const scenes = [
    // The clocks go forward at 02:00 on 8 March and back at 02:00 on 1 November.
    ['America/New_York', '2026-03-08 01:30', '2026-03-08T06:30', '2026-03-08 02:30', '2026-03-08T07:30'],
    ['America/New_York', '2026-11-01 01:30', '2026-11-01T05:30', '2026-11-01 03:00', '2026-11-01T08:00'],
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T01:30', '2026-10-25 02:30', '2026-10-25T00:30'],
    ['Pacific/Auckland', '2026-09-27 02:30', '2026-09-26T14:30', '2026-04-05 02:30', '2026-04-04T13:30'],
  ] as const;

  test.each(scenes)(
    '%s: %s and %s are the instants they were promised for',
    async (zone, one, first, two, second) => {
      const desk = new Desk({ zone, now: '2026-01-05T09:00' });
      for (const [name, when] of [
        ['One', one],
        ['Two', two],
        ['Day', one.slice(0, 10)],
      ] as const)
        await at(
          desk,
          '2026-01-05T09:00',
          'log',
          name,
          '-t',
          'cold-call',
          '-o',
          'talked',
          '--new',
          '--next',
          when,
        );
      const { events } = await calendarOf(desk);
      const of = (name: string) => events.find(({ summary }) => summary.includes(`· ${name} `))!;
      expect(of('One').start).toBe(`${first}:00.000Z`);
      expect(of('Two').start).toBe(`${second}:00.000Z`);
      expect(Date.parse(of('Two').end) - Date.parse(of('Two').start)).toBe(30 * 60_000);
      expect(of('Day')).toMatchObject({ isDay: true, start: one.slice(0, 10) });
    },
  );

  test.each(['America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
    'a day is that day in %s',
    async (zone) => {
      const desk = new Desk({ zone, now: '2026-12-30T23:30' });
      for (const day of ['2026-12-31', '2027-01-01', '2028-02-29'])
        await at(
          desk,
          '2026-12-30T23:30',
          'log',
          `For ${day}`,
          '-t',
          'cold-call',
          '-o',
          'talked',
          '--new',
          '--next',
          day,
        );
      const { events } = await calendarOf(desk);
      expect(events.map(({ start, end }) => [start, end])).toEqual([
        ['2026-12-31', '2027-01-01'],
        ['2027-01-01', '2027-01-02'],
        ['2028-02-29', '2028-03-01'],
      ]);
    },
  );
});

test('names and texts come back as they are, in lines of at most 75 octets', async () => {
  const desk = new Desk({ now: '2026-11-20T08:00' });
  const texts = [
    'commas, semicolons; colons: back\\slashes \\n and "quotes"',
    '👩‍👩‍👧‍👦 漢字 Ünïcôdé '.repeat(12).trim(),
    'BEGIN:VEVENT',
    'END:VCALENDAR\r\nX:1',
    `${'x'.repeat(200)} ; ,`,
  ];
  for (const [index, text] of texts.entries())
    await at(
      desk,
      '2026-11-20T08:00',
      'log',
      `Lead ${index}; ${text.replace(/\s+/g, ' ')}`,
      '-t',
      'cold-call',
      '-o',
      'talked',
      '--new',
      '--next',
      '2026-12-01',
      '--do',
      text,
    );
  const { text, events } = await calendarOf(desk);
  expect(events.map(({ summary }) => summary)).toEqual(
    texts.map((what, index) => {
      const line = what.replace(/\s+/g, ' ');
      return `${line} · Lead ${index}; ${line} @${index + 1}`;
    }),
  );
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f]/);
  }
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('what would move a terminal or cut a calendar short is spelled out', async () => {
  const desk = new Desk({ now: '2026-11-20T08:00' });
  await at(
    desk,
    '2026-11-20T08:00',
    'log',
    'Bad \x1b[31m\u202e name',
    '-t',
    'cold-call',
    '-o',
    'talked',
    '--next',
    '2026-12-01',
    '--do',
    'ring\x07',
  );
  const { text, events } = await calendarOf(desk);
  expect(text).not.toMatch(/[\x1b\x07\u202e]/);
  expect(events[0]!.summary).toBe('ring^G · Bad ^[[31m\\u{202e} name @1');
});

test('the program as it is built prints it too', async () => {
  const desk = await dueScene();
  const bin = path.join(root, 'bin', 'prospect.cjs');
  const { stdout, status } = spawnSync(process.execPath, [bin, '--db', desk.file, 'due', '--ics'], {
    encoding: 'utf8',
    env: { HOME: desk.folder, TZ: 'Europe/Berlin' },
  });
  expect(status).toBe(0);
  const told = ({ uid, start, summary }: Read) => `${uid} ${start} ${summary}`;
  expect(parse(stdout).map(told)).toEqual((await calendarOf(desk)).events.map(told));
});

test('with nothing open it is an empty calendar, and it goes with no other format', async () => {
  const desk = new Desk();
  const { stdout, code } = await desk.runWith({ file: null }, 'due', '--ics');
  expect(code).toBe(0);
  expect(parse(stdout)).toEqual([]);
  expect(stdout).toContain('BEGIN:VCALENDAR');
  for (const more of [['--csv'], ['--json'], ['--dream'], ['--format', 'table']])
    expect((await desk.runWith({ file: null }, 'due', '--ics', ...more)).code).toBe(2);
});
