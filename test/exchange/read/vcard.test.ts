import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserError } from '../../../src/errors.js';
import { CardReader, cardColumns } from '../../../src/exchange/read/vcard.js';

const sample = (name: string) =>
  fs.readFileSync(path.join(import.meta.dirname, '../../data/exports', name), 'utf8');

type Row = Record<string, string>;

function read(texts: string | string[], skipBad = false): { cards: Row[]; notices: string[] } {
  const reader = new CardReader('x.vcf', skipBad);
  const rows = [...reader.rows(typeof texts === 'string' ? [texts] : texts)];
  const cards = rows.map((row): Row =>
    Object.fromEntries(
      cardColumns
        .map((column, index): [string, string] => [column, row[index] ?? ''])
        .filter(([, text]) => text !== ''),
    ),
  );
  return { cards, notices: reader.notices() };
}

/** What is read of one card with these lines. */
function card(version: string, ...lines: string[]): Row {
  const { cards } = read(
    ['BEGIN:VCARD', `VERSION:${version}`, 'FN:Ann Lee', ...lines, 'END:VCARD', ''].join('\r\n'),
  );
  expect(cards).toHaveLength(1);
  const { Name, ...rest } = cards[0]!;
  expect(Name).toBe('Ann Lee');
  return rest;
}

describe('files of other programs', () => {
  test('Google, 3.0', () => {
    expect(read(sample('vcard-google-3.0.vcf'))).toEqual({
      cards: [
        {
          'First Name': 'Devon',
          'Last Name': 'Colt',
          Name: 'Mr. Devon Richter, James Colt Sr.',
          Company: 'Colt CPA',
          Title: 'Owner',
          Email: 'devon@coltcpa.example ::: office@coltcpa.example',
          Phone: '905-555-1234 ::: 905-555-6666',
          URL: 'http://coltcpa.example',
          Tags: 'Prospects',
          Notes:
            'met at the fair, wants a quote\nsecond line that is long enough to be folded by the exporter; really',
        },
        { Name: 'only-mail@firm.example', Email: 'only-mail@firm.example' },
        { Name: 'Nordwind Bäckerei', Company: 'Nordwind Bäckerei', Phone: '+49 30 5550142' },
      ],
      notices: ['2 cards without a name: named by company, email or phone', 'not used: addresses, birthdays'],
    });
  });

  test('Outlook, 2.1', () => {
    expect(read(sample('vcard-outlook-2.1.vcf'))).toEqual({
      cards: [
        {
          'First Name': 'Jon',
          'Last Name': 'Doll',
          Name: 'Dr. Jon R. Doll',
          Company: 'Big Blue',
          Title: 'Buyer',
          Email: 'jon.doll@bigblue.example',
          Phone: '(905) 555-1234 ::: (905) 555-5678',
        },
      ],
      notices: ['not used: addresses, departments'],
    });
  });

  test('Android, 2.1 in quoted-printable', () => {
    const { cards, notices } = read(sample('vcard-android-2.1.vcf'));
    expect(cards).toEqual([
      {
        'First Name': 'Jürgen',
        'Last Name': 'Weiß',
        Name: 'Jürgen Weiß',
        Company: 'Bäckerei Süß & Söhne, Inhaber Jürgen Weiß',
        Phone: '030 5550142 ::: +49 151 55501420',
        Email: 'weiss@baeckerei.example',
        Notes: 'erste Zeile\nzweite Zeile; mit Strichpunkt',
      },
      { 'First Name': 'Mira', Name: 'Mira', Phone: '555-0100' },
    ]);
    expect(notices).toEqual(['not used: pictures']);
  });

  test('Apple, 3.0', () => {
    const { cards, notices } = read(sample('vcard-apple-3.0.vcf'));
    expect(cards).toEqual([
      {
        'First Name': 'Ana',
        'Last Name': 'Silva',
        Name: 'Ana Silva',
        Company: 'Silva & Filhos',
        Title: 'Sócia',
        Email: 'ana@silva.example ::: ana.silva@home.example',
        Phone: '+351 21 555 0142',
        URL: 'https://silva.example/ana',
        Notes: 'Prefere tardes;\nnão antes das 14h',
      },
      { Name: 'Harbor Cafe', Company: 'Harbor Cafe', Phone: '(555) 010-0199' },
      {},
    ]);
    expect(notices).toEqual(['1 group left out', 'not used: messengers, addresses, pictures, departments']);
  });

  test('4.0', () => {
    const { cards, notices } = read(sample('vcard-4.0.vcf'));
    expect(cards).toEqual([
      {
        'First Name': 'Simon',
        'Last Name': 'Perrin',
        Name: 'Simon Perrin',
        Company: 'Perrin SA',
        Title: 'Responsable achats',
        Email: 'simon@perrin.example ::: sp@home.example',
        Phone: '+33-1-55-50-01-42 ext. 102 ::: +33 6 55 50 01 43',
        URL: 'https://perrin.example',
        Tags: 'fair ::: hot lead',
        Notes: 'a "quoted" note',
      },
      {},
    ]);
    expect(notices).toEqual(['1 group left out', 'not used: birthdays, pictures, fax numbers']);
  });
});

