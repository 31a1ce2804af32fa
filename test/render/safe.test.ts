import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePainter } from '../../src/render/paint.js';
import { say, show, showBlock } from '../../src/render/safe.js';
import { corpus, hostileTexts, named } from '../helpers/corpus.js';

const obeyed = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]/;

// Strings in which odd characters are as likely as letters.
const oddText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom(...hostileTexts),
      fc.constantFrom(
        '\u0301',
        '\u200d',
        '\u200c',
        '\ufe0f',
        '\\',
        '^',
        '\u{e0041}',
        '\u00ad',
        '\ud800',
        '\n',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('show', () => {
  test.each(named(hostileTexts))('lets nothing of %s reach the terminal as a control', (_, text) => {
    expect(show(text)).not.toMatch(obeyed);
  });

  test('never lets a control, a separator or a bidi control through, whatever the text', () => {
    fc.assert(
      fc.property(oddText, (text) => !obeyed.test(show(text))),
      { numRuns: 2000 },
    );
  });

  test('changes nothing when text is shown twice', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        expect(show(show(text))).toBe(show(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('always gives well-formed text', () => {
    fc.assert(fc.property(oddText, (text) => show(text).isWellFormed()));
  });

  test('writes controls in caret notation, line ends and tabs too', () => {
    expect(show('\u001b[31mred')).toBe('^[[31mred');
    expect(show('Paid $1\rPaid $9')).toBe('Paid $1^MPaid $9');
    expect(show('a\tb\nc\u007f\0')).toBe('a^Ib^Jc^?^@');
  });

  test.each([
    ['\u009b31m', '\\u{9b}31m'],
    ['\u0085', '\\u{85}'],
    [corpus.unicode['rlo'], '\\u{202e}gpj.exe'],
    [corpus.unicode['isolates'], '\\u{2067}x\\u{2069}'],
    [corpus.unicode['lrm'], '\\u{200e}Ann'],
    [corpus.unicode['zwsp'], 'A\\u{200b}nn'],
    [corpus.unicode['tags'], 'hi\\u{e0041}\\u{e0042}'],
    [corpus.unicode['hangul_filler'], '\\u{3164}'],
    [corpus.unicode['soft_hyphen'], 'A\\u{ad}nn'],
    [corpus.unicode['bom_inside'], 'A\\u{feff}nn'],
    ['\u061c\u2060\u034f\ufff9', '\\u{61c}\\u{2060}\\u{34f}\\u{fff9}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
  ])('spells out $1', (text, shown) => {
    expect(show(text ?? '')).toBe(shown);
  });

  test('puts the replacement character for half a character', () => {
    expect(show('a\ud800b')).toBe('a\ufffdb');
  });

  test.each([
    ['an emoji family', corpus.unicode['zwj_family']],
    ['Persian with its non-joiner', corpus.unicode['zwnj_persian']],
    ['Hebrew', corpus.unicode['hebrew']],
    ['Arabic', '\u0645\u0631\u062d\u0628\u0627'],
    ['Burmese', '\u1019\u103c\u103d\u103e\u1031\u102c\u103a'],
    ['Chinese', corpus.unicode['wide']],
    ['a heart with its variation selector', corpus.unicode['variation']],
    ['a decomposed accent', corpus.unicode['nfd']],
    ['a non-breaking space', corpus.unicode['nbsp_only']],
    ['accented Latin and signs', 'Žofie Müller-Åström © 100 % – naïve'],
    ['what looks like an escape but is text', '\\x1b[31m %1b[31m \\u001b[31m ^['],
  ])('leaves %s as it is', (_, text) => {
    expect(show(text ?? '')).toBe(text);
  });

  test('keeps four marks on a letter, also where joiners come between them', () => {
    expect(show(corpus.unicode['zalgo'] ?? '')).toBe('Z\u0301\u0301\u0301\u0301');
    expect(show('a\u0301\u0302\u0303\u200d\u0304\u0305\u0306b')).toBe('a\u0301\u0302\u0303\u200d\u0304b');
  });
});

describe('showBlock', () => {
  test('keeps lines, gives blanks for tabs and shows the rest', () => {
    expect(showBlock('one\r\n\ttwo\n\u001b[2Jthree\rfour')).toBe('one\n    two\n^[[2Jthree^Mfour');
  });

  test('is the same when done twice and holds no other control', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const shown = showBlock(text);
        expect(showBlock(shown)).toBe(shown);
        expect(shown.replaceAll('\n', '')).not.toMatch(obeyed);
      }),
    );
  });
});

describe('say', () => {
  test('shows every value and keeps our own words', () => {
    expect(say`touch ${128} · ${'\u001b[31mHarbor'}\n`).toBe('touch 128 · ^[[31mHarbor\n');
  });

  test('lets painted text pass, with the data in it shown', () => {
    const { accent } = makePainter({ color: true });
    expect(say`${accent('Har\u0007bor')} @41`).toBe('\u001b[36mHar^Gbor\u001b[39m @41');
  });
});
