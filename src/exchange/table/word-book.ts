import { checkName, textLimit, foldWord } from '../../domain/text.js';
import { stages, states, oneOf, type Place } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import {
  addOutcome,
  addReason,
  allOutcomes,
  allReasons,
  type Outcome,
  type Reason,
} from '../../store/touches/outcomes.js';
import type { Write } from '../../store/file/write.js';
import { isBlankWord, knownOutcome } from '../cells/outcome-words.js';
import { UnknownWord } from '../faults.js';
import type { Tally } from '../tally.js';
import { guessBook, guessWord, type GuessBook } from './word-guess.js';

/** Texts of which it is remembered whether they say something. */
const wordsKept = 10_000;

/** A word of the journal, or one that is made when its number is asked for. */
export interface FoundWord<Word> {
  word: Word;
  id: () => number;
}

/** The outcomes and reasons that rows name. */
export class WordBook {
  private outcomes = new Map<string, Outcome>();
  private reasons = new Map<string, Reason>();
  /** Of what is spoken, and of messages. */
  private readonly seenOutcomes = [
    new Map<string, FoundWord<Outcome>>(),
    new Map<string, FoundWord<Outcome>>(),
  ] as const;
  /** What texts say of there being no outcome. */
  private readonly silences = new Map<string, { isBlank: boolean; isNone: boolean }>();
  private readonly seenReasons = new Map<string, FoundWord<Reason>>();
  private guessBooks: { outcome?: GuessBook; reason?: GuessBook } = {};
  /** What unknown texts are likely to mean, by field and text; '' for nothing. */
  private readonly guesses = new Map<string, string>();

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly tally: Tally,
  ) {
    this.reload();
  }

  /**
   * The outcome of that name, else the one that such a word of another program stands for; `isWritten` is of messages. One
   * that is not there is refused, except in a row of our own export, which tells its `stage` and `state`: such a word is
   * made.
   */
  outcome(
    text: string,
    told: { stage: string; state: string } | undefined,
    isWritten = false,
  ): FoundWord<Outcome> {
    const seen = this.seenOutcomes[isWritten ? 1 : 0].get(text);
    if (seen) return seen;
    const known = told ? this.outcomes.get(foldWord(text)) : this.outcomeNamed(text, isWritten);
    if (!known && !told) throw this.unknown('outcome', text, this.outcomes);
    const found = known ? have(known) : this.newOutcome(text, told!);
    this.seenOutcomes[isWritten ? 1 : 0].set(text, found);
    return found;
  }

  /** The same where there is one. */
  outcomeNamed(text: string, isWritten = false): Outcome | undefined {
    const own = this.outcomes.get(foldWord(text));
    if (own) return own;
    const theirs = knownOutcome(text, isWritten);
    return theirs ? this.outcomes.get(theirs) : undefined;
  }

  /** Whether a cell for an outcome holds none. */
  isBlank(text: string): boolean {
    return text === '' || this.silence(text).isBlank;
  }

  /** Whether it says that there was no contact yet, or nothing; our own words never do. */
  saysNothing(text: string): boolean {
    return text === '' || this.silence(text).isNone;
  }

  private silence(text: string): { isBlank: boolean; isNone: boolean } {
    const seen = this.silences.get(text);
    if (seen) return seen;
    const isOwn = this.outcomes.has(foldWord(text));
    const isBlank = !isOwn && isBlankWord(text);
    const silence = { isBlank, isNone: isBlank || (!isOwn && knownOutcome(text, false) === '') };
    if (this.silences.size >= wordsKept) this.silences.clear();
    this.silences.set(text, silence);
    return silence;
  }

  /**
   * The reason of that name; one of our own exports is made when it is not there. Throws UserError where it is not
   * known.
   */
  reason(text: string, isOwn: boolean): FoundWord<Reason> {
    const seen = this.seenReasons.get(text);
    if (seen) return seen;
    const known = this.reasons.get(foldWord(text));
    if (!known && !isOwn) throw this.unknown('reason', text, this.reasons);
    const found = known ? have(known) : this.newReason(text);
    this.seenReasons.set(text, found);
    return found;
  }

  /** The reason of that name where there is one. */
  reasonNamed(text: string): Reason | undefined {
    return this.reasons.get(foldWord(text));
  }

  /**
   * Checks what typed recodes make of words. Throws UserError for one that is no word of ours: it would not be looked up
   * in the recodes again.
   */
  checkRecodes(field: 'outcome' | 'reason', ours: Iterable<string>): void {
    const words = field === 'outcome' ? this.outcomes : this.reasons;
    for (const text of ours) {
      const isKnown =
        field === 'outcome'
          ? this.saysNothing(text) || this.outcomeNamed(text) !== undefined
          : text === '' || this.reasonNamed(text) !== undefined;
      if (isKnown) continue;
      const names = [...words.values()].map(({ name }) => name).join(', ');
      throw new UserError(`--recode ${field}:THEIRS=${text}: "${text}" is no ${field}.`, {
        hint: `Write one of ${names}, or nothing ${field === 'outcome' ? 'to leave those rows out' : 'for none'}.`,
      });
    }
  }

  /** Forgets which words were found: one of them was taken back. */
  forget(): void {
    for (const seen of this.seenOutcomes) seen.clear();
    this.seenReasons.clear();
    this.reload();
  }

  private newOutcome(name: string, told: { stage: string; state: string }): FoundWord<Outcome> {
    checkName('outcome', name, textLimit.word);
    const stage = told.stage === '' ? null : stages.indexOf(oneOf('stage', told.stage, stages));
    const state = oneOf('state', told.state, states);
    const ends = state === 'won' ? 'yes' : 'no';
    const word = { name, stage, state, ends, asks: null, channels: [] } as const;
    return {
      word: { ...word, id: 0, folded: foldWord(name), stops: 0, channels: '' },
      id: () => {
        const made = this.outcomes.get(foldWord(name));
        if (made) return made.id;
        addOutcome(this.write, { ...word, channels: [] });
        this.tally.notices.push(
          say`new outcome ${name} (${stage === null ? 'as far as it was' : stages[stage]!}, ${state})`,
        );
        this.reload();
        return this.outcomes.get(foldWord(name))!.id;
      },
    };
  }

  private newReason(name: string): FoundWord<Reason> {
    checkName('reason', name, textLimit.word);
    const place: Place | null = null;
    return {
      word: { id: 0, name, folded: foldWord(name), place },
      id: () => {
        const made = this.reasons.get(foldWord(name));
        if (made) return made.id;
        addReason(this.write, name, place);
        this.tally.notices.push(say`new reason ${name}`);
        this.reload();
        return this.reasons.get(foldWord(name))!.id;
      },
    };
  }

  private reload(): void {
    this.guessBooks = {};
    this.guesses.clear();
    this.outcomes = new Map(allOutcomes(this.journal).map((word) => [word.folded, word]));
    this.reasons = new Map(allReasons(this.journal).map((word) => [word.folded, word]));
  }

  private guess(
    field: 'outcome' | 'reason',
    text: string,
    words: Map<string, { name: string }>,
  ): string | undefined {
    const key = `${field}\0${text}`;
    const seen = this.guesses.get(key);
    if (seen !== undefined) return seen === '' ? undefined : seen;
    const guess = guessWord(text, (this.guessBooks[field] ??= guessBook(field, words)));
    if (this.guesses.size >= wordsKept) this.guesses.clear();
    this.guesses.set(key, guess ?? '');
    return guess;
  }

  private unknown(
    field: 'outcome' | 'reason',
    text: string,
    words: Map<string, { name: string }>,
  ): UnknownWord {
    const guess = this.guess(field, text, words);
    const advice = guess === undefined ? '' : ` Did you mean ${guess}?`;
    const known = [...words.values()].map(({ name }) => name);
    return new UnknownWord(`There is no ${field} "${text}".${advice}`, {
      field,
      text,
      guess,
      known,
    });
  }
}

function have<Word extends { id: number }>(word: Word): FoundWord<Word> {
  return { word, id: () => word.id };
}
