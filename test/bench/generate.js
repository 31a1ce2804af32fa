// A made-up journal of any size, the same for the same numbers: CSV that `prospect import` reads.
import fs from 'node:fs';
import Database from 'better-sqlite3';

const tactics = [
  ['circle-call', 'call'],
  ['expired-call', 'call'],
  ['fsbo-call', 'call'],
  ['cold-call', 'call'],
  ['follow-up-call', 'call'],
  ['cold-email', 'email'],
  ['newsletter', 'email'],
  ['linkedin-msg', 'social'],
  ['sms-check-in', 'text'],
  ['door-knock', 'visit'],
  ['open-house', 'event'],
  ['postcard', 'mail'],
];
const spoken = [
  'no-answer',
  'no-answer',
  'no-answer',
  'voicemail',
  'talked',
  'call-back',
  'not-interested',
  'meeting',
];
const written = ['sent', 'sent', 'sent', 'sent', 'bounced', 'replied', 'not-interested', 'meeting'];
const reasons = ['has-someone', 'no-need', 'price', 'timing', 'lost-at-opening', ''];
const firstDay = Date.UTC(2023, 0, 2);
const days = 1400;

/** Mulberry32: a small generator of numbers in [0, 1), the same after the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes `touches` rows over `leads` leads, in order of time. */
export function generate(file, { touches, leads, seed = 1 }) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, 'at,lead,tactic,channel,outcome,reason,minutes,cost,note\n');
  let chunk = [];
  for (let index = 0; index < touches; index++) {
    const [tactic, channel] = pick(tactics);
    const isWritten = ['email', 'social', 'text', 'mail'].includes(channel);
    const outcome = pick(isWritten ? written : spoken);
    const minutes = isWritten ? 2 : 1 + Math.floor(next() * 20);
    const at = new Date(firstDay + Math.floor((index / touches) * days) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const time = `${String(8 + Math.floor(next() * 10)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}`;
    const reason = outcome === 'not-interested' ? pick(reasons) : '';
    const lead = `Company ${Math.floor(next() * leads) + 1} Ltd`;
    chunk.push(
      `${at} ${time},${lead},${tactic},${channel},${outcome},${reason},${minutes},${channel === 'mail' ? 1.2 : ''},${index % 20 === 0 ? `"spoke to reception, try again ${index}"` : ''}`,
    );
    if (chunk.length === 10_000) {
      fs.writeSync(out, `${chunk.join('\n')}\n`);
      chunk = [];
    }
  }
  if (chunk.length > 0) fs.writeSync(out, `${chunk.join('\n')}\n`);
  fs.closeSync(out);
}

/** Gives a journal promises: one kept for each lead, one open for every fourth, and a dream list of one in a hundred. */
export function addPromises(file) {
  const db = new Database(file, { fileMustExist: true });
  const add = (state, closed, day, every) =>
    db
      .prepare(
        `INSERT INTO next_step (uid, lead_id, touch_id, day, zone, what, meeting, made, state, closed)
         SELECT randomblob(16), lead_id, touch_id, ${day}, 'UTC', 'call again', lead_id % 3 = 0, day, '${state}', ${closed}
         FROM last_result WHERE lead_id % ${every} = 0`,
      )
      .run();
  add('kept', "date(day, '+6 days')", "date(day, '+5 days')", 1);
  add('open', 'NULL', "date('now', (lead_id % 80 - 30) || ' days')", 4);
  db.prepare("UPDATE lead SET tier = 'dream' WHERE id % 100 = 1").run();
  db.close();
}
