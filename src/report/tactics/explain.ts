import { addDays, weekStart } from '../../domain/calendar.js';
import { count, percent, range, some } from '../../render/figure.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { isRated, type GroupRow } from '../measures/groups.js';
import { mixExplained } from '../measures/mix.js';
import { plannedSentence } from '../plan/words.js';
import { clearlyShort, enoughJudged, weeksToLearn } from '../measures/verdict.js';
import { goalTitles, goalVerbs } from '../measures/goal-words.js';
import { comparedFamilies, type Worked } from './tactics.js';
import type { Judgement } from '../measures/judge.js';
import { groupName } from '../sheet/names.js';
import { sureOfShift } from '../measures/weekly.js';
import { barExplained } from '../sheet/likely-bar.js';
import { wilsonWords } from '../measures/formulas.js';

/** How the figures on what worked are counted, as sentences. */
export function explainWorked(worked: Worked, query: ReportQuery): string[] {
  const { total } = worked;
  const { goal, window, by, asOf } = query;
  const title = goalTitles[goal].leads;
  const group = by === 'tactic' ? 'tactic version' : by;
  const talk = goal === 'conversation' ? 'Talk' : `Talk, ${goalTitles[goal].touches}`;
  const done = `Done: touches dated in the period. ${talk}: leads that came there, or further, for the first time by a result dated in it, with the touch that brought them.`;
  const unit = `${title}: a lead counts once in each ${group}, from its first touch there, unless it had reached "${goal}" before. It converts when its first-ever "${goal}" came on a touch of that ${group} at most ${window} days after that first touch${total ? `: ${count(total.leadsConverted)} of ${count(total.leads)} in all, where everything is one ${group}` : ''}.`;
  const day = shortDay(asOf.day, '');
  const judged = `Judged: leads first touched ${window} days or more before ${day}. `;
  const rate =
    total?.rate == null
      ? 'None yet.'
      : `Rate: converted ÷ judged, in all ${count(total.converted)} ÷ ${count(total.judged)} = ${percent(total.rate.rate)} (${range(total.rate.low, total.rate.high)}).`;
  return [
    done,
    ...(worked.planned.size > 0 ? [plannedSentence] : []),
    unit,
    judged + rate,
    ...likelyWords(worked, query),
    ...(hasBars(worked) ? [barExplained] : []),
    wilsonWords(query),
    ...(worked.rows.some((row) => worked.judgements.byTactic.get(row.key)?.verdict)
      ? verdictWords(worked, query)
      : []),
    ...waitExplained([...worked.judgements.byTactic.values()]),
    ...shiftExplained(worked),
    ...(worked.leftOff.size > 0
      ? [
          'Left off: a version of a tactic once a newer one has 20 leads, unless it was touched in the period and the newer one was not, or it gained leads on a later day than the newer one began. --all prints it.',
        ]
      : []),
    `Judged from: the day on which the ${enoughJudged}th lead will be judged, at the pace of the last 28 days (of all its days if those are fewer, and from three leads on).`,
    ...(worked.mixMisleads ? [mixExplained] : []),
    ...cautionWords(worked, query),
  ];
}

/** Whether ranges are drawn in multiples of a worth. */
function hasBars({ rows }: Worked): boolean {
  return rows.some(({ worth }) => worth !== null) && rows.some(({ byWindow }) => byWindow !== null);
}

function likelyWords({ total }: Worked, { window }: ReportQuery): string[] {
  if (!total?.byWindow) return [];
  const { byWindow, open } = total;
  const here = `In all ${percent(byWindow.rate)} (${range(byWindow.low, byWindow.high)}), as sure as ${count(Math.round(byWindow.effective))} leads followed to the end would make it.`;
  return [
    `Likely: the share converted ${byWindow.day} days after the first touch. Leads still open (${count(open)}) are followed as far as they go; a lead that is lost, or that another's touch brings to the goal, can no longer convert (cumulative incidence, Aalen and Johansen 1978). ${here} Where fewer than 5 leads are followed for ${window} days, it ends at the last day on which 5 are, unless ${enoughJudged} are old enough. Where the weeks of first touches, or the sources, differ more than chance, leads count for less (design effect, McCullagh and Nelder 1989).`,
  ];
}

/** How a share is followed by days since the first touch. */
export function curveExplained({ window }: Pick<ReportQuery, 'window'>): string {
  return `The curve: the share converted by the end of each day since the first touch, up to ${some(window, 'day')}, with leads still open followed as far as they go; a lead that is lost, or that another's touch brings to the goal, can no longer convert (cumulative incidence, Aalen and Johansen 1978).`;
}

function verdictWords({ rows, judgements }: Worked, query: ReportQuery): string[] {
  const beliefs = rows.flatMap((row) => {
    const { guess = null, chanceWorth = null } = judgements.byTactic.get(row.key) ?? {};
    if (guess === null || chanceWorth === null) return [];
    return [`${groupName(row)} ${beliefWords(row, guess, chanceWorth)}`];
  });
  const known = beliefs.length > 0 ? [`${beliefs.join('; ')}.`] : [];
  const family =
    'the tactics of a kind estimated together so that each is drawn towards the others as far as they are alike';
  return [verdictRules(family, query), ...known];
}

