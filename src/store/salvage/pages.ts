/**
 * The pages of an SQLite file as bytes, read without SQLite, which stops at the first fault:
 * https://sqlite.org/fileformat2.html. Nothing here throws for what is damaged.
 */
export class Pages {
  readonly count: number;

  constructor(
    readonly bytes: Buffer,
    readonly size: number,
  ) {
    this.count = Math.ceil(bytes.length / size);
  }

  /** A page by its number, which counts from 1; what is cut off is blank. */
  page(number: number): Buffer | undefined {
    if (number < 1 || number > this.count) return undefined;
    const page = this.bytes.subarray((number - 1) * this.size, number * this.size);
    return page.length === this.size ? page : Buffer.concat([page], this.size);
  }

  /** What a page says it is: a leaf or an inner page of a table or an index; undefined for anything else. */
  kindOf(number: number): 'leaf' | 'inner' | 'index leaf' | 'index inner' | undefined {
    const kinds = { 2: 'index inner', 5: 'inner', 10: 'index leaf', 13: 'leaf' } as const;
    return kinds[this.page(number)?.[headerAt(number)] as keyof typeof kinds];
  }

  /** The cells of a page, by where they begin. */
  cellsOf(number: number): number[] {
    const page = this.page(number);
    const kind = this.kindOf(number);
    if (!page || !kind) return [];
    const first = headerAt(number) + (kind.endsWith('inner') ? 12 : 8);
    const count = Math.min(page.readUInt16BE(headerAt(number) + 3), (this.size - first) >> 1);
    return Array.from({ length: count }, (_, n) => page.readUInt16BE(first + 2 * n));
  }

  /** Numbers of the pages below an inner one. */
  childrenOf(number: number): number[] {
    const page = this.page(number)!;
    const cells = this.cellsOf(number).filter((at) => at + 4 <= this.size);
    return [...cells.map((at) => page.readUInt32BE(at)), page.readUInt32BE(headerAt(number) + 8)];
  }
}

/** The first page begins with the header of the file. */
function headerAt(number: number): number {
  return number === 1 ? 100 : 0;
}

/** A tree of pages: those at its end, and how many that belong to it cannot be read. */
export interface Tree {
  leaves: number[];
  inner: number[];
  bad: number;
}

/** The pages below a root, of a table or of an index; each page is taken once, whatever leads to it. */
export function treeOf(pages: Pages, root: number, taken = new Set<number>()): Tree {
  const tree: Tree = { leaves: [], inner: [], bad: 0 };
  const isIndex = pages.kindOf(root)?.startsWith('index') ?? false;
  const left = [root];
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    if (taken.has(number)) continue;
    const kind = pages.kindOf(number);
    if (kind === undefined || kind.startsWith('index') !== isIndex) {
      tree.bad++;
      continue;
    }
    taken.add(number);
    if (kind.endsWith('leaf')) tree.leaves.push(number);
    else {
      tree.inner.push(number);
      left.push(...pages.childrenOf(number).reverse());
    }
  }
  return tree;
}
