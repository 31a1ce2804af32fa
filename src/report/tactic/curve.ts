import { curveMarks, drawCurves } from '../../render/curve.js';
import { count, percent } from '../../render/figure.js';
import type { ReportQuery } from '../measures/query.js';
import { bullets, heading, paragraph, type Block } from '../sheet/blocks.js';
import type { View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { explainLong } from './explain.js';
import { explained, labelled, sectionTitle } from '../sheet/headed.js';
import type { IncidenceCurve, TacticRecord, VersionRecord } from './tactic.js';
import { goalVerbs } from '../measures/goal-words.js';

const height = 8;
/** Where nobody converts after the first day there is little to see. */
const flatHeight = 4;
const widest = 104;

/** A version whose curve can be drawn. */
interface Drawn {
  version: VersionRecord;
  curve: IncidenceCurve;
}

/** How long it takes until leads convert, drawn for the newest version and the one before; nothing without a lead. */
export function renderLong(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const versions = record.versions.filter(({ row }) => row.leads > 0).slice(0, 2);
  if (versions.length === 0) return [];
  const drawn = versions.flatMap((version): Drawn[] =>
    version.curve && version.curve.share > 0 && version.curve.until > 0
      ? [{ version, curve: version.curve }]
      : [],
  );
  const isNamed = record.versions.length > 1;
  const { accent, dim } = view.painter;
  const brushes = drawn.map((_, index) => (text: string) => String(index === 0 ? accent(text) : dim(text)));
  const lines = drawCurves({
    curves: drawn.map(({ curve: { points, until } }) => ({
      points: points.map(({ day, converted }) => ({ day, share: converted })),
      until,
    })),
    width: Math.min(view.width - 2, widest),
    height: drawn.every(({ curve }) => curve.latest === 0) ? flatHeight : height,
    brushes: [...brushes, (text) => String(dim(text))],
  });
  return [
    ...sectionTitle('HOW LONG IT TAKES', aboutWords(query), view),
    ...lines.map((line) => `  ${line}`),
    ...versions.flatMap((version) => {
      const place = lines.length > 0 && isNamed ? drawn.findIndex((each) => each.version === version) : -1;
      const text = `${isNamed ? `${groupName(version.row)}  ` : ''}${curveText(version, query)}`;
      return place < 0
        ? labelled('', 2, text, view.width)
        : labelled(curveMarks[place]!, 6, text, view.width, brushes[place]);
    }),
    ...explained(() => explainLong(record, query), view),
  ];
}

/** What the curves say, as blocks. */
export function longBlocks(record: TacticRecord, query: ReportQuery): Block[] {
  const versions = record.versions.filter(({ row }) => row.leads > 0);
  if (versions.length === 0) return [];
  const name = ({ row }: VersionRecord) => (record.versions.length > 1 ? `${groupName(row)}: ` : '');
  return [
    heading(2, 'How long it takes'),
    paragraph([aboutWords(query)]),
    bullets(versions.map((version) => name(version) + curveText(version, query))),
  ];
}

const aboutWords = ({ goal }: ReportQuery) =>
  `share of leads who ${goalVerbs[goal]}, by days since the first touch`;

/** What the curve says, or why there is none. */
function curveText({ row, curve }: VersionRecord, { goal, window }: ReportQuery): string {
  const verb = goalVerbs[goal];
  if (curve === null)
    return `${count(row.leads)} ${row.leads === 1 ? 'lead' : 'leads'} so far, ${count(row.leadsConverted)} of them ${verb}: the curve begins with 5.`;
  const { until, points, share, half, latest } = curve;
  const open = row.open > 0 ? ` ${count(row.open)} still open.` : '';
  const end = until < window && row.open > 0 ? ' It ends where fewer than 5 are followed on.' : '';
  if (half === null || latest === null)
    return `None of ${count(row.leads)} leads ${verb} by day ${until}.${open}${end}`;
  const isAtOnce = points.every(({ day, converted }) => day >= latest || converted === 0);
  const when = isAtOnce
    ? `all ${onDay(latest)}`
    : `half of it ${half === 0 ? onDay(0) : `by day ${half}`}, the last ${onDay(latest)}`;
  return `${percent(share)} ${verb} by day ${until}, ${when}.${open}${end}`;
}

function onDay(day: number): string {
  return day === 0 ? 'on the first day' : `on day ${day}`;
}
