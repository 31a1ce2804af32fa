import { foldStart, restOfName, type Beginning, type Offer } from '../../domain/completing.js';
import { fold } from '../../domain/text.js';
import { stages, tiers } from '../../domain/touch.js';
import type { Lookup } from '../../options/table.js';
import { show } from '../../render/safe.js';
import { allAliases } from '../../store/settings/aliases.js';
import {
  knownTactics,
  leadsBeginning,
  leadsNumbered,
  leadsWithWord,
  namesBeginning,
  type LeadRow,
} from '../../store/leads/completions.js';
import type { Journal } from '../../store/file/journal.js';
import { allOutcomes, allReasons } from '../../store/touches/outcomes.js';

type LooksUp = (journal: Journal, at: Beginning) => Offer[];

/** Names in the journal, by what an option is completed with or an operand is called. */
const named: Record<string, LooksUp> = {
  alias: (journal, at) => aliasOffers(journal, at, 0),
  'waiting alias': (journal, at) => aliasOffers(journal, at, 1),
  dropped: (journal, at) => tacticOffers(journal, at, true),
  lead: leadOffers,
  other: leadOffers,
  outcome: (journal, { typed }) =>
    beginning(
      allOutcomes(journal).map(({ name, stage, state }) =>
        offer(name, stage === null ? state : `${stages[stage]}, ${state}`),
      ),
      { before: [], typed },
    ),
  reason: (journal, at) =>
    beginning(
      allReasons(journal).map(({ name, place }) => offer(name, place ?? '')),
      at,
    ),
  source: (journal, at) => namesOffered(journal, 'source', at),
  tactic: (journal, at) => tacticOffers(journal, at, false),
  tag: (journal, at) => namesOffered(journal, 'tag', at),
  'tier or tag': (journal, at) => [
    ...beginning(
      tiers.map((tier) => offer(tier, 'tier')),
      at,
    ),
    ...namesOffered(journal, 'tag', at),
  ],
} satisfies Record<Exclude<Lookup, 'file'> | 'alias' | 'dropped' | 'other' | 'tier or tag', LooksUp>;

/** Those of some words that begin with what is typed. */
export function wordsOffered(words: readonly (string | number)[], typed: string): Offer[] {
  const offers = words.map((word) => offer(String(word)));
  return beginning(offers, { before: [], typed });
}

/** The settings that begin with what is typed. */
export async function keysOffered(typed: string): Promise<Offer[]> {
  // What dates and amounts are read with comes with the settings, and takes a while to load.
  const { settingSpecs } = await import('../../domain/settings.js');
  return wordsOffered(
    settingSpecs.map(({ key }) => key),
    typed,
  );
}

/** Names in the journal that may be typed; one that a terminal could obey is left out. */
export function namesOf(journal: Journal, kind: string, at: Beginning): Offer[] {
  const read = named[kind];
  if (!read) return [];
  return read(journal, at)
    .filter(({ word }) => word !== '' && show(word) === word)
    .map(({ word, about }) => offer(word, show(about)));
}

function offer(word: string, about = ''): Offer {
  return { word, about };
}

/** Those that begin with what is typed, as far as they are still to be typed. */
function beginning(offers: Offer[], at: Beginning): Offer[] {
  const start = foldStart(at);
  return offers
    .filter(({ word }) => fold(word).startsWith(start))
    .map(({ word, about }) => offer(restOfName(word, at.before), about));
}

function aliasOffers(journal: Journal, at: Beginning, isWaiting: 0 | 1): Offer[] {
  const known = allAliases(journal).filter((alias) => alias.isWaiting === isWaiting);
  return beginning(
    known.map(({ name, words }) => offer(name, words)),
    at,
  );
}

function leadOffers(journal: Journal, at: Beginning): Offer[] {
  const [, digits] = /^@(\d{0,14})$/.exec(at.typed) ?? [];
  if (digits !== undefined && at.before.length === 0)
    return leadsNumbered(journal, digits).map(({ id, name }) => offer(`@${id}`, name));
  const start = foldStart(at);
  const toOffer = ({ id, name }: LeadRow) => offer(restOfName(name, at.before), `@${id}`);
  const found = leadsBeginning(journal, start).map(toOffer);
  if (found.length > 0 || at.before.length > 0 || start.length < 2) return found;
  return leadsWithWord(journal, start).map(toOffer);
}

function namesOffered(journal: Journal, table: 'source' | 'tag', at: Beginning): Offer[] {
  return namesBeginning(journal, table, foldStart(at)).map((name) => offer(restOfName(name, at.before)));
}

/** NAME is the newest version; with an @ typed every version is offered. Dropped ones come where no other fits. */
function tacticOffers(journal: Journal, at: Beginning, isDropped: boolean): Offer[] {
  const known = knownTactics(journal);
  const isVersion = at.typed.includes('@');
  const fitting = (dropped: boolean) =>
    beginning(
      known
        .filter((tactic) => (tactic.isDropped === 1) === dropped && (isVersion || tactic.isNewest === 1))
        .map(({ name, version, channel, kind }) =>
          offer(isVersion ? `${name}@${version}` : name, `${channel}, ${kind}${dropped ? ', dropped' : ''}`),
        ),
      at,
    );
  const found = fitting(isDropped);
  return found.length > 0 || isDropped ? found : fitting(true);
}
