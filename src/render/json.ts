import { meant } from './meant.js';

// JSON.stringify leaves these raw, and a terminal would obey the first ones and hide the rest.
const RAW_IN_JSON =
  /(?!\p{Variation_Selector})[\x7f-\x9f\u2028\u2029\ufff9-\ufffb\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** A value as JSON that is safe on a terminal too; it parses back to exactly what `JSON.stringify` would have written. */
export function toJson(value: unknown, indent?: number): string {
  return safe(JSON.stringify(value, null, indent));
}

/** Figures that were computed, as JSON: each as it is meant. What is stored is written by `toJson`, to the last bit. */
export function figuresToJson(value: unknown): string {
  return safe(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? meant(part) : part), 2),
  );
}

function safe(json: string): string {
  return json.replace(RAW_IN_JSON, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
