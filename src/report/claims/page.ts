import { claimWords, goalClaimed } from '../../domain/claim.js';
import { some } from '../../render/figure.js';
import { showOnOneLine } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { ClaimRecord, ClaimsRecord } from './claims.js';
import { explainDesign } from '../measures/formulas.js';
import type { ReportQuery } from '../measures/query.js';
import { heading, paragraph, type Block } from '../sheet/blocks.js';
import { hang, type View } from '../sheet/layout.js';
import { groupName, typed } from '../sheet/names.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';

const mostClaims = 8;
const mostVersions = 2;
const leastBeside = 30;

/** What others claim beside what the tactic brought in the same unit; nothing without claims. */
export function renderClaims(record: ClaimsRecord, query: ReportQuery, view: View): string[] {
  const { claims, versions } = record;
  if (claims.length === 0) return [];
  const shown = claims.slice(0, mostClaims);
  const wide = 2 + Math.max(...shown.map(({ benchmark }) => textWidth(claimWords(benchmark)))) + 2;
  const column = view.width - wide < leastBeside ? null : wide;
  const more = claims.length - shown.length;
  return [
    ...sectionTitle('PUBLISHED FIGURES', aboutWords(query), view),
    ...(column === null ? [] : [String(view.painter.dim(`${padEnd('  theirs', column)}yours`))]),
    ...shown.flatMap((claim) => claimLines(claim, versions.length > 1, column, view)),
    ...(more > 0
      ? dimmed(`and ${some(more, 'claim')} more: prospect benchmark list ${typed(record.tactic.name)}`, view)
      : []),
    ...noteOf(record).flatMap((sentence) => dimmed(sentence, view)),
    ...explained(() => explainClaims(record, query), view),
  ];
}

const aboutWords = ({ level }: ReportQuery) => `claims, not goals · yours in their unit, ${level}% range`;

/** The same as blocks, with all claims. */
export function claimBlocks(record: ClaimsRecord, query: ReportQuery): Block[] {
  const { claims, versions } = record;
  if (claims.length === 0) return [];
  const column = (title: string, text: (claim: ClaimRecord) => string) =>
    ({ title, align: 'left', cells: claims.map(text) }) as const;
  return [
    heading(2, 'Published figures'),
    paragraph([aboutWords(query)]),
    {
      is: 'table',
      columns: [
        column('theirs', ({ benchmark }) => claimWords(benchmark)),
        column('yours', (claim) => ownWords(claim, versions.length > 1).join(' · ')),
        column('who says so', ({ benchmark }) => sourceWords(benchmark)),
      ],
    },
    paragraph(noteOf(record)),
  ];
}

/** The claim, beside it from `column` on, or below where that is null, one's own; then who says so. */
function claimLines(
  claim: ClaimRecord,
  isNamed: boolean,
  column: number | null,
  { width, painter }: View,
): string[] {
  const { benchmark } = claim;
  const theirs = claimWords(benchmark);
  const yours = ownWords(claim, isNamed).flatMap((text, index) => {
    if (column === null) return hang('    yours ', 10, text, width);
    return hang(padEnd(index === 0 ? `  ${theirs}` : '', column), column, text, width);
  });
  const lines = column === null ? [...hang('  ', 4, theirs, width), ...yours] : yours;
  return [...lines, ...sourceLines(benchmark, width).map((line) => String(painter.dim(line)))].map((line) =>
    fit(line, width),
  );
}

/** What the newest versions in use brought in the same unit. */
function ownWords({ own }: ClaimRecord, isNamed: boolean): string[] {
  const used = own.filter(({ version }) => version.use.touches > 0).slice(0, mostVersions);
  return (used.length > 0 ? used : own.slice(0, 1)).map(({ version, text }) =>
    isNamed ? `${groupName(version.row)}  ${text}` : text,
  );
}

const longSource = 3;

function sourceWords({ source, year, note }: ClaimRecord['benchmark']): string {
  const said = [source, ...(year === null ? [] : [String(year)]), ...(note === null ? [] : [note])];
  return showOnOneLine(said.join(' · '));
}

function sourceLines(benchmark: ClaimRecord['benchmark'], width: number): string[] {
  const lines = hang('    ', 4, sourceWords(benchmark), width);
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

/** How one's own figures beside the claims are counted, as sentences. */
function explainClaims({ claims }: ClaimsRecord, { level }: ReportQuery): string[] {
  const [ofLeads, ofTouches] = [true, false].map((isOfLeads) =>
    claims.filter(({ benchmark }) => (benchmark.unit === 'leads') === isOfLeads),
  );
  return [
    `Theirs and yours: a claim is held only against your own figure for the same goal, in the same unit. Compatible: your ${level}% range and what they claim have something in common; above or below: all of your range lies beyond it.`,
    ...(ofTouches!.length > 0
      ? [
          `Of touches, reached, conversations, meetings, held or proposals: touches dated a window or more before as-of (${windowWords(ofTouches!)}), each as far as its own results had brought it one window after its day, so that young ones neither flatter nor depress. Those that came to the goal ÷ those that came to the unit, or further. "lost" brings a touch no further; a touch at nobody in particular counts by itself.`,
        ]
      : []),
    ...(ofLeads!.length > 0
      ? [`Of leads: converted ÷ judged, as above, for the goal that is claimed (${windowWords(ofLeads!)}).`]
      : []),
    ...new Set(ofTouches!.flatMap(designWords)),
  ];
}

function windowWords(claims: readonly ClaimRecord[]): string {
  const words = claims.map(({ benchmark, window }) => `${goalClaimed(benchmark)} ${some(window, 'day')}`);
  return [...new Set(words)].join(', ');
}

/** Of the newest version with a figure. */
function designWords({ benchmark, own }: ClaimRecord): string[] {
  const [newest] = own.filter(({ rate }) => rate !== null);
  if (!newest) return [];
  const name = `${benchmark.unit} → ${goalClaimed(benchmark)}`;
  return explainDesign({ name, of: newest.of, design: newest.design });
}
