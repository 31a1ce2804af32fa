import path from 'node:path';
import { root } from './folder.js';
import type { Desk } from './run.js';

/** A file as another program exports it. */
export const exportFile = (name: string) => path.join(root, 'test/data/exports', name);

type Row = Record<string, unknown>;

/** What is in a journal, every field of it; what is empty, usual or follows from other fields is left out. */
export interface Held {
  leads: Row[];
  touches: Row[];
  next: Row[];
}

/** What follows from other fields or is new in every journal. */
const derived = ['uid', 'lead_uid', 'lead_id', 'touch', 'at', 'zone', 'stage', 'state', 'broke', 'currency'];
/** What a touch says of its lead. */
const ofLead = ['company', 'source', 'origin', 'tier'];
const usual: Row = { version: 1, kind: 'cold', stopped: false };

function short(row: Row, left: readonly string[]): Row {
  const isSaid = ([key, value]: [string, unknown]) =>
    !left.includes(key) && value !== null && value !== usual[key];
  return Object.fromEntries(Object.entries(row).filter(isSaid));
}

/** Reads what a journal holds; leads that were made today do not say when. */
export async function held(desk: Desk, today: string): Promise<Held> {
  const json = async (...args: string[]) => JSON.parse((await desk.run(...args)).stdout) as unknown;
  const leads = (await json('export', 'leads', '--json')) as Row[];
  const touches = (await json('export', 'touches', '--json')) as Row[];
  const { next_steps: steps } = (await json('export', 'all')) as { next_steps: Row[] };
  const nameOf = new Map(leads.map((lead) => [lead.lead_id, lead.name]));
  return {
    leads: leads.map(({ created, ...lead }) =>
      short({ ...lead, created: created === today ? null : created }, derived),
    ),
    touches: touches.map(({ date, time, steps: story, ...touch }) => ({
      when: typeof time === 'string' ? `${String(date)} ${time}` : date,
      ...short(touch, [...derived, ...ofLead]),
      ...(story === null ? {} : { steps: storyOf(story as string) }),
    })),
    next: steps
      .filter(({ state }) => state === 'open')
      .map((step) => ({
        lead: nameOf.get(step.lead),
        when: whenOf(step),
        ...short({ what: step.what, owner: step.owner, meeting: step.meeting === 1 || null }, []),
      })),
  };
}

/** `2026-11-20 09:00 won`, each step of what became of a touch. */
function storyOf(story: string): string[] {
  return (JSON.parse(story) as Row[]).map((step) => `${whenOf(step)} ${String(step.outcome)}`);
}

/** The local day, and the time where it is known. */
function whenOf({ day, at, offset, utc_offset: shift = offset }: Row): string {
  if (typeof at === 'string') return at.slice(0, 16).replace('T', ' ');
  if (typeof at !== 'number') return String(day);
  return new Date(at + Number(shift) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
