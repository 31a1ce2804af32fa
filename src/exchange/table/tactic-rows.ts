import { channelAdvice, channelByName, usualChannel } from '../../domain/names/channel-words.js';
import { isDay, type Day } from '../../domain/calendar.js';
import { followUpText, parseFollowUp } from '../../domain/contact/follow-up.js';
import { checkText, fold, textLimit } from '../../domain/text.js';
import { channels, kinds, oneOf, wholeNumber, type Channel, type Kind } from '../../domain/touch.js';
import { parseWorth } from '../../domain/worth.js';
import type { Worth } from '../../store/tactics/worths.js';
import { readWorths } from '../columns/tactics.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { ImportedTactic, TacticIntake } from '../../store/across/tactic-intake.js';
import { checkTacticName, longestUsual } from '../../store/tactics/tactics.js';
import { knownChannel, knownKind } from '../cells/words.js';
import type { Field } from '../fields/field.js';
import type { Mapping } from '../fields/mapping.js';
import { readUid } from './lead-cells.js';
import { withAdvice } from '../faults.js';
import type { Tally } from '../tally.js';

/** A tactic version of the journal, or how to add one; nothing is written until `add`. */
export interface FoundVersion {
  channel: Channel;
  id: number | undefined;
  add: () => number;
}

/** Finds and adds the tactics that rows name. */
export class TacticRows {
  /** Versions of rows before, by what those rows say of them. */
  private readonly seen = new Map<string, FoundVersion>();
  /** Tactics of which touches went to an earlier version than the newest. */
  private readonly early = new Set<number>();

  /** Names of tactics as they are spelled, by what they have in common with other spellings. */
  private spellings: Map<string, string> | undefined;
  /** Tactics that rows made, folded. */
  private readonly made = new Set<string>();

  constructor(
    private readonly intake: TacticIntake,
    private readonly mapping: Mapping,
    private readonly tally: Tally,
    private readonly line: () => number,
  ) {}

  /** Takes a row of our own list of tactics, one version each. Throws UserError where it cannot be read. */
  take(row: string[]): void {
    const text = (field: Field) => this.mapping.text(row, field);
    const name = checkTacticName(text('tactic'));
    const version = wholeNumber('version', text('version'), 1, 9999);
    const uid = readUid(text('uid'));
    const versionUid = readUid(text('version-uid'));
    const known = this.intake.named(name, uid);
    const dropped = text('dropped');
    if (dropped !== '' && !isDay(dropped)) throw new UserError(`"${dropped}" is not a date.`);
    const change = checkText('change', text('change'), textLimit.note) || null;
    const made = text('made');
    if (made !== '' && !isDay(made)) throw new UserError(`"${made}" is not a date.`);
    const from = text('from-version');
    const origin = from === '' ? null : wholeNumber('from_version', from, 1, version - 1);
    const followUp = text('follow-up');
    const tactic = {
      uid,
      name,
      channel: this.channelOf(row) ?? channelByName(name) ?? usualChannel,
      kind: this.kindOf(row),
      worths: this.worthsOf(text),
      seconds: readUsualMinutes(text('minutes')),
      note: checkText('note', text('note'), textLimit.note) || null,
      dropped: dropped || null,
      follow_up: followUp === '' ? null : followUpText(parseFollowUp('follow_up', followUp)),
    };
    const said = { uid: versionUid, version, change, origin, day: made || null };
    const others = known ? this.intake.others(known, tactic) : [];
    const there = known && this.versionThere(known, versionUid, said);
    if (there) others.push(...this.intake.otherVersion(there.id, said));
    if (others.length > 0)
      this.tally.remark(`${known!.name}@${there?.version ?? version}`, others, this.line);
    if (there) {
      if (others.length > 0) this.tally.differing++;
      else this.tally.skipped++;
      return;
    }
    const { tacticId } = known ?? this.intake.add(tactic);
    this.intake.addVersion(tacticId, said);
    this.tally.tactics++;
  }

