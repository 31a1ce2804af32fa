import { daysBetween, type Day } from '../../domain/calendar.js';
import { stages, type Stage } from '../../domain/touch.js';
import type { Standing } from '../../store/pipeline/standing.js';

/** An open lead with how long it has been where it stands. */
export interface PipelineLead extends Standing {
  /** Local days since it came to its stage, or since it was entered where it was never touched. */
  days: number;
}

/** Open leads together: those of one stage, or all. Amounts are in minor units, null where no lead has one. */
export interface PipelineSum {
  /** The number of the stage; null for those never touched, and for all. */
  stage: number | null;
  leads: number;
  /** The last values typed on them, and of how many leads there is one. */
  value: number | null;
  valued: number;
  /** Those that talked and have no next step, and what is at stake with them. */
  loose: number;
  atStake: number | null;
}

/** The open leads, stage by stage. */
export interface Pipeline {
  /** The furthest stage first, in each those worth most, then those longest there. */
  leads: PipelineLead[];
  /** Of the stages where there is a lead, the furthest first, those never touched last. */
  sums: PipelineSum[];
  total: PipelineSum;
}

/** Puts open leads in order and adds them up. */
export function buildPipeline(open: readonly Standing[], asOf: Day): Pipeline {
  const leads = open
    .map((lead) => ({ ...lead, days: daysInStage(lead, asOf) }))
    .sort(
      (a, b) =>
        stageOrder(b) - stageOrder(a) ||
        (b.value ?? -1) - (a.value ?? -1) ||
        b.days - a.days ||
        a.leadId - b.leadId,
    );
  const sums = [...[...stages.keys()].reverse(), null]
    .map((stage) =>
      sumOf(
        leads.filter((lead) => lead.stage === stage),
        stage,
      ),
    )
    .filter((sum) => sum.leads > 0);
  return { leads, sums, total: sumOf(leads, null) };
}

/** The name of a stage; null for leads never touched. */
export function stageNamed(stage: number | null): Stage | null {
  return stage === null ? null : (stages[stage] ?? null);
}

/** Local days since a lead came to its furthest stage, 0 on the day itself. */
export function daysInStage({ stageDay }: Pick<Standing, 'stageDay'>, asOf: Day): number {
  return Math.max(0, daysBetween(stageDay, asOf));
}

function stageOrder({ stage }: Standing): number {
  return stage ?? -1;
}

function sumOf(leads: readonly Standing[], stage: number | null): PipelineSum {
  const loose = leads.filter(({ isLoose }) => isLoose);
  return {
    stage,
    leads: leads.length,
    value: valueOf(leads),
    valued: leads.filter(({ value }) => value !== null).length,
    loose: loose.length,
    atStake: valueOf(loose),
  };
}

function valueOf(leads: readonly Standing[]): number | null {
  const values = leads.map(({ value }) => value).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
