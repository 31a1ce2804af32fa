import { fold } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import { readOffset, zoneNamed } from './wall-clock.js';

/** What the name of a column says of the zone of its times. */
export interface ColumnZone {
  /** Minutes east of UTC, or the name of a zone; null where it is not known which is meant. */
  zone: number | string | null;
  /** As it stands there: `GMT+1`. */
  text: string;
}

const fromUtc = /\b(?:utc|gmt)(?: ?(?<sign>[+\u2212-]) ?(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?)?(?!\w)/i;
const bare = /[([](?<sign>[+\u2212-])(?<hours>\d\d?):?(?<minutes>[0-5]\d)?[)\]]/;
const named = /[([](?<name>[A-Z]{1,5}|[A-Za-z]+\/[\w+\-/]+)[)\]]|\s(?<last>[A-Z]{3,4})$/;

/** Names that several parts of the world use, or that are not known here. */
const unknown = new Set(
  `ist bst aest aedt acst acdt awst jst kst sgt hkt nzst nzdt nzt msk wib pkt sast cat eat wat ict pht myt gst ast adt
  nst ndt brt art clt clst`.split(/\s+/),
);

/** The zone in a column's name, as `Date (GMT+1)`, `called_at_utc`, `Start (CET)`; null where it names none. */
export function columnZone(column: string): ColumnZone | null {
  const name = column.replaceAll('_', ' ');
  const offset = fromUtc.exec(name) ?? bare.exec(name);
  if (offset) return { zone: eastOf(offset.groups!), text: offset[0].replace(/^[([]|[)\]]$/g, '') };
  const found = named.exec(column);
  const text = found?.groups!.name ?? found?.groups!.last;
  if (text === undefined) return null;
  if (unknown.has(fold(text))) return { zone: null, text };
  const zone = zoneNamed(fold(text));
  return zone === null ? null : { zone, text };
}

/** The name of a column without the zone in brackets behind it. */
export function withoutZone(column: string): string {
  const found = /\s*[([][^()[\]]+[)\]]\s*$/.exec(column);
  return found && columnZone(found[0]) ? column.slice(0, found.index) : column;
}

function eastOf({ sign, ...rest }: Record<string, string | undefined>): number | null {
  if (sign === undefined) return 0;
  try {
    return readOffset({ ...rest, sign: sign === '+' ? '+' : '-' }, '');
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
