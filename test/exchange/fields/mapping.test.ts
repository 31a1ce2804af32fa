import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { readMapping } from '../../../src/exchange/fields/mapping.js';
import { leadExportColumns } from '../../../src/exchange/columns/leads.js';
import { tacticExportColumns } from '../../../src/exchange/columns/tactics.js';
import { touchColumns } from '../../../src/exchange/columns/touches.js';

function refusal(work: () => unknown): { message: string; hint: string | undefined; code: number } {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, hint: error.hint, code: error.code };
    throw error;
  }
  throw new Error('It was not refused.');
}

test('without --map columns are matched by name, whatever their case, blanks and underscores', () => {
  const mapping = readMapping([' AT', 'External_ID', 'external  id 2', 'Name', 'Tactic'], {});
  const row = ['2026-01-05', 'x1', 'y', 'Ann', 'cold-call'];
  expect(mapping).toMatchObject({ kind: 'touches', isOwn: false, unused: ['external  id 2'] });
  expect(
    (['at', 'external-id', 'lead', 'tactic', 'note'] as const).map((field) => mapping.text(row, field)),
  ).toEqual(['2026-01-05', 'x1', 'Ann', 'cold-call', '']);
});

test('our own exports are recognised by their header', () => {
  const headers = [touchColumns('EUR'), leadExportColumns(), tacticExportColumns()].map((columns) =>
    columns.map(({ key }) => key),
  );
  expect(headers.map((header) => readMapping(header, {}))).toMatchObject([
    { kind: 'touches', isOwn: true, unused: [] },
    { kind: 'leads', isOwn: true, unused: [] },
    { kind: 'tactics', isOwn: true, unused: [] },
  ]);
});

test("a uid in somebody else's file is not taken for one of ours", () => {
  const mapping = readMapping(['uid', 'name'], {});
  expect(mapping).toMatchObject({ kind: 'leads', isOwn: false, unused: ['uid'] });
});

test('a --map adds to the names and goes before them', () => {
  const mapping = readMapping(['Wann', 'Wer', 'Name', 'tactic', 'note'], {
    map: ['at=Wann', 'lead=wer', 'tactic=tactic'],
  });
  const row = ['2026-01-05', 'Ann', 'Harbor', 'x', 'said yes'];
  expect(mapping.text(row, 'note')).toBe('said yes');
  expect(mapping.text(row, 'lead')).toBe('Ann');
  expect(mapping.mapped.map(({ field }) => field)).toEqual(['at', 'lead', 'tactic']);
});

test('a column may hold an equals sign, a word to recode too', () => {
  const mapping = readMapping(['a=b', 'c'], {
    map: ['lead=a=b', 'outcome=c'],
    const: ['tactic=t', 'at=2026-11-20'],
    recode: ['outcome:x=y=won', 'outcome:=sent'],
  });
  expect(mapping.text(['Ann', 'X=Y'], 'lead')).toBe('Ann');
  expect(mapping.text(['Ann', 'X=Y'], 'outcome')).toBe('won');
  expect(mapping.text(['Ann', ''], 'outcome')).toBe('sent');
});

test('a constant stands for a column of that name', () => {
  const mapping = readMapping(['at', 'lead', 'channel'], { const: ['channel=call', 'tactic=t'] });
  expect(mapping.text(['', 'Ann', 'email'], 'channel')).toBe('call');
  expect(mapping.unused).toEqual(['channel']);
});

test('cells lose the apostrophe that kept them from being run', () => {
  const mapping = readMapping(['lead', 'note'], {});
  expect(mapping.text(["'=1+1", "'s-Gravenhage"], 'lead')).toBe('=1+1');
  expect(mapping.text(["'=1+1", "'s-Gravenhage"], 'note')).toBe("'s-Gravenhage");
});

test('names that objects have of their own are columns like others', () => {
  const mapping = readMapping(['__proto__', 'constructor', 'name'], {});
  expect(mapping.unused).toEqual(['__proto__', 'constructor']);
  expect(readMapping(['__proto__', 'x'], { map: ['lead=__proto__'] }).text(['Ann', ''], 'lead')).toBe('Ann');
});

