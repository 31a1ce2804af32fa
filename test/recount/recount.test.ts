import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../helpers/run.js';
import { doneWith, newLeads, stagesIn } from './activity.js';
import { conversionOf, creditOf, unitsOf, type Batches, type KeyOf } from './conversion.js';
import { readExported, type Exported } from './exported.js';
import { failedInAll, failuresOf } from './failures.js';
import { funnelOf, stopsOf } from './funnel.js';
import { groupings, questions } from './question.js';
import { journals, written } from './random-journal.js';
import { seeUpTo, type Question, type Seen } from './seen.js';

// A second recount of what the reports say: random journals are written by the program, exported by it, and counted again,
// slowly, from the exports and from the definitions in docs/numbers.md alone; nothing of the recount reads the program's source.
// RECOUNT_JOURNALS=200 tries so many, FC_SEED=n others, as with every property test:
//   RECOUNT_JOURNALS=200 FC_SEED=1 npx vitest run test/recount
const runs = Number(process.env.RECOUNT_JOURNALS ?? 40);

type Figures = Record<string, string | number | null>;

interface Page {
  rows: Figures[];
  total: Figures | null;
  activity: { previous: Figures | null; new_leads: Figures };
  failures: { rows: Figures[]; total: Figures };
  origins: { rows: Figures[] } | null;
}

interface Funnel {
  rows: Figures[];
  tactics: Figures[];
}

/** What is printed otherwise than it was counted, in words. */
class Comparison {
  readonly differences: string[] = [];

  /** Counts must be equal, other figures to 1e-9. */
  compare(what: string, printed: Figures | null | undefined, counted: Figures): void {
    for (const [key, value] of Object.entries(counted)) {
      const found = printed?.[key];
      const isNear =
        typeof value === 'number' &&
        typeof found === 'number' &&
        !(Number.isInteger(value) && Number.isInteger(found)) &&
        Math.abs(found - value) < 1e-9 * Math.max(1, Math.abs(value));
      if (found !== value && !isNear)
        this.differences.push(`${what}: ${key} is ${String(found)}, recounted ${String(value)}`);
    }
  }

  /** Rows by name; what has no row must be without touches, leads reached and leads at risk. */
  compareRows(rows: ReadonlyMap<string, Figures>, counted: ReadonlyMap<string, Figures>): void {
    for (const [name, figures] of counted) {
      const row = rows.get(name);
      if (row) this.compare(name, row, figures);
      else if (['touches', 'reached', 'leads'].some((key) => figures[key]))
        this.differences.push(`${name} has no row`);
    }
    for (const name of rows.keys()) if (!counted.has(name)) this.differences.push(`${name} has a row`);
  }
}

async function read(desk: Desk, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await desk.run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
}

async function exported(desk: Desk): Promise<Exported> {
  const csv = (...args: string[]) => read(desk, ...args, '--csv', '--raw');
  return readExported({
    touches: await csv('export', 'touches'),
    leads: await csv('export', 'leads'),
    tactics: await csv('export', 'tactics'),
    outcomes: await csv('outcome', 'list'),
    reasons: await csv('reason', 'list'),
    all: await read(desk, 'export', 'all'),
  });
}

const nameOf = (row: Figures, by: string) =>
  by === 'tactic' ? `${row['tactic']}@${row['version']}` : String(row[by] ?? 'unknown');
const causeOf = ({ reason, place, stage }: Figures) => `${reason ?? '?'} ${place ?? '?'} ${stage}`;

function figuresOf(seen: Seen, question: Question, key: string, keyOf: KeyOf, may: Batches) {
  return {
    ...doneWith(seen, (touch) => keyOf(touch) === key, question),
    ...conversionOf(unitsOf(seen, key, keyOf, question), question, 95, may),
    ...creditOf(seen, key, keyOf, question),
  };
}

function groupsOf(seen: Seen, question: Question, by: string): Map<string, Figures> {
  const keyOf = groupings[by]!;
  const names = [...new Set(seen.touches.map(keyOf))];
  return new Map(
    names.map((name) => [
      name,
      figuresOf(
        seen,
        question,
        name,
        keyOf,
        by === 'tactic' || by === 'origin' ? 'weeks and sources' : 'weeks',
      ),
    ]),
  );
}

/** What must be so of a verdict, by the figures beside it. */
function isPossible({ verdict, worth, ...row }: Figures): boolean {
  if (typeof worth !== 'number') return verdict === null;
  const isShort = row['effective'] === null || Number(row['effective']) < 20;
  if (isShort || row['followed_days'] !== row['window']) return verdict === 'early';
  const begun = Number(row['credit_first']) / Number(row['leads']);
  if (verdict === 'drop?') return begun < worth;
  return verdict !== 'drop' || (begun < worth && Number(row['by_window_high']) < worth);
}

