/** The time a block takes, without its pauses, shared out over its touches. Instants are milliseconds; spans whole seconds. */
export class BlockTime {
  private paused = 0;
  /** Seconds from the start to each touch. */
  private readonly marks: number[] = [];

  constructor(private readonly start: number) {}

  /** From the start until then; a clock that was set back takes nothing away. */
  until(now: number): number {
    return Math.max(this.marked, Math.round((now - this.start - this.paused) / 1000));
  }

  /** Since the touch before, or the start. */
  sinceTouch(now: number): number {
    return this.until(now) - this.marked;
  }

  /** From the start to the last touch: what all touches took. */
  get marked(): number {
    return this.marks.at(-1) ?? 0;
  }

  /** A touch that took `seconds` is stored. */
  mark(seconds: number): void {
    this.marks.push(this.marked + seconds);
  }

  /** The last touch is taken back: its time goes to the next one. */
  unmark(): void {
    this.marks.pop();
  }

  leaveOut(from: number, to: number): void {
    this.paused += Math.max(0, to - from);
  }
}
