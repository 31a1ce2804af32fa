import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../context.js';
import { say, show } from '../render/safe.js';
import { fit, textWidth } from '../render/width.js';
import { breakWords } from '../report/sheet/layout.js';
import { ask, useTerminal } from './engine/ask.js';
import { forgetTypedAhead } from './engine/keyboard.js';
import { answered, dimLine, indented, label, lookOf, margin, type Look } from './engine/look.js';
import { draw, entryOf, layOut, moreRow, pagesOf, type Choice } from './engine/pick.js';

/** What one key each can say of a call. */
export interface Keys<Value> {
  /** Which call it is: `3/40`. */
  label: string;
  /** Who it is. */
  who: string;
  /** What is known of them, and what was typed so far; a line each, blank ones left out. */
  about: string[];
  /** Nine a page, as numbered by `pick`. */
  choices: Choice<Value>[];
  more: Choice<Value>[];
  /** Each with a letter. */
  commands: Choice<Value>[];
  /** What a key that was just pressed would lose. */
  warning?: string | undefined;
  /** How the block stands; read again as time goes by. */
  running: () => string;
}

type Config = Keys<unknown> & { look: Look };

/** Milliseconds after which the running line is read again. */
const beat = 15_000;

/** Waits for the one key that says what came of a call, or what else to do. */
export async function askKey<Value>(ctx: Context, keys: Keys<Value>): Promise<Value> {
  forgetTypedAhead(ctx.host.stdin);
  return (await ask(ctx, question, { ...keys, look: lookOf(ctx) })) as Value;
}

const question = createPrompt<unknown, Config>((config, done) => {
  const { look } = config;
  const [page, setPage] = useState(0);
  const [, setBeats] = useState(0);
  const [said, setSaid] = useState<string>();
  const pages = pagesOf(config);
  const commands = config.commands.map((choice) => entryOf(choice, choice.key!));
  useTerminal(done);
  useEffect(() => {
    let beats = 0;
    const timer = setInterval(() => setBeats(++beats), beat);
    return () => clearInterval(timer);
  }, []);

  useKeypress((key, line) => {
    if (said !== undefined) return;
    const typed = line.line.toLowerCase();
    line.clearLine(0);
    // A paste is no key: what lies in the clipboard says nothing of a call.
    if (key.name === 'paste') return;
    if (typed === '0' && pages.length > 1) return setPage((page + 1) % pages.length);
    const entry = [...pages[page]!, ...commands].find(({ key }) => key === typed);
    if (entry === undefined) return;
    setSaid(entry.choice.said ?? entry.choice.name);
    done(entry.choice.value);
  });

  if (said !== undefined) return answered(look, config.label, said);
  const { painter, room } = look;
  const grid = draw(look, pages[page]!, -1, layOut(pages[page]!, room));
  if (pages.length > 1) grid.push(moreRow(look, pages[(page + 1) % pages.length]!));
  const about = config.about.filter((line) => line !== '').map((line) => dimLine(look, line));
  return [
    label(look, config.label) + say`${painter.accent(fit(show(config.who), room))}`,
    [
      ...about,
      indented(grid),
      ...hints(
        commands.map(({ key, choice }) => `${key} ${choice.name}`),
        room,
      ).map((line) => dimLine(look, line)),
      ...(config.warning === undefined ? [] : breakWords(config.warning, room)).map((line) =>
        indented([String(painter.bold(line))]),
      ),
      say`${painter.bold(fit(show(config.running()), room + margin))}`,
    ].join('\n'),
  ];
});

/** None of the keys may be cut off, so they take as many lines as they need. */
function hints(keys: string[], room: number): string[] {
  const lines: string[] = [];
  for (const key of keys) {
    const longer = `${lines.at(-1) ?? ''} · ${key}`;
    if (lines.length > 0 && textWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(key);
  }
  return lines;
}
