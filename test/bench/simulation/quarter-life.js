import { Desk } from './desk.js';
import { fridayOf, Quarter, weeks } from './seller.js';

const monday = Date.UTC(2026, 7, 31);
const header = ['at', 'lead', 'tactic', 'outcome', 'reason'];

/**
 * A quarter lived through the program: every week one import of the touches, and on Friday what the report says is done.
 * `drop` drops the tactic, the first `keep` keeps it; the touches that dropped tactics leave open go where `try` says.
 */
export async function liveQuarter({ main, root }, seed) {
  const quarter = new Quarter(seed);
  const desk = new Desk(main, root);
  try {
    return await new Life(quarter, desk).live();
  } finally {
    desk.close();
  }
}

class Life {
  constructor(quarter, desk) {
    this.quarter = quarter;
    this.desk = desk;
    this.waiting = [];
    this.leads = 0;
    this.states = quarter.tactics.map((tactic) => ({
      ...tactic,
      /** Leads a week beside those planned from the first week on. */
      extra: 0,
      planned: tactic === quarter.untried ? 0 : tactic.leads,
      begun: tactic === quarter.untried ? null : 0,
      dropped: null,
      kept: null,
      weekly: [],
    }));
  }

  async live() {
    const { desk, states } = this;
    desk.now = monday;
    for (const { name, channel, kind, one, begun } of states) {
      await desk.run('tactic', 'add', name, '--channel', channel, '--kind', kind, '--worth', `1/${one}`);
      if (begun === 0) await desk.run('trial', 'start', name, '--until', dayOf(fridayOf(weeks - 1)));
    }
    for (let week = 0; week < weeks; week++) await this.#liveWeek(week);
    return states;
  }

  async #liveWeek(week) {
    const { desk, states } = this;
    for (const state of states) {
      const many = state.dropped === null ? state.planned + state.extra : 0;
      state.weekly.push(many);
      if (many > 0) state.begun ??= week;
      for (const lead of this.quarter.newLeads(state, week, many)) this.#touch(state.name, lead);
    }
    const friday = fridayOf(week);
    desk.now = monday + friday * 86_400_000 + 17 * 3_600_000;
    const due = this.waiting.filter(({ day }) => day <= friday).sort((one, other) => one.day - other.day);
    this.waiting = this.waiting.filter(({ day }) => day > friday);
    await desk.import([header, ...due.map(({ day, row }) => [dayOf(day), ...row])]);
    await this.#decide(week);
    await this.#useRoom();
  }

  /** The first touch of a lead, and the one that gets the meeting. */
  #touch(name, { first, met, lost }) {
    const lead = `Lead ${++this.leads}`;
    const add = (day, outcome, reason = '') => this.waiting.push({ day, row: [lead, name, outcome, reason] });
    if (met !== first) add(first, ...(lost ? ['not-interested', 'no-need'] : ['talked']));
    if (met !== null) add(met, 'meeting');
  }

  /** The Friday: the user does what the report says. */
  async #decide(week) {
    const friday = dayOf(fridayOf(week));
    const { rows } = await this.desk.read('report', 'tactics', '--as-of', friday);
    for (const state of this.states) {
      const row = rows.find(({ tactic }) => tactic === state.name);
      if (state.dropped !== null || !row) continue;
      const { verdict, judged, converted, leads } = row;
      Object.assign(state, { verdict, judged, converted, touched: leads });
      if (verdict === 'drop') {
        await this.desk.run('tactic', 'drop', state.name, '--learned', 'too few meet');
        state.dropped = week;
      }
      if (verdict === 'keep' && state.kept === null) {
        await this.desk.run('trial', 'decide', state.name, 'keep');
        state.kept = week;
      }
    }
  }

  /**
   * Shares out what dropped tactics leave open, as the next touches that `try` names; no tactic finds more than twice
   * the leads it usually does.
   */
  async #useRoom() {
    const { states } = this;
    const room = states.reduce((sum, { dropped, planned }) => sum + (dropped === null ? 0 : planned), 0);
    const next = room === 0 ? [] : await this.desk.read('try');
    const all = next.reduce((sum, row) => sum + row.next_touches, 0);
    for (const state of states) {
      const touches = next.find(({ tactic }) => tactic === state.name)?.next_touches ?? 0;
      const most = 2 * state.leads - state.planned;
      state.extra = all === 0 ? 0 : Math.min(most, Math.round((room * touches) / all));
    }
  }
}

function dayOf(day) {
  return new Date(monday + day * 86_400_000).toISOString().slice(0, 10);
}
