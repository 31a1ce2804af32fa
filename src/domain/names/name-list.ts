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

/** A line of a list: the name on it, or what makes that doubtful. Blank for a line that names nobody. */
export interface ListLine {
  name: string;
  /** 'heading': it stands over a list. 'number': it begins with one, and not every line of the list does in order. */
  doubt?: 'heading' | 'number';
}

const bullet = /^\s*(?:[-*•–]\s+(?:\[[ xX]?\]\s+)?|\[[ xX]?\]\s+)(?=\S)/;
const dotted = /^\s*(\d{1,6})[.)]\s+(?=\S)/;
const bare = /^\s*(\d{1,6})\s+(?=\S)/;
const heading = /^\s*#{1,6}\s+\S|:\s*$/;

/**
 * The lines of a text, however they are ended, without bullets and boxes to tick; and without numbers, `1.`, `1)` or `1`,
 * where they run on and every line has one or a bullet, or where one line has one and all others bullets. A line that ends in a colon or begins with `#` is a heading: it
 * names nobody where all others have marks, and is doubtful where not.
 */
export function linesOf(text: string): ListLine[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => ({
    line: line.trim() === '' ? '' : line,
    isBulleted: bullet.test(line),
    isHeading: heading.test(line) && !bullet.test(line) && !dotted.test(line),
  }));
  const full = lines.filter(({ line, isHeading }) => line !== '' && !isHeading);
  const unmarked = full.filter(({ line, isBulleted }) => !isBulleted && !dotted.test(line));
  const isAllMarked = full.length > 0 && unmarked.length === 0;
  const isOverAll = full.length > 2 && unmarked.length === 1 && unmarked[0] === full[0];
  const number = [dotted, bare].find((mark) => full.filter(({ line }) => mark.test(line)).length > 1);
  const isEach = number === bare ? full.every(({ line }) => bare.test(line)) : isAllMarked;
  const isNumbered = number !== undefined && isEach && runOn(lines, number);
  // Where all others have bullets, a number is a mark too.
  const isLone = number === undefined && isAllMarked && full.length > 1;
  const isDoubtful =
    number === dotted ||
    (number !== undefined &&
      runOn(
        full.filter(({ line }) => bare.test(line)),
        bare,
      ));
  return lines.map((one) => {
    const { line, isBulleted, isHeading } = one;
    if (isHeading) return isAllMarked || isNumbered ? { name: '' } : { name: line, doubt: 'heading' };
    if (isBulleted) return { name: line.replace(bullet, '') };
    if (isOverAll && one === full[0]) return { name: line, doubt: 'heading' };
    if (isLone) return { name: line.replace(dotted, '') };
    if (!number?.test(line)) return { name: line };
    if (isNumbered) return { name: line.replace(number, '') };
    return isDoubtful ? { name: line, doubt: 'number' } : { name: line };
  });
}

/** Whether the numbers of these lines are 1, 2, 3 …, from 1 again after a heading. */
function runOn(lines: readonly { line: string; isHeading: boolean }[], mark: RegExp): boolean {
  let last = 0;
  for (const { line, isHeading } of lines) {
    if (isHeading) last = 0;
    const number = mark.exec(line)?.[1];
    if (number === undefined) continue;
    if (Number(number) !== ++last) return false;
  }
  return true;
}

/** A line without the quotes that a table's cell has around it, where all of it stands in them. */
export function withoutQuotes(line: string): string {
  return /^\s*"[^"]+"\s*$/.test(line) ? line.trim().slice(1, -1) : line;
}
