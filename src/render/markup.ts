import { show } from './safe.js';

/** A piece of HTML or SVG: every text in it was escaped. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What an element may hold; nothing stands for null. */
export type Inside = Markup | string | number | null | readonly Inside[];

/** Attributes under their names; one that is undefined or false is left out, one that is true stands alone. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements of HTML that hold nothing and are not closed. */
const empty = new Set(['br', 'hr', 'link', 'meta']);

/** An element of HTML or SVG. Texts and values of attributes are shown as they are, never obeyed. */
export function el(name: string, attributes: Attributes, ...inside: readonly Inside[]): Markup {
  let text = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === true) text += ` ${key}`;
    else if (value !== undefined && value !== false) text += ` ${key}="${asText(value)}"`;
  }
  return new Markup(empty.has(name) ? `${text}>` : `${text}>${textOf(inside)}</${name}>`);
}

function textOf(inside: Inside): string {
  if (inside === null) return '';
  if (inside instanceof Markup) return String(inside);
  if (typeof inside !== 'object') return asText(inside);
  let text = '';
  for (const one of inside) text += textOf(one);
  return text;
}

/** Numbers have at most two places, so that a place on a picture is short and the same on every machine. */
function asText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escape(value);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const special = /[&<>"']/;

function escape(text: string): string {
  const shown = show(text);
  if (!special.test(shown)) return shown;
  return shown.replace(/[&<>"']/g, (sign) => escapes[sign]!);
}
