import type { Context } from '../../context.js';
import { readToday } from '../../report/today/read.js';
import { viewOf } from '../flags/view.js';

/** Shows today: what is due, what was logged, what to type next. It asks nothing and writes nothing. */
export async function today(ctx: Context): Promise<void> {
  const journal = ctx.open('read');
  const found = journal.snapshot(() => readToday(journal, ctx.today, ctx.clock.now));
  const { renderToday } = await import('../../report/today/page.js');
  ctx.print(renderToday(found, await viewOf(ctx, {})));
}
