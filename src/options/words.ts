/** In what form what is listed can be printed. */
export const formats = ['table', 'csv', 'json', 'md'] as const;

/** What can be exported. */
export const exported = ['touches', 'leads', 'tactics', 'all', 'workbook'] as const;

/** Whose made-up journals come with the program, the first unless another is named. */
export const demoOwners = ['agent', 'consultant', 'caller'] as const;
export type DemoOwner = (typeof demoOwners)[number];

/** The periods that are offered; a week, a month or a day of the calendar may be typed as well. */
export const periods = ['this-week', 'last-week', 'this-month', 'last-month', 'all'] as const;

/** `a, b or c` */
export function orWords(words: readonly (string | number)[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter((part) => part !== '').join(' or ');
}
