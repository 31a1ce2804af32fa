// JSON.stringify leaves these raw, and a terminal would obey the first ones and hide the rest.
const RAW_IN_JSON =
  /(?!\p{Variation_Selector})[\x7f-\x9f\u2028\u2029\ufff9-\ufffb\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** A value as JSON that is safe on a terminal too; it parses back to exactly what `JSON.stringify` would have written. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(RAW_IN_JSON, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
