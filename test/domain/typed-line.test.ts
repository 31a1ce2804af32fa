import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonStart, quoteForBash, readTypedLine } from '../../src/domain/typed-line.js';
import { hostileTexts } from '../helpers/corpus.js';

const breaks = ' \t\n"\'><=;|&(:@';
const name = fc.string({ unit: fc.constantFrom(...'aBé ~!"\'\\$`(){}&;:@=*?#-/'), minLength: 1 });
const quote = fc.constantFrom('' as const, "'" as const, '"' as const);

describe('a line up to the cursor', () => {
  test.each([
    ['prospect log ', ['prospect', 'log'], '', '', ''],
    ['prospect log Har', ['prospect', 'log'], 'Har', '', ''],
    ['prospect log Harbor\\ C', ['prospect', 'log'], 'Harbor C', '', ''],
    ['prospect log "Harbor C', ['prospect', 'log'], 'Harbor C', '', '"'],
    ["prospect log Har'bor C", ['prospect', 'log'], 'Harbor C', 'Har', "'"],
    ['prospect log "Harbor "C', ['prospect', 'log'], 'Harbor C', '', ''],
    ['prospect log -t cold-call@', ['prospect', 'log', '-t'], 'cold-call@', 'cold-call@', ''],
    ['prospect log --tactic=co', ['prospect', 'log'], '--tactic=co', '--tactic=', ''],
    ['prospect log "a \\"b\\n', ['prospect', 'log'], 'a "b\\n', '', '"'],
    ['prospect log "" \'a b\' c\\', ['prospect', 'log', '', 'a b'], 'c', '', ''],
    ['prospect  log\ta\\:b', ['prospect', 'log'], 'a:b', '', ''],
  ])('%s', (line, words, typed, kept, quote) => {
    expect(readTypedLine(line, breaks)).toEqual({ words, typed, kept, quote });
  });

  test('what is quoted for it is read as it was, and bash adds nothing to what several begin with', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), quote, (names, quote) => {
        const quoted = quoteForBash(names, quote);
        for (const [index, text] of quoted.entries())
          expect(readTypedLine(`p ${quote}${text}${quote} `, breaks).words).toEqual(['p', names[index]]);
        const common = readTypedLine(`p ${quote}${commonStart(quoted)}`, breaks);
        expect(commonStart(names)).toContain(common.typed);
        expect(commonStart(quoted)).not.toMatch(/(?<!\\)(\\\\)*\\$/);
      }),
    );
  });

  test.each(['', "'", '"'] as const)('bash reads hostile names after %s as they are', (quote) => {
    const names = hostileTexts.filter(
      (text) => text !== '' && text.isWellFormed() && !/[\0-\x1f\x7f]/.test(text),
    );
    const words = quoteForBash(names, quote).map((text) => `${quote}${text}${quote}`);
    const script = words.map((word) => `printf '%s\\n' ${word}`).join('\n');
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1)).toEqual(
      names,
    );
  });
});
