import { weekday, type Day } from '../../domain/calendar.js';
import { benchmarkUnits } from '../../domain/claim.js';
import { textLimit } from '../../domain/text.js';
import { channels, choices } from '../../domain/touch.js';
import { fits } from '../../store/tactics/feelings.js';
import type { Intake } from '../../store/across/imports.js';
import type { Trial } from '../../store/tactics/trials.js';
import { refer, uidOf, type Item } from './item.js';
import type { JournalTactics } from './tactics.js';
import type { Tally } from '../tally.js';
import { largestNumber } from '../table/steps.js';

const largestCount = 1_000_000;
const longestEvidence = 100_000;

type FileTrial = Trial & { id: number; uid: Buffer };

/** Takes the trials, decisions, plans, benchmarks, feelings and review answers of an exported journal. */
export class JournalLoop {
  /** Numbers in the file to numbers in the journal. */
  private readonly trials = new Map<number, number>();
  /** Those that may not run beside the trial of their version that runs here, until it is known whether they do. */
  private readonly waiting = new Map<number, FileTrial>();

  constructor(
    private readonly intake: Intake,
    private readonly tactics: JournalTactics,
    private readonly tally: Tally,
    private readonly today: Day,
  ) {}

  takeTrial(item: Item): void {
    const number = item.required('trial', item.whole('trial', 1, largestNumber));
    if (this.trials.has(number) || this.waiting.has(number))
      throw item.wrong(`has the number ${number}, as one before it`);
    const day = this.past(item);
    const trial = {
      id: number,
      uid: uidOf(item),
      versionId: this.tactics.versionOf(item),
      day,
      until: lastDay(item, day),
      hypothesis: item.text('hypothesis', textLimit.note),
      touches: item.whole('touches', 1, largestCount),
      goal: stage(item, 'goal'),
      expected: item.share('expected'),
    };
    if (this.intake.loop.mayClash(trial)) this.waiting.set(number, trial);
    else this.settle(trial);
  }

  private settle(trial: FileTrial): void {
    const { id, is } = this.intake.loop.settleTrial(trial);
    this.trials.set(trial.id, id);
    this.tally.settle('trials', 'trial', is, String(id));
  }

  /** At the end of the file: of two trials of a version that run, the one here stays. */
  finish(): void {
    for (const trial of this.waiting.values()) {
      const running = this.intake.loop.runningTrial(trial.versionId);
      if (running === undefined) this.settle(trial);
      else this.tally.differ('trial', String(running));
    }
  }

  takeDecision(item: Item): void {
    const trial = item.whole('trial', 1, largestNumber);
    const waiting = this.waiting.get(trial ?? 0);
    if (waiting) {
      this.waiting.delete(waiting.id);
      this.settle(waiting);
    }
    const evidence = item.required('evidence', item.text('evidence', longestEvidence));
    if (!isObject(evidence)) throw item.wrong('has an "evidence" that is not the text of a JSON object');
    const { is } = this.intake.loop.settleDecision({
      uid: uidOf(item),
      versionId: this.tactics.versionOf(item),
      trialId: trial === null ? null : refer(item, this.trials, trial, `trial ${trial}`),
      day: this.past(item),
      choice: item.required('choice', item.oneOf('choice', choices)),
      learned: item.text('learned', textLimit.note),
      evidence,
    });
    this.tally.settle('decisions', 'decision', is, `about ${this.tactics.nameOf(item)}`);
  }

  takePlan(item: Item): void {
    const tacticId = this.tactics.optional(item);
    const stage = item.whole('stage', 1, 6);
    if ((tacticId === null) === (stage === null))
      throw item.wrong('must have either a "tactic" or a "stage"');
    const day = item.required('day', item.day('day'));
    const { id, is } = this.intake.loop.settlePlan({
      id: item.required('plan', item.whole('plan', 1, largestNumber)),
      uid: uidOf(item),
      tacticId,
      stage,
      amount: item.required('amount', item.whole('amount', 0, largestCount)),
      every: item.required('every', item.oneOf('every', ['week', 'month'] as const)),
      day,
      until: lastDay(item, day),
    });
    this.tally.settle('plans', 'plan', is, String(id));
  }

  takeBenchmark(item: Item): void {
    const tacticId = this.tactics.optional(item);
    const channel = item.oneOf('channel', channels);
    if (tacticId !== null && channel !== null) throw item.wrong('has both a "tactic" and a "channel"');
    const low = item.required('low', item.figure('low', 0, 1));
    const high = item.required('high', item.figure('high', 0, 1));
    if (high === 0 || low > high) throw item.wrong('has a "high" that is 0 or below its "low"');
    const { id, is } = this.intake.loop.settleBenchmark({
      id: item.required('benchmark', item.whole('benchmark', 1, largestNumber)),
      uid: uidOf(item),
      tacticId,
      channel,
      low,
      high,
      unit: item.required('unit', item.oneOf('unit', benchmarkUnits)),
      goal: stage(item, 'goal'),
      source: item.name('source', textLimit.url),
      year: item.whole('year', 1900, 2999),
      note: item.text('note', textLimit.note),
    });
    this.tally.settle('benchmarks', 'benchmark', is, String(id));
  }

  takeFeeling(item: Item): void {
    const fit = item.oneOf('fit', fits);
    const inTheWay = item.text('in_the_way', textLimit.note);
    if (fit === null && inTheWay === null) throw item.wrong('has neither a "fit" nor an "in_the_way"');
    const { is } = this.intake.loop.settleFeeling({
      uid: uidOf(item),
      tacticId: this.tactics.required(item),
      day: this.past(item),
      fit,
      inTheWay,
    });
    this.tally.settle('feelings', 'feeling', is, `about ${this.tactics.nameOf(item)}`);
  }

  takeReviewAnswer(item: Item): void {
    const week = item.required('week', item.day('week'));
    if (weekday(week) !== 1) throw item.wrong('has a "week" that is not a Monday');
    const { is } = this.intake.loop.settleReviewAnswer({
      uid: uidOf(item),
      week,
      day: this.past(item),
      question: item.name('question', textLimit.word),
      answer: item.required('answer', item.oneOf('answer', ['answered', 'skipped'] as const)),
    });
    this.tally.settle('reviews', 'review answer', is, `of ${week}`);
  }

  /** The key "day", which is not after today. */
  private past(item: Item): Day {
    const day = item.required('day', item.day('day'));
    if (day > this.today) throw item.wrong('is in the future');
    return day;
  }
}

/** The key "until", which is not before the first day. */
function lastDay(item: Item, day: Day): Day | null {
  const until = item.day('until');
  if (until !== null && until < day) throw item.wrong('has an "until" that is before its "day"');
  return until;
}

function stage(item: Item, key: string): number {
  return item.required(key, item.whole(key, 1, 6));
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
