/** Collects Markdown tables, and which of their figures are not where they should be. */
export class Ledger {
  faults = [];
  checked = 0;

  heading(text, ...lines) {
    this.line(`## ${text}`);
    lines.forEach((line) => this.line(line));
  }

  line(text) {
    console.log(`${text}\n`);
  }

  table(columns, rows) {
    const cells = [columns, columns.map(() => '---'), ...rows];
    this.line(cells.map((row) => `| ${row.join(' | ')} |`).join('\n'));
  }

  /**
   * A figure as text, marked ✗ when it is not from `from` to `to`, with three standard errors of the run allowed on
   * either side. `reference` is what was measured with other programs when the methods were chosen.
   */
  figure(name, value, { from = -Infinity, to = Infinity, error = 0, reference, show = percent } = {}) {
    const isRight = value >= from - 3 * error - 1e-9 && value <= to + 3 * error + 1e-9;
    this.checked++;
    if (!isRight)
      this.faults.push(`${name}: ${show(value)}, not ${range(from, to, show)} (± ${show(3 * error)})`);
    const beside = reference === undefined ? '' : ` (${show(reference)})`;
    return `${show(value)}${beside}${isRight ? '' : ' ✗'}`;
  }

  /** A figure that should be its reference, give or take `tolerance`. */
  near(name, value, reference, { tolerance, error = 0, show = percent }) {
    return this.figure(name, value, {
      from: reference - tolerance,
      to: reference + tolerance,
      error,
      reference,
      show,
    });
  }
}

function range(from, to, show) {
  if (from === -Infinity) return `at most ${show(to)}`;
  return to === Infinity ? `at least ${show(from)}` : `${show(from)} to ${show(to)}`;
}

/** A share in percent, to a tenth below ten. */
function percent(share) {
  const points = 100 * share;
  return `${points.toFixed(points < 9.95 ? 1 : 0)} %`;
}

/** A share in percent, to a tenth. */
export function tenths(share) {
  return `${(100 * share).toFixed(1)} %`;
}

export function thousandths(value) {
  return value.toFixed(3);
}
