import { addDays, type Day } from '../../src/domain/calendar.js';
import { workday, type DayBook } from './day-book.js';

/** What a first touch comes to: an outcome, how often, and the reason that is sometimes known. */
type Fate = readonly [outcome: string, weight: number, reason?: string];

/** A tactic as it is in truth. */
export interface Way {
  tactic: string;
  /** What a touch takes, in minutes, and how it feels. */
  minutes: number;
  energy?: number;
  fates: readonly Fate[];
  /** Of messages: what comes of them within the days after. */
  answers?: readonly Fate[];
  /** What a deal is worth, from low to high; none is spoken of without it. */
  value?: readonly [number, number];
}

const weekdays = 5;

/** How a person works whose quarter is made up: what comes of a touch brings the next one. */
export class Business {
  /** How often a reason is written down, a promise kept in time, a meeting held. */
  readonly habits = { reasons: 0.8, keeps: 0.85, shows: 0.85, proposes: 0.6, wins: 0.35 };

  constructor(
    readonly book: DayBook,
    private readonly follow: Way,
  ) {}

  /** A touch at a lead, and all that comes of it. */
  touches(way: Way, lead: string, at: string, ...more: string[]): void {
    const fate = this.fate(way.fates);
    const { minutes, energy } = way;
    const felt = energy !== undefined && this.book.happens(0.3) ? ['-e', String(energy)] : [];
    this.book.types(
      at,
      ...['log', lead, '-t', way.tactic, '-o', fate[0], '-m', String(this.about(minutes)), '--new'],
      ...felt,
      ...more,
      ...this.goesOn(way, lead, at, fate),
    );
    if (fate[0] === 'sent') this.isAnswered(way, lead, at);
  }

  /** The options that go with an outcome; what they promise happens in its time. */
  private goesOn(way: Way, lead: string, at: string, [outcome, , reason]: Fate): string[] {
    const day = at.slice(0, 10);
    const { book } = this;
    if (outcome === 'meeting') return this.meets(way, lead, day);
    if (outcome === 'call-back') return this.comesBack(lead, day, 1, 3, 'call back');
    if (outcome === 'talked' || outcome === 'replied') {
      if (book.happens(0.85)) return this.comesBack(lead, day, 2, 8, book.one(nextWords));
      this.ends(lead, day, 0.8);
    }
    if (outcome === 'not-now') {
      const why = book.happens(this.habits.reasons) ? ['-r', 'timing'] : [];
      return [...why, ...this.comesBack(lead, day, 40, 70, book.one(laterWords))];
    }
    if (way === this.follow && ['no-answer', 'voicemail', 'gatekeeper'].includes(outcome)) {
      if (book.happens(0.6)) return this.comesBack(lead, day, 2, 6, 'call again');
      this.ends(lead, day, 0.9);
    }
    return reason !== undefined && book.happens(this.habits.reasons) ? ['-r', reason] : [];
  }

  /** Promises a call; it is made then, or some days late, or put off, or forgotten. */
  private comesBack(lead: string, day: Day, least: number, most: number, what: string): string[] {
    const { book } = this;
    const promised = workday(addDays(day, book.between(least, most)));
    const fate = book.random();
    if (fate < this.habits.keeps) this.touches(this.follow, lead, `${promised}T${book.time(10, 16)}`);
    else if (fate < this.habits.keeps + 0.08) {
      const later = workday(addDays(promised, book.between(3, 8)));
      book.types(`${promised}T16:40`, 'next', lead, later);
      this.touches(this.follow, lead, `${later}T${book.time(10, 16)}`);
    } else book.types(`${addDays(promised, 13)}T09:00`, 'next', lead, '--drop', book.one(dropWords));
    return ['--next', promised, '--do', what];
  }

  /** Nothing more comes of a lead, which mostly is written down some days later. */
  private ends(lead: string, day: Day, share: number): void {
    const { book, habits } = this;
    if (!book.happens(share)) return;
    const why = book.happens(habits.reasons)
      ? ['-r', book.one(['no-need', 'has-someone', 'timing', 'price'])]
      : [];
    const told = workday(addDays(day, book.between(4, 12)));
    book.types(`${told}T16:45`, 'result', lead, 'lost', ...why);
  }

