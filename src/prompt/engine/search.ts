import {
  createPrompt,
  isEnterKey,
  isTabKey,
  useEffect,
  useKeypress,
  useMemo,
  useState,
} from '@inquirer/core';
import type { Context } from '../../context.js';
import { say, show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { ask, useTerminal, type Closed } from './ask.js';
import { answered, dimLine, hintLine, lookOf, margin, typing, type Look } from './look.js';

/** Something found: its name, its number, what is new about it. */
export interface Found<Value> {
  name: string;
  number: string;
  news: string;
  value: Value;
}

export interface Search<Value> {
  question: string;
  /** Nothing of what is found: the last of the list while nothing is typed, and what Enter means where there is no list. */
  none: string;
  hint: string;
  find: (text: string) => Found<Value>[];
  /** What to begin with, as it was left before; kept for when the question is asked again. */
  draft?: Searching;
}

/** A search as it was left: what was typed, and the place that was marked; -1 for none. */
export interface Searching {
  text: string;
  marked: number;
}

type Config = Search<unknown> & { look: Look };

/** Lets a person find something by typing a part of its name. Null stands for none. */
export async function search<Value>(ctx: Context, asked: Search<Value>): Promise<Value | null> {
  const found = await ctx.fetch(asked.question, () => ask(ctx, question, { ...asked, look: lookOf(ctx) }));
  return found === null ? null : (found as Found<Value>).value;
}

const question = createPrompt<Found<unknown> | null | Closed, Config>((config, done) => {
  const { look, none } = config;
  const { draft } = config;
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(draft?.marked ?? -1);
  const [answer, setAnswer] = useState<string>();
  const found = useMemo(
    () => withNone(config.find(typed.trim()), typed.trim() === '' ? none : ''),
    [typed.trim()],
  );
  useTerminal(done);
  useEffect((line) => {
    if (draft === undefined || draft.text === '') return;
    line.write(draft.text);
    setTyped(draft.text);
  }, []);

  useKeypress((key, line) => {
    if (answer !== undefined) return;
    const settle = (chosen: Found<unknown> | null, text: string) => {
      if (draft) Object.assign(draft, { text: typed, marked });
      setAnswer(text);
      done(chosen);
    };
    const step = key.name === 'up' ? -1 : key.name === 'down' || isTabKey(key) ? 1 : 0;
    if (isEnterKey(key)) {
      const chosen = found[marked];
      if (chosen) settle(chosen.value === null ? null : chosen, `${chosen.name} ${chosen.number}`.trim());
      else if (found.length > 0) setMarked(0);
      else if (typed.trim() === '') settle(null, none);
      else line.write(typed);
    } else if (step !== 0) {
      line.clearLine(0);
      line.write(typed);
      const last = found.length - 1;
      if (marked + step < 0) setMarked(last);
      else setMarked(marked + step > last ? 0 : marked + step);
    } else {
      const text = key.name === 'escape' ? '' : line.line;
      if (key.name === 'escape') line.clearLine(0);
      setTyped(text);
      setMarked(text.trim() === '' ? -1 : 0);
    }
  });

  if (answer !== undefined) return answered(look, config.question, answer);
  const nothing = typed.trim() !== '' && found.length === 0 ? [dimLine(look, 'nothing found')] : [];
  const keys = found.length === 0 ? `↵ ${none}` : marked < 0 ? 'arrows choose' : '↵ this one';
  const hint = typed === '' ? [hintLine(look, [keys, config.hint])] : [];
  return typing(look, config.question, typed, [...draw(look, found, marked), ...nothing, ...hint].join('\n'));
});

/** What is found, with a last choice that is none of it; `none` is empty for no such choice. */
function withNone(found: Found<unknown>[], none: string): Found<unknown>[] {
  if (found.length === 0 || none === '') return found;
  return [...found, { name: none, number: '', news: '', value: null }];
}

function draw({ painter, room }: Look, found: Found<unknown>[], marked: number): string[] {
  const columnOf = (texts: string[], most: number) => Math.min(most, Math.max(0, ...texts.map(textWidth)));
  const names = columnOf(
    found.map(({ name, value }) => (value === null ? '' : show(name))),
    Math.floor(room / 2),
  );
  const numbers = columnOf(
    found.map(({ number }) => number),
    9,
  );
  return found.map(({ name, number, news, value }, place) => {
    const left =
      value === null ? name : `${padEnd(fit(show(name), names), names)}  ${padEnd(number, numbers)}`;
    const right = fit(show(news), Math.max(0, room - textWidth(left) - 2));
    const mark = ' '.repeat(margin - 2) + (place === marked ? '› ' : '  ');
    return place === marked
      ? say`${painter.accent(mark + left)}  ${right}`
      : say`${mark}${left}  ${painter.dim(right)}`;
  });
}
