import { count, percent } from '../../render/figure.js';
import { brokeTable, brokeWords, isPointedAt } from '../failures/page.js';
import { isUnrecorded, type FailureRow } from '../failures/failures.js';
import type { ReportQuery } from '../measures/query.js';
import { heading, paragraph, tableBlock, type Block } from '../sheet/blocks.js';
import { wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table, type TableColumn } from '../sheet/table.js';
import { explainFails } from './explain.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import { typed } from '../sheet/names.js';
import type { TacticRecord, VersionRecord } from './tactic.js';

const mostCauses = 6;

/** Why its touches failed or were put off, ever; nothing where none did. */
export function renderFails(
  record: TacticRecord,
  query: ReportQuery,
  view: View,
  currency: string | null,
): string[] {
  const { failures, versions, title } = record;
  const { causes, failed, deferred, silent, lesson } = failures;
  if (failed + deferred + silent === 0) return [];
  const rows = chooseCauses(causes);
  const rest = causes.length - rows.length;
  const left = failed + deferred - rows.reduce((sum, { touches }) => sum + touches, 0);
  return [
    ...sectionTitle('WHY IT FAILS', brokeWords(failures), view),
    ...(rows.length > 0 ? tableLines(failsTable(rows, versions, view, currency), rows, view) : []),
    ...(rest > 0 ? dimmed(`and ${rest} more, ${count(left)} ${left === 1 ? 'touch' : 'touches'}`, view) : []),
    ...(lesson === null ? [] : wrap(lesson, view.width)),
    ...(isPointedAt(failures)
      ? dimmed(
          `Add missing reasons: prospect list -t ${typed(title)} -r none, prospect edit TOUCH -r WHY`,
          view,
        )
      : []),
    ...explained(() => explainFails(record, query), view),
  ];
}

/** The same as blocks, with all reasons. */
export function failsBlocks(record: TacticRecord, view: View, currency: string | null): Block[] {
  const { causes, failed, deferred, silent, lesson } = record.failures;
  if (failed + deferred + silent === 0) return [];
  return [
    heading(2, 'Why it fails'),
    paragraph([brokeWords(record.failures)]),
    tableBlock(failsTable(causes, record.versions, view, currency), causes, view),
    paragraph(lesson === null ? [] : [lesson]),
  ];
}

/** The most frequent ones, and always those without a reason. */
function chooseCauses(causes: readonly FailureRow[]): FailureRow[] {
  const recorded = causes.filter((cause) => !isUnrecorded(cause));
  const unrecorded = causes.filter(isUnrecorded);
  const most = recorded.length > mostCauses ? mostCauses - unrecorded.length : mostCauses;
  return [...recorded.slice(0, most), ...unrecorded];
}

/** The reasons with their shares in the newest versions, and a bar that shows which weigh most. */
function failsTable(
  rows: readonly FailureRow[],
  versions: readonly VersionRecord[],
  { painter }: View,
  currency: string | null,
): Table<FailureRow> {
  const most = Math.max(...rows.map(({ share }) => share));
  return {
    ...brokeTable(currency, versionColumns(versions)),
    choose: (all) => all,
    bar: {
      least: 6,
      most: 24,
      gap: 2,
      draw: (row, width) =>
        String(
          (isUnrecorded(row) ? painter.dim : painter.accent)(
            '━'.repeat(Math.max(1, Math.round((row.share / most) * width))),
          ),
        ),
    },
  };
}

/** The share of each reason in the two newest versions that have failures, where there are two. */
function versionColumns(versions: readonly VersionRecord[]): TableColumn<FailureRow>[] {
  const failing = versions.filter(({ failures }) => failures.causes.length > 0).slice(0, 2);
  if (failing.length < 2) return [];
  return failing.map(({ use, failures }) => {
    const shares = new Map(failures.causes.map((cause) => [causeOf(cause), cause.share]));
    const all = failures.failed + failures.deferred;
    return {
      title: `@${use.version} of ${count(all)}`,
      text: (row) => percent(shares.get(causeOf(row)) ?? 0),
    };
  });
}

function causeOf({ reason, place }: FailureRow): string {
  return JSON.stringify([reason, place]);
}
