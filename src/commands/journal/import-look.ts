import type { Context } from '../../context.js';
import { leadColumns } from '../../exchange/columns/leads.js';
import { touchColumns } from '../../exchange/columns/touches.js';
import type { FieldLook } from '../../exchange/fields/look.js';
import type { Mapping } from '../../exchange/fields/mapping.js';
import type { Column } from '../../render/column.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { tableLines, type Table } from '../../report/sheet/table.js';
import type { Journal } from '../../store/file/journal.js';
import { leadRows, type Lead } from '../../store/leads/list.js';
import { currencyOf } from '../../store/settings/settings.js';
import { touchById, type TouchRow } from '../../store/touches/touches.js';
import { viewOf } from '../flags/view.js';

const shownRows = 3;

/** The first touches and leads that an import has written, as they are listed. */
export interface FirstRows {
  touches: TouchRow[];
  leads: Lead[];
  currency: string | null;
}

/** How far the numbers of touches and leads go. */
export interface Numbered {
  touch: number;
  lead: number;
}

export function numbered(journal: Journal): Numbered {
  return journal.get<Numbered>(
    'SELECT ifnull((SELECT max(id) FROM touch), 0) AS touch, ifnull((SELECT max(id) FROM lead), 0) AS lead',
  )!;
}

/** The first of those above the numbers that there were before. */
export function firstSince(journal: Journal, before: Numbered): FirstRows {
  const above = (table: keyof Numbered) =>
    journal
      .all<{ id: number }>(`SELECT id FROM ${table} WHERE id > ? ORDER BY id LIMIT ${shownRows}`, [
        before[table],
      ])
      .map(({ id }) => id);
  return {
    touches: above('touch').flatMap((id) => touchById(journal, id) ?? []),
    leads: leadRows(journal, above('lead')),
    currency: currencyOf(journal),
  };
}

/** What a file was taken for, field by field, and the first rows as they will be stored. */
export async function printLook(
  ctx: Context,
  name: string,
  mapping: Mapping,
  fields: readonly FieldLook[],
  first: FirstRows,
): Promise<void> {
  const view = await viewOf(ctx, { all: true });
  const what = mapping.isOwn
    ? 'an export of prospect'
    : (mapping.layout?.title ?? (mapping.kind === 'touches' ? 'a table of touches' : 'a list of leads'));
  ctx.print([`${show(name)}: ${what}`, '', ...tableLines(fieldTable, fields, view), ''].join('\n'));
  const { unused } = mapping;
  if (unused.length > 0)
    ctx.print(
      fit(`  not used: ${unused.map((column) => show(column || '(no name)')).join(', ')}`, view.width),
    );
  await printFirst(ctx, mapping, first);
}

const fieldTable: Table<FieldLook> = {
  of: 'field',
  head: '  field',
  paint: 'dim',
  name: ({ field }) => `  ${show(field)}`,
  leastName: 14,
  columns: [
    {
      title: 'from',
      align: 'left',
      text: ({ columns }) =>
        columns.length === 0 ? '(each row)' : fit(columns.map((column) => show(column)).join(' + '), 40),
    },
    {
      title: 'for example',
      align: 'left',
      text: ({ sample }) => fit(show(sample.replaceAll(/\s+/g, ' ')), 50),
      loss: 1,
    },
  ],
};

async function printFirst(
  ctx: Context,
  mapping: Mapping,
  { touches, leads, currency }: FirstRows,
): Promise<void> {
  const [{ renderRows }, { makePainter }] = await Promise.all([
    import('../../render/rows.js'),
    import('../../render/paint.js'),
  ]);
  const options = { width: ctx.width, painter: makePainter({ color: ctx.color }) };
  const isTouches = mapping.kind === 'touches' && touches.length > 0;
  const text = isTouches
    ? renderRows('table', filled(touchColumns(currency), touches), touches, options)
    : renderRows('table', filled(leadColumns(), leads), leads, options);
  if (text === '') return;
  ctx.print(`\nAs it will be stored:\n${text}`);
}

/** Columns in which any of the rows has something; the note and the addresses too, of which lists have no room. */
function filled<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] {
  const also = new Set(['email', 'phone', 'note', 'created']);
  return columns
    .map((column) => (also.has(column.key) ? { ...column, table: true } : column))
    .filter(
      ({ key, value }) =>
        key !== 'touches' && rows.some((row) => ![null, '', false].includes(value(row) as never)),
    );
}
