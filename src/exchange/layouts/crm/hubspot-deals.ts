import type { Layout } from '../layout.js';
import { associated, associationColumns, columns, first, lostBecause, saysYes } from '../reading.js';

/** A view of HubSpot's deals: a talk from its first day on, won or lost on the day it closed. */
export const hubspotDeals: Layout = {
  name: 'hubspot-deals',
  title: 'HubSpot deals',
  rows: 'touches',
  signature: ['Deal Name', 'Deal Stage', ['Close Date', 'Create Date', 'Amount', 'Pipeline']],
  fields: { value: 'Amount', currency: 'Currency', source: 'Original Traffic Source' },
  constants: { tactic: 'deal', channel: 'other', outcome: 'talked' },
  read: (cells) => {
    const stage = cells('Deal Stage');
    const closed = cells('Close Date');
    const isWon = /\bwon\b/i.test(stage) || saysYes(cells, 'Is Closed Won');
    const isLost = /\blost\b/i.test(stage) || saysYes(cells, 'Is closed lost');
    const company = cells('Associated Company').split(';')[0]!.trim();
    const [lead = { lead: company || cells('Deal Name') }] = associated(cells);
    return {
      ...lead,
      company,
      at: first(cells, 'Create Date', 'Close Date'),
      'external-id': cells('Record ID') && `deal ${cells('Record ID')}`,
      'result-at:won': isWon ? closed : '',
      'result-at:lost': isLost ? closed : '',
      ...(isLost ? lostBecause(cells('Closed Lost Reason')) : {}),
    };
  },
  says: [
    'at',
    'lead',
    'lead-external-id',
    'company',
    'external-id',
    'result-at:won',
    'result-at:lost',
    'reason',
    'note',
  ],
  ignores: [
    ...associationColumns,
    ...columns(`
    Record ID, Deal Stage, Close Date, Create Date, Closed Lost Reason, Deal owner, Is Closed Won,
    Associated Company, Associated Company IDs`),
  ],
};
