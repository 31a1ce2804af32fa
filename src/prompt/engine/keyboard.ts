import { EventEmitter } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type { InputStream } from '../../host.js';

/** Asks the terminal to mark what is pasted, and not to any more. */
export const pasteMarks = { on: '\x1b[?2004h', off: '\x1b[?2004l' };

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

// More than anybody types before a question is drawn: a paste, on a terminal that does not mark it.
const longestTyped = 60;

/** Esc, with which the codes of other keys begin. */
const escape = '\x1b';

/** Milliseconds after which Esc counts by itself. Node would wait for half a second, and take what is typed then along. */
const escapeAfter = 50;

/** One key: a letter, or what a terminal sends for arrows and the like. */
const key = /\x1b+(?:\[[\d;]*[@-~]|O[@-~]|[^\x1b])?|[^]/gu;

/** What was typed ahead and is to answer the questions that follow, and whether nothing more can come. */
interface Ahead {
  keys: string[];
  isOver: boolean;
}

const aheadOn = new WeakMap<InputStream, Ahead>();

/** Forgets what came at once with the last key: it may be a paste, and one key alone is not to be an answer by chance. */
export function forgetTypedAhead(source: InputStream): void {
  aheadOn.get(source)?.keys.splice(0);
}

/**
 * Standard input as the questions read it, key after key, each when the one before has done its work: what is typed
 * before the next question is there waits for it. A paste comes as one key however long it is: redrawing after each of
 * its characters takes seconds, and a line end inside it would answer the questions that follow.
 */
export class Keyboard extends EventEmitter {
  private readonly decoder = new StringDecoder('utf8');
  /** What has come of a paste that has not ended. */
  private pasted: string | undefined;
  private readonly ahead: Ahead;
  /** Runs while Esc has come, and more of a code may. */
  private held: NodeJS.Timeout | undefined;
  private isOpen = false;
  private isBusy = false;
  private readonly take = (chunk: Buffer | string) => this.read(this.decoder.write(Buffer.from(chunk)));
  private readonly end = () => {
    this.release();
    this.ahead.isOver = true;
    this.press();
  };

  constructor(private readonly source: InputStream) {
    super();
    this.ahead = aheadOn.get(source) ?? { keys: [], isOver: false };
    aheadOn.set(source, this.ahead);
  }

  setRawMode(raw: boolean): void {
    this.source.setRawMode?.(raw);
  }

  resume(): void {
    this.pause();
    this.isOpen = true;
    this.source.on('data', this.take).on('end', this.end);
    this.source.resume();
    this.pressLater();
  }

  pause(): void {
    this.isOpen = false;
    this.source.off('data', this.take).off('end', this.end);
    this.source.pause();
  }

  private read(text: string): void {
    if (text === '') return;
    if (this.pasted === undefined) {
      const start = text.indexOf(pasteStart);
      if (start < 0) return this.type(text);
      this.type(text.slice(0, start));
      this.pasted = '';
      return this.read(text.slice(start + pasteStart.length));
    }
    this.pasted += text;
    const end = this.pasted.indexOf(pasteEnd);
    if (end < 0) return;
    const rest = this.pasted.slice(end + pasteEnd.length);
    this.paste(this.pasted.slice(0, end));
    this.pasted = undefined;
    this.read(rest);
  }

  private type(text: string): void {
    if (text.length > longestTyped && !text.includes(escape)) return this.paste(text);
    const all = this.held === undefined ? text : escape + text;
    clearTimeout(this.held);
    this.held = undefined;
    const isEscape = all.endsWith(escape);
    this.ahead.keys.push(...((isEscape ? all.slice(0, -1) : all).match(key) ?? []));
    if (isEscape) this.held = setTimeout(() => this.release(), escapeAfter);
    this.press();
  }

  /** Lets Esc count by itself. */
  private release(): void {
    if (this.held === undefined) return;
    clearTimeout(this.held);
    this.held = undefined;
    this.ahead.keys.push(escape);
    this.press();
  }

  private paste(text: string): void {
    const line = asOneLine(text);
    if (line !== '') this.ahead.keys.push(pasteStart + line);
    this.press();
  }

  /** Passes the next key on. */
  private press(): void {
    if (this.isBusy || !this.isOpen) return;
    const next = this.ahead.keys.shift();
    if (next === undefined) {
      if (this.ahead.isOver) this.emit('end');
      return;
    }
    if (next.startsWith(pasteStart)) {
      const text = next.slice(pasteStart.length);
      this.emit('keypress', text, { sequence: text, name: 'paste' });
    } else if (next === escape)
      this.emit('keypress', undefined, { sequence: escape, name: 'escape', meta: true });
    else this.emit('data', Buffer.from(next));
    this.pressLater();
  }

  /** Passes the next key on when a question has had time to open, or to close after its answer. */
  private pressLater(): void {
    this.isBusy = true;
    setImmediate(() =>
      setImmediate(() => {
        this.isBusy = false;
        this.press();
      }),
    );
  }
}

/** Line ends become blanks, and control characters, which nobody can type into a line, are left out. */
function asOneLine(text: string): string {
  return text
    .replace(/[\r\n]+$/, '')
    .replace(/\s*[\r\n]\s*/g, ' ')
    .replaceAll('\t', ' ')
    .replace(/[\x00-\x1f\x7f]/g, '');
}
