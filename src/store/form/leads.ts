import { longestInterval } from '../../domain/contact/interval.js';
import { fold, foldWord, textLimit } from '../../domain/text.js';
import { origins, places, tiers } from '../../domain/touch.js';
import { isBefore } from '../../domain/when.js';
import { foldAddress } from '../leads/leads.js';
import { searchedText } from '../leads/searched.js';
import { checkTag } from '../leads/tags.js';
import { hasSome, isAgreed, isPast } from './checks.js';
import {
  apart,
  bytes,
  day,
  flag,
  inColumn,
  instant,
  largestAmount,
  largestNumber,
  momentFields,
  name,
  nameOf,
  note,
  numberOf,
  optional,
  ownNumber,
  text,
  uid,
  versionFields,
  whole,
  word,
} from './kinds.js';
import { list, part } from './rows.js';

export const leads = list(
  'lead',
  {
    lead: ownNumber(),
    uid: uid(),
    name: name(textLimit.lead),
    company: optional(name(textLimit.company)),
    source: optional(nameOf('source', textLimit.source)),
    origin: optional(word(origins)),
    tier: optional(word(tiers)),
    note,
    external_id: optional(text(textLimit.externalId)),
    stopped: flag(),
    created: inColumn('day', day()),
    stopped_day: optional(day()),
    lifted: optional(instant()),
    url: optional(name(textLimit.url)),
    every_days: optional(whole(0, longestInterval)),
    addresses: part(
      'address',
      'lead_id',
      {
        uid: uid(),
        kind: word(['email', 'phone']),
        value: name(({ kind }) => textLimit[kind as 'email' | 'phone']),
      },
      {
        title: () => 'an address',
        derived: ({ kind, value }) => ({ folded: foldAddress(kind, value) }),
      },
    ),
    tags: part(
      'tag',
      'lead_id',
      { uid: uid(), name: name(textLimit.tag, checkTag) },
      { title: () => 'a tag', derived: (tag) => ({ folded: fold(tag.name) }) },
    ),
    merged: part(
      'merged_lead',
      'lead_id',
      {
        lead: inColumn('number', apart(optional(whole(1, largestNumber)))),
        uid: { ...uid(), isApart: false },
        name: name(textLimit.lead),
        external_id: optional(text(textLimit.externalId)),
        merged: inColumn('day', day()),
      },
      { alone: 'added', title: () => 'a merged lead', derived: (merged) => ({ folded: fold(merged.name) }) },
    ),
  },
  {
    derived: (lead) => ({
      folded: fold(lead.name),
      searched: searchedText({
        ...lead,
        tags: lead.tags.map((tag) => tag.name),
        merged: lead.merged.map((merged) => merged.name),
      }),
    }),
  },
);

export const keepInTouch = list(
  'keep_in_touch',
  {
    uid: uid(),
    tier: optional(word(tiers)),
    tag: optional(name(textLimit.tag, checkTag)),
    days: whole(1, longestInterval),
  },
  {
    same: [['tier'], ['folded'], ['uid']],
    checks: [({ tier, tag }) => (tier === null) === (tag === null) && 'must have either a "tier" or a "tag"'],
    derived: ({ tag }) => ({ folded: tag === null ? null : foldWord(tag) }),
  },
);

export const resultFields = {
  uid: uid(),
  outcome: nameOf('outcome', textLimit.word),
  ...momentFields,
  reason: optional(nameOf('reason', textLimit.word)),
  broke: inColumn('place', optional(word(places))),
  value: optional(whole(0, largestAmount)),
  note,
};

export const touches = list(
  'touch',
  {
    touch: ownNumber(),
    uid: uid(),
    lead: optional(numberOf('lead')),
    ...versionFields,
    ...momentFields,
    seconds: optional(whole(0, 100_000_000)),
    cost: optional(whole(0, largestAmount)),
    energy: optional(whole(-2, 2)),
    note,
    external_id: optional(text(textLimit.externalId)),
    import_key: optional(bytes()),
    results: part('result', 'touch_id', resultFields, {
      order: 'seq',
      title: (place) => `result ${place},`,
      checks: [isAgreed, isPast],
    }),
  },
  {
    same: [['uid'], ['external_id'], ['import_key']],
    checks: [
      isAgreed,
      isPast,
      hasSome('results'),
      (touch) => {
        const early = touch.results.findIndex((result) => isBefore(result, touch));
        return early >= 0 && `has a result ${early + 1} that is before the touch itself`;
      },
    ],
  },
);

export const nextSteps = list(
  'next_step',
  {
    uid: uid(),
    lead: numberOf('lead'),
    touch: optional(numberOf('touch')),
    ...momentFields,
    what: optional(text(textLimit.what)),
    owner: optional(text(textLimit.what)),
    meeting: flag(),
    acknowledged: optional(day()),
    made: day(),
    state: word(['open', 'kept', 'moved', 'dropped']),
    closed: optional(day()),
    kept_by: inColumn('kept_touch_id', optional(numberOf('touch'))),
    why: optional(text(textLimit.what)),
  },
  {
    checks: [
      isAgreed,
      ({ state, closed }) =>
        (state === 'open') !== (closed === null) && 'has a "state" that its "closed" contradicts',
    ],
  },
);
