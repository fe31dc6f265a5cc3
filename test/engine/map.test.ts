import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inventoryOf } from '../../server/src/engine/inventory';
import { type IdentityMap, type MapOptions, mapOf } from '../../server/src/engine/map';
import { analyze } from '../support/analysis';
import { copyShop, filesUnder, removeShop } from '../support/shop';

async function mapped(files: Readonly<Record<string, string>>, options?: MapOptions): Promise<IdentityMap> {
  const workspace = await analyze(files);
  return mapOf(workspace, inventoryOf(workspace), options);
}

function shopFiles(): Record<string, string> {
  const folder = copyShop();
  const files = Object.fromEntries(filesUnder(folder).map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
  removeShop(folder);
  return files;
}

const links = ({ links }: IdentityMap) => links.map(({ from, type, to }) => `${from} ${type} ${to}`);
const kinds = ({ nodes }: IdentityMap, kind: string) => nodes.filter((node) => node.kind === kind).map(({ label }) => label);

const ROLE = `resource "aws_iam_role" "app" {
  name = "app"
  tags = { environment = "prod" }
  assume_role_policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } },
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:root" } },
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.caller.arn } },
      {
        Effect = "Allow"
        Action = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com" }
        Condition = { StringEquals = { "token.actions.githubusercontent.com:sub" = "repo:shop/site:ref:refs/heads/main" } }
      },
    ]
  })
}
resource "aws_iam_role" "caller" {
  name = "caller"
}
resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.app.arn
}
`;

describe('the map', () => {
  let shop: IdentityMap;
  let files: Record<string, string>;

  before(async () => {
    files = shopFiles();
    shop = await mapped(files);
  });

  it('shows who uses a role, who may become it and what it holds', async () => {
    const map = await mapped({ 'infra/main.tf': ROLE });
    assert.deepEqual(links(map), [
      'outsider:account:Account 111122223333 assumes tf:infra:aws_iam_role.app',
      'outsider:subject at token.actions.githubusercontent.com:repo:shop/site:ref:refs/heads/main assumes tf:infra:aws_iam_role.app',
      'tf:infra:aws_iam_role.app grants rights:managed:AdministratorAccess',
      'tf:infra:aws_iam_role.caller assumes tf:infra:aws_iam_role.app',
      'user:infra:aws_lambda_function.worker uses tf:infra:aws_iam_role.app',
    ]);
    const user = map.nodes.find(({ kind }) => kind === 'user');
    assert.equal(user?.type, 'aws_lambda_function');
    assert.deepEqual(user?.environments, ['production'], 'a user is where its identity is');
    const app = map.nodes.find(({ label }) => label === 'app');
    assert.ok((app?.risk ?? 0) > 0 && app?.severity !== undefined);
  });

  it('shows the neighbourhood of one identity, by any of its names', async () => {
    const one = await mapped({ 'infra/main.tf': ROLE }, { around: 'iam-role:caller' });
    assert.deepEqual(links(one), ['tf:infra:aws_iam_role.caller assumes tf:infra:aws_iam_role.app']);
    assert.equal(one.nodes.length, 2);
    const two = await mapped({ 'infra/main.tf': ROLE }, { around: 'iam-role:caller', depth: 2 });
    assert.equal(two.nodes.length, 6);
    assert.deepEqual(await mapped({ 'infra/main.tf': ROLE }, { around: 'iam-role:nobody' }), { nodes: [], links: [] });
  });

  it('shows where a credential is kept', async () => {
    const map = await mapped({
      'db/main.tf': `resource "aws_db_instance" "orders" {\n  username = "shop"\n  password = "Meadow-Train-2291!"\n}\n`,
      'web/pay.ts': `import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\n`,
    });
    assert.deepEqual(kinds(map, 'store').sort(), ['STRIPE_SECRET_KEY', 'db/main.tf']);
  });

  it('shows who is let into identities of Azure and Google Cloud', async () => {
    const map = await mapped({
      'azure/main.tf': `resource "azurerm_user_assigned_identity" "ci" {
  name = "ci"
}
resource "azurerm_federated_identity_credential" "ci" {
  name      = "ci"
  parent_id = azurerm_user_assigned_identity.ci.id
  audience  = ["api://AzureADTokenExchange"]
  issuer    = "https://token.actions.githubusercontent.com"
  subject   = "repo:shop/site:environment:production"
}
`,
    });
    assert.deepEqual(kinds(map, 'outsider'), ['repo:shop/site:environment:production']);
  });

  it('joins a program that many calls of one file make', async () => {
    const map = await mapped({
      'worker/run.py': `import os, stripe\nstripe.api_key = os.environ["STRIPE_KEY"]\nstripe.api_key = os.environ["STRIPE_KEY"]\n`,
    });
    assert.ok(kinds(map, 'user').length <= 1);
  });

  it('is closed, sorted and the same in every run', async () => {
    assert.ok(shop.nodes.length > 60, String(shop.nodes.length));
    const ids = shop.nodes.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    const known = new Set(ids);
    assert.deepEqual(
      shop.links.filter(({ from, to }) => !known.has(from) || !known.has(to)),
      [],
    );
    assert.deepEqual(links(shop), [...new Set(links(shop))]);
    const turned = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual(await mapped(turned), shop);
  });

  it('has every kind of node in the sample workspace, and every identity of the inventory', async () => {
    for (const kind of ['identity', 'user', 'rights', 'store', 'outsider']) assert.ok(kinds(shop, kind).length > 2, kind);
    const workspace = await analyze(files);
    assert.deepEqual(
      kinds(shop, 'identity').sort(),
      inventoryOf(workspace)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('holds no value', () => {
    const text = JSON.stringify(shop);
    for (const value of ['Meadow-Train-2291!', 'pelican-Harbor-93', 'Lighthouse-4417-blue', 'Lantern-River-7730'])
      assert.ok(!text.includes(value), value);
  });
});
