import { describe, expect, test } from 'vitest';
import { isHeading, linesOf, otherThanNames, withoutQuotes } from '../../src/domain/names/name-list.js';

describe('a list of names, one a line', () => {
  test.each([
    'Harbor Cafe\nWeber & Co\n',
    'Smith, Jones & Co\nHarbor Cafe\nElm, Inc\n',
    'Doe, Jane\nRoe, Rick\nPoe, Ann\n',
    'Harbor Cafe,Berlin\nWeber\nElm Dental\nRidge\n',
    'Harbor Cafe,Berlin\n',
    'Smith, Jones, Miller & Co\nHarbor Cafe\nRidge\n',
    'A | B\nHarbor Cafe\nRidge\nElm\n',
    'Company, The\nHarbor Cafe\n',
    '@1\njo@harbor.test\n+49 30 1234567\n',
    '[Beta] Labs\nRidge\n',
    '<3 Cafe\n',
    '',
  ])('%j is one', (text) => {
    expect(otherThanNames(text)).toBeUndefined();
  });
});

describe('a text that is something else', () => {
  test.each([
    ['name,email\nDan Wu,dan@example.com\n', 'a table, parted by commas'],
    ['Name;E-Mail\n', 'a table, parted by semicolons'],
    ['"Name","Email"\n"Wu, Dan","dan@example.com"\n', 'a table, parted by commas'],
    ['Harbor Cafe,Berlin\nRidge,Ulm\nElm,Bonn\n', 'a table, parted by commas'],
    ['Dan Wu, Berlin, 12\nEve Li, Ulm, 3\n', 'a table, parted by commas'],
    ['Harbor Cafe;Berlin\nRidge;Ulm\n', 'a table, parted by semicolons'],
    ['Harbor Cafe\tBerlin\n', 'a table, parted by tabs'],
    ['| name | city |\n|---|---|\n| Ridge | Ulm |\n', 'a table, parted by bars'],
    ['\r\nlead_id,name\r\n1,Ridge\r\n', 'a table, parted by commas'],
    ['BEGIN:VCARD\nFN:Dan Wu\nEND:VCARD\n', 'contact cards or a calendar'],
    ['BEGIN:VCALENDAR\n', 'contact cards or a calendar'],
    ['[{"name":"Ridge"}]\n', 'JSON'],
    ['{"name":"Ridge"}\n{"name":"Elm"}\n', 'JSON'],
    ['<!doctype html><p>Ridge', 'a web page or XML'],
    ['%PDF-1.7\n', 'a document of a word processor'],
    ['{\\rtf1 Ridge}', 'a document of a word processor'],
    ['Ridge\0Elm', 'no text'],
  ])('%j is told apart', (text, kind) => {
    expect(otherThanNames(text)).toBe(kind);
  });
});

test('a heading is a word that heads a column of leads', () => {
  expect(['name', ' Name ', '"Company"', 'First name', 'E-Mail'].filter(isHeading)).toHaveLength(5);
  expect(['Harbor Cafe', 'Names & Co', ''].filter(isHeading)).toEqual([]);
});

describe('a list with marks', () => {
  const read = (text: string) =>
    linesOf(text).map(({ name, doubt }) => (doubt === undefined ? name : [name, doubt]));

  test.each([
    ['- Ann\n- Ben\n', ['Ann', 'Ben', '']],
    ['* Ann\r\n\r\n• Ben', ['Ann', '', 'Ben']],
    ['- Ann\nBen', ['Ann', 'Ben']],
    ['- [ ] Ann\n- [x] Ben\n[ ] Cat', ['Ann', 'Ben', 'Cat']],
    ['1. Ann\n2) Ben\n', ['Ann', 'Ben', '']],
    ['1 Ann\n2 Ben', ['Ann', 'Ben']],
    ['- Ann\n1. Ben\n2. Cat', ['Ann', 'Ben', 'Cat']],
    ['# Leads\n\n- Ann\n- Ben', ['', '', 'Ann', 'Ben']],
    ['Leads for Monday:\n1. Ann\n2. Ben\nTuesday:\n1. Cat', ['', 'Ann', 'Ben', '', 'Cat']],
    ['Leads:\n1 Ann\n2 Ben', ['', 'Ann', 'Ben']],
  ])('%j is read without them', (text, names) => {
    expect(read(text)).toEqual(names);
  });

  test.each(['1. FC Elm', '1. FC Elm\nBen', '4 Seasons\n5 Guys', '-Ann\n-Ben', '1 Oak Street\n1 Elm Street'])(
    '%j has none',
    (text) => {
      expect(read(text)).toEqual(text.split('\n'));
    },
  );

  test.each([
    ['# Leads\nAnn\nBen', [['# Leads', 'heading'], 'Ann', 'Ben']],
    ['Leads:\nAnn', [['Leads:', 'heading'], 'Ann']],
    ['Leads\n- Ann\n- Ben', [['Leads', 'heading'], 'Ann', 'Ben']],
    [
      '1. Ann\n3. Ben',
      [
        ['1. Ann', 'number'],
        ['3. Ben', 'number'],
      ],
    ],
    ['1 Ann\n2 Ben\nCat', [['1 Ann', 'number'], ['2 Ben', 'number'], 'Cat']],
  ])('%j is in doubt', (text, lines) => {
    expect(read(text)).toEqual(lines);
  });
});

test('quotes around all of a line are taken off', () => {
  expect(['"Wu, Dan"', ' "Ann" ', '"Ann" & "Ben"', 'Ann "Bo" Lee', '"'].map(withoutQuotes)).toEqual([
    'Wu, Dan',
    'Ann',
    '"Ann" & "Ben"',
    'Ann "Bo" Lee',
    '"',
  ]);
});
