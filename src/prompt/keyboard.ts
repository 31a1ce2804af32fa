import { EventEmitter } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type { InputStream } from '../host.js';

/** Asks the terminal to mark what is pasted, and not to any more. */
export const pasteMarks = { on: '\x1b[?2004h', off: '\x1b[?2004l' };

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/**
 * Standard input as the questions read it. A paste comes as one key however long it is: redrawing after each of
 * its characters takes seconds, and a line end inside it would answer the questions that follow.
 */
export class Keyboard extends EventEmitter {
  private readonly decoder = new StringDecoder('utf8');
  /** What has come of a paste that has not ended. */
  private pasted: string | undefined;
  private readonly take = (chunk: Buffer | string) => this.read(this.decoder.write(Buffer.from(chunk)));
  private readonly end = () => this.emit('end');

  constructor(private readonly source: InputStream) {
    super();
  }

  setRawMode(raw: boolean): void {
    this.source.setRawMode?.(raw);
  }

  resume(): void {
    this.pause();
    this.source.on('data', this.take).on('end', this.end);
    this.source.resume();
  }

  pause(): void {
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
    this.paste(asOneLine(this.pasted.slice(0, end)));
    this.pasted = undefined;
    this.read(rest);
  }

  private type(text: string): void {
    if (text !== '') this.emit('data', Buffer.from(text));
  }

  private paste(text: string): void {
    if (text !== '') this.emit('keypress', text, { sequence: text, name: 'paste' });
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
