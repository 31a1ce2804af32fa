import fs from 'node:fs';
import { expect } from 'vitest';
import { addDays } from '../../src/domain/calendar.js';
import { Journal } from '../../src/store/file/journal.js';
import { root } from './folder.js';
import { Desk } from './run.js';
import { seed, type SeedTouch } from './seed.js';
import { Terminal } from './terminal.js';

/** A desk at the end of week 47 of 2026, Saturday 21 November, where something of each kind is open. */
export const reviewScene = Desk.copies({}, async (desk) => {
  const touches: SeedTouch[] = [
    { day: '2026-11-12', lead: 'Oakline', tactic: 'referral-ask', outcome: 'meeting' },
    { day: '2026-11-13', lead: 'Fischer Bau', tactic: 'referral-ask', outcome: 'meeting' },
    { day: '2026-11-02', lead: 'Quill', tactic: 'cold-email', outcome: 'sent' },
    { day: '2026-11-04', lead: 'Vertex', tactic: 'cold-email', outcome: 'sent' },
    { day: '2026-11-18', lead: 'Bluebird', tactic: 'cold-email', outcome: 'sent' },
    { day: '2026-11-11', lead: 'Weber & Co', tactic: 'cold-call', outcome: 'talked' },
    { day: '2026-11-11', lead: 'Hansen', tactic: 'cold-call', outcome: 'talked' },
    { day: '2026-11-17', lead: 'Acme', tactic: 'cold-call', outcome: 'not-interested' },
    { day: '2026-11-18', lead: 'Brandt', tactic: 'cold-call', outcome: 'not-now' },
    ...[1, 2, 3].map((): SeedTouch => ({ day: '2026-11-19', tactic: 'cold-call', outcome: 'hung-up' })),
    { day: '2026-11-20', lead: 'Ito Labs', tactic: 'referral-ask', outcome: 'talked' },
  ];
  for (let each = 0; each < 30; each++)
    touches.push({
      day: addDays('2026-09-01', each % 20),
      lead: `called ${each}`,
      tactic: 'cold-call',
      ...(each % 10 === 0 ? { outcome: 'meeting' } : { outcome: 'not-interested', reason: 'price' }),
    });
  seed(desk.file, {
    touches,
    promises: [
      { lead: 'Oakline', touch: 0, made: '2026-11-12', day: '2026-11-19', time: '14:00', meeting: true },
      { lead: 'Fischer Bau', touch: 1, made: '2026-11-13', day: '2026-11-20', meeting: true },
      { lead: 'Weber & Co', touch: 5, made: '2026-11-11', day: '2026-11-18', what: 'send proposal' },
      { lead: 'Hansen', touch: 6, made: '2026-11-11', day: '2026-11-18', owner: 'Kim' },
    ],
    tactics: {
      'cold-call': { worth: 1 / 50 },
      'cold-email': { channel: 'email', worth: 1 / 50 },
      'referral-ask': { kind: 'warm', worth: 1 / 10 },
    },
  });
  for (const plan of ['cold-call 20/week', 'referral-ask 6/week'])
    expect(await desk.run('plan', ...plan.split(' '), '--from', '2026-10-26')).toMatchObject({ code: 0 });
});

/** A desk with the journal that these bytes are. */
export function deskWith(bytes: Buffer): Desk {
  const desk = new Desk();
  fs.writeFileSync(desk.file, bytes);
  return desk;
}

/** Everything stored, without the uids of what was made since. */
export async function storedOf(desk: Desk): Promise<string> {
  const { stdout } = await desk.run('export', 'all');
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  const asked = journal.all('SELECT week, day, question, answer FROM review ORDER BY id');
  journal.close();
  return stdout.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uid') + JSON.stringify(asked, null, 1);
}

/** A question with what is typed at each thing it asks. */
export interface Asked {
  /** The line that says what it is about. */
  subject: string;
  keys: string[];
}

const prompts =
  /^(Result\?|Next\?|Why\?|Why all\?|Go through\?|And now\?|When\?|Who takes it\?|Amount\?|Keep\?|Change\?|Learned\?|Suits\?|What is in the way\?|Worth\?|Plan\?)/gm;

/** A walk at a terminal. */
export class Walk extends Terminal {
  private typed = 0;

  constructor(desk: Desk, ...flags: (string | ConstructorParameters<typeof Terminal>[1])[]) {
    super(desk, ...(flags.some((flag) => typeof flag === 'object') ? [] : ['review']), ...flags);
  }

  /** A walk through the Friday of a demo, whose copy is in that folder. */
  static ofDemo(desk: Desk, owner: string, folder: string): Walk {
    const make = { isUsual: true, env: { NO_COLOR: '1', TMPDIR: folder } } as const;
    return new Walk(desk, 'demo', '--as', owner, 'review', make);
  }

  /** Types Enter at whatever is asked; the questions, in order. */
  async passesAll(): Promise<string[]> {
    const asked = () => [...this.text.matchAll(prompts)].map(([question]) => question);
    for (let seen = 0; ; seen++) {
      await this.shows(
        (text) =>
          text.includes('The page: prospect report') ||
          (asked().length > seen && / q quit/.test(text.slice(text.lastIndexOf('\n')))),
        `question ${seen + 1}`,
      );
      if (this.text.includes('The page: prospect report')) return asked();
      this.types('\r');
    }
  }

  /** Types at the next thing that is asked, once it is. */
  async answersNext(typed: string): Promise<void> {
    this.typed++;
    await this.shows((text) => {
      const asked = [...text.matchAll(prompts)];
      const last = asked.at(-1);
      return asked.length === this.typed && / q quit|Esc /.test(text.slice(last!.index));
    }, `prompt ${this.typed}`);
    this.types(typed);
  }

  async answersAll(questions: readonly Asked[]): Promise<void> {
    for (const { keys } of questions) for (const typed of keys) await this.answersNext(typed);
  }

  /** The lines of the questions asked so far. */
  get subjects(): string[] {
    return this.text
      .split('\n')
      .filter((line, index, lines) => /^ {2}\S/.test(line) && prompts.test(nextPrompt(lines, index)))
      .map((line) => line.trim());
  }
}

/** The line after those that go with the one at `index`. */
function nextPrompt(lines: readonly string[], index: number): string {
  prompts.lastIndex = 0;
  return lines.slice(index + 1).find((line) => !/^ {4}/.test(line)) ?? '';
}

/** What is answered to every question of the scene, in order. */
export const wholeWalk: Asked[] = [
  {
    subject: 'Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask',
    keys: ['1', 'fri send the offer\r', '\r'],
  },
  { subject: 'Fischer Bau @2 · meeting Fri 20 Nov · referral-ask', keys: ['2', '5', '\r'] },
  { subject: '3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov', keys: ['1'] },
  { subject: 'Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9', keys: ['\r'] },
  { subject: 'Weber & Co @6 · send proposal · since Wed 18 Nov', keys: ['2', 'mon 9:00\r'] },
  { subject: 'Hansen @7 · with Kim, not confirmed yet · since Wed 18 Nov', keys: ['1'] },
  {
    subject: 'cold-call · 5 of 20 this week · keep',
    keys: ['2', 'their name first\r', 'no one reads on\r'],
  },
  { subject: 'referral-ask', keys: ['4', 'no time\r'] },
  { subject: 'cold-email', keys: ['1'] },
  { subject: 'next week: planned for 2 tactics', keys: ['cold-call 25, cold-email 5\r'] },
];
