import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteText } from '../../../src/exchange/cells/html.js';

test.each([
  ['<p>Wants a quote<br>by Friday</p>', 'Wants a quote\nby Friday'],
  ['<p>one</p><p>two</p>', 'one\ntwo'],
  ['<div>one</div>\n<div><br></div>\n<div>two</div>', 'one\n\ntwo'],
  ['<p>one</p><p>&nbsp;</p><p><br/></p><p></p><p>two</p>', 'one\n\ntwo'],
  ['Needs:<ul><li>two ovens</li><li>a <b>mixer</b></li></ul>soon', 'Needs:\n- two ovens\n- a mixer\nsoon'],
  [
    '<P STYLE="color: red">Fish &amp; Chips &lt;3 &#8211; &uuml;ber &#x1F600;</P>',
    'Fish & Chips <3 – über 😀',
  ],
  [
    'see <a href="https://x.example/a?b=1&amp;c=2">the offer</a>.',
    'see the offer (https://x.example/a?b=1&c=2).',
  ],
  ['<a href="https://x.example/">x.example</a>', 'x.example'],
  ["mail <a href='mailto:a@x.example'>a@x.example</a>", 'mail a@x.example'],
  ['<a href="javascript:alert(1)">here</a><br>', 'here'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['<html><head><title>No</title><style>p { x: y }</style></head><body>Yes<script>no</script></body>', 'Yes'],
  ['<p>one<!-- not <b>this</b> -->two</p>', 'onetwo'],
  ['<!DOCTYPE html><p>text</p>', 'text'],
  ['<p>1 < 2 and a<b</p>', '1 < 2 and a<b'],
  ['<p>unfinished <b', 'unfinished <b'],
  ['<p>a   b\r\n   c</p>', 'a b c'],
  ['R&amp;D at M&uuml;ller\nsecond line', 'R&D at Müller\nsecond line'],
  ['<p>&unknown; &#0; &#xD800; &#x110000;</p>', '&unknown; &#0; &#xD800; &#x110000;'],
])('%j', (html, text) => {
  expect(noteText(html)).toBe(text);
});

test.each([
  'a < b & c',
  'x <- y -> z',
  'ask <ann@x.example>',
  'AT&T',
  'two\n\n\nlines  ',
  '<3',
  'if (a<b && c>d)',
  '',
  '&foo;',
])('%j is no HTML and stays', (text) => {
  expect(noteText(text)).toBe(text);
});

test('text that was made HTML comes back', () => {
  const escape = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const line = fc
    .string({ minLength: 1 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      expect(noteText(lines.map((text) => `<p>${escape(text)}</p>`).join(''))).toBe(lines.join('\n'));
      expect(noteText(`<div>${lines.map(escape).join('<br />')}</div>`)).toBe(lines.join('\n'));
    }),
  );
});

test('whatever the text, it is well formed and nothing fails', () => {
  const pieces = fc.constantFrom(
    ...'< > </ <p <p> </p> <br> <a href=" "> <!-- --> <script> </script> & &amp; &# ; " x \n'.split(' '),
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      expect(noteText(parts.join('')).isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '<p>' + '<a "'.repeat(200_000),
  '<b>'.repeat(200_000) + '</i>'.repeat(200_000),
  '<p>' + '<!--'.repeat(200_000),
  '<p>' + '&'.repeat(900_000),
  '<p>' + ' '.repeat(900_000),
  '<p>' + '<script></script>'.repeat(50_000),
  '<p>' + '<a href=x>y</a>'.repeat(60_000),
])('a million characters of what never ends are read in one go', (text) => {
  expect(noteText(text).length).toBeLessThanOrEqual(text.length);
});