/** What was there to be counted wrongly, by name. */
function casesOf(seen: Seen, rows: readonly Figures[]): string[] {
  const results = [...seen.byLead.values()];
  return [
    ...rows.flatMap((row) => [
      ...(row['leads_unnamed'] === 0 ? [] : ['leads without a name']),
      ...(Number(row['credit_first']) > Number(row['leads_converted']) ? ['an opener'] : []),
      ...(Number(row['open']) > 0 && Number(row['converted']) > 0 ? ['leads still open'] : []),
      ...(Number(row['effective']) === 20 && Number(row['leads']) > 20 ? ['batches'] : []),
    ]),
    ...results.flatMap((each) => [
      ...(new Set(each.map(({ stage }) => stage)).size > 3 ? ['several stages a lead'] : []),
      ...(new Set(each.map(({ touch }) => touch.number)).size > 2 ? ['several touches a lead'] : []),
      ...(each.some(({ day }) => each.filter((other) => other.day === day).length > 2) ? ['a full day'] : []),
      ...(each.some(({ place, day, touch }) => place > 1 && day > touch.day) ? ['a later result'] : []),
    ]),
  ];
}

test(
  'random journals are counted as a second recount counts them from what they export',
  async () => {
    const cases = new Set<string>();
    await fc.assert(
      fc.asyncProperty(journals, questions, async (random, { question, dates, options, by }) => {
        const desk = await written(random);
        const journal = await exported(desk);
        const seen = seeUpTo(journal, question.asOf);
        const ask = async <T>(...args: string[]) =>
          JSON.parse(await read(desk, 'report', ...args, '--json', ...dates)) as T;
        const said = new Comparison();
        const named = (rows: Figures[], of: string) => new Map(rows.map((row) => [nameOf(row, of), row]));

        const page = await ask<Page>(...options);
        said.compareRows(named(page.rows, 'tactic'), groupsOf(seen, question, 'tactic'));
        if (page.total)
          said.compare(
            'total',
            page.total,
            figuresOf(seen, question, '', () => '', 'weeks and sources'),
          );
        for (const row of page.rows) {
          const name = nameOf(row, 'tactic');
          said.compare(name, row, { worth: journal.tactics.get(name)!.worths[question.goalName] ?? null });
          if (!isPossible(row)) said.differences.push(`${name}: ${row['verdict']} cannot be`);
        }
        for (const row of page.origins?.rows ?? []) {
          const name = nameOf(row, 'origin');
          const units = unitsOf(seen, name, groupings['origin']!, question);
          const { leads_unnamed, effective, ...counted } = conversionOf(
            units,
            question,
            95,
            'weeks and sources',
          );
          said.compare(`leads of origin ${name}`, { ...row, leads_unnamed, effective }, counted);
        }
        const tactics = await ask<Page>('tactics', ...options, `--by=${by}`);
        said.compareRows(named(tactics.rows, by), groupsOf(seen, question, by));

        const { activity } = page;
        said.compare('activity', activity as unknown as Figures, stagesIn(seen, question));
        if (question.before) said.compare('before', activity.previous, stagesIn(seen, question.before));
        else expect(activity.previous).toBeNull();
        said.compare('new leads', activity.new_leads, newLeads(seen, question));

        const failures = await ask<Page['failures']>('failures');
        const causes = new Map(failures.rows.map((row) => [causeOf(row), row]));
        said.compareRows(causes, failuresOf(seen, journal, question));
        said.compare('failures', failures.total, failedInAll(seen, question));
        expect(page.failures.rows).toEqual(failures.rows);

        const funnel = await ask<Funnel>('funnel');
        for (const [index, row] of funnelOf(seen, journal.meetings, question).entries())
          said.compare('funnel', funnel.rows[index], row);
        for (const row of funnel.tactics) said.compare('stops', row, stopsOf(seen, nameOf(row, 'tactic')));

        expect(said.differences, [...dates, ...options].join(' ')).toEqual([]);
        for (const each of casesOf(seen, page.rows)) cases.add(each);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect([...cases].sort()).toEqual([
      'a full day',
      'a later result',
      'an opener',
      'batches',
      'leads still open',
      'leads without a name',
      'several stages a lead',
      'several touches a lead',
    ]);
  },
  60_000 + 5_000 * runs,
);
