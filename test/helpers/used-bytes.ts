/** The bytes of a database file that stand for something: its header, and of each page what is not free. */
export function usedBytes(file: Buffer): number[] {
  const pageSize = file.readUInt16BE(16);
  const used: number[] = [];
  const take = (from: number, to: number) => {
    for (let at = from; at < to; at++) used.push(at);
  };
  for (let start = 0; start < file.length; start += pageSize) {
    const header = start === 0 ? 100 : start;
    if (start === 0) take(0, 100);
    const type = file[header]!;
    const size = type === 2 || type === 5 ? 12 : 8;
    const cells = header + size + 2 * file.readUInt16BE(header + 3);
    take(header, cells);
    const free = new Set<number>();
    for (let block = file.readUInt16BE(header + 1); block !== 0; block = file.readUInt16BE(start + block))
      for (let at = 4; at < file.readUInt16BE(start + block + 2); at++) free.add(start + block + at);
    for (let at = start + file.readUInt16BE(header + 5); at < start + pageSize; at++)
      if (!free.has(at)) used.push(at);
  }
  return used;
}
