import type { Day } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { formatMoment } from '../../domain/when.js';
import type { NextOfLead, Standing } from '../../store/pipeline/standing.js';

/** What a stage is called on a page: its name, or what stands for leads that were never touched. */
export function stageWords(stage: number | null): string {
  return stage === null ? 'never touched' : (stages[stage] ?? '');
}

/** What the next step is, in one line; null where nobody said. Not made safe. */
function nextWhat({ what, isMeeting }: NextOfLead): string | null {
  if (what !== null) return what.trim().replace(/\s+/g, ' ');
  return isMeeting === 1 ? 'meeting' : null;
}

/** The next step with its day: `Tue 24 Nov send the proposal`; `nothing` where a talk is left without one. */
export function nextWords({ next, isLoose }: Pick<Standing, 'next' | 'isLoose'>, asOf: Day): string {
  if (next === null) return isLoose ? 'nothing' : '–';
  return [formatMoment(next, asOf), nextWhat(next)].filter((part) => part !== null).join(' ');
}

/** Who has the next step; none without one. */
export function ownerWords({ next }: Pick<Standing, 'next'>): string {
  return next === null ? '' : (next.owner ?? 'you');
}
