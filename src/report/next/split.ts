import { quoteLine } from '../../domain/command-line.js';
import type { Column } from '../../render/column.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { sentence } from '../sheet/flow.js';
import { flow, type View } from '../sheet/layout.js';

/** A lead and the version it goes to, and the two versions it was touched with before. */
export interface SplitLead {
  lead: string;
  side: 0 | 1;
  touched: readonly (0 | 1)[];
}

/** Leads shared out to two versions. */
export interface Split {
  /** With their numbers, as `cold-call@1`. */
  versions: readonly [string, string];
  leads: readonly SplitLead[];
  /** Lines that named a lead once more. */
  repeated: number;
}

/** One row a lead; `tactic` is what `log` and `import` take. */
export function splitColumns({ versions }: Split): Column<SplitLead>[] {
  const touched = ({ touched }: SplitLead) => touched.map((side) => versions[side]).join(' ') || null;
  return [
    { key: 'lead', title: 'lead', value: ({ lead }) => lead },
    { key: 'tactic', title: 'tactic', value: ({ side }) => versions[side] },
    { key: 'touched_with', title: 'touched with', value: touched },
  ];
}

/** Two lists of names, then how many went where and how to log them; only names and commands may exceed the width. */
export function renderSplit(split: Split, file: string, view: View): string[] {
  const { versions, leads } = split;
  const lists = versions.flatMap((version, side) => {
    const own = leads.filter((lead) => lead.side === side);
    const title = String(view.painter.bold(show(version)));
    return [`${title}  ${some(own.length, 'lead')}`, ...own.map(({ lead }) => `  ${show(lead)}`), ''];
  });
  return [
    ...lists,
    ...splitNotes(split, view),
    'Log each list with its own version:',
    ...versions.map((version) => `  prospect log --leads FILE -t ${quoteLine([show(version)])} -o OUTCOME`),
    'or, where all had the same result, both in one go:',
    `  prospect try --split ${quoteLine([show(versions.join(',')), show(file)])} --csv > split.csv`,
    '  prospect import split.csv --const at=DAY --const outcome=OUTCOME',
  ];
}

/** How many went where, and whom that does not hold for. */
export function splitNotes({ versions, leads, repeated }: Split, { width }: Pick<View, 'width'>): string[] {
  const [one, other] = ([0, 1] as const).map((side) => leads.filter((lead) => lead.side === side).length);
  const went = `${some(leads.length, 'lead')}: ${count(one!)} to ${versions[0]}, ${count(other!)} to ${versions[1]}. A hash of each name decides, so the two counts differ as by chance and a name always goes the same way.`;
  const twice = repeated === 0 ? [] : [`${some(repeated, 'line')} named a lead once more; it counts once.`];
  return [
    ...[went, ...twice].flatMap((text) => sentence(show(text), width)),
    ...touchedLines({ versions, leads }, width),
  ];
}

const namesShown = 12;

function touchedLines({ versions, leads }: Pick<Split, 'versions' | 'leads'>, width: number): string[] {
  const touched = leads.filter((lead) => lead.touched.length > 0);
  if (touched.length === 0) return [];
  const text = `${some(touched.length, 'lead')} ${touched.length === 1 ? 'was' : 'were'} touched with one of the two before. If that was not shared out here, it was not by chance: leave them out to compare.`;
  const names = touched
    .slice(0, namesShown)
    .map(({ lead, touched }) => show(`${lead} (${touched.map((side) => versions[side]).join(', ')})`));
  const hidden = touched.length - names.length;
  const more = hidden > 0 ? [`and ${count(hidden)} more, all in --csv`] : [];
  return [...sentence(text, width), ...flow([...names, ...more], width - 2).map((line) => `  ${line}`)];
}
