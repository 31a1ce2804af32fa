import { expect } from 'vitest';

// Bytes are compared as bytes: going through them as through the values of a list takes a second for a journal.
expect.addEqualityTesters([
  (one: unknown, other: unknown) =>
    Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : undefined,
]);
