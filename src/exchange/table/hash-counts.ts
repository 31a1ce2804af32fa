/** Counts how often each of many hashes was met, in some 25 bytes a hash; a Map takes six times as much. */
export class HashCounts {
  private first = new Uint32Array(1024);
  private second = new Uint32Array(1024);
  /** 0 where a place is free. */
  private counts = new Uint32Array(1024);
  private size = 0;

  /** Counts a hash, of which the first 8 bytes are looked at, and answers how often it has been met by now. */
  add(hash: Buffer): number {
    if (this.size * 2 >= this.counts.length) this.grow();
    const place = this.placeOf(hash.readUInt32LE(0), hash.readUInt32LE(4));
    if (this.counts[place] === 0) this.size++;
    return ++this.counts[place]!;
  }

  /** Where a hash stands, or the free place where it would. */
  private placeOf(first: number, second: number): number {
    const mask = this.counts.length - 1;
    let place = first & mask;
    while (this.counts[place] !== 0 && (this.first[place] !== first || this.second[place] !== second))
      place = (place + 1) & mask;
    this.first[place] = first;
    this.second[place] = second;
    return place;
  }

  private grow(): void {
    const { first, second, counts } = this;
    this.first = new Uint32Array(counts.length * 2);
    this.second = new Uint32Array(counts.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    for (const [place, count] of counts.entries())
      if (count > 0) this.counts[this.placeOf(first[place]!, second[place]!)] = count;
  }
}
