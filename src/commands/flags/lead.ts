import { checkName, textLimit } from '../../domain/text.js';
import { oneOf, origins, tiers, type Origin, type Tier } from '../../domain/touch.js';
import { checkAddress } from '../../store/leads/leads.js';
import { checkTag } from '../../store/leads/tags.js';

/** What may be said of a lead. */
export interface LeadFlags {
  name?: string;
  company?: string;
  email?: string[];
  phone?: string[];
  source?: string;
  origin?: string;
  tier?: string;
  dream?: true;
  tag?: string[];
  url?: string;
  note?: string;
  new?: true;
}

/** What is typed of a new lead; UserError where it cannot be kept. */
export function readLead(flags: LeadFlags) {
  const { source, company, url } = flags;
  return {
    company: company === undefined ? undefined : checkName('company', company, textLimit.company),
    emails: flags.email?.map((email) => checkAddress('email', email)),
    phones: flags.phone?.map((phone) => checkAddress('phone', phone)),
    source: source === undefined ? undefined : checkName('source', source, textLimit.source),
    origin: readOrigin(flags),
    tier: readTier(flags),
    tags: flags.tag?.map(checkTag),
    url: url === undefined ? undefined : checkName('url', url, textLimit.url),
  };
}

export function readOrigin(flags: { origin?: string }): Origin | undefined {
  return flags.origin === undefined ? undefined : oneOf('--origin', flags.origin, origins);
}

export function readTier(flags: { tier?: string; dream?: true }): Tier | undefined {
  if (flags.dream) return 'dream';
  return flags.tier === undefined ? undefined : oneOf('--tier', flags.tier, tiers);
}
