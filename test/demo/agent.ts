import { addDays } from '../../src/domain/calendar.js';
import { Business, daysOf, mondays, type Way } from './business.js';
import { DayBook } from './day-book.js';
import { people } from './names.js';

const followUp: Way = {
  tactic: 'follow-up-call',
  minutes: 6,
  fates: [
    ['no-answer', 30],
    ['talked', 22],
    ['not-now', 10],
    ['not-interested', 14, 'has-someone'],
    ['meeting', 16],
    ['voicemail', 10],
  ],
  value: [6000, 14000],
};

const circleCall: Way = {
  tactic: 'circle-call',
  minutes: 3,
  energy: -1,
  fates: [
    ['no-answer', 55],
    ['hung-up', 7],
    ['not-interested', 17, 'no-need'],
    ['talked', 10],
    ['call-back', 5],
    ['not-now', 4],
    ['meeting', 1.5],
  ],
  value: [6000, 12000],
};

/** Of those who open and talk. */
const doorTalk: Way = {
  tactic: 'door-knock',
  minutes: 7,
  energy: -1,
  fates: [
    ['talked', 70],
    ['not-now', 10],
    ['meeting', 20],
  ],
  value: [6000, 12000],
};

const openHouse: Way = {
  tactic: 'open-house',
  minutes: 15,
  energy: 1,
  fates: [
    ['talked', 60],
    ['not-now', 15],
    ['not-interested', 15, 'has-someone'],
    ['meeting', 9],
  ],
  value: [7000, 15000],
};

const referralAsk: Way = {
  tactic: 'referral-ask',
  minutes: 20,
  energy: 2,
  fates: [
    ['talked', 45],
    ['meeting', 28],
    ['not-now', 15],
    ['no-answer', 12],
  ],
  value: [8000, 16000],
};

const ownerCall: Way = {
  tactic: 'for-sale-by-owner',
  minutes: 5,
  energy: -1,
  fates: [
    ['no-answer', 38],
    ['hung-up', 12],
    ['not-interested', 26, 'bad-fit'],
    ['call-back', 9],
    ['talked', 12],
    ['meeting', 2],
  ],
  value: [6000, 11000],
};

const neighbourText: Way = {
  tactic: 'neighbour-text',
  minutes: 2,
  fates: [['sent', 1]],
  answers: [
    ['sent', 74],
    ['replied', 15],
    ['not-interested', 9],
    ['meeting', 2],
  ],
};

const portalLead: Way = {
  tactic: 'portal-lead',
  minutes: 8,
  fates: [
    ['no-answer', 45],
    ['talked', 22],
    ['not-interested', 16, 'has-someone'],
    ['wrong-number', 8, 'bad-data'],
    ['meeting', 7],
  ],
  value: [5000, 10000],
};

/** A quarter of an estate agent: doors, open houses, referrals, bought leads, and what is handed to the lender. */
export function agent(): DayBook {
  const book = new DayBook(7);
  const business = new Business(book, followUp);
  const names = people();
  setUp(book);
  for (const [week, monday] of mondays(10).entries()) {
    const [mon, tue, wed, thu, fri] = daysOf(monday) as [string, string, string, string, string];
    for (const day of [mon, tue, thu])
      for (let call = 0; call < 7; call++)
        business.touches(
          circleCall,
          names.take(),
          `${day}T${book.time(9, 11)}`,
          '--source',
          'sold next door',
          '--origin',
          'self',
        );
    doors(business, [wed, thu], () => names.take());
    if (week % 2 === 0)
      for (let visitor = 0; visitor < 7; visitor++)
        business.touches(
          openHouse,
          names.take(),
          `${addDays(monday, 6)}T${book.time(14, 16)}`,
          '--source',
          book.one(streets),
          '--origin',
          'self',
        );
    for (let client = 0; client < (week < 6 ? 4 : 2); client++)
      business.touches(
        referralAsk,
        names.take(),
        `${book.one([tue, thu])}T${book.time(15, 17)}`,
        '--source',
        'past clients',
        '--origin',
        'self',
      );
    for (let call = 0; call < 6; call++)
      business.touches(
        ownerCall,
        names.take(),
        `${book.one([mon, wed, fri])}T${book.time(11, 13)}`,
        '--source',
        'for sale by owner',
        '--origin',
        'self',
      );
    for (let text = 0; text < 8; text++)
      business.touches(
        neighbourText,
        names.take(),
        `${wed}T${book.time(13, 14)}`,
        '--source',
        'sold next door',
        '--origin',
        'self',
      );
    for (let lead = 0; lead < 4; lead++)
      business.touches(
        portalLead,
        names.take(),
        `${book.one([mon, tue, thu, fri])}T${book.time(9, 17)}`,
        '--source',
        'home portal',
        '--origin',
        'given',
      );
  }
  for (const monday of mondays(10).slice(0, -1)) book.leavesSilent(addDays(monday, 4));
  dreams(book);
  handOffs(book);
  loop(book);
  return book;
}

const streets = ['open house Mill Lane', 'open house Orchard Road', 'open house Harbor Street'];

