import { stages } from '../../domain/touch.js';
import { count, some } from '../../render/figure.js';
import { fit } from '../../render/width.js';
import type { OriginCount } from '../../store/counts/touches.js';
import type { Change } from '../../stats/change.js';
import { changeWords } from '../measures/change.js';
import { previousWords, type ReportQuery } from '../measures/query.js';
import { wrap } from '../sheet/layout.js';
import type { HeadFigure } from '../sheet/display.js';
import type { PlanFigures } from '../plan/plan.js';
import { emptyDaysWords, numberLines, plannedWords } from '../plan/words.js';
import { stageWords } from '../measures/goal-words.js';

/** What was done in a period. */
export interface Activity {
  /** Leads that came to each stage for the first time, by its number; attempted is all touches. */
  stages: readonly number[];
  /** The same in the period before; null where there is none. */
  previous: readonly number[] | null;
  /** Touches at nobody in particular. */
  nobody: number;
  newLeads: OriginCount;
  /** How much of the change of goals more touches made, and better ones. */
  change: Change | null;
  /** Null where nothing was ever planned. */
  plan: PlanFigures | null;
}

/** A few lines: how far the touches came, the period before, the new leads. */
export function renderActivity(activity: Activity, query: ReportQuery, width: number): string[] {
  const { previous, nobody, plan } = activity;
  const { self, given, unknown } = activity.newLeads;
  const origins = [
    self > 0 ? [`${count(self)} you found`] : [],
    given > 0 ? [`${count(given)} given to you`] : [],
    unknown > 0 ? [`${count(unknown)} of unknown origin`] : [],
  ].flat();
  return [
    ...stageLines(activity.stages, plan?.touches ?? null, width),
    ...(previous !== null && furthest(previous) >= 0
      ? addWords(
          previousLines(previous, furthest(activity.stages), query, width),
          changeWords(activity.change, query.goal),
          width,
        )
      : []),
    ...(plan ? numberLines(plan.numbers, query, width) : []),
    ...(origins.length > 0 ? [fit(`New leads: ${origins.join(', ')}.`, width)] : []),
    ...(nobody > 0
      ? [
          fit(
            `${some(nobody, 'touch', 'touches')} at nobody in particular: each counts as a lead without a name.`,
            width,
          ),
        ]
      : []),
    ...(plan ? emptyDaysLines(plan, query, width) : []),
  ];
}

/** The same figures one by one: touches, and the stages as far as leads came in this period or the one before. */
export function activityHeads({ stages, previous, plan }: Activity, query: ReportQuery): HeadFigure[] {
  const last = Math.max(0, furthest(stages), previous === null ? -1 : furthest(previous));
  return stageWords.slice(0, last + 1).map(([stage, one, more]) => {
    const figure = at(stages, stage);
    const planned =
      stage === 'attempted' && plan?.touches != null ? `${plannedWords(plan.touches)} planned` : null;
    const before =
      previous === null ? null : `${previousWords(query).toLowerCase()} ${count(at(previous, stage))}`;
    return {
      figure: count(figure),
      of: figure === 1 ? one : more,
      beside: [planned, before].filter((words) => words !== null),
    };
  });
}

function stageLines(reached: readonly number[], planned: number | null, width: number): string[] {
  const steps = stageWords
    .slice(0, furthest(reached) + 1)
    .map(([stage, one, more]) => `${count(at(reached, stage))} ${at(reached, stage) === 1 ? one : more}`);
  const plan = planned === null ? '' : ` (${plannedWords(planned)} planned)`;
  const [first = '0 touches', ...further] = steps;
  return steps.length === 0 && plan === '' ? ['No touches.'] : joinSteps([first + plan, ...further], width);
}

function emptyDaysLines({ emptyDays }: PlanFigures, query: ReportQuery, width: number): string[] {
  const words = emptyDaysWords(emptyDays, query);
  return words === null ? [] : wrap(words, width).map((line) => line.slice(2));
}

/** Its figures stand in the order of the line above, which says what they are; those beyond it are labelled. */
function previousLines(
  previous: readonly number[],
  labelled: number,
  query: ReportQuery,
  width: number,
): string[] {
  const [touches = '', ...further] = stageWords
    .slice(0, furthest(previous) + 1)
    .map(([stage, one, more], index) => {
      const touches = at(previous, stage);
      return index <= labelled ? count(touches) : `${count(touches)} ${touches === 1 ? one : more}`;
    });
  const unit = further.length > 0 || labelled < 0 ? '' : touches === '1' ? ' touch' : ' touches';
  const steps = [`  ${previousWords(query)} ${touches}${unit}`, ...further];
  return joinSteps([...steps.slice(0, -1), `${steps.at(-1)}.`], width);
}

/** Lines with one more sentence, on a line of its own where the last one has no room for it. */
function addWords(lines: string[], sentence: string | null, width: number): string[] {
  if (sentence === null) return lines;
  const last = `${lines.at(-1)} ${sentence}`;
  return last.length <= width ? [...lines.slice(0, -1), last] : [...lines, ...wrap(sentence, width)];
}

/** Steps with arrows between them, on more lines where one is too short. */
function joinSteps([first = '', ...steps]: readonly string[], width: number): string[] {
  return steps.reduce(
    (lines, step) => {
      const line = `${lines.at(-1)} → ${step}`;
      // Our own words and figures: every character is one column wide.
      return line.length <= width ? [...lines.slice(0, -1), line] : [...lines, `  → ${step}`];
    },
    [first],
  );
}

/** Index of the last stage in the line that any lead reached; -1 without touches. */
function furthest(reached: readonly number[]): number {
  return stageWords.findLastIndex(([stage]) => at(reached, stage) > 0);
}

function at(reached: readonly number[], stage: (typeof stages)[number]): number {
  return reached[stages.indexOf(stage)] ?? 0;
}
