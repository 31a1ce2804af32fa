import { el, type Markup } from '../../render/markup.js';
import type { Display, HeadFigure } from '../sheet/display.js';
import { figureSection } from './figure.js';
import { layout } from './layout.js';
import { style } from './style.js';
import { wordSections } from './words.js';

/** What every page begins with; by it one is known again. */
export const beginning =
  '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="prospect">';

export interface DocumentOptions {
  /** Whether figures and definitions are open below their pictures. */
  isOpen: boolean;
  /** What is said at its end of what others may not see; null where nothing is left out. */
  leftOut: string | null;
}

/** A page in one file that needs nothing else: it has no script, and asks nobody for anything. */
export function htmlDocument(display: Display, { isOpen, leftOut }: DocumentOptions): string {
  const { title, about, heads, pictures, words } = display;
  const body = el(
    'body',
    {},
    el('header', {}, el('h1', {}, title), el('p', { class: 'about' }, about.join(' · ')), headList(heads)),
    el(
      'main',
      {},
      pictures.length > 3 ? contents(display) : null,
      pictures.map((picture) => figureSection(picture, isOpen)),
      wordSections(words, pictures.length > 0 ? 'In short' : null),
    ),
    leftOut === null ? null : el('footer', {}, el('p', {}, leftOut)),
  );
  return [
    beginning,
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    el('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    // Without it a browser asks for an icon.
    el('link', { rel: 'icon', href: 'data:,' }),
    el('title', {}, `${title} – prospect`),
    // Our own and the same for everybody: nothing in it is a text of somebody.
    `\n<style>${style}${layout}</style></head>\n`,
    body,
    '</html>\n',
  ].join('');
}

/** The SHA-256 of the style, which changes with the program alone: to work it out here would take a tenth of a page. */
const styleHash = 'WFanaaVaudYUqsVKjjaG54X7bjXsuOU9ZnMabs8W8Yo=';

/** Nothing is allowed but this very style and the empty icon. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

function headList(heads: readonly HeadFigure[]): Markup | null {
  if (heads.length === 0) return null;
  return el(
    'dl',
    { class: 'heads' },
    heads.map(({ figure, of, beside }) =>
      el(
        'div',
        {},
        el('dt', {}, of),
        el(
          'dd',
          {},
          el('b', {}, figure),
          beside.map((words) => el('span', {}, words)),
        ),
      ),
    ),
  );
}

/** Where to find what on the page. */
function contents({ pictures }: Display): Markup {
  return el(
    'nav',
    { 'aria-label': 'Pictures' },
    el(
      'ul',
      {},
      pictures.map(({ key, title }) => el('li', {}, el('a', { href: `#${key}` }, title))),
    ),
  );
}
