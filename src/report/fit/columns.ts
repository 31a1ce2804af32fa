import {
  answersOf,
  obstaclesOf,
  type FitSection,
  type ShortTactic,
  type ShortWeeks,
  type TacticFeelings,
  type TacticFit,
} from './fit.js';

type Json = Record<string, unknown>;

/** How the tactics fit, as JSON; unrounded. */
export function fitJson({ tactics, short }: FitSection): Json {
  return { tactics: tactics.map(tacticFitJson), short: short.map(shortTacticJson) };
}

function tacticFitJson(known: TacticFit): Json {
  return { tactic: known.name, version: known.version, ...standingJson(known) };
}

/** What is known of one tactic's fit, without its name. */
function standingJson({ group, feeling, answer, energy, verdict }: TacticFit): Json {
  return {
    group,
    feeling,
    answer: answer?.fit ?? null,
    answered: answer?.day ?? null,
    touches_felt: energy?.touches ?? 0,
    felt: energy?.mean ?? null,
    verdict,
  };
}

function shortTacticJson({ fit, obstacle, ...weeks }: ShortTactic): Json {
  return { tactic: fit.name, ...shortJson(weeks), in_the_way: obstacle && { ...obstacle } };
}

function shortJson({ monday, planned, done, weeks }: ShortWeeks): Json {
  return { week: monday, planned, done, weeks };
}

/** How one tactic fits, with all that was said of it, the newest first. */
export function tacticFeelingsJson({ fit, said, short }: TacticFeelings): Json {
  return {
    ...standingJson(fit),
    answers: answersOf(said),
    in_the_way: obstaclesOf(said),
    short: short && shortJson(short),
  };
}
