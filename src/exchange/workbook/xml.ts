// What XML cannot hold or would read otherwise, and what workbooks take for a character written as its number.
const ODD = /[&<>"\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/;
const ALL_ODD = RegExp(ODD.source, 'g');

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in a part of a workbook; what XML has no form for is written by its number, as `_x000D_`. */
export function escaped(text: string): string {
  return ODD.test(text)
    ? text.replace(
        ALL_ODD,
        (one) => named[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
    : text;
}

/** A part of a workbook. */
export function part(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}${body}</${/^<(\w+)/.exec(root)![1]}>`;
}
