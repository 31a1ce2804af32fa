import { stages, type Stage } from '../../domain/touch.js';
import { count, percent } from '../../render/figure.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { FunnelTactic } from './funnel.js';
import { mostOf, strip, stripLine, stripsWidth, type Strip, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';

const title = 'WHERE LEADS STOP';
const longList = 12;

/** Names of the stages where there is no room for whole ones. */
const shortStages: Record<Stage, string> = {
  attempted: 'tried',
  reached: 'reach',
  conversation: 'talk',
  meeting: 'meet',
  held: 'held',
  proposal: 'prop',
  won: 'won',
};

/** Where the leads of each tactic stop, line by line; it fits the width. */
export function renderStops(tactics: readonly FunnelTactic[], view: View): string[] {
  if (tactics.length === 0) return [];
  const { painter, width } = view;
  const rows = chooseRows(tactics, view);
  const { strips, nameWidth } = layOut(rows, width);
  const titles = padEnd(title, nameWidth) + stripLine(strips, 'title');
  const lines = [String(painter.bold(fit(titles.trimEnd(), width)))];
  let kind: FunnelTactic['kind'] = null;
  rows.forEach((row, index) => {
    if (row.kind !== kind) lines.push(String(painter.dim(row.kind ?? '')));
    kind = row.kind;
    const name = padEnd(fit(`  ${groupName(row)}`, nameWidth), nameWidth);
    lines.push(fit((name + stripLine(strips, index)).trimEnd(), width));
  });
  const hidden = tactics.length - rows.length;
  if (hidden > 0) lines.push(`  and ${hidden} more: add --all`);
  return lines;
}

/** The table, column by column; for markdown. */
export function stopStrips(tactics: readonly FunnelTactic[], view: View): Strip[] {
  const rows = chooseRows(tactics, view);
  return [
    strip('tactic', rows, groupName, { align: 'left' }),
    strip('kind', rows, ({ kind }) => kind ?? '', { align: 'left' }),
    ...layOut(rows, Infinity).strips,
  ];
}

/** The tactics worth a line: those done most in the period, then those with most leads. */
function chooseRows(tactics: readonly FunnelTactic[], { all }: View): readonly FunnelTactic[] {
  return all ? tactics : mostOf(tactics, longList, (a, b) => b.touches - a.touches || b.leads - a.leads);
}

/** The columns that fit: a narrow terminal loses whole names of stages, space, stages nobody stopped at, then all. */
function layOut(rows: readonly FunnelTactic[], width: number): { strips: Strip[]; nameWidth: number } {
  const wanted = rows.reduce((widest, row) => Math.max(widest, textWidth(groupName(row)) + 2), title.length);
  const whole = (stage: Stage) => stage as string;
  const short = (stage: Stage) => shortStages[stage];
  const used = stages.filter((_, number) => rows.some((row) => (row.rows[number]?.stopped ?? 0) > 0));
  const choices = [
    { strips: allStrips(rows, stages, whole, 2), name: Math.min(wanted, 40) },
    { strips: allStrips(rows, stages, short, 2), name: title.length },
    { strips: allStrips(rows, stages, short, 1), name: title.length },
    { strips: allStrips(rows, used, short, 1), name: title.length },
    { strips: [leadsStrip(rows), mostStrip(rows, whole)], name: 0 },
  ];
  const room = ({ strips }: (typeof choices)[number]) => width - stripsWidth(strips);
  const { strips } = choices.find((choice) => room(choice) >= choice.name) ?? choices[4]!;
  return { strips, nameWidth: Math.max(6, Math.min(width - stripsWidth(strips), wanted, 40)) };
}

function allStrips(
  rows: readonly FunnelTactic[],
  shown: readonly Stage[],
  nameOf: (stage: Stage) => string,
  gap: number,
): Strip[] {
  const stopped = shown.map((stage): Strip => ({
    title: nameOf(stage),
    cells: rows.map((row) => count(row.rows[stages.indexOf(stage)]?.stopped ?? 0)),
    align: 'right',
    gap,
  }));
  return [leadsStrip(rows), ...stopped, mostStrip(rows, nameOf)];
}

function leadsStrip(rows: readonly FunnelTactic[]): Strip {
  return strip('leads', rows, ({ leads }) => count(leads), { gap: 1 });
}

/** `talk 61%` of the tactic's leads. */
function mostStrip(rows: readonly FunnelTactic[], nameOf: (stage: Stage) => string): Strip {
  const words = ({ most, leads }: FunnelTactic) =>
    most === null ? '–' : `${nameOf(most.stage)} ${percent(most.stopped / leads)}`;
  return strip('most stop at', rows, words, { align: 'left' });
}
