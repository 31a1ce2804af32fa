import { gridOf, type Grid } from '../../render/column.js';
import { renderCsv, renderMarkdown, type CsvOptions } from '../../render/rows.js';
import type { Journal } from '../../store/file/journal.js';
import type { Depth, ReportQuery } from '../measures/query.js';
import { aboutOf, type About } from './about.js';
import type { Display, HeadFigure } from './display.js';
import { columnsOf, jsonOf, type Figure, type ObjectShape } from './figures.js';
import { sentence } from './flow.js';
import { asText, type View } from './layout.js';
import { heading, paragraph, type Block } from './blocks.js';
import { markdownOf } from './markdown.js';
import { headFigures, periodFigure } from './shared-figures.js';
import type { Picture } from './picture.js';
import { aboutWords, titleLine, renderTitle } from './title.js';

/** What may not be seen by those a report is shared with. */
export interface Hidden {
  /** Whether amounts and values may not. */
  money: boolean;
  /** What stands for a source, whose name may be somebody's: `source 3`. */
  sourceName: (name: string) => string;
}

/** One list of rows with the columns it has in CSV, in markdown and in a workbook. */
export interface Listing {
  csv: (options: CsvOptions) => string;
  markdown: () => string;
  grid: () => Grid;
}

export function listing<Row>(figures: readonly Figure<Row>[], rows: readonly Row[], about: About): Listing {
  const columns = columnsOf(figures, about);
  return {
    csv: (options) => renderCsv(columns, rows, options),
    markdown: () => renderMarkdown(columns, rows),
    grid: () => gridOf(columns, [rows]),
  };
}

/** A section of the report: what is read of the journal for it, and each form that can be had. */
export interface Section<Data> {
  read: (journal: Journal, query: ReportQuery, depth: Depth) => Data;
  /** What its figures are about, where that is not the query as asked for. */
  query?: (asked: ReportQuery) => ReportQuery;
  /** The lines that stand in its place where there is nothing to tell; null where there is. */
  nothing: (told: Data, query: ReportQuery) => string[] | null;
  /** What stands on its left in place of period and goal, where neither matters to it. */
  title?: string;
  /** Lines above its title. */
  above?: (told: Data, view: View) => string[];
  /** The lines below the title; each fits the width. */
  page: (told: Data, about: About, view: View) => string[];
  /** As CSV, and as markdown where it has no other tables. */
  listing: (told: Data, about: About) => Listing;
  /** As markdown, where that is not the listing; `shared` is as for others, with nothing hidden. */
  markdown?: 'shared' | ((told: Data, about: About, view: View) => string);
  /** What stands in JSON after what the figures are about. */
  figures: () => readonly Figure<Data>[];
  /** What is told to be read elsewhere than on a terminal, after the title. */
  share: (told: Data, about: About, view: View) => Block[];
  /** What others may see of it; all where left out. */
  hide?: (told: Data, hidden: Hidden, query: ReportQuery) => Data;
  /** The figures at the head of a page to look at. */
  heads?: (told: Data, about: About) => readonly HeadFigure[];
  /** What is drawn on it; null for what there is nothing of. */
  pictures?: (told: Data, about: About) => Promise<readonly (Picture | null)[]>;
}

/** A section, or the report as a whole, read from one journal, in each form. */
export interface ReadSection {
  page: (view: View) => string;
  csv: (options: CsvOptions) => string;
  grid: () => Grid;
  json: () => object;
  markdown: (view: View) => string;
  share: (view: View, hidden: Hidden) => string;
  /** To look at; with all in it where nothing is hidden. */
  display: (view: View, hidden: Hidden | null) => Promise<Display>;
}

/** A section whatever it tells. */
export interface AnySection {
  /** All that stands in its JSON. */
  figures: () => ObjectShape['figures'];
  answer: (journal: Journal, asked: ReportQuery, depth: Depth, currency: string | null) => ReadSection;
}

/** Makes a section of what is its own: title, head and what stands for nothing are the same for all. */
export function section<Told>(own: Section<Told>): AnySection {
  const figures = () => [...headFigures, periodFigure, ...own.figures()];
  return {
    figures,
    answer: (journal, asked, depth, code) => {
      const told = own.read(journal, asked, depth);
      const query = own.query?.(asked) ?? asked;
      const about = aboutOf(query, code);
      const nothing = own.nothing(told, query);
      const blocks = (shown: Told, view: View) =>
        nothing === null ? own.share(shown, about, view) : [paragraph(nothing)];
      const title = nothing === null ? [heading(1, titleLine(query, own.title))] : [];
      const shared = (shown: Told, view: View) => markdownOf([...title, ...blocks(shown, view)]);
      const hide = (hidden: Hidden) => own.hide?.(told, hidden, query) ?? told;
      return {
        page: (view) =>
          asText(
            nothing?.flatMap((line) => sentence(line, view.width)) ?? [
              ...(own.above?.(told, view) ?? []),
              ...renderTitle(query, view, own.title),
              '',
              ...own.page(told, about, view),
            ],
          ),
        csv: (options) => own.listing(told, about).csv(options),
        grid: () => own.listing(told, about).grid(),
        json: () => jsonOf(figures(), told, about),
        markdown: (view) =>
          own.markdown === 'shared'
            ? shared(told, view)
            : (own.markdown?.(told, about, view) ?? own.listing(told, about).markdown()),
        share: (view, hidden) => shared(hide(hidden), view),
        display: async (view, hidden) => {
          const shown = hidden === null ? told : hide(hidden);
          const drawn = nothing === null ? await own.pictures?.(shown, about) : undefined;
          return {
            ...aboutWords(query, own.title),
            heads: nothing === null ? (own.heads?.(shown, about) ?? []) : [],
            pictures: (drawn ?? []).filter((picture) => picture !== null),
            words: blocks(shown, view),
          };
        },
      };
    },
  };
}
