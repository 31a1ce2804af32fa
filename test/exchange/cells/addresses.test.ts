import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { readEmails, readPerson, readPhones } from '../../../src/exchange/cells/addresses.js';
import { fold } from '../../../src/domain/text.js';

describe('a person in one text', () => {
  test.each([
    ['Dy <dy@x>', 'Dy', ['dy@x']],
    ['"Dy" <dy@x.example>', 'Dy', ['dy@x.example']],
    ['"Lee, Dy" <dy@x.example>', 'Lee, Dy', ['dy@x.example']],
    ['Lee, Dy <dy@x.example>', 'Lee, Dy', ['dy@x.example']],
    ['Ben Ito (ben@ito.example)', 'Ben Ito', ['ben@ito.example']],
    ['Ben Ito [mailto:ben@ito.example]', 'Ben Ito', ['ben@ito.example']],
    ['Dan Wu, dan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu dan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu - dan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu: dan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu;dan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu\tdan@example.com', 'Dan Wu', ['dan@example.com']],
    ['Dan Wu, Acme Inc., dan@example.com', 'Dan Wu, Acme Inc.', ['dan@example.com']],
    ['dan@example.com, Dan Wu', 'Dan Wu', ['dan@example.com']],
    ['dan@example.com (Dan Wu)', 'Dan Wu', ['dan@example.com']],
    ['Dan (Danny) Wu <dan@example.com>', 'Dan (Danny) Wu', ['dan@example.com']],
    ['Dan Wu (work: dan@example.com)', 'Dan Wu', ['dan@example.com']],
    ['(Dan Wu, dan@example.com)', 'Dan Wu', ['dan@example.com']],
    ["Siobhan O'Brien <s.o'brien@example.com>", "Siobhan O'Brien", ["s.o'brien@example.com"]],
    ['Dan Wu dan@example.com, dan@home.example', 'Dan Wu', ['dan@example.com', 'dan@home.example']],
    ['<dan@example.com>', '', ['dan@example.com']],
    ['email: dan@example.com', '', ['dan@example.com']],
    ['dan@example.com', '', ['dan@example.com']],
    ['dan@example.com Dan@Example.com', '', ['dan@example.com']],
    ['Smith, Jones & Co', 'Smith, Jones & Co', []],
    ['Harbor Cafe @41', 'Harbor Cafe @41', []],
    ['Harbor Cafe@41', 'Harbor Cafe@41', []],
    ['Harbor Cafe (@41)', 'Harbor Cafe (@41)', []],
    ['Books@Work', 'Books@Work', []],
    ['a@b@c.example', 'a@b@c.example', []],
    ['', '', []],
  ])('%j', (text, name, emails) => {
    expect(readPerson(text)).toEqual({ name, emails });
  });
});

