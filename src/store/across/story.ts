import type { Day } from '../../domain/calendar.js';
import type { State } from '../../domain/touch.js';
import { lastValue } from '../leads/values.js';
import type { Journal } from '../file/journal.js';
import type { NextStep } from '../promises/promises.js';

/** What happened to a lead besides its touches. */
export interface Story {
  promises: StoryPromise[];
  merged: { number: number | null; name: string; day: Day }[];
  stoppedDay: Day | null;
  /** The last value typed on any of its touches, in minor units. */
  value: number | null;
  /** State of its last outcome, when that ends it. */
  ended: State | null;
}

/** A next step, open or closed. `touchId` made it, `closedBy` kept or dropped it; null where that was said by itself. */
export interface StoryPromise extends Omit<NextStep, 'leadId' | 'lead'> {
  closedBy: number | null;
}

export function storyOf(journal: Journal, leadId: number): Story {
  const facts = journal.get<Pick<Story, 'stoppedDay' | 'value' | 'ended'>>(
    `SELECT l.stopped_day AS stoppedDay, ${lastValue('l.id')} AS value,
       (SELECT o.state FROM last_result s JOIN outcome o ON o.id = s.outcome_id
        WHERE s.lead_id = l.id AND o.ends = 'yes') AS ended
     FROM lead l WHERE l.id = :leadId`,
    { leadId, asOf: '9999-12-31' },
  )!;
  return {
    ...facts,
    promises: journal.all(
      `SELECT id, touch_id AS touchId, kept_touch_id AS closedBy, day, at, utc_offset AS offset, zone, what, owner,
         meeting AS isMeeting, acknowledged, made, state, closed, why
       FROM next_step WHERE lead_id = ? ORDER BY id`,
      [leadId],
    ),
    merged: journal.all('SELECT number, name, day FROM merged_lead WHERE lead_id = ? ORDER BY id', [leadId]),
  };
}
