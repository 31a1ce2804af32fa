import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/render/column.js';
import { makePainter } from '../../src/render/paint.js';
import { renderTable } from '../../src/render/table.js';
import { textWidth } from '../../src/render/width.js';
import { hostileTexts, named } from '../helpers/corpus.js';

interface Lead {
  id: number;
  name: string;
  note: string | null;
  cost: number | null;
}

const columns: Column<Lead>[] = [
  { key: 'id', title: 'id', value: (lead) => lead.id, display: (lead) => `@${lead.id}`, align: 'right' },
  { key: 'name', title: 'name', value: (lead) => lead.name, min: 10 },
  { key: 'note', title: 'note', value: (lead) => lead.note },
  { key: 'cost', title: 'cost', value: (lead) => lead.cost },
  { key: 'uuid', title: 'uuid', value: (lead) => `uuid-${lead.id}`, table: false },
];

const painter = makePainter({ color: false });

function lead(id: number, name: string, note: string | null = null, cost: number | null = null): Lead {
  return { id, name, note, cost };
}

describe('renderTable', () => {
  test('lines columns up without rules, figures on the right', () => {
    const rows = [lead(7, 'Harbor Cafe', 'likes the pilot', 12), lead(41, '漢字', null, 1200)];
    expect(renderTable(columns, rows, { width: 80, painter })).toBe(
      [
        ' id  name         note             cost',
        ' @7  Harbor Cafe  likes the pilot    12',
        '@41  漢字                          1200',
        '',
      ].join('\n'),
    );
  });

  test('leaves out a column in which no row has anything', () => {
    expect(renderTable(columns, [lead(1, 'Acme')], { width: 80, painter })).toBe('id  name\n@1  Acme\n');
  });

  test('is nothing without rows', () => {
    expect(renderTable(columns, [], { width: 80, painter })).toBe('');
  });

  test('cuts the widest text first, and below its least only when all texts are there', () => {
    const rows = [lead(1, 'Nordwind Handelsgesellschaft', 'asked for the offer again in the new year', 9)];
    expect(renderTable(columns, rows, { width: 40, painter })).toBe(
      ['id  name            note            cost', '@1  Nordwind Hand…  asked for the…     9', ''].join('\n'),
    );
    expect(renderTable(columns, rows, { width: 30, painter })).toBe(
      ['id  name        note      cost', '@1  Nordwind …  asked f…     9', ''].join('\n'),
    );
    expect(renderTable(columns, rows, { width: 28, painter })).toBe(
      ['id  name      note      cost', '@1  Nordwin…  asked f…     9', ''].join('\n'),
    );
  });

  test('keeps the end of a cut text that must stay, and dates', () => {
    const wide = [
      { key: 'when', title: 'when', value: () => '2026-11-21 14:02', isDate: true },
      {
        key: 'lead',
        title: 'lead',
        value: () => 'Nordwind Handelsgesellschaft @12',
        tail: () => ' @12',
        min: 12,
      },
      { key: 'what', title: 'what', value: () => 'not-interested' },
    ];
    expect(renderTable(wide, [1], { width: 34, painter })).toBe(
      ['when              lead     what', '2026-11-21 14:02  No… @12  not-in…', ''].join('\n'),
    );
  });

  test('cuts nothing when the width is endless', () => {
    const note = 'word '.repeat(200).trim();
    expect(renderTable(columns, [lead(1, 'Acme', note)], { width: Infinity, painter })).toContain(note);
  });

  test('dims the header with colour and nothing else', () => {
    const table = renderTable(columns, [lead(1, 'Acme')], {
      width: 80,
      painter: makePainter({ color: true }),
    });
    expect(table).toBe('\u001b[2mid  name\u001b[22m\n@1  Acme\n');
  });

  test('writes yes and no for true and false', () => {
    const dream: Column<boolean>[] = [{ key: 'dream', title: 'dream', value: (row) => row }];
    expect(renderTable(dream, [true, false], { width: 80, painter })).toBe('dream\nyes\nno\n');
  });

  test('keeps its columns over many hundred rows', () => {
    const rows = Array.from({ length: 450 }, (_, at) =>
      lead(at, at === 449 ? '漢字漢字漢字漢字漢字' : 'Acme', 'x', at),
    );
    const lines = renderTable(columns, rows, { width: 80, painter }).split('\n');
    expect(lines).toHaveLength(452);
    expect(lines[1]).toBe('  @0  Acme                  x        0');
    expect(lines[450]).toBe('@449  漢字漢字漢字漢字漢字  x      449');
  });

  test.each(named(hostileTexts))('holds one safe line for a lead called %s', (_, name) => {
    const table = renderTable(columns, [lead(1, name, name)], { width: 60, painter });
    expect(table.split('\n')).toHaveLength(3);
    expect(table.replaceAll('\n', '')).not.toMatch(
      /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
    );
  });

  test('is never wider than the terminal and has a line for each row', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '👩‍👩‍👧 Family Foods',
        '漢字貿易有限公司の東京支店',
        'مؤسسة النور للتجارة',
        'नमस्ते व्यापार',
        ...hostileTexts,
      ),
    );
    const row = fc.record<Lead>({
      id: fc.nat(),
      name,
      note: fc.option(name),
      cost: fc.option(fc.double({ noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.constantFrom(120, 80, 60, 30, 12, 3), (rows, width) => {
        const lines = renderTable(columns, rows, { width, painter }).split('\n');
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(lines).toHaveLength(rows.length === 0 ? 1 : rows.length + 2);
      }),
      { numRuns: 300 },
    );
  });
});
