/** The page of the map in a real browser: drawn, searched, walked by keyboard; what it asks of the editor. */
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { FOLDER, madeUpMap } from '../support/map';
import { openMapPage, pageScript, saidBy, sendMap, withBrowser } from '../support/map-page';

const SMALL = madeUpMap(40, 60);

describe('the page of the map', function () {
  this.timeout(120_000);
  let script = '';

  before(async () => {
    script = await pageScript();
  });

  /** A case in a window of its own; errors of the page fail it. */
  const inPage = (title: string, run: (page: Page) => Promise<void>, theme?: 'light' | 'dark', state?: unknown) =>
    it(title, async function () {
      const ran = await withBrowser(async (page) => {
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        await openMapPage(page, script, theme, state);
        await run(page);
        assert.deepEqual(errors, []);
      });
      if (!ran) this.skip();
    });
  const focused = (page: Page) => page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.id);
  const transform = (page: Page) => page.getAttribute('g.view', 'transform');
  const said = async (page: Page, type: string) => (await saidBy(page)).filter((message) => message.type === type);

  inPage('asks for a map, draws it and says what it shows', async (page) => {
    assert.deepEqual(await saidBy(page), [{ type: 'ready' }]);
    await sendMap(page, SMALL);
    assert.match((await page.textContent('.status')) ?? '', /20 identities, 20 others/);
    const labels = await page.$$eval('svg.live g.node[data-id]', (nodes) => nodes.map((node) => node.getAttribute('aria-label')));
    assert.ok(labels.length === 40 && labels.every(Boolean));
    assert.equal(await page.locator('svg.live g.node[data-id][role="button"]').count(), 40);
    assert.equal(await page.locator('svg.live g.node[data-id][tabindex="0"]').count(), 1);
  });

  inPage('opens the code at a click, the neighbourhood at a double click', async (page) => {
    await sendMap(page, SMALL);
    const node = page.locator('svg.live g.node.kind-identity .shape').first();
    await node.click();
    await page.waitForFunction(() =>
      (window as unknown as { said: { type: string }[] }).said.some(({ type }) => type === 'open'),
    );
    const [open] = await said(page, 'open');
    assert.match(JSON.stringify(open), /"uri":"file:\/\/\/shop\/main.tf","line":\d+/);
    await node.dblclick();
    await page.waitForSelector('button:visible:has-text("Whole map")');
    assert.ok((await page.locator('svg.live g.node[data-id]').count()) < 40);
    assert.equal((await said(page, 'open')).length, 1, 'a double click is no click');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('svg.live g.node[data-id]').count(), 40);
  });

  inPage('is used by keyboard alone', async (page) => {
    await sendMap(page, SMALL);
    await page.keyboard.press('/');
    await page.keyboard.type('identity rights-of');
    assert.match((await page.textContent('.status')) ?? '', /Nothing found/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('store-of');
    await page.keyboard.press('Enter');
    const first = await page.getAttribute('g.node.current', 'data-id');
    await page.keyboard.press('Enter');
    const second = await page.getAttribute('g.node.current', 'data-id');
    assert.ok(first && second && first !== second);
    await page.keyboard.press('Shift+Enter');
    assert.equal(await page.getAttribute('g.node.current', 'data-id'), first);
    await page.keyboard.press('Escape');
    const before = await transform(page);
    await page.keyboard.press('+');
    assert.notEqual(await transform(page), before, 'plus zooms');
    await page.keyboard.press('0');
    await page.keyboard.press('Tab');
    const start = await focused(page);
    assert.ok(start);
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    assert.ok(await focused(page));
    await page.keyboard.press('Space');
    assert.equal((await said(page, 'open')).length, 1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('button:visible:has-text("Whole map")');
  });

  inPage('stays where it is when the map changes', async (page) => {
    await sendMap(page, SMALL);
    const places = () =>
      page.$$eval('svg.live g.node[data-id]', (nodes) =>
        Object.fromEntries(nodes.map((node) => [(node as SVGElement).dataset.id, node.getAttribute('transform')])),
      );
    const before = await places();
    await page.keyboard.press('+');
    const view = await transform(page);
    await sendMap(page, madeUpMap(42, 60));
    const after = await places();
    for (const [id, place] of Object.entries(before)) assert.equal(after[id ?? ''], place);
    assert.equal(await transform(page), view);
  });

  inPage('filters by kind, environment and risk', async (page) => {
    await sendMap(page, SMALL);
    const count = () => page.locator('svg.live g.node[data-id]').count();
    await page.uncheck('label:has-text("Rights") input');
    assert.equal(await page.locator('svg.live .kind-rights[data-id]').count(), 0);
    assert.ok((await count()) < 40);
    await page.check('label:has-text("Rights") input');
    await page.selectOption('select[aria-label="Risk"]', 'critical');
    const grave = SMALL.nodes.filter(({ severity }) => severity === 'critical').length;
    assert.equal(await page.locator('svg.live .kind-identity[data-id]').count(), grave);
    await page.selectOption('select[aria-label="Risk"]', 'any');
    await page.selectOption('select[aria-label="Environment"]', '');
    const none = SMALL.nodes.filter(({ kind, environments }) => kind === 'identity' && environments.length === 0).length;
    assert.equal(await page.locator('svg.live .kind-identity[data-id]').count(), none);
  });

  inPage('hands out a picture that stands alone, and remembers itself', async (page) => {
    await sendMap(page, SMALL);
    await page.click('button:has-text("Export SVG")');
    const [save] = await said(page, 'save');
    assert.match(String(save?.svg), /^<svg xmlns=[\s\S]*<style>[\s\S]*--map-back:#[\s\S]*class="legend"/);
    await page.waitForFunction(() => (window as unknown as { kept?: unknown }).kept !== undefined);
    const kept = await page.evaluate(() => (window as unknown as { kept: { places: unknown[] } }).kept);
    assert.equal(kept.places.length, 40);
  });

  inPage(
    'comes back as it was left',
    async (page) => {
      await sendMap(page, { nodes: SMALL.nodes.slice(0, 2), links: [] });
      assert.equal(await transform(page), 'translate(11,12) scale(0.75)');
      assert.equal(await page.locator('g.node[data-id$="n:00000"]').getAttribute('transform'), 'translate(5 6)');
    },
    'dark',
    {
      places: [
        [`${FOLDER}\nn:00000`, 5, 6],
        [`${FOLDER}\nn:00001`, 90, 60],
      ],
      view: { k: 0.75, x: 11, y: 12 },
      filter: { hidden: [], risk: 'any' },
      depth: 1,
    },
  );

  inPage(
    'takes 2,000 nodes, and draws their labels only from near',
    async (page) => {
      const large = madeUpMap(2000, 4000);
      await sendMap(page, large);
      assert.ok((await page.getAttribute('svg.live', 'class'))?.split(' ').includes('far'));
      const shown = () =>
        page.$$eval('svg.live .label', (labels) => labels.filter((one) => getComputedStyle(one).display !== 'none').length);
      assert.ok((await shown()) <= 1);
      await page.keyboard.press('/');
      await page.keyboard.type('store-of-the-shop');
      await page.keyboard.press('Enter');
      assert.ok((await shown()) > 1000, 'near by, labels show');
    },
    'dark',
  );
});
