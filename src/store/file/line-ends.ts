/**
 * What was changed on its way by a program that took it for text, and put a carriage return before each line end (as FTP
 * does, or git on Windows): then no line end stands alone, which in a file of any size is no chance. The file as it was;
 * undefined where it was not changed so.
 */
export function withoutTextEnds(bytes: Buffer): Buffer | undefined {
  if (!isWithTextEnds(bytes)) return undefined;
  const kept = Buffer.alloc(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) continue;
    kept[end++] = bytes[at]!;
  }
  return kept.subarray(0, end);
}

/** Whether each line end has a carriage return before it, and there are some. */
export function isWithTextEnds(bytes: Buffer): boolean {
  let ends = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at - 1] !== 0x0d) return false;
    ends++;
  }
  return ends >= 8;
}
