import { errorOf } from './draw.js';
import { liveQuarter } from './quarter-life.js';
import { judgeQuarter } from './quarter-sizes.js';
import { tactics, weeks } from './seller.js';

/** Lives through quarters and prints what became of the tactics. */
export async function simulateQuarters(lib, ledger, { root, seed, runs }) {
  const lives = [];
  for (let run = 0; run < runs; run++)
    lives.push(...(await liveQuarter({ main: lib.main, root }, seed + run)));
  ledger.heading(`A quarter lived through the program, ${runs} times`);
  printMultiples(lib, ledger, lives, runs);
  printTactics(lib, ledger, lives);
  const unused = lives.filter(({ begun }) => begun === null).length;
  ledger.line(
    `The untried tactic was never begun in ${unused} of ${runs} quarters: nothing was dropped, or only in the last week.`,
  );
  printGain(ledger, lives);
  printSizes(lib, ledger, seed, runs);
}

const limits = {
  2: { to: 0.06 },
  [1 / 3]: { from: 0.7 },
};

const names = { 2: 'twice its worth', 1: 'just its worth', [1 / 3]: 'a third of it' };

function printMultiples(lib, ledger, lives, runs) {
  const rows = [2, 1, 1 / 3].flatMap((multiple) =>
    [true, false].map((isFirst) => {
      const some = lives.filter(
        (life) => life.multiple === multiple && life.begun !== null && (life.begun === 0) === isFirst,
      );
      const told = (share) => shareWords(lib, some.filter(share).length, some.length);
      const dropped = some.filter((life) => life.dropped !== null);
      const label = isFirst ? names[multiple] : `${names[multiple]}, begun later${beginning(some)}`;
      const share = dropped.length / some.length;
      const bounds = isFirst || multiple === 2 ? limits[multiple] : undefined;
      // Few runs may miss by chance what so many do not.
      const error = runs < 200 ? errorOf(share, some.length) : 0;
      if (some.length > 0) ledger.figure(`${label}: dropped`, share, { ...bounds, error });
      return [
        label,
        some.length,
        told((life) => life.dropped !== null),
        dropped.length === 0 ? '–' : median(dropped.map((life) => life.dropped + 1)),
        told((life) => life.kept !== null),
        told((life) => life.dropped === null && life.verdict === 'drop?'),
        told((life) => life.dropped === null && ['unclear', 'early'].includes(life.verdict)),
      ];
    }),
  );
  ledger.table(
    ['true rate', 'tactics', 'dropped', 'in week', 'kept', 'drop? at the end', 'unclear or early'],
    rows,
  );
}

/** ` (week 9)`: when half of them had begun. */
function beginning(some) {
  return some.length === 0 ? '' : ` (week ${median(some.map(({ begun }) => begun + 1))})`;
}

function printTactics(lib, ledger, lives) {
  const rows = tactics.map(({ name, leads, one }) => {
    const dropped = (multiple) => {
      const some = lives.filter(
        (life) => life.name === name && life.multiple === multiple && life.begun === 0,
      );
      return shareWords(lib, some.filter((life) => life.dropped !== null).length, some.length);
    };
    return [`${leads} × 1/${one} ${name}`, dropped(2), dropped(1), dropped(1 / 3)];
  });
  ledger.table(['leads a week × worth', 'twice: dropped', 'just its worth', 'a third'], rows);
}

/** What the loop is for: meetings that the leads of a week bring in the end. */
function printGain(ledger, lives) {
  const inWeek = (week) => {
    const leads = lives.reduce((sum, { weekly }) => sum + weekly[week], 0);
    const meetings = lives.reduce((sum, { weekly, rate }) => sum + weekly[week] * rate, 0);
    return { leads, per: (1000 * meetings) / leads };
  };
  const [first, last] = [inWeek(0), inWeek(weeks - 1)];
  ledger.line(
    `A thousand leads of the first week bring ${first.per.toFixed(0)} meetings, of the last ${last.per.toFixed(0)}, from ${((100 * last.leads) / first.leads).toFixed(0)} % of the leads.`,
  );
}

/** From how many leads on the figures hold, by the verdicts alone: all tactics from the first week on, no journal. */
function printSizes(lib, ledger, seed, runs) {
  const rows = [1 / 2, 3 / 4, 1, 3 / 2, 2].map((size) => {
    const states = Array.from({ length: runs }, (_, run) => judgeQuarter(lib, seed + run, size)).flat();
    const dropped = (multiple) => {
      const some = states.filter((state) => state.multiple === multiple);
      const hits = some.filter((state) => state.dropped !== null).length;
      const share = hits / some.length;
      const bounds = multiple === 2 || size >= 1 ? limits[multiple] : undefined;
      const error = errorOf(share, some.length);
      ledger.figure(`${names[multiple]}, ${size} times the leads: dropped`, share, { ...bounds, error });
      return shareWords(lib, hits, some.length);
    };
    return [
      `${size} × the leads, ${(1.2 * size).toFixed(1)} wanted a week`,
      dropped(2),
      dropped(1),
      dropped(1 / 3),
    ];
  });
  ledger.line('The same by how many leads there are, judged from the dates of the leads alone:');
  ledger.table(['', 'twice: dropped', 'just its worth', 'a third'], rows);
}

/** `12 of 400, 3.0 % (1.7–5.2)`, with Wilson's range. */
function shareWords({ wilson }, hits, of) {
  if (of === 0) return '–';
  const { low, high } = wilson(hits, of, 95);
  const points = (share) => (100 * share).toFixed(1);
  return `${hits} of ${of}, ${points(hits / of)} % (${points(low)}–${points(high)})`;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
