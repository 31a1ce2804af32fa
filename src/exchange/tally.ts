import { count, some } from '../render/figure.js';
import { say } from '../render/safe.js';
import type { Settled } from '../store/across/import-rows.js';
import type { LeadPart } from '../store/across/lead-filling.js';
import type { TouchPart } from '../store/across/touch-intake.js';
import { Apart, type ApartKind } from './apart.js';
import { Differences, type ThingKind } from './differences.js';
import { Faults, linesText, listed, withRow, type AlikeBy, type UnknownText } from './faults.js';

/** What is counted of a journal. */
export type Counter =
  | 'touches'
  | 'tactics'
  | 'words'
  | 'leads'
  | 'spends'
  | 'trials'
  | 'decisions'
  | 'plans'
  | 'benchmarks'
  | 'feelings'
  | 'reviews'
  | 'promises';

/** What became of a row of a list of leads. */
export type SettledLead = Settled['is'] | 'filled';

/** How much was taken of each part of leads and touches. */
type Part = LeadPart | TouchPart;
type Parts = Readonly<Partial<Record<Part, number>>>;

/** What an import has added, found there already and refused so far. */
export class Tally {
  touches = 0;
  leads = 0;
  tactics = 0;
  /** Results added to touches that were there. */
  results = 0;
  /** New versions of tactics that were there. */
  versions = 0;
  spends = 0;
  trials = 0;
  decisions = 0;
  plans = 0;
  benchmarks = 0;
  /** What was said of tactics; questions of weekly reviews. */
  feelings = 0;
  reviews = 0;
  /** Next steps; words of the journal (outcomes, reasons, sources). */
  promises = 0;
  words = 0;
  /** Things that are here already, and those that are here with something else in them. */
  skipped = 0;
  differing = 0;
  /** Rows or things read. */
  read = 0;
  refused = 0;
  /** What leads and touches that were there got where they had nothing, and what was replaced. */
  filled: Parts = {};
  replaced: Parts = {};
  /** Rows with the id or an address of a lead of another name. */
  private apart = Apart.none;
  /** Rows that were left out on purpose, by why. */
  readonly leftOut = new Map<string, number>();
  /** Rows of touches that tell of none, so that only their lead and its next step were taken. */
  untouched = 0;
  /** Lines of rows with a date that is past and a word that says that nobody was reached, by that word. */
  private unreached: AlikeBy = new Map();
  /** Next steps without a date, which nothing would remind of. */
  undated = 0;
  /** Cells of emails and phones that hold no address, as `-` and `n/a`. */
  fillers = 0;
  /** Rows that hold something else than the lead they were taken for, one line each as far as they are listed. */
  remarked = 0;
  readonly remarks: string[] = [];
  /** What was wrong with the refused rows. */
  private readonly faults = new Faults();
  /** What was made besides, one line each. */
  readonly notices: string[] = [];
  /** What of a journal was not taken. */
  readonly differences = new Differences();
  /** Settings that came with a journal, as `goal = meeting`. */
  readonly settings: string[] = [];
  /** Names of the aliases added. */
  readonly aliases: string[] = [];

  /** `rowWord`: what a row is called by its number. */
  constructor(readonly rowWord: string = 'line') {}

  /** Counts a row of a list of leads that is no new one. */
  settleLead(is: SettledLead): void {
    if (is === 'same') this.skipped++;
    else if (is === 'other') this.differing++;
  }

  /** Counts what a lead or touch that was there got from a row. */
  fill(filled: readonly Part[], replaced: readonly Part[]): void {
    if (filled.length > 0) this.filled = withMore(this.filled, filled);
    if (replaced.length > 0) this.replaced = withMore(this.replaced, replaced);
  }

  /** Counts a thing of a journal; `name`: what it is looked up by here. */
  settle(counter: Counter, kind: ThingKind, is: Settled['is'], name: string): void {
    if (is === 'new') this[counter]++;
    else if (is === 'same') this.skipped++;
    else this.differ(kind, name);
  }

  /** Counts a thing of a journal that is here with something else in it. */
  differ(kind: ThingKind, name: string): void {
    this.differing++;
    this.differences.add(kind, name);
  }

  /** How to go back to what is counted and noticed now: for a row of which nothing is kept. */
  mark(): () => void {
    const before = { ...this };
    const lengths = [this.notices.length, this.remarks.length] as const;
    return () => {
      Object.assign(this, before);
      [this.notices.length, this.remarks.length] = lengths;
    };
  }

  /** Counts a refused row with what is wrong with it; `line` is asked for only while it is listed. */
  refuse(reasons: string | readonly Error[], line: () => number): void {
    this.refused++;
    this.faults.add(reasons, line);
  }

  /** The words that are not known, the most frequent first. */
  unknownTexts(): UnknownText[] {
    return this.faults.unknownTexts();
  }

  /** Counts a row of which only the lead was taken though it is dated, because of a word. */
  leaveUnreached(word: string, line: () => number): void {
    this.unreached = withRow(this.unreached, word, line);
  }

  /** Counts a row of which nothing is wanted. */
  leaveOut(why: string): void {
    this.leftOut.set(why, (this.leftOut.get(why) ?? 0) + 1);
  }

