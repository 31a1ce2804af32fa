/**
 * How the page looks: light and dark by what the reader's system says, one column on a phone, breaks between sections on
 * paper. The colours are those of Okabe and Ito, which the colour-blind tell apart; nothing is said by colour alone.
 *
 * Classes of pictures: `axis` and `label` for texts (`strong` for those that are read first), `grid` for lines behind,
 * `range` for a line from low to high, `dot` for what is most likely, `worth` for what is enough, `bar` for what was
 * done, `plan` for a mark of what was planned, `halo` for what sets it off from a bar, `good` for what converted, `bad`
 * for what was lost, `rest` for all others, `paper` for what a text stands on, `curve` for a line that grows, `area`
 * for the range about it, `heat-0` to `heat-5` for fills from none to most, and `on-heat-0` to `on-heat-5` for texts on
 * them; `few` for the broken outline of what is too little to be filled, and `ring` for the outline of what stands out.
 */
const drawings = `
:root{--heat-0:#eef1f4;--heat-1:#cde1f0;--heat-2:#a6cbe6;--heat-3:#6aacd6;--heat-4:#1a74ac;--heat-5:#004f80;--on-light:#1b1f24;--on-full:#fff}
@media screen and (prefers-color-scheme:dark){:root{--heat-0:#1c232b;--heat-1:#12344d;--heat-2:#164a70;--heat-3:#1c6396;--heat-4:#56a9e0;--heat-5:#a9d6f6;--on-light:#e6edf3;--on-full:#0d1117}}
svg text{font:12px/16px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;fill:var(--ink)}
svg .axis{fill:var(--soft)}
svg .strong{font-weight:600}
svg .grid{stroke:var(--line)}
svg .range{stroke:var(--main);stroke-width:3;stroke-linecap:round;stroke-linejoin:round;fill:none}
svg .dot{fill:var(--main);stroke:var(--paper);stroke-width:2}
svg .worth{stroke:var(--ink);stroke-width:2}
svg .bar{fill:var(--main)}
svg .plan{stroke:var(--ink);stroke-width:2}
svg .halo{stroke:var(--paper);stroke-width:5}
svg .good{fill:var(--good)}
svg .bad{fill:var(--bad)}
svg .rest{fill:var(--rest)}
svg .few{fill:none;stroke:var(--rest);stroke-dasharray:3 3}
svg .ring{fill:none;stroke:var(--ink);stroke-width:2}
svg .range.good{stroke:var(--good);fill:none}
svg .range.bad{stroke:var(--bad);fill:none}
svg .range.rest{stroke:var(--rest);fill:none}
svg .paper{fill:var(--paper)}
svg .curve{stroke:var(--main);stroke-width:2;stroke-linejoin:round;fill:none}
svg .area{fill:var(--main);fill-opacity:.16}
${[0, 1, 2, 3, 4, 5].map((heat) => `svg .heat-${heat}{fill:var(--heat-${heat})}svg .on-heat-${heat}{fill:var(--on-${heat < 4 ? 'light' : 'full'})}`).join('')}
`;

/** The whole style of a page. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--main:#0072b2;--good:#00734f;--bad:#b34700;--plan:#8c959f;--rest:#8c959f}
@media screen and (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9da7b1;--line:#30363d;--main:#56b4e9;--good:#2fbf94;--bad:#f0883e;--plan:#6e7681;--rest:#6e7681}}
${drawings}`;
