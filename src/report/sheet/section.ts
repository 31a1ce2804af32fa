import { minorDigits } from '../../domain/money.js';
import type { Column } from '../../render/column.js';
import { renderCsv, renderJsonRows, renderMarkdown, type CsvOptions } from '../../render/rows.js';
import type { Journal } from '../../store/file/journal.js';
import type { Depth, Frame } from '../measures/frame.js';
import type { Currency } from './cells.js';
import { asText, type View } from './layout.js';
import { document, heading, paragraph } from './markdown.js';
import { titleLine, renderTitle } from './title.js';

/** What the figures of a section are about. */
export interface About {
  frame: Frame;
  /** Of the journal; amounts are in its minor units. */
  currency: Currency;
}

/** What may not be seen by those a report is shared with. */
export interface Hidden {
  /** Whether amounts and values may not. */
  money: boolean;
  /** What stands for a source, whose name may be somebody's: `source 3`. */
  sourceName: (name: string) => string;
}

/** One list of rows with the columns it has in every format. */
export interface Listing {
  csv: (options: CsvOptions) => string;
  json: () => ReturnType<typeof renderJsonRows>;
  markdown: () => string;
}

export function listing<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Listing {
  return {
    csv: (options) => renderCsv(columns, rows, options),
    json: () => renderJsonRows(columns, rows),
    markdown: () => renderMarkdown(columns, rows),
  };
}

/** A section of the report: what is read of the journal for it, and each form that can be had. */
export interface Section<Data> {
  read: (journal: Journal, frame: Frame, depth: Depth) => Data;
  /** What its figures are about, where that is not the frame as asked for. */
  frame?: (asked: Frame) => Frame;
  /** The lines that stand in its place where there is nothing to tell; null where there is. */
  nothing: (told: Data, frame: Frame) => string[] | null;
  /** Lines above its title. */
  above?: (told: Data, view: View) => string[];
  /** The lines below the title; each fits the width. */
  page: (told: Data, about: About, view: View) => string[];
  /** As CSV, and as markdown where it has no other tables. */
  listing: (told: Data, about: About) => Listing;
  /** As markdown, where that is not the listing. */
  markdown?: (told: Data, about: About, view: View) => string;
  /** What stands in JSON after what the figures are about. */
  json: (told: Data, about: About) => object;
  /** Blocks of markdown for others, after the title. */
  share: (told: Data, about: About, view: View) => string[];
  /** What others may see of it; all where left out. */
  hide?: (told: Data, hidden: Hidden, frame: Frame) => Data;
}

/** A section, or the report as a whole, read from one journal, in each form. */
export interface Answer {
  page: (view: View) => string;
  csv: (options: CsvOptions) => string;
  json: () => object;
  markdown: (view: View) => string;
  share: (view: View, hidden: Hidden) => string;
}

/** A section whatever it tells. */
export interface AnySection {
  answer: (journal: Journal, asked: Frame, depth: Depth, currency: string | null) => Answer;
}

/** Makes a section of what is its own: title, head and what stands for nothing are the same for all. */
export function section<Told>(own: Section<Told>): AnySection {
  return {
    answer: (journal, asked, depth, code) => {
      const told = own.read(journal, asked, depth);
      const frame = own.frame?.(asked) ?? asked;
      const about: About = { frame, currency: { code, digits: minorDigits(code) } };
      const nothing = own.nothing(told, frame);
      return {
        page: (view) =>
          asText(
            nothing ?? [
              ...(own.above?.(told, view) ?? []),
              ...renderTitle(frame, view),
              '',
              ...own.page(told, about, view),
            ],
          ),
        csv: (options) => own.listing(told, about).csv(options),
        json: () => ({ ...head(frame), ...own.json(told, about) }),
        markdown: (view) => own.markdown?.(told, about, view) ?? own.listing(told, about).markdown(),
        share: (view, hidden) =>
          nothing === null
            ? shared(own.share(own.hide?.(told, hidden, frame) ?? told, about, view), frame)
            : document([paragraph(nothing)]),
      };
    },
  };
}

/** Blocks of markdown under the title of the report. */
export function shared(blocks: readonly string[], frame: Frame): string {
  return document([heading(1, titleLine(frame)), ...blocks]);
}

function head({ asOf, goal, window, level, period }: Frame): object {
  return { as_of: asOf.day, goal, window, level, period };
}
