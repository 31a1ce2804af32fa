import { describe, expect, test } from 'vitest';
import type { UserError } from '../../../src/errors.js';
import type { Layout } from '../../../src/exchange/fields/layout.js';
import { readMapping, type Mapping } from '../../../src/exchange/fields/mapping.js';
import { findLayout } from '../../../src/exchange/fields/recognise.js';

const calls: Layout = {
  name: 'some-calls',
  title: 'Calls of some program',
  rows: 'touches',
  signature: ['Call Time', ['Callee', 'Callee name']],
  fields: { at: 'Call Time', lead: ['Callee', 'Callee name'], seconds: 'Talk', note: ['Topic', 'Body'] },
  constants: { tactic: 'calls', channel: 'call' },
  words: { outcome: { Yes: 'talked' } },
  read: (cells, isOver) => {
    if (cells('Direction') === 'in') return { leftOut: 'inbound' };
    if (cells('Also') === '') return {};
    return [{ phone: cells('Phone') }, { phone: cells('Also'), 'result-at:won': isOver('x') ? 'past' : '' }];
  },
  says: { phone: 'Also', 'result-at:won': 'Also' },
  ignores: ['Direction'],
};
const narrower: Layout = { ...calls, name: 'narrow', signature: [...calls.signature, 'Talk'] };
const header = [
  'CALL_TIME',
  'Callee',
  'Talk',
  'Direction',
  'Phone',
  'Also',
  'Outcome',
  'Email',
  'Else',
  'Topic',
  'Body',
];
const row = ['2026-11-20', 'Ann', '60', 'out', '1', '', 'yes', 'a@x.example', '', 'x', 'y'];

function rowsOf(mapping: Mapping, cells: string[]): string[][] {
  const meant = mapping.meant(cells, () => true);
  if ('leftOut' in meant) throw new Error(meant.leftOut);
  return [...meant];
}

describe('a layout', () => {
  test('is recognised by its columns, the one with most of them first', () => {
    expect(findLayout([calls, narrower], header)?.name).toBe('narrow');
    expect(findLayout([calls, narrower], ['call time', 'Callee name'])?.name).toBe('some-calls');
    expect(findLayout([calls, narrower], ['call time'])).toBeUndefined();
  });

  test('can be forced, and one that there is not is refused with those that are near', () => {
    expect(findLayout([calls, narrower], ['x'], 'Some-Calls')?.name).toBe('some-calls');
    const refused = (name: string) => {
      try {
        findLayout([calls], ['x'], name);
      } catch (error) {
        return (error as UserError).hint;
      }
      return undefined;
    };
    expect([refused('some-call'), refused('zzzzzzzzz')]).toEqual([
      'Did you mean some-calls?',
      'Layouts: some-calls.',
    ]);
  });

  test('says what columns mean, and names tell the rest', () => {
    const mapping = readMapping(header, {}, { layout: calls });
    expect(mapping).toMatchObject({ kind: 'touches', isOwn: false, layout: calls, unused: ['Else'] });
    const [meant] = rowsOf(mapping, row);
    const fields = [
      'at',
      'lead',
      'seconds',
      'tactic',
      'channel',
      'outcome',
      'email',
      'phone',
      'note',
    ] as const;
    expect(fields.map((field) => mapping.text(meant!, field))).toEqual([
      '2026-11-20',
      'Ann',
      '60',
      'calls',
      'call',
      'talked',
      'a@x.example',
      '1',
      'x\ny',
    ]);
    expect(mapping.milestones).toEqual([{ outcome: 'won', field: 'result-at:won' }]);
  });

  test('makes several rows of one, or leaves it out', () => {
    const mapping = readMapping(header, {}, { layout: calls });
    const both = rowsOf(mapping, row.with(5, '2'));
    expect(
      both.map((each) =>
        ['lead', 'phone', 'result-at:won'].map((field) => mapping.text(each, field as 'lead')),
      ),
    ).toEqual([
      ['Ann', '1', ''],
      ['Ann', '2', 'past'],
    ]);
    expect(mapping.meant(row.with(3, 'in'), () => true)).toEqual({ leftOut: 'inbound' });
  });

  test('gives way to what is typed', () => {
    const mapping = readMapping(
      header,
      {
        map: ['lead=Else'],
        const: ['tactic=mine'],
        recode: ['outcome:yes=meeting'],
        only: ['direction=OUT'],
      },
      { layout: calls },
    );
    const [meant] = rowsOf(mapping, row.with(8, 'Bo'));
    expect((['lead', 'tactic', 'outcome'] as const).map((field) => mapping.text(meant!, field))).toEqual([
      'Bo',
      'mine',
      'meeting',
    ]);
    expect(mapping.meant(row.with(3, 'other'), () => true)).toEqual({ leftOut: 'by --only' });
  });
});

test('--only keeps a row by any value of a column and by each of several columns', () => {
  const mapping = readMapping(['name', 'a=b', 'c'], { only: ['a=b=1', 'A=B=2', 'c=x'] });
  const kept = (...cells: string[]) => !('leftOut' in mapping.meant(['Ann', ...cells], () => true));
  expect([kept('1', 'x'), kept('2', 'X'), kept('3', 'x'), kept('1', 'y')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
