import { commandTree } from '../../src/cli/tree.js';
import type { CommandSpec } from '../../src/cli/spec.js';
import { optionsOf, type Option } from '../../src/options/taken.js';
import { orWords } from '../../src/options/words.js';

/** What stands after this under a command is written by hand, up to the next heading. */
const byHand = '<!-- by hand -->';

/** The options of everything that lists, which are told once. */
const listing = new Set(optionsOf('format').map(({ long }) => long));

/** docs/commands.md as the command tree has it, with the parts written by hand taken from the page there is. */
export function commandsPage(before: string): string {
  const intro = before.slice(0, before.search(/^## Every day$|^### /m)).trimEnd();
  const groups = commandTree.map(
    (spec, at) =>
      (spec.group === commandTree[at - 1]?.group ? '' : `## ${spec.group}\n\n`) +
      leaves(spec, 'prospect')
        .map(({ name, leaf }) => entry(name, leaf, noteUnder(name, before)))
        .join('\n'),
  );
  return `${intro}\n\n${groups.join('\n')}`;
}

/** What is written by hand under a command of the page; undefined where nothing is. */
function noteUnder(name: string, page: string): string | undefined {
  const part = page.split(/^(?=##+ )/m).find((text) => new RegExp(`^### ${name}[ \\n]`).test(text));
  return part?.split(`${byHand}\n`)[1]?.trim();
}

/** The commands that do something, with the words they are called by. */
function leaves(spec: CommandSpec, before: string): { name: string; leaf: CommandSpec }[] {
  const name = `${before} ${spec.name.split(' ')[0]}`;
  return spec.commands ? spec.commands.flatMap((child) => leaves(child, name)) : [{ name, leaf: spec }];
}

function entry(name: string, spec: CommandSpec, note: string | undefined): string {
  const operands = spec.usage ?? inCapitals(spec.name.split(' ').slice(1).join(' '));
  const about = (spec.description ?? spec.summary) + (spec.alias ? ` Also \`prospect ${spec.alias}\`.` : '');
  const parts = [`### ${`${name} ${operands}`.trim()}`, fill(about)];
  const options = optionsOf(spec.options).filter(({ isHidden }) => !isHidden);
  const own = options.filter(({ long }) => spec.options !== 'format' && !listsBy(options, long));
  const lines = own.map((option) => fill(`- ${described(option)}`, '  '));
  if (own.length < options.length) lines.push(listingLine());
  if (lines.length > 0) parts.push(lines.join('\n'));
  if (spec.ending) parts.push(`\`\`\`text\n${spec.ending()}\n\`\`\``);
  if (note) parts.push(byHand, note);
  return `${parts.join('\n\n')}\n`;
}

/** Whether an option is one of everything that lists, in a command that takes them all: `log --json` alone is not. */
function listsBy(options: readonly Option[], long: string): boolean {
  return listing.has(long) && options.some((option) => option.long === '--format');
}

function listingLine(): string {
  const shown = optionsOf('format').filter(({ isHidden }) => !isHidden);
  const longs = shown.map(({ long }) => `\`${long}\``).join(', ');
  return fill(`- ${longs} As for [everything that lists](#everything-that-lists).`, '  ');
}

/** `` `-t, --tactic NAME` The tactic used. ``, with all that it may be where its text does not say that. */
function described({ flag, about, words = [] }: Option): string {
  const unsaid = words.some((word) => !about.includes(word));
  return `\`${inCapitals(flag)}\` ${about}${unsaid ? ` It is ${orWords(words)}.` : ''}`;
}

/** `<touch>` as TOUCH, `[lead...]` as [LEAD...] */
function inCapitals(text: string): string {
  return text.replace(/<([^>]+)>|\[[^\]]+\]/g, (operand, name?: string) => (name ?? operand).toUpperCase());
}

/** A paragraph in lines of at most 120 characters, none of which begins like a list. */
function fill(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of text.split(/ (?![-+] |\d+[.)] )/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= 120)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : indent + word);
  }
  return lines.join('\n');
}
