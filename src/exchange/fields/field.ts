/** Who and what a lead is. */
const ofLeads = [
  'lead',
  'first-name',
  'last-name',
  'title',
  'email',
  'phone',
  'company',
  'url',
  'source',
  'origin',
  'tier',
  'tag',
] as const;

/** The fields of how long a touch took. */
export const durations = ['duration', 'minutes', 'seconds', 'milliseconds', 'hours'] as const;

/** What a column of a file can hold. */
export const fieldNames = [
  'at',
  'date',
  'time',
  ...ofLeads,
  'lead-external-id',
  'created',
  'stopped',
  'tactic',
  'channel',
  'kind',
  'outcome',
  'result-at',
  'reason',
  'broke',
  ...durations,
  'cost',
  'value',
  'currency',
  'energy',
  'note',
  'external-id',
  'next',
  'do',
  'owner',
] as const;

/** What only our own exports hold beside that. */
const ownFields = [
  'touch',
  'zone',
  'lead-id',
  'version',
  'stage',
  'state',
  'steps',
  'lead-uid',
  'uid',
  'lifted',
  'dropped',
  'change',
  'from-version',
  'made',
  'version-uid',
  'worth',
  'worths',
  'every-days',
  'follow-up',
] as const;

export type ForeignField = (typeof fieldNames)[number];
/** `result-at:meeting` is the day of a result of that outcome, and that there was one. */
export type Milestone = `result-at:${string}`;
export type Field = ForeignField | Milestone | (typeof ownFields)[number];

/** What the rows of a file are. */
export type RowKind = 'touches' | 'leads' | 'tactics';

/** Fields of our own exports, by the name of their column with dashes. */
export const allOwnFields: ReadonlySet<string> = new Set([...fieldNames, ...ownFields]);

/** What a row of a list of leads can say. */
export const leadFields: ReadonlySet<Field> = new Set<Field>([
  ...ofLeads,
  'external-id',
  'created',
  'stopped',
  'note',
  'next',
  'do',
  'owner',
]);

/** What only a touch has: a file with one of these is no list of leads. */
export const touchSigns: ReadonlySet<Field> = new Set<Field>([
  'at',
  'outcome',
  'reason',
  'broke',
  ...durations,
  'cost',
  'energy',
]);

/** How the columns of a field that several may hold are put together; of any other field one is taken. */
export const joints: Partial<Record<Field, string>> = {
  email: '; ',
  phone: '; ',
  tag: '; ',
  note: '\n',
};

/** The outcome of the field of a milestone. */
export function milestoneOutcome(field: Field): string | undefined {
  return field.startsWith('result-at:') ? field.slice('result-at:'.length) : undefined;
}
