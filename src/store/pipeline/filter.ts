import { addDays, type Day } from '../../domain/calendar.js';
import { fold, foldWord } from '../../domain/text.js';
import type { LeadOrder, LeadState } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import { stoppedSql } from '../leads/leads.js';
import { traitConditions, type LeadTraits } from '../leads/traits.js';
import { lastValue } from '../leads/values.js';
import { isOpen } from '../promises/agenda.js';
import { withLastResults } from '../touches/last-results.js';
import { isLooseSql, lastTouchDay, leadsWithLast, soonestStep, stageDaySql, stateSql } from './standing.js';

/** Which leads are meant; what is left out is any. */
export interface LeadFilter extends LeadTraits {
  /** Every word of it must occur in name, company, note, url, tags, an email or a phone; case and accents do not count. */
  text?: string;
  tag?: string;
  stopped?: true;
  states?: readonly LeadState[];
  /** Numbers of furthest stages. */
  stages?: readonly number[];
  /** No touch in the last so many local days, today included, or none at all. */
  untouchedDays?: number;
  /** Never touched. */
  never?: true;
  /** The outcome of the last result. */
  lastOutcomeId?: number;
  /** Talked, nothing next: as `due` lists them. */
  nothingNext?: true;
  /** Ever touched with the tactic, or with this version of it. */
  tacticId?: number;
  versionId?: number;
  /** With an open next step of one of these people, as they are spelt; null for yours. */
  owners?: readonly string[] | null;
}

const orderSql: Record<LeadOrder, string> = {
  newest: 'l.id DESC',
  name: 'l.folded, l.id',
  company: 'l.company IS NULL, l.company COLLATE NOCASE, l.folded, l.id',
  stage: 's.stage DESC NULLS LAST, l.id DESC',
  value: `${lastValue('l.id')} DESC NULLS LAST, l.id DESC`,
  days: `${stageDaySql}, l.id`,
  'last-touch': `${lastTouchDay} NULLS FIRST, l.id`,
  next: `(SELECT day FROM next_step WHERE id = ${soonestStep}) NULLS LAST, l.id`,
};

/**
 * Numbers of the leads that pass the filter at the end of a local day, at most `limit` (0: all). Without an order the
 * newest come first; of those searched for, the ones whose name begins with the text, then those something came of last.
 */
export function leadNumbers(
  journal: Journal,
  filter: LeadFilter,
  { asOf, limit = 0, order }: { asOf: Day; limit?: number; order?: LeadOrder | undefined },
): number[] {
  const words = wordConditions(filter.text);
  const { where, values } = conditionsOf(filter, asOf);
  const sorted = order === undefined ? words.order : orderSql[order];
  return withLastResults(journal, asOf, (lastResults) =>
    journal
      .all<{ id: number }>(
        `SELECT l.id FROM ${leadsWithLast(lastResults)}
         WHERE ${['1', ...where, ...words.where].join(' AND ')} ORDER BY ${sorted} LIMIT $limit`,
        { ...values, ...words.values, asOf, limit: limit === 0 ? -1 : limit },
      )
      .map(({ id }) => id),
  );
}

interface Conditions {
  where: string[];
  values: Record<string, string | number>;
}

/** SQL for the filter but its words, on the tables of `leadsWithLast`. */
function conditionsOf(filter: LeadFilter, asOf: Day): Conditions {
  const { where, values } = traitConditions(filter);
  const add = (sql: string, more: Conditions['values'] = {}) => {
    where.push(sql);
    Object.assign(values, more);
  };
  const { tag, stopped, states, stages, untouchedDays, never, lastOutcomeId, nothingNext } = filter;
  if (tag !== undefined)
    add("l.id IN (SELECT lead_id FROM tag WHERE replace(replace(folded, ' ', '-'), '_', '-') = $tag)", {
      tag: foldWord(tag),
    });
  if (stopped) add(stoppedSql);
  if (states)
    add(`${stateSql} IN (SELECT value FROM json_each($states))`, { states: JSON.stringify(states) });
  if (stages) add('s.stage IN (SELECT value FROM json_each($stages))', { stages: JSON.stringify(stages) });
  if (untouchedDays !== undefined)
    add(`ifnull(${lastTouchDay} <= $untouched, true)`, { untouched: addDays(asOf, -untouchedDays) });
  if (never) add(`${lastTouchDay} IS NULL`);
  if (lastOutcomeId !== undefined) add('s.outcome_id = $lastOutcomeId', { lastOutcomeId });
  if (nothingNext) add(isLooseSql);
  addTactic(filter, add);
  addOwners(filter, add);
  return { where, values };
}

function addTactic(
  { tacticId, versionId }: LeadFilter,
  add: (sql: string, more: Conditions['values']) => void,
): void {
  const touched = (which: string) =>
    `EXISTS (SELECT 1 FROM touch t WHERE t.lead_id = l.id AND t.day <= :asOf AND ${which})`;
  if (versionId !== undefined) add(touched('t.version_id = $versionId'), { versionId });
  if (tacticId !== undefined)
    add(touched('t.version_id IN (SELECT id FROM tactic_version WHERE tactic_id = $tacticId)'), { tacticId });
}

function addOwners({ owners }: LeadFilter, add: (sql: string, more: Conditions['values']) => void): void {
  if (owners === undefined) return;
  const whose = owners === null ? 'n.owner IS NULL' : 'n.owner IN (SELECT value FROM json_each($owners))';
  add(
    `EXISTS (SELECT 1 FROM next_step n WHERE n.lead_id = l.id AND ${whose} AND ${isOpen})`,
    owners === null ? {} : { owners: JSON.stringify(owners) },
  );
}

/** SQL for the words that must all occur, and the order of what is found. */
function wordConditions(searched = ''): Conditions & { order: string } {
  const text = fold(searched);
  const where: string[] = [];
  const values: Conditions['values'] = {};
  for (const [at, word] of text.split(' ').entries()) {
    if (word === '') continue;
    // A piece of a phone number is compared as its digits, which is how phones are kept.
    const isPhone = /^[+\d()./-]*\d[+\d()./-]*$/.test(word);
    values[`word${at}`] = word;
    if (isPhone) values[`digits${at}`] = word.replace(/\D/g, '');
    const inDigits = isPhone ? ` OR (kind = 'phone' AND instr(folded, $digits${at}) > 0)` : '';
    where.push(`(instr(coalesce(l.searched, l.folded), $word${at}) > 0
      OR l.id IN (SELECT lead_id FROM address WHERE instr(folded, $word${at}) > 0${inDigits}))`);
  }
  if (text === '') return { where, values, order: 'l.id DESC' };
  const lastHeard = '(SELECT day FROM last_result WHERE lead_id = l.id)';
  const order = `instr(l.folded, $text) = 1 DESC, ${lastHeard} DESC, l.id DESC`;
  return { where, values: { ...values, text }, order };
}

/** The names of those who have an open next step, as they are spelt, in order. */
export function ownersOf(journal: Journal, asOf: Day): string[] {
  return journal
    .all<{ owner: string }>(
      `SELECT DISTINCT n.owner FROM next_step n WHERE n.owner IS NOT NULL AND ${isOpen} ORDER BY n.owner`,
      { asOf },
    )
    .map(({ owner }) => owner);
}
