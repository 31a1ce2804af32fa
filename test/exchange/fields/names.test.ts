import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames, joints, type Field } from '../../../src/exchange/fields/field.js';
import { wordKey } from '../../../src/exchange/cells/word-key.js';
import { readingsOf } from '../../../src/exchange/fields/header.js';
import { readMapping } from '../../../src/exchange/fields/mapping.js';
import { lastTouchNames, namesByField } from '../../../src/exchange/fields/names.js';

const lines = namesByField
  .trim()
  .split('\n')
  .map((line) => {
    const [field, language, rest] = [
      /^\S+/.exec(line)![0],
      /^\S+ (\w\w): /.exec(line)?.[1],
      line.slice(line.indexOf(': ') + 2),
    ];
    const [sure = '', weak = ''] = rest.split('|');
    const names = (text: string) =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    return { field: field as Field, language, sure: names(sure), weak: names(weak) };
  });

/** The fields of a header, each with its columns. */
function fieldsOf(header: string[], sample: string[][] = []): Record<string, string[]> {
  const mapping = readMapping(
    header,
    { const: ['tactic=t'], map: header.includes('Wann') ? [] : [] },
    { sample },
  );
  return Object.fromEntries(
    [...fieldNames].flatMap((field) => {
      const columns = mapping.columnsOf(field);
      return columns.length > 0 ? [[field, columns]] : [];
    }),
  );
}

describe('the table of names', () => {
  test('is of fields that there are, in languages that are known', () => {
    expect(lines.filter(({ field }) => !(fieldNames as readonly string[]).includes(field))).toEqual([]);
    expect(new Set(lines.map(({ language }) => language))).toEqual(
      new Set(['en', 'de', 'fr', 'es', 'nl', 'pt', 'it']),
    );
  });

  test('has each field in each language that has a word of its own for it', () => {
    const ours = ['date', 'origin', 'kind', 'broke', 'energy', 'milliseconds'];
    const missing = fieldNames
      .filter((field) => !ours.includes(field))
      .flatMap((field) =>
        ['en', 'de', 'fr', 'es', 'nl', 'pt', 'it']
          .filter((language) => !lines.some((line) => line.field === field && line.language === language))
          .map((language) => `${field} ${language}`),
      );
    expect(missing).toEqual([]);
  });

  test('gives no name surely to two fields', () => {
    const fields = new Map<string, Set<string>>();
    for (const { field, sure } of lines)
      for (const name of sure) fields.set(wordKey(name), (fields.get(wordKey(name)) ?? new Set()).add(field));
    expect([...fields].filter(([, of]) => of.size > 1).map(([name, of]) => [name, ...of])).toEqual([]);
  });

  test('knows each name of a last touch as a date', () => {
    const unknown = lastTouchNames
      .split(',')
      .filter((name) => !readingsOf(name.trim()).some(({ field }) => field === 'at'));
    expect(unknown).toEqual([]);
  });
});

