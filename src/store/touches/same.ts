import { addDays } from '../../domain/calendar.js';
import type { Moment } from '../../domain/when.js';
import type { Place } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';

/** What is about to be logged with a lead. */
export interface ToLog {
  leadId: number;
  versionId: number;
  moment: Moment;
  outcomeId: number;
  reasonId: number | undefined;
  place: Place | null;
  seconds: number | undefined;
  cost: number | undefined;
  value: number | undefined;
  energy: number | undefined;
  note: string | undefined;
  next: Moment | undefined;
  what: string | undefined;
}

const nearMs = 120_000;

/**
 * Number of the newest touch that is the same in all that is said, at most two minutes apart, and that nothing came of
 * since; undefined where there is none. One without a time is the same where it is of that day and was logged, by `now`,
 * in the last two minutes.
 */
export function sameTouch(journal: Journal, told: ToLog, now: number): number | undefined {
  const { leadId, versionId, moment, outcomeId, next } = told;
  return journal.get<{ id: number }>(
    `SELECT t.id FROM touch t JOIN result r ON r.touch_id = t.id AND r.seq = 1
     WHERE t.lead_id = $leadId AND t.version_id = $versionId AND t.day BETWEEN $before AND $after
       AND iif($at IS NULL, t.at IS NULL AND t.day = $day AND t.uid >= $since, abs(t.at - $at) <= ${nearMs})
       AND r.outcome_id = $outcomeId AND r.reason_id IS $reasonId AND r.place IS $place AND r.value IS $value
       AND t.seconds IS $seconds AND t.cost IS $cost AND t.energy IS $energy AND t.note IS $note
       AND NOT EXISTS (SELECT 1 FROM result WHERE touch_id = t.id AND seq > 1)
       AND ($next IS NULL OR EXISTS (
         SELECT 1 FROM next_step WHERE touch_id = t.id AND day = $next AND ($what IS NULL OR what = $what)))
     ORDER BY t.id DESC LIMIT 1`,
    {
      leadId,
      versionId,
      day: moment.day,
      before: addDays(moment.day, -1),
      after: addDays(moment.day, 1),
      at: moment.at,
      since: uidFrom(now - nearMs),
      outcomeId,
      reasonId: told.reasonId ?? null,
      place: told.place,
      seconds: told.seconds ?? null,
      cost: told.cost ?? null,
      value: told.value ?? null,
      energy: told.energy ?? null,
      note: told.note || null,
      next: next?.day ?? null,
      what: told.what ?? null,
    },
  )?.id;
}

/** What uids of that millisecond and later ones are not below: they begin with it. */
function uidFrom(ms: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(Math.max(0, ms), 0, 6);
  return bytes;
}
