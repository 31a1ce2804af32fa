/**
 * How the page looks: light and dark by what the reader's system says, one column on a phone, breaks between sections on
 * paper. The colours are those of Okabe and Ito, which the colour-blind tell apart; nothing is said by colour alone.
 *
 * Classes of pictures: `axis` and `label` for texts (`strong` for those that are read first), `grid` for lines behind,
 * `range` for a line from low to high, `dot` for what is most likely, `worth` for what is enough, `bar` for what was
 * done, `plan` for what was planned, `good` for what converted, `bad` for what was lost, `rest` for all others,
 * `heat-0` to `heat-5` for fills from none to most, and `on-heat-0` to `on-heat-5` for texts on them.
 */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--main:#0072b2;--good:#00734f;--bad:#b34700;--plan:#8c959f;--rest:#8c959f}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9da7b1;--line:#30363d;--main:#56b4e9;--good:#2fbf94;--bad:#f0883e;--plan:#6e7681;--rest:#6e7681}}
`;
