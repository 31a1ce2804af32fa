import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { say, show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { breakWords } from '../../report/sheet/layout.js';
import { ask, back, mayQuit, quit, Quit, useTerminal, type Closed } from './ask.js';
import {
  answered,
  dimLine,
  hintLine,
  indented,
  isRoomFor,
  lookOf,
  oneBack,
  typing,
  type Escape,
  type Look,
} from './look.js';

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
  /** Texts that are taken as soon as they are typed. */
  atOnce?: readonly string[];
  canGoBack?: boolean;
  /** What Esc does, in the hint and on the screen after it; to the question before unless it is said. */
  escape?: Escape;
  /** The line to begin with; what was typed is left in it, for when the question is asked again. */
  draft?: Draft;
  /** The name of the file in which ^E lets a longer text be written; without it there is no ^E. */
  file?: string;
}

/** A line as it was left. */
export interface Draft {
  text: string;
}

/** A draft whose question may go on in the editor. */
interface Draftsheet extends Draft {
  /** Whether ^E was typed. */
  isForEditor?: boolean;
  /** What went wrong in the editor. */
  trouble?: readonly string[] | undefined;
}

type Config = Line & { look: Look; draft: Draftsheet; quits: boolean };

/** Lets a person type a line, which `read` accepts, or more in an editor. Null stands for none. */
export async function askLine(ctx: Context, asked: Line): Promise<string | null | typeof back> {
  const answer = await ctx.fetch(JSON.stringify([asked.question, asked.about]), () => typeLine(ctx, asked));
  if (answer === quit) throw new Quit();
  return answer;
}

type Answer = string | null | typeof back | typeof quit;

async function typeLine(ctx: Context, asked: Line): Promise<Answer> {
  const draft: Draftsheet = asked.draft ?? { text: '' };
  const config = { ...asked, draft, look: lookOf(ctx), quits: mayQuit(ctx) };
  for (;;) {
    draft.isForEditor = false;
    const answer = await ask(ctx, question, config, () => draft.isForEditor === true);
    if (!draft.isForEditor) return answer;
    const { writeInEditor } = await import('./long-line.js');
    const written = writeInEditor(ctx, { ...asked, file: asked.file!, text: draft.text });
    if ('trouble' in written) {
      draft.trouble = written.trouble.length > 0 ? written.trouble : undefined;
      continue;
    }
    ctx.host.stdout.write(`${answered(config.look, asked.question, written.said)}\n`);
    return written.text;
  }
}

const question = createPrompt<Answer | Closed, Config>((config, done) => {
  const { look, canGoBack, none, escape = oneBack, draft } = config;
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState(draft.trouble);
  const [answer, setAnswer] = useState<string>();
  useTerminal(done);
  useEffect((line) => {
    if (draft.text === '') return;
    line.write(draft.text);
    setTyped(draft.text);
  }, []);

  useKeypress((key, line) => {
    if (answer !== undefined || draft.isForEditor) return;
    const settle = (value: Answer, text: string) => {
      draft.text = typed;
      draft.trouble = undefined;
      setAnswer(text);
      done(value);
    };
    if (config.file !== undefined && key.ctrl && key.name === 'e') {
      draft.text = typed;
      draft.isForEditor = true;
      done(null);
    } else if (isEnterKey(key)) {
      if (typed.trim() === '' && none !== undefined) return settle(null, none);
      if (config.quits && typed.trim() === 'q') return settle(quit, 'quit');
      const { meaning, refused } = tryToRead(config, typed);
      if (meaning !== undefined) return settle(typed, meaning);
      setRefusal([`not taken: ${refused}`]);
      line.write(typed);
    } else if (key.name === 'escape' && canGoBack) {
      line.clearLine(0);
      settle(back, escape.said);
    } else if (isTabKey(key)) {
      line.clearLine(0);
      line.write(typed);
    } else if (typed === '' && config.atOnce?.includes(line.line)) {
      const text = line.line;
      line.clearLine(0);
      settle(text, config.read(text));
    } else {
      setTyped(line.line);
      setRefusal(undefined);
    }
  });

  if (answer !== undefined) return answered(look, config.question, answer);
  const hintsWith = (example: string | undefined) => [
    none !== undefined && `↵ ${none}`,
    example,
    config.file !== undefined && '^E editor',
    config.quits && 'q quit',
    canGoBack && escape.hint !== '' && `Esc ${escape.hint}`,
  ];
  // Where there is no room for all, the keys are worth more than the examples.
  const hints = isRoomFor(look, hintsWith(config.hint)) ? hintsWith(config.hint) : hintsWith(undefined);
  const about = breakWords(config.about ?? '', look.room).map((line) => dimLine(look, line));
  const hint = [...about, hintLine(look, hints)].filter(Boolean).join('\n');
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

function notTaken({ painter, room }: Look, lines: readonly string[]): string {
  return indented(lines.map((line) => say`${painter.bad(fit(show(line), room))}`));
}

function tryToRead({ read }: Config, typed: string): { meaning?: string; refused?: string } {
  try {
    return { meaning: read(typed) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}
