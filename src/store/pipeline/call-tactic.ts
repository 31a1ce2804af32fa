import type { Journal } from '../file/journal.js';

/** The tactic in use to call those with whom one has talked: one to follow up before others, the last used first; null without any. */
export function tacticForCalls(journal: Journal): string | null {
  const found = journal.get<{ name: string }>(
    `SELECT t.name FROM tactic t
     WHERE t.channel = 'call' AND t.dropped_day IS NULL
     ORDER BY t.kind = 'follow-up' DESC,
       (SELECT max(u.day) FROM tactic_version v JOIN touch u ON u.version_id = v.id WHERE v.tactic_id = t.id) DESC, t.id DESC
     LIMIT 1`,
  );
  return found?.name ?? null;
}
