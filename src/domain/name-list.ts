/** Words that head a column of leads, folded to small letters. */
const headings = new Set(
  'name names lead leads lead_id id company companies contact contacts customer client email e-mail mail emails phone phones telephone tel mobile first_name last_name firstname lastname surname full_name website url address street city country tactic channel outcome source origin tier tag tags note notes date at day minutes cost value'.split(
    ' ',
  ),
);

const delimiters = ['\t', ';', '|', ','] as const;

/** What a text is when it is no plain list of names, one a line: words for 'It is …'. Undefined for a list. */
export function otherThanNames(text: string): string | undefined {
  if (text.includes('\0')) return 'no text';
  const start = text.trimStart().slice(0, 100);
  if (/^BEGIN:V/i.test(start)) return 'contact cards or a calendar';
  if (/^<[!?a-z]/i.test(start)) return 'a web page or XML';
  if (/^%PDF|^\{\\rtf/.test(start)) return 'a document of a word processor';
  if (/^[[{]/.test(start) && /[\]}]\s*$/.test(text)) return 'JSON';
  return tableOf(text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== ''));
}

/** Whether the first line of a list is what stands over a column of names. */
export function isHeading(line: string): boolean {
  return headings.has(headingOf(line));
}

function headingOf(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase()
    .replace(/ /g, '_');
}

/**
 * A table has a first line of column names, or cells in at least half of its lines. A comma alone parts no cells where
 * a blank follows it, as in "Smith, Jones & Co" and "Doe, Jane", unless most lines have as many of them.
 */
function tableOf(lines: readonly string[]): string | undefined {
  const [first = ''] = lines;
  for (const delimiter of delimiters) {
    const cells = first.split(delimiter).filter(isHeading);
    const half = Math.max(delimiter === '\t' ? 1 : 2, lines.length / 2);
    const many = lines.filter((line) => hasCells(line, delimiter)).length;
    if (cells.length >= 2 || many >= half) return `a table, parted by ${nameOf(delimiter)}`;
  }
  const commas = lines.map((line) => line.split(',').length - 1).filter((count) => count >= 2);
  const same = Math.max(...[0, ...countEach(commas).values()]);
  return same >= Math.max(2, lines.length / 2) ? 'a table, parted by commas' : undefined;
}

function hasCells(line: string, delimiter: string): boolean {
  const at = line.trim().indexOf(delimiter);
  return delimiter === ',' ? /[^\s,],[^\s,]|^"[^"]*",/.test(line) : at >= 0;
}

function countEach(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

function nameOf(delimiter: string): string {
  return { '\t': 'tabs', ';': 'semicolons', '|': 'bars', ',': 'commas' }[delimiter]!;
}

/** The lines of a text, however they are ended, without bullets or numbers where each of them has one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const full = lines.filter((line) => line.trim() !== '');
  const isNumbered = full.every((line, index) => new RegExp(`^\\s*${index + 1}[.)]\\s+\\S`).test(line));
  const isBulleted = full.every((line) => /^\s*[-*•–]\s+\S/.test(line));
  if (full.length < 2 || !(isNumbered || isBulleted)) return lines;
  return lines.map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, ''));
}

/** A line without the quotes that a table's cell has around it, where all of it stands in them. */
export function withoutQuotes(line: string): string {
  return /^\s*"[^"]+"\s*$/.test(line) ? line.trim().slice(1, -1) : line;
}