/** How the weeks until it is known are worked out, where any are told. */
export function waitExplained(judgements: readonly Pick<Judgement, 'wait'>[]): string[] {
  if (judgements.every(({ wait }) => wait === null)) return [];
  return [
    `Weeks more: until P has left .20 to .80, should new leads go on at the present pace and each convert with the best guess as its chance: the median of all that may come, exact, and the weeks that hold eight of ten cases.`,
  ];
}

/** How a change is found, where one is told. */
function shiftExplained({ judgements }: Worked): string[] {
  const shifts = [...judgements.byTactic.values()].filter(({ shift }) => shift !== null);
  if (shifts.length === 0) return [];
  return [
    `Newer: the Monday that separates newer leads from older ones best, those too young counted as the part of the conversions due by their age; told where dealing conversions out by lot would separate as well at any Monday in at most ${percent(sureOfShift)} of cases, and where weeks differ among themselves other orders of the weeks, too. Keep and drop then need the newer leads to say so too, P at least .80 or at most .20.`,
  ];
}

/** What the verdict went by: `2.7% of 480 leads, best guess 2.5%, P = 0.72`; the leads are those it is as good as. */
export function beliefWords({ byWindow }: GroupRow, guess: number, chanceWorth: number): string {
  const seen =
    byWindow === null ? '' : `${percent(byWindow.rate)} of ${count(Math.round(byWindow.effective))} leads, `;
  return `${seen}best guess ${percent(guess)}, P = ${chanceWorth.toFixed(2)}`;
}

/** How a verdict follows from the chance to be worth it; `family` says which tactics are estimated together. */
export function verdictRules(family: string, { asOf, goal }: Pick<ReportQuery, 'asOf' | 'goal'>): string {
  const before = shortDay(addDays(weekStart(asOf.day), -1), asOf.day);
  return `Verdict: P is the chance that a tactic brings more than its worth for "${goal}", each goal having its own. It goes by "likely": the share of as many leads as it is as good as, ${family} (hierarchical beta-binomial, Gelman, Hill and Yajima 2012). keep: P at least .95; keep?: .80; drop?: at most .20; drop: at most .05 now and on ${before}, the end of the week before, and the 95% range ends below the worth, and its first lead is ${weeksToLearn} weeks old or it has brought ${clearlyShort} fewer than it must; early: as good as fewer than ${enoughJudged} leads; unclear: anything else, and instead of drop or drop? where its own share reaches the worth, or leads that came to the goal having begun with it ÷ all its leads do, and instead of drop? where one just worth it would show none of so few leads in more than one case of five.`;
}

/** The cautions that apply to these very figures, three at most. */
function cautionWords(worked: Worked, query: ReportQuery): string[] {
  return [
    ...leaderCaution(worked, query),
    ...smallCaution(worked, query),
    ...creditCaution(worked),
    ...droppedCaution(worked),
  ].slice(0, 3);
}

function leaderCaution({ rows, judgements }: Worked, { goal }: ReportQuery): string[] {
  return comparedFamilies(rows).flatMap((keys) => {
    const family = rows.filter(({ key }) => keys.includes(key));
    const chance = (row: GroupRow) => judgements.byTactic.get(row.key)?.standing?.chanceBest ?? 0;
    const leader = family.reduce((best, row) => (chance(row) > chance(best) ? row : best), family[0]!);
    if (family.every((row) => row.converted === 0))
      return [`Note: no ${leader.kind ?? ''} tactic has brought a "${goal}" yet: there is nothing to rank.`];
    if (chance(leader) === 0 || chance(leader) >= 0.95) return [];
    return [
      `Note: of the ${family.length} ${leader.kind ?? ''} tactics ${groupName(leader)} is ahead, with a chance of ${percent(chance(leader))} to be the best. With this little data the leader is often luck.`,
    ];
  });
}

function smallCaution({ rows }: Worked, { goal }: ReportQuery): string[] {
  const few = rows.filter((row) => isRated(row) && row.converted > 0 && row.converted < 5);
  const [row] = few.sort((a, b) => a.converted - b.converted);
  if (!row) return [];
  const more = percent((row.converted + 1) / row.judged);
  return [
    `Note: ${groupName(row)} rests on ${row.converted} who ${goalVerbs[goal]}: one more would make ${percent(row.rate?.rate ?? 0)} into ${more}.`,
  ];
}

function creditCaution({ rows, credits }: Worked): string[] {
  const shared =
    rows.reduce(
      (sum, { key }) => sum + Math.abs((credits.last.get(key) ?? 0) - (credits.first.get(key) ?? 0)),
      0,
    ) / 2;
  if (shared < 1) return [];
  return [
    `Note: of ${count(credits.conversions)} conversions at least ${count(Math.round(shared))} began with another tactic than the one that gets the credit. Credit describes what came last; it does not tell what caused it. --credit first or linear shows the others.`,
  ];
}

function droppedCaution({ rows }: Worked): string[] {
  const dropped = rows.find((row) => row.droppedDay !== null);
  return dropped
    ? [
        `Note: what was dropped early looks worse than it is, because it was dropped when it did badly (${groupName(dropped)}).`,
      ]
    : [];
}
