import type { Day } from '../../domain/calendar.js';
import { checkText, textLimit } from '../../domain/text.js';
import type { Moment } from '../../domain/when.js';
import type { NextIntake } from '../../store/across/next-intake.js';
import type { Outcome } from '../../store/touches/outcomes.js';
import { isNoDate } from '../cells/date-text.js';
import type { Mapping } from '../fields/mapping.js';
import type { Tally } from '../tally.js';
import type { DateFields } from './date-fields.js';

/** What a row promises its lead. */
export interface Promised {
  moment: Moment;
  what: string | null;
  owner: string | null;
}

/** Reads the next steps of rows, and makes those that are not there yet. */
export class NextRows {
  /** Whether rows can promise anything. */
  private readonly hasAny: boolean;

  constructor(
    private readonly intake: NextIntake,
    private readonly mapping: Mapping,
    private readonly dates: DateFields,
    private readonly tally: Tally,
    private readonly zone: string,
  ) {
    this.hasAny = !mapping.isOwn && (mapping.has('next') || mapping.has('do'));
  }

  /** The next step of a row, or null. Throws UserError where its date or text cannot be read. */
  read(row: readonly string[]): Promised | null {
    if (!this.hasAny) return null;
    const when = this.mapping.text(row, 'next');
    const what = checkText('next step', this.mapping.text(row, 'do'), textLimit.what) || null;
    if (isNoDate(when)) {
      if (what !== null) this.tally.undated++;
      return null;
    }
    const owner =
      checkText('owner of the next step', this.mapping.text(row, 'owner'), textLimit.what) || null;
    return { moment: this.dates.of('next', true).read(when, this.zone), what, owner };
  }

  /**
   * Makes it, promised on a day; `touch` is what made it, with what came of it. What was to be done before that touch is
   * over, and nothing is promised to whom is not to be contacted. Says whether it did.
   */
  make(
    promised: Promised | null,
    leadId: number,
    made: Day,
    touch?: { id: number; outcome: Pick<Outcome, 'name' | 'asks' | 'stops'> },
  ): boolean {
    if (promised === null || touch?.outcome.stops === 1) return false;
    if (touch && promised.moment.day < made) return false;
    const isMeeting = touch?.outcome.asks === 'meeting';
    const what = promised.what ?? (isMeeting ? touch.outcome.name : null);
    const isNew = this.intake.make(leadId, made, { ...promised, what, isMeeting, touchId: touch?.id });
    if (isNew) this.tally.promises++;
    return isNew;
  }
}
