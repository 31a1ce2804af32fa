import { allTime, asOfWords } from '../measures/query.js';
import { heading, tableBlock, paragraph } from '../sheet/blocks.js';
import { listing, section } from '../sheet/section.js';
import { pipelineFigures, pipelineSection } from './figures.js';
import { chooseLeads, looseSentence, pipelineTable, renderPipeline, sumTable } from './page.js';
import type { Pipeline, PipelineLead, PipelineSum } from './pipeline.js';
import { readPipeline } from './read.js';

/** Who is where: the open leads by stage. */
export const pipeline = section<Pipeline>({
  read: readPipeline,
  query: allTime,
  title: 'Open leads by stage',
  nothing: ({ leads }, query) =>
    leads.length > 0
      ? null
      : [
          `No lead is open (${asOfWords(query)}).`,
          'Add one with "prospect lead add NAME", or bring a list with "prospect import FILE".',
        ],
  page: renderPipeline,
  listing: ({ leads }, about) => listing(pipelineFigures, leads, about),
  markdown: 'shared',
  figures: () => pipelineSection,
  share: ({ leads, sums, total }, about, view) => {
    const rows = view.all ? leads : chooseLeads(leads).rows;
    const { columns, ...table } = pipelineTable(rows, about, view.width);
    return [
      heading(2, 'Pipeline'),
      tableBlock(sumTable(total, about), sums, view),
      ...(total.loose > 0 ? [paragraph([looseSentence(total, about)])] : []),
      heading(2, 'Open leads'),
      tableBlock(
        {
          ...table,
          name: ({ lead, leadId }) => (lead === '' ? `@${leadId}` : `${lead} @${leadId}`),
          columns: columns.slice(1),
        },
        rows,
        view,
      ),
    ];
  },
  hide: ({ leads, sums, total }, { money }) => {
    const sum = (one: PipelineSum) => (money ? { ...one, value: null, atStake: null } : one);
    return { leads: leads.map((lead) => hideLead(lead, money)), sums: sums.map(sum), total: sum(total) };
  },
});

/** A lead by its number alone, without what names it or anybody else. */
function hideLead(lead: PipelineLead, money: boolean): PipelineLead {
  const { value, next } = lead;
  return {
    ...lead,
    lead: '',
    company: null,
    value: money ? null : value,
    next: next && { ...next, what: null, owner: next.owner === null ? null : 'somebody else' },
  };
}
