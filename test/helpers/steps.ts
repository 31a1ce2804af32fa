import type { Desk } from './run.js';

/** A next step as `export all` prints it. */
export interface StoredStep {
  lead: number;
  touch: number | null;
  day: string;
  at: number | null;
  what: string | null;
  owner: string | null;
  meeting: 0 | 1;
  acknowledged: string | null;
  made: string;
  state: string;
  closed: string | null;
  kept_by: number | null;
  why: string | null;
}

/** Every next step of the journal, in the order they were made. */
export async function storedSteps(desk: Desk): Promise<StoredStep[]> {
  const { stdout } = await desk.run('export', 'all');
  return (JSON.parse(stdout) as { next_steps: StoredStep[] }).next_steps;
}
