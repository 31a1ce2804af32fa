import type { Command } from 'commander';
import { sectionOptions } from '../domain/report-sections.js';

/** For options that may be given several times. */
export const collect = (value: string, before: string[] = []) => [...before, value];

export function formatOptions(command: Command): void {
  command
    .option('--format <format>', 'table, csv, json or md.')
    .option('--csv', 'Same as --format csv.')
    .option('--json', 'Same as --format json.')
    .addOption(command.createOption('--md', 'Same as --format md.').hideHelp())
    .option('--excel', 'CSV with a byte order mark and CRLF, for Excel.')
    .option('--raw', 'CSV without the apostrophe that keeps spreadsheets from running text as formulas.');
}

export function filterOptions(command: Command): void {
  command
    .option('--lead <lead>', 'Only touches with this lead.')
    .option('-t, --tactic <name>', 'Only this tactic (NAME, or NAME@VERSION).')
    .option('--channel <channel>', 'Only this channel.')
    .option('-o, --outcome <name>', 'Only where this is the outcome now.')
    .option('-r, --reason <name>', 'Only where this is the reason; none: failed or put off without one.')
    .option('--state <state>', 'Only nothing, waiting, open, deferred, advanced, failed or won.')
    .option('--waiting', 'Same as --state waiting: what waits for an answer.');
  traitFilterOptions(command);
  command
    .option('--period <period>', 'this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.')
    .option('--from <day>', 'From this day on.')
    .option('--to <day>', 'Up to this day.');
}

/** Which leads are meant, by source, origin and tier. */
export function traitFilterOptions(command: Command): void {
  command
    .option('--source <text>', 'Only leads from this source; unknown: from none that is known.')
    .option('--origin <origin>', 'Only leads of this origin: self, given or unknown.')
    .option('--tier <tier>', 'Only leads of this tier: dream, A, B, C or unknown.');
}

function reasonOptions(command: Command): void {
  command
    .option('-r, --reason <name>', 'Why it failed or was put off.')
    .option('--broke <place>', 'Where it broke, if not where the reason usually does.');
}

function promiseOptions(command: Command): void {
  command
    .option('--next <when>', 'Promise a next step: fri, "tue 10:00", "in 3 days", 2026-12-01.')
    .option('--do <what>', 'What the next step is.')
    .option('--handoff <owner>', 'Somebody else takes the next step.');
}

/** `shared`: several touches may be logged at once and share the total. */
function effortOptions(command: Command, shared: boolean): void {
  const total = shared ? '; with --count or --leads the total' : '';
  command
    .option('-m, --minutes <n>', `Time it took${total}.`)
    .option('-c, --cost <amount>', `What it cost${total}.`)
    .option('--value <amount>', `What it is or may be worth${total}.`)
    .option('-e, --energy <n>', 'How it felt, -2 to 2.');
}

