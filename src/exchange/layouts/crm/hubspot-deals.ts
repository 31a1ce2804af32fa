import type { Layout } from '../layout.js';
import { associated, associations, columns, first, lostBecause, recordIds, saysYes } from '../reading.js';

const stages = ['Deal Stage', 'Deal-Phase', 'Dealphase'];
const names = ['Deal Name', 'Deal-Name', 'Dealname'];
const made = ['Create Date', 'Erstellungsdatum'];
const closings = ['Close Date', 'Abschlussdatum'];
const amounts = ['Amount', 'Betrag'];
const companies = ['Associated Company', 'Zugehöriges Unternehmen', 'Zugeordnetes Unternehmen'];
const reasons = ['Closed Lost Reason', 'Grund für verlorenen Deal', 'Verlustgrund', 'Grund für Verlust'];

/** A view of HubSpot's deals: a talk from its first day on, won or lost on the day it closed. */
export const hubspotDeals: Layout = {
  name: 'hubspot-deals',
  title: 'HubSpot deals',
  rows: 'touches',
  signature: [names, stages, [...closings, ...made, ...amounts, 'Pipeline']],
  fields: {
    value: amounts,
    currency: ['Currency', 'Währung'],
    source: ['Original Traffic Source', 'Ursprüngliche Traffic-Quelle', 'Ursprüngliche Quelle'],
  },
  constants: { tactic: 'deal', channel: 'other', outcome: 'talked' },
  read: (cells) => {
    const stage = first(cells, ...stages);
    const closed = first(cells, ...closings);
    const isWon = /\b(won|gewonnen)\b/i.test(stage) || saysYes(cells, 'Is Closed Won');
    const isLost = /\b(lost|verloren)\b/i.test(stage) || saysYes(cells, 'Is closed lost');
    const company = first(cells, ...companies)
      .split(';')[0]!
      .trim();
    const [lead = { lead: company || first(cells, ...names) }] = associated(cells);
    const id = first(cells, ...recordIds);
    return {
      ...lead,
      company,
      at: first(cells, ...made, ...closings),
      'external-id': id && `deal ${id}`,
      'result-at:won': isWon ? closed : '',
      'result-at:lost': isLost ? closed : '',
      ...(isLost ? lostBecause(first(cells, ...reasons)) : {}),
    };
  },
  says: {
    at: [...made, ...closings],
    ...associations,
    company: companies,
    'external-id': recordIds,
    'result-at:won': closings,
    'result-at:lost': closings,
    reason: reasons,
    note: reasons,
  },
  ignores: columns(`
    Deal Stage, Deal-Phase, Dealphase, Deal owner, Deal-Inhaber, Zuständiger Mitarbeiter für Deal, Is Closed Won,
    Associated Company IDs`),
};
