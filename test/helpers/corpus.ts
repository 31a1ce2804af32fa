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
