import fc from 'fast-check';
import { afterEach } from 'vitest';
import './bytes.js';
import { removeFolders } from './folder.js';

// Runs before each file of tests. Helpers are loaded once for many files, so their own hooks would be those of the first.

// Every run tries the same cases, so that one and the same commit always passes or always fails. `npm run fuzz` tries
// others; FC_SEED=n tries those of a failure again.
const seed = process.env.FC_SEED;
if (seed !== 'random') fc.configureGlobal({ seed: seed === undefined ? 20_261_121 : Number(seed) });

afterEach(removeFolders);
