import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, temporaryFolder } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';
import { agent } from './agent.js';
import { caller } from './caller.js';
import { consultant } from './consultant.js';

const made = [
  ['agent', agent, '2026-09-16'],
  ['consultant', consultant, '2026-06-10'],
  ['caller', caller, '2026-09-15'],
] as const;

interface Whole {
  leads: { lead: number; name: string; tier: string | null }[];
  touches: {
    day: string;
    at: number;
    lead: number | null;
    tactic: string;
    seconds: number;
    note: string | null;
    results: { outcome: string }[];
  }[];
}

/** What was logged up to the end of a day, without what came of it later. */
function firstDays(exported: string, until: string): unknown[] {
  const { leads, touches } = JSON.parse(exported) as Whole;
  const names = new Map(leads.map(({ lead, name, tier }) => [lead, `${name} ${tier}`]));
  return touches
    .filter(({ day }) => day <= until)
    .map(({ at, lead, tactic, seconds, note, results }) => [
      at,
      names.get(lead ?? 0),
      tactic,
      seconds,
      note,
      results[0]!.outcome,
    ]);
}

test.each(made)(
  'what is packed for %s is what the script here makes; npm run demos makes it anew',
  async (name, make, until) => {
    const file = path.join(import.meta.dirname, `${name}.db.gz`);
    if (process.env.UPDATE_DEMOS) {
      fs.writeFileSync(file, await make().pack());
      fs.copyFileSync(file, path.join(root, 'dist', 'demo', `${name}.db.gz`));
    }
    const desk = new Desk({ env: { TMPDIR: temporaryFolder() } });
    const { stdout } = await desk.runWith({ file: null }, 'demo', '--as', name, 'export', 'all');
    const days = firstDays(await make().isDone(`${until}T23:59`), until);
    expect(days.length).toBeGreaterThan(10);
    expect(firstDays(stdout, until)).toEqual(days);
  },
  600_000,
);
