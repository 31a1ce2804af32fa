import type { Day } from '../../domain/calendar.js';
import { checkText, textLimit } from '../../domain/text.js';
import { wholeNumber } from '../../domain/touch.js';
import { parseIsoMoment, type Clock, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { SaidOfTouch } from '../../store/across/touch-intake.js';
import { refuseAhead } from '../cells/date-column.js';
import { isNoDate } from '../cells/date-text.js';
import { noteText } from '../cells/html.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import type { DateFields } from './date-fields.js';
import type { ValueFields } from './value-fields.js';

/** What cells of touches are read with. */
export interface TouchReading {
  mapping: Mapping;
  values: ValueFields;
  clock: Clock;
  today: Day;
  dates: DateFields;
}

/** Reads what rows say of a touch beside its lead, its tactic and what became of it. */
export class TouchCells {
  constructor(private readonly context: TouchReading) {}

  /** When a touch was. Throws UserError where the row has no date that can be read. */
  moment(row: string[]): Moment {
    const { clock, today, mapping } = this.context;
    const zone = checkText('zone', this.text(row, 'zone'), 100) || clock.zone;
    const at = this.text(row, 'at');
    const text = at || this.text(row, 'date');
    if (isNoDate(text)) throw new UserError('The row has no date.');
    // What an export of ours says stands as it is, in whatever zone.
    const own = mapping.isOwn ? parseIsoMoment(text, zone) : null;
    if (own) return refuseAhead(own, text, { now: clock.now, today });
    const dates = this.context.dates.of(at === '' ? 'date' : 'at');
    const moment = dates.read(text, zone);
    const time = this.text(row, 'time');
    return isNoDate(time) || !lacksTime(moment) ? moment : dates.read(`${moment.day} ${time.trim()}`, zone);
  }

  said(row: string[]): SaidOfTouch {
    const note = checkText('note', this.note(row), textLimit.note);
    return {
      seconds: this.context.values.seconds(row),
      cost: this.context.values.amount(row, 'cost'),
      energy: this.energy(row),
      note: note === '' || (!this.context.mapping.isOwn && note.trim() === '') ? null : note,
      external_id: checkText('external id', this.text(row, 'external-id'), textLimit.externalId) || null,
    };
  }

  /** A note of another program may be HTML. */
  note(row: string[]): string {
    const text = this.text(row, 'note');
    const { isOwn, layout } = this.context.mapping;
    return isOwn ? text : noteText(text, layout !== undefined);
  }

  energy(row: string[]): number | null {
    const text = this.text(row, 'energy').trim();
    return text === '' ? null : wholeNumber('energy', text, -2, 2);
  }

  private text(row: string[], field: Field): string {
    return this.context.mapping.text(row, field);
  }
}

/** Whether only the day is known: a midnight beside a time of its own is none. */
function lacksTime({ day, at, offset }: Moment): boolean {
  return at === null || at + (offset ?? 0) * 60_000 === Date.parse(day);
}
