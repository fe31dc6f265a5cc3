/** The report as one page: nothing from outside, nothing that runs but its own script, every name as text. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { html } from '../../server/src/cli/formats/inventory/html';
import type { InventoryReport } from '../../server/src/cli/formats/inventory/model';
import { inventoryOf } from '../../server/src/engine/inventory';
import { mapOf } from '../../server/src/engine/map';
import { lineStarts, positionAt } from '../../server/src/engine/syntax/lines';
import { analyze } from '../support/analysis';
import { pageScript, withBrowser } from '../support/map-page';

const FILES: Readonly<Record<string, string>> = {
  'infra/prod/main.tf': `resource "aws_iam_role" "app" {
  name = "<img src=x onerror=alert(1)>"
  description = "</script><script>document.title='taken'</script>"
  tags = { owner = "\\"><b>web</b>", environment = "prod" }
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "*" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.app.arn
}
resource "aws_db_instance" "orders" {
  username = "shop"
  password = "Meadow-Train-2291!"
}
`,
};

async function reportOf(files: Readonly<Record<string, string>>, script: string): Promise<InventoryReport> {
  const workspace = await analyze(files);
  const records = inventoryOf(workspace);
  return {
    records,
    edges: workspace.graph.edges,
    map: () => mapOf(workspace, records),
    place: ({ file, start, end }) => {
      const starts = lineStarts(files[file] ?? '');
      return { start: positionAt(starts, start), end: positionAt(starts, end) };
    },
    version: '1.2.3',
    spec: '1.6',
    script: () => script,
  };
}

describe('inventory as a page', () => {
  let page: string;
  let report: InventoryReport;

  before(async () => {
    report = await reportOf(FILES, await pageScript());
    page = html(report);
  });

  it('is the same each time', () => assert.equal(html(report), page));

  it('loads nothing and sends nothing', () => {
    const code = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
    const rest = page.replace(code, '');
    assert.ok(
      !/\b(?:src|href|action|srcset)=|@import|url\(/i.test(rest.replaceAll(/&lt;[\s\S]*?&gt;/g, '')),
      'a reference stands in it',
    );
    for (const [name, text] of [
      ['script-src', code],
      ['style-src', /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''],
    ] as const) {
      const hash = createHash('sha256').update(text).digest('base64');
      assert.ok(page.includes(`${name} 'sha256-${hash}'`), name);
    }
    assert.ok(page.includes("default-src 'none'"));
  });

  it('shows names as text and no value', () => {
    assert.ok(!page.includes('<img') && !page.includes('<b>web'));
    assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.ok(!page.includes('Meadow-Train'));
    assert.equal([...page.matchAll(/<script/g)].length, 1);
  });

  it('has a row and a node for every identity, and its detail', () => {
    const nodes = report.map().nodes.filter(({ kind }) => kind === 'identity').length;
    assert.equal([...page.matchAll(/<tbody data-identity="/g)].length, report.records.length);
    assert.equal([...page.matchAll(/class="node kind-identity[^"]*" data-id="/g)].length, nodes);
    for (const title of ['Declared', 'Used by', 'Credentials', 'May do', 'Who may become it', 'Findings', 'Risk', 'About'])
      assert.ok(page.includes(`<h3>${title}</h3>`), title);
  });

  it('says so where there is nothing', async () => {
    assert.ok(html(await reportOf({}, '')).includes('None was found.'));
  });

  it('comes alive in a browser, fits a phone, and sorts and filters', async function () {
    const ran = await withBrowser(async (browser) => {
      const errors: string[] = [];
      browser.on('pageerror', (error) => errors.push(error.message));
      browser.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await browser.route('http://report.test/', (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: page }),
      );
      await browser.setViewportSize({ width: 390, height: 844 });
      await browser.goto('http://report.test/');
      const wide = () => browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(await wide(), 0, 'it is wider than a phone');
      await browser.setViewportSize({ width: 1280, height: 900 });
      assert.equal(await wide(), 0);
      assert.equal(await browser.title(), `Non-human identities: ${report.records.length} identities`);
      const names = () => browser.locator('tbody:visible th').allInnerTexts();
      const before = await names();
      await browser.click('thead th:has-text("Risk") button');
      await browser.click('thead th:has-text("Risk") button');
      assert.notDeepEqual(await names(), before);
      assert.equal((await names()).length, before.length);
      await browser.fill('#table-search', 'orders');
      assert.equal((await names()).length, 1);
      await browser.fill('#map-search', 'orders');
      await browser.press('#map-search', 'Enter');
      assert.match((await browser.textContent('#map-status')) ?? '', /^1 of \d+ found$/);
      await browser.dispatchEvent('#map g.node.kind-identity', 'dblclick');
      assert.equal(await browser.locator('details[open] .parts').count(), 1);
      assert.deepEqual(errors, []);
    });
    if (!ran) this.skip();
  });
});