function setUp(book: DayBook): void {
  const at = '2026-09-14T08:00';
  const add = (name: string, channel: string, kind: string, worth: string, ...more: string[]) => {
    book.types(at, 'tactic', 'add', name, '--channel', channel, '--kind', kind, '--worth', worth, ...more);
  };
  book.types(at, 'config', 'set', 'currency', 'USD');
  book.types(at, 'config', 'set', 'hourly-value', '60');
  add('circle-call', 'call', 'cold', '1/50', '--minutes', '3');
  add('door-knock', 'visit', 'cold', '1/60', '--minutes', '4');
  add('for-sale-by-owner', 'call', 'cold', '1/25');
  add('neighbour-text', 'text', 'cold', '1/30');
  add('open-house', 'event', 'warm', '1/15');
  add('referral-ask', 'visit', 'warm', '1/8');
  add('portal-lead', 'call', 'warm', '1/20');
  add('follow-up-call', 'call', 'follow-up', '1/10');
  for (const line of [
    'circle-call 20/week',
    'door-knock 25/week',
    'referral-ask 5/week',
    'for-sale-by-owner 6/week',
    'meeting 12/month',
  ])
    book.types(at, 'plan', ...line.split(' '));
  book.types(at, 'spend', 'portal-lead', '180', '--every', 'month', '-n', 'home portal, basic');
  book.types('2026-10-02T12:00', 'spend', 'open-house', '95', '-n', 'signs and coffee');
  book.types('2026-10-19T12:00', 'spend', 'door-knock', '140', '-n', 'door hangers');
  book.types(
    at,
    'benchmark',
    'add',
    'circle-call',
    '--rate',
    '2%',
    '--of',
    'touches',
    '--goal',
    'meeting',
    '--source',
    'a trainer on the phone',
    '--year',
    '2025',
  );
}

/** Two rounds a week: most doors stay shut, and who talks is named. */
function doors(business: Business, days: readonly string[], name: () => string): void {
  const { book } = business;
  for (const day of days) {
    const nobody = (time: string, outcome: string, count: number, minutes: number) => {
      const counted = ['--count', String(count), '-m', String(minutes)];
      book.types(`${day}T${time}`, 'log', '-t', 'door-knock', '-o', outcome, ...counted);
    };
    nobody('17:05', 'no-answer', book.between(7, 11), 22);
    nobody('17:40', 'not-interested', book.between(2, 4), 9);
    const more = ['--source', 'door', '--origin', 'self'];
    if (book.happens(0.5))
      business.touches(doorTalk, name(), `${day}T17:50`, ...more, '-n', book.one(doorNotes));
  }
}

const doorNotes = ['thinks of selling in spring', 'the dog is called Biscuit', 'new roof, wants a price'];

/** The owners whose houses the agent would like to sell most. */
function dreams(book: DayBook): void {
  const owners = [
    'Harrow House',
    'The Old Mill',
    'Larch Court',
    'Saltmarsh Farm',
    'Quarry Lodge',
    'Beacon Hill 1',
    'The Boathouse',
    'Copper Beech',
  ];
  for (const [place, owner] of owners.entries()) {
    book.types(
      '2026-09-15T08:30',
      'lead',
      'add',
      owner,
      '--dream',
      '--source',
      'own list',
      '--origin',
      'self',
    );
    if (place < 5)
      book.types(
        `${addDays('2026-09-22', 9 * place)}T16:10`,
        'log',
        owner,
        '-t',
        'referral-ask',
        '-o',
        book.one(['talked', 'no-answer']),
        '-m',
        '12',
        '-n',
        'with a card by hand',
      );
  }
}

/** The lender is told of buyers, and mostly says so. */
function handOffs(book: DayBook): void {
  for (const [place, day] of ['2026-10-06', '2026-10-20', '2026-11-05', '2026-11-12'].entries()) {
    const buyer = `${['Alma', 'Benno', 'Cleo', 'Doris'][place]!} Fairweather`;
    book.types(
      `${day}T12:10`,
      'log',
      buyer,
      '-t',
      'portal-lead',
      '-o',
      'talked',
      '-m',
      '9',
      '--value',
      String(5000 + 1000 * place),
      '--next',
      addDays(day, 3),
      '--do',
      'loan offer',
      '--handoff',
      'Kim the lender',
      '--source',
      'home portal',
      '--origin',
      'given',
      '--new',
    );
    if (place % 2 === 0) book.types(`${addDays(day, 1)}T10:00`, 'next', buyer, '--ack');
    if (place === 1)
      book.types(`${addDays(day, 9)}T16:00`, 'next', buyer, '--drop', 'the lender never called');
  }
}

/** What is tried, decided and felt. */
function loop(book: DayBook): void {
  book.types(
    '2026-09-28T08:10',
    'trial',
    'start',
    'circle-call',
    '--touches',
    '60',
    '--hypothesis',
    'people near a sale want to know the price',
    '--expect',
    '1/40',
  );
  book.types(
    '2026-10-16T16:20',
    'trial',
    'decide',
    'circle-call',
    'tweak',
    '--change',
    'begin with what the house next door brought',
    '--learned',
    'asking whether they sell ends the call',
  );
  book.types(
    '2026-10-19T08:05',
    'trial',
    'start',
    'door-knock',
    '--until',
    '2026-11-20',
    '--hypothesis',
    'two rounds of 12 doors a week are enough',
    '--expect',
    '1/60',
  );
  book.types(
    '2026-10-30T16:25',
    'trial',
    'decide',
    'open-house',
    'keep',
    '--learned',
    'who stays ten minutes wants to sell',
  );
  for (const [day, tactic, fit] of [
    ['2026-10-02', 'circle-call', 'not-my-strength'],
    ['2026-10-02', 'referral-ask', 'mine'],
    ['2026-10-16', 'door-knock', 'not-my-strength'],
    ['2026-10-30', 'open-house', 'mine'],
    ['2026-10-30', 'for-sale-by-owner', 'against-my-grain'],
    ['2026-11-06', 'circle-call', 'fine'],
    ['2026-11-13', 'portal-lead', 'fine'],
    ['2026-11-13', 'follow-up-call', 'fine'],
  ] as const)
    book.feels(day, tactic, fit);
  book.feels('2026-11-13', 'referral-ask', 'mine', 'afraid to ask twice');
}
