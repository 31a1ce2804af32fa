import { UserError, exitCode } from '../../errors.js';
import { JournalIntake } from './intake.js';
import { Item } from './item.js';
import { readMembers, type Member } from '../read/json.js';
import type { Source } from '../read/source.js';
import type { ImportDesk } from '../table/import.js';
import { explainConflict, type Tally } from '../tally.js';

const progressEvery = 256;

/** The lists of the file, in the order in which each finds what it refers to, with the keys of their things. */
const lists = new Map(
  Object.entries({
    settings: 'key value',
    aliases: 'uid name words',
    sources: 'uid name origin asked',
    outcomes: 'uid name stage state ends stops asks channels',
    reasons: 'uid name broke',
    tactics: 'uid name channel kind worth worths seconds note dropped versions',
    spends: 'spend uid tactic amount every day until note',
    trials: 'trial uid tactic version day until hypothesis touches goal expected',
    decisions: 'uid tactic version trial day choice learned evidence',
    plans: 'plan uid tactic stage amount every day until',
    benchmarks: 'benchmark uid tactic channel low high unit goal source year note',
    feelings: 'uid tactic day fit in_the_way',
    leads:
      'lead uid name company source origin tier note external_id stopped created stopped_day lifted url addresses tags merged',
    touches:
      'touch uid lead tactic version day at offset zone seconds cost energy note external_id import_key results',
    next_steps:
      'uid lead touch day at offset zone what owner meeting acknowledged made state closed kept_by why',
    reviews: 'uid week day question answer',
  }).map(([name, keys]) => [name, keys.split(' ')]),
);
const order = ['prospect', 'currency', ...lists.keys()];

/**
 * Adds what a journal written by `export all` holds and this one does not: into an empty journal it brings back the
 * same. What has the same uid is the same; a word, source or tactic of the same name too, and a lead as in any other
 * file. Throws UserError at the first thing that cannot be taken.
 */
export function importJournal(source: Source, desk: ImportDesk): Tally {
  const intake = new JournalIntake(desk);
  let reached = -1;
  for (const member of readMembers(source)) {
    if (!member.number) {
      reached++;
      if (member.key !== order[reached]) throw misplaced(source, member.key, order[reached]);
      if (member.number === 0) continue;
    }
    if (++intake.tally.read % progressEvery === 0) desk.progress(intake.tally.read);
    try {
      take(intake, source, member);
    } catch (error) {
      const conflict = explainConflict(error);
      if (conflict === undefined) throw error;
      throw unusable(source, `holds "${member.key}", item ${member.number}, which ${conflict}`);
    }
  }
  const missing = order[reached + 1];
  if (missing !== undefined) throw misplaced(source, undefined, missing);
  intake.loop.finish();
  return intake.tally;
}

function take(intake: JournalIntake, source: Source, { key, number, value }: Member): void {
  if (number !== null && (key === 'prospect' || key === 'currency'))
    throw unusable(source, `has a "${key}" that is a list`);
  if (key === 'prospect') return intake.takeForm(source.name, value);
  if (key === 'currency') return intake.takeCurrency(source.name, value);
  if (number === null) throw unusable(source, `has a "${key}" that is not a list`);
  const item = new Item(value, `"${key}", item ${number},`, lists.get(key)!);
  switch (key) {
    case 'settings':
      return intake.takeSetting(item);
    case 'aliases':
      return intake.takeAlias(item);
    case 'sources':
      return intake.words.takeSource(item);
    case 'outcomes':
      return intake.words.takeOutcome(item);
    case 'reasons':
      return intake.words.takeReason(item);
    case 'tactics':
      return intake.tactics.takeTactic(item);
    case 'spends':
      return intake.tactics.takeSpend(item);
    case 'trials':
      return intake.loop.takeTrial(item);
    case 'decisions':
      return intake.loop.takeDecision(item);
    case 'plans':
      return intake.loop.takePlan(item);
    case 'benchmarks':
      return intake.loop.takeBenchmark(item);
    case 'feelings':
      return intake.loop.takeFeeling(item);
    case 'leads':
      return intake.leads.takeLead(item);
    case 'touches':
      return intake.takeTouch(item);
    case 'next_steps':
      return intake.takeNextStep(item);
    case 'reviews':
      return intake.loop.takeReviewAnswer(item);
  }
}

function misplaced(source: Source, found: string | undefined, wanted: string | undefined): UserError {
  if (wanted === order[0]) return unusable(source, 'is not a whole journal');
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
