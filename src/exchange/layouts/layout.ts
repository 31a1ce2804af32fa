export type { Cells, IsOver, Layout, Said } from '../fields/layout.js';
