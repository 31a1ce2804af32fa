import { describe, expect, test } from 'vitest';
import { channels, kinds, origins, tiers } from '../../../src/domain/touch.js';
import { knownOutcome } from '../../../src/exchange/cells/outcome-words.js';
import { knownChannel, knownKind, knownOrigin, knownTier } from '../../../src/exchange/cells/words.js';

describe('outcomes of other programs', () => {
  test.each([
    ['No Answer', 'no-answer'],
    ['nicht erreicht', 'no-answer'],
    ['BESETZT', 'no-answer'],
    ['Failed', 'no-answer'],
    ['Left Voicemail', 'voicemail'],
    ['left_voicemail', 'voicemail'],
    ['Répondeur', 'voicemail'],
    ['Left live message', 'gatekeeper'],
    ['Connected', 'talked'],
    ['Interested', 'talked'],
    ['Call back', 'call-back'],
    ['Rückruf', 'call-back'],
    ['À rappeler', 'call-back'],
    ['kein Interesse', 'not-interested'],
    ['Pas intéressé', 'not-interested'],
    ['no le interesa', 'not-interested'],
    ['Termin vereinbart', 'meeting'],
    ['RDV', 'meeting'],
    ['Afspraak gemaakt', 'meeting'],
    ['Reunião agendada', 'meeting'],
    ['No-show', 'no-show'],
    ['Devis envoyé', 'proposal'],
    ['Closed Won', 'won'],
    ['Gewonnen', 'won'],
    ['Perdido', 'lost'],
    ['Wrong number', 'wrong-number'],
    ['numero sbagliato', 'wrong-number'],
    ['DNC', 'do-not-contact'],
    ['Unsubscribed', 'do-not-contact'],
    ['Hard bounce', 'bounced'],
    ['envoyé', 'sent'],
    ['New', ''],
    ['noch nicht kontaktiert', ''],
    ['Foo Bar', undefined],
    ['', undefined],
  ])('%s of a call is %j', (theirs, ours) => {
    expect(knownOutcome(theirs, false)).toBe(ours);
  });

  test.each([
    ['Answered', 'replied'],
    ['Connected', 'replied'],
    ['Contacted', 'sent'],
    ['No response', 'sent'],
    ['Failed', 'bounced'],
    ['Replied', 'replied'],
    ['Meeting booked', 'meeting'],
  ])('%s of a message is %s', (theirs, ours) => {
    expect(knownOutcome(theirs, true)).toBe(ours);
  });
});

test('our own words are known as they are', () => {
  expect(channels.map(knownChannel)).toEqual(channels);
  expect(kinds.map(knownKind)).toEqual(kinds);
  expect(tiers.map(knownTier)).toEqual(tiers);
  expect(origins.map(knownOrigin)).toEqual(origins);
});

test.each([
  ['Anruf', 'call'],
  ['Appel', 'call'],
  ['E-Mail', 'email'],
  ['LinkedIn message', 'social'],
  ['Besuch', 'visit'],
  ['Courrier', 'mail'],
  ['WhatsApp', 'text'],
  ['Messe', 'event'],
  ['Zeppelin', undefined],
])('%s is the channel %s', (theirs, ours) => {
  expect(knownChannel(theirs)).toBe(ours);
});
