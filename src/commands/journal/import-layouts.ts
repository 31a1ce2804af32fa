import type { Context } from '../../context.js';
import type { Layout } from '../../exchange/fields/layout.js';
import { layouts } from '../../exchange/layouts/index.js';
import type { Column } from '../../render/column.js';
import { allAliases } from '../../store/settings/aliases.js';
import { printRows } from '../flags/format.js';

const columns: Column<Layout>[] = [
  { key: 'name', title: 'name', value: ({ name }) => name },
  { key: 'title', title: 'what it is', value: ({ title }) => title },
  { key: 'rows', title: 'rows', value: ({ rows }) => rows },
];

/** Lists the layouts that files are recognised by, and what was kept with --save. */
export async function listLayouts(ctx: Context): Promise<void> {
  const rows = [...layouts];
  await printRows(ctx, {}, columns, rows, 'No layouts are known.');
  const kept = allAliases(ctx.open('create')).filter(({ words }) => /^import(\s|$)/.test(words));
  for (const { name, words } of kept) ctx.print(`${name}: prospect ${words}`);
  ctx.note('A file is recognised by its column names; --as NAME takes it for one of these.');
}
