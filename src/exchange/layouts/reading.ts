import { fold } from '../../domain/text.js';
import type { Channel } from '../../domain/touch.js';
import { knownChannel } from '../cells/words.js';
import type { Cells, Layout, Said } from './layout.js';

/** Names of columns, parted by commas. */
export function columns(names: string): string[] {
  return names.trim().split(/,\s+/);
}

/** Columns of a name with a number in it: `E-mail # - Value` gives `E-mail 1 - Value` up to the last. */
export function numbered(name: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => name.replace('#', String(index + 1)));
}

/** The first of these cells that holds something. */
export function first(cells: Cells, ...columns: readonly string[]): string {
  return columns.map(cells).find((cell) => cell.trim() !== '') ?? '';
}

/** Leaves out the rows of people who have nothing in any of these columns. */
export function unlessNameless(...columns: readonly string[]): NonNullable<Layout['read']> {
  return (cells): Said | { leftOut: string } =>
    first(cells, ...columns) === '' ? { leftOut: 'without a name' } : {};
}

/** Whether one of these cells says yes. */
export function saysYes(cells: Cells, ...columns: readonly string[]): boolean {
  return columns.some((column) => /^(true|yes|y|1|x|✓|ja|oui|sí|si|sim)$/.test(fold(cells(column))));
}

/**
 * Whom a cell of several contacts and the cell of their ids name, parted by semicolons in one order. Where one has more
 * than the other, nobody knows which id is whose.
 */
export function contacts(names: string, ids: string): Said[] {
  const parts = (cell: string) => (cell.trim() === '' ? [] : cell.split(';').map((part) => part.trim()));
  const [leads, leadIds] = [parts(names), parts(ids)];
  const arePaired = leads.length === 0 || leadIds.length === leads.length;
  return (leads.length === 0 ? leadIds : leads).map((_, index) => ({
    lead: leads[index] ?? '',
    'lead-external-id': arePaired ? leadIds[index]! : '',
  }));
}

const contactColumns = columns(`
  Associated Contact, Associated Contacts, Zugehöriger Kontakt, Zugehörige Kontakte, Zugeordneter Kontakt,
  Zugeordnete Kontakte`);
const contactIdColumns = columns(`
  Associated Contact IDs, Associated Contacts IDs, Associated Contact ID, IDs der zugehörigen Kontakte,
  IDs zugehöriger Kontakte, Zugehörige Kontakt-IDs, ID des zugehörigen Kontakts, IDs der zugeordneten Kontakte`);

/** Where HubSpot says with whom something was. */
export const associations = { lead: contactColumns, 'lead-external-id': contactIdColumns } as const;

/** What HubSpot calls the number of anything. */
export const recordIds = ['Record ID', 'Datensatz-ID'] as const;

/** Whom HubSpot says that something was with. */
export function associated(cells: Cells): Said[] {
  return contacts(first(cells, ...contactColumns), first(cells, ...contactIdColumns));
}

type Way = Required<Pick<Said, 'tactic' | 'channel'>>;

/** Tactics whose name is not that of their channel. */
const tacticOf: Partial<Record<Channel, string>> = { visit: 'meeting', mail: 'letter' };

/**
 * The tactic and channel of an activity: of a word of its type, else of how its subject begins; none where it is no way to
 * reach somebody.
 */
export function wayOf(type: string, subject = ''): Way | undefined {
  const beginning = [subject, subject.split(':')[0]!, subject.trim().split(/\s/)[0]!];
  for (const text of [type, ...type.split(/[\s/]+/), ...beginning]) {
    const channel = knownChannel(text);
    if (channel && channel !== 'other') return { tactic: tacticOf[channel] ?? channel, channel };
  }
  return undefined;
}

const openTasks =
  /^(not[ _]started|in[ _]progress|waiting\b.*|deferred|open|to do|todo|pending|undone|overdue|nicht (begonnen|gestartet)|in (bearbeitung|arbeit)|wartend|wartet.*|zuruckgestellt|aufgeschoben|offen|uberfallig)$/;

/** Whether a task is still to be done. */
export function isOpenTask(status: string): boolean {
  return openTasks.test(fold(status));
}

/** Why a deal was lost in our words, and theirs where ours say less. */
const lostReasons: readonly [RegExp, string][] = [
  [/price|pricing|expensive|budget|cost|preis|teuer|prix|precio/, 'price'],
  [
    /competitor|competition|other vendor|other supplier|went with|wettbewerb|mitbewerb|concurren|competencia/,
    'has-someone',
  ],
  [/timing|not now|too early|too late|later|postpon|on hold|zeitpunkt/, 'timing'],
  [/no need|not needed|no interest|not interested|kein bedarf/, 'no-need'],
  [/not a fit|bad fit|poor fit|unqualified|not qualified|missing feature|lack of|features?\b/, 'bad-fit'],
  [/wrong person|no authority|decision maker/, 'wrong-person'],
  [/duplicate|bad data|invalid|spam|\btest\b/, 'bad-data'],
];

/** The reason of a lost deal; what was written is the note. */
export function lostBecause(text: string): Said {
  if (text.trim() === '') return {};
  const known = lostReasons.find(([pattern]) => pattern.test(text.toLowerCase()));
  return { reason: known?.[1] ?? 'other', note: `Lost: ${text.trim()}` };
}
