import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { describeWith } from './helpers/needs.js';
import { isOffice, openedCsv, shownIn, type Locale } from './helpers/office.js';
import { Desk } from './helpers/run.js';
import { sheetRows } from './helpers/sheets.js';

const names = [
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  "'quoted",
  '=HYPERLINK("http://x.example","y")',
  'Größe & <Co>',
];
const phones = ['+49 151 23456789', '0049 151 5550147', '0711/5550122', '+15550100'];

describeWith('LibreOffice Calc', isOffice, 'a workbook opened in LibreOffice', () => {
  const shown = {} as Record<Locale, Record<string, string[][]>>;

  beforeAll(async () => {
    const desk = new Desk();
    await desk.run('config', 'set', 'currency', 'EUR');
    await desk.run('tactic', 'add', 'call', '--channel', 'call', '--worth', '1/3');
    for (const [at, name] of names.entries())
      await desk.run(
        ...['log', '-t', 'call', '--new', '-o', at < 2 ? 'meeting' : 'not-interested'],
        ...['--at', `2026-01-0${at + 1} 09:05`, '-m', '4', '-c', '1234.5', '--note', 'a\nb'],
        ...(at < 2 ? ['--next', '2026-01-20 10:30'] : ['-r', 'price']),
        ...['--', name],
      );
    for (const [at, phone] of phones.entries())
      await desk.run('lead', 'edit', `@${at + 1}`, '--phone', phone);
    expect(await desk.run('export', 'workbook', 'all.xlsx')).toMatchObject({ code: 0, stderr: '' });
    for (const locale of ['en-US', 'de-DE'] as const)
      shown[locale] = shownIn(locale, path.join(desk.folder, 'all.xlsx'));
  });

  const column = (locale: Locale, sheet: string, title: string): string[] => {
    const [titles = [], ...rows] = shown[locale][sheet]!;
    expect(titles).toContain(title);
    return rows.map((row) => row[titles.indexOf(title)]!);
  };

  test.each(['en-US', 'de-DE'] as const)('shows names, phones and notes as they are: %s', (locale) => {
    expect(Object.keys(shown[locale]).toSorted()).toEqual(
      ['failures', 'leads', 'next steps', 'tactics', 'touches'].toSorted(),
    );
    expect(column(locale, 'touches', 'lead')).toEqual(names);
    expect(column(locale, 'leads', 'name')).toEqual(names);
    expect(column(locale, 'leads', 'phone').filter((phone) => phone !== '')).toEqual(phones);
    expect(column(locale, 'touches', 'note')).toEqual(names.map(() => 'a\nb'));
  });

  test.each([
    ['en-US', '€1,234.50', '28.6%'],
    ['de-DE', '€1.234,50', '28,6%'],
  ] as const)('shows days alike, and figures as people write there: %s', (locale, amount, rate) => {
    expect(column(locale, 'touches', 'date')).toEqual(names.map((_, at) => `2026-01-0${at + 1}`));
    expect(column(locale, 'touches', 'time')).toEqual(names.map(() => '09:05'));
    expect(column(locale, 'touches', 'duration')).toEqual(names.map(() => '0:04:00'));
    expect(column(locale, 'touches', 'cost')).toEqual(names.map(() => amount));
    expect(column(locale, 'tactics', 'judged')).toEqual(['7']);
    expect(column(locale, 'tactics', 'converted')).toEqual(['2']);
    expect(column(locale, 'tactics', 'rate')).toEqual([rate]);
    expect(column(locale, 'next steps', 'date')).toEqual(['2026-01-20', '2026-01-20']);
    expect(column(locale, 'next steps', 'time')).toEqual(['10:30', '10:30']);
  });
});

describeWith('LibreOffice Calc', isOffice, 'CSV for a spreadsheet opened in LibreOffice', () => {
  test.each([
    ['en-US', ','],
    ['de-DE', ';'],
  ] as const)('has figures as figures, and phones as they are: %s', async (locale, separator) => {
    const desk = new Desk();
    const numbers = [
      ...phones,
      '+49 151 234 567',
      '+1-555-0100',
      '+1 (555) 010-0100',
      '00123',
      '15551234567',
    ];
    for (const [at, name] of numbers.entries())
      await desk.run(
        ...['log', `lead ${at}`, '-t', 'call', '--channel', 'call', '-o', 'talked'],
        ...['--at', '2026-01-05', '-c', '1234.5 EUR', '-n', name],
      );
    const csv = path.join(desk.folder, 'touches.csv');
    fs.writeFileSync(csv, (await desk.run('export', 'touches', '--excel', locale)).stdout);
    const book = openedCsv(locale, csv, separator);
    const [titles = [], ...rows] = await sheetRows(book, 'touches');
    const column = (title: string) => rows.map((row) => row[titles.indexOf(title)]);
    expect(column('note')).toEqual(numbers);
    expect(column('cost')).toEqual(numbers.map(() => '1234.5'));
    expect(column('date')).toEqual(numbers.map(() => '2026-01-05'));
  });
});
