import path from 'node:path';
import type { Context } from '../../context.js';
import { dayOf } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { toJson } from '../../render/json.js';
import { say } from '../../render/safe.js';
import { makeBackup } from '../../store/backup/make.js';
import { examine, type Examined } from '../../store/doctor/examine.js';
import type { Check, Finding } from '../../store/doctor/finding.js';
import { repairJournal } from '../../store/doctor/repair.js';
import { Journal } from '../../store/file/journal.js';
import { usualName } from './backup.js';

/**
 * Looks at a journal from end to end and says of each check what was found; with --repair makes anew what follows from
 * other rows, after a backup. Throws UserError where the journal is damaged, once that is said.
 */
export function doctor(ctx: Context, named: string | undefined, flags: Flags<'doctor'>): void {
  const file = named === undefined ? ctx.place.file : ctx.pathOf(named);
  const isNamed = named !== undefined;
  let examined = examineFile(ctx, file, isNamed);
  if (flags.repair) {
    repair(ctx, file, examined);
    examined = examineFile(ctx, file, isNamed);
  }
  ctx.print(flags.json ? json(file, examined) : page(file, examined));
  const damaged = examined.findings.filter(({ state }) => state === 'damaged');
  if (damaged.length > 0)
    throw new UserError(`${file} is damaged.`, { hint: hintFor(damaged), code: exitCode.badData });
}

function examineFile({ host, today, clock }: Context, file: string, isNamed: boolean): Examined {
  try {
    return examine({
      file,
      isNamed,
      root: host.root,
      platform: host.platform,
      today,
      dayOfTime: (time) => dayOf({ ...clock, now: time }),
    });
  } catch (error) {
    throw isNamed && error instanceof UserError ? asNamed(error) : error;
  }
}

/** The same for a file that was not named with --db. */
function asNamed(error: UserError): UserError {
  const { message, hint, places, code, cause } = error;
  return new UserError(message, {
    ...(hint !== undefined && {
      hint: hint.replace(/ with --db FILE|: --db FILE/, ': prospect doctor FILE'),
    }),
    places: [...places],
    code,
    cause,
  });
}

function page(file: string, { findings, touches, leads }: Examined): string {
  const counts = touches === undefined ? '' : ` · touches: ${touches}, leads: ${leads ?? 0}`;
  const lines = findings.flatMap(({ check, state, says, places }) => [
    say`${check.padEnd(11)}  ${state.padEnd(7)}  ${says}`,
    ...places.map((place) => say`             ${place}`),
  ]);
  return [say`journal ${file}${counts}`, ...lines, verdictOf(findings)].join('\n');
}

function verdictOf(findings: readonly Finding[]): string {
  if (findings.some(({ state }) => state === 'damaged')) return 'damaged';
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  return warnings === 0 ? 'sound' : `sound, with ${warnings === 1 ? '1 warning' : `${warnings} warnings`}`;
}

function json(file: string, { findings, touches, leads }: Examined): string {
  const isSound = findings.every(({ state }) => state !== 'damaged');
  return toJson(
    { journal: file, touches: touches ?? null, leads: leads ?? null, sound: isSound, checks: findings },
    2,
  );
}

/** The checks whose damage --repair puts right. */
const repairable: Check[] = ['derived', 'checksums'];

function hintFor(damaged: readonly Finding[]): string {
  const checks = damaged.map(({ check }) => check);
  if (!checks.every((check) => repairable.includes(check)))
    return 'Put a backup in its place: "prospect restore" lists them.';
  return checks.includes('checksums')
    ? 'Compare the rows named with a backup. If they are right as they are now, "prospect doctor --repair" keeps them.'
    : '"prospect doctor --repair" puts it right, after a backup.';
}

function repair(ctx: Context, file: string, { findings, looked }: Examined): void {
  const isWhole = findings.every(
    ({ check, state }) => (check !== 'file' && check !== 'schema') || state === 'sound',
  );
  if (!isWhole || looked === undefined)
    throw new UserError(
      `${file} cannot be repaired: more is wrong with it than what follows from other rows.`,
      {
        hint: 'Nothing was changed. "prospect doctor" shows all; "prospect restore" lists the backups.',
        code: exitCode.badData,
      },
    );
  const wrong = findings.filter(({ check, state }) => repairable.includes(check) && state === 'damaged');
  if (wrong.length === 0) return ctx.note('There is nothing to repair.');
  const journal = new Journal({ file, purpose: 'write', chosen: true, root: ctx.host.root });
  try {
    const copy = usualName(ctx, file, path.dirname(file));
    makeBackup(journal, copy, { now: ctx.clock.now, root: ctx.host.root, asItIs: true });
    const rows = repairJournal(journal, ctx.clock, looked);
    for (const { check, places } of wrong)
      for (const place of places)
        ctx.note(say`${check === 'checksums' ? 'kept as it is now' : 'made anew'}: ${place}`);
    ctx.note(say`repaired, rows changed: ${rows}; as it was before: ${copy}`);
  } finally {
    journal.close();
  }
}
