import type { Day } from '../../domain/calendar.js';
import type { LeadState, Tier } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import { lastValue } from '../leads/values.js';
import { isKept, isOpen, isStopped, isTalk } from '../promises/agenda.js';
import { isEnded, withLastResults } from '../touches/last-results.js';

/** Where a lead stands at the end of a local day. */
export interface Standing {
  leadId: number;
  lead: string;
  company: string | null;
  tier: Tier | null;
  state: LeadState;
  /** The number of the furthest stage it came to; null for one never touched. */
  stage: number | null;
  /** The day it came to that stage first; of one never touched, the day it was entered. */
  stageDay: Day;
  /** Touches so far, and the day of the last; null where there is none. */
  touches: number;
  lastDay: Day | null;
  /** Its last result. */
  outcome: string | null;
  /** The last value typed on its touches, in minor units. */
  value: number | null;
  /** The soonest of its open next steps. */
  next: NextOfLead | null;
  /** Whether it talked, or asked for a date, is open, and nothing is promised to it: what `due` calls talked, nothing next. */
  isLoose: boolean;
}

/** An open next step, as it is told of a lead. */
export interface NextOfLead extends Moment {
  what: string | null;
  isMeeting: 0 | 1;
  /** Null: yours; else the person it was handed to. */
  owner: string | null;
  acknowledged: Day | null;
}

/** SQL of the tables that the conditions below are about: lead `l`, its last result `s` and that result's outcome `o`. */
export const leadsWithLast = (lastResults: string) =>
  `lead l LEFT JOIN ${lastResults} s ON s.lead_id = l.id LEFT JOIN outcome o ON o.id = s.outcome_id`;

/** SQL: the state of lead `l`. One that ever was won stays so, whatever it is told later, unless a result loses it. */
export const stateSql = `CASE WHEN ${isStopped} THEN 'stopped' WHEN o.state = 'won' AND o.ends <> 'no' THEN 'won'
  WHEN ${isEnded} THEN 'lost' WHEN s.stage = 6 THEN 'won' ELSE 'open' END`;

/** SQL: lead `l` talked, or its last result asks for a date; that result did not end it, and nothing is next with it. */
export const isLooseSql = `(${isTalk} AND NOT ${isEnded} AND NOT ${isStopped} AND NOT ${isKept}
  AND NOT EXISTS (SELECT 1 FROM next_step n WHERE n.lead_id = l.id AND ${isOpen}))`;

/** SQL: the day of the last touch of lead `l`; NULL where there is none. */
export const lastTouchDay = '(SELECT max(t.day) FROM touch t WHERE t.lead_id = l.id AND t.day <= :asOf)';

/** SQL: the first day on which lead `l` came to its furthest stage. */
export const stageDaySql = `coalesce((
  SELECT min(r.day)
  FROM touch t CROSS JOIN result r ON r.touch_id = t.id CROSS JOIN outcome x ON x.id = r.outcome_id
  WHERE t.lead_id = l.id AND t.day <= :asOf AND r.day <= :asOf AND ifnull(x.stage, 0) >= s.stage), l.day)`;

/** SQL: the number of the soonest open next step of lead `l`. */
export const soonestStep = `(SELECT n.id FROM next_step n WHERE n.lead_id = l.id AND ${isOpen}
  ORDER BY n.day, n.at IS NULL, n.at, n.id LIMIT 1)`;

/** SQL: lead `l` was known by the end of the day: it was entered or touched by then. */
const isKnown = `(l.day <= :asOf OR s.lead_id IS NOT NULL OR ${lastTouchDay} IS NOT NULL)`;

type Row = Omit<Standing, 'next' | 'isLoose'> & { isLoose: 0 | 1 } & {
  [Key in keyof NextOfLead as `next${Capitalize<Key>}`]: NextOfLead[Key] | null;
};

const standingSql = (lastResults: string, which: string) => `
  SELECT l.id AS leadId, l.name AS lead, l.company, l.tier, ${stateSql} AS state, s.stage, ${stageDaySql} AS stageDay,
    (SELECT count(*) FROM touch t WHERE t.lead_id = l.id AND t.day <= :asOf) AS touches, ${lastTouchDay} AS lastDay,
    o.name AS outcome, ${lastValue('l.id')} AS value, ${isLooseSql} AS isLoose,
    p.day AS nextDay, p.at AS nextAt, p.utc_offset AS nextOffset, p.zone AS nextZone, p.what AS nextWhat,
    p.meeting AS nextIsMeeting, p.owner AS nextOwner,
    iif(p.acknowledged <= :asOf, p.acknowledged, NULL) AS nextAcknowledged
  FROM ${leadsWithLast(lastResults)} LEFT JOIN next_step p ON p.id = ${soonestStep}
  WHERE ${which}
  ORDER BY l.id`;

/** Where the leads of these numbers stand at the end of a local day, by number. */
export function standingsOf(journal: Journal, ids: readonly number[], asOf: Day): Map<number, Standing> {
  const rows = withLastResults(journal, asOf, (lastResults) =>
    journal.all<Row>(standingSql(lastResults, 'l.id IN (SELECT value FROM json_each(:ids))'), {
      asOf,
      ids: JSON.stringify(ids),
    }),
  );
  return new Map(rows.map((row) => [row.leadId, standingOf(row)]));
}

/** Where the leads that are open at the end of a local day stand, in the order of their numbers. */
export function openLeads(journal: Journal, asOf: Day): Standing[] {
  return withLastResults(journal, asOf, (lastResults) =>
    journal
      .all<Row>(standingSql(lastResults, `${stateSql} = 'open' AND ${isKnown}`), { asOf })
      .map(standingOf),
  );
}

function standingOf(row: Row): Standing {
  const { nextDay, nextAt, nextOffset, nextZone, nextWhat, nextIsMeeting, nextOwner, nextAcknowledged } = row;
  const { leadId, lead, company, tier, state, stage, stageDay, touches, lastDay, outcome, value } = row;
  return {
    ...{ leadId, lead, company, tier, state, stage, stageDay, touches, lastDay, outcome, value },
    next:
      nextDay === null
        ? null
        : {
            day: nextDay,
            at: nextAt,
            offset: nextOffset,
            zone: nextZone!,
            what: nextWhat,
            isMeeting: nextIsMeeting!,
            owner: nextOwner,
            acknowledged: nextAcknowledged,
          },
    isLoose: row.isLoose === 1,
  };
}
