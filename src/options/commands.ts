import type { OptionName } from './table.js';

/** An option as a command takes it: by its name, perhaps with what this command's help says of it. */
type Taken = OptionName | readonly [OptionName, string];

const format = ['format', 'csv', 'json', 'md', 'excel', 'raw'] as const;

/** Which leads are meant, by what they are told apart by. */
const traits = [
  ['source', 'Only leads from this source; unknown: from none that is known.'],
  'anyOrigin',
  'anyTier',
] as const;

/** Which leads are meant, by that and by how they stand. */
const leadFilter = [
  ...traits,
  'dream',
  ['tag', 'Only leads with this tag.'],
  'anyStage',
  'leadState',
  'untouched',
  'never',
  'lastOutcome',
  'nothingNext',
  'stepOwner',
  'person',
] as const;

/** Which touches are meant. */
const filter = [
  'lead',
  ['tactic', 'Only this tactic (NAME, or NAME@VERSION).'],
  ['channel', 'Only this channel.'],
  ['outcome', 'Only where this is the outcome now.'],
  ['reason', 'Only where this is the reason; none: failed or put off without one.'],
  'state',
  'waiting',
  ...traits,
  'period',
  'from',
  'to',
] as const;

const promise = ['next', 'do', 'handoff'] as const;

const newLead = [
  ['source', 'Where a lead made here comes from.'],
  ['origin', '{words}, for a lead made here.'],
  ['dream', 'A lead made here is a dream client.'],
] as const;

const address = ['company', 'email', 'phone', 'source'] as const;

const ofLead = ['dream', 'tags', 'url', 'note'] as const;

const ofTactic = [
  'channel',
  'kind',
  'worth',
  ['goal', "The goal that this worth is for; default the journal's."],
  ['minutes', 'What a touch usually takes, where none was typed; "" for none.'],
  'followUp',
  'note',
] as const;

const show = [
  ['all', 'All touches of a lead, not only the newest 20.'],
  ['json', 'Print it as JSON, with all touches.'],
] as const;

/**
 * The options of each command that has any, in the order of its help; those of `format`, `filter` and `leadFilter` are of
 * many.
 */
