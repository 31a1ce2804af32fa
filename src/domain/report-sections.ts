/** The sections of the report, as they are named on the command line. */
export const reportSections = [
  'tactics',
  'failures',
  'funnel',
  'sources',
  'plan',
  'promises',
  'pipeline',
  'money',
  'learned',
] as const;

export type ReportSection = (typeof reportSections)[number];

interface Use {
  /** Long names, as they are typed. */
  options: readonly string[];
  /** The sections whose figures depend on them; the whole report takes every option. */
  sections: readonly ReportSection[];
  /** What is said of a section that does not take them. */
  because: string;
}

/** The options that not every section takes; what is not here is for all of them. */
export const sectionOptions: readonly Use[] = [
  {
    options: ['--period', '--from', '--to'],
    sections: ['tactics', 'failures', 'funnel', 'plan', 'promises', 'learned'],
    because: 'it counts all there is up to a day, which --as-of chooses',
  },
  { options: ['--by'], sections: ['tactics', 'failures'], because: 'its rows are of one kind' },
  { options: ['--credit'], sections: ['tactics'], because: 'it shares no credit out' },
  {
    options: ['--goal'],
    sections: ['tactics', 'sources', 'plan', 'money', 'learned'],
    because: 'its figures are the same for every goal',
  },
  {
    options: ['--window'],
    sections: ['tactics', 'sources', 'money'],
    because: 'it gives leads no window',
  },
  {
    options: ['--level'],
    sections: ['tactics', 'funnel', 'sources', 'plan', 'promises', 'money'],
    because: 'it has no ranges',
  },
  {
    options: ['--money'],
    sections: ['tactics', 'failures', 'promises', 'pipeline', 'money'],
    because: 'there is no money in it',
  },
];

/** The option among those given, by their long names, that a section cannot use, with what is to be said of it. */
export function optionWithoutUse(
  section: ReportSection,
  given: readonly string[],
): (Omit<Use, 'options'> & { option: string }) | undefined {
  for (const { options, ...use } of sectionOptions) {
    const option = options.find((name) => given.includes(name));
    if (option !== undefined && !use.sections.includes(section)) return { option, ...use };
  }
  return undefined;
}
