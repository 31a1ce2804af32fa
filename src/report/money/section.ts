import { moneyColumns } from './columns.js';
import type { Money } from './money.js';
import { moneyStrips, renderMoney } from './page.js';
import { readMoney } from './read.js';
import { secondsOf } from '../measures/effort.js';
import { allTime } from '../measures/frame.js';
import { major, minutes } from '../sheet/cells.js';
import { bullets, heading, paragraph, sentenceCase, table } from '../sheet/markdown.js';
import { listing, section } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

/** What conversions cost in money and time, and what an hour brings. */
export const money = section<Money>({
  read: readMoney,
  frame: allTime,
  nothing: ({ rows }, frame) => (rows.length === 0 ? nothingLogged(frame) : null),
  page: (money, { frame, currency }, view) => renderMoney(money, frame, view, currency.code),
  listing: ({ rows }, { frame, currency }) => listing(moneyColumns(frame, currency), rows),
  json: ({ rows, total, soFar, hourlyValue }, { frame, currency }) => ({
    hourly_value: major(hourlyValue, currency),
    rows: listing(moneyColumns(frame, currency), rows).json(),
    total: listing(moneyColumns(frame, currency).slice(4), [total]).json()[0],
    so_far: {
      touches: soFar.effort.touches,
      minutes: minutes(secondsOf(soFar.effort)),
      cost: major(soFar.effort.cost, currency),
      spend: major(soFar.spend, currency),
    },
  }),
  share: (money, { frame, currency }, view) => {
    const { head, cost, valueTitle, value, notes } = moneyStrips(money, frame, view, currency.code);
    return [
      heading(2, 'Money and time'),
      paragraph([head]),
      table(cost),
      ...(value.length > 0 ? [heading(2, sentenceCase(valueTitle)), table(value)] : []),
      bullets(notes),
    ];
  },
});
