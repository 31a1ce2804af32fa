import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bankCallOptions, unpackBankCalls } from '../../helpers/bank-calls.js';
import { browserFile, startBrowser } from '../../helpers/browser.js';
import { describeWith } from '../../helpers/needs.js';
import { Desk } from '../../helpers/run.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Owner = 'an estate agent' | 'nobody yet' | 'one touch' | 'one tactic' | 'the 45,211 calls of a bank';

const widthOfPage = 'document.documentElement.scrollWidth';
const paperOfPage = 'getComputedStyle(document.body).backgroundColor';

/** What is said by texts of drawings that leave their drawing or touch each other. */
const misplacedTexts = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const whole = svg.getBoundingClientRect();
  if (whole.width === 0) return [];
  const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([said, box], index) => [
    ...(box.left < whole.left - 1 || box.right > whole.right + 1 || box.bottom > whole.bottom + 1
      ? ['outside: ' + said]
      : []),
    ...texts.slice(index + 1).flatMap(([other, beside]) => {
      const across = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
      const down = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
      return across > 1 && down > 3 ? [said + ' over ' + other] : [];
    }),
  ]);
})`;

const styleOfAll = (selector: string, property: string) =>
  `[...document.querySelectorAll('${selector}')].map((one) => getComputedStyle(one).${property})`;

/** A folder with the pages of all journals. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-pages-'));
const placeOf = (owner: Owner) => path.join(folder, `${owner}.html`);

async function writePages(): Promise<void> {
  const good = async (desk: Desk, ...args: string[]) => {
    const { code, stderr } = await desk.run(...args);
    expect([args.join(' '), code, code === 0 ? '' : stderr]).toEqual([args.join(' '), 0, '']);
  };
  const none = new Desk();
  fs.writeFileSync(
    placeOf('nobody yet'),
    (await none.runWith({ file: null }, 'report', '--html', '-')).stdout,
  );
  const demo = new Desk();
  const demoPage = (...args: string[]) => demo.runWith({ file: null }, 'demo', ...args);
  expect((await demoPage('report', '--html', placeOf('an estate agent'))).code).toBe(0);
  expect((await demoPage('tactic', 'show', 'referral-ask', '--html', placeOf('one tactic'))).code).toBe(0);
  const one = new Desk();
  await good(one, 'log', 'Harbor Cafe', '-t', 'cold-call', '--channel', 'call', '-o', 'talked');
  await good(one, 'report', '--html', placeOf('one touch'));
  const bank = new Desk({ now: '2010-11-19T18:00:00', zone: 'Europe/Lisbon' });
  unpackBankCalls(bank.folder);
  await good(bank, 'import', 'bank-calls.csv', ...bankCallOptions);
  await good(bank, 'report', '--goal', 'won', '--html', placeOf('the 45,211 calls of a bank'));
}

describeWith('Chromium', browserFile !== undefined, 'a page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    await writePages();
    browser = await startBrowser();
  });
  afterAll(async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    await browser.close();
  });

  /** Opens a page and gives it to `look`, then says what was written to the console and what was asked of anybody. */
  async function open(
    owner: Owner,
    { width, colorScheme = 'light' }: { width: number; colorScheme?: 'light' | 'dark' },
    look: (page: Page) => Promise<void>,
  ): Promise<string[]> {
    // The page lets no script run; what checks it is let in by this alone.
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', ({ message }) => heard.push(message));
    page.on('request', (request) => heard.push(request.url()));
    await page.goto(`file://${placeOf(owner)}`);
    await look(page);
    await context.close();
    return heard.filter((text) => !text.startsWith('file://'));
  }

  const sizes = [375, 800, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  );
  const looked = [
    ...(['an estate agent', 'the 45,211 calls of a bank'] as const).flatMap((owner) =>
      sizes.map((size) => ({ owner, ...size })),
    ),
    ...(['nobody yet', 'one touch', 'one tactic'] as const).flatMap((owner) => [
      { owner, width: 375, colorScheme: 'dark' as const },
      { owner, width: 1280, colorScheme: 'light' as const },
    ]),
  ];

  test.each(looked)(
    'of $owner fits $width pixels, $colorScheme, and is fit for everybody',
    async ({ owner, ...size }) => {
      const heard = await open(owner, size, async (page) => {
        expect(await page.evaluate(widthOfPage)).toBe(size.width);
        const pictures = await page.locator('section.picture').all();
        for (const picture of pictures) {
          const title = await picture.locator('h2').innerText();
          const drawings = picture.getByRole('img', { name: title, exact: true });
          expect(await drawings.count()).toBe(1);
          const box = (await drawings.boundingBox())!;
          expect(box.width).toBeGreaterThan(300);
          expect(box.height).toBeGreaterThan(40);
          expect(box.x + box.width).toBeLessThanOrEqual(size.width);
        }
        const paper = await page.evaluate(paperOfPage);
        expect(paper === 'rgb(255, 255, 255)').toBe(size.colorScheme === 'light');
        for (const fold of await page.locator('details').all()) await fold.locator('summary').click();
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate(widthOfPage)).toBe(size.width);
      });
      expect(heard).toEqual([]);
    },
  );

  test('has every picture of the demo, at most 400 kB', async () => {
    expect(fs.statSync(placeOf('an estate agent')).size).toBeLessThan(400_000);
    await open('an estate agent', { width: 1280 }, async (page) => {
      expect(await page.locator('section.picture').count()).toBe(8);
    });
  });

  test('keeps every text of a drawing inside it, and none over another', async () => {
    for (const owner of ['an estate agent', 'the 45,211 calls of a bank'] as const)
      for (const width of [375, 1280])
        await open(owner, { width }, async (page) => {
          const faults = await page.evaluate<string[]>(misplacedTexts);
          expect(faults, `${owner}, ${width}`).toEqual([]);
        });
  });

  test.each(['A4', 'Letter'])('prints on %s, always light, and breaks no picture', async (format) => {
    await open('an estate agent', { width: 1280, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate(paperOfPage)).toBe('rgb(255, 255, 255)');
      const breaks = await page.evaluate<string[]>(styleOfAll('section.picture', 'breakInside'));
      expect(new Set(breaks)).toEqual(new Set(['avoid']));
      expect((await page.evaluate<string[]>(styleOfAll('section.words', 'breakBefore')))[0]).toBe('page');
      for (const fold of await page.locator('details').all()) expect(await fold.isVisible()).toBe(false);
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf).toMatch(/^%PDF-/);
      expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
    });
  });
});
