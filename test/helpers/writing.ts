import { commandTree } from '../../src/cli/tree.js';
import type { CommandSpec } from '../../src/cli/spec.js';
import { splitLine } from '../../src/domain/command-line.js';
import { Desk } from './run.js';

/** What the scene is set with, so that each of `writingLines` has something to do. */
const scene = `
lead add "Harbor Cafe" --source fair --email hello@harbor.example --tag west
lead add Okafor --source list --dream
tactic add referral-ask --channel visit
tactic add phoning
log Weber --new -t cold-call -o talked --next 2026-11-24
log Okafor -t cold-call -o no-answer
log "Harbor Cafe" -t old-way --channel email -o sent
tactic drop old-way --learned "nothing came of it"
trial start cold-call --touches 60 --expect 1/20
plan cold-call 20/week
spend cold-call "49 EUR" --every month
benchmark add cold-call --rate 2% --of conversations --goal meeting --source "a study"
outcome add price-sent
reason add too-far
alias vm "log -t cold-call -o voicemail"
config set hourly-value 60
keep-in-touch set west 60d
`;

/** Every command that writes, as it may be typed in the scene; each does something there. */
const writing: Record<string, string[]> = {
  log: [
    'log Weber -t cold-call -o meeting --next 2026-11-25',
    'log Nobody Yet --new -t new-way -o talked --source fair --origin self',
    'log -t cold-call -o no-answer --count 3',
    'log -t cold-call --leads - -o no-answer --new < Weber\\nSomebody New',
    'log Weber -o held',
  ],
  miss: ['miss Okafor'],
  result: ['result Weber held', 'result 2 not-now -r too-far --next 2026-12-01'],
  next: [
    'next Weber 2026-11-27 --do "send the offer"',
    'next Weber --done',
    'next Weber --drop "sold elsewhere"',
    'next Okafor 2026-12-01 --handoff Kim',
  ],
  'keep-in-touch set': ['keep-in-touch set dream 30d'],
  'keep-in-touch rm': ['keep-in-touch rm west'],
  'lead add': ['lead add Lee --source fair', 'lead add --leads - --tier A < Weber\\nPark'],
  'lead edit': ['lead edit Okafor --name "Okafor & Sons" --tag east --phone "+49 30 1234"'],
  'lead merge': ['lead merge Weber Okafor'],
  'lead stop': ['lead stop Weber'],
  'lead forget': ['lead forget Weber --yes'],
  'lead rm': ['lead rm Weber'],
  'tactic add': ['tactic add door-knock --channel visit'],
  'tactic edit': ['tactic edit cold-call --note "mornings only" --kind warm'],
  'tactic rename': ['tactic rename cold-call morning-call'],
  'tactic merge': ['tactic merge cold-call phoning'],
  'tactic tweak': ['tactic tweak cold-call --change "ask for 5 minutes"'],
  'tactic drop': ['tactic drop cold-call --learned "too slow"'],
  'tactic revive': ['tactic revive old-way'],
  'trial start': ['trial start referral-ask --touches 20'],
  'trial decide': [
    'trial decide cold-call keep',
    'trial decide cold-call tweak --change shorter',
    'trial decide cold-call drop',
  ],
  plan: ['plan cold-call 30/week', 'plan meeting 4/month', 'plan --rm 1'],
  spend: ['spend referral-ask 20', 'spend --stop 1', 'spend --rm 1'],
  'benchmark add': [
    'benchmark add --channel call --rate 1% --of touches --goal meeting --source "another study"',
  ],
  'benchmark rm': ['benchmark rm 1'],
  'benchmark starter': ['benchmark starter'],
  edit: [
    'edit 1 -o meeting --lead Okafor',
    'edit 3 -t referral-ask -n "on the phone"',
    'edit --tactic cold-call --set minutes=3 --yes',
  ],
  rm: ['rm 1', 'rm 2 1'],
  undo: ['undo'],
  import: ['import - < date,lead,tactic,outcome\\n2026-11-20,Import Ltd,cold-call,talked'],
  'outcome add': ['outcome add demo --stage held'],
  'outcome rename': ['outcome rename price-sent quoted'],
  'reason add': ['reason add too-dear --broke offer'],
  'reason rename': ['reason rename too-far far-away'],
  'source edit': ['source edit fair --origin given'],
  'source rename': ['source rename fair "trade fair"'],
  'config set': ['config set goal held', 'config set hourly-value ""'],
  alias: ['alias na "log -t cold-call -o no-answer"', 'alias vm ""'],
};

/** Commands that write only what is answered on a terminal. */
const asking = ['block', 'review', 'config edit'];

/** What undoes needs something undone. */
const afterUndo = ['redo'];

const reading = [
  ...[
    'due',
    'report',
    'lead list',
    'list',
    'show',
    'lead show',
    'search',
    'status',
    'pipeline',
    'keep-in-touch list',
    'help',
    'tactic list',
    'tactic show',
    'trial status',
    'benchmark list',
  ],
  ...[
    'try',
    'export',
    'path',
    'demo',
    'outcome list',
    'reason list',
    'source list',
    'config list',
    'config get',
  ],
  // These write beside the journal; where a backup is, is kept in it, but is no operation.
  ...['backup', 'restore', 'completion'],
];

/** A command line, and what it reads from standard input. */
export interface Line {
  text: string;
  args: string[];
  input: string | undefined;
}

export const writingLines: Line[] = Object.values(writing).flat().map(lineOf);
export const redoLine = lineOf('redo');

/** Names of all commands as they are typed, but for those that only hold others. */
export function allCommands(specs: readonly CommandSpec[] = commandTree, before = ''): string[] {
  return specs.flatMap((spec) => {
    const name = `${before}${spec.name.split(' ')[0]!}`;
    return spec.commands ? allCommands(spec.commands, `${name} `) : [name];
  });
}

export const knownCommands = [...Object.keys(writing), ...asking, ...afterUndo, ...reading];

function lineOf(text: string): Line {
  const [typed = '', input] = text.split(' < ');
  return { text, args: splitLine(typed), input: input?.replaceAll('\\n', '\n') };
}

export function runLine(desk: Desk, { args, input }: Line) {
  return desk.runWith(input === undefined ? {} : { input }, ...args);
}

/** A desk on which the scene is set. */
export const setDesk = Desk.copies({}, async (desk) => {
  for (const line of scene.trim().split('\n').map(lineOf)) {
    const { code, stderr } = await runLine(desk, line);
    if (code !== 0) throw new Error(`${line.text}: ${stderr}`);
  }
});
