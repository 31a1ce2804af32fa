export type { Cells, Layout, Said } from '../fields/layout.js';