describe('emails in one cell', () => {
  test.each([
    ['dy@x', ['dy@x'], null, 0],
    [' dy@x.example ', ['dy@x.example'], null, 0],
    ['a@x, b@x', ['a@x', 'b@x'], null, 0],
    ['a@x; b@x;', ['a@x', 'b@x'], null, 0],
    ['a@x ::: b@x', ['a@x', 'b@x'], null, 0],
    ['a@x / b@x', ['a@x', 'b@x'], null, 0],
    ['a@x\nb@x\r\nc@x', ['a@x', 'b@x', 'c@x'], null, 0],
    ['a@x b@x', ['a@x', 'b@x'], null, 0],
    ['a@x, A@X', ['a@x'], null, 0],
    ['mailto:a@x?subject=Hello', ['a@x'], null, 0],
    ['MAILTO:a@x', ['a@x'], null, 0],
    ['"Dy" <dy@x>', ['dy@x'], 'Dy', 0],
    ['"Lee, Dy" <dy@x>; Bo <bo@x>', ['dy@x', 'bo@x'], 'Lee, Dy', 0],
    ['Lee, Dy <dy@x>', ['dy@x'], 'Lee, Dy', 0],
    ['Dy Lee (dy@x)', ['dy@x'], 'Dy Lee', 0],
    ['work: a@x, home: b@x', ['a@x', 'b@x'], null, 0],
    ['a@x (work)', ['a@x'], null, 0],
    ['a@x.example.', ['a@x.example'], null, 0],
    ["'a@x.example", ['a@x.example'], null, 0],
    ['-, a@x, n/a', ['a@x'], null, 2],
    ['none', [], null, 1],
    ['', [], null, 0],
    ['ask Jo', ['ask Jo'], null, 0],
    ['a@x, ask Jo', ['a@x', 'ask Jo'], null, 0],
    ['ask Jo, a@x', ['ask Jo', 'a@x'], null, 0],
    ['a@b@c', ['a@b@c'], null, 0],
  ])('%j', (cell, addresses, name, fillers) => {
    expect(readEmails(cell)).toEqual({ addresses, name, fillers });
  });

  const word = fc.stringMatching(/^[a-z0-9]([a-z0-9._+-]{0,8}[a-z0-9])?$/);
  const email = fc.tuple(word, word, word).map(([box, firm, top]) => `${box}@${firm}q.${top}q`);
  const shape = fc.constantFrom<(email: string) => string>(
    (email) => email,
    (email) => `mailto:${email}`,
    (email) => `Dy Lee <${email}>`,
    (email) => `"Lee, Dy" <${email}>`,
    (email) => `Dy Lee (${email})`,
  );

  test('any of them in any shape, joined by any separator, read back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(email, { minLength: 1, maxLength: 5, selector: fold }),
        fc.array(shape, { minLength: 5, maxLength: 5 }),
        fc.constantFrom(', ', ',', '; ', ';', ' ::: ', ' / ', ' - ', '  ', ' | ', '\n', '\r\n'),
        (emails, shapes, separator) => {
          const cell = emails.map((email, at) => shapes[at]!(email)).join(separator);
          expect(readEmails(cell).addresses).toEqual(emails);
        },
      ),
    );
  });
});

