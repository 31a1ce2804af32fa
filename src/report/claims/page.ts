import { claimWords } from '../../domain/claim.js';
import { some } from '../../render/figure.js';
import { showOnOneLine } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { explainClaims } from './explain.js';
import type { ClaimRecord } from './claims.js';
import type { Frame } from '../measures/frame.js';
import { hang, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { typed } from '../sheet/tactic-names.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import type { ClaimsRecord } from './claims.js';

const mostClaims = 8;
const mostVersions = 2;
const leastBeside = 30;

/** What others claim beside what the tactic brought in the same unit; nothing without claims. */
export function renderClaims(record: ClaimsRecord, frame: Frame, view: View): string[] {
  const { claims, versions } = record;
  if (claims.length === 0) return [];
  const shown = claims.slice(0, mostClaims);
  const wide = 2 + Math.max(...shown.map(({ benchmark }) => textWidth(claimWords(benchmark)))) + 2;
  const column = view.width - wide < leastBeside ? null : wide;
  const about = `claims, not goals · yours in their unit, ${frame.level}% range`;
  const more = claims.length - shown.length;
  return [
    ...sectionTitle('WHAT OTHERS CLAIM', about, view),
    ...(column === null ? [] : [String(view.painter.dim(`${padEnd('  theirs', column)}yours`))]),
    ...shown.flatMap((claim) => claimLines(claim, versions.length > 1, column, view)),
    ...(more > 0
      ? dimmed(`and ${some(more, 'claim')} more: prospect benchmark list ${typed(record.tactic.name)}`, view)
      : []),
    ...noteOf(record).flatMap((sentence) => dimmed(sentence, view)),
    ...explained(() => explainClaims(record, frame), view),
  ];
}

/** The claim, beside it from `column` on, or below where that is null, one's own; then who says so. */
function claimLines(
  { benchmark, own }: ClaimRecord,
  isNamed: boolean,
  column: number | null,
  { width, painter }: View,
): string[] {
  const theirs = claimWords(benchmark);
  const used = own.filter(({ version }) => version.use.touches > 0).slice(0, mostVersions);
  const told = (used.length > 0 ? used : own.slice(0, 1)).map(({ version, text }) =>
    isNamed ? `${groupName(version.row)}  ${text}` : text,
  );
  const yours = told.flatMap((text, index) => {
    if (column === null) return hang('    yours ', 10, text, width);
    return hang(padEnd(index === 0 ? `  ${theirs}` : '', column), column, text, width);
  });
  const lines = column === null ? [...hang('  ', 4, theirs, width), ...yours] : yours;
  return [...lines, ...sourceLines(benchmark, width).map((line) => String(painter.dim(line)))].map((line) =>
    fit(line, width),
  );
}

const longSource = 3;

function sourceLines({ source, year, note }: ClaimRecord['benchmark'], width: number): string[] {
  const said = [source, ...(year === null ? [] : [String(year)]), ...(note === null ? [] : [note])];
  const text = showOnOneLine(said.join(' · '));
  const lines = hang('    ', 4, text, width);
  return lines.length <= longSource ? lines : [...lines.slice(0, longSource), '    …'];
}

/** How to read a verdict, and that shares of leads are something else. */
function noteOf({ claims }: ClaimsRecord): string[] {
  const isCompared = claims.some(({ own }) => own.some(({ verdict }) => verdict !== null));
  const isMixed = claims.some(({ benchmark }) => benchmark.unit !== 'leads');
  return [
    ...(isCompared ? ['Above, below: all of your range is. Compatible: it holds theirs or part of it.'] : []),
    ...(isMixed ? ['A share of touches or talks is never held against a share of leads.'] : []),
  ];
}
