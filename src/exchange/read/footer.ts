/** How many rows in a row are held back at most. */
export const heldAtMost = 50;

/** Longest text of a footer, in characters. */
const longestText = 300;

/** A row that may be part of a footer. */
export interface Doubtful {
  row: string[];
  /** Whether a blank line stands before it. */
  isAfterBlank: boolean;
}

const closing =
  /^(?:©|\(c\) |copyright\b|all rights reserved|confidential\b|generated (?:by|on|at|from|with)\b|(?:exported|printed|created|downloaded) (?:by|on|at|from|with)\b|report (?:generated|created|run)\b|as of \d|page \d|end of (?:report|file|list)\b|\d[\d.,]* (?:records?|rows?|entries|contacts?|leads?|results?)$|alle rechte vorbehalten|vertraulich\b|(?:erstellt|exportiert|gedruckt) (?:am|von|mit)\b|stand:? \d|seite \d|\d[\d.]* (?:datensätze|einträge|zeilen)$|tous droits réservés|confidentiel\b|(?:généré|exporté|imprimé|créé) (?:par|le)\b|todos los derechos|confidencial\b|(?:generado|exportado|gerado) (?:por|el|em)\b|tutti i diritti|riservato\b|(?:generato|esportato) (?:da|il)\b|alle rechten voorbehouden|vertrouwelijk\b|(?:gegenereerd|geëxporteerd) (?:door|op)\b)/i;

const total =
  /^(?:(?:grand|sub|sous|overall)[ -]?)?(?:totals?|sum|count|average|summe|gesamt(?:summe)?|zwischensumme|teilsumme|insgesamt|anzahl|mittelwert|somme|total général|moyenne|suma|soma|média|totale|somma|totaal|aantal|gemiddelde|records?|rows?)(?: (?:records?|rows?|count))?\s*[:=]?\s*[\d.,' ]*$/i;

const number = /^[-+(]?[\p{Sc}\s]*[\d.,:%' ]+[)\p{Sc}\s]*(?:[A-Z]{3})?$/u;

/** Words of totals of some of the rows alone. */
const partial = /^(?:(?:sub|sous)[ -]?tot|zwischensumme|teilsumme)/i;

/** Unlike phones and dates: in thousands or with at most six digits before a point. */
const amount =
  /^[-+(]?[\p{Sc}\s]*(?:0|[1-9]\d{0,5}|[1-9]\d{0,2}(?:[., '’\u00a0\u202f]\d{3})+)(?:[.,:]\d{1,2}){0,2}\s*%?[)\p{Sc}\s]*(?:[A-Z]{3})?$/u;

/** Whether a row may be part of a footer: it has one cell filled, or is a total. `row` has a cell filled. */
export function isDoubtful(row: readonly string[], columns: number): boolean {
  if (columns < 2) return false;
  const [first, other] = filledCells(row);
  if (first.length > longestText) return false;
  if (other === undefined) return columns > 2 || closing.test(first) || total.test(first);
  // No total begins with a digit, as most dates, numbers and phones do.
  return first.charCodeAt(0) > 0x40 && total.test(first);
}

/** How many of the rows held back at the end of a file are no rows; those stand at the end. */
export function footerLength(held: readonly Doubtful[]): number {
  let length = 0;
  for (const { row, isAfterBlank } of held)
    length = isFooter(row, isAfterBlank || length > 0) ? length + 1 : 0;
  return length;
}

/** Whether a row between others is none: a total with amounts alone beside it, or one of some rows with nothing. */
export function isSubtotal(row: readonly string[]): boolean {
  const [first = '', ...others] = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (!total.test(first) || (others.length === 0 && !partial.test(first))) return false;
  return others.every((cell) => amount.test(cell));
}

/** A text alone on its line, with no cells beside it, is part of a footer only below a blank line or another part. */
function isFooter(row: readonly string[], isApart: boolean): boolean {
  const filled = row.filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  const [first, ...others] = filled;
  if (first === undefined) return true;
  if (total.test(first) && others.every((cell) => number.test(cell))) return true;
  return others.length === 0 && (closing.test(first) || (row.length === 1 && isApart));
}

/** The first two cells in which something stands. */
function filledCells(row: readonly string[]): [first: string, other: string | undefined] {
  let first: string | undefined;
  for (const cell of row) {
    if (cell.trim() === '') continue;
    if (first !== undefined) return [first, cell];
    first = cell.trim();
  }
  return [first ?? '', undefined];
}
