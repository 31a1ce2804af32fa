import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { editText } from './editor.js';

/** A text out of the editor, null for none, and what stays of it on the screen; or why there is none. */
export type Written = { text: string | null; said: string } | { trouble: string[] };

/**
 * Lets a line go on as a longer text in the editor. An empty text is none; one that is left unchanged is no answer yet.
 * A text that is not taken stays in its file.
 */
export function writeInEditor(
  ctx: Context,
  {
    file,
    text,
    read,
    none = 'none',
  }: { file: string; text: string; read: (text: string) => string; none?: string },
): Written {
  try {
    const begun = text === '' ? '' : `${text}\n`;
    const edited = editText(ctx, begun, file);
    const left = edited.text.replace(/\r\n/g, '\n').trimEnd();
    const refusal = left === '' ? undefined : refusalOf(read, left);
    if (refusal !== undefined) return { trouble: [`not taken: ${refusal}`, `It is kept in ${edited.file}`] };
    edited.discard();
    if (left === '') return { text: null, said: none };
    return left === text ? { trouble: [] } : { text: left, said: saidOf(left) };
  } catch (error) {
    if (error instanceof UserError)
      return { trouble: [error.message, ...sentences(error.hint).filter((said) => said !== nothingStored)] };
    if (error instanceof Error && 'code' in error)
      return { trouble: [`The editor was not opened: ${error.message}`] };
    throw error;
  }
}

/** True of commands that are done with that; here the line goes on. */
const nothingStored = 'Nothing was stored.';

function sentences(text = ''): string[] {
  return text.split(/(?<=\.) (?=[A-Z])/).filter(Boolean);
}

function refusalOf(read: (text: string) => string, text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function saidOf(text: string): string {
  const [first = '', ...more] = text.split('\n');
  return more.length === 0 ? first : `${first} … (${more.length + 1} lines)`;
}
