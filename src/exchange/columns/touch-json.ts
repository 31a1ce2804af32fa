import { renderJsonRows } from '../../render/rows.js';
import { toJson } from '../../render/json.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf } from '../../store/settings/settings.js';
import { newestTouches } from '../../store/touches/touches.js';
import { touchColumns } from './touches.js';

/** Touches as JSON, in the order of their numbers: one as an object, several as an array. */
export function touchesAsJson(journal: Journal, ids: number[]): string {
  const rows = newestTouches(journal, { ids }, 0).sort((a, b) => a.id - b.id);
  const records = renderJsonRows(touchColumns(currencyOf(journal)), rows);
  return toJson(ids.length === 1 ? records[0] : records, 2);
}
