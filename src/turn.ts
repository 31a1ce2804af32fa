import type { Sink } from './host.js';
import { OutOfDate, type Journal } from './store/file/journal.js';

/** What a run of the work said and took in so far, for when it has to run again. */
interface Run {
  /** What was taken in, in order, and how much of it this run has used. */
  taken: { what: string; value: unknown }[];
  used: number;
  /** Texts that are out. */
  said: string[];
  /** Those of them that an earlier run said, and this one has not come to yet. */
  heard: string[];
}

interface Held {
  sink: Sink;
  text: string;
  /** Whether it tells of what is written, so that it is true only once that is stored. */
  tells: boolean;
}

/**
 * Something a person wants done, from the first read that decides it to the answer. Where another program has written
 * in between it is done again, under the lock, without asking or saying anything twice. What is said under the lock
 * waits for the commit: nobody is told of what is not stored, nor that something failed which is.
 */
export class Turn {
  /** The journal it is about, once it is open. */
  journal: Journal | undefined;
  private run: Run | undefined;
  private held: Held[] = [];

  constructor(private readonly letOut: (sink: Sink, text: string) => void) {}

  /** Whether writes are to wait for the end of it. */
  get isRunning(): boolean {
    return this.run !== undefined;
  }

  /**
   * Does `work`, which may be a part of another turn: what that has written so far is stored first. Throws what `work`
   * throws, once nothing of it is stored any more.
   */
  async take<T>(work: () => T | Promise<T>): Promise<T> {
    this.settle();
    const outer = this.run;
    if (this.journal?.isHeld) this.journal.hold();
    try {
      return await this.takeUntilCurrent(work, { taken: [], used: 0, said: [], heard: [] });
    } finally {
      this.run = outer;
    }
  }

  private async takeUntilCurrent<T>(work: () => T | Promise<T>, run: Run): Promise<T> {
    this.run = run;
    try {
      const value = await work();
      this.settle();
      return value;
    } catch (error) {
      if (!(error instanceof OutOfDate)) throw this.giveUp(error);
      this.held = [];
      return this.takeUntilCurrent(work, { ...run, used: 0, heard: [...run.said] });
    }
  }

  /** Says a text once it is true. */
  say(sink: Sink, text: string): void {
    if (this.journal?.isLocked) {
      this.held.push({ sink, text, tells: this.journal.isPending });
      return;
    }
    this.flush();
    this.sayNow(sink, text);
  }

  /**
   * An answer, standard input, a file: what comes from outside and is asked for once, however often the work runs.
   * No lock is held meanwhile. `what` names it: when the work asks for something else, it is asked.
   */
  async fetch<T>(what: string, get: () => T | Promise<T>): Promise<T> {
    if (!this.run) return get();
    const { taken } = this.run;
    const place = this.run.used++;
    if (taken[place]?.what === what) return taken[place].value as T;
    this.settle();
    const value = await get();
    taken.splice(place, Infinity, { what, value });
    return value;
  }

  /** Stores what is written, and says what waited for that. */
  private settle(): void {
    this.journal?.commit();
    this.flush();
  }

  private flush(): void {
    const { held } = this;
    this.held = [];
    for (const { sink, text } of held) this.sayNow(sink, text);
  }

  private sayNow(sink: Sink, text: string): void {
    const heard = this.run?.heard.indexOf(text) ?? -1;
    if (heard >= 0) return void this.run!.heard.splice(heard, 1);
    // A journal that is only read is read once.
    if (!this.journal || this.journal.isHeld) this.run?.said.push(text);
    this.letOut(sink, text);
  }

  /** Takes back what is not stored; what was said before it was written is true all the same. */
  private giveUp(error: unknown): unknown {
    this.journal?.rollback();
    this.held = this.held.filter(({ tells }) => !tells);
    this.flush();
    return this.journal ? this.journal.explain(error) : error;
  }
}
