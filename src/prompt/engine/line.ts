import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { say, show } from '../../render/safe.js';
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
  type Hints,
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
      const { meaning, refused = [] } = tryToRead(config, typed);
      if (meaning !== undefined) return settle(typed, meaning);
      setRefusal(refused);
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
  // Where the text stays in the line, Enter and q mean that text.
  const isLeft = refusal !== undefined && typed.trim() !== '';
  const keys = [
    !isLeft && none !== undefined && `↵ ${none}`,
    isLeft && '^U clears the line',
    config.file !== undefined && '^E editor',
    !isLeft && config.quits && 'q quit',
    canGoBack && escape.hint !== '' && `Esc ${escape.hint}`,
  ];
  const example = refusal === undefined || refusal.length === 1 ? config.hint : undefined;
  const about = dimLines(look, config.about ?? '');
  const hint = [about, hintLines(look, example, keys)].filter(Boolean).join('\n');
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

/** Why a text was refused and, where that is known, what to write instead, in full. */
function notTaken(look: Look, [why = '', ...instead]: readonly string[]): string {
  const lines = breakWords(show(why), look.room).map((line) => say`${look.painter.bad(line)}`);
  return [indented(lines), ...instead.map((line) => dimLines(look, line))].join('\n');
}

/** The example and the keys, in one line where there is room for both. */
function hintLines(look: Look, example: string | undefined, keys: Hints): string {
  const [first, ...others] = keys;
  const inOne = [first, example, ...others];
  if (example === undefined || isRoomFor(look, inOne)) return hintLine(look, inOne);
  return [dimLines(look, example), hintLine(look, keys)].join('\n');
}

function dimLines(look: Look, text: string): string {
  return breakWords(text, look.room)
    .map((line) => dimLine(look, line))
    .filter(Boolean)
    .join('\n');
}

function tryToRead({ read }: Config, typed: string): { meaning?: string; refused?: string[] } {
  try {
    return { meaning: read(typed) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const instead = error.hint === undefined ? [] : [error.hint];
    return { refused: [`not taken: ${error.message}`, ...instead] };
  }
}
