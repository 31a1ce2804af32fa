import { addDays, type Day } from '../../src/domain/calendar.js';
import { Business, daysOf, mondays, type Way } from './business.js';
import { DayBook } from './day-book.js';
import { businesses } from './names.js';

const value = [1200, 4800] as const;

const callBack: Way = {
  tactic: 'call-back',
  minutes: 4,
  fates: [
    ['no-answer', 35],
    ['talked', 18],
    ['not-interested', 20, 'no-need'],
    ['not-now', 9],
    ['meeting', 12],
    ['gatekeeper', 6],
  ],
  value,
};

const coldEmail: Way = {
  tactic: 'cold-email',
  minutes: 2,
  fates: [['sent', 1]],
  answers: [
    ['sent', 90],
    ['replied', 4],
    ['not-interested', 4],
    ['bounced', 2],
  ],
  value,
};

/** What a dial comes to, for the calls of one script. */
function dial(tactic: string, meetings: number): Way {
  return {
    tactic,
    minutes: 3,
    fates: [
      ['talked', 4],
      ['call-back', 4],
      ['not-now', 3],
      ['meeting', meetings],
    ],
    value,
  };
}

/** Calls of which nothing comes but a line in the list, as often as they stand here. */
const dead = [
  ...Array<string>(13).fill('no-answer,'),
  ...Array<string>(4).fill('voicemail,'),
  ...Array<string>(3).fill('gatekeeper,'),
  ...['hung-up,lost-at-opening', 'hung-up,', 'not-interested,has-someone', 'not-interested,no-need'],
  ...['not-interested,price', 'not-interested,', 'wrong-number,bad-data'],
];

/** A quarter of somebody who calls for a living: some sixty dials a day from bought and own lists. */
export function caller(): DayBook {
  const book = new DayBook(5);
  const business = new Business(book, callBack);
  const names = businesses();
  setUp(book);
  const list: string[] = [];
  for (const [week, monday] of mondays(10).entries()) {
    for (let each = 0; each < 180; each++) list.push(names.take());
    for (const day of daysOf(monday)) {
      const tactic = week < 5 ? 'cold-call@1' : 'cold-call@2';
      dials(book, { day, tactic, list, week });
      const way = dial(tactic, week < 5 ? 1.4 : 2.6);
      for (let each = book.between(4, 7); each > 0; each--)
        business.touches(
          way,
          list.shift()!,
          `${day}T${book.time(9, 12)}`,
          '--source',
          listOf(week),
          '--origin',
          originOf(week),
        );
      book.types(
        `${day}T16:25`,
        'log',
        '-t',
        tactic,
        '-o',
        'no-answer',
        '--count',
        String(book.between(5, 9)),
        '-m',
        '8',
      );
      if (day === addDays(monday, 2) && week > 1)
        for (let each = 0; each < 15; each++)
          business.touches(
            coldEmail,
            list[each * 3]!,
            `${day}T${book.time(13, 14)}`,
            '--source',
            listOf(week),
            '--origin',
            originOf(week),
          );
    }
  }
  for (const monday of mondays(10).slice(0, -1)) book.leavesSilent(addDays(monday, 4));
  loop(book);
  return book;
}

const listOf = (week: number) =>
  week % 3 === 2 ? 'bought list' : week % 2 === 0 ? 'chamber list' : 'trade fair list';
const originOf = (week: number) => (week % 3 === 2 ? 'given' : 'self');

/** The calls of a day of which nothing comes: half of those who did not answer are called again some days later. */
function dials(
  book: DayBook,
  { day, tactic, list, week }: { day: Day; tactic: string; list: string[]; week: number },
): void {
  const rows = ['at,lead,source,origin,tactic,outcome,reason,minutes'];
  for (let call = 0; call < 42; call++) {
    const lead = list.shift()!;
    const fate = book.one(dead);
    rows.push(
      `${day} ${book.time(9, 16)},${lead},${listOf(week)},${originOf(week)},${tactic},${fate},${fate.startsWith('no') ? 1 : 2}`,
    );
    if (/^(no-answer|voicemail|gatekeeper)/.test(fate) && book.happens(0.62)) list.push(lead);
  }
  book.takes(`${day}T16:20`, rows);
}

function setUp(book: DayBook): void {
  const at = '2026-09-14T08:00';
  book.types(at, 'config', 'set', 'currency', 'GBP');
  book.types(at, 'config', 'set', 'hourly-value', '24');
  book.types(
    at,
    'tactic',
    'add',
    'cold-call',
    '--channel',
    'call',
    '--kind',
    'cold',
    '--worth',
    '1/80',
    '--minutes',
    '2',
  );
  book.types(at, 'tactic', 'add', 'cold-email', '--channel', 'email', '--kind', 'cold', '--worth', '1/60');
  book.types(at, 'tactic', 'add', 'call-back', '--channel', 'call', '--kind', 'follow-up', '--worth', '1/12');
  for (const line of ['cold-call 280/week', 'cold-email 15/week', 'meeting 20/month'])
    book.types(at, 'plan', ...line.split(' '));
  book.types(at, 'spend', 'cold-call', '49', '--every', 'month', '-n', 'dialler');
  book.types('2026-09-28T08:00', 'spend', 'cold-call', '260', '-n', 'bought list');
  book.types(
    at,
    'benchmark',
    'add',
    'cold-call',
    '--rate',
    '2.3%',
    '--of',
    'touches',
    '--goal',
    'meeting',
    '--source',
    'a vendor of diallers',
    '--year',
    '2025',
  );
  for (const lead of [
    'Kestrelby Hospital',
    'Greystock Depot',
    'Larkmoor Hotels',
    'Mossgate Council',
    'Thornley Stores',
  ])
    book.types(at, 'lead', 'add', lead, '--dream', '--source', 'own list', '--origin', 'self');
  book.types(
    '2026-10-13T11:40',
    'log',
    'Kestrelby Hospital',
    '-t',
    'cold-call',
    '-o',
    'gatekeeper',
    '-m',
    '4',
  );
  book.types(
    '2026-10-27T11:40',
    'log',
    'Greystock Depot',
    '-t',
    'cold-call',
    '-o',
    'talked',
    '-m',
    '9',
    '--next',
    '2026-11-23',
    '--do',
    'call when the new site opens',
  );
}

function loop(book: DayBook): void {
  book.types(
    '2026-09-14T08:20',
    'trial',
    'start',
    'cold-call',
    '--until',
    '2026-10-16',
    '--hypothesis',
    'asking for the owner by name gets past the desk',
    '--expect',
    '1/80',
  );
  book.types(
    '2026-10-16T16:30',
    'trial',
    'decide',
    'cold-call',
    'tweak',
    '--change',
    'say in the first line whose number it is',
    '--learned',
    'they hang up before the second sentence',
  );
  book.types(
    '2026-10-19T08:10',
    'trial',
    'start',
    'cold-call',
    '--touches',
    '1500',
    '--hypothesis',
    'fewer hang up when they know who calls',
    '--expect',
    '1/60',
  );
  for (const [day, tactic, fit] of [
    ['2026-10-02', 'cold-call', 'fine'],
    ['2026-10-16', 'call-back', 'mine'],
    ['2026-11-06', 'cold-call', 'fine'],
    ['2026-10-16', 'cold-email', 'not-my-strength'],
  ] as const)
    book.feels(day, tactic, fit);
}
