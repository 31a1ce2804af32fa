import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { beginsWith, notReplaced, ordinaryPlace } from './file-place.js';
import { refuseOtherForm } from './format.js';
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
  const { html } = flags;
  const opens = flags.open === true;
  if (html === undefined) {
    if (opens)
      throw new UserError('--open goes with --html FILE.', {
        hint: 'Say where the page is to be: --html week.html --open',
      });
    return undefined;
  }
  refuseOtherForm('html', flags, ['csv', 'json', 'md', 'excel', 'raw']);
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
      hint: `Name it like week.html, or - for standard output.`,
    });
  ordinaryPlace(file);
  return file;
}

/** Writes the page and says where it is; a page of ours that is there gives way. Throws as `writeNewFile` does. */
export async function deliverHtml(ctx: Context, place: HtmlPlace, page: string): Promise<void> {
  if (place.file === null) return ctx.print(page);
  // A link goes on pointing to it.
  const file = ordinaryPlace(place.file);
  const isThere = fs.existsSync(file);
  const { beginning } = await import('../../report/html/document.js');
  if (isThere && !beginsWith(file, Buffer.from(beginning)))
    throw notReplaced(file, 'was not written by prospect');
  writeNewFile(ctx, { place: file, is: 'a page', replaces: isThere }, (write) => {
    write(Buffer.from(page));
  });
  ctx.print(say`page ${place.file}`);
  if (place.opens) await (await import('./browser.js')).openInBrowser(ctx, place.file);
}
