import type { AmountReader } from '../../store/settings/settings.js';
import { amountColumn, type AmountColumn } from '../cells/amount-column.js';
import type { ColumnCell } from '../cells/column.js';
import { durationColumn, type DurationColumn } from '../cells/duration-column.js';
import { durations, type Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';

/** How the lengths of time and the amounts of a file are read. */
export class ValueFields {
  private readonly durations: { field: Field; column: DurationColumn }[];
  private readonly amounts: Record<'cost' | 'value', AmountColumn>;

  /** `texts`: every cell of a field, asked for only where one alone does not tell, as `areCalls` is. */
  constructor(
    private readonly mapping: Mapping,
    amounts: AmountReader,
    texts: (field: Field) => Iterable<ColumnCell>,
    areCalls: () => boolean,
  ) {
    this.durations = durations
      .filter((field) => mapping.has(field))
      .map((field) => {
        const name = mapping.columnOf(field);
        return { field, column: durationColumn({ field, name, texts: () => texts(field), areCalls }) };
      });
    const column = (field: 'cost' | 'value') => amountColumn(field, amounts, () => texts(field));
    this.amounts = { cost: column('cost'), value: column('value') };
  }

  /** Whole seconds that a touch took; null where that is not known. */
  seconds(row: string[]): number | null {
    for (const { field, column } of this.durations) {
      const seconds = column.read(this.mapping.text(row, field));
      if (seconds !== null) return seconds;
    }
    return null;
  }

  /** In minor units; null for none. */
  amount(row: string[], field: 'cost' | 'value'): number | null {
    return this.amounts[field].read(this.mapping.text(row, field), this.mapping.text(row, 'currency'));
  }

  notices(): string[] {
    return this.durations.flatMap(({ column }) => column.notices());
  }
}