  /** The version with that uid, else of that number; refuses one of that number that says another change. */
  private versionThere(
    { tacticId, name }: ImportedTactic,
    uid: Buffer,
    { version, change }: { version: number; change: string | null },
  ): { id: number; version: number } | undefined {
    const same = this.intake.versionWithUid(tacticId, uid);
    const alike = this.intake.versionNumbered(tacticId, version);
    if (same ?? !alike) return same;
    if (change === null || alike.change === null || change === alike.change) return { id: alike.id, version };
    throw new UserError(
      `${name}@${version} is another version here ("${alike.change}"), so that touches of the two would be mixed. Join the journals with "prospect export all", which gives it a number of its own.`,
    );
  }

  /** By goal; a list from before there was one for each has one, which is for the journal's own. */
  private worthsOf(text: (field: Field) => string): Worth[] {
    const own =
      text('worth') === '' ? [] : [{ goal: this.intake.ownGoal(), worth: parseWorth(text('worth')) }];
    return this.mapping.has('worths') ? readWorths(text('worths')) : own;
  }

  /**
   * The tactic version of a touch's row; where the row names none, the newest there was on local day `day`. Throws
   * UserError where it cannot be read.
   */
  ofTouch(row: string[], day: Day): FoundVersion {
    const text = (field: Field) => this.mapping.text(row, field);
    const on = text('version') === '' ? day : '';
    const key = [text('tactic'), text('version'), text('channel'), text('kind'), on].join('\0');
    const seen = this.seen.get(key);
    if (seen) return seen;
    const found = this.find(row, text('tactic'), text('version'), day);
    this.seen.set(key, found);
    return found;
  }

  /** Whether every row of touches goes by call, as a file says of all its rows. */
  areCalls(today: Day): boolean {
    const { mapping } = this;
    if (mapping.isConstant('channel')) return knownChannel(mapping.text([], 'channel')) === 'call';
    if (!mapping.isConstant('tactic')) return mapping.usualChannel === 'call';
    return !mapping.has('channel') && this.ofTouch([], today).channel === 'call';
  }

  /** Forgets which tactics were found: one of them was taken back. */
  forget(): void {
    this.seen.clear();
    this.early.clear();
    this.made.clear();
    this.spellings = undefined;
  }

  private find(row: string[], text: string, versionText: string, day: Day): FoundVersion {
    if (text.trim() === '') throw new UserError('The row has no tactic.');
    const asked = this.channelOf(row);
    const own = versionText === '' ? undefined : wholeNumber('version', versionText, 1, 9999);
    const named = this.mapping.isOwn
      ? { name: text, version: own }
      : this.byChannel(this.splitVersion(this.spelling(text)), asked);
    const tactic = this.intake.named(named.name);
    if (tactic && asked !== null && asked !== tactic.channel)
      throw new UserError(`The tactic "${tactic.name}" goes by ${tactic.channel}, not ${asked}.`);
    const id =
      tactic &&
      (named.version === undefined
        ? this.intake.newestOn(tactic.tacticId, day)
        : this.intake.versionOf(tactic.tacticId, named.version));
    if (tactic && id === undefined && !this.mapping.isOwn)
      throw new UserError(`The tactic "${tactic.name}" has no version ${named.version}.`);
    if (!tactic) checkTacticName(named.name);
    if (tactic && id !== undefined && named.version === undefined) this.noteEarly(tactic, id);
    const told = tactic?.channel ?? asked ?? this.mapping.usualChannel ?? channelByName(named.name);
    const channel = told ?? usualChannel;
    const advice = told === undefined ? `; ${channelAdvice(named.name)}` : '';
    const kind = this.kindOf(row);
    const found: FoundVersion = {
      channel,
      id,
      add: () => (found.id ??= this.add(tactic, { ...named, channel, kind, advice }, day)),
    };
    return found;
  }

  /** A tactic of the journal or, else, of the file that is called almost so: "Cold Call" for "cold-calls". */
  private spelling(text: string): string {
    if (text.includes('@') || this.intake.named(text)) return text;
    this.spellings ??= new Map(this.intake.names().map((name) => [spellingKey(name), name]));
    const key = spellingKey(text);
    const known = this.spellings.get(key);
    if (known === undefined) this.spellings.set(key, text);
    if (known === undefined || known === text) return text;
    const line = say`"${text}" is taken for the tactic ${known}`;
    if (!this.tally.notices.includes(line)) this.tally.notices.push(line);
    return known;
  }

