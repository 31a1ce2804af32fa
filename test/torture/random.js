import { createHash } from 'node:crypto';

/** Chance that is the same whenever it is begun from the same words. */
export class Random {
  constructor(...words) {
    this.state = createHash('sha256').update(words.join('\n')).digest().readUInt32LE(0);
  }

  /** From 0 up to 1: mulberry32. */
  share() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, without it. */
  below(end) {
    return Math.floor(this.share() * end);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Whether this one of so many comes out. */
  oneIn(many) {
    return this.below(many) === 0;
  }
}
