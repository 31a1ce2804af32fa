import { isCurrency, minorDigits } from '../../domain/money.js';
import { UserError, exitCode } from '../../errors.js';
import { say } from '../../render/safe.js';
import { form } from '../../store/form/form.js';
import { checkCurrency, currencyOf } from '../../store/settings/settings.js';
import { readMembers, type Member } from '../read/json.js';
import type { Source } from '../read/source.js';
import type { ImportRun } from '../table/import.js';
import { explainConflict } from '../faults.js';
import type { Tally } from '../tally.js';
import { journalForm, listsOf } from './export.js';
import { Things } from './things.js';

const progressEvery = 256;

/** The members of a file of that form, in their order. */
function membersOf(form: number): string[] {
  return ['prospect', 'currency', ...listsOf(form)];
}

/**
 * Adds what a journal written by `export all` holds and this one does not: into an empty journal it brings back the
 * same. What has the same uid is the same; a word, source or tactic of the same name too, and a lead as in any other
 * file. Throws UserError at the first thing that cannot be taken.
 */
export function importJournal(source: Source, context: ImportRun): Tally {
  const things = new Things(context);
  let members = membersOf(journalForm);
  let reached = -1;
  for (const member of readMembers(source)) {
    if (!member.number) {
      reached++;
      if (member.key !== members[reached]) throw misplaced(source, member.key, members[reached]);
      if (member.number === 0) continue;
    }
    if (++things.tally.read % progressEvery === 0) context.progress(things.tally.read);
    try {
      if (member.key === 'prospect') members = membersOf(checkForm(source, member));
      else take(things, context, source, member);
    } catch (error) {
      const conflict = explainConflict(error);
      if (conflict === undefined) throw error;
      throw unusable(source, `holds "${member.key}", item ${member.number}, which ${conflict}`);
    }
  }
  const missing = members[reached + 1];
  if (missing !== undefined) throw misplaced(source, undefined, missing);
  things.finish();
  return things.tally;
}

function take(things: Things, context: ImportRun, source: Source, { key, number, value }: Member): void {
  const isList = Object.hasOwn(form, key);
  if (isList !== (number !== null))
    throw unusable(source, `has a "${key}" that is ${isList ? 'not a list' : 'a list'}`);
  if (isList) things.take(key as keyof typeof form, value, number!);
  else takeCurrency(things, context, source, value);
}

/** The form that a file says it has. Throws UserError where that is none, or a newer one. */
function checkForm(source: Source, { number, value }: Member): number {
  if (number !== null) throw unusable(source, 'has a "prospect" that is a list');
  if (typeof value !== 'number' || value < 1) throw unusable(source, 'is not a whole journal');
  if (Number.isInteger(value) && value <= journalForm) return value;
  throw new UserError(`"${source.name}" was written by a newer version of prospect.`, {
    hint: 'Install that version to import it.',
    code: exitCode.newer,
  });
}

/** Amounts are in minor units, so both journals must count in the same ones. */
function takeCurrency(things: Things, { journal }: ImportRun, { name }: Source, value: unknown): void {
  if (value !== null && (typeof value !== 'string' || !isCurrency(value)))
    throw new UserError(`"${name}" has a "currency" that is none.`, { code: exitCode.badData });
  const here = currencyOf(journal);
  if (here === value) return;
  if (here !== null && (value !== null || minorDigits(here) !== minorDigits(null)))
    throw new UserError(`"${name}" counts in ${value ?? 'no currency'}, but this journal in ${here}.`, {
      hint: 'Import it into another journal: --db FILE.',
      code: exitCode.badData,
    });
  if (here !== null || value === null) return;
  checkCurrency(journal, value);
  things.intake.settle('settings', { key: 'currency', value });
  things.tally.settings.push(say`currency = ${value}`);
}

function misplaced(source: Source, found: string | undefined, wanted: string | undefined): UserError {
  if (wanted === 'prospect') return unusable(source, 'is not a whole journal');
  if (wanted === undefined) return unusable(source, `holds "${found}", which is not known`);
  return unusable(
    source,
    found === undefined ? `has no "${wanted}"` : `has "${found}" where "${wanted}" should be`,
  );
}

function unusable(source: Source, what: string): UserError {
  return new UserError(`"${source.name}" ${what}.`, {
    hint: 'Only JSON that "prospect export all" wrote can be imported.',
    code: exitCode.badData,
  });
}
