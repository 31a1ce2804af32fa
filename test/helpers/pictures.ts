import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { addDays } from '../../src/domain/calendar.js';
import { textLength } from '../../src/render/drawing/text.js';
import { readReportQuery, type ReportQuery, type ReportQueryFlags } from '../../src/report/measures/query.js';
import { aboutOf, type About } from '../../src/report/sheet/about.js';
import type { Drawing } from '../../src/report/sheet/picture.js';
import { hasTouches } from '../../src/store/counts/touches.js';
import { Journal } from '../../src/store/file/journal.js';
import { currencyOf, usualOf } from '../../src/store/settings/settings.js';
import { root, temporaryFolder } from './folder.js';

/** The journals of `prospect demo`. */
export const demos = ['agent', 'consultant', 'caller'] as const;

/** A copy of such a journal. */
export function demoFile(name: (typeof demos)[number]): string {
  const file = path.join(temporaryFolder(), 'journal.db');
  fs.writeFileSync(file, zlib.gunzipSync(fs.readFileSync(path.join(root, 'test', 'demo', `${name}.db.gz`))));
  return file;
}

/** What a section reads of a journal, asked on Friday 20 November 2026 unless told, with what it is about. */
export function readFrom<Told>(
  file: string,
  read: (journal: Journal, query: ReportQuery) => Told,
  flags: ReportQueryFlags = {},
): { told: Told; about: About } {
  const journal = new Journal({ file, purpose: 'read', chosen: true, root });
  try {
    const clock = { now: Date.parse('2026-11-20T18:10:00+01:00'), zone: 'Europe/Berlin' };
    const isTouched = (from: string, to: string) => hasTouches(journal, { from, before: addDays(to, 1) });
    const query = readReportQuery(flags, clock, isTouched, usualOf(journal));
    return { told: read(journal, query), about: aboutOf(query, currencyOf(journal)) };
  } finally {
    journal.close();
  }
}

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