describe('lines', () => {
  test.each([
    ['3.0', 'NOTE:fold', ' ed', 'folded'],
    ['3.0', 'NOTE:two', '\t words', 'two words'],
    ['4.0', 'NOTE:fold', '\ted', 'folded'],
    ['2.1', 'NOTE:two', ' words', 'two words'],
    ['2.1', 'NOTE;ENCODING=QUOTED-PRINTABLE:fol=', 'd=C3=A9', 'foldé'],
    ['2.1', 'NOTE;QUOTED-PRINTABLE:a=0D=0A=', 'b', 'a\nb'],
    ['3.0', 'NOTE:first', 'second', 'first\nsecond'],
    ['3.0', 'NOTE:first', ': second', 'first\n: second'],
  ])('%s: %j and %j', (version, one, two, note) => {
    expect(card(version, one, two)).toEqual({ Notes: note });
  });

  test.each([
    ['ISO-8859-1', 'J=FCrgen'],
    ['UTF-8', 'J=C3=BCrgen'],
    ['windows-1252', 'J=FCrgen'],
    ['UTF-8', 'J=FCrgen'],
    ['UTF-8', 'J=c3=bcrgen'],
    ['x-no-such', 'J=FCrgen'],
    ['UTF-8', 'Jürge=6E'],
  ])('quoted-printable in %s', (charset, text) => {
    expect(card('2.1', `TITLE;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${text}`)).toEqual({
      Title: 'Jürgen',
    });
  });

  test('end by LF, CRLF or CR, with names in any case and blanks around', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(read(['begin:vcard ', 'version:3.0', 'fn: Ann Lee ', 'end:VCard', ''].join(end)).cards).toEqual([
        { Name: 'Ann Lee' },
      ]);
  });
});

describe('values', () => {
  test.each<[string, string[], Row]>([
    ['3.0', ['EMAIL:a@x.example', 'EMAIL;TYPE=PREF:b@x.example'], { Email: 'b@x.example ::: a@x.example' }],
    [
      '4.0',
      ['EMAIL;PREF=2:a@x.example', 'EMAIL;PREF=1:b@x.example'],
      { Email: 'b@x.example ::: a@x.example' },
    ],
    ['4.0', ['EMAIL;VALUE=uri:mailto:a%2Bb@x.example?subject=x'], { Email: 'a+b@x.example' }],
    ['3.0', ['EMAIL:a@x.example', 'EMAIL:a@x.example', 'EMAIL:'], { Email: 'a@x.example' }],
    ['3.0', ['item1.EMAIL:a@x.example', 'item1.X-ABLabel:Boss'], { Email: 'a@x.example' }],
    ['3.0', ['TEL;TYPE="work,voice":555-0100', 'TEL;TYPE=FAX,WORK:555-0101'], { Phone: '555-0100' }],
    ['2.1', ['TEL;FAX;VOICE:555-0101'], { Phone: '555-0101' }],
    ['4.0', ['TEL;VALUE="uri";TYPE=cell:tel:+1-555-0100'], { Phone: '+1-555-0100' }],
    ['3.0', ['ORG:Silva\\; Filhos;Sales'], { Company: 'Silva; Filhos' }],
    ['3.0', ['TITLE:a\\\\nb\\, c\\x'], { Title: 'a\\nb, c\\x' }],
    ['2.1', ['NOTE:C:\\new\\;'], { Notes: 'C:\\new;' }],
    ['3.0', ['NOTE:one', 'NOTE:two'], { Notes: 'one\ntwo' }],
    ['3.0', ['CATEGORIES:a\\,b,c', 'CATEGORIES:c'], { Tags: 'a,b ::: c' }],
    ['3.0', ['X-NOTE:no', 'REV:2026-01-01', 'UID:77'], {}],
  ])('%s: %j', (version, lines, row) => {
    expect(card(version, ...lines)).toEqual(row);
  });

  test('names from their parts, where there is no full one', () => {
    const { cards, notices } = read('BEGIN:VCARD\nN:Lee;Ann;May;Dr.;\nFN:\nEND:VCARD\n');
    expect(cards).toEqual([{ 'First Name': 'Ann', 'Last Name': 'Lee', Name: 'Ann May Lee' }]);
    expect(notices).toEqual([]);
  });
});

