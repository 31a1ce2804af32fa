import path from 'node:path';
import type { Context } from '../../context.js';
import type { RowKind } from '../../exchange/fields/field.js';
import type { Source } from '../../exchange/read/source.js';
import type { Tally } from '../../exchange/tally.js';
import type { Journal } from '../../store/file/journal.js';
import type { Write } from '../../store/file/write.js';

// Up to this size a file is tried out in memory before a journal is made for it: a refused one then leaves none behind.
const smallFile = 2_000_000;

/** Writes what `take` takes of a file as one operation, which the list of operations calls by the file and what came in. */
export function writeImport(
  ctx: Context,
  journal: Journal,
  source: Source,
  kind: RowKind,
  take: (write: Write) => Tally,
): Tally {
  if (source.size > smallFile) {
    journal.make();
    journal.widen();
  }
  return journal.write('import', ctx.clock, (write) => {
    const tally = take(write);
    write.summary = `${path.basename(source.name)} · ${tally.contents(kind)}`;
    return tally;
  });
}
