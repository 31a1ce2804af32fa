import { minorDigits } from '../../domain/money.js';
import type { CsvValue } from '../../render/csv.js';
import { renderJsonRows } from '../../render/rows.js';
import { claimRows } from '../claims/columns.js';
import { type Currency, major, minutes } from '../sheet/cells.js';
import { groupColumns, remarksJson } from '../tactics/columns.js';
import { secondsOf } from '../measures/effort.js';
import { failureColumns } from '../failures/columns.js';
import { tacticFeelingsJson } from '../fit/columns.js';
import type { Frame } from '../measures/frame.js';
import { moneyColumns } from '../money/columns.js';
import type { Contrast } from '../measures/nearer-goal.js';
import type { VersionComparison } from './versions.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import { decisionsJson, runningJson } from '../trial/columns.js';

type Json = Record<string, unknown>;
type Row = Record<string, CsvValue>;

/** Everything about one tactic as JSON, unrounded, each section with its rows under the keys of the report. */
export function tacticJson(record: TacticRecord, frame: Frame, currency: string | null): Json {
  const unit = { code: currency, digits: minorDigits(currency) };
  const { tactic, versions } = record;
  const changes = record.comparisons.map(changeJson);
  return {
    as_of: frame.asOf.day,
    goal: frame.goal,
    window: frame.window,
    level: frame.level,
    tactic: tactic.name,
    channel: tactic.channel,
    kind: tactic.kind,
    worth: tactic.worth,
    usual_minutes: minutes(tactic.seconds),
    dropped: tactic.droppedDay,
    note: record.note,
    versions: versions.map((version) => versionRow(version, record, frame, unit)),
    change: changes[0] ?? null,
    changes,
    credit: record.credit,
    curve: versions.flatMap(curveRows),
    failures: failuresJson(record, frame, unit),
    money: moneyJson(record, frame, unit),
    feeling: versions.map(({ use }) => ({
      version: use.version,
      touches: use.touches,
      touches_felt: use.feltTouches,
      felt: use.felt,
    })),
    remarks: remarksJson(record.remarks, record.worked.rows),
    cautions: record.cautions,
    benchmarks: claimRows(record.claims),
    fit: tacticFeelingsJson(record.feelings),
    trials: runningJson(record.trials.running),
    decisions: decisionsJson(record.trials.decisions),
  };
}

function versionRow(
  { row, use }: VersionRecord,
  { worked }: TacticRecord,
  frame: Frame,
  unit: Currency,
): Row {
  return {
    ...renderJsonRows(groupColumns(worked, frame, unit), [row])[0],
    change: use.change,
    from_version: use.origin,
    made: use.day,
    first_touch: use.firstDay,
    last_touch: use.lastDay,
  };
}

function changeJson(comparison: VersionComparison): Json {
  const { newerRow, olderRow, text, nearer } = comparison;
  return {
    version: newerRow.version,
    before: olderRow.version,
    ...contrastJson(comparison),
    text,
    nearer: nearer && {
      goal: nearer.goal,
      window: nearer.window,
      judged: nearer.newer.n,
      converted: nearer.newer.k,
      judged_before: nearer.older.n,
      converted_before: nearer.older.k,
      ...contrastJson(nearer),
      tells_apart: nearer.tells,
      text: nearer.text,
    },
  };
}

function contrastJson({ difference, chanceBetter }: Contrast): Row {
  return {
    difference: difference?.difference ?? null,
    difference_low: difference?.low ?? null,
    difference_high: difference?.high ?? null,
    chance_better: chanceBetter,
  };
}

/** The curve of a version, one row a day on which anything happened. */
function curveRows({ use, curve }: VersionRecord): Row[] {
  if (curve === null) return [];
  return curve.points.map(({ day, followed, converted, lost }) => ({
    version: use.version,
    day,
    followed,
    by_day: converted,
    lost_by_day: lost,
  }));
}

/** Failures of each version by reason, place and stage, and of all of them together. */
function failuresJson({ versions, failures }: TacticRecord, frame: Frame, unit: Currency): Json {
  const columns = failureColumns(frame, unit).filter(({ key }) => !key.endsWith('_before'));
  const { failed, deferred, silent, unrecorded, lesson } = failures;
  return {
    rows: versions.flatMap(({ use, failures: own }) =>
      renderJsonRows(columns, own.rows).map((row) => ({ version: use.version, ...row })),
    ),
    total: { failed, deferred, silent, unrecorded },
    lesson,
  };
}

/** What the judged leads took, and what all touches did so far. */
function moneyJson({ versions, money }: TacticRecord, frame: Frame, unit: Currency): Json {
  const rows = versions.flatMap((version) => version.money ?? []);
  const { effort, spend } = money.soFar;
  return {
    rows: renderJsonRows(moneyColumns(frame, unit), rows),
    so_far: {
      touches: effort.touches,
      touches_untimed: effort.untimed,
      minutes: minutes(secondsOf(effort)),
      minutes_estimated: secondsOf(effort) === null ? null : minutes(effort.usualSeconds),
      cost: major(effort.cost, unit),
      spend: major(spend, unit),
    },
    hourly_value: major(money.hourlyValue, unit),
  };
}
