/**
 * Numbers, each with another that it stands for. Where both count up together, as those of a list that is copied do, a
 * run of any length takes the room of one; for a million touches a Map would take 60 MB.
 */
export class NumberRuns {
  /** In rising order: the first number, what it stands for, and how many there are. */
  private readonly runs: { from: number; to: number; length: number }[] = [];
  /** Numbers that came after higher ones. */
  private readonly strays = new Map<number, number>();

  set(number: number, to: number): void {
    const last = this.runs.at(-1);
    const offset = last ? number - last.from : 0;
    if (!last || offset > last.length) this.runs.push({ from: number, to, length: 1 });
    else if (offset < last.length) this.strays.set(number, to);
    else if (to === last.to + offset) last.length++;
    else this.runs.push({ from: number, to, length: 1 });
  }

  get(number: number): number | undefined {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle]!.from <= number) low = middle + 1;
      else high = middle;
    }
    const run = this.runs[low - 1];
    const offset = run ? number - run.from : 0;
    return run && offset < run.length ? run.to + offset : this.strays.get(number);
  }

  has(number: number): boolean {
    return this.get(number) !== undefined;
  }
}
