import fc from 'fast-check';
import { Desk } from './run.js';

/** A command line, with what comes on standard input where that is read. */
export interface RandomCommand {
  args: string[];
  input?: string;
}

const lead = fc.constantFrom('Ann Lee', 'Bo', 'Cy', '@1', '@2', '@3', '@4');
const tactic = fc.constantFrom('call', 'mail', 'walk-in', 'call@2', 'mail@2', 'call');
const outcome = fc.constantFrom(
  ...['talked', 'no-answer', 'meeting', 'not-now', 'won', 'do-not-contact', 'lost', 'call-back', 'mine'],
);
const touch = fc.integer({ min: 1, max: 6 }).map(String);
const day = fc.integer({ min: 1, max: 20 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const text = fc.constantFrom('first', '=1+1', 'it\'s "odd"', '\u202ehidden', 'two\nlines', 'ﬁn\u0301');
const uid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const small = fc.integer({ min: 1, max: 4 });

type Part = string | fc.Arbitrary<string>;

function line(...parts: Part[]): fc.Arbitrary<RandomCommand> {
  const words = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part));
  return fc.tuple(...words).map((args) => ({ args }));
}

const csv = (header: string, row: fc.Arbitrary<(string | number)[]>): fc.Arbitrary<RandomCommand> =>
  fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => ({
    args: ['import', '-', '--skip-bad'],
    input: [header, ...rows.map((cells) => cells.join())].join('\n'),
  }));

/** What people do, and files that programs made; some of it is refused. */
const command: fc.Arbitrary<RandomCommand> = fc.oneof(
  { weight: 4, arbitrary: line('log', lead, '-t', tactic, '-o', outcome, '--at', day) },
  { weight: 2, arbitrary: line('log', '-t', tactic, '-o', 'talked', '--at', day, '-c', '3', '-n', text) },
  line('log', lead, '-t', tactic, '-o', 'call-back', '--at', day, '--next', '2026-12-03', '--do', text),
  line('log', lead, '-t', 'walk-in', '--channel', 'visit', '-o', 'meeting', '--next', '2026-12-01 10:00'),
  { weight: 2, arbitrary: line('result', touch, outcome) },
  line('result', touch, 'not-now', '-r', 'price', '--next', '2026-12-05', '--value', '90'),
  line('edit', touch, '-o', outcome),
  line('edit', touch, '--lead', lead, '-n', text),
  line('edit', touch, '-t', tactic, '--at', day),
  { weight: 2, arbitrary: line('rm', touch) },
  line('tactic', 'add', tactic, '--channel', 'call', '--worth', '1/20'),
  { weight: 2, arbitrary: line('tactic', 'tweak', tactic, '--change', text) },
  line('tactic', 'rename', tactic, fc.constantFrom('call', 'mail', 'ring')),
  line('tactic', 'edit', tactic, '--kind', 'warm', '-n', text),
  line('tactic', 'drop', tactic, '--learned', text),
  line('tactic', 'revive', tactic),
  line('trial', 'start', tactic, '--touches', '30', '--hypothesis', text),
  line('trial', 'decide', tactic, fc.constantFrom('keep', 'drop'), '--learned', text),
  line('plan', tactic, '10/week'),
  line('plan', 'meeting', '3/month'),
  line('plan', '--rm', small.map(String)),
  line('spend', tactic, '30', '--every', 'month', '--at', day),
  line('benchmark', 'add', tactic, '--rate', '2%', '--of', 'touches', '--goal', 'meeting', '--source', text),
  line('lead', 'edit', lead, '--name', fc.constantFrom('Ann Lee', 'Di')),
  line('lead', 'edit', lead, '--phone', '+1 555 0100', '--source', text, '--tier', 'A'),
  { weight: 2, arbitrary: line('lead', 'merge', lead, lead) },
  line('lead', 'stop', lead),
  line('lead', 'stop', lead, '--lift'),
  line('lead', 'forget', lead, '--yes'),
  line('lead', 'rm', lead),
  line('next', lead, '2026-12-07', '--do', text),
  line('next', lead, '2026-12-08', '--handoff', 'Max'),
  line('next', lead, '--done'),
  line('next', lead, '--drop', text),
  line('next', lead, '--every', fc.constantFrom('90d', 'never', '')),
  line('keep-in-touch', 'set', fc.constantFrom('A', 'fair', 'past client'), fc.constantFrom('30d', '2w')),
  line('keep-in-touch', 'rm', fc.constantFrom('A', 'fair', 'past-client')),
  line('tactic', 'edit', tactic, '--follow-up', fc.constantFrom('3d,7d', 'none')),
  line('source', 'rename', text, 'fair'),
  line('source', 'edit', text, '--origin', 'self'),
  line('outcome', 'add', 'mine', '--stage', 'reached'),
  line('outcome', 'rename', outcome, 'mine'),
  line('reason', 'rename', 'price', 'dear'),
  line('config', 'set', 'goal', fc.constantFrom('won', 'meeting')),
  line('alias', 'vm', fc.constantFrom('list', 'log -o voicemail')),
  { weight: 3, arbitrary: line('undo') },
  line('redo'),
  csv(
    'tactic,version,channel,kind,from-version,uid,version-uid',
    fc
      .tuple(fc.constantFrom('call', 'mail', 'fax'), small, small, small)
      .map(([name, version, own, ofVersion]) => {
        const from = version === 1 ? '' : version - 1;
        return [name, version, 'call', 'cold', from, uid(own), uid(10 + ofVersion)];
      }),
  ),
  csv(
    'lead-id,lead,email,tag,created,uid',
    fc
      .tuple(fc.integer({ min: 1, max: 2 ** 53 }), lead, fc.constantFrom('', 'a@x.test'), small)
      .map(([number, name, email, own]) => [number, name, email, 'warm', '2026-11-20', uid(20 + own)]),
  ),
  csv(
    'touch,at,zone,lead,tactic,version,channel,outcome,stage,state,lead-uid,uid',
    fc
      .tuple(fc.integer({ min: 1, max: 2 ** 53 }), lead, tactic, small, small)
      .map(([number, name, of, version, own]) => {
        const lead = `${name},${of.split('@')[0]},${version},call,talked,conversation,open,${uid(20 + own)}`;
        return [number, '2026-11-19', 'UTC', lead, uid(30 + own)];
      }),
  ),
);

export const commands = fc.array(command, { minLength: 4, maxLength: 24 });

/** A journal in which most of them find what they name. */
export const begun = Desk.copies({}, async (desk) => {
  const lines = [
    'log Ann Lee -t call -o talked --at 2026-11-02 --next 2026-12-01',
    'log Bo -t mail --channel email --at 2026-11-03 --source first',
    'log Cy -t call -o no-answer --at 2026-11-04 --cost €2',
    'log Di -t walk-in --channel visit -o meeting --at 2026-11-05',
    'tactic tweak call --change shorter',
    'log Bo -t call -o not-now -r price --at 2026-11-06',
    'plan call 10/week',
    'trial start call --touches 30',
  ];
  for (const each of lines) {
    const { stderr, code } = await desk.run(...each.split(' '));
    if (code !== 0) throw new Error(`${each}: ${stderr}`);
  }
});

/** Runs them in order; each is done or refused, in words. */
export async function runAll(desk: Desk, list: readonly RandomCommand[]): Promise<void> {
  for (const { args, input } of list) {
    const { stderr, code } = await desk.runWith(input === undefined ? {} : { input }, ...args);
    if (/went wrong/.test(stderr) || ![0, 2, 65, 66].includes(code))
      throw new Error(`${args.join(' ')}: ${code} ${stderr}`);
  }
}
