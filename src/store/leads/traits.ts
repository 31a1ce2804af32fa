import type { Origin, Tier } from '../../domain/touch.js';

/** What leads are told apart by. Null: where it is not known, as the row "unknown" of a report; undefined: any. */
export interface LeadTraits {
  sourceId?: number | null;
  origin?: Origin | null;
  tier?: Tier | null;
}

/** SQL conditions on lead `l`, which may be missing (nobody in particular, of whom nothing is known), and their values. */
export function traitConditions({ sourceId, origin, tier }: LeadTraits): {
  where: string[];
  values: Record<string, string | number>;
} {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (sql: string, name: string, value: string | number | null | undefined) => {
    if (value === undefined) return;
    where.push(value === null ? `${sql} IS NULL` : `${sql} = $${name}`);
    if (value !== null) values[name] = value;
  };
  add('l.source_id', 'sourceId', sourceId);
  add('coalesce(l.origin, (SELECT origin FROM source WHERE id = l.source_id))', 'origin', origin);
  add('l.tier', 'tier', tier);
  return { where, values };
}
