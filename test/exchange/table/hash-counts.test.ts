import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashCounts } from '../../../src/exchange/table/hash-counts.js';

test('hashes are counted as a Map would count them, also when they fall on the same place', () => {
  const hash = fc.tuple(fc.constantFrom(0, 1, 1024, 2 ** 32 - 1), fc.integer({ min: 0, max: 2000 }));
  fc.assert(
    fc.property(fc.array(hash, { size: 'max', maxLength: 5000 }), (pairs) => {
      const counts = new HashCounts();
      const expected = new Map<string, number>();
      for (const [first, second] of pairs) {
        const bytes = Buffer.alloc(16);
        bytes.writeUInt32LE(first, 0);
        bytes.writeUInt32LE(second, 4);
        const before = expected.get(bytes.toString('hex')) ?? 0;
        expected.set(bytes.toString('hex'), before + 1);
        expect(counts.add(bytes)).toBe(before + 1);
      }
    }),
    { numRuns: 50 },
  );
});
