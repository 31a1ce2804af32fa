/** Leads as the report counts them, from their dates, and the tactics of a kind as it judges them on a day. */

import { fridayOf, window } from './seller.js';

const monday = '2026-01-05';
const latest = 7 * 27;
let days;

function dayOf(lib, day) {
  days ??= Array.from({ length: latest }, (_, index) => lib.addDays(monday, index));
  return days[Math.max(0, day)];
}

/**
 * Leads with the day of their first touch, of the goal (null for none), and whether lost at once, as they are seen on a
 * day. What comes after the window does not count.
 */
function countOn(lib, leads, asOf) {
  const conversions = { leads: 0, leadsConverted: 0, judged: 0, converted: 0, judgedBefore: 0, open: 0 };
  const byDay = Array.from({ length: window + 2 }, (_, day) => ({ day, converted: 0, lost: 0, open: 0 }));
  const cohorts = new Map();
  for (const { first, met, lost } of leads) {
    if (first > asOf) continue;
    const cohort = cohorts.get(first) ?? { firstDay: dayOf(lib, first), leads: 0, converted: 0 };
    cohorts.set(first, cohort);
    conversions.leads++;
    cohort.leads++;
    if (asOf - first >= window) conversions.judged++;
    if (met !== null && met <= asOf && met - first <= window) {
      byDay[met - first].converted++;
      cohort.converted++;
      conversions.leadsConverted++;
    } else if (lost) byDay[0].lost++;
    else byDay[Math.min(window + 1, asOf - first)].open++;
  }
  return {
    conversions,
    days: byDay,
    cohorts: [...cohorts].sort(([a], [b]) => a - b).map(([, each]) => each),
  };
}

/** What the report estimates of leads on the Friday of a week from 0, and of them at the end of the week before. */
function estimateOn(lib, leads, week) {
  const friday = fridayOf(week);
  const now = countOn(lib, leads, friday);
  const before = countOn(lib, leads, 7 * week - 1);
  now.conversions.judgedBefore = before.conversions.judged;
  return lib.estimate(
    { ...now, daysBefore: before.days },
    { window, level: 95, asOf: { day: dayOf(lib, friday) } },
  );
}

/** The tactics of a kind as they are judged on the Friday of a week, with what has changed of each. */
export function lookAt(lib, tactics, leadsOf, week) {
  return tactics.map(({ worth }, arm) => {
    const row = estimateOn(lib, leadsOf[arm], week);
    const shift = lib.findShift(row.weeks);
    return {
      now: lib.evidenceIn(row.byWindow, { window }),
      before: lib.evidenceIn(row.byWindowBefore, { window }),
      worth,
      age: leadsOf[arm].reduce((age, { first }) => Math.max(age, fridayOf(week) - first), 0),
      ...(shift ? { newer: newerOf(shift) } : {}),
    };
  });
}

function newerOf({ older, newer }) {
  return { k: newer.hits, n: newer.size, isBetter: newer.hits / newer.size > older.hits / older.size };
}
