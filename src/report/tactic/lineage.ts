import { showOnOneLine } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { hang, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { dimmed } from '../sheet/headed.js';
import type { VersionRecord } from './tactic.js';

const indent = 4;
const longChange = 2;

/**
 * The versions worth a line: those in use, the newest, and one alone. One that was made and passed over without a touch
 * says nothing.
 */
export function versionsWorthALine(versions: readonly VersionRecord[]): readonly VersionRecord[] {
  return versions.filter(({ use }, index) => use.touches > 0 || index === 0);
}

/** Below a version: what was changed, from which, when, and when it was used where `withUse`; nothing if all is unknown. */
export function lineageLines(
  version: VersionRecord,
  query: ReportQuery,
  { width, painter }: View,
  withUse: boolean,
): string[] {
  const words = lineageWords(version, query, withUse);
  if (words === '') return [];
  const lines = hang(' '.repeat(indent), indent, words, width);
  const shown =
    lines.length <= longChange ? lines : [...lines.slice(0, longChange), `${' '.repeat(indent)}…`];
  return shown.map((line) => String(painter.dim(fit(line, width))));
}

/** `made 2 Oct from cold-call, used 5 Oct – 20 Nov: "ask for 5 minutes, not 30"` */
export function lineageWords({ use, row }: VersionRecord, { asOf }: ReportQuery, withUse: boolean): string {
  const { origin, day, change, firstDay, lastDay } = use;
  const short = (text: string) => shortDay(text, asOf.day);
  const from = origin === null ? '' : `from ${groupName({ name: row.name, version: origin })}`;
  const made = day === null ? from : `made ${short(day)} ${from}`.trimEnd();
  const used =
    firstDay === null || lastDay === null
      ? 'no touch yet'
      : `used ${firstDay === lastDay ? short(firstDay) : `${short(firstDay)} – ${short(lastDay)}`}`;
  const head = [made, withUse ? used : ''].filter(Boolean).join(', ');
  if (change === null) return head;
  return `${head === '' ? 'change' : head}: "${showOnOneLine(change)}"`;
}

/** Names the versions that were made and passed over. */
export function passedOverLines(versions: readonly VersionRecord[], view: View): string[] {
  const shown = versionsWorthALine(versions);
  const names = versions.filter((version) => !shown.includes(version)).map(({ row }) => groupName(row));
  return names.length === 0 ? [] : dimmed(`Made and never used: ${names.join(', ')}.`, view);
}
