import fs from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commandTree } from '../../../src/cli/tree.js';
import { addDays } from '../../../src/domain/calendar.js';
import { reportSections, sectionOptions, type ReportSection } from '../../../src/domain/report-sections.js';
import type { Host } from '../../../src/host.js';
import { buildProgram } from '../../../src/program.js';
import * as taken from '../../../src/options/taken.js';
import { root } from '../../helpers/folder.js';
import { deskWith } from '../../helpers/review-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedPromise, type SeedTouch } from '../../helpers/seed.js';

const reasons =
  'has-someone wrong-person bad-data bad-fit lost-at-opening no-need price timing no-show hand-off-dropped'.split(
    ' ',
  );

/** Fourteen tactics and as many sources, twelve weeks of touches, promises, costs, plans and decisions: every list is long, and one tactic is to be dropped. */
async function longDesk(): Promise<Desk> {
  const touches: SeedTouch[] = [];
  const promises: SeedPromise[] = [];
  const leads: Record<string, { source: string; origin: 'self' | 'given' }> = {};
  const names = Array.from({ length: 14 }, (_, index) => `tactic-${index + 1}`);
  for (const [index, tactic] of names.entries())
    for (let each = 0; each < (tactic === 'tactic-13' ? 48 : 16); each++) {
      const lead = `${tactic} ${each}`;
      const day = addDays('2026-08-31', (each * 5 + index) % 80);
      leads[lead] = { source: `source ${index + 1}`, origin: each % 2 === 0 ? 'self' : 'given' };
      const touch = {
        day,
        time: `${9 + (each % 8)}:10`.padStart(5, '0'),
        lead,
        tactic,
        seconds: 300,
        cost: 500,
      };
      if (each % 4 === 0)
        touches.push(
          { ...touch, outcome: 'no-answer' },
          {
            ...touch,
            day: addDays(day, 3),
            tactic: names[(index + 1) % names.length]!,
            outcome: 'meeting',
            value: 90_000,
            then: [{ day: addDays(day, 9), outcome: each % 8 === 0 ? 'held' : 'won' }],
          },
        );
      else if (each % 4 === 1)
        touches.push({
          ...touch,
          outcome: 'not-interested',
          reason: reasons[(index + each) % reasons.length]!,
        });
      else if (each === 2) touches.push({ ...touch, outcome: 'do-not-contact' });
      else {
        touches.push({ ...touch, outcome: 'talked' });
        const due = addDays(day, 4);
        promises.push({
          lead,
          touch: touches.length - 1,
          made: day,
          day: due,
          ...(each % 3 > 0 && { closed: due }),
        });
      }
    }
  const desk = new Desk();
  seed(desk.file, {
    touches,
    promises,
    leads,
    currency: 'EUR',
    tactics: { 'tactic-13': { worth: 0.5 } },
    hourlyValue: 6000,
    spends: [{ tactic: 'tactic-1', amount: 20_000, day: '2026-09-01', every: 'month' }],
  });
  desk.setClock('2026-11-13T16:00:00');
  for (const plan of ['tactic-1 9/week', 'meeting 20/week'])
    expect(await desk.run('plan', ...plan.split(' '), '--from', '2026-10-05')).toMatchObject({ code: 0 });
  for (const [index, name] of names.slice(0, 11).entries()) {
    desk.setClock(index < 6 ? '2026-10-01T16:00:00' : '2026-11-13T16:00:00');
    const given = ['--change', 'ask for two minutes'];
    expect(await desk.run('tactic', 'tweak', name, ...given)).toMatchObject({ code: 0 });
  }
  expect(await desk.run('tactic', 'drop', 'tactic-12')).toMatchObject({ code: 0 });
  return desk;
}

