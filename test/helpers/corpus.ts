import { readFileSync } from 'node:fs';

/** The attack and edge inputs that every way in and out of the journal is run against. */
interface Corpus {
  csv_formula: string[];
  csv_must_survive: string[];
  csv_files: Record<string, string>;
  json_import: string[];
  terminal: string[];
  unicode: Record<string, string>;
  db_paths: string[];
  sql_values: string[];
  sql_identifiers: string[];
}

export const corpus = JSON.parse(
  readFileSync(new URL('../data/attack-corpus.json', import.meta.url), 'utf8'),
) as Corpus;

/** Every text of the corpus that is about content: cells, terminal codes and unicode. */
export const hostileTexts = [
  ...corpus.csv_formula,
  ...corpus.csv_must_survive,
  ...corpus.terminal,
  ...Object.values(corpus.unicode),
];

/** For `test.each`: each text after a name for it that is plain ASCII, so that test output obeys nothing either. */
export function named(texts: readonly string[]): [name: string, text: string][] {
  return texts.map((text) => [JSON.stringify(text).replace(/[^\x20-\x7e]/g, escapeUnit), text]);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What a terminal could obey: controls but the line feed, C1, bidi controls, separators. */
export const obeyed =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/u;

/** Without the marks that a terminal gets around a name from right to left. */
export function withoutOurMarks(text: string): string {
  return text.replace(/\u200e([(]?[\u0590-\u08ff][^\u200e\n]*)\u200e/g, '$1');
}
