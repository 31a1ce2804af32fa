import { fold } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import { some } from '../../render/figure.js';
import { cardLines, type CardLine } from './vcard-lines.js';

/** The columns that cards are read into. Several values in one cell are parted by ` ::: `. */
export const cardColumns = [
  'First Name',
  'Last Name',
  'Name',
  'Company',
  'Title',
  'Email',
  'Phone',
  'URL',
  'Tags',
  'Notes',
];

/** A card as far as it is read. */
interface Card {
  lines: CardLine[];
  /** Cards that have begun within it and not ended: those of agents. */
  inner: number;
}

/** What cards hold that is not taken, by the words that tell it. */
const others: Record<string, string> = {
  ADR: 'addresses',
  LABEL: 'addresses',
  BDAY: 'birthdays',
  ANNIVERSARY: 'anniversaries',
  NICKNAME: 'nicknames',
  ROLE: 'roles',
  PHOTO: 'pictures',
  LOGO: 'pictures',
  IMPP: 'messengers',
  RELATED: 'relations',
  AGENT: 'agents',
};

/**
 * Reads vCards of the versions 2.1, 3.0 and 4.0 from a text in pieces: one row a card, an empty one for a card that is left
 * out. With `skipBad` a card that does not end is left out, too; else it is refused with a UserError (65).
 */
export class CardReader {
  private cards = 0;
  private readonly leftOut: string[] = [];
  private readonly notUsed = new Set<string>();
  private groups = 0;
  private nameless = 0;
  private empty = 0;

  constructor(
    private readonly name: string,
    private readonly skipBad: boolean,
  ) {}

  *rows(texts: Iterable<string>): Generator<string[]> {
    let card: Card | undefined;
    let isAgent = false;
    for (const line of cardLines(texts)) {
      const mark = line.name === 'BEGIN' || line.name === 'END' ? line.value.trim().toUpperCase() : '';
      const isCard = mark === 'VCARD';
      if (isCard && line.name === 'BEGIN') {
        if (card && isAgent) card.inner++;
        else {
          if (card) yield this.withoutEnd();
          this.cards++;
          card = { lines: [], inner: 0 };
        }
      } else if (isCard && card) {
        if (card.inner > 0) card.inner--;
        else {
          yield this.row(card.lines);
          card = undefined;
        }
      } else if (card?.inner === 0) card.lines.push(line);
      isAgent = line.name === 'AGENT';
    }
    if (card) yield this.withoutEnd();
  }

  /** What to tell of the cards, known when all are read. */
  notices(): string[] {
    return [
      ...this.leftOut,
      ...(this.groups > 0 ? [`${some(this.groups, 'group')} left out`] : []),
      ...(this.empty > 0
        ? [`${some(this.empty, 'card')} without a name, company, email or phone left out`]
        : []),
      ...(this.nameless > 0
        ? [`${some(this.nameless, 'card')} without a name: named by company, email or phone`]
        : []),
      ...(this.notUsed.size > 0 ? [`not used: ${[...this.notUsed].join(', ')}`] : []),
    ];
  }

  private withoutEnd(): string[] {
    const what = `card ${this.cards} has no END:VCARD`;
    if (!this.skipBad)
      throw new UserError(`"${this.name}", ${what}.`, {
        hint: 'The file may be cut short: export it again, or import the other cards with --skip-bad.',
        code: exitCode.badData,
      });
    this.leftOut.push(`${what}, and is left out`);
    return [];
  }

  private row(lines: readonly CardLine[]): string[] {
    const of = (...names: string[]) => lines.filter(({ name }) => names.includes(name));
    const text = (name: string) =>
      of(name)
        .map((line) => line.text.trim())
        .find((value) => value !== '') ?? '';
    if (of('KIND', 'X-ADDRESSBOOKSERVER-KIND').some((line) => fold(line.value) === 'group')) {
      this.groups++;
      return [];
    }
    const [family = '', given = '', middle = ''] = of('N')[0]?.parts ?? [];
    const [company = '', ...units] = of('ORG')[0]?.parts ?? [];
    const emails = distinct(of('EMAIL').map(addressOf('mailto:')));
    const voices = of('TEL').filter(({ types }) => !types.includes('FAX') || types.includes('VOICE'));
    const phones = distinct(voices.map(addressOf('tel:')));
    const urls = distinct(of('URL').map(addressOf('')));
    const tags = of('CATEGORIES').flatMap(({ items }) => items);
    const full = text('FN') || [given, middle, family].filter((part) => part !== '').join(' ');
    const name = full || company || emails[0] || phones[0] || '';
    if (name === '') {
      this.empty++;
      return [];
    }
    if (full === '') this.nameless++;
    for (const line of lines) if (others[line.name]) this.notUsed.add(others[line.name]!);
    if (units.some((unit) => unit !== '')) this.notUsed.add('departments');
    if (voices.length < of('TEL').length) this.notUsed.add('fax numbers');
    if (urls.length > 1) this.notUsed.add('further web pages');
    return [
      given,
      family,
      name,
      company,
      text('TITLE'),
      join(emails),
      join(phones),
      urls[0] ?? '',
      // The group that Google puts all contacts in.
      join(distinct(tags.filter((tag) => fold(tag) !== 'mycontacts'))),
      of('NOTE')
        .map((line) => line.text)
        .join('\n'),
    ];
  }
}

/** The address in a line: without the scheme of its URI, and with the extension of a phone behind it. */
function addressOf(scheme: string): (line: CardLine) => string {
  return ({ text }) => {
    const trimmed = text.trim();
    if (scheme === '' || !trimmed.toLowerCase().startsWith(scheme)) return trimmed;
    const [address] = /^[^;?]*/.exec(trimmed.slice(scheme.length))!;
    const extension = /;ext=([^;]+)/i.exec(trimmed)?.[1];
    return unescapeUri(address) + (extension === undefined ? '' : ` ext. ${extension}`);
  };
}

function unescapeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function join(texts: readonly string[]): string {
  return texts.join(' ::: ');
}
