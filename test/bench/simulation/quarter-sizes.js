import { lookAt } from './looks.js';
import { Quarter, weeks } from './seller.js';

/** The same quarters without a journal, judged from the dates of their leads, at `size` times the leads. */
export function judgeQuarter(lib, seed, size) {
  const quarter = new Quarter(seed);
  const states = quarter.tactics.map((tactic) => ({ ...tactic, all: [], dropped: null }));
  for (let week = 0; week < weeks; week++) {
    for (const state of states)
      if (state.dropped === null)
        state.all.push(...quarter.newLeads(state, week, Math.round(state.leads * size)));
    for (const kind of new Set(states.map((state) => state.kind))) {
      const family = states.filter((state) => state.kind === kind);
      const leadsOf = family.map(({ all }) => all);
      lib.judgeKind(lookAt(lib, family, leadsOf, week)).forEach(({ verdict }, arm) => {
        if (verdict === 'drop') family[arm].dropped ??= week;
      });
    }
  }
  return states;
}
