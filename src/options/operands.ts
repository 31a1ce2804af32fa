import { shells } from '../domain/completing.js';
import { reportSections } from '../domain/report-sections.js';
import { choices, goals } from '../domain/touch.js';
import { exported } from './words.js';

/** All that an operand may be, by what the commands call it; what is not here is looked up or any text. */
export const operandWords: Record<string, readonly string[]> = {
  choice: choices,
  completion: [...shells, 'install'],
  export: exported,
  goal: goals,
  section: reportSections,
  shell: shells,
};
