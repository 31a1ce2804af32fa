import { Draw, errorOf, mean } from './draw.js';
import { tenths, thousandths } from './ledger.js';

/**
 * Leads touched evenly over 60 days, seen on day 60: some convert (gamma waits, 10 days on average), half of them are
 * lost (20 days on average). Mean estimates and coverage as measured in R.
 */
const openKnown = [
  { n: 10, share: 0.1, covered: 0.956, width: 0.45, rate: 0.097, all: 0.083, closed: 0.198 },
  { n: 20, share: 0.1, covered: 0.964, width: 0.302, rate: 0.098, all: 0.084, closed: 0.2 },
  { n: 40, share: 0.1, covered: 0.968, width: 0.205, rate: 0.099, all: 0.084, closed: 0.199 },
  { n: 20, share: 0.3, covered: 0.951, width: 0.392, rate: 0.294, all: 0.252, closed: 0.425 },
  { n: 100, share: 0.3, covered: 0.952, width: 0.193, rate: 0.295, all: 0.253, closed: 0.427 },
];
const span = 60;
const window = 30;
const convertWait = 10;
const lossWait = 20;
const lost = 0.5;

export function simulateOpen({ findIncidence, incidenceAt, wilson }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const rows = openKnown.map(({ n, share, ...known }) => {
    const trueBy = (day) => share * (1 - Math.exp((-2 * day) / convertWait) * (1 + (2 * day) / convertWait));
    const at = newSpan();
    const printed = newSpan();
    const judgedOnly = newSpan();
    const naive = { all: [], closed: [] };
    for (let run = 0; run < runs; run++) {
      const { days, judged, converted, ended } = drawLeads(n, share, draw);
      const whole = incidenceAt(days, window, 95);
      note(at, whole, trueBy(window));
      const shown = findIncidence(days, window, 95);
      if (shown) note(printed, shown, trueBy(shown.day));
      if (judged.n > 0) note(judgedOnly, wilson(judged.k, judged.n, 95), trueBy(window));
      naive.all.push(converted / n);
      if (ended > 0) naive.closed.push(converted / ended);
    }
    const name = `${n} leads, ${tenths(trueBy(window))} by day 30`;
    const near = (what, value, tolerance, error) =>
      ledger.near(`${name}, ${what}`, value, known[what], { tolerance, error, show: thousandths });
    const held = printed.held / printed.of;
    return [
      n,
      thousandths(trueBy(window)),
      near('covered', at.held / at.of, 0.01, errorOf(known.covered, at.of)),
      near('width', mean(at.widths), 0.02, 0),
      ledger.figure(`${name}, printed`, held, {
        from: 0.94,
        error: errorOf(held, printed.of),
        show: thousandths,
      }),
      thousandths(mean(printed.widths)),
      thousandths(mean(judgedOnly.widths)),
      near('rate', mean(at.rates), 0.005, errorOf(known.rate, n * runs)),
      near('all', mean(naive.all), 0.005, errorOf(known.all, n * runs)),
      near('closed', mean(naive.closed), 0.01, errorOf(known.closed, (n * runs) / 2)),
    ];
  });
  ledger.table(
    [
      'leads',
      'true by day 30',
      'held at day 30',
      'width',
      'held as printed',
      'width',
      'judged only, width',
      'estimate, mean',
      'converted ÷ all',
      'converted ÷ ended',
    ],
    rows,
  );
}

function newSpan() {
  return { held: 0, of: 0, widths: [], rates: [] };
}

function note(span, { rate, low, high }, truth) {
  span.of++;
  if (low <= truth && truth <= high) span.held++;
  span.widths.push(high - low);
  span.rates.push(rate);
}

function drawLeads(n, share, draw) {
  const days = [];
  const judged = { k: 0, n: 0 };
  let converted = 0;
  let ended = 0;
  for (let lead = 0; lead < n; lead++) {
    const followed = span * draw.share();
    const converts = draw.share() < share;
    const loses = !converts && draw.share() < lost / (1 - share);
    const wait = converts ? draw.twoWaits(convertWait) : loses ? draw.twoWaits(lossWait) : Infinity;
    const isOpen = wait > followed;
    days.push({
      day: Math.min(wait, followed),
      converted: converts && !isOpen ? 1 : 0,
      lost: loses && !isOpen ? 1 : 0,
      open: isOpen ? 1 : 0,
    });
    if (!isOpen) ended++;
    if (converts && !isOpen) converted++;
    if (followed >= window) {
      judged.n++;
      if (converts && wait <= window) judged.k++;
    }
  }
  return { days, judged, converted, ended };
}
