import type { Layout } from './layout.js';

/** Every layout that is known. */
export const layouts: readonly Layout[] = [];
