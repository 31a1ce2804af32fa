import { textLength } from '../../src/render/drawing/text.js';
import type { Drawing } from '../../src/report/sheet/picture.js';

/** The widths that pictures are drawn at. */
export const pictureWidths = [340, 720] as const;

interface Piece {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The elements of a drawing. */
export function piecesOf({ inside }: Drawing): Piece[] {
  return [...inside.join('').matchAll(/<([a-z]+)([^>]*)>([^<]*)/g)].map(
    ([, name = '', rest = '', text = '']) => ({
      name,
      attributes: new Map(
        [...rest.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
      text: text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    }),
  );
}

/** The texts of a drawing, in the order they are drawn. */
export function textsOf(drawing: Drawing): string[] {
  return piecesOf(drawing)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);
}

/** What is wrong with the places of a drawing: not a number, outside, or a text upon another; nothing where all is well. */
export function misplaced(drawing: Drawing, width: number): string[] {
  const pieces = piecesOf(drawing);
  const said = (piece: Piece) => `${piece.name} ${[...piece.attributes.values()].join(' ')} ${piece.text}`;
  const broken = /NaN|Infinity|undefined|null/;
  const isWithin = ({ left, right, top, bottom }: Extent) =>
    left >= -0.01 &&
    top >= -0.01 &&
    right <= width + 0.01 &&
    bottom <= drawing.height + 0.01 &&
    left <= right &&
    top <= bottom;
  const outside = pieces.filter(
    (piece) => broken.test([...piece.attributes.values()].join(' ')) || !isWithin(extentOf(piece)),
  );
  const texts = pieces.filter(({ name }) => name === 'text');
  const upon = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => touch(extentOf(one), extentOf(other)))
      .map((other) => `${said(one)} upon ${said(other)}`),
  );
  return [...outside.map((piece) => `outside: ${said(piece)}`), ...upon];
}

function extentOf({ name, attributes, text }: Piece): Extent {
  const at = (key: string) => Number(attributes.get(key) ?? 0);
  if (name === 'text') {
    const length = textLength(text, attributes.get('class')?.includes('strong'));
    const anchor = attributes.get('text-anchor');
    const left = at('x') - (anchor === 'end' ? length : anchor === 'middle' ? length / 2 : 0);
    return { left, right: left + length, top: at('y') - 10, bottom: at('y') + 3 };
  }
  if (name === 'line')
    return {
      left: Math.min(at('x1'), at('x2')),
      right: Math.max(at('x1'), at('x2')),
      top: Math.min(at('y1'), at('y2')),
      bottom: Math.max(at('y1'), at('y2')),
    };
  if (name === 'circle')
    return {
      left: at('cx') - at('r'),
      right: at('cx') + at('r'),
      top: at('cy') - at('r'),
      bottom: at('cy') + at('r'),
    };
  if (name === 'rect')
    return { left: at('x'), right: at('x') + at('width'), top: at('y'), bottom: at('y') + at('height') };
  if (name !== 'path') return { left: 0, right: 0, top: 0, bottom: 0 };
  const places = (attributes.get('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [xs, ys] = [0, 1].map((odd) => places.filter((_, index) => index % 2 === odd));
  return { left: Math.min(...xs!), right: Math.max(...xs!), top: Math.min(...ys!), bottom: Math.max(...ys!) };
}

function touch(one: Extent, other: Extent): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
