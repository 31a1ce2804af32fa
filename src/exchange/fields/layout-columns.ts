import { unstuff } from '../../render/csv.js';
import { withoutZone } from '../cells/column-zone.js';
import { wordKey } from '../cells/word-key.js';
import { joints, type Field } from './field.js';
import type { IsOver, Layout, Said } from './layout.js';
import { textOf, type Origin } from './origin.js';

/** The rows that a row stands for, or why it is left out. */
export type Meant = readonly string[][] | { leftOut: string };

const ofNames: ReadonlySet<Field> = new Set<Field>(['lead', 'first-name', 'last-name']);

/** By what a layout knows a column whose name has the zone of its times behind it. */
export function zonelessKey(column: string): string {
  return wordKey(withoutZone(column));
}

/** The columns of a file as a layout knows them. */
export class LayoutColumns {
  /** Columns of which nothing is taken. */
  readonly ignored: ReadonlySet<number>;
  /** Where the layout finds its fields: of what `read` gives, in cells that it adds behind those of the row. */
  readonly origins = new Map<Field, Origin>();
  /** Where what `read` leaves open is found. */
  readonly silent = new Map<Field, Origin>();
  /** The columns that `read` takes its fields from. */
  readonly sources = new Map<Field, readonly number[]>();
  /** Whether rows have to be read one by one. */
  readonly reads: boolean;
  private readonly places = new Map<string, number>();
  private readonly width: number;

  /** `left`: columns of which nothing may be taken. */
  constructor(
    private readonly layout: Layout,
    header: readonly string[],
    left: ReadonlySet<number>,
  ) {
    this.width = header.length;
    this.reads = layout.read !== undefined;
    for (const keyOf of [wordKey, zonelessKey])
      for (const [index, column] of header.entries())
        if (!this.places.has(keyOf(column))) this.places.set(keyOf(column), index);
    const placesOf = (columns: readonly string[]) => [
      ...new Set(columns.flatMap((column) => this.places.get(wordKey(column)) ?? [])),
    ];
    const says = Object.entries(layout.says ?? {}) as [Field, string | readonly string[]][];
    this.ignored = new Set(placesOf([...(layout.ignores ?? []), ...says.flatMap(([, columns]) => columns)]));
    for (const [field, columns] of Object.entries(layout.fields) as [Field, string | readonly string[]][]) {
      const indexes = placesOf([columns].flat()).filter((index) => !left.has(index));
      const joint = joints[field] ?? (ofNames.has(field) ? ' ' : undefined);
      if (indexes.length > 0) this.origins.set(field, { indexes, joint });
    }
    for (const [field, constant] of Object.entries(layout.constants ?? {}) as [Field, string][])
      this.origins.set(field, { ...(this.origins.get(field) ?? { indexes: [] }), constant });
    for (const [place, [field, columns]] of says.entries()) {
      this.sources.set(field, placesOf([columns].flat()));
      this.silent.set(field, this.origins.get(field) ?? { indexes: [] });
      this.origins.set(field, { indexes: [this.width + place] });
    }
  }

  /** Fields that `read` gives and the layout has no column of: names tell where they are found when it is silent. */
  get open(): Field[] {
    return [...this.silent].flatMap(([field, { indexes, constant }]) =>
      indexes.length === 0 && constant === undefined ? [field] : [],
    );
  }

  /** What `read` makes of a row. */
  meant(cells: readonly string[], isOver: IsOver): Meant {
    const read = this.layout.read!((column) => {
      const index = this.places.get(wordKey(column));
      return index === undefined ? '' : unstuff(cells[index] ?? '').trim();
    }, isOver);
    if ('leftOut' in read && typeof read.leftOut === 'string') return { leftOut: read.leftOut };
    return [read as Said | readonly Said[]].flat().map((said) => this.extended(cells, said));
  }

  /** The row with a cell for each field that `read` gives. */
  private extended(cells: readonly string[], said: Said): string[] {
    const row = cells.slice(0, this.width);
    while (row.length < this.width) row.push('');
    for (const [field, origin] of this.silent) row.push(said[field] ?? textOf(cells, origin));
    return row;
  }
}