export function leadOptions(command: Command): void {
  command
    .option('--company <name>', 'Company.')
    .option('--email <email>', 'Email; again for another.', collect)
    .option('--phone <phone>', 'Phone; again for another.', collect)
    .option('--source <text>', 'Where it comes from.')
    .option('--origin <origin>', 'self (you found it) or given.')
    .option('--tier <tier>', 'dream, A, B or C.')
    .option('--dream', 'Same as --tier dream.')
    .option('--tag <text>', 'A word of your own; again for another.', collect)
    .option('--url <address>', 'Its page: website, profile.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
}

export function tacticOptions(command: Command): void {
  command
    .option('--channel <channel>', 'call, text, email, social, visit, event, mail or other.')
    .option('--kind <kind>', 'cold, warm or follow-up.')
    .option(
      '--worth <share>',
      'Worth your time if this share of leads reaches the goal: 1/50, 2%; "" for none.',
    )
    .option('--goal <stage>', "The goal that this worth is for; default the journal's.")
    .option('-m, --minutes <n>', 'What a touch usually takes, where none was typed; "" for none.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
}

export function tacticShowOptions(command: Command): void {
  command
    .option('--as-of <when>', 'What was known then; default now.')
    .option('--goal <stage>', "reached, conversation, meeting, held, proposal or won; default the journal's.")
    .option('--window <days>', "Days it has from its first touch with a lead; default the goal's own window.")
    .option('--level <percent>', 'Level of the ranges: 80, 90 or 95; default 95.')
    .option('--explain', 'Print formulas, definitions and the counts behind the numbers.')
    .option('--json', 'Print it as JSON.');
}

export function spendOptions(command: Command): void {
  command
    .usage('[options] [TACTIC AMOUNT]')
    .option('--every <period>', 'month: it is spent again on that day of every month.')
    .option('--at <day>', 'The day it was spent; with --stop the last day that counts; default today.')
    .option('--until <day>', 'The last day that counts, with --every month.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.')
    .option('--stop <number>', 'End what is spent every month.')
    .option('--rm <number>', 'Remove what was stored.');
  formatOptions(command);
}

export function logOptions(command: Command): void {
  command
    .option('-t, --tactic <name>', 'The tactic used (NAME, or NAME@VERSION); . for the last one.')
    .option('-o, --outcome <name>', 'What came of it; messages are "sent" unless you say more.');
  reasonOptions(command);
  command.option('--at <when>', 'When it was: "yesterday 16:30", -2h, mon, "2026-11-20 09:15".');
  effortOptions(command, true);
  command.option('-n, --note <text>', 'A note; - reads it from standard input.');
  promiseOptions(command);
  command
    .option('--count <n>', 'As many touches at nobody in particular, with any outcome short of a meeting.')
    .option('--leads <file>', 'One touch to each lead named in a file; - reads standard input.')
    .option('--new', 'Make a new lead or tactic even if one is nearly the same.')
    .option(
      '--channel <channel>',
      'Channel of a tactic made here: call, text, email, social, visit, event, mail, other.',
    )
    .option('--kind <kind>', 'Kind of a tactic made here: cold, warm or follow-up.')
    .option('--worth <share>', 'Share of leads that makes a tactic made here worth your time: 1/50, 2%.')
    .option('--source <text>', 'Where a lead made here comes from.')
    .option('--origin <origin>', 'self or given, for a lead made here.')
    .option('--dream', 'A lead made here is a dream client.')
    .option('--json', 'Print the stored touch as JSON.');
}

export function missOptions(command: Command): void {
  command
    .option('-t, --tactic <name>', 'The tactic used, if not the last one.')
    .option('--at <when>', 'When it was: "yesterday 16:30", -2h, mon, "2026-11-20 09:15".')
    .option('-m, --minutes <n>', 'Time it took; with --count the total.')
    .option('-c, --cost <amount>', 'What it cost; with --count the total.')
    .option('-e, --energy <n>', 'How it felt, -2 to 2.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
  promiseOptions(command);
  command
    .option('--count <n>', 'As many touches at nobody in particular, with any outcome short of a meeting.')
    .option('--new', 'Make a new lead or tactic even if one is nearly the same.')
    .option('--source <text>', 'Where a lead made here comes from.')
    .option('--origin <origin>', 'self or given, for a lead made here.')
    .option('--dream', 'A lead made here is a dream client.')
    .option('--json', 'Print the stored touch as JSON.');
}

export function blockOptions(command: Command): void {
  command
    .option('--leads <file>', 'Those named in a file, one a line; - reads standard input.')
    .option('--due', 'Those you promised something for today or before.');
  traitFilterOptions(command);
  command
    .option('--dream', 'Same as --tier dream.')
    .option('--tag <text>', 'Only leads with this tag.')
    .option('--new', 'Make a new lead or tactic even if one is nearly the same.');
}

export function resultOptions(command: Command): void {
  command
    .usage('[options] LEAD|TOUCH [OUTCOME]')
    .option('-o, --outcome <name>', 'The outcome, if not the last word.');
  reasonOptions(command);
  command.option('--at <when>', 'When it came: "yesterday 16:30", -2h, mon, "2026-11-20 09:15".');
  command.option('--value <amount>', 'What it is or may be worth.');
  command.option('-n, --note <text>', 'A note; - reads it from standard input.');
  promiseOptions(command);
  command.option('--json', 'Print the touch as JSON.');
}

export function nextOptions(command: Command): void {
  command
    .usage('[options] LEAD [WHEN]')
    .option('--do <what>', 'What the next step is.')
    .option('--done', 'It is done.')
    .option('--drop <why>', 'It will not be done.')
    .option('--ack', 'The other side has taken the hand-off.')
    .option('--handoff <owner>', 'Somebody else takes it.');
}

export function dueOptions(command: Command): void {
  command
    .option('--dream', 'Whom of the dream list to call now.')
    .option('--all', 'Print all rows.')
    .option('--as-of <when>', 'What was due then; default now.')
    .option('--ics', 'All open next steps as a calendar.');
  formatOptions(command);
}

export function reportOptions(command: Command): void {
  command
    .option(
      '--period <period>',
      'Touches of this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.',
    )
    .option('--from <day>', 'Touches from this day on.')
    .option('--to <day>', 'Touches up to this day.')
    .option('--as-of <when>', 'What was known then; default now.')
    .option('--by <what>', 'tactic, channel, source, origin, tier, week, month, hour or weekday.')
    .option('--goal <stage>', "reached, conversation, meeting, held, proposal or won; default the journal's.")
    .option('--window <days>', "Days a tactic has from its first touch; default the goal's own window.")
    .option('--credit <rule>', 'Show credit by last, first or linear touch; default last.')
    .option('--level <percent>', 'Level of the ranges: 80, 90 or 95; default 95.')
    .option('--explain', 'Print formulas, definitions and the counts behind the numbers.')
    .option('--all', 'Print all rows.')
    .option(
      '--share',
      'Markdown for a coach: no leads, sources or notes by name, no money; your words on tactics are in it.',
    )
    .option('--money', 'With --share: money too.');
  formatOptions(command);
  const uses = sectionOptions.map(({ options, sections }): [string, string] => [
    options.join(', '),
    sections.join(', '),
  ]);
  const width = Math.max(...uses.map(([options]) => options.length));
  const lines = uses.map(([options, sections]) => `  ${options.padEnd(width)}  ${sections}`);
  command.addHelpText(
    'after',
    `\nThe report takes all of these, but a section only what it can use:\n${lines.join('\n')}`,
  );
}

export function editOptions(command: Command): void {
  command
    .option('--lead <lead>', 'It was with this lead.')
    .option('-t, --tactic <name>', 'It was this tactic; . for the last one.')
    .option('--channel <channel>', 'Channel of a tactic made here.')
    .option('--kind <kind>', 'Kind of a tactic made here.')
    .option('--worth <share>', 'Worth of a tactic made here: 1/50, 2%.')
    .option('-o, --outcome <name>', 'What came of it.');
  reasonOptions(command);
  command.option('--at <when>', 'When it was.');
  effortOptions(command, false);
  command
    .option('-n, --note <text>', 'Another note; an empty one clears it; - reads standard input.')
    .option('--new', 'Make a new lead or tactic even if one is nearly the same.')
    .option('--json', 'Print the touch as JSON.');
}

export function aliasOptions(command: Command): void {
  command
    .usage('[options] [NAME] [WORDS]')
    .option('--rm <name>', 'Remove an alias.')
    .option(
      '--accept <name>',
      'Let an alias that came with an import stand for its words; again for another.',
      collect,
    );
  formatOptions(command);
}

export function importOptions(command: Command): void {
  command
    .option('--map <field=column>', 'This field is in that column; once for each field.', collect)
    .option('--recode <field:theirs=ours>', 'Read their word as one of ours.', collect)
    .option('--const <field=value>', 'The same value in every row.', collect)
    .option('--dry-run', 'Say what would be added and write nothing.')
    .option('--skip-bad', 'Leave refused rows out instead of stopping.')
    .addHelpText(
      'after',
      '\nFields: at, lead, email, phone, company, tactic, channel, outcome, reason, broke,\nminutes|seconds|hours, cost, value, energy, note, source, origin, tier, external-id,\ntag, url. Our own exports need no --map. With --const origin=self (or given) every new lead has that\norigin, and so has its source where none is known of it yet.',
    );
}
