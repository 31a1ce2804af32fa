import { checkAliasName, longestWords, wordsOfLine } from '../../domain/alias.js';
import { isStored, settingSpecs } from '../../domain/settings.js';
import { fold, textLimit, foldWord } from '../../domain/text.js';
import { channels, origins, places, stages, states, type Channel } from '../../domain/touch.js';
import { waiting } from '../settings/aliases.js';

import { blankText, flag, inColumn, name, optional, text, uid, whole, word } from './kinds.js';
import { list, type Wrong } from './rows.js';

export const settings = list(
  'setting',
  { key: name(100), value: blankText(1000) },
  {
    same: [['key']],
    checks: [isSetting],
    // An import settles by itself what the currency is, and which aliases wait; a folder is of one machine.
    where: `key NOT IN ('currency', 'backup-folder') AND key NOT GLOB '${waiting}*'`,
    order: 'key',
  },
);

export const aliases = list(
  'alias',
  { uid: uid(), name: name(textLimit.word, checkAliasName), words: text(longestWords, wordsOfLine) },
  { same: [['folded'], ['uid']], derived: (alias) => ({ folded: fold(alias.name) }) },
);

export const sources = list(
  'source',
  { uid: uid(), name: name(textLimit.source), origin: optional(word(origins)), asked: flag() },
  { same: [['uid'], ['folded']], derived: (source) => ({ folded: fold(source.name) }) },
);

export const outcomes = list(
  'outcome',
  {
    uid: uid(),
    name: name(textLimit.word),
    stage: optional(whole(0, stages.length - 1)),
    state: word(states),
    ends: word(['no', 'yes', 'address']),
    stops: whole(0, 1),
    asks: optional(word(['date', 'meeting', 'lead'])),
    channels: blankText(100),
  },
  {
    same: [['uid'], ['folded']],
    checks: [areChannels],
    derived: (outcome) => ({ folded: foldWord(outcome.name) }),
  },
);

export const reasons = list(
  'reason',
  { uid: uid(), name: name(textLimit.word), broke: inColumn('place', optional(word(places))) },
  { same: [['uid'], ['folded']], derived: (reason) => ({ folded: foldWord(reason.name) }) },
);

function isSetting({ key, value }: { key: string; value: string }): Wrong {
  if (key === 'currency') return 'has the key "currency", which stands by itself';
  const spec = settingSpecs.find((known) => known.key === key);
  if (!spec) return `has the key "${key}", which is no setting`;
  if (spec.isFolder) return `has the key "${key}", which is of one machine`;
  return !isStored(spec, value) && `has a "value" that ${key} cannot have`;
}

function areChannels({ channels: text }: { channels: string }): Wrong {
  const strange = text.split(' ').find((each) => each !== '' && !channels.includes(each as Channel));
  return strange !== undefined && `has a channel "${strange}", which is none`;
}
