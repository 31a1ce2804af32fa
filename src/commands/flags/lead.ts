import { checkName, textLimit } from '../../domain/text.js';
import type { Flags } from '../../options/flags.js';
import { checkAddress } from '../../store/leads/leads.js';
import { checkTag } from '../../store/leads/tags.js';

/** What may be said of a new lead. */
export type LeadFlags = Flags<'lead add'>;

/** What is typed of a new lead. Throws UserError where it cannot be kept. */
export function readLead(flags: LeadFlags) {
  const { source, company, url } = flags;
  return {
    company: company === undefined ? undefined : checkName('company', company, textLimit.company),
    emails: flags.email?.map((email) => checkAddress('email', email)),
    phones: flags.phone?.map((phone) => checkAddress('phone', phone)),
    source: source === undefined ? undefined : checkName('source', source, textLimit.source),
    origin: flags.origin,
    tier: readTier(flags),
    tags: flags.tag?.map(checkTag),
    url: url === undefined ? undefined : checkName('url', url, textLimit.url),
  };
}

export function readTier<T>({ tier, dream }: { tier?: T; dream?: true }): T | 'dream' | undefined {
  return dream ? 'dream' : tier;
}
