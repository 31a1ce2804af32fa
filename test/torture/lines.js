import fs from 'node:fs';
import path from 'node:path';
import { Desk } from './desk.js';
import { built, faultIn, runOn, setScene, told } from './scene.js';

const { commandTree } = built('cli/tree');
const { optionsOf } = built('options/taken');
const { exitCode } = built('errors');
const corpus = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '..', 'data', 'attack-corpus.json'), 'utf8'),
);

const each = 50;
const documented = new Set(Object.values(exitCode));

/** Names no file outside of the folder: the program does what it is told, and so must not be told that. */
const isHarmless = (text) => !/^[/~]|^\p{L}:|\.\.|\0/u.test(text);

const hostile = [
  ...corpus.terminal,
  ...corpus.csv_formula,
  ...corpus.sql_values,
  ...Object.values(corpus.unicode),
  'x'.repeat(70_000),
  'é'.repeat(500),
  'a\nb',
  '\t',
].filter(isHarmless);

const plain = [
  ...[
    'Weber',
    'Okafor',
    'Harbor Cafe',
    '@1',
    '@2',
    '@999',
    '1',
    '2',
    '3',
    '0',
    '-1',
    '',
    ' ',
    '-',
    '--',
    '.',
  ],
  ...[
    'cold-call',
    'cold-call@1',
    'referral-ask',
    'phoning',
    'old-way',
    'talked',
    'no-answer',
    'meeting',
    'held',
  ],
  ...[
    'won',
    'lost',
    'price',
    'too-far',
    'fair',
    'west',
    'tomorrow',
    'fri',
    '2026-11-30',
    '2026-02-30',
    '-2h',
  ],
  ...['30d', '1/20', '2%', '€20', '1e999', 'NaN', '99999999999999999999', '20/week', 'vm', 'goal', 'copy.db'],
  ...[
    'all',
    'touches',
    'leads',
    'workbook',
    'out.xlsx',
    'bash',
    'keep',
    'drop',
    'tweak',
    'call',
    'email',
    'none',
  ],
];

/** What a terminal could obey: controls but the line feed, C1, bidi controls, separators. */
// eslint-disable-next-line no-control-regex
const obeyed = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/u;

/** Without the marks that a name from right to left has around it on a terminal. */
const withoutOurMarks = (text) => text.replace(/\u200e([(]?[\u0590-\u08ff][^\u200e\n]*)\u200e/g, '$1');

/** Every command, with the words before it and its options. */
function allOf(specs, before = []) {
  return specs.flatMap((spec) => {
    const words = [...before, spec.name.split(' ')[0]];
    return spec.commands ? allOf(spec.commands, words) : [{ words, options: optionsOf(spec.options) }];
  });
}
// `demo` has a journal of its own elsewhere.
const commands = allOf(commandTree).filter(({ words }) => words[0] !== 'demo');

function word(random) {
  return random.pick(random.oneIn(4) ? hostile : plain);
}

function lineOf(random) {
  const { words, options } = random.pick(commands);
  const args = [...words];
  for (let n = random.below(4); n > 0; n--) args.push(word(random));
  for (let n = random.below(5); n > 0 && options.length > 0; n--) {
    const { long, short, takesValue, words: known } = random.pick(options);
    args.push(short && random.oneIn(3) ? short : long);
    if (takesValue && !random.oneIn(20))
      args.push(known && !random.oneIn(4) ? random.pick(known) : word(random));
  }
  if (random.oneIn(8)) args.splice(random.below(args.length), 1);
  if (random.oneIn(6)) args.push('--yes');
  return args;
}

export const kind = {
  name: 'random command lines',
  cases: 100,

  async begin({ folder }) {
    const desk = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(desk, start);
    let done = 0;

    async function attempt({ folder: place, random }) {
      const file = path.join(place, 'journal.db');
      fs.copyFileSync(start, file);
      for (let n = 0; n < each; n++) {
        const args = lineOf(random);
        const input = random.oneIn(3) ? word(random) : '';
        const columns = random.oneIn(2) ? random.pick([40, 80, 120]) : undefined;
        const answer = await runOn(desk, file, args, { input, columns });
        done += Number(answer.code === 0);
        const what = `line ${n}, ${JSON.stringify(args).slice(0, 600)}`;
        if (!documented.has(answer.code) || /went wrong|^\s+at .*:\d+/m.test(answer.err))
          throw new Error(`${what}: ${told(answer)}`);
        if (answer.code !== 0 && answer.err === '')
          throw new Error(`${what}: exit ${answer.code} without a word`);
        const shown = withoutOurMarks(answer.err + (args.includes('--raw') ? '' : answer.out));
        const unsafe = obeyed.exec(shown.replace(/^\ufeff|\r\n/g, '\n'));
        if (unsafe && !(args.includes('completion') && unsafe[0] === '\t'))
          throw new Error(`${what}: U+${unsafe[0].codePointAt(0).toString(16)} is printed`);
      }
      const fault = await faultIn(desk, file);
      if (fault) throw new Error(fault);
      return each;
    }

    return { attempt, end: () => desk.end(), after: () => `${done} were done, the others refused` };
  },
};
