import { benchmarkUnits } from '../domain/claim.js';
import { dateOrders } from '../domain/typed-date.js';
import {
  channels,
  goals,
  kinds,
  leadOrders,
  leadStates,
  origins,
  places,
  reportGroupings,
  stages,
  states,
  tiers,
} from '../domain/touch.js';
import { creditRules } from '../stats/credit.js';
import { levels } from '../stats/interval.js';
import { everywhere } from './everywhere.js';
import { demoOwners, formats, periods } from './words.js';

/** What completion looks up: names of the journal, or files, which the shell knows best. */
export type Lookup = 'lead' | 'outcome' | 'reason' | 'source' | 'tactic' | 'tag' | 'waiting alias' | 'file';

/** An option, as every command takes it. */
export interface OptionEntry {
  /** As help prints it: `-t, --tactic <name>`. */
  flag: string;
  /** What help says of it, where a command has no words of its own; `{words}` stands for its words. */
  about: string;
  /** All that it may be, in any case; else any text. */
  words?: readonly string[];
  /** Whether it may also be an empty text, which clears what was there. */
  clears?: true;
  /** What else completion offers for it: some of what may be typed, or what is looked up. */
  offers?: readonly (string | number)[] | Lookup;
  repeats?: true;
  isHidden?: true;
}

/**
 * Every option once, under a name that commands take it by. Where a flag means another thing in another command, it has
 * a second name: `tag` is one tag and `tags` are several.
 */
