import { Draw, errorOf } from './draw.js';
import { tenths } from './ledger.js';

/** Ways to spread calls over hours: days worked, hours from 9 to 16 worked on each, calls an hour, the share reached. */
const desks = [
  { name: 'all 8 hours a day, 5 calls each, 100 days', days: 100, hours: 8, calls: 5, share: 0.1 },
  { name: '4 of 8 hours a day, 8 calls each, 120 days', days: 120, hours: 4, calls: 8, share: 0.1 },
  { name: 'the same, 3 in 10 reached', days: 120, hours: 4, calls: 8, share: 0.3 },
  { name: '2 of 8 hours a day, 10 calls each, 40 days', days: 40, hours: 2, calls: 10, share: 0.1 },
  { name: '1 of 8 hours a day, 30 calls, 120 days', days: 120, hours: 1, calls: 30, share: 0.1 },
];
const better = [
  { desk: desks[0], least: [0.95, 0.9] },
  { desk: desks[1], least: [0.95, 0.9] },
  { desk: { ...desks[3], days: 80, name: '2 of 8 hours a day, 10 calls each, 80 days' }, least: [0.8, 0.1] },
  { desk: desks[3], least: [0.25, 0] },
];

/** How often an hour or weekday is named: where all are alike and only days differ, and where one hour is better. */
export function simulateClock(lib, ledger, seed, runs) {
  const draw = new Draw(seed);
  ledger.table(
    ['nothing is better; an hour or a weekday is named', 'days alike', 'days differ, correlation .1'],
    desks.map((desk) => [
      desk.name,
      ...[0, 0.1].map((alike) => {
        const named = shareOf(runs, () => peaksOf(lib, workDays(draw, desk, alike)).length > 0);
        const name = `${desk.name}, correlation ${alike}`;
        return ledger.figure(name, named, { to: 0.05, error: errorOf(named, runs), show: tenths });
      }),
    ]),
  );
  ledger.table(
    ['16:00 reaches 25 %, the others 10 %; 16:00 is named', 'days alike', 'days differ, correlation .1'],
    better.map(({ desk, least }) => [
      desk.name,
      ...[0, 0.1].map((alike, i) => {
        const found = shareOf(runs / 2, () =>
          peaksOf(lib, workDays(draw, desk, alike, 0.25)).some(({ key }) => key === '16'),
        );
        const name = `${desk.name}, 16:00 better, correlation ${alike}`;
        return ledger.figure(name, found, {
          from: least[i],
          error: errorOf(found, runs / 2),
          show: tenths,
        });
      }),
    ]),
  );
}

/** What the page finds, with its own code. */
function peaksOf({ tallyClock, findPeak }, touches) {
  return ['hour', 'weekday'].flatMap((by) => findPeak(tallyClock(by, touches).counts, 95) ?? []);
}

/** Calls at a lead each, on the working days from a Monday on; calls of a day are as alike as `alike` says. */
function workDays(draw, { days, hours, calls, share }, alike, best = share) {
  const touches = [];
  for (let index = 0; index < days; index++) {
    const day = new Date(Date.UTC(2026, 0, 5 + 7 * Math.floor(index / 5) + (index % 5)))
      .toISOString()
      .slice(0, 10);
    const spread = alike === 0 ? Infinity : 1 / alike - 1;
    const usual = draw.spreadShare(share, spread);
    // The better hour is as much better on a good day as on a bad one.
    const there = alike === 0 ? best : Math.min(1, (usual * best) / share);
    for (const hour of pickHours(draw, hours))
      for (let call = 0; call < calls; call++) {
        const hit = draw.share() < (hour === 16 ? there : usual) ? 1 : 0;
        touches.push([day, String(hour).padStart(2, '0'), touches.length, 1, 1, hit]);
      }
  }
  return touches;
}

function pickHours(draw, count) {
  const open = [9, 10, 11, 12, 13, 14, 15, 16];
  return Array.from({ length: count }, () => open.splice(draw.below(open.length), 1)[0]);
}

function shareOf(runs, isSo) {
  let times = 0;
  for (let run = 0; run < runs; run++) if (isSo()) times++;
  return times / runs;
}