describe('phones in one cell', () => {
  test.each([
    ['+1 345-555-8901', ['+1 345-555-8901'], 0],
    ['555-0100', ['555-0100'], 0],
    ['+1 345 555 8901; +1 345 555 8902', ['+1 345 555 8901', '+1 345 555 8902'], 0],
    ['+1 345 555 8901, +1 345 555 8902', ['+1 345 555 8901', '+1 345 555 8902'], 0],
    ['+1 345 555 8901 ::: (345) 555-8902', ['+1 345 555 8901', '(345) 555-8902'], 0],
    ['+13455558901\n+13455558902', ['+13455558901', '+13455558902'], 0],
    ['+13455558901 +13455558902', ['+13455558901', '+13455558902'], 0],
    ['345-555-8901 / 345-555-8902', ['345-555-8901', '345-555-8902'], 0],
    ['0711 5550147 / 0151 5550147', ['0711 5550147', '0151 5550147'], 0],
    ['0711 / 555-0147', ['0711 / 555-0147'], 0],
    ['0711/5550147', ['0711/5550147'], 0],
    ['+49 711 / 5550147', ['+49 711 / 5550147'], 0],
    ['+49 (0)39771 / 5550147', ['+49 (0)39771 / 5550147'], 0],
    ['tel:+1-345-555-8901', ['+1-345-555-8901'], 0],
    ['tel:+1-345-555-8901;ext=12', ['+1-345-555-8901 ext 12'], 0],
    ["'+1 345-555-8901", ['+1 345-555-8901'], 0],
    ['="03455558901"', ['03455558901'], 0],
    ['mobile: +1 345 555 8901', ['+1 345 555 8901'], 0],
    ['Tel. 0711 5550147', ['0711 5550147'], 0],
    ['Work: 0711 5550147; Mobil: 0151 5550147', ['0711 5550147', '0151 5550147'], 0],
    ['0151 5550147 (mobil)', ['0151 5550147'], 0],
    ['(212) 555-0100 x 12', ['(212) 555-0100 x 12'], 0],
    ['(212) 555-0100, ext. 12', ['(212) 555-0100, ext. 12'], 0],
    ['4930555.0', ['4930555'], 0],
    ['4.9305550147E+10', ['49305550147'], 0],
    ['+1 345 555 8901; +1 (345) 555-8901', ['+1 345 555 8901'], 0],
    ['-; 555-0100; n/a', ['555-0100'], 2],
    ['0711 5550107 or 0711 5550108', ['0711 5550107', '0711 5550108'], 0],
    ['0711 5550107 oder 0711 5550108', ['0711 5550107', '0711 5550108'], 0],
    ['0711 5550107 & 0711 5550108', ['0711 5550107', '0711 5550108'], 0],
    ['0711 - 5550108', ['0711 - 5550108'], 0],
    ['0711 5550114 - 0151 5550116', ['0711 5550114', '0151 5550116'], 0],
    ['0711 5550114 – +49 151 5550116', ['0711 5550114', '+49 151 5550116'], 0],
    ['(345) 555-8901 - (345) 555-8902', ['(345) 555-8901', '(345) 555-8902'], 0],
    ['0711 5550114   0151 5550116', ['0711 5550114', '0151 5550116'], 0],
    ['0711 5550114  mobil: 0151 5550116', ['0711 5550114', '0151 5550116'], 0],
    ['0711  5550108', ['0711  5550108'], 0],
    ['0711 5550114-16', ['0711 5550114-16'], 0],
    ['0711 5550114 - 16', ['0711 5550114 - 16'], 0],
    ['0711 5550114 - 5550116', ['0711 5550114 - 5550116'], 0],
    ['0711 5550114 / 16', ['0711 5550114 / 16'], 0],
    ['555-0101 (work) 555-0102 (home)', ['555-0101', '555-0102'], 0],
    ['0', [], 1],
    ['', [], 0],
    ['ask Jo', ['ask Jo'], 0],
  ])('%j', (cell, addresses, fillers) => {
    expect(readPhones(cell)).toEqual({ addresses, fillers });
  });

  test.each(['4.93E+12', '4,93E+12', '4.9305550147E+11'])('%s is refused: digits are lost', (cell) => {
    expect(() => readPhones(cell)).toThrow(/lost digits/);
  });

  const digits = (least: number, most: number) =>
    fc.stringMatching(RegExp(`^[1-9][0-9]{${least - 1},${most - 1}}$`));
  const phone = fc.oneof(
    digits(7, 11).map((number) => `+49 ${number}`),
    digits(7, 10).map((number) => `0${number}`),
    fc.tuple(digits(3, 3), digits(7, 7)).map(([area, number]) => `(${area}) ${number}`),
    fc
      .tuple(digits(3, 3), digits(7, 7), digits(2, 4))
      .map(([area, number, more]) => `(${area}) ${number} x ${more}`),
  );

  test('any of them, joined by any separator, read back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(phone, { minLength: 1, maxLength: 5, selector: (text) => text.replace(/\D/g, '') }),
        fc.constantFrom(', ', ',', '; ', ';', ' ::: ', ' / ', ' | ', '\n', '\r\n'),
        (phones, separator) => {
          expect(readPhones(phones.join(separator)).addresses).toEqual(phones);
        },
      ),
    );
  });
});

test('any text is read or refused with a reason, and takes no longer than its length', () => {
  const signs = fc.constantFrom(...`@<>()[]",;:|/ +-.'x0159aä\n=?`, ' ::: ', ' / ', 'mailto:', 'ext', 'E+');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(signs, { maxLength: 60 }).map((all) => all.join('')),
  );
  const read = (cell: string) => {
    for (const one of [readEmails, readPerson, readPhones])
      try {
        one(cell);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
  };
  fc.assert(fc.property(text, (cell) => void read(cell)));
  for (const sign of [
    ...`@<([",;:|/ +-.'x01E\n`,
    'a@',
    '"a',
    '(a',
    ' +1',
    '1/',
    '1,',
    'mailto:',
    ' / ',
    'a@b.',
    '-a',
  ])
    read(sign.repeat(200_000 / sign.length));
});
