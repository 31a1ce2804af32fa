import { expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { form } from '../../../src/store/form/form.js';
import type { Fields, List, Part } from '../../../src/store/form/rows.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

interface Column {
  name: string;
  isRequired: 0 | 1;
}

/** Tables that no file holds: what follows from others, the log of operations, and copies of the file. */
const apart = ['backup', 'change', 'digest', 'last_result', 'operation', 'taken_back'];

/** Columns that follow from others of their row. */
const derived = /^(folded|searched|worth.*)$/;

const parts = (fields: Fields): Part[] => Object.values(fields).flatMap(({ part }) => part ?? []);
const lists: List[] = Object.values(form);
const tables = [...lists, ...lists.flatMap(({ fields }) => parts(fields)).filter(({ from }) => !from)];

function withSchema<T>(work: (journal: Journal) => T): T {
  const file = `${temporaryFolder()}/journal.db`;
  const journal = new Journal({ file, purpose: 'make', chosen: true, root });
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

test('every table of a journal is in the form of a whole journal, or named as one that no file holds', () => {
  const names = withSchema((journal) =>
    journal.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    ),
  ).map(({ name }) => name);
  expect([...tables.map(({ table }) => table), ...apart].sort()).toEqual(names);
});

test.each(tables.map((rows) => [rows.table, rows] as const))(
  '%s: the form has its columns',
  (table, rows) => {
    const columns = withSchema((journal) =>
      journal.all<Column>('SELECT name, "notnull" AS isRequired FROM pragma_table_info(?)', [table]),
    );
    const known = new Map(
      Object.entries(rows.fields).flatMap(([key, { column = key, otherwise }]) =>
        column === null ? [] : [[column, otherwise === null ? 0 : 1] as const],
      ),
    );
    const { owner, order } = rows as Partial<Part>;
    const others = columns.filter(
      ({ name }) => !known.has(name) && !['id', owner, order].includes(name) && !derived.test(name),
    );
    expect(others).toEqual([]);
    const names = columns.map(({ name }) => name);
    expect([...known.keys()].filter((name) => !names.includes(name))).toEqual([]);
    for (const { name, isRequired } of columns)
      if (name !== 'id' && known.has(name)) expect([name, known.get(name)]).toEqual([name, isRequired]);
  },
);
