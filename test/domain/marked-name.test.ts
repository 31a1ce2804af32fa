import { expect, test } from 'vitest';
import { leadNumber, readMarked } from '../../src/domain/names/marked-name.js';

test.each([
  ['Mrs Okafor @1', 1, 'Mrs Okafor'],
  ['@1 Mrs Okafor', 1, 'Mrs Okafor'],
  [' @7  Harbor Cafe', 7, 'Harbor Cafe'],
  ['Harbor Cafe @41 · referral-ask', 41, 'Harbor Cafe'],
  ['touch 128 · Harbor Cafe @41 · referral-ask · meeting · Sat 21 Nov 14:02', 41, 'Harbor Cafe'],
  ['@41 · referral-ask', 41, ''],
  ['lead @41', 41, ''],
  ['lead Harbor Cafe @41', 41, 'lead Harbor Cafe'],
  ['Jon Stone, @771.', 771, 'Jon Stone'],
  ['Harbor Cafe (@41)', 41, 'Harbor Cafe'],
  ['Harbor Cafe(@41)', 41, 'Harbor Cafe'],
  ['Harbor Cafe@41', 41, 'Harbor Cafe'],
  ['jo@1', 1, 'jo'],
  ['Mrs Okafor @1 @4', 4, 'Mrs Okafor @1'],
])('"%s" is lead @%i, called "%s"', (text, number, name) => {
  expect(readMarked(text)).toEqual({ number, name });
});

test.each([
  'Mrs Okafor',
  'jo@1.de',
  'jo@harbor.de @',
  'Studio @home',
  'jo@harbor.test',
  '@1x',
  '@',
  '@1234567890123456',
])('in "%s" is no number of a lead', (text) => {
  expect(readMarked(text)).toBeUndefined();
  expect(leadNumber(text)).toBeUndefined();
});

test('a number may have a mark of punctuation after it', () => {
  expect(['@12', ' @12. ', '@12,', '@12x', '12'].map(leadNumber)).toEqual([12, 12, 12, undefined, undefined]);
});