  /** `left out: 12 rows by --only, 3 inbound`, or nothing. */
  leftOutLines(): string[] {
    if (this.leftOut.size === 0) return [];
    return [say`left out: ${[...this.leftOut].map(([why, rows]) => `${count(rows)} ${why}`).join(', ')}`];
  }

  /** Notes a row of which not all was taken; `line` is asked for only while such rows are listed. */
  remark(lead: string, others: string[], line: () => number): void {
    this.remarked++;
    if (this.remarks.length >= listed) return;
    this.remarks.push(
      say`  ${this.rowWord} ${line()} was taken for ${lead}; not taken: ${others.join(', ')}`,
    );
  }

  /** Notes a row with the id or an address of a lead of another name; `line` is asked for only while such rows are listed. */
  setApart(of: string, kind: ApartKind, to: { id: number; isNew: boolean }, line: () => number): void {
    this.apart = this.apart.with(of, kind, to, line);
  }

  /** Those rows as lines for the person, a line for each lead. */
  apartLines(): string[] {
    return this.apart.toLines(this.rowWord);
  }

  /** Those rows as lines for the person, with how many more there are. */
  remarkLines(): string[] {
    const more = this.remarked - this.remarks.length;
    return more > 0 ? [...this.remarks, `  … and ${count(more)} more`] : this.remarks;
  }

  /** Notes a touch of our own export with nobody in particular that is with somebody: earlier versions took such. */
  nobody(touch: number): void {
    this.notices.push(
      `touch ${touch} needs a lead, for a meeting is with somebody: prospect edit ${touch} --lead NAME`,
    );
  }

  /** What was not taken of rows for want of a date. */
  dateLines(): string[] {
    return [
      ...(this.untouched > 0
        ? [`${some(this.untouched, 'row')} without a touch: only the lead and its next step were taken`]
        : []),
      ...[...this.unreached].map(
        ([word, rows]) =>
          say`${linesText(rows, this.rowWord)}: "${word}" says that nobody was reached; only the lead was taken`,
      ),
      ...(this.undated > 0 ? [`${some(this.undated, 'next step')} without a date left out`] : []),
    ];
  }

  /** What was left out of cells that only say that nothing is known, or nothing. */
  fillerLines(): string[] {
    return this.fillers === 0
      ? []
      : [`${some(this.fillers, 'email or phone', 'emails and phones')} like "-" or "n/a" left out`];
  }

  /** What was wrong as lines for the person, a line for each fault, with how many more there are. */
  refusalLines(): string[] {
    return this.faults.toLines(this.rowWord);
  }

  /** `45,211 touches, 3 new leads` */
  contents(kind: 'touches' | 'leads' | 'tactics'): string {
    return [
      kind === 'touches' ? some(this.touches, 'touch', 'touches') : '',
      this.results > 0 ? `${some(this.results, 'result')} to touches that were there` : '',
      kind === 'leads' || this.leads > 0 ? some(this.leads, 'new lead') : '',
      kind === 'tactics' || this.tactics > 0 ? some(this.tactics, 'new tactic') : '',
      ...more(this.versions, 'new version'),
      ...more(this.spends, 'spend'),
      ...more(this.trials, 'trial'),
      ...more(this.decisions, 'decision'),
      ...more(this.plans, 'plan'),
      ...more(this.benchmarks, 'benchmark'),
      ...more(this.feelings, 'feeling'),
      ...more(this.promises, 'next step'),
      ...more(this.words, 'new word'),
      ...more(this.reviews, 'review answer'),
      ...(this.aliases.length > 0 ? [some(this.aliases.length, 'alias', 'aliases')] : []),
    ]
      .filter(Boolean)
      .join(', ');
  }

  /** `added 45,211 touches, 3 new leads · skipped 0 already there · refused 0` */
  summary(kind: 'touches' | 'leads' | 'tactics', verb: string): string {
    const parts = [
      `${verb} ${this.contents(kind)}`,
      ...partsText(verb === 'added' ? 'filled' : 'would fill', this.filled),
      ...partsText(verb === 'added' ? 'replaced' : 'would replace', this.replaced),
    ];
    const others = this.differing > 0 ? `, ${count(this.differing)} that differ` : '';
    return `${parts.join(' · ')} · skipped ${count(this.skipped)} already there${others} · refused ${count(this.refused)}`;
  }
}

const more = (n: number, one: string): string[] => (n > 0 ? [some(n, one)] : []);

/** What parts of leads are called where there are several. */
const several: Partial<Record<Part, string>> = { company: 'companies' };

function withMore(parts: Parts, more: readonly Part[]): Parts {
  const sum = { ...parts };
  for (const part of more) sum[part] = (sum[part] ?? 0) + 1;
  return sum;
}

/** `filled 12 phones, 3 companies`, or nothing. */
function partsText(verb: string, parts: Parts): string[] {
  const counts = (Object.entries(parts) as [Part, number][]).map(([part, n]) =>
    some(n, part, several[part] ?? `${part}s`),
  );
  return counts.length === 0 ? [] : [`${verb} ${counts.join(', ')}`];
}