/** A value of each option of the report that changes what a section prints if anything does. */
const values: Record<string, string[]> = {
  '--period': ['2026-10'],
  '--from': ['2026-11-09'],
  '--to': ['2026-11-10'],
  '--as-of': ['2026-10-10'],
  '--by': ['channel'],
  '--goal': ['won'],
  '--window': ['5'],
  '--credit': ['first'],
  '--level': ['80'],
  '--explain': [],
  '--all': [],
  '--share': [],
  '--money': [],
  '--format': ['json'],
  '--csv': [],
  '--json': [],
  '--md': [],
  '--excel': [],
  '--raw': [],
  '--html': ['-'],
  '--xlsx': ['week.xlsx'],
};

/** What is done with the file of another option, whatever is in it. */
const aboutFiles = ['--open', '--replace'];

const program = buildProgram({ root, env: {} } as unknown as Host, commandTree, taken);
const options = program.commands
  .find((command) => command.name() === 'report')!
  .options.map((option) => option.long!)
  .filter((option) => option !== '--help' && !aboutFiles.includes(option));

const takers = (option: string): readonly ReportSection[] =>
  sectionOptions.find((use) => use.options.includes(option))?.sections ?? reportSections;

const pairs = reportSections.flatMap((section) => options.map((option) => [section, option] as const));

let bytes: Buffer;
let desk: Desk;
beforeAll(async () => {
  bytes = fs.readFileSync((await longDesk()).file);
});
beforeEach(() => {
  desk = deskWith(bytes);
  desk.setClock('2026-11-21T16:00:00');
});

/** What is typed in any case: a share of money for --money, all time so that there is much to print. */
function aloneWith(section: ReportSection, option: string): string[] {
  if (option === '--money') return ['--share'];
  if (option === '--share' && section === 'money') return ['--money'];
  return option === '--all' && takers('--period').includes(section) ? ['--period', 'all'] : [];
}

/** What is printed below the title, which names the period and the goal whatever is counted. */
async function below(...args: string[]): Promise<string> {
  const { stdout } = await desk.run('report', ...args);
  return stdout.slice(stdout.indexOf('\n\n'));
}

describe('a section takes the options that change what it prints, and refuses all others', () => {
  test('every option is tried', () => {
    expect(Object.keys(values).sort()).toEqual(options.sort());
  });

  test.each(pairs)('report %s %s', async (section, option) => {
    const alone = aloneWith(section, option);
    const given = [...alone, option, ...values[option]!];
    if (!takers(option).includes(section)) {
      const { stdout, stderr, code } = await desk.run('report', section, ...given);
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toContain(`"report ${section}" does not take ${option}: `);
      for (const taker of takers(option)) expect(stderr).toContain(taker);
      return;
    }
    expect((await desk.run('report', section, ...given)).code).toBe(0);
    if (section === 'plan' && option === '--all') return; // always prints them all
    const isExplained =
      !['--explain', '--share', '--money', '--html', '--xlsx'].includes(option) && values[option]!.length > 0;
    const more = isExplained && option !== '--format' ? ['--explain'] : [];
    expect(await below(section, ...given, ...more)).not.toBe(await below(section, ...alone, ...more));
  });
});

test('the help of the report has the sections that take an option', async () => {
  const { stdout } = await desk.run('report', '--help');
  for (const { options, sections } of sectionOptions)
    expect(stdout.replaceAll(/ +/g, ' ')).toContain(` ${options.join(', ')} ${sections.join(', ')}\n`);
});

test('all time may be said to a section that always counts it', async () => {
  for (const section of ['money', 'sources'])
    expect(await desk.run('report', section, '--period', 'All')).toEqual(await desk.run('report', section));
});

test('explanations are for the page alone', async () => {
  for (const args of [
    ['report', '--explain', '--csv'],
    ['report', 'funnel', '--explain', '--format', 'json'],
    ['tactic', 'show', 'tactic-1', '--explain', '--json'],
  ]) {
    const { stdout, stderr, code } = await desk.run(...args);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/^prospect: --explain is for the page; it does not go with --(csv|json)\.\n/);
  }
});
