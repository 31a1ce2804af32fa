import type { Day } from '../../domain/calendar.js';
import { foldWord } from '../../domain/text.js';
import type { Tier } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** SQL: the name of tag `tag` as `foldWord` has it. */
export const tagWord = (tag: string) => `replace(replace(${tag}.folded, ' ', '-'), '_', '-')`;

/** Whom an interval is for: the leads of a tier, or those with a tag. */
export type IntervalFor = { tier: Tier } | { tag: string };

/** How often to be in touch with the leads of a tier or with a tag. */
export interface Interval {
  id: number;
  tier: Tier | null;
  tag: string | null;
  days: number;
  /** Leads of that tier, or with that tag. */
  leads: number;
  /** Those of them with an interval of their own, which it does not hold for. */
  otherwise: number;
}

/** All intervals by tier and tag: tiers first, then tags by name. */
export function allIntervals(journal: Journal): Interval[] {
  const isOf = `(l.tier = k.tier OR l.id IN (SELECT lead_id FROM tag WHERE ${tagWord('tag')} = k.folded))`;
  return journal.all(
    `SELECT k.id, k.tier, k.tag, k.days, count(l.id) AS leads, count(l.every_days) AS otherwise
     FROM keep_in_touch k LEFT JOIN lead l ON ${isOf}
     GROUP BY k.id
     ORDER BY k.tier IS NULL, CASE k.tier WHEN 'dream' THEN 0 WHEN 'A' THEN 1 WHEN 'B' THEN 2 ELSE 3 END, k.folded`,
  );
}

/** The interval for a tier or a tag; undefined where there is none. */
export function findInterval(journal: Journal, who: IntervalFor): Interval | undefined {
  return allIntervals(journal).find((one) =>
    'tier' in who ? one.tier === who.tier : one.tag !== null && foldWord(one.tag) === foldWord(who.tag),
  );
}

/** Keeps how often to be in touch with the leads of a tier or with a tag; an interval that is there is changed. */
export function setInterval(journal: Journal, write: Write, who: IntervalFor, days: number): void {
  const known = findInterval(journal, who);
  if (known) write.edit('keep_in_touch', known.id, { days });
  else if ('tier' in who) write.insert('keep_in_touch', { tier: who.tier, days });
  else write.insert('keep_in_touch', { tag: who.tag, folded: foldWord(who.tag), days });
}

/** How often to be in touch with a lead. */
export interface LeadInterval {
  /** Its own; 0 for never, null where its tags and tier say it. */
  own: number | null;
  /** What holds: its own, else the shortest by its tags and its tier; null for none. */
  days: number | null;
  /** The day it runs from: of the last touch or what came of it since, else when the lead was entered. */
  since: Day;
}

/** SQL: days of the shortest interval by the tags and the tier of lead `lead`; NULL where there is none. */
export const sharedDays = (lead: string) => `(SELECT min(i.days) FROM keep_in_touch i
  WHERE i.tier = ${lead}.tier OR i.folded IN (SELECT ${tagWord('tag')} FROM tag WHERE lead_id = ${lead}.id))`;

/** How often to be in touch with a lead that is there. */
export function intervalOf(journal: Journal, leadId: number): LeadInterval {
  const found = journal.get<LeadInterval>(
    `SELECT l.every_days AS own, ifnull(l.every_days, ${sharedDays('l')}) AS days,
       ifnull((SELECT day FROM last_result WHERE lead_id = l.id), l.day) AS since
     FROM lead l WHERE l.id = ?`,
    [leadId],
  )!;
  return { ...found, days: found.days === 0 ? null : found.days };
}
