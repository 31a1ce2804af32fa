import type { Channel } from '../../domain/touch.js';
import { fold } from '../../domain/text.js';
import { say } from '../../render/safe.js';
import { saysStop } from '../cells/flags.js';
import { unstuff } from '../../render/csv.js';
import { matchColumns, type Sheet } from './columns.js';
import {
  allOwnFields,
  fieldNames,
  joints,
  leadFields,
  milestoneOutcome,
  type Field,
  type Milestone,
  type RowKind,
} from './field.js';
import { channelByHeader, isLastTouch } from './header.js';
import type { IsOver, Layout } from './layout.js';
import { LayoutColumns, type Meant } from './layout-columns.js';
import { textOf, type Origin } from './origin.js';
import { readChoices, type Choices, type Mapped, type MappingFlags } from './options.js';
import { isDerived, ownField, ownKind, ownReader } from './own.js';
import { mayTellStops } from './stop-columns.js';
import { isOfTouches, refuseUnusable } from './unusable.js';

export type { MappingFlags } from './options.js';

/** Where each field of a file's rows comes from. */
export interface Mapping {
  kind: RowKind;
  /** Whether the file is an export of ours, with uids. */
  isOwn: boolean;
  layout: Layout | undefined;
  has(field: Field): boolean;
  /** Whether every row has the same of a field, which no column tells. */
  isConstant(field: Field): boolean;
  /** The text of a field in a row that is meant: its cell or constant, recoded; '' where there is none. */
  text(row: readonly string[], field: Field): string;
  /** The rows that a row of the file stands for, to be read with `text`, or why it is left out. The list is good until the next call. */
  meant(cells: string[], isOver: IsOver): Meant;
  /** What --recode makes of words of a field. */
  recoded(field: Field): Iterable<string>;
  /** Why a row that is meant is left out: for an outcome that --recode makes nothing of. Undefined where none is. */
  leaves: ((row: readonly string[]) => string | undefined) | undefined;
  /** The columns of a field by name; none for a constant. */
  columnsOf(field: Field): string[];
  /** The name of the first of them; where there is none, the field's own. */
  columnOf(field: Field): string;
  /** Outcomes that have a date of their own, each with its field. */
  milestones: { outcome: string; field: Milestone }[];
  /** The channel of new tactics where no column tells it. */
  usualChannel: Channel | undefined;
  /** Fields asked for with --map, by the name of their column. */
  mapped: { field: Field; column: string; indexes: number[] }[];
  /** Columns of a list of leads whose words may say that one is not to be contacted, and nothing else. */
  stopColumns: readonly number[];
  /** Whether nothing in rows of touches says with whom they were, and nobody said that it is so. */
  isNameless: boolean;
  /** Columns nothing is taken from. */
  unused: string[];
  /** How what was doubtful was taken. */
  notices: string[];
}

/** What is known of a file beside what was typed. */
export interface Look {
  layout?: Layout | undefined;
  /** Some rows from its beginning. */
  sample?: Sheet['sample'];
}

/**
 * Works out where each field comes from: what was typed wins over the layout, and that over the names of columns. Our own
 * exports are recognised by their header. Throws UserError where a column is not there, a mistake in the command (2), or
 * stands twice, a fault of the file (65).
 */
export function readMapping(header: readonly string[], flags: MappingFlags, look: Look = {}): Mapping {
  const choices = readChoices(header, flags);
  const kind = (flags.map ?? []).length > 0 ? undefined : ownKind(header);
  return kind ? ownMapping(header, kind, choices) : foreignMapping(header, choices, look);
}

function ownMapping(header: readonly string[], kind: RowKind, choices: Choices): Mapping {
  const origins = new Map<Field, Origin>();
  for (const [index, column] of header.entries()) {
    const name = ownField(column) as Field;
    if (allOwnFields.has(name) && !choices.left.has(index) && !origins.has(name))
      origins.set(name, { indexes: [index] });
  }
  for (const [field, constant] of choices.constants) origins.set(field, { indexes: [], constant });
  return build(header, { kind, isOwn: true, origins, choices, notices: [] });
}