export const commandOptions = {
  format,
  filter,
  leadFilter: [...leadFilter, 'tactic'],
  log: [
    ['tactic', 'The tactic used (NAME, or NAME@VERSION); . for the last one.'],
    ['outcome', 'What came of it; messages are "sent" unless you say more.'],
    'reason',
    'broke',
    'at',
    ['minutes', 'Time it took; with --count or --leads the total.'],
    ['cost', 'What it cost; with --count or --leads the total.'],
    ['value', 'What a sale is or may be worth; with --count or --leads the total.'],
    'energy',
    'note',
    ...promise,
    'count',
    ['leads', 'One touch to each lead named in a file; - reads standard input.'],
    'new',
    ['channel', 'Channel of a tactic made here: {words}.'],
    ['kind', 'Kind of a tactic made here: {words}.'],
    ['worth', 'Share of leads that makes a tactic made here worth your time: 1/50, 2%.'],
    ...newLead,
    ['json', 'Print the stored touch as JSON.'],
  ],
  miss: [
    ['tactic', 'The tactic used, if not the last one.'],
    'at',
    ['minutes', 'Time it took; with --count the total.'],
    ['cost', 'What it cost; with --count the total.'],
    'energy',
    'note',
    ...promise,
    'count',
    'new',
    ...newLead,
    ['json', 'Print the stored touch as JSON.'],
  ],
  block: [
    'leads',
    'due',
    'dueFollowUp',
    'dueInTouch',
    ...leadFilter,
    ['tactic', 'Only leads touched with this tactic (NAME, or NAME@VERSION) before.'],
    'new',
  ],
  result: [
    ['outcome', 'The outcome, where it is not the last word typed.'],
    'reason',
    'broke',
    ['at', 'When it came: "yesterday 16:30", -2h, mon, "2026-11-20 09:15".'],
    'value',
    'note',
    ...promise,
    ['json', 'Print the touch as JSON.'],
  ],
  next: ['do', 'done', 'drop', 'ack', ['handoff', 'Somebody else takes it.'], 'keepEvery'],
  due: [
    ['dream', 'The dream clients to call now.'],
    'all',
    ['asOf', 'What was due on that day; default now.'],
    'ics',
    ...format,
  ],
  report: [
    ['period', 'Touches of this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.'],
    ['from', 'Touches from this day on.'],
    ['to', 'Touches up to this day.'],
    'asOf',
    'by',
    'goal',
    'window',
    'credit',
    'level',
    'explain',
    'all',
    'share',
    'money',
    'html',
    'open',
    ...format,
    'xlsx',
    'replace',
  ],
  pipeline: ['asOf', 'all', 'explain', 'share', 'money', 'html', 'open', ...format, 'xlsx', 'replace'],
  'lead add': [
    ...address,
    'origin',
    'tier',
    ...ofLead,
    ['new', 'Add it even if one is nearly the same.'],
    ['leads', 'Add those in a file: a plain list, a table or contact cards; - reads standard input.'],
  ],
  'lead list': [
    ...leadFilter,
    ['tactic', 'Only leads touched with this tactic (NAME, or NAME@VERSION).'],
    'stopped',
    'sort',
    'limit',
    ...format,
    'xlsx',
    'replace',
  ],
  'lead edit': [
    'name',
    ...address,
    'newOrigin',
    'newTier',
    ...ofLead,
    ['new', 'With --name: call it so even if that looks like no name.'],
  ],
  'lead stop': ['lift'],
  'lead forget': ['yes'],
  list: [...filter, 'limit', ...format],
  show,
  'lead show': show,
  'tactic add': [...ofTactic, ['new', 'Add it even if one is nearly the same.']],
  'tactic list': [['all', 'The dropped ones too.'], ...format],
  'tactic show': [
    'asOf',
    'goal',
    ['window', "Days from the first touch with a lead to reach the goal; default the goal's own window."],
    'level',
    'explain',
    'html',
    'open',
    ['json', 'Print it as JSON.'],
  ],
  'tactic edit': ofTactic,
  'tactic tweak': [
    'change',
    ['learned', 'What you learned so far.'],
    ['worth', 'Another worth from now on, for all versions: 1/50, 2%; "" for none.'],
  ],
  'tactic drop': ['learned'],
  'trial start': ['hypothesis', 'touches', ['until', 'The last day of the trial.'], 'goal', 'expect'],
  'trial status': ['asOf', ['all', 'The decided ones too.'], ...format],
  'trial decide': ['learned', ['change', 'With tweak: what you do differently from now on.']],
  plan: [
    ['from', 'The first day it holds; default the first of this week or month.'],
    'until',
    'rm',
    ...format,
  ],
  spend: [
    'every',
    'spentAt',
    ['until', 'With --every month: the last day it is paid.'],
    'note',
    'stop',
    'rm',
    ...format,
  ],
  'benchmark add': [
    'rate',
    'of',
    ['goal', 'What is reached: {words}.'],
    ['source', 'Who published it, and where.'],
    'year',
    ['channel', 'Instead of a tactic: about all of this channel.'],
    'note',
  ],
  try: [
    'split',
    ['all', 'Print every tactic: its counts, how good it could still be, what its plan leaves open.'],
    'goal',
    'asOf',
    ...format,
  ],
  review: ['again', ['json', 'Print the open questions as JSON.']],
  edit: [
    ['lead', 'The lead it was with.'],
    ['tactic', 'The tactic it was; . for the last one.'],
    ['channel', 'Channel of a tactic made here; with --set: only this channel.'],
    ['kind', 'Kind of a tactic made here.'],
    ['worth', 'Worth of a tactic made here: 1/50, 2%.'],
    'outcome',
    'reason',
    'broke',
    ['at', 'When it was.'],
    'minutes',
    'cost',
    'value',
    'energy',
    ['note', 'Another note; an empty one clears it; - reads standard input.'],
    'new',
    'set',
    ['state', 'With --set: only {words}.'],
    ['waiting', 'With --set: same as --state waiting.'],
    ['source', 'With --set: only leads from this source.'],
    ['anyOrigin', 'With --set: only leads of this origin: {words}.'],
    ['anyTier', 'With --set: only leads of this tier: {words}.'],
    ['period', 'With --set: this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.'],
    ['from', 'With --set: from this day on.'],
    ['to', 'With --set: up to this day.'],
    ['yes', 'With --set: change them without asking.'],
    ['json', 'Print what was changed as JSON.'],
  ],
  import: [
    'as',
    'map',
    'const',
    'recode',
    'only',
    'dateOrder',
    'sheet',
    'encoding',
    'update',
    'skipBad',
    'dryRun',
    'save',
    'layouts',
  ],
  export: [
    ...filter,
    ['asOf', 'With workbook: as things were known at the end of that day; default now.'],
    ['goal', "With workbook: the stage to reach: {words}; default the journal's."],
    ['window', "With workbook: days from the first touch to reach the goal; default the goal's own window."],
    ['level', 'With workbook: how sure the ranges are, in percent: {words}; default 95.'],
    ['replace', 'With workbook: replace the file of that name.'],
    ...format,
  ],
  demo: [['owner', "Whose journal: {words}; default agent's."], 'fresh', 'noInput'],
  'outcome add': ['stage', ['state', '{words}; default open.'], 'ends', 'channels'],
  'reason add': [['broke', 'Where it usually breaks: {words}.']],
  'source edit': [['anyOrigin', 'self (you find them), given or unknown.']],
  'config edit': ['file'],
  alias: ['rmAlias', 'accept', ...format],
  completion: ['rc'],
} as const satisfies Record<string, readonly Taken[]>;

/** What has options: the name of a command, `format`, `filter` or `leadFilter`. */
export type Taker = keyof typeof commandOptions;
