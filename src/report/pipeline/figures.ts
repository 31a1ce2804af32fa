import { isoMoment } from '../../domain/when.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { asOfFigure } from '../sheet/shared-figures.js';
import { count, day, flag, money, stage, text, tier, time, wholeFrom } from '../sheet/value-kinds.js';
import { stageNamed, type Pipeline, type PipelineLead, type PipelineSum } from './pipeline.js';
import { stageWords } from './words.js';

const neverTouched = { display: (row: { stage: number | null }) => stageWords(row.stage) };

/** An open lead: stable keys, later ones are added at the end. */
export const pipelineFigures: readonly Figure<PipelineLead>[] = [
  figure(
    'stage',
    orNull(stage),
    (row) => stageNamed(row.stage),
    'The furthest stage it came to; null: never touched.',
    neverTouched,
  ),
  figure('lead_id', wholeFrom(1), ({ leadId }) => leadId, 'Number of the lead.', {
    title: 'lead',
    display: ({ leadId }) => `@${leadId}`,
    align: 'right',
  }),
  figure('lead', text, ({ lead }) => lead, 'Its name.', { title: 'name' }),
  figure('company', orNull(text), ({ company }) => company, 'Its company; null: none known.'),
  figure('tier', orNull(tier), (row) => row.tier, 'Its tier; null: none.'),
  figure(
    'value',
    orNull(money),
    ({ value }) => value,
    'The last value typed on its touches, in major units; null: none typed.',
  ),
  figure(
    'stage_since',
    day,
    ({ stageDay }) => stageDay,
    'The local day it came to that stage first; of one never touched, the day it was entered.',
    { title: 'in stage since' },
  ),
  figure('days_in_stage', count, ({ days }) => days, 'Local days since then.', { title: 'days in stage' }),
  figure('touches', count, ({ touches }) => touches, 'Touches at it so far.'),
  figure('last_touch', orNull(day), ({ lastDay }) => lastDay, 'Day of the last one; null: never touched.'),
  figure('last_outcome', orNull(text), ({ outcome }) => outcome, 'Its last result; null: never touched.'),
  figure(
    'next_date',
    orNull(day),
    ({ next }) => next && next.day,
    'Day of its next step; null: none is open.',
    {
      title: 'next on',
    },
  ),
  figure(
    'next_time',
    orNull(time),
    ({ next }) => (next === null || next.at === null ? null : isoMoment(next).slice(11, 16)),
    'Its time where it was promised; null: no time.',
    { title: 'next at' },
  ),
  figure(
    'next_what',
    orNull(text),
    ({ next }) => next && next.what,
    'What is to be done; null: nobody said.',
    {
      title: 'next',
    },
  ),
  figure(
    'next_meeting',
    orNull(flag),
    ({ next }) => next && next.isMeeting === 1,
    'Whether it is the date of a meeting; null: no next step.',
    { title: 'meeting' },
  ),
  figure('owner', orNull(text), ({ next }) => next && next.owner, 'Who has it; null: you, or no next step.'),
  figure(
    'nothing_next',
    flag,
    ({ isLoose }) => isLoose,
    'Whether it talked, or its last result asks for a date, and nothing is promised to it.',
  ),
  asOfFigure,
];

const sumFigures: readonly Figure<PipelineSum>[] = [
  figure('leads', count, ({ leads }) => leads, 'Open leads.'),
  figure('value', orNull(money), ({ value }) => value, 'Their values, in major units; null: none has one.'),
  figure('with_value', count, ({ valued }) => valued, 'How many of them have a value.'),
  figure('nothing_next', count, ({ loose }) => loose, 'How many of them talked and have no next step.'),
  figure(
    'at_stake',
    orNull(money),
    ({ atStake }) => atStake,
    'The values of these, in major units; null: none has one.',
  ),
];

/** The section as data. */
export const pipelineSection: readonly Figure<Pipeline>[] = [
  figure(
    'stages',
    listOf(
      objectOf<PipelineSum>('pipelineStage', 'Open leads of one stage.', [
        figure(
          'stage',
          orNull(stage),
          (row) => stageNamed(row.stage),
          'The furthest stage they came to; null: never touched.',
        ),
        ...within(sumFigures, (sum: PipelineSum) => sum),
      ]),
    ),
    ({ sums }) => sums,
    'The stages where there is an open lead, the furthest first.',
  ),
  figure(
    'total',
    objectOf('pipelineTotal', 'All open leads.', sumFigures),
    ({ total }) => total,
    'All open leads.',
  ),
  figure(
    'leads',
    listOf(objectOf('pipelineLead', 'An open lead.', pipelineFigures)),
    ({ leads }) => leads,
    'The open leads: the furthest stage first, in each those worth most.',
  ),
];