export const options = {
  ...everywhere,
  accept: {
    flag: '--accept <name>',
    about: 'Let an alias that came with an import stand for its words; again for another.',
    offers: 'waiting alias',
    repeats: true,
  },
  ack: { flag: '--ack', about: 'Whoever you handed it to has taken over.' },
  again: { flag: '--again', about: 'Ask what was skipped this week once more.' },
  all: { flag: '--all', about: 'Print all rows.' },
  anyOrigin: {
    flag: '--origin <origin>',
    about: 'Only leads of this origin: {words}.',
    words: [...origins, 'unknown'],
  },
  anyTier: {
    flag: '--tier <tier>',
    about: 'Only leads of this tier: {words}.',
    words: [...tiers, 'unknown'],
  },
  anyStage: {
    flag: '--stage <stage>',
    about: 'Only leads whose furthest stage it is: {words}; again for another.',
    words: stages,
    repeats: true,
  },
  asOf: { flag: '--as-of <when>', about: 'As things were known at the end of that day; default now.' },
  as: { flag: '--as <layout>', about: 'What the file is an export of, where that is not seen.' },
  at: { flag: '--at <when>', about: 'When it was: "yesterday 16:30", -2h, mon, "2026-11-20 09:15".' },
  broke: {
    flag: '--broke <place>',
    about: 'Where it broke, if not where the reason usually does.',
    words: places,
  },
  by: { flag: '--by <what>', about: 'Group by {words}.', words: reportGroupings },
  change: { flag: '--change <text>', about: 'What you do differently from now on.' },
  channel: { flag: '--channel <channel>', about: 'How you reach people: {words}.', words: channels },
  channels: {
    flag: '--channel <channel>',
    about: 'Offer it for this channel; again for another; default all.',
    words: channels,
    repeats: true,
  },
  company: { flag: '--company <name>', about: 'Company.' },
  const: { flag: '--const <field=value>', about: 'The same value in every row.', repeats: true },
  cost: { flag: '-c, --cost <amount>', about: 'What it cost.' },
  count: {
    flag: '--count <n>',
    about: 'As many touches at nobody in particular, with any outcome short of a meeting.',
  },
  credit: {
    flag: '--credit <rule>',
    about: 'Show credit by {words} touch; default last.',
    words: creditRules,
  },
  csv: { flag: '--csv', about: 'Same as --format csv.' },
  dateOrder: {
    flag: '--date-order <order>',
    about: 'How 3/4/2026 is meant in this file: {words}.',
    words: dateOrders,
  },
  do: { flag: '--do <what>', about: 'What the next step is.' },
  done: { flag: '--done', about: 'It is done.' },
  dream: { flag: '--dream', about: 'Same as --tier dream.' },
  drop: { flag: '--drop <why>', about: 'It will not be done.' },
  dryRun: { flag: '--dry-run', about: 'Say what would be added and write nothing.' },
  due: { flag: '--due', about: 'Those you promised something for today or before.' },
  dueFollowUp: { flag: '--follow-up', about: 'Those who have not answered and are to be tried again now.' },
  dueInTouch: { flag: '--keep-in-touch', about: 'Those to be in touch with again now.' },
  email: { flag: '--email <email>', about: 'Email; again for another.', repeats: true },
  encoding: {
    flag: '--encoding <name>',
    about: 'How the file is text, where that is not seen: macintosh, shift_jis, windows-1251.',
    offers: ['utf-8', 'utf-16le', 'windows-1252', 'macintosh', 'windows-1251', 'iso-8859-2', 'shift_jis'],
  },
  ends: { flag: '--ends', about: 'Nothing more is to be expected of a lead after it.' },
  energy: {
    flag: '-e, --energy <n>',
    about: 'How it felt, -2 to 2.',
    offers: [-2, -1, 0, 1, 2],
  },
  every: {
    flag: '--every <period>',
    about: '{words}: it is spent again on that day of every month.',
    words: ['month'],
  },
  excel: {
    flag: '--excel [locale]',
    about: 'CSV as a spreadsheet opens it where people write as in LOCALE: de, en-GB; default what is set.',
    offers: ['de', 'en', 'fr', 'es', 'it', 'nl', 'pt'],
  },
  expect: {
    flag: '--expect <share>',
    about: 'Share of leads expected to reach the goal: 1/20, 5%; default its worth.',
  },
  explain: { flag: '--explain', about: 'Print formulas, definitions and the counts behind the numbers.' },
  followUp: {
    flag: '--follow-up <days>',
    about: 'Days of silence before each follow-up: 3d,7d,14d; none for no follow-up.',
  },
  file: { flag: '--file <file>', about: 'Go on with a text that was refused.', offers: 'file' },
  format: { flag: '--format <format>', about: '{words}.', words: formats },
  from: { flag: '--from <day>', about: 'From this day on.' },
  fromFile: {
    flag: '--from <file>',
    about: 'Save what can be read of a damaged journal; that file is only read.',
    offers: 'file',
  },
  fresh: { flag: '--fresh', about: 'Begin anew: what was tried before is gone.' },
  goal: {
    flag: '--goal <stage>',
    about: "The stage to reach: {words}; default the journal's.",
    words: goals,
  },
  handoff: { flag: '--handoff <owner>', about: 'Somebody else takes the next step.' },
  html: {
    flag: '--html <file>',
    about: 'Write it as a page to look at, with pictures, into this file; - prints it.',
    offers: 'file',
  },
  hypothesis: { flag: '--hypothesis <text>', about: 'What you expect, and why.' },
  ics: { flag: '--ics', about: 'Print all open next steps as a calendar.' },
  json: { flag: '--json', about: 'Same as --format json.' },
  keepEvery: {
    flag: '--every <time>',
    about:
      'Be in touch again so long after each last touch: 90d, 12w, 3m; never; "" for as its tags and tier say.',
  },
  kind: { flag: '--kind <kind>', about: 'Kind of tactic: {words}.', words: kinds },
  lead: { flag: '--lead <lead>', about: 'Only touches with this lead.', offers: 'lead' },
  leads: {
    flag: '--leads <file>',
    about: 'Those in a file: a plain list, a table or contact cards; - reads standard input.',
    offers: 'file',
  },
  lastOutcome: {
    flag: '--last-outcome <name>',
    about: 'Only leads whose last result says this.',
    offers: 'outcome',
  },
  leadState: {
    flag: '--state <state>',
    about: 'Only leads that are {words}; again for another.',
    words: leadStates,
    repeats: true,
  },
  learned: { flag: '--learned <text>', about: 'What you learned.' },
  level: {
    flag: '--level <percent>',
    about: 'How sure the ranges are, in percent: {words}; default 95.',
    offers: levels,
  },
  lift: { flag: '--lift', about: 'It may be contacted again.' },
  limit: { flag: '--limit <n>', about: 'At most this many; 0 for all; default 50.' },
  layouts: { flag: '--layouts', about: 'List the exports that are known, and what was kept with --save.' },
  map: {
    flag: '--map <field=column>',
    about: 'This field is in that column, or in A+B; FIELD= for none, -=COLUMN to leave a column.',
    repeats: true,
  },
  md: { flag: '--md', about: 'Same as --format md.', isHidden: true },
  minutes: { flag: '-m, --minutes <n>', about: 'Time it took.' },
  money: { flag: '--money', about: 'With --share: money too.' },
  name: { flag: '--name <name>', about: 'Another name.' },
  never: { flag: '--never', about: 'Only leads never touched.' },
  new: { flag: '--new', about: 'Make a new lead or tactic even if one is nearly the same.' },
  newOrigin: {
    flag: '--origin <origin>',
    about: 'self (you found it) or given.',
    words: origins,
    clears: true,
  },
  newTier: { flag: '--tier <tier>', about: '{words}.', words: tiers, clears: true },
  next: {
    flag: '--next <when>',
    about: 'Promise a next step: fri, "tue 10:00", "in 3 days", 2026-12-01.',
  },
  note: { flag: '-n, --note <text>', about: 'A note; - reads it from standard input.' },
  nothingNext: {
    flag: '--nothing-next',
    about: 'Only leads that talked and have no next step, as due lists them.',
  },
  of: { flag: '--of <unit>', about: 'What it is a share of: {words}.', words: benchmarkUnits },
  open: { flag: '--open', about: 'With --html: open the page in the browser.' },
  only: {
    flag: '--only <column=value>',
    about: 'Only rows with that value; again for another value or column.',
    repeats: true,
  },
  origin: { flag: '--origin <origin>', about: 'self (you found it) or given.', words: origins },
  outcome: { flag: '-o, --outcome <name>', about: 'What came of it.', offers: 'outcome' },
  owner: { flag: '--as <owner>', about: 'Whose journal: {words}.', words: demoOwners },
  stepOwner: {
    flag: '--owner <name>',
    about: 'Only leads with a next step that this person has; me for your own.',
    offers: ['me'],
  },
  person: { flag: '--person <name>', about: 'Same as --owner.', offers: ['me'], isHidden: true },
  period: {
    flag: '--period <period>',
    about: 'this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.',
    offers: periods,
  },
  phone: { flag: '--phone <phone>', about: 'Phone; again for another.', repeats: true },
  rate: { flag: '--rate <share>', about: 'The published share: 2%, 1-5%, 1/50.' },
  raw: {
    flag: '--raw',
    about: 'CSV without the apostrophe that keeps spreadsheets from running text as formulas.',
  },
  rc: {
    flag: '--rc',
    about: 'With install: also add the line to .bashrc or .zshrc, where the shell needs one.',
  },
  reason: { flag: '-r, --reason <name>', about: 'Why it failed or was put off.', offers: 'reason' },
  recode: {
    flag: '--recode <field:theirs=ours>',
    about: 'Read their word as one of ours.',
    repeats: true,
  },
  repair: { flag: '--repair', about: 'Make anew what follows from other rows, after a backup.' },
  replace: { flag: '--replace', about: 'Replace the workbook of that name.' },
  rm: { flag: '--rm <number>', about: 'Remove what was stored.' },
  rmAlias: { flag: '--rm <name>', about: 'Remove an alias.' },
  save: {
    flag: '--save <name>',
    about: 'Keep these options under a name: prospect import FILE --as NAME, or prospect NAME FILE.',
  },
  set: {
    flag: '--set <field=value>',
    about:
      'Change several: the other options then choose touches, as for list, and this says what they are to be.',
    repeats: true,
  },
  share: {
    flag: '--share',
    about:
      'For a coach, as markdown or with --html: no leads, sources or notes by name, no money; your words on tactics are in it.',
  },
  sheet: { flag: '--sheet <name>', about: 'The sheet of a workbook; default the first with rows.' },
  skipBad: { flag: '--skip-bad', about: 'Leave refused rows out instead of stopping.' },
  sort: { flag: '--sort <by>', about: 'By {words}; default newest.', words: leadOrders },
  source: { flag: '--source <text>', about: 'Where it comes from.', offers: 'source' },
  spentAt: {
    flag: '--at <day>',
    about: 'The day it was spent; with --stop the last day that counts; default today.',
  },
  split: {
    flag: '--split <a,b>',
    about: 'Share the leads named in FILE out to these two versions; - reads standard input.',
  },
  stage: { flag: '--stage <stage>', about: '{words}; default attempted.', words: stages },
  state: { flag: '--state <state>', about: 'Only {words}.', words: states },
  stop: { flag: '--stop <number>', about: 'End what is spent every month.' },
  stopped: { flag: '--stopped', about: 'Only those not to be contacted.' },
  tactic: { flag: '-t, --tactic <name>', about: 'The tactic used.', offers: 'tactic' },
  tag: { flag: '--tag <text>', about: 'Only with this tag.', offers: 'tag' },
  tags: {
    flag: '--tag <text>',
    about: 'A label of your own; again for another.',
    offers: 'tag',
    repeats: true,
  },
  tier: { flag: '--tier <tier>', about: '{words}.', words: tiers },
  to: { flag: '--to <day>', about: 'Up to this day.' },
  toFile: { flag: '--to <file>', about: 'With --from: the new journal that it is saved in.', offers: 'file' },
  touches: { flag: '--touches <n>', about: 'How many touches you plan.' },
  undo: { flag: '--undo', about: 'Bring back what the last restore replaced.' },
  until: { flag: '--until <day>', about: 'The last day it holds.' },
  untouched: {
    flag: '--untouched <time>',
    about: 'Only leads without a touch for so long: 30d, 4w; those never touched too.',
  },
  update: {
    flag: '--update',
    about:
      'Replace what is known of a lead where the file says otherwise, and add newer outcomes to touches without an id.',
  },
  url: { flag: '--url <address>', about: 'Its page: website, profile.' },
  value: { flag: '--value <amount>', about: 'What a sale is or may be worth.' },
  waiting: { flag: '--waiting', about: 'Same as --state waiting: what waits for an answer.' },
  window: {
    flag: '--window <days>',
    about: "Days from the first touch to reach the goal; default the goal's own window.",
  },
  worth: {
    flag: '--worth <share>',
    about: 'Worth your time if this share of leads reaches the goal: 1/50, 2%; "" for none.',
  },
  year: { flag: '--year <year>', about: 'The year it is from.' },
  xlsx: {
    flag: '--xlsx <file>',
    about: 'Write it as a workbook for Excel, LibreOffice or Sheets.',
    offers: 'file',
  },
  yes: { flag: '--yes', about: 'Do it.' },
} as const satisfies Record<string, OptionEntry>;

export type OptionName = keyof typeof options;
