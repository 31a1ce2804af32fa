import { describe, expect, test } from 'vitest';
import { commandTree } from '../../src/cli/tree.js';
import type { CommandSpec } from '../../src/cli/spec.js';
import { parsePeriod } from '../../src/domain/period.js';
import { wholeNumber } from '../../src/domain/touch.js';
import { commandOptions } from '../../src/options/commands.js';
import { options } from '../../src/options/table.js';

function takers(specs: readonly CommandSpec[], before = ''): [name: string, taker: string | undefined][] {
  return specs.flatMap((spec) => {
    const name = `${before}${spec.name.split(' ')[0]!}`;
    return spec.commands ? takers(spec.commands, `${name} `) : [[name, spec.options]];
  });
}

test('a command takes the options under its name, or those of what only lists', () => {
  const named = takers(commandTree).filter(([, taker]) => taker !== undefined && taker !== 'format');
  expect(named.map(([name]) => name)).toEqual(named.map(([, taker]) => taker));
  expect([...named.map(([name]) => name), 'filter', 'leadFilter', 'format'].sort()).toEqual(
    Object.keys(commandOptions).sort(),
  );
});

test('every option is one of some command, or of the program', () => {
  const taken = Object.values(commandOptions).flatMap((list) =>
    list.map((one) => (typeof one === 'string' ? one : one[0])),
  );
  expect(new Set([...taken, 'db', 'noInput', 'help', 'version'])).toEqual(new Set(Object.keys(options)));
});

describe('what completion offers beside other texts is taken', () => {
  test.each(options.period.offers)('period %s', (word) => {
    expect(parsePeriod(word, '2026-11-18').label).not.toBe('');
  });

  test.each(options.energy.offers)('energy %d', (number) => {
    expect(wholeNumber('--energy', String(number), -2, 2)).toBe(number);
  });
});
