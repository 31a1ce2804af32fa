import type { Context } from '../../context.js';
import { checkUnit, claimWords, parseClaim } from '../../domain/claim.js';
import { checkName, fold, textLimit } from '../../domain/text.js';
import { stages, wholeNumber, type Channel } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { aboutWords, benchmarkColumns } from '../../exchange/columns/benchmarks.js';
import { starterClaims } from './starter-claims.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import {
  addBenchmark,
  allBenchmarks,
  benchmarksOf,
  requireBenchmark,
  type Benchmark,
  type BenchmarkRow,
} from '../../store/tactics/benchmarks.js';
import type { Journal } from '../../store/file/journal.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import { readNote } from '../flags/entry.js';
import { formatOf, printRows, type FormatFlags } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

export type BenchmarkFlags = Flags<'benchmark add'>;

const example =
  'For example: prospect benchmark add cold-call --rate 2% --of conversations --goal meeting --source "a study"';

/**
 * Adds a claim about a tactic, or about all of a channel. Throws UserError where a part of it is missing or it is kept
 * already.
 */
export async function benchmarkAdd(ctx: Context, words: string[], flags: BenchmarkFlags): Promise<void> {
  const name = joinWords(words);
  const channel = readChannel(name, flags.channel);
  const claim = await readClaim(ctx, flags);
  const journal = ctx.open(channel === null ? 'write' : 'create');
  const tacticId = channel === null ? requireTactic(journal, name).tacticId : null;
  const benchmark = { tacticId, channel, ...claim };
  refuseTwice(journal, benchmark);
  const id = journal.write('benchmark add', ctx.clock, (write) => {
    const id = addBenchmark(write, benchmark);
    write.summary = `benchmark ${id}`;
    return id;
  });
  ctx.print(benchmarkLine(requireBenchmark(journal, id)));
}

/** The channel it is about; null where it is about the tactic `name`. */
function readChannel(name: string, channel: Channel | undefined): Channel | null {
  if (name !== '' && channel !== undefined)
    throw new UserError(`Is it about "${name}" or about all of a channel?`, {
      hint: 'Leave out the tactic, or --channel.',
    });
  if (channel !== undefined) return channel;
  if (name !== '') return null;
  throw new UserError('What is it about: which tactic, or which channel (--channel call)?', {
    hint: example,
  });
}

async function readClaim(
  ctx: Context,
  flags: BenchmarkFlags,
): Promise<Omit<Benchmark, 'tacticId' | 'channel'>> {
  const { rate, of, goal, source } = flags;
  if (rate === undefined || of === undefined || goal === undefined || source === undefined) {
    const missing = (['rate', 'of', 'goal', 'source'] as const).filter((name) => flags[name] === undefined);
    throw new UserError(`A claim needs ${missing.map((name) => `--${name}`).join(', ')} too.`, {
      hint: example,
    });
  }
  const claim = {
    ...parseClaim(rate),
    unit: of,
    goal: stages.indexOf(goal),
  };
  checkUnit(claim);
  return {
    ...claim,
    source: checkName('--source text', source, textLimit.url),
    year: flags.year === undefined ? null : wholeNumber('--year', flags.year, 1900, 2999),
    note: (await readNote(ctx, flags.note)) || null,
  };
}

function refuseTwice(journal: Journal, benchmark: Benchmark): void {
  const keys = ['tacticId', 'channel', 'low', 'high', 'unit', 'goal', 'year'] as const;
  const same = allBenchmarks(journal).find(
    (other) =>
      keys.every((key) => other[key] === benchmark[key]) && fold(other.source) === fold(benchmark.source),
  );
  if (same === undefined) return;
  throw new UserError(`That claim is kept already, as benchmark ${same.id}.`, {
    hint: `To change it, remove it with "prospect benchmark rm ${same.id}" and add it again.`,
  });
}

/** Lists all claims, or those that apply to a tactic. Throws UserError where there is no such tactic. */
export async function benchmarkList(ctx: Context, words: string[], flags: FormatFlags): Promise<void> {
  const journal = ctx.open('read');
  const name = joinWords(words);
  const tactic = name === '' ? null : requireTactic(journal, name);
  const rows = tactic === null ? allBenchmarks(journal) : benchmarksOf(journal, tactic);
  const whom = tactic === null ? '' : say` about ${tactic.name} or its channel`;
  const nothing = `No claims${whom} yet: add one with "prospect benchmark add", or published ones with "prospect benchmark starter".`;
  await printRows(ctx, flags, benchmarkColumns({ joined: formatOf(flags) === 'table' }), rows, nothing);
}

/** Removes a claim. Throws UserError where there is none of that number. */
export function benchmarkRm(ctx: Context, number: string): void {
  const journal = ctx.open('write');
  const id = wholeNumber('NUMBER', number, 1, 1e15);
  const line = benchmarkLine(requireBenchmark(journal, id));
  journal.write('benchmark rm', ctx.clock, (write) => {
    write.remove('benchmark', id);
    write.summary = `benchmark ${id}`;
  });
  ctx.print(`removed ${line}`);
}

/** Adds the published figures that are not there yet. */
export function benchmarkStarter(ctx: Context): void {
  const journal = ctx.open('create');
  const here = new Set(allBenchmarks(journal).map(({ uid }) => uid.toString('hex')));
  const missing = starterClaims.filter(({ uid }) => !here.has(uid.toString('hex')));
  const known = starterClaims.length - missing.length;
  if (missing.length === 0)
    return ctx.print(`All ${known} published claims were here already; nothing was added.`);
  journal.write('benchmark starter', ctx.clock, (write) => {
    for (const { uid, ...claim } of missing) addBenchmark(write, claim, { uid });
    write.summary = some(missing.length, 'claim');
  });
  const before = known === 0 ? '' : `; ${known} ${known === 1 ? 'was' : 'were'} here already`;
  ctx.print(`added ${some(missing.length, 'published claim')}${before} (prospect undo)
They are claims, not goals: what others say of calls, emails or leads in general.
See them: prospect benchmark list. Beside your own: prospect tactic show NAME.`);
}

/** `benchmark 3 · cold-call · 2% of conversations → meeting · a study, 2024` */
function benchmarkLine(row: BenchmarkRow): string {
  const year = row.year === null ? '' : `, ${row.year}`;
  return say`benchmark ${row.id} · ${aboutWords(row)} · ${claimWords(row)} · ${row.source}${year}`;
}
