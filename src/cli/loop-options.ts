import type { Command } from 'commander';
import { formatOptions } from './options.js';

export function tweakOptions(command: Command): void {
  command
    .option('--change <text>', 'What is done otherwise from now on.')
    .option('--learned <text>', 'What was learned so far.')
    .option('--worth <share>', 'Another worth from now on, for all versions: 1/50, 2%; "" for none.');
}

export function dropOptions(command: Command): void {
  command.option('--learned <text>', 'What was learned.');
}

export function trialStartOptions(command: Command): void {
  command
    .option('--hypothesis <text>', 'What you expect, and why.')
    .option('--touches <n>', 'How many touches are planned.')
    .option('--until <day>', 'The last day of the trial.')
    .option('--goal <stage>', "reached, conversation, meeting, held, proposal or won; default the journal's.")
    .option('--expect <share>', 'Share of leads expected to reach the goal: 1/20, 5%; default its worth.');
}

export function trialStatusOptions(command: Command): void {
  command
    .option('--as-of <when>', 'What was known then; default now.')
    .option('--all', 'The decided ones too.');
  formatOptions(command);
}

export function trialDecideOptions(command: Command): void {
  command
    .usage('[options] [TACTIC] keep|tweak|drop')
    .option('--learned <text>', 'What was learned.')
    .option('--change <text>', 'With tweak: what is done otherwise from now on.');
}

export function planOptions(command: Command): void {
  command
    .usage('[options] [TACTIC|GOAL N/week|N/month]')
    .option('--from <day>', 'The first day it holds; default the first of this week or month.')
    .option('--until <day>', 'The last day it holds.')
    .option('--rm <number>', 'Remove what was stored.');
  formatOptions(command);
}

export function benchmarkAddOptions(command: Command): void {
  command
    .option('--rate <share>', 'What they say: 2%, 1-5%, 1/50.')
    .option('--of <unit>', 'Of what: touches, leads, reached, conversations, meetings, held or proposals.')
    .option('--goal <stage>', 'What is reached: reached, conversation, meeting, held, proposal or won.')
    .option('--source <text>', 'Who says so, and where.')
    .option('--year <year>', 'Of which year.')
    .option('--channel <channel>', 'Instead of a tactic: about all of this channel.')
    .option('-n, --note <text>', 'A note; - reads it from standard input.');
}

export function tryOptions(command: Command): void {
  command
    .usage('[options] [FILE]')
    .option(
      '--split <a,b>',
      'Share the leads named in FILE out to these two versions; - reads standard input.',
    )
    .option('--all', 'Print every tactic with its counts, ceiling and what its plan leaves open.')
    .option('--goal <stage>', "reached, conversation, meeting, held, proposal or won; default the journal's.")
    .option('--as-of <when>', 'What was known then; default now.');
  formatOptions(command);
}

export function reviewOptions(command: Command): void {
  command
    .option('--again', 'Ask what was skipped this week once more.')
    .option('--json', 'Print the open questions as JSON.');
}
