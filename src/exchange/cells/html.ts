import sax from 'sax';

/** A text of these tags or entities is HTML; `a < b & c` is none. */
const tagSign =
  /<\/?(?:p|br|div|span|a|b|i|u|strong|em|ul|ol|li|table|tbody|tr|td|th|h[1-6]|font|html|body|head|style|img|hr|blockquote|pre)(?:\s+[a-z][^<>]*=[^<>]*)?\s*\/?>/i;
const entitySign = /&(?:amp|nbsp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6}|[a-z]uml|szlig);/i;

const entity = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const tag = /<(\/?)([a-z][a-z\d]{0,20})((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>/iy;
const declaration = /<[!?][^<>]*>/y;
const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** What begins a line of its own. */
const blocks = new Set(
  'p div ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer dl dt dd'.split(
    ' ',
  ),
);
/** What is not for reading. */
const hidden = new Set(['script', 'style', 'head', 'title', 'template']);

const entities = (sax as unknown as { ENTITIES: Record<string, number | string> }).ENTITIES;

/**
 * A note as it is read: of HTML its text, line by line, with the addresses of links; any other as it is. What a program
 * exported (`isExported`) has the line ends of its file, not of whoever wrote it.
 */
export function noteText(text: string, isExported = false): string {
  if (tagSign.test(text)) return new Page(text).read();
  const lines = isExported && text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return entitySign.test(lines) ? decoded(lines) : lines;
}

/** HTML, gone through once from its beginning. */
class Page {
  private readonly out: string[] = [];
  /** The last character written; a line end before the first. */
  private last = '\n';
  private link: { from: number; url: string } | null = null;
  private readonly small: string;

  constructor(private readonly html: string) {
    this.small = html.toLowerCase();
  }

  read(): string {
    let at = 0;
    for (let open = this.html.indexOf('<'); open !== -1; open = this.html.indexOf('<', at)) {
      this.words(this.html.slice(at, open));
      at = this.markup(open);
    }
    this.words(this.html.slice(at));
    return this.out
      .join('')
      .replace(/ +\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  /** Takes what begins with a `<`; gives where it ends. */
  private markup(open: number): number {
    if (this.html.startsWith('<!--', open)) return this.after('-->', open);
    tag.lastIndex = declaration.lastIndex = open;
    const found = tag.exec(this.html);
    if (found) {
      const [whole, slash, name = '', attributes = ''] = found;
      const end = open + whole.length;
      const isEnd = slash === '/';
      if (hidden.has(name.toLowerCase()) && !isEnd) return this.after(`</${name.toLowerCase()}`, end);
      this.tag(name.toLowerCase(), attributes, isEnd);
      return end;
    }
    if (declaration.test(this.html)) return declaration.lastIndex;
    this.words('<');
    return open + 1;
  }

  /** Where that is over which ends so; the end of the text where nothing does. */
  private after(end: string, from: number): number {
    const at = this.small.indexOf(end, from);
    const close = at === -1 ? -1 : this.html.indexOf('>', at);
    return close === -1 ? this.html.length : close + 1;
  }

  private tag(name: string, attributes: string, isEnd: boolean): void {
    if (name === 'br') this.write('\n');
    else if (name === 'a') this.anchor(attributes, isEnd);
    else if (name === 'td' || name === 'th') this.words(' ');
    else if (blocks.has(name)) {
      if (this.last !== '\n') this.write('\n');
      if (name === 'li' && !isEnd) this.write('- ');
    }
  }

  private anchor(attributes: string, isEnd: boolean): void {
    if (!isEnd) {
      const [, double, single, bare] = href.exec(attributes) ?? [];
      this.link = { from: this.out.length, url: decoded(double ?? single ?? bare ?? '').trim() };
    } else if (this.link) {
      const { from, url } = this.link;
      const isShown = this.out
        .slice(from)
        .join('')
        .includes(url.replace(/^[a-z]+:(?:\/\/)?|\/$/gi, ''));
      if (/^(?:https?|mailto|tel):/i.test(url) && !isShown) this.write(` (${url})`);
      this.link = null;
    }
  }

  /** Blanks and line ends are one blank, and none where a line begins. */
  private words(html: string): void {
    const text = decoded(html).replace(/\s+/g, ' ');
    this.write(/\s/.test(this.last) ? text.trimStart() : text);
  }

  private write(text: string): void {
    if (text === '') return;
    this.out.push(text);
    this.last = text.at(-1)!;
  }
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (whole, name: string) => characterOf(name) ?? whole).replaceAll('\u00a0', ' ');
}

/** The character that an entity stands for; null for none, and for what no text can hold. */
function characterOf(name: string): string | null {
  const known = Object.hasOwn(entities, name) ? entities[name]! : null;
  if (typeof known === 'string') return known;
  const code = known ?? (name[0] === '#' ? codeOf(name.slice(1).toLowerCase()) : 0);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}

function codeOf(number: string): number {
  return number.startsWith('x') ? parseInt(number.slice(1), 16) : Number(number);
}