function foreignMapping(header: readonly string[], choices: Choices, { layout, sample = [] }: Look): Mapping {
  const notices: string[] = [];
  const origins = new Map<Field, Origin>();
  for (const field of new Set(choices.mapped.map(({ field }) => field)))
    origins.set(field, mappedOrigin(field, choices.mapped));
  for (const [field, constant] of choices.constants)
    if (field !== 'tag') origins.set(field, { indexes: [], constant });
  const layoutColumns = layout && new LayoutColumns(layout, header, choices.left);
  for (const [field, origin] of layoutColumns?.origins ?? [])
    if (!origins.has(field) && !choices.closed.has(field)) origins.set(field, origin);

  const taken = new Set([...choices.left, ...(layoutColumns?.ignored ?? [])]);
  for (const { indexes } of [...origins.values(), ...(layoutColumns?.silent.values() ?? [])])
    for (const index of indexes) taken.add(index);
  const open = new Set(layoutColumns?.open);
  const ofTouches = layout?.rows === 'leads' ? fieldNames.filter((field) => !leadFields.has(field)) : [];
  const closed = new Set<Field>([...choices.closed, ...origins.keys(), ...ofTouches]);
  for (const field of open) closed.delete(field);
  const matched = matchColumns({ header, sample }, taken, closed);
  for (const [field, indexes] of matched.columns)
    (open.has(field) ? layoutColumns!.silent : origins).set(field, { indexes, joint: joints[field] });
  const added = choices.constants.get('tag');
  if (added !== undefined)
    origins.set('tag', { ...(origins.get('tag') ?? { indexes: [], joint: joints.tag }), added });
  notices.push(...matched.notices);

  const kind = layout?.rows ?? (isOfTouches(header, origins, matched, choices) ? 'touches' : 'leads');
  if (layout) notices.unshift(layoutNotice(layout, choices));
  else settleIds(header, kind, origins);
  if (!layout && kind === 'touches') settleDate(header, origins, notices);
  // When a row of touches was entered says nothing of its lead.
  if (kind === 'touches') origins.delete('created');
  refuseUnusable(header, kind, origins, matched, choices);
  return build(header, { kind, isOwn: false, layout, layoutColumns, origins, choices, notices, sample });
}

/** What a file is taken for, and what every row of it has then. */
function layoutNotice({ title, constants }: Layout, choices: Choices): string {
  const { tactic } = constants ?? {};
  const isGiven = choices.constants.has('tactic') || choices.mapped.some(({ field }) => field === 'tactic');
  return tactic === undefined || isGiven
    ? say`taken for ${title}`
    : say`taken for ${title}, with the tactic ${tactic} (--const tactic=NAME says otherwise)`;
}

function mappedOrigin(field: Field, all: readonly Mapped[]): Origin {
  const maps = all.filter((mapped) => mapped.field === field);
  const isJoined = maps.some(({ indexes }) => indexes.length > 1);
  return {
    indexes: maps.flatMap(({ indexes }) => indexes),
    joint: joints[field] ?? (isJoined ? ' ' : undefined),
  };
}

/** Ids are of touches only where each row is one: in a list of leads, with their last touch or without, they are theirs. */
function settleIds(header: readonly string[], kind: RowKind, origins: Map<Field, Origin>): void {
  const [id, leadId] = [origins.get('external-id'), origins.get('lead-external-id')];
  if (kind === 'leads') {
    if (leadId === undefined) return;
    origins.delete('lead-external-id');
    if (id === undefined) origins.set('external-id', leadId);
    return;
  }
  const at = origins.get('at')?.indexes[0];
  if (id === undefined || leadId !== undefined || at === undefined || !isLastTouch(header[at]!)) return;
  origins.delete('external-id');
  origins.set('lead-external-id', id);
}

/** Without a date of its own a touch was when it was written down. */
function settleDate(header: readonly string[], origins: Map<Field, Origin>, notices: string[]): void {
  const created = origins.get('created');
  if (created === undefined || origins.has('at') || origins.has('date')) return;
  const [index] = created.indexes;
  if (index === undefined) return;
  origins.delete('created');
  origins.set('at', created);
  notices.push(say`the touches are dated by "${header[index]!}" (--map at=COLUMN says otherwise)`);
}

/** What says with whom a touch was. */
const whoFields: readonly Field[] = [
  'lead',
  'first-name',
  'last-name',
  'email',
  'phone',
  'company',
  'url',
  'lead-external-id',
];

interface Parts {
  kind: RowKind;
  isOwn: boolean;
  layout?: Layout | undefined;
  layoutColumns?: LayoutColumns | undefined;
  origins: Map<Field, Origin>;
  choices: Choices;
  notices: string[];
  sample?: Sheet['sample'];
}

