import type { Day } from '../../domain/calendar.js';
import { keyOf, type PromiseGrouping } from './promises.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { leadValue } from '../leads/values.js';
import { resultsInOrder } from '../file/order.js';

/** Leads of a group that said "not now" and whose date to come back is past. */
export interface PutOffCount {
  key: GroupKey;
  due: number;
  /** After the "not now": touched or heard of, come to a conversation, and come to a meeting. */
  touched: number;
  talked: number;
  met: number;
  /** What those not touched since were last said to be worth, in minor units; null where none was. */
  idleValue: number | null;
}

/**
 * Runs `work` while temp.put_off holds each lead with a "not now" whose date to come back is past, once, for the first
 * such "not now": with its tactic version, whether the lead was touched after it, and the furthest stage after it.
 */
export function withPutOffs<T>(journal: Journal, asOf: Day, work: () => T): T {
  const run = (sql: string) => journal.prepare(sql).run(sql.includes(':asOf') ? { asOf } : []);
  run('CREATE TEMP TABLE deferral (lead_id, version_id, day, nth)');
  run('CREATE TEMP TABLE news (lead_id, day, stage)');
  run('CREATE TEMP TABLE put_off (lead_id, version_id, is_touched, stage)');
  try {
    if (run(findDeferrals).changes > 0) {
      run(findNews);
      run('CREATE INDEX temp.news_lead ON news (lead_id, day, stage)');
      run(followDeferrals);
    }
    return work();
  } finally {
    for (const table of ['deferral', 'news', 'put_off']) run(`DROP TABLE temp.${table}`);
  }
}

const findDeferrals = `
  INSERT INTO temp.deferral
  SELECT t.lead_id, t.version_id, r.day, row_number() OVER (PARTITION BY t.lead_id ORDER BY ${resultsInOrder('r')})
  FROM result r CROSS JOIN touch t ON t.id = r.touch_id
  WHERE r.outcome_id IN (SELECT id FROM outcome WHERE state = 'deferred')
    AND r.day <= :asOf AND t.day <= :asOf AND t.lead_id IS NOT NULL`;

/** What was heard of these leads: results at a conversation or further, and those of another day than their touch. */
const findNews = `
  INSERT INTO temp.news
  SELECT t.lead_id, r.day, (SELECT stage FROM outcome WHERE id = r.outcome_id)
  FROM result r CROSS JOIN touch t ON t.id = r.touch_id
  WHERE t.lead_id IN (SELECT lead_id FROM temp.deferral) AND r.day <= :asOf AND t.day <= :asOf
    AND (r.outcome_id IN (SELECT id FROM outcome WHERE stage >= 2) OR r.day <> t.day)`;

/**
 * SQL for the date to come back of deferral `d`: the last promised before the lead was next touched or heard of, and
 * not closed on the day of the deferral or before.
 */
const comeBack = `(
  SELECT n.day
  FROM next_step n
  WHERE n.lead_id = d.lead_id AND n.meeting = 0 AND n.made <= :asOf AND (n.closed IS NULL OR n.closed > d.day)
    AND n.made < coalesce(min(d.next_touch, d.next_news), d.next_touch, d.next_news, '9999-12-31')
  ORDER BY n.made DESC, n.id DESC
  LIMIT 1)`;

const followDeferrals = `
  INSERT INTO temp.put_off
  SELECT lead_id, version_id, is_touched,
    (SELECT max(stage) FROM temp.news WHERE news.lead_id = due.lead_id AND news.day > due.day)
  FROM (
    SELECT d.lead_id, d.version_id, d.day, coalesce(d.next_touch, d.next_news) IS NOT NULL AS is_touched,
      row_number() OVER (PARTITION BY d.lead_id ORDER BY d.nth) AS nth
    FROM (
      SELECT *,
        (SELECT min(t.day) FROM touch t
         WHERE t.lead_id = deferral.lead_id AND t.day > deferral.day AND t.day <= :asOf) AS next_touch,
        (SELECT min(news.day) FROM temp.news
         WHERE news.lead_id = deferral.lead_id AND news.day > deferral.day) AS next_news
      FROM temp.deferral
    ) d
    WHERE ${comeBack} < :asOf
  ) due
  WHERE nth = 1`;

/** Leads put off, and what came since. Inside `withPutOffs` and `withLeadValues` for the same day. */
export function countPutOffs(journal: Journal, by: PromiseGrouping): PutOffCount[] {
  return journal.all(
    `SELECT ${keyOf(by, 'p.lead_id', 'p.version_id')} AS key, count(*) AS due, total(is_touched) AS touched,
       total(stage >= 2) AS talked, total(stage >= 3) AS met,
       sum(iif(is_touched, NULL, ${leadValue('p.lead_id')})) AS idleValue
     FROM temp.put_off p
     GROUP BY 1
     ORDER BY 1`,
  );
}
