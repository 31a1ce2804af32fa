/**
 * Where things stand on the page: one column, head figures in a row, pictures in the size that fits, tables that scroll
 * in a box of their own. On paper nothing that belongs together is broken, and what is folded is left out.
 */
export const layout = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:32px 20px 64px;max-width:760px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,p,ul,dl,dd,figure{margin:0;padding:0}
h1{font-size:26px;line-height:1.25;font-weight:650;text-wrap:balance}
h2{font-size:19px;line-height:1.3;font-weight:650;margin-bottom:12px}
h3{font-size:16px;font-weight:650;margin:20px 0 4px}
a{color:var(--main)}
.about{color:var(--soft);margin-top:4px}
.heads{display:grid;grid-template-columns:repeat(auto-fit,minmax(104px,1fr));gap:20px 16px;margin-top:24px}
.heads dt{color:var(--soft);font-size:14px}
.heads b{display:block;font-size:28px;line-height:1.2;font-weight:650}
.heads span{display:block;color:var(--soft);font-size:13px}
nav{margin-top:28px;padding:12px 0;border:solid var(--line);border-width:1px 0}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;font-size:14px}
section{margin-top:44px}
figcaption{color:var(--soft);font-size:15px;margin:-4px 0 16px;max-width:68ch}
svg{display:block;max-width:100%;height:auto;overflow:visible}
svg.narrow{display:none}
@media screen and (max-width:759px){svg.wide{display:none}svg.narrow{display:block}}
details{margin-top:12px;font-size:14px}
summary{cursor:pointer;color:var(--soft);width:fit-content}
summary:hover{color:var(--ink)}
:focus-visible{outline:2px solid var(--main);outline-offset:2px}
details p{margin-top:8px;max-width:72ch;color:var(--soft)}
.scroll{overflow-x:auto;margin:12px 0}
details .scroll{margin-top:8px}
table{border-collapse:collapse;font-size:14px;line-height:1.4;min-width:min(100%,360px)}
th,td{text-align:left;vertical-align:top;font-weight:400;padding:5px 16px 5px 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-size:13px;vertical-align:bottom}
.n{text-align:right}
.n,.s{white-space:nowrap}
.words p,.words ul,.said{margin-top:8px;max-width:72ch}
.words ul{padding-left:20px}
.words li{margin-top:4px}
.said div{display:grid;grid-template-columns:8em 1fr;gap:0 12px;margin-top:6px}
.said dt{font-weight:650}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:13px}
@media (max-width:480px){body{padding:20px 16px 48px}h1{font-size:22px}.heads{grid-template-columns:1fr 1fr}section{margin-top:36px}.said div{grid-template-columns:1fr;margin-top:12px}}
@page{margin:16mm 15mm}
@media print{
:root{color-scheme:light}
body{max-width:none;padding:0;font-size:11pt}
nav,details:not([open]),summary{display:none}
section{margin-top:24pt}
section.picture,figure,tr,li,.said div{break-inside:avoid}
.words:not(.words~.words){break-before:page}
h1,h2,h3{break-after:avoid}
.scroll{overflow:visible}
a{color:inherit}
}
`;
