import { describe, expect, test } from 'vitest';
import { isHeading, linesOf, otherThanNames, withoutQuotes } from '../../src/domain/name-list.js';

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

test('bullets and numbers are taken off where each line has one', () => {
  expect(linesOf('- Ann\n- Ben\n')).toEqual(['Ann', 'Ben', '']);
  expect(linesOf('* Ann\r\n\r\n• Ben')).toEqual(['Ann', '', 'Ben']);
  expect(linesOf('1. Ann\n2) Ben\n')).toEqual(['Ann', 'Ben', '']);
  for (const text of ['- Ann\nBen', '1. FC Elm', '1. Ann\n3. Ben', '4 Seasons\n5 Guys', '-Ann\n-Ben'])
    expect(linesOf(text)).toEqual(text.split('\n'));
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
