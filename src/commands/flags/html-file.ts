import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { writeNewFile } from './new-file.js';

/** Where a page to look at goes. */
export interface HtmlPlace {
  /** The full path of a file; null for standard output. */
  file: string | null;
  opens: boolean;
}

/** Flags of what may be written as a page to look at. */
type HtmlFlags = Given<'html' | 'open'> & Given<'format' | 'csv' | 'json' | 'md' | 'excel' | 'raw'>;

/**
 * The place that --html names; undefined without one. Throws UserError where another format is asked for as well, for a
 * name that no browser opens, and where something is there that is no page of ours.
 */
export function htmlPlace(ctx: Context, flags: HtmlFlags): HtmlPlace | undefined {
  const { html, format } = flags;
  const opens = flags.open === true;
  if (html === undefined) {
    if (opens)
      throw new UserError('--open goes with --html FILE.', {
        hint: 'Say where the page is to be: --html week.html --open',
      });
    return undefined;
  }
  const other = (['csv', 'json', 'md', 'excel', 'raw'] as const).find((name) => flags[name]);
  if (other !== undefined || format !== undefined)
    throw new UserError(`--html does not go with --${other ?? 'format'}.`, {
      hint: 'Leave one of the two out.',
    });
  if (html === '-') {
    if (opens)
      throw new UserError('Only a file can be opened; - is standard output.', {
        hint: 'Name one: --html week.html --open',
      });
    return { file: null, opens };
  }
  return { file: fileOf(ctx, html), opens };
}

function fileOf(ctx: Context, name: string): string {
  const file = ctx.pathOf(name);
  if (!/[^\\/]\.html?$/i.test(name))
    throw new UserError(`"${name}" is no name of a page: browsers know one by .html.`, {
      hint: `Call it ${path.basename(name) || 'week'}.html, or - for standard output.`,
    });
  const there = fs.statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile())
    throw new UserError(`${file} is ${there.isDirectory() ? 'a folder' : 'no ordinary file'}.`, {
      hint: 'Name another file.',
      code: exitCode.cannotCreate,
    });
  if (there === undefined && fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined)
    throw new UserError(`${file} is a link that leads nowhere.`, {
      hint: 'Name another file, or take that link away.',
      code: exitCode.cannotCreate,
    });
  return file;
}

/** Writes the page and says where it is; a page of ours that is there gives way. Throws as `writeNewFile` does. */
export async function deliverHtml(ctx: Context, place: HtmlPlace, page: string): Promise<void> {
  if (place.file === null) return ctx.print(page);
  // A link goes on pointing to it.
  const file = fs.existsSync(place.file) ? fs.realpathSync(place.file) : place.file;
  const isThere = fs.existsSync(file);
  if (isThere && !(await isOurs(file)))
    throw new UserError(`${file} is there already and was not written by prospect; nothing was changed.`, {
      hint: 'Name another file, or move that one away.',
      code: exitCode.cannotCreate,
    });
  writeNewFile(ctx, { place: file, is: 'a page', replaces: isThere }, (write) => {
    write(Buffer.from(page));
  });
  ctx.print(say`page ${place.file}`);
  if (place.opens) await (await import('./browser.js')).openInBrowser(ctx, place.file);
}

/** Whether a file begins as our pages do, or is empty. */
async function isOurs(file: string): Promise<boolean> {
  const { beginning } = await import('../../report/html/document.js');
  const bytes = Buffer.alloc(Buffer.byteLength(beginning));
  const descriptor = fs.openSync(file, 'r');
  try {
    const read = fs.readSync(descriptor, bytes);
    return read === 0 || bytes.toString() === beginning;
  } finally {
    fs.closeSync(descriptor);
  }
}