describe('cards', () => {
  const ann = 'BEGIN:VCARD\nFN:Ann\nEND:VCARD\n';

  test('of agents are passed over', () => {
    const text = `BEGIN:VCARD\nFN:Ann\nAGENT:\n${ann.replace('Ann', 'Bo')}TEL:555-0100\nEND:VCARD\n${ann}`;
    expect(read(text)).toEqual({
      cards: [{ Name: 'Ann', Phone: '555-0100' }, { Name: 'Ann' }],
      notices: ['not used: agents'],
    });
  });

  test('that say nothing keep their place', () => {
    expect(read(`BEGIN:VCARD\nADR:;;x\nEND:VCARD\n${ann}`)).toEqual({
      cards: [{}, { Name: 'Ann' }],
      notices: ['1 card without a name, company, email or phone left out'],
    });
  });

  test.each([
    ['at the end', `${ann}${ann}BEGIN:VCARD\nFN:Bo\n`, 3],
    ['before another', `BEGIN:VCARD\nFN:Bo\n${ann}`, 1],
  ])('without an end, %s', (_, text, number) => {
    const hint = 'The file may be cut short: export it again, or import the other cards with --skip-bad.';
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        message: `"x.vcf", card ${number} has no END:VCARD.`,
        hint,
        code: 65,
      }) as UserError,
    );
    const { cards, notices } = read(text, true);
    expect(cards[number - 1]).toEqual({});
    expect(cards.filter(({ Name }) => Name === 'Ann').length).toBe(cards.length - 1);
    expect(notices).toEqual([`card ${number} has no END:VCARD, and is left out`]);
  });
});

test('pictures are not kept, however long', () => {
  const line = `${'QUJD'.repeat(16)}\n`;
  function* texts() {
    yield 'BEGIN:VCARD\nVERSION:2.1\nFN:Ann\nPHOTO;ENCODING=BASE64;JPEG:';
    for (let at = 0; at < 500_000; at++) yield line;
    yield '\nTEL:555-0100\nPHOTO;BASE64:';
    for (let at = 0; at < 500_000; at++) yield line.trimEnd();
    yield '\nEND:VCARD\n';
  }
  const before = process.memoryUsage().heapUsed;
  const reader = new CardReader('x.vcf', false);
  expect([...reader.rows(texts())].map((row) => row[6])).toEqual(['555-0100']);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
});

const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');

test('whatever is written comes back, folded anywhere, in pieces of any length', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'abcé日😀 ;,\\:="\n.'), maxLength: 60 })
    .map((one) => one.trim());
  fc.assert(
    fc.property(
      text,
      text,
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (company, note, width, size) => {
        const lines = [`ORG:${escaped(company.replaceAll('\n', ' ').trim())};x`, `NOTE:${escaped(note)}`].map(
          (line) => (line.match(new RegExp(`[^]{1,${width}}`, 'gu')) ?? []).join('\r\n '),
        );
        const whole = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ann', ...lines, 'END:VCARD', ''].join('\r\n');
        const pieces = whole.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
        const { cards } = read(pieces);
        const { Company = '', Notes = '' } = cards[0]!;
        expect([Company, Notes]).toEqual([company.replaceAll('\n', ' ').trim(), note]);
      },
    ),
  );
});
