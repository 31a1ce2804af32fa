import { addDays } from '../../src/domain/calendar.js';
import { Business, daysOf, mondays, type Way } from './business.js';
import { DayBook, workday } from './day-book.js';
import { businesses, people } from './names.js';

const value = [9000, 32000] as const;

const followUp: Way = {
  tactic: 'follow-up-call',
  minutes: 12,
  fates: [
    ['no-answer', 25],
    ['talked', 30],
    ['not-now', 12],
    ['meeting', 26],
    ['not-interested', 7, 'has-someone'],
  ],
  value,
};

const intro: Way = {
  tactic: 'warm-intro',
  minutes: 15,
  energy: 1,
  fates: [['sent', 1]],
  answers: [
    ['sent', 22],
    ['replied', 26],
    ['meeting', 42],
    ['not-now', 10],
  ],
  value,
};

const note: Way = {
  tactic: 'linkedin-note',
  minutes: 6,
  energy: -1,
  fates: [['sent', 1]],
  answers: [
    ['sent', 78],
    ['replied', 14],
    ['not-interested', 6],
    ['meeting', 2],
  ],
  value,
};

const clientCall: Way = {
  tactic: 'past-client-call',
  minutes: 18,
  energy: 2,
  fates: [
    ['talked', 40],
    ['meeting', 22],
    ['no-answer', 26],
    ['not-now', 12],
  ],
  value,
};

const workshop: Way = {
  tactic: 'breakfast-talk',
  minutes: 25,
  energy: 1,
  fates: [
    ['talked', 62],
    ['meeting', 14],
    ['not-interested', 14, 'no-need'],
    ['not-now', 10],
  ],
  value,
};

const weeks = 25;

const dreamClients = [
  'Nordlicht Rail',
  'Ostwind Power',
  'Kranich Insurance',
  'Silberbach Chemicals',
  'Falkenau Steel',
  'Rotdorn Foods',
  'Hafenkai Ports',
  'Birkenhain Clinics',
  'Weststern Telecom',
  'Grünwerk Paper',
  'Blauberg Optics',
  'Kornfeld Mills',
  'Lindenhof Banks',
  'Sturmvogel Air',
  'Talgrund Water',
];

/** A quarter of a consultant: few touches, fifteen dream clients, and months between a talk and a deal. */
export function consultant(): DayBook {
  const book = new DayBook(12);
  const business = new Business(book, followUp);
  Object.assign(business.habits, { proposes: 0.7, wins: 0.45, shows: 0.92 });
  const [firms, names] = [businesses(), people()];
  setUp(book);
  for (const [week, monday] of mondays(weeks).entries()) {
    const [, tue, wed, thu] = daysOf(monday) as [string, string, string, string];
    for (let each = 0; each < 2 + (week % 2); each++)
      business.touches(
        intro,
        firms.take(),
        `${book.one([tue, thu])}T${book.time(9, 11)}`,
        '--source',
        book.one(['referral by a client', 'referral by a friend']),
        '--origin',
        'self',
      );
    for (let each = 0; each < 6; each++)
      business.touches(
        note,
        names.take(),
        `${wed}T${book.time(8, 10)}`,
        '--source',
        'heads of operations',
        '--origin',
        'self',
      );
    for (let each = 0; each < (week > weeks - 4 ? 0 : 1 + (week % 2)); each++)
      business.touches(
        clientCall,
        firms.take(),
        `${thu}T${book.time(14, 17)}`,
        '--source',
        'past clients',
        '--origin',
        'self',
      );
    if (week % 5 === 1)
      for (let guest = 0; guest < 6; guest++)
        business.touches(
          workshop,
          firms.take(),
          `${tue}T${book.time(8, 9)}`,
          '--source',
          'breakfast talk',
          '--origin',
          'self',
        );
  }
  for (const monday of mondays(weeks).slice(0, -1)) book.leavesSilent(addDays(monday, 4));
  dreams(book, business);
  loop(book);
  return book;
}

