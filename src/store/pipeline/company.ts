import { fold } from '../../domain/text.js';
import type { Journal } from '../file/journal.js';
import type { NextStep } from '../promises/promises.js';

/** An open next step of a lead, with what it takes to say it. */
export type StepOfOther = Pick<
  NextStep,
  'leadId' | 'lead' | 'day' | 'at' | 'offset' | 'zone' | 'what' | 'owner'
>;

/** The company of a lead; null where none is known. */
export function companyOf(journal: Journal, leadId: number): string | null {
  return (
    journal.get<{ company: string | null }>('SELECT company FROM lead WHERE id = ?', [leadId])?.company ??
    null
  );
}

/** Numbers of the leads of a company, however its name is written: but for case and accents it must be the same. */
export function leadsOfCompany(journal: Journal, company: string): number[] {
  const folded = fold(company);
  return journal
    .all<{ id: number; company: string }>(
      `SELECT id, company FROM lead WHERE company IS NOT NULL AND instr(coalesce(searched, $folded), $folded) > 0
       ORDER BY id`,
      { folded },
    )
    .filter((lead) => fold(lead.company) === folded)
    .map(({ id }) => id);
}

/** The folded names of all companies of leads. */
export function companyNames(journal: Journal): Set<string> {
  const rows = journal.all<{ company: string }>(
    'SELECT DISTINCT company FROM lead WHERE company IS NOT NULL ORDER BY company',
  );
  return new Set(rows.map(({ company }) => fold(company)));
}

/**
 * Open next steps of other leads of a company, the soonest first. It looks at the leads that have one, which are few, and
 * not at all leads.
 */
export function stepsBeside(
  journal: Journal,
  { leadId, company }: { leadId: number; company: string },
): StepOfOther[] {
  const folded = fold(company);
  return journal
    .all<StepOfOther & { company: string }>(
      `SELECT n.lead_id AS leadId, l.name AS lead, l.company, n.day, n.at, n.utc_offset AS offset, n.zone, n.what, n.owner
       FROM next_step n CROSS JOIN lead l ON l.id = n.lead_id
       WHERE n.state = 'open' AND n.lead_id <> ? AND l.company IS NOT NULL
       ORDER BY n.day, n.at IS NULL, n.at, n.id`,
      [leadId],
    )
    .filter((step) => fold(step.company) === folded);
}
