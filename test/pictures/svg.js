const size = 14;
const letter = 8.4;
const line = 19;
const edge = 16;

// A dark card of its own, so that it reads the same on a light and on a dark page; each colour at 6 to 1 or better.
const style = `
rect { fill: #16191f; }
text { font: ${size}px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #dfe3ea; white-space: pre; }
.bold { font-weight: 700; }
.dim { fill: #9aa3b0; }
.accent { fill: #5fc9de; }
.good { fill: #7ccf72; }
.bad { fill: #ff8a80; }
.cursor { fill: #dfe3ea; }
`;

/** A painted screen as an SVG picture of so many columns, the same bytes each time. */
export function svgOf(screen, { title, columns = 80, showCursor = false }) {
  const rows = screen.rows.slice(0, screen.rows.findLastIndex((row) => row.length > 0) + 1);
  const width = rounded(columns * letter + 2 * edge);
  const height = rows.length * line + 2 * edge;
  const texts = rows.flatMap((row, number) => runsOf(row).map((run) => textOf(run, number)));
  const cursor = showCursor
    ? [`<rect class="cursor" ${place(screen.column, screen.row, -size + 1)} width="2" height="${size + 3}"/>`]
    : [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    `<rect width="${width}" height="${height}" rx="8"/>`,
    ...texts,
    ...cursor,
    '</svg>\n',
  ].join('\n');
}

/**
 * Stretches of one style without wide gaps, each put at its own column: no font's widths can move what stands right
 * of them. What is no ASCII stands alone, as it may come from another font.
 */
function runsOf(row) {
  const runs = [];
  let run;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    const next = row[column + 1];
    const isGap = !cell || (cell.letter === ' ' && (!run || !next || next.letter === ' '));
    if (isGap) {
      run = undefined;
      continue;
    }
    const kind = [cell.bold && 'bold', cell.dim && 'dim', cell.colour].filter(Boolean).join(' ');
    const isAscii = cell.letter <= '~';
    if (!run || run.kind !== kind || run.isAscii !== isAscii)
      runs.push((run = { column, kind, isAscii, letters: '' }));
    run.letters += cell.letter;
  }
  return runs.filter(({ letters }) => letters.trim() !== '').map(withoutEdges);
}

/** Blanks at the edges are left out: not every viewer keeps them. */
function withoutEdges({ letters, column, ...run }) {
  const blanks = letters.length - letters.trimStart().length;
  return { ...run, column: column + blanks, letters: letters.trim() };
}

function textOf({ column, kind, letters }, row) {
  const length = letters.length > 1 ? ` textLength="${rounded(letters.length * letter)}"` : '';
  const named = kind === '' ? '' : ` class="${kind}"`;
  return `<text ${place(column, row, 0)}${length}${named}>${escaped(letters)}</text>`;
}

function place(column, row, lift) {
  return `x="${rounded(edge + column * letter)}" y="${edge + row * line + size + lift}"`;
}

function rounded(number) {
  return String(Math.round(number * 10) / 10);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
