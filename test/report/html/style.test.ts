import { expect, test } from 'vitest';
import { style } from '../../../src/report/html/style.js';

const darkOnly = /@media \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}\}/g;
const light = coloursIn(style.replace(darkOnly, ''), /:root\{([^}]*)\}/g);
const dark = new Map([...light, ...coloursIn(style, darkOnly)]);

function coloursIn(text: string, blocks: RegExp): Map<string, string> {
  const said = [...text.matchAll(blocks)].flatMap(([, inside = '']) => inside.split(';'));
  return new Map(
    said.map((one) => one.split(':') as [string, string]).filter(([, value]) => value.startsWith('#')),
  );
}

/** How bright a colour is, from 0 to 1, as WCAG 2 has it. */
function brightness(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.match(/\w\w/g)!;
  const [red, green, blue] = digits.map((two) => {
    const part = parseInt(two, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [most, least] = [brightness(one), brightness(other)].sort((a, b) => b - a) as [number, number];
  return (most + 0.05) / (least + 0.05);
}

/** The variable that fills what has a class. */
function fillOf(className: string): string {
  return new RegExp(`svg \\.${className}\\{fill:var\\((--[\\w-]+)\\)`).exec(style)![1]!;
}

test.each([
  ['light', light],
  ['dark', dark],
])('in %s every text can be read on what it stands on', (_, colours) => {
  const paper = colours.get('--paper')!;
  for (const text of ['--ink', '--soft']) expect(contrast(colours.get(text)!, paper)).toBeGreaterThan(4.5);
  for (const heat of [0, 1, 2, 3, 4, 5]) {
    const [cell, text] = [fillOf(`heat-${heat}`), fillOf(`on-heat-${heat}`)];
    expect(contrast(colours.get(cell)!, colours.get(text)!), cell).toBeGreaterThan(4.5);
  }
});

test.each([
  ['light', light],
  ['dark', dark],
])(
  'in %s every mark stands off the paper, and each heat is told from the one before by its brightness',
  (_, colours) => {
    const paper = colours.get('--paper')!;
    for (const mark of ['--main', '--good', '--bad', '--rest'])
      expect(contrast(colours.get(mark)!, paper), mark).toBeGreaterThan(3);
    const heats = [0, 1, 2, 3, 4, 5].map((heat) => contrast(colours.get(fillOf(`heat-${heat}`))!, paper));
    for (const [heat, one] of heats.slice(1).entries())
      expect(one / heats[heat]!, `heat ${heat + 1}`).toBeGreaterThan(1.15);
  },
);