  /** A message is answered, or nothing comes of it. */
  private isAnswered(way: Way, lead: string, at: string): void {
    const { book } = this;
    const fate = this.fate(way.answers ?? [['sent', 1]]);
    if (fate[0] === 'sent') return;
    const day = workday(addDays(at.slice(0, 10), book.between(1, 5)));
    const then = `${day}T${book.time(9, 17)}`;
    book.types(then, 'result', lead, fate[0], ...this.goesOn(way, lead, then, fate));
  }

  /** Agrees to meet; it is held or not, and may come to a proposal, and that to a deal. */
  private meets(way: Way, lead: string, day: Day): string[] {
    const { book, habits } = this;
    const met = workday(addDays(day, book.between(3, 8)));
    const time = book.one(['09:00', '10:00', '11:30', '14:00', '15:00']);
    const after = `${met}T${String(Number(time.slice(0, 2)) + 1)}:20`;
    if (!book.happens(habits.shows)) book.types(after, 'result', lead, 'no-show', '-r', 'no-show');
    else if (book.happens(habits.proposes)) this.proposes(way, lead, met, after);
    else if (book.happens(0.7)) {
      book.types(after, 'result', lead, 'held');
      const told = workday(addDays(met, book.between(2, 6)));
      const why = book.happens(habits.reasons) ? ['-r', book.one(['bad-fit', 'price', 'no-need'])] : [];
      book.types(`${told}T11:00`, 'result', lead, 'lost', ...why);
    } else if (book.happens(0.9)) {
      const decided = workday(addDays(met, 5));
      book.types(after, 'result', lead, 'held', '--next', decided, '--do', 'hear what they decided');
      this.ends(lead, decided, 0.95);
    }
    return ['--next', `${met} ${time}`];
  }

  private proposes(way: Way, lead: string, met: Day, after: string): void {
    const { book, habits } = this;
    const [low, high] = way.value ?? [0, 0];
    const value = high === 0 ? [] : ['--value', String(Math.round(book.between(low, high) / 100) * 100)];
    const offered = workday(addDays(met, book.between(1, 4)));
    book.types(after, 'result', lead, 'held', ...value, '--next', offered, '--do', 'send the proposal');
    if (!book.happens(0.9)) return this.ends(lead, offered, 0.8);
    const decided = workday(addDays(offered, book.between(5, 14)));
    book.types(
      `${offered}T15:10`,
      'result',
      lead,
      'proposal',
      ...value,
      '--next',
      decided,
      '--do',
      'hear the decision',
    );
    if (book.happens(habits.wins)) book.types(`${decided}T14:00`, 'result', lead, 'won', ...value);
    else if (book.happens(0.6))
      book.types(
        `${decided}T14:00`,
        'result',
        lead,
        'lost',
        '-r',
        book.one(['price', 'timing', 'has-someone']),
      );
    else this.ends(lead, decided, 0.9);
  }

  private fate(fates: readonly Fate[]): Fate {
    const all = fates.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.book.random() * all;
    return fates.find(([, weight]) => (left -= weight) < 0) ?? fates.at(-1)!;
  }

  private about(minutes: number): number {
    return Math.max(1, Math.round(minutes * (0.6 + this.book.random() * 0.8)));
  }
}

const nextWords = [
  'call again',
  'send two examples',
  'ask for half an hour',
  'answer their question',
  'call the partner',
];
const laterWords = [
  'ask again',
  'ask how the year began',
  'call after the move',
  'talk about the new budget',
];
const dropWords = ['no answer three times', 'found out they moved', 'no money this year'];

/** The weekdays of a week from its Monday on. */
export function daysOf(monday: Day): Day[] {
  return Array.from({ length: weekdays }, (_, each) => addDays(monday, each));
}

/** The Mondays of so many weeks, the last of which is the one that the demo is in. */
export function mondays(weeks: number): Day[] {
  return Array.from({ length: weeks }, (_, week) => addDays('2026-11-16', 7 * (week + 1 - weeks)));
}
