import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium of the system; undefined where there is none. Where tests in a browser must not be skipped, there has to be one. */
export const browserFile = places.find((file) => fs.existsSync(file));
if (browserFile === undefined && process.env.REQUIRE_BROWSER)
  throw new Error(`REQUIRE_BROWSER is set, and there is no Chromium: ${places.join(', ')}`);

/** Starts it without a window, and so that it asks nobody for anything of its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserFile!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
