import { count, money, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import type { About } from '../sheet/about.js';
import { explained } from '../sheet/headed.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import { type Pipeline, type PipelineLead, type PipelineSum } from './pipeline.js';
import { nextRoomOf, standingColumns } from './table.js';
import { stageWords } from './words.js';

/** Leads of a stage on the page unless all are asked for; of those nobody has talked to yet, fewer. */
const shownOfStage = 8;
const shownBeforeTalk = 3;
const conversation = 2;

/** The sums by stage, then the leads; it fits the width. */
export function renderPipeline(pipeline: Pipeline, about: About, view: View): string[] {
  const { sums, total } = pipeline;
  const chosen = view.all ? { rows: pipeline.leads, hidden: new Map() } : chooseLeads(pipeline.leads);
  return [
    ...tableLines(sumTable(total, about), sums, view),
    ...(total.loose > 0 ? wrap(looseSentence(total, about), view.width) : []),
    '',
    ...tableLines(pipelineTable(chosen.rows, about, view.width, chosen.hidden), chosen.rows, view),
    ...explained(() => explainPipeline(pipeline), view),
  ];
}

/** What the stages hold, and all of them. */
export function sumTable(total: PipelineSum, { currency }: Pick<About, 'currency'>): Table<PipelineSum> {
  const amount = (minor: number | null) => (minor === null ? '' : money(minor, currency.code));
  return {
    of: 'stage',
    head: 'PIPELINE',
    name: (sum) => (sum === total ? '  in all' : `  ${stageWords(sum.stage)}`),
    names: { from: 15 },
    leastName: 15,
    columns: [
      { title: 'open', text: ({ leads }) => count(leads) },
      { title: 'value', text: ({ value }) => amount(value), optional: true },
      { title: 'with a value', text: ({ valued, leads }) => ofAll(valued, leads), loss: 1 },
      { title: 'nothing next', text: ({ loose }) => (loose === 0 ? '' : count(loose)), optional: true },
      { title: 'at stake', text: ({ atStake }) => amount(atStake), optional: true },
    ],
    total,
  };
}

/** The open leads under their stages; `hidden` says how many of a stage are left out below its last row. */
export function pipelineTable(
  rows: readonly PipelineLead[],
  { query, currency }: Pick<About, 'query' | 'currency'>,
  width: number,
  hidden: ReadonlyMap<PipelineLead, number> = new Map(),
): Table<PipelineLead> {
  const options = { asOf: query.asOf.day, currency: currency.code, width };
  const { number, company, value, days, lastTouch, next, owner } = standingColumns(
    rows,
    (lead: PipelineLead) => lead,
    options,
    nextRoomOf(width),
  );
  return {
    of: 'lead',
    head: 'OPEN LEADS',
    name: ({ lead }) => `  ${show(lead)}`,
    names: { most: Number.isFinite(width) ? 40 : Infinity },
    leastName: 17,
    group: { title: 'stage', of: ({ stage }) => stageWords(stage) },
    columns: [number, company, value, days, lastTouch, next, owner],
    lines: (row, line) => (hidden.has(row) ? [line, `  and ${hidden.get(row)} more: add --all`] : [line]),
  };
}

/** The first leads of each stage, and how many of it are hidden with the last of them. */
export function chooseLeads(leads: readonly PipelineLead[]) {
  const hidden = new Map<PipelineLead, number>();
  const rows: PipelineLead[] = [];
  let inStage = 0;
  for (const lead of leads) {
    const last = rows.at(-1);
    inStage = last?.stage === lead.stage ? inStage + 1 : 1;
    const most = (lead.stage ?? 0) < conversation ? shownBeforeTalk : shownOfStage;
    if (inStage <= most) rows.push(lead);
    else hidden.set(last!, inStage - most);
  }
  return { rows, hidden };
}

/** `2 leads talked and nothing is next, €2,000 at stake: prospect lead list --nothing-next --state open` */
export function looseSentence(
  { loose, atStake }: PipelineSum,
  { currency }: Pick<About, 'currency'>,
): string {
  const stake = atStake === null ? '' : `, ${money(atStake, currency.code)} at stake`;
  return `${some(loose, 'lead')} talked and nothing is next${stake}: prospect lead list --nothing-next --state open`;
}

function explainPipeline({ total }: Pipeline): string[] {
  return [
    `Open: the ${count(total.leads)} leads that their last result did not end, that were never won and are not stopped. Each stands under the furthest stage it ever came to; days are local days since it came there first, or since it was entered where it was never touched.`,
    `Value: the last one typed on the lead's touches; ${count(total.valued)} of ${count(total.leads)} have one, and the others add nothing.`,
    `Nothing next: the ${count(total.loose)} of them that came to a conversation, or whose last result asks for a date, and that nothing is promised to, as "prospect due" lists them; at stake is their value.`,
  ];
}
