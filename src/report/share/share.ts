import { UserError } from '../../errors.js';
import { allTime } from '../section-money.js';
import type { Frame, Depth } from '../measures/frame.js';
import { markdownView, pageMarkdown } from '../page/markdown.js';
import { hideFailures, hideGroups, hidePage, hidePromises, hideSources, type Hidden } from './private.js';
import {
  failuresMarkdown,
  funnelMarkdown,
  learnedMarkdown,
  moneyMarkdown,
  planMarkdown,
  promisesMarkdown,
  sourcesMarkdown,
  tacticsMarkdown,
} from './sections.js';
import type { View } from '../sheet/layout.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf } from '../../store/settings/settings.js';
import { sourceRows } from '../../store/leads/sources.js';
import { readAnswering } from '../hours/read.js';
import { readLearned } from '../learned/read.js';
import { readMoney } from '../money/read.js';
import { readSources } from '../sources/read.js';
import { readPlan } from '../plan/read.js';
import { readPromises } from '../promises/read.js';
import { readFailures, readFunnel, readPage, readWorked } from '../page/read.js';

export interface ShareFlags {
  share?: true;
  money?: true;
  all?: true;
  explain?: true;
  csv?: true;
  json?: true;
  excel?: true;
  raw?: true;
  format?: string;
}

/** Refuses options that do not go together. */
export function checkShare(section: string, flags: ShareFlags): void {
  if (!flags.share) {
    if (flags.money)
      throw new UserError('--money goes with --share.', {
        hint: 'See money with "prospect report money", or share it: prospect report --share --money',
      });
    return;
  }
  const other = (['csv', 'json', 'excel', 'raw', 'explain'] as const).find((name) => flags[name]);
  const format = flags.format !== undefined && flags.format !== 'md' ? `format ${flags.format}` : undefined;
  if (other !== undefined || format !== undefined)
    throw new UserError(`--share writes markdown; it does not go with --${other ?? format}.`, {
      hint: 'Leave one of the two out.',
    });
  if (section === 'money' && !flags.money)
    throw new UserError('"report money" is about money, which is shared only when you say so.', {
      hint: 'Add --money to share it.',
    });
}

interface Shared {
  journal: Journal;
  frame: Frame;
  view: View;
  depth: Depth;
  hidden: Hidden;
  currency: string | null;
}

const shares = {
  page: ({ journal, frame, view, depth, hidden }: Shared) =>
    pageMarkdown(hidePage(readPage(journal, frame, depth), hidden), view),
  tactics: ({ journal, frame, view, depth, hidden }: Shared) =>
    tacticsMarkdown(
      hideGroups(readWorked(journal, frame, depth), frame.by === 'source', hidden),
      readAnswering(journal, frame),
      frame,
      view,
    ),
  failures: ({ journal, frame, hidden, currency }: Shared) =>
    failuresMarkdown(hideFailures(readFailures(journal, frame), hidden), frame, currency),
  funnel: ({ journal, frame, view }: Shared) => funnelMarkdown(readFunnel(journal, frame), frame, view),
  sources: ({ journal, frame, view, hidden }: Shared) => {
    const { origins, sources } = readSources(journal, frame);
    return sourcesMarkdown({ origins, sources: hideSources(sources, hidden) }, allTime(frame), view);
  },
  plan: ({ journal, frame, view }: Shared) => planMarkdown(readPlan(journal, frame), frame, view),
  promises: ({ journal, frame, view, hidden, currency }: Shared) =>
    promisesMarkdown(hidePromises(readPromises(journal, frame), hidden), frame, view, currency),
  money: ({ journal, frame, view, currency }: Shared) =>
    moneyMarkdown(readMoney(journal, frame), allTime(frame), view, currency),
  learned: ({ journal, frame }: Shared) => learnedMarkdown(readLearned(journal, frame), frame),
};

/** The report or one section of it as markdown for others: no lead, source or note by name; money only with --money. */
export function shareReport(
  journal: Journal,
  section: keyof typeof shares,
  frame: Frame,
  flags: ShareFlags,
): string {
  const withoutMoney = flags.money !== true;
  return shares[section]({
    journal,
    frame,
    view: markdownView(flags.all === true),
    depth: { ranked: false, withoutMoney, withoutSources: true },
    hidden: { money: withoutMoney, sourceName: sourceNumbers(journal) },
    currency: currencyOf(journal),
  });
}

/** What stands for sources: the number each keeps for ever. */
function sourceNumbers(journal: Journal): (name: string) => string {
  const numbers = new Map(sourceRows(journal).map(({ id, name }) => [name, id]));
  return (name) => `source ${numbers.get(name) ?? '?'}`;
}
