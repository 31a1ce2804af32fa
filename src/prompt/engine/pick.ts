import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../../context.js';
import { hasWordStarts } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { say, show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { ask, back, mayQuit, quit, Quit, useTerminal, type Closed } from './ask.js';
import {
  answered,
  hintLine,
  indented,
  label,
  lookOf,
  margin,
  oneBack,
  type Escape,
  type Look,
} from './look.js';

export interface Choice<Value> {
  name: string;
  /** Said beside it, in parentheses. */
  aside?: string | undefined;
  /** What stays on the screen when it is taken; its name unless given. */
  said?: string;
  value: Value;
  /** The key that takes it; without one it is numbered. */
  key?: string;
}

export interface Pick<Value> {
  question: string;
  choices: Choice<Value>[];
  /** Shown after `0`, and found by their first letters like the others. */
  more?: Choice<Value>[];
  /** Whether the first choice is marked at once, so that Enter takes it. */
  firstIsUsual?: boolean;
  /** The choice that is marked at once instead, on whatever page it is. */
  marked?: Value | undefined;
  /** What Enter means while nothing is marked; without it something must be chosen. */
  none?: string;
  /** Choices that are only named in the hint; each has a key. */
  hinted?: Choice<Value>[];
  hint?: string;
  canGoBack?: boolean;
  /** What Esc does, in the hint and on the screen after it; to the question before unless it is said. */
  escape?: Escape;
}

type Config = Pick<unknown> & { look: Look };

/** A question with all that it offers: the same one has the same answer. */
function questionOf(asked: { question: string; choices?: unknown; more?: unknown }): string {
  return JSON.stringify([asked.question, asked.choices, asked.more]);
}

/** Lets a person choose by a number, by first letters or with the arrows. Null stands for none. */
export async function pick<Value>(ctx: Context, asked: Pick<Value>): Promise<Value | null | typeof back> {
  const quits = { key: 'q', name: 'quit', value: quit };
  const hinted = [...(asked.hinted ?? []), ...(mayQuit(ctx) ? [quits] : [])];
  const chosen = await ctx.fetch(questionOf(asked), () =>
    ask(ctx, question, { ...asked, hinted, look: lookOf(ctx) }),
  );
  if (chosen === back || chosen === null) return chosen;
  if (chosen.value === quit) throw new Quit();
  return chosen.value as Value;
}

const question = createPrompt<Choice<unknown> | null | typeof back | Closed, Config>((config, done) => {
  const { look, canGoBack, none, escape = oneBack } = config;
  const hinted = (config.hinted ?? []).map((choice) => entryOf(choice, choice.key!));
  const pages = pagesOf(config);
  const start = startOf(config, pages);
  const [page, setPage] = useState(start.page);
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(start.place);
  const [answer, setAnswer] = useState<string>();
  useTerminal(done);

  const usual = page === start.page ? start.place : -1;
  const shown = typed.trim() === '' ? pages[page]! : found(config, typed);
  const layout = layOut(shown, look.room);

  useKeypress((key, line) => {
    if (answer !== undefined) return;
    const settle = (choice: Choice<unknown> | null | typeof back, text: string) => {
      line.clearLine(0);
      setAnswer(text);
      done(choice);
    };
    const take = ({ choice }: Entry) => settle(choice, choice.said ?? choice.name);
    const keep = (text: string) => {
      line.clearLine(0);
      line.write(text);
    };
    const step = stepOf(key.name, layout.columns);
    const byKey =
      typed === ''
        ? [...shown, ...hinted].find((entry) => entry.key === line.line)
        : // After a stray key, keys that no name begins with still do what the hint says.
          shown.length === 0 && hinted.find((entry) => typed + entry.key === line.line);
    if (isEnterKey(key)) {
      const entry = shown[marked];
      if (entry) take(entry);
      else if (none !== undefined && typed.trim() === '') settle(null, none);
      else keep(typed);
    } else if (key.name === 'escape') {
      if (canGoBack && typed === '') return settle(back, escape.said);
      line.clearLine(0);
      setTyped('');
      setMarked(usual);
    } else if (step !== 0) {
      keep(typed);
      setMarked(marked < 0 ? 0 : Math.min(Math.max(marked + step, 0), shown.length - 1));
    } else if (byKey) take(byKey);
    else if (typed === '' && /^[0-9/]$/.test(line.line)) {
      if (line.line === '0' && pages.length > 1) {
        setPage((page + 1) % pages.length);
        setMarked(-1);
      }
      line.clearLine(0);
    } else {
      setTyped(line.line);
      setMarked(line.line.trim() === '' ? usual : 0);
    }
  });

  if (answer !== undefined) return answered(look, config.question, answer);
  const rows = draw(look, shown, marked, layout);
  if (typed.trim() === '' && pages.length > 1) rows.push(moreRow(look, pages[(page + 1) % pages.length]!));
  if (shown.length === 0) rows.push('nothing begins like that');
  const others = hinted.map(({ key, choice }) => `${key} ${choice.name}`);
  const skips = marked < 0 ? escape.hint : escape.hint || escape.said;
  const hint = hintLine(
    look,
    typed.trim() === ''
      ? [
          none !== undefined && marked < 0 && `↵ ${none}`,
          config.hint,
          ...others,
          canGoBack && skips !== '' && `Esc ${skips}`,
        ]
      : [...(shown.length === 0 ? others : ['↵ takes it']), 'Esc begin again'],
  );
  return [`${label(look, config.question)}${indented([...rows, show(typed)]).slice(margin)}`, hint];
});

export interface Entry {
  choice: Choice<unknown>;
  key: string;
  text: string;
}

const perPage = 9;

/** Nine numbered choices a page; those with keys of their own are on every page. */
export function pagesOf({
  choices,
  more = [],
}: {
  choices: Choice<unknown>[];
  more?: Choice<unknown>[];
}): Entry[][] {
  const keyed = choices.filter((choice) => choice.key !== undefined);
  const numbered = choices.filter((choice) => choice.key === undefined);
  const pages = [...chunks(numbered), ...chunks(more)];
  return (pages.length > 0 ? pages : [[]]).map((page) => [
    ...page.map((choice, place) => entryOf(choice, String(place + 1))),
    ...keyed.map((choice) => entryOf(choice, choice.key!)),
  ]);
}

/** The page to begin with and the place on it that is marked; -1 for none. */
function startOf({ firstIsUsual, marked }: Config, pages: Entry[][]): { page: number; place: number } {
  const placeOn = (page: Entry[]) => page.findIndex(({ choice }) => choice.value === marked);
  const page = marked === undefined ? -1 : pages.findIndex((entries) => placeOn(entries) >= 0);
  return page < 0 ? { page: 0, place: firstIsUsual ? 0 : -1 } : { page, place: placeOn(pages[page]!) };
}

function chunks<Item>(items: Item[]): Item[][] {
  const pages: Item[][] = [];
  for (let start = 0; start < items.length; start += perPage) pages.push(items.slice(start, start + perPage));
  return pages;
}

/** Choices with words that begin as typed. */
function found({ choices, more = [] }: Config, typed: string): Entry[] {
  return [...choices, ...more]
    .filter((choice) => choice.key === undefined && hasWordStarts(fold(choice.name), fold(typed)))
    .map((choice) => entryOf(choice, ' '));
}

export function entryOf(choice: Choice<unknown>, key: string): Entry {
  return {
    choice,
    key,
    text: show(choice.aside === undefined ? choice.name : `${choice.name} (${choice.aside})`),
  };
}

interface Layout {
  columns: number;
  /** Columns of the terminal that each text may take. */
  width: number;
}

// Before each text: the mark, the key and a blank; between two: two blanks.
const before = 3;
const between = 2;

export function layOut(entries: Entry[], room: number): Layout {
  const widest = Math.max(1, ...entries.map((entry) => textWidth(entry.text)));
  const width = Math.min(widest, room - before);
  return { columns: Math.max(1, Math.floor((room + between) / (before + width + between))), width };
}

/** What 0 shows: the choices of the next page. */
export function moreRow({ painter, room }: Look, next: Entry[]): string {
  const names = next.filter(({ choice }) => choice.key === undefined).map(({ choice }) => choice.name);
  return say` ${painter.accent('0')} ${painter.dim(fit(show(`more: ${names.join(', ')}`), room - before))}`;
}

export function draw(
  { painter }: Look,
  entries: Entry[],
  marked: number,
  { columns, width }: Layout,
): string[] {
  const cells = entries.map(({ key, text }, place) => {
    const padded = padEnd(fit(text, width), width);
    return place === marked
      ? say`${painter.accent(`›${key} ${padded}`)}`
      : say` ${painter.accent(key)} ${padded}`;
  });
  const rows: string[] = [];
  for (let start = 0; start < cells.length; start += columns)
    rows.push(cells.slice(start, start + columns).join(' '.repeat(between)));
  return rows;
}

/** How far an arrow or Tab moves the mark in a grid of so many columns. */
function stepOf(name: string, columns: number): number {
  const steps: Record<string, number> = { up: -columns, down: columns, left: -1, right: 1, tab: 1 };
  return steps[name] ?? 0;
}
