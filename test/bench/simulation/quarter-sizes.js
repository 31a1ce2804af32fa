import { fridayOf, Quarter, weeks, window } from './seller.js';

/** The same quarters without a journal, judged from the dates of their leads, at `size` times the leads. */
export function judgeQuarter({ judgeKind }, seed, size) {
  const quarter = new Quarter(seed);
  const states = quarter.tactics.map((tactic) => ({ ...tactic, all: [], dropped: null }));
  for (let week = 0; week < weeks; week++) {
    for (const state of states)
      if (state.dropped === null)
        state.all.push(...quarter.newLeads(state, week, Math.round(state.leads * size)));
    for (const kind of new Set(states.map((state) => state.kind))) {
      const family = states.filter((state) => state.kind === kind);
      const tried = family.map(({ all, worth }) => ({
        now: countUpTo(all, fridayOf(week)),
        before: countUpTo(all, fridayOf(week) - 5),
        worth,
      }));
      judgeKind(tried).forEach(({ verdict }, arm) => {
        if (verdict === 'drop') family[arm].dropped ??= week;
      });
    }
  }
  return states;
}

/** Leads old enough by a day, and those of them that met within the window. */
function countUpTo(leads, day) {
  const judged = leads.filter(({ first }) => first <= day - window);
  return {
    n: judged.length,
    k: judged.filter(({ first, met }) => met !== null && met <= first + window).length,
  };
}
