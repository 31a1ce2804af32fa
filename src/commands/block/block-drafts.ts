import type { Day } from '../../domain/calendar.js';
import { formatMoment } from '../../domain/when.js';
import { callTitle, typedWords, type KnownOfCall } from '../../prompt/block.js';

/** What is known of a call without its outcome, to ask about again. */
export function again({ who, day, note, next, what, owner }: KnownOfCall): KnownOfCall {
  return { who, day, note, next, what, owner };
}

/** What was typed before the key; a date that its outcome asked for belongs to that. */
export function atKey({ who, day, note, promised }: KnownOfCall): KnownOfCall {
  return { who, day, note, ...promised };
}

/** What was typed of calls whose outcome was never said, a line each. */
export function draftLines(drafts: Iterable<KnownOfCall>, isListed: boolean, today: Day): string[] {
  return [...drafts]
    .filter((told) => typedWords(told, { isListed }).length > 0)
    .map(({ who, note, next, what, owner }) =>
      [
        callTitle(who),
        next && ['next', formatMoment(next, today), what].filter(Boolean).join(' '),
        owner && `with ${owner}`,
        note && `note: ${note}`,
      ]
        .filter(Boolean)
        .join(' · '),
    );
}
