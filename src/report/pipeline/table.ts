import { dayTitleBy, type Day } from '../../domain/calendar.js';
import type { LeadState } from '../../domain/touch.js';
import { count, money } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import type { Lead } from '../../store/leads/list.js';
import type { Standing } from '../../store/pipeline/standing.js';
import type { View } from '../sheet/layout.js';
import type { Table, TableColumn } from '../sheet/table.js';
import { daysInStage } from './pipeline.js';
import { nextWords, ownerWords, stageWords } from './words.js';

/** As of when leads are shown, in which currency, and how wide. */
export interface LeadTableOptions {
  asOf: Day;
  currency: string | null;
  width: View['width'];
}

/** From this width on there is room to say what a next step is beside its day. */
const wide = 100;
const veryWide = 140;

/** The columns that tell where a lead stands, by name; a narrow terminal loses last touch, owner, company and days, in this order. */
export function standingColumns<Row>(
  rows: readonly Row[],
  of: (row: Row) => Standing,
  { asOf, currency, width }: LeadTableOptions,
  nextRoom: number,
): Record<
  'number' | 'company' | 'stage' | 'value' | 'days' | 'lastTouch' | 'next' | 'owner',
  TableColumn<Row>
> {
  const isHandedOver = rows.some((row) => (of(row).next?.owner ?? null) !== null);
  const wordsOfNext = (row: Row) => {
    const { next, isLoose } = of(row);
    const words =
      nextRoom === 0 && next !== null ? dayTitleBy(next.day, asOf) : nextWords({ next, isLoose }, asOf);
    return Number.isFinite(width) && nextRoom > 0 ? fit(show(words), nextRoom) : show(words);
  };
  return {
    number: { title: '', text: (row) => `@${of(row).leadId}`, align: 'left', gap: 1 },
    company: {
      title: 'company',
      text: (row) => cut(of(row).company ?? '', width),
      align: 'left',
      optional: true,
      loss: 7,
    },
    stage: { title: 'stage', text: (row) => stageWords(of(row).stage), align: 'left' },
    value: {
      title: 'value',
      text: (row) => moneyWords(of(row).value, currency),
      optional: true,
    },
    days: { title: 'days', text: (row) => count(daysInStage(of(row), asOf)), loss: 8 },
    lastTouch: {
      title: 'last touch',
      text: (row) => dayWords(of(row).lastDay, asOf),
      align: 'left',
      loss: 5,
    },
    next: { title: 'next', text: wordsOfNext, align: 'left' },
    owner: {
      title: 'owner',
      text: (row) => (isHandedOver ? cut(ownerWords(of(row)), width) : ''),
      align: 'left',
      optional: true,
      loss: 6,
    },
  };
}

/** How much room there is for the words of a next step. */
export function nextRoomOf(width: number): number {
  return width >= veryWide ? 60 : width >= wide ? 34 : 24;
}

/** A lead of a list: what is kept of it, where it stands, and how it is covered where that is told. */
export interface ListedLead {
  lead: Lead;
  standing: Standing;
  contact: string;
}

/** The table of a list of leads; in the list of one tier the tier gives way to how each is covered. */
export function leadTable(
  rows: readonly ListedLead[],
  options: LeadTableOptions & { isOneTier: boolean },
): Table<ListedLead> {
  const { width, isOneTier } = options;
  const room = width >= wide ? 26 : 0;
  const columns = standingColumns(rows, ({ standing }) => standing, options, room);
  const { number, company, stage, value, days, lastTouch, next, owner } = columns;
  const isOpen = rows.every(({ standing }) => standing.state === 'open');
  const known = (
    title: string,
    loss: number,
    text: (lead: Lead) => string | null,
  ): TableColumn<ListedLead> => ({
    title,
    text: ({ lead }) => cut(text(lead) ?? '', width),
    align: 'left',
    optional: true,
    loss,
  });
  const tier = known('tier', 4, ({ tier }) => tier);
  return {
    of: 'lead',
    head: 'name',
    paint: 'dim',
    name: ({ lead }) => show(lead.name),
    names: { most: Number.isFinite(width) ? 40 : Infinity },
    leastName: 15,
    columns: [
      number,
      company,
      {
        title: 'state',
        text: ({ standing }) => (isOpen ? '' : stateWords(standing.state)),
        align: 'left',
        optional: true,
      },
      stage,
      days,
      value,
      lastTouch,
      { ...next, gap: 2 },
      owner,
      ...(isOneTier
        ? [{ title: 'contact', text: ({ contact }: ListedLead) => contact, align: 'left' } as const]
        : [tier]),
      { title: 'touches', text: ({ lead }) => count(lead.touches), loss: 3 },
      known('source', 2, ({ source }) => source),
      known('tags', 1, ({ tags }) => tags),
    ],
  };
}

const stateWords = (state: LeadState): string => state;

function moneyWords(value: number | null, currency: string | null): string {
  return value === null ? '' : money(value, currency);
}

function dayWords(day: Day | null, asOf: Day): string {
  return day === null ? '–' : dayTitleBy(day, asOf);
}

/** A text that no column gives more than a fifth of the terminal. */
function cut(text: string, width: number): string {
  const shown = show(text);
  return Number.isFinite(width) ? fit(shown, Math.max(10, Math.floor(width / 5))) : shown;
}
