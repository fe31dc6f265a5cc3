// One chromium window with a fresh profile, from Debian's package, that looks up nothing outside this machine.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is; undefined when this machine has none. */
export function browserPath() {
  return [process.env.NHI_CHROMIUM, ...PROGRAMS].find((path) => path && existsSync(path));
}

/** Runs `use(page)` in a window of its own; the window and its profile are gone afterwards, whatever happens. */
export async function withPage(use, { prepare = async () => {} } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'nhi-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await prepare(page);
    return await use(page);
  } finally {
    await context.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