function build(header: readonly string[], parts: Parts): Mapping {
  const { kind, isOwn, layout, layoutColumns, origins, choices, notices, sample = [] } = parts;
  const wordsOf = recodesOf(choices, layout);
  const byField: Partial<Record<Field, Origin>> = Object.fromEntries(origins);
  const takes = (field: Field) => isOwn || kind === 'touches' || leadFields.has(field);
  const sources = [...origins, ...(layoutColumns?.silent ?? [])];
  const used = new Set(sources.flatMap(([field, { indexes }]) => (takes(field) ? indexes : [])));
  const isKnown = (index: number) =>
    used.has(index) ||
    choices.left.has(index) ||
    (layoutColumns?.ignored.has(index) ?? false) ||
    (isOwn && isDerived(header[index]!));
  const isList = kind === 'leads' && !isOwn && !layout;
  const stopColumns = isList
    ? [...header.keys()].filter((index) => !isKnown(index) && mayTellStops(header[index]!))
    : [];
  const saysStopsAlone = (index: number) =>
    stopColumns.includes(index) &&
    sample.some((row) => row[index]) &&
    sample.every((row) => !row[index] || saysStop(unstuff(row[index]).trim()));
  const read = ownReader(header);
  const text = (row: readonly string[], field: Field) => {
    const origin = byField[field];
    if (origin === undefined) return '';
    const whole = isOwn ? read(row, field, origin) : textOf(row, origin);
    const cell = isOwn || field === 'note' ? whole : whole.trim();
    return wordsOf.size === 0 ? cell : (wordsOf.get(field)?.get(fold(cell)) ?? cell);
  };
  const columnsOf = (field: Field) => {
    const { indexes = [] } = byField[field] ?? {};
    const isComputed = indexes.some((index) => index >= header.length);
    const places = isComputed ? (layoutColumns?.sources.get(field) ?? []) : indexes;
    return places.flatMap((index) => header[index] ?? []);
  };
  return {
    kind,
    isOwn,
    layout,
    has: (field) => origins.has(field),
    isConstant: (field) => byField[field]?.indexes.length === 0,
    mapped: choices.mapped,
    stopColumns,
    isNameless:
      kind === 'touches' &&
      !isOwn &&
      !choices.closed.has('lead') &&
      !whoFields.some((field) => origins.has(field)),
    unused: header.filter((_, index) => !isKnown(index) && !saysStopsAlone(index)),
    notices,
    milestones: [...origins.keys()].flatMap((field) => {
      const outcome = milestoneOutcome(field);
      return outcome === undefined ? [] : [{ outcome, field: field as Milestone }];
    }),
    usualChannel: isOwn ? undefined : channelByHeader(header),
    text,
    meant: meaning(choices, layoutColumns),
    recoded: (field) => choices.recodes.get(field)?.values() ?? [],
    leaves: kind === 'touches' ? leaving(choices, origins.get('outcome')) : undefined,
    columnsOf,
    columnOf: (field) => columnsOf(field)[0] ?? field,
  };
}

/** Words by field: those that were typed, over those of the layout. */
function recodesOf({ recodes }: Choices, layout: Layout | undefined): Choices['recodes'] {
  const words = new Map<Field, Map<string, string>>();
  for (const [field, of] of Object.entries(layout?.words ?? {}))
    words.set(
      field as Field,
      new Map(Object.entries(of ?? {}).map(([theirs, ours]) => [fold(theirs), ours])),
    );
  for (const [field, of] of recodes) words.set(field, new Map([...(words.get(field) ?? []), ...of]));
  return words;
}

function meaning({ isKept }: Choices, layout: LayoutColumns | undefined): Mapping['meant'] {
  const alone: string[][] = [];
  const notKept = { leftOut: 'by --only' };
  return (cells, isOver) => {
    if (isKept && !isKept(cells)) return notKept;
    if (layout?.reads) return layout.meant(cells, isOver);
    alone[0] = cells;
    return alone;
  };
}

/** Rows with an outcome that nothing was typed for behind the equals sign. */
function leaving({ recodes }: Choices, origin: Origin | undefined): Mapping['leaves'] {
  const left = new Map(
    [...(recodes.get('outcome') ?? [])].filter(([, ours]) => ours === '').map(([theirs]) => [theirs, '']),
  );
  if (left.size === 0 || origin === undefined) return undefined;
  return (row) => {
    const text = textOf(row, origin).trim();
    const key = fold(text);
    const why = left.get(key);
    if (why !== '') return why;
    const first = text === '' ? 'without an outcome' : `with outcome ${text}`;
    left.set(key, first);
    return first;
  };
}
