import { moneyFigures, moneySection } from './figures.js';
import { withoutMoney, type Money } from './money.js';
import { costTable, moneyHead, moneyNotes, moneyValued, renderMoney, valueTable } from './page.js';
import { readMoney } from './read.js';
import { allTime } from '../measures/query.js';
import { bullets, heading, tableBlock, paragraph, sentenceCase } from '../sheet/blocks.js';
import { listing, section } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

/** What conversions cost in money and time, and what an hour brings. */
export const money = section<Money>({
  read: readMoney,
  query: allTime,
  nothing: ({ rows }, query) => (rows.length === 0 ? nothingLogged(query) : null),
  page: (money, { query, currency }, view) => renderMoney(money, query, view, currency.code),
  listing: ({ rows }, about) => listing(moneyFigures, rows, about),
  figures: () => moneySection,
  share: (money, { query, currency }, view) => {
    const { code } = currency;
    const valued = moneyValued(money, query, view, code);
    const value = valueTable(query, code);
    return [
      heading(2, 'Money and time'),
      paragraph([moneyHead(money, query, code)]),
      tableBlock(costTable(money, query, code), money.rows, view),
      ...(valued.length > 0 ? [heading(2, sentenceCase(value.head)), tableBlock(value, valued, view)] : []),
      bullets(moneyNotes(money, query, code)),
    ];
  },
  pictures: async (money, about) => [(await import('./picture.js')).picture(money, about)],
  hide: (money, hidden) => (hidden.money ? withoutMoney(money) : money),
});
