import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { addDays, weekday, type Day } from '../../src/domain/calendar.js';
import { sequence } from './random.js';
import { Desk } from './run.js';

/** A tactic as it is in truth. */
export interface Truth {
  /** The share of leads that come to a meeting within the window. */
  rate: number;
  /** New leads a week. */
  leads: number;
  /** What a touch takes. */
  minutes: number;
  cost?: number;
  /** How it feels. */
  energy?: number;
  /** What a first touch comes to if it gets no meeting, as often as it stands here. */
  outcomes: readonly (readonly [outcome: string, reason?: string])[];
}

interface Lead {
  name: string;
  tactic: string;
  truth: Truth;
  first: Day;
}

interface Coming {
  day: Day;
  words: string[];
}

const kinds = ['Oak', 'Pearl', 'Summit', 'Maple', 'Delta', 'North', 'River', 'Stone', 'Amber', 'Cedar'];
const places = ['Hill', 'Bay', 'Field', 'Gate', 'Park', 'Mill', 'Wood', 'Bridge', 'Lake', 'Cross'];
const trades = [
  'Studio',
  'Dental',
  'Homes',
  'Print',
  'Cafe',
  'Logistics',
  'Motors',
  'Foods',
  'Labs',
  'Tools',
  'Yards',
];

/** A seller whose twelve weeks are the same every time, and what they see on the way. */
export class QuarterScene {
  readonly desk = new Desk();
  private readonly random = sequence(11);
  private readonly coming: Coming[] = [];
  private leads = 0;
  private shown = '';

  /** Runs a command as it is typed and adds it and its answer to what was shown. */
  async sees(line: string): Promise<void> {
    const { stdout, stderr } = await this.desk.runWith({ columns: 80 }, ...words(line));
    this.shown += `$ prospect ${line}\n${stderr}${stdout}\n`;
  }

  /** Sets the clock and says so. */
  at(local: string): void {
    this.desk.setClock(local);
    this.shown += `— ${local.replace('T', ' ')}\n\n`;
  }

  /** Something that will be typed on the Friday of its week. */
  awaits(day: Day, ...words: string[]): void {
    this.coming.push({ day, words });
  }

  /** Adds what a terminal showed. */
  saw(line: string, text: string): void {
    this.shown += `$ prospect ${line}\n${text}\n`;
  }

  /** What was shown since this was last asked. */
  takeShown(): string {
    const shown = this.shown;
    this.shown = '';
    return shown;
  }

  /** The week from a Monday on: its touches come in from a list, what came of earlier ones is typed. */
  async works(monday: Day, truths: Record<string, Truth>): Promise<void> {
    const rows = ['at,lead,tactic,outcome,reason,minutes,cost,energy,origin'];
    for (const [tactic, truth] of Object.entries(truths))
      for (let each = 0; each < truth.leads; each++) {
        const first = addDays(monday, each % 5);
        const lead = { name: this.nextName(), tactic, truth, first };
        const [outcome, reason = ''] = this.meets(lead) ?? this.pick(truth.outcomes);
        const time = `${10 + (each % 6)}:${10 + (each % 45)}`;
        const { minutes, cost = '', energy = '' } = truth;
        rows.push(
          `${first} ${time},${lead.name},${tactic},${outcome},${reason},${minutes},${cost},${energy},self`,
        );
      }
    const file = path.join(this.desk.folder, `week-${monday}.csv`);
    fs.writeFileSync(file, `${rows.join('\n')}\n`);
    const friday = addDays(monday, 4);
    this.desk.setClock(`${friday}T16:30`);
    await this.does('import', file);
    await this.catchesUp(friday);
  }

  /** Types what has come up to a day, in order. */
  private async catchesUp(day: Day): Promise<void> {
    this.coming.sort((one, other) => (one.day < other.day ? -1 : 1));
    while (this.coming[0] && this.coming[0].day <= day) {
      const next = this.coming.shift()!;
      await this.does('result', ...next.words, '--at', `${next.day} 15:00`);
    }
  }

  private async does(...args: string[]): Promise<void> {
    const { stderr, code } = await this.desk.run(...args);
    expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
  }

  /** Whether a lead will meet; then its first touch gets it no further than a talk, and the rest comes later. */
  private meets({ name, truth, first }: Lead): readonly [string] | null {
    if (this.random() >= truth.rate) return null;
    const agreed = workday(addDays(first, 1 + Math.floor(this.random() * 12)));
    const meeting = workday(addDays(agreed, 3 + Math.floor(this.random() * 4)));
    this.awaits(agreed, name, 'meeting', '--next', `${meeting} 10:00`);
    const fate = this.random();
    if (fate < 0.15) this.awaits(meeting, name, 'no-show', '-r', 'no-show');
    else {
      this.awaits(meeting, name, 'held');
      const after = workday(addDays(meeting, 6));
      const end = fate < 0.3 ? ['won', '--value', '4000'] : fate < 0.8 ? ['lost', '-r', 'bad-fit'] : null;
      if (end) this.awaits(after, name, ...end);
    }
    return ['talked'];
  }

  private nextName(): string {
    const next = this.leads++;
    const [kind, place, trade] = [
      kinds[next % 10],
      places[Math.floor(next / 10) % 10],
      trades[Math.floor(next / 100)],
    ];
    return `${kind}${place!.toLowerCase()} ${trade}`;
  }

  private pick<Value>(list: readonly Value[]): Value {
    return list[Math.floor(this.random() * list.length)]!;
  }
}

function workday(day: Day): Day {
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day;
}

function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!);
}
