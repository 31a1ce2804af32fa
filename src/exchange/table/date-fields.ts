import type { Day } from '../../domain/calendar.js';
import type { Clock, Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { ColumnCell } from '../cells/column.js';
import { columnZone } from '../cells/column-zone.js';
import { dateColumn, type DateColumn } from '../cells/date-column.js';
import type { Field } from '../fields/field.js';
import { readingsOf } from '../fields/header.js';
import type { Mapping } from '../fields/mapping.js';
import type { CsvReader } from '../read/csv.js';

/** The fields of dates, beside those of outcomes with a date of their own. */
const dateFields: readonly Field[] = ['at', 'date', 'created', 'result-at', 'next'];

/** A cell that may hold a date with its parts as numbers. */
const datelike = /^\s*\d{1,4}[./-]\d/;

/**
 * How the dates of each field of a file are read. Only a look at all of them tells some, and the file is read once more
 * for that.
 */
export class DateFields {
  private readonly columns = new Map<Field, DateColumn>();
  private readonly unknownZones = new Set<string>();
  private any: DateColumn | undefined;

  constructor(
    private readonly table: CsvReader,
    private readonly mapping: Mapping,
    private readonly clock: Clock,
    private readonly today: Day,
  ) {}

  /** `mayBeAhead`: whether a date to come can be meant. */
  of(field: Field, mayBeAhead = false): DateColumn {
    const known = this.columns.get(field);
    if (known) return known;
    const column = this.column(field, () => this.textsWithBeside(field), mayBeAhead);
    this.columns.set(field, column);
    return column;
  }

  /** Whether a moment, as any cell of the file has it, is past; false for one that cannot be read. */
  readonly isOver = (text: string): boolean => {
    if (text.trim() === '') return false;
    this.any ??= this.column(null, () => this.allTexts(), true);
    const moment = this.momentOf(this.any, text);
    if (moment === null) return false;
    return moment.at === null ? moment.day <= this.today : moment.at <= this.clock.now;
  };

  notices(): string[] {
    const notices = [...this.columns.values()].flatMap((column) => column.notices());
    return [...new Set([...this.unknownZones, ...notices])];
  }

  private column(field: Field | null, texts: () => Iterable<ColumnCell>, mayBeAhead: boolean): DateColumn {
    const { clock, today } = this;
    const usual = () => clock.dateOrder?.() ?? null;
    const name = field === null ? '' : this.nameOf(field);
    const from = field === null ? (this.zoneOf('next') ?? this.zoneOf('at')) : this.zoneOf(field);
    return dateColumn({ name, clock, today, usual, texts, from, mayBeAhead });
  }

  /** `Due date`, `Create Date" or "Close Date`: what stands in quotes, without columns of times of day. */
  private nameOf(field: Field): string {
    const columns = this.mapping.columnsOf(field);
    const ofDays = columns.filter(
      (column) => !readingsOf(column).some((reading) => reading.field === 'time'),
    );
    return (ofDays.length > 0 ? ofDays : [field]).join('" or "');
  }

  /** The zone that a column of a field names, the first of several, or that of the time beside it. */
  private zoneOf(field: Field): number | string | null {
    const beside: Field[] = field === 'at' || field === 'date' ? ['time'] : [];
    const columns = [field, ...beside].flatMap((one) => this.mapping.columnsOf(one));
    for (const column of columns) {
      const found = columnZone(column);
      if (found === null) continue;
      if (found.zone === null)
        this.unknownZones.add(
          say`the zone "${found.text}" of the column "${column}" is not known here: its times were taken for yours`,
        );
      return found.zone;
    }
    return null;
  }

  private momentOf(column: DateColumn, text: string): Moment | null {
    try {
      return column.read(text, this.clock.zone);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  }

  /** The texts of a field in every row that is meant. */
  texts(field: Field): Generator<ColumnCell> {
    return this.textsOf([field]);
  }

  /** The same with those of the dates that come from the same columns, as of next steps, which are written alike. */
  private textsWithBeside(field: Field): Generator<ColumnCell> {
    const own = new Set(this.mapping.columnsOf(field));
    const dates: Field[] = [...dateFields, ...this.mapping.milestones.map((milestone) => milestone.field)];
    const beside = dates.filter(
      (other) => other !== field && this.mapping.columnsOf(other).some((column) => own.has(column)),
    );
    return this.textsOf([field, ...beside]);
  }

  /** The texts of fields in every row that is meant; those behind the first field stand beside it. */
  private *textsOf(fields: readonly Field[]): Generator<ColumnCell> {
    const reader = this.table.again();
    const line = () => reader.line;
    for (const row of reader.rows(() => undefined)) {
      const meant = this.mapping.meant(row, this.isOver);
      if ('leftOut' in meant) continue;
      for (const each of meant)
        for (const [place, field] of fields.entries())
          yield { text: this.mapping.text(each, field), line, isBeside: place > 0 };
    }
  }

  private *allTexts(): Generator<ColumnCell> {
    const reader = this.table.again();
    const line = () => reader.line;
    for (const row of reader.rows(() => undefined))
      for (const text of row) if (datelike.test(text)) yield { text, line };
  }
}
