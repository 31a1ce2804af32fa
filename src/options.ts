import { Option, type Command } from 'commander';

/** For options that may be given several times. */
export const collect = (value: string, before: string[] = []) => [...before, value];

export function formatOptions(command: Command): void {
  command
    .option('--format <format>', 'table, csv, json or md.')
    .option('--csv', 'Same as --format csv.')
    .option('--json', 'Same as --format json.')
    .addOption(new Option('--md', 'Same as --format md.').hideHelp())
    .option('--excel', 'CSV with a byte order mark and CRLF, for Excel.')
    .option('--raw', 'CSV without the apostrophe that keeps spreadsheets from running text as formulas.');
}

export function filterOptions(command: Command): void {
  command
    .option('--lead <lead>', 'Only touches with this lead.')
    .option('-t, --tactic <name>', 'Only this tactic (NAME, or NAME@VERSION).')
    .option('--channel <channel>', 'Only this channel.')
    .option('-o, --outcome <name>', 'Only where this is the outcome now.')
    .option('--state <state>', 'Only nothing, waiting, open, deferred, advanced, failed or won.')
    .option('--waiting', 'Same as --state waiting: what waits for an answer.')
    .option('--period <period>', 'this-week, last-week, this-month, last-month, 2026-W47, 2026-11 or all.')
    .option('--from <day>', 'From this day on.')
    .option('--to <day>', 'Up to this day.');
}

export function reasonOptions(command: Command): void {
  command
    .option('-r, --reason <name>', 'Why it failed or was put off.')
    .option('--broke <place>', 'Where it broke, if not where the reason usually does.');
}

export function promiseOptions(command: Command): void {
  command
    .option('--next <when>', 'Promise a next step: fri, "tue 10:00", "in 3 days", 2026-12-01.')
    .option('--do <what>', 'What the next step is.')
    .option('--handoff <owner>', 'Somebody else takes the next step.');
}

/** `shared`: several touches may be logged at once and share the total. */
export function effortOptions(command: Command, shared: boolean): void {
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
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
}

export function tacticOptions(command: Command): void {
  command
    .option('--channel <channel>', 'call, text, email, social, visit, event, mail or other.')
    .option('--kind <kind>', 'cold, warm or follow-up.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
}
