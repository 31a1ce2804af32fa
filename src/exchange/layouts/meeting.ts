import type { Layout, Said } from './layout.js';

/**
 * What a meeting in a calendar says: it was set when it was `made`, or entered after it had been, and at its `start` it
 * was held or missed, unless it was called off before or is still to come. Moments are as cells have them.
 */
export function meeting(of: {
  start: string;
  made: string;
  isOver: boolean;
  isMissed: boolean;
  isOff: boolean;
}): Said {
  const made = isLater(of.made, of.start) ? of.start : of.made;
  const said: Said = { at: made, outcome: 'meeting', next: '' };
  if (of.isOff) said['result-at:not-now'] = of.isOver ? of.start : made;
  else if (of.isMissed) said['result-at:no-show'] = of.isOver ? of.start : made;
  else if (of.isOver) said['result-at:held'] = of.start;
  else said.next = of.start;
  return said;
}

/** The fields that it gives, by the columns of when it was made, when it is, and what came of it. */
export function meetingFields(made: readonly string[], start: readonly string[], outcome: readonly string[]) {
  return {
    at: [...made, ...start],
    outcome,
    next: start,
    'result-at:held': start,
    'result-at:no-show': start,
    'result-at:not-now': [...start, ...made],
  } satisfies Layout['says'];
}

/** Whether a moment comes after another, where both begin with year, month and day. */
function isLater(moment: string, than: string): boolean {
  const [a, b] = [sortable(moment), sortable(than)];
  return a !== '' && b !== '' && a > b;
}

/** `2026-11-03 01:05 pm` as `2026-11-03 13:05`; '' for what is written otherwise. */
function sortable(moment: string): string {
  const [, day, hour = '0', minute = '00', half] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}):(\d\d)(?::\d\d)?(?:\s*([ap])m)?)?/i.exec(moment) ?? [];
  if (day === undefined) return '';
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${day} ${String(hours).padStart(2, '0')}:${minute}`;
}