describe('a header', () => {
  const spellings = [
    (name: string) => name,
    (name: string) => name.toUpperCase(),
    (name: string) => name.replaceAll(' ', '_'),
    (name: string) => `${name}*`,
    (name: string) => ` ${name} `,
    (name: string) => name.normalize('NFD').replace(/\p{M}/gu, ''),
    (name: string) => `${name} (x y)`,
  ];

  /** Fields with one of their sure names each, in one language. */
  const columns = fc
    .constantFrom('en', 'de', 'fr', 'es', 'nl', 'pt', 'it')
    .chain((language) =>
      fc
        .shuffledSubarray(
          lines.filter(
            (line) =>
              line.language === language &&
              ![
                'at',
                'date',
                'time',
                'tactic',
                'lead',
                'first-name',
                'last-name',
                'created',
                'external-id',
                'lead-external-id',
                'minutes',
                'seconds',
                'milliseconds',
                'hours',
              ].includes(line.field),
          ),
        )
        .chain((chosen) =>
          fc.tuple(
            ...chosen.map(({ field, sure }) =>
              fc
                .tuple(fc.constant(field), fc.constantFrom(...sure), fc.constantFrom(...spellings))
                .map(([of, name, spell]) => ({ field: of, name: spell(name) })),
            ),
          ),
        ),
    );

  test('says the same in any order, case and spelling', () => {
    fc.assert(
      fc.property(columns, (chosen) => {
        const header = ['at', 'lead', ...chosen.map(({ name }) => name)];
        const expected = Object.fromEntries(chosen.map(({ field, name }) => [field, [name]]));
        expect(fieldsOf(header)).toEqual({ at: ['at'], lead: ['lead'], ...expected });
      }),
    );
  });

  test.each<[string, Record<string, string[]>]>([
    [
      'Datum;Firma;Ansprechpartner;Telefon;Kanal;Ergebnis;Dauer;Wert;Nächster Schritt;Wiedervorlage;Bemerkung',
      {
        at: ['Datum'],
        company: ['Firma'],
        lead: ['Ansprechpartner'],
        phone: ['Telefon'],
        channel: ['Kanal'],
        outcome: ['Ergebnis'],
        duration: ['Dauer'],
        value: ['Wert'],
        do: ['Nächster Schritt'],
        next: ['Wiedervorlage'],
        note: ['Bemerkung'],
      },
    ],
    [
      'Reference;Customer;Phone;Alternate;Email;Source;Last contacted;Next follow-up;Created',
      {
        'lead-external-id': ['Reference'],
        lead: ['Customer'],
        phone: ['Phone'],
        email: ['Email'],
        source: ['Source'],
        at: ['Last contacted'],
        next: ['Next follow-up'],
      },
    ],
    [
      'timestamp;name;business;phone;outcome;seconds;call_sid',
      {
        at: ['timestamp'],
        lead: ['name'],
        company: ['business'],
        phone: ['phone'],
        outcome: ['outcome'],
        seconds: ['seconds'],
        'external-id': ['call_sid'],
      },
    ],
    [
      'Person - Name;Person - Email - Work;Person - Email - Home;Person - Phone - Work;Organization - Name;Call Date;Call Duration (seconds)',
      {
        lead: ['Person - Name'],
        email: ['Person - Email - Work', 'Person - Email - Home'],
        phone: ['Person - Phone - Work'],
        company: ['Organization - Name'],
        at: ['Call Date'],
        seconds: ['Call Duration (seconds)'],
      },
    ],
    [
      'Nom;Prénom;Société;Date',
      { 'last-name': ['Nom'], 'first-name': ['Prénom'], company: ['Société'], at: ['Date'] },
    ],
    ['Name;Vorname;Datum', { 'last-name': ['Name'], 'first-name': ['Vorname'], at: ['Datum'] }],
    ['Nombre;Apellidos;Fecha', { 'first-name': ['Nombre'], 'last-name': ['Apellidos'], at: ['Fecha'] }],
    [
      'Name;First Name;Last Name;Date',
      { company: ['Name'], 'first-name': ['First Name'], 'last-name': ['Last Name'], at: ['Date'] },
    ],
    ['Contact;Name;Date', { lead: ['Contact'], company: ['Name'], at: ['Date'] }],
    ['Customer;Contact person;Date', { company: ['Customer'], lead: ['Contact person'], at: ['Date'] }],
    [
      'Name;Title;Date;Phone 1;Phone 2;Note 1;Note 2',
      {
        lead: ['Name'],
        title: ['Title'],
        at: ['Date'],
        phone: ['Phone 1', 'Phone 2'],
        note: ['Note 1', 'Note 2'],
      },
    ],
    ['Name;Created;Date', { lead: ['Name'], at: ['Date'] }],
    ['Name;Created', { lead: ['Name'], at: ['Created'] }],
  ])('%s is understood', (text, expected) => {
    const header = text.split(';');
    const sample = [header.map((name) => `cell of ${name}`)];
    expect(fieldsOf(header, sample)).toEqual(expected);
  });

  test('of two columns for one field the surer is taken, and that is told', () => {
    const { notices, unused } = readMapping(['Call date', 'Meeting date', 'name'], { const: ['tactic=t'] });
    expect(notices).toEqual([
      'at is taken from "Call date", not from "Meeting date" (--map at=COLUMN says otherwise)',
    ]);
    expect(unused).toEqual(['Meeting date']);
  });

  test.each([
    [['Busy', 'Connected', 'Busy'], 'outcome'],
    [['nicht erreicht', 'Termin vereinbart'], 'outcome'],
    [['TX', 'NY'], undefined],
  ])('a status is an outcome where its words are: %j', (words, field) => {
    const mapping = readMapping(
      ['Date', 'Name', 'Status'],
      { const: ['tactic=t'] },
      { sample: words.map((word) => ['', '', word]) },
    );
    expect(mapping.columnsOf('outcome')).toEqual(field ? ['Status'] : []);
    expect(mapping.unused).toEqual(field ? [] : ['Status']);
  });

  test('a type is a channel or a kind by its words', () => {
    const columns = (...words: string[]) => {
      const mapping = readMapping(
        ['Date', 'Name', 'Type'],
        { const: ['tactic=t'] },
        { sample: words.map((word) => ['', '', word]) },
      );
      return { channel: mapping.columnsOf('channel'), kind: mapping.columnsOf('kind') };
    };
    expect(columns('Anruf', 'E-Mail')).toEqual({ channel: ['Type'], kind: [] });
    expect(columns('cold', 'warm')).toEqual({ channel: [], kind: ['Type'] });
    expect(columns('enterprise', 'retail')).toEqual({ channel: [], kind: [] });
  });

  test('several columns are joined where a field may have several', () => {
    expect(joints).toEqual({ email: '; ', phone: '; ', tag: '; ', note: '\n' });
    const header = ['First', 'Last', 'Phone', 'Mobile', 'Notes', 'Comments', 'A+B'];
    const mapping = readMapping(header, { map: ['lead=First+Last', 'tag=A+B'], const: ['tag=fair'] });
    const row = [' Ann', 'Lee ', '1', '2', 'x', 'y', 'z'];
    const texts = (['lead', 'phone', 'note', 'tag'] as const).map((field) => mapping.text(row, field));
    expect(texts).toEqual(['Ann Lee', '1; 2', 'x\ny', 'z; fair']);
  });
});
