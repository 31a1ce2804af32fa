const blockSize = 1024;

/** A set of whole numbers in a bit each, where they lie close together. */
export class NumberSet {
  private readonly blocks = new Map<number, Uint8Array>();

  add(number: number): void {
    const block = Math.floor(number / blockSize);
    let bits = this.blocks.get(block);
    if (!bits) this.blocks.set(block, (bits = new Uint8Array(blockSize / 8)));
    const at = number % blockSize;
    bits[at >> 3]! |= 1 << (at & 7);
  }

  has(number: number): boolean {
    const at = number % blockSize;
    const bits = this.blocks.get(Math.floor(number / blockSize));
    return bits !== undefined && (bits[at >> 3]! & (1 << (at & 7))) !== 0;
  }
}
