import { createPrompt, isEnterKey, isTabKey, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../context.js';
import { UserError } from '../errors.js';
import { say, show } from '../render/safe.js';
import { fit } from '../render/width.js';
import { ask, back, useTerminal, type Closed } from './ask.js';
import { answered, dimLine, hintLine, indented, lookOf, typing, type Look } from './look.js';

export interface Line {
  question: string;
  /** What is asked, in full; said below it. */
  about?: string;
  /** What can be typed here. */
  hint?: string;
  /** What Enter alone means; without it something must be typed. */
  none?: string;
  /** What the text is understood as, shown while it is typed; throws UserError for a text that is refused. */
  read: (text: string) => string;
  canGoBack?: boolean;
}

type Config = Line & { look: Look };

/** Lets a person type a line, which `read` accepts. Null stands for none. */
export function askLine(ctx: Context, asked: Line): Promise<string | null | typeof back> {
  return ask(ctx, question, { ...asked, look: lookOf(ctx) });
}

const question = createPrompt<string | null | typeof back | Closed, Config>((config, done) => {
  const { look, canGoBack, none } = config;
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [answer, setAnswer] = useState<string>();
  useTerminal(done);

  useKeypress((key, line) => {
    if (answer !== undefined) return;
    const settle = (value: string | null | typeof back, text: string) => {
      setAnswer(text);
      done(value);
    };
    if (isEnterKey(key)) {
      if (typed.trim() === '' && none !== undefined) return settle(null, none);
      const { meaning, refused } = tryToRead(config, typed);
      if (meaning !== undefined) return settle(typed, meaning);
      setRefusal(refused);
      line.write(typed);
    } else if (key.name === 'escape' && canGoBack) {
      line.clearLine(0);
      settle(back, '↑');
    } else if (isTabKey(key)) {
      line.clearLine(0);
      line.write(typed);
    } else {
      setTyped(line.line);
      setRefusal(undefined);
    }
  });

  if (answer !== undefined) return answered(look, config.question, answer);
  const hints = [none !== undefined && `↵ ${none}`, config.hint, canGoBack && 'Esc one back'];
  const hint = [dimLine(look, config.about ?? ''), hintLine(look, hints)].filter(Boolean).join('\n');
  const below =
    refusal === undefined ? understood(config, typed, hint) : `${notTaken(look, refusal)}\n${hint}`;
  return typing(look, config.question, typed, below);
});

function understood(config: Config, typed: string, hint: string): string {
  if (typed.trim() === '') return hint;
  const { meaning = '' } = tryToRead(config, typed);
  if (meaning === typed || meaning === '') return '';
  return dimLine(config.look, meaning);
}

function notTaken({ painter, room }: Look, message: string): string {
  return indented([say`${painter.bad(fit(show(`not taken: ${message}`), room))}`]);
}

function tryToRead({ read }: Config, typed: string): { meaning?: string; refused?: string } {
  try {
    return { meaning: read(typed) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}