function setUp(book: DayBook): void {
  const at = '2026-06-01T08:00';
  const add = (name: string, channel: string, kind: string, worth: string) => {
    book.types(at, 'tactic', 'add', name, '--channel', channel, '--kind', kind, '--worth', worth);
  };
  book.types(at, 'config', 'set', 'currency', 'EUR');
  book.types(at, 'config', 'set', 'hourly-value', '120');
  book.types(at, 'config', 'set', 'goal', 'proposal');
  add('warm-intro', 'email', 'warm', '1/6');
  add('breakfast-talk', 'event', 'warm', '1/12');
  add('past-client-call', 'call', 'warm', '1/8');
  add('linkedin-note', 'social', 'cold', '1/40');
  add('follow-up-call', 'call', 'follow-up', '1/10');
  for (const line of [
    'warm-intro 4/week',
    'linkedin-note 8/week',
    'past-client-call 2/week',
    'proposal 3/month',
  ])
    book.types(at, 'plan', ...line.split(' '));
  for (const [place, client] of dreamClients.entries())
    book.types(
      '2026-06-01T08:30',
      'lead',
      'add',
      client,
      '--dream',
      '--source',
      'own list',
      '--origin',
      'self',
      ...(place % 4 === 0 ? ['-n', 'read their last annual report'] : []),
    );
  book.types('2026-06-09T10:00', 'spend', 'breakfast-talk', '240', '-n', 'room and breakfast');
  book.types('2026-07-14T10:00', 'spend', 'breakfast-talk', '240', '-n', 'room and breakfast');
  book.types('2026-06-01T10:00', 'spend', 'linkedin-note', '80', '--every', 'month', '-n', 'search account');
  book.types(
    at,
    'benchmark',
    'add',
    'linkedin-note',
    '--rate',
    '5%',
    '--of',
    'touches',
    '--goal',
    'conversation',
    '--source',
    'a vendor of such messages',
    '--year',
    '2025',
  );
}

/** Of fifteen twelve were tried so far, some of them not for weeks. */
function dreams(book: DayBook, business: Business): void {
  for (const [place, client] of dreamClients.slice(0, 12).entries()) {
    const day = workday(addDays('2026-06-10', Math.floor(place * 13.4)));
    const way = place % 3 === 2 ? note : intro;
    business.touches(
      way,
      client,
      `${day}T${book.time(10, 12)}`,
      '-n',
      book.one(['through their former head of sales', 'they open a second site', 'new board since spring']),
    );
  }
}

function loop(book: DayBook): void {
  book.types(
    '2026-09-07T08:10',
    'trial',
    'start',
    'linkedin-note',
    '--touches',
    '60',
    '--hypothesis',
    'a question about their site gets more answers than an offer',
    '--expect',
    '1/30',
  );
  book.types(
    '2026-09-11T16:10',
    'trial',
    'decide',
    'warm-intro',
    'keep',
    '--learned',
    'a name in the first line is what they answer to',
  );
  book.types(
    '2026-10-23T16:10',
    'tactic',
    'tweak',
    'breakfast-talk',
    '--change',
    'six guests instead of twenty',
    '--learned',
    'nobody talks at a table of twenty',
  );
  for (const [day, tactic, fit] of [
    ['2026-10-09', 'warm-intro', 'mine'],
    ['2026-10-09', 'linkedin-note', 'against-my-grain'],
    ['2026-10-23', 'breakfast-talk', 'mine'],
    ['2026-11-06', 'follow-up-call', 'fine'],
    ['2026-11-06', 'past-client-call', 'mine'],
    ['2026-11-06', 'linkedin-note', 'not-my-strength'],
  ] as const)
    book.feels(day, tactic, fit);
  book.feels('2026-11-13', 'past-client-call', 'mine', 'no reason to call that is not a sale');
}