  /**
   * A tactic goes by one channel: what went by another is a tactic of its own, `cold-call-email`, where all rows have one
   * tactic, or it was made by this file.
   */
  private byChannel(
    named: { name: string; version: number | undefined },
    asked: Channel | null,
  ): { name: string; version: number | undefined } {
    const tactic = this.intake.named(named.name);
    if (!tactic || asked === null || tactic.channel === asked || named.version !== undefined) return named;
    const name = `${tactic.name}-${asked}`;
    const isMeant = this.mapping.isConstant('tactic') || this.made.has(fold(tactic.name));
    return isMeant || this.intake.named(name)?.channel === asked ? { name, version: undefined } : named;
  }

  /** Says once of a tactic that touches from before a version go to the one there was then. */
  private noteEarly({ tacticId, name }: ImportedTactic, id: number): void {
    if (this.early.has(tacticId)) return;
    const newest = this.intake.newestOf(tacticId);
    if (newest.id === id) return;
    this.early.add(tacticId);
    const line = say`touches from before ${name}@${newest.version} was made go to the version there was then`;
    if (!this.tally.notices.includes(line)) this.tally.notices.push(line);
  }

  private add(
    known: ImportedTactic | undefined,
    {
      name,
      version,
      channel,
      kind,
      advice,
    }: { name: string; version: number | undefined; channel: Channel; kind: Kind; advice: string },
    day: Day,
  ): number {
    // Another spelling of the same name may have made it since.
    const tactic =
      known ??
      this.intake.named(name) ??
      this.intake.add({
        uid: null,
        name,
        channel,
        kind,
        worths: [],
        seconds: null,
        note: null,
        dropped: null,
        follow_up: null,
      });
    const there =
      version === undefined
        ? this.intake.newestOn(tactic.tacticId, day)
        : this.intake.versionOf(tactic.tacticId, version);
    if (there !== undefined) return there;
    this.made.add(fold(name));
    this.tally.tactics++;
    this.tally.notices.push(
      (version ?? 1) === 1
        ? say`new tactic ${name} (${channel}, ${kind})${advice}`
        : say`new tactic ${name}@${version!} (${channel}, ${kind})`,
    );
    return this.intake.addVersion(tactic.tacticId, {
      uid: null,
      version: version ?? 1,
      change: null,
      origin: null,
      day: null,
    });
  }

  /** `cold-call@2` names a version, unless a tactic is called just that. */
  private splitVersion(text: string): { name: string; version: number | undefined } {
    const parts = /^(.+)@(\d{1,4})$/.exec(text);
    if (!parts || this.intake.named(text) || !this.intake.named(parts[1]!))
      return { name: text, version: undefined };
    return { name: parts[1]!, version: Number(parts[2]) };
  }

  private channelOf(row: string[]): Channel | null {
    const text = this.mapping.text(row, 'channel');
    return text.trim() === ''
      ? null
      : (knownChannel(text) ?? withAdvice(() => oneOf('channel', text, channels)));
  }

  private kindOf(row: string[]): Kind {
    const text = this.mapping.text(row, 'kind');
    return fold(text) === '' ? 'cold' : (knownKind(text) ?? withAdvice(() => oneOf('kind', text, kinds)));
  }
}

/** What spellings of one name have in common: no case, no blanks, underscores and dashes, no s of several. */
function spellingKey(name: string): string {
  return fold(name)
    .replace(/[\s_-]+/g, '')
    .replace(/(?<=\p{L}{3})s$/u, '');
}

/** Seconds from minutes with any number of decimals, as our own exports hold them; null when there are none. */
function readUsualMinutes(text: string): number | null {
  if (text === '') return null;
  const seconds = /^\d{1,7}(\.\d{1,20})?$/.test(text) ? Math.round(Number(text) * 60) : NaN;
  if (seconds <= longestUsual) return seconds;
  throw new UserError(`minutes "${text}" is not a number of minutes that a touch usually takes.`);
}