describe('refusals', () => {
  const header = ['Datum', 'Wer'];

  test.each([
    [{ map: ['lead=Who'] }, '--map lead=Who: the file has no column "Who".', 'Columns: Datum, Wer.'],
    [{ map: ['leed=Wer'] }, '--map: there is no field "leed".', 'Did you mean lead?'],
    [{ map: ['lead'] }, '--map "lead" cannot be read.', 'Write --map FIELD=COLUMN'],
    [{ map: ['=Wer'] }, '--map "=Wer" cannot be read.', 'Write --map FIELD=COLUMN'],
    [{ map: ['lead=Wer', 'lead=Datum'] }, 'lead was given twice.', 'Give one'],
    [{ map: ['lead=Wer'], const: ['lead=Ann'] }, 'lead was given twice.', 'Give one'],
    [{ const: ['channel'] }, '--const "channel" cannot be read.', 'Write --const FIELD=VALUE'],
    [
      { map: ['lead=Wer'], recode: ['tier:x=A'] },
      '--recode tier: no column is mapped to tier.',
      'Add --map tier=',
    ],
    [{ map: ['lead=Wer'], recode: ['lead=A'] }, '--recode "lead=A" cannot be read.', 'Write --recode'],
    [{ map: ['lead=Wer'], recode: ['lead:A'] }, '--recode "lead:A" cannot be read.', 'Write --recode'],
    [
      { map: ['tactic=Wer', '-=Datum'] },
      'No column says when the touches were: the field "at".',
      'Add --map at=',
    ],
    [
      { map: ['note=Wer', '-=Datum'] },
      'No column is known: there is neither a tactic nor a lead.',
      'Say what they are',
    ],
    [{ only: ['Wo=x'] }, '--only Wo=x: the file has no column "Wo".', 'Columns: Datum, Wer.'],
    [{ only: ['Wer'] }, '--only "Wer" cannot be read.', 'Write --only COLUMN=VALUE'],
    [{ map: ['lead=Wer', 'lead='] }, 'lead was given twice.', 'Give one'],
    [{ map: ['lead=Wer+Wo'] }, '--map lead=Wer+Wo: the file has no column "Wer+Wo".', 'Columns: Datum, Wer.'],
  ])('%j is a mistake in the command', (flags, message, hint) => {
    const found = refusal(() => readMapping(header, flags));
    expect(found).toMatchObject({ message, code: 2 });
    expect(found.hint).toContain(hint);
  });

  test('a file without a known column is a bad file', () => {
    expect(refusal(() => readMapping(header, {}))).toMatchObject({ code: 65 });
  });

  test.each([['name,name'], ['Name,name'], ['e-mail,name,NAME']])('%s stands twice', (text) => {
    const columns = text.split(',');
    expect(refusal(() => readMapping(columns, {}))).toMatchObject({ code: 65 });
    expect(refusal(() => readMapping(columns, { map: ['lead=nAmE'] }))).toMatchObject({ code: 65 });
  });

  test('of two columns that differ in case only the one that is typed is meant', () => {
    expect(readMapping(['Name', 'name'], { map: ['lead=name'] }).mapped).toEqual([
      { field: 'lead', column: 'name', indexes: [1] },
    ]);
    expect(refusal(() => readMapping(['name', 'name'], { map: ['lead=name'] }))).toMatchObject({
      message: 'The column "name" stands twice (columns 1 and 2).',
      code: 65,
    });
  });

  test('a name that stands twice is no fault where it is not used', () => {
    expect(readMapping(['x', 'x', 'name'], {}).unused).toEqual(['x', 'x']);
    expect(readMapping(['x', 'x', 'name'], { map: ['lead=name'] }).kind).toBe('leads');
  });

  test('a duration has one unit', () => {
    expect(refusal(() => readMapping(['at', 'tactic', 'minutes', 'hours'], {})).message).toBe(
      'The time it took is given twice: minutes and hours.',
    );
  });
});

describe('"Lead name" beside the name of a person', () => {
  const rows = [
    ['2026-11-20', 'Acme Ltd', 'Ann Lee', 'talked'],
    ['2026-11-21', 'Elm GmbH', 'Bo Ray', 'talked'],
    ['2026-11-22', 'Oak Ltd', '', 'talked'],
  ];
  const taken = (header: string[], sample: string[][]) => {
    const mapping = readMapping(header, { const: ['tactic=call'] }, { sample });
    return (['lead', 'company'] as const).map((field) => mapping.columnsOf(field));
  };

  test.each(['name', 'contact_name', 'Contact', 'Full name'])('is the firm: %s', (name) => {
    expect(taken(['date', 'lead_name', name, 'outcome'], rows)).toEqual([[name], ['lead_name']]);
    expect(
      taken(
        ['date', name, 'lead_name', 'outcome'],
        rows.map(([at, firm, person, outcome]) => [at!, person!, firm!, outcome!]),
      ),
    ).toEqual([[name], ['lead_name']]);
  });

  test('is the person where each row has one of the two, or stands alone', () => {
    const either = rows.map(([at, one, , outcome], row) =>
      row % 2 === 0 ? [at!, one!, '', outcome!] : [at!, '', one!, outcome!],
    );
    expect(taken(['date', 'Lead Name', 'Contact Name', 'outcome'], either)).toEqual([['Contact Name'], []]);
    expect(taken(['date', 'lead_name', 'company', 'outcome'], rows)).toEqual([['lead_name'], ['company']]);
  });

  test('leaves the firm to a column that is surer of it', () => {
    const wide = rows.map((row) => [...row, 'Firm']);
    expect(taken(['date', 'lead_name', 'name', 'outcome', 'company'], wide)).toEqual([['name'], ['company']]);
  });
});
