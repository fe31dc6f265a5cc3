/** Keys of third parties, accounts of databases and keys of users as rows of the graph: one identity, one row. */
import { strict as assert } from 'node:assert';
import { accountAround } from '../../server/src/engine/facts/third-party/database-accounts';
import { ownerOfName } from '../../server/src/engine/facts/third-party/names';
import type { Identity } from '../../server/src/engine/graph/model';
import { analyze } from '../support/analysis';
import { planted } from '../support/planted';

async function identities(texts: Readonly<Record<string, string>>): Promise<readonly Identity[]> {
  return (await analyze(texts)).graph.identities;
}

const idsOf = (all: readonly Identity[]) => all.map(({ id }) => id);

describe('identities of third parties', () => {
  it('are known by the names of their variables', () => {
    const alias = (name: string) => ownerOfName(name)?.alias;
    assert.equal(alias('STRIPE_SECRET_KEY'), 'api:stripe:STRIPE_SECRET_KEY');
    assert.equal(alias('stripeSecretKey'), 'api:stripe:STRIPE_SECRET_KEY');
    assert.equal(alias('NEXT_OPENAI_API_KEY'), 'api:openai:NEXT_OPENAI_API_KEY');
    assert.equal(alias('SHOP_LLM_OPENAI_KEY'), 'api:openai:SHOP_LLM_OPENAI_KEY');
    assert.equal(alias('HF_TOKEN'), 'api:hugging-face:HF_TOKEN');
    assert.equal(alias('SLACK_WEBHOOK_URL'), 'api:slack:SLACK_WEBHOOK_URL');
    assert.equal(ownerOfName('GITHUB_CLIENT_SECRET')?.name, 'GitHub OAuth client GITHUB_CLIENT_SECRET');
    assert.equal(alias('AWS_ACCESS_KEY_ID'), alias('AWS_SECRET_ACCESS_KEY'));
    assert.equal(
      ownerOfName('AWS_ACCESS_KEY_ID', 'web/src/a.ts')?.alias,
      ownerOfName('AWS_SECRET_ACCESS_KEY', 'web/.env')?.alias,
    );
    assert.notEqual(ownerOfName('AWS_ACCESS_KEY_ID', 'web/.env')?.alias, ownerOfName('AWS_ACCESS_KEY_ID', 'worker/.env')?.alias);
    assert.notEqual(alias('PROD_AWS_ACCESS_KEY_ID'), alias('AWS_ACCESS_KEY_ID'));
    assert.equal(ownerOfName('AZURE_CLIENT_SECRET')?.kind, 'service-principal');
    assert.equal(ownerOfName('GCP_SA_KEY')?.kind, 'service-account');
    for (const name of [
      'GITHUB_TOKEN',
      'STRIPE_PUBLISHABLE_KEY',
      'SENTRY_DSN',
      'OPENAI_MODEL',
      'JWT_SECRET',
      'SLACK_CHANNEL',
      'LANGFUSE_S3_UPLOAD_SECRET_ACCESS_KEY',
      'GITHUB_SESSION_SECRET',
      'GCP_SERVICE_ACCOUNT',
      'DB_PASSWORD',
    ])
      assert.equal(alias(name), undefined, name);
  });

  it('are logins of registries and personal tokens, by what pipelines call them', async () => {
    const all = await identities({
      '.github/workflows/release.yml':
        'name: r\non: push\njobs:\n  r:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          registry: quay.io\n          username: ${{ secrets.QUAY_USER }}\n          password: ${{ secrets.QUAY_PASSWORD }}\n      - uses: actions/checkout@v4\n        with:\n          token: ${{ secrets.RELEASE_PAT || secrets.GITHUB_TOKEN }}\n',
    });
    assert.deepEqual(
      all.map(({ id, name }) => [id, name]),
      [
        ['api:github:RELEASE_PAT', 'GitHub API key RELEASE_PAT'],
        ['api:quay:QUAY_PASSWORD', 'Quay account QUAY_PASSWORD'],
      ],
    );
  });

  it('have one row for all places of a name, with how each keeps it', async () => {
    const all = await identities({
      '.env.example': 'SENDGRID_API_KEY=\nDEBUG=1\n',
      'src/mail.ts': 'export const key = process.env.SENDGRID_API_KEY;\nexport const password = "x";\n',
      'deploy/api.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api, namespace: shop }\nspec:\n  template:\n    spec:\n      containers:\n' +
        '        - name: api\n          image: api\n          env:\n            - name: SENDGRID_API_KEY\n              valueFrom:\n                secretKeyRef:\n' +
        '                  name: mail\n                  key: key\n',
      '.github/workflows/a.yml':
        'name: a\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./test\n        env:\n          SENDGRID_API_KEY: ${{ secrets.SENDGRID_API_KEY }}\n',
    });
    const rows = all.filter(({ provider }) => provider === 'sendgrid');
    assert.deepEqual(idsOf(rows), ['api:sendgrid:SENDGRID_API_KEY']);
    const [row] = rows;
    assert.deepEqual([...new Set(row?.credentials.map(({ storage }) => storage))].sort(), ['environment', 'vault']);
    const users = row?.references.map(({ from }) => from) ?? [];
    assert.ok(users.includes('Deployment/api'), users.join());
    assert.ok(
      users.some((from) => from.startsWith('Workflow/a')),
      users.join(),
    );
  });

  it('are one where their values are, whatever they are called', async () => {
    const token = planted('slack-bot');
    const all = await identities({
      'a/.env': `SLACK_BOT_TOKEN=${token}\n`,
      'b/notify.py': `from slack_sdk import WebClient\nclient = WebClient(token="${token}")\n`,
      'c/.env': `OPS_SLACK_BOT_TOKEN=${planted('slack-bot:2')}\n`,
    });
    assert.deepEqual(idsOf(all), ['api:slack:OPS_SLACK_BOT_TOKEN', 'api:slack:SLACK_BOT_TOKEN']);
    assert.equal(JSON.stringify(all).includes(token), false);
  });

  it('are not made of tests, or of names alone', async () => {
    const all = await identities({
      'tests/test_pay.py': 'import os\nkey = os.environ["STRIPE_SECRET_KEY"]\n',
      'src/names.ts': 'export const STRIPE_SECRET_KEY = 1;\n// STRIPE_SECRET_KEY is read elsewhere\n',
      'notes.md': 'Set `OPENAI_API_KEY` first.\n',
    });
    assert.deepEqual(idsOf(all), []);
  });

  it('give a row to the account of a connection string', async () => {
    const url = (host: string) => `postgres://orders:${planted('url-password')}@${host}/shop`;
    const all = await identities({
      'a.env': `DATABASE_URL=${url('db.shop.internal:5432')}\n`,
      'b/settings.py': `DATABASE_URL = "${url('DB.shop.internal')}"\n`,
    });
    assert.deepEqual(idsOf(all), ['db:postgresql:orders@db.shop.internal/shop']);
    assert.equal(all[0]?.kind, 'database-account');
    const text = 'Server=tcp:db.shop.internal;User ID=app;Password=XXXXXXXX;Database=orders';
    const at = text.indexOf('XXXXXXXX');
    assert.equal(accountAround(text, { start: at, end: at + 8 })?.name, 'app@db.shop.internal/orders');
    assert.equal(accountAround('https://me:XXXXXXXX@git.example.org/x', { start: 11, end: 19 }), undefined);
  });

  it('give a row to the account whose user and server stand beside its password', async () => {
    const secret = planted('password');
    const all = await identities({
      'a.env': `DB_HOST=db.shop.internal\nDB_USER=orders\nDB_PASSWORD=${secret}\nDB_NAME=shop\n\nMQ_USER=mq\nMQ_PASSWORD=${secret}x\n`,
      'b.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ledger }\ndata:\n  SPRING_DATASOURCE_URL: jdbc:postgresql://ledger-db:5432/ledger\n  SPRING_DATASOURCE_USERNAME: app\n  SPRING_DATASOURCE_PASSWORD: ${secret}y\n`,
      'c.properties': `app.url=https://shop.example.org\napp.user=me\napp.password=${secret}z\n`,
      'd.env': `REPORTS_DB_PASSWORD=${secret}w\n\nREPORTS_DB_USER=reports\nREPORTS_DB_HOST=$HOST\n`,
    });
    assert.deepEqual(idsOf(all), ['db:postgresql:app@ledger-db/ledger', 'db:sql:orders@db.shop.internal/shop']);
  });

  it('are made by the commands of a script, under the names that it sets', async () => {
    const all = await identities({
      'setup/gcp.sh':
        'export GSA_NAME="shop-gsa"\ngcloud iam service-accounts create $GSA_NAME\ngcloud iam service-accounts create ${GIVEN}\n# gcloud iam service-accounts create not-this\necho "gcloud iam service-accounts create nor-this"\nPREFIX=x1\ngcloud iam service-accounts create "${PREFIX}-sa"\n',
      'setup/aws.sh':
        'aws iam create-user \\\n  --path /bots/ --user-name deployer\naws iam create-role --role-name=runner --assume-role-policy-document file://trust.json\naws iam list-users\n',
    });
    assert.deepEqual(idsOf(all), ['gcp-account:setup:shop-gsa', 'iam-role:runner', 'iam-user:deployer']);
  });

  it('leave the key of a user with its user', async () => {
    const all = await identities({
      'main.tf':
        'resource "aws_iam_user" "ci" {\n  name = "ci"\n}\nresource "aws_iam_access_key" "ci" {\n  user = aws_iam_user.ci.name\n}\n',
      'stack.yaml':
        'Resources:\n  Courier:\n    Type: AWS::IAM::User\n  CourierKey:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: !Ref Courier }\n',
    });
    assert.deepEqual(
      all.map(({ kind, name, declared, credentials }) => [kind, name, declared.length, credentials.length]),
      [
        ['iam-user', 'Courier', 1, 1],
        ['iam-user', 'ci', 1, 1],
      ],
    );
  });

  it('stand while the file is typed', async () => {
    const text =
      'name: a\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./test\n        env:\n          KEY: ${{ secrets.SENDGRID_API_KEY }}\n' +
      '      - run: ./deploy\n        env:\n          OTHER: ${{ secrets.STRIPE_SECRET_KEY }}\n';
    for (let at = 0; at <= text.length; at += 10) {
      const cut = idsOf(await identities({ '.github/workflows/a.yml': text.slice(0, at) }));
      if (at > text.indexOf('SENDGRID_API_KEY }}') + 20) assert.ok(cut.includes('api:sendgrid:SENDGRID_API_KEY'), String(at));
      await identities({ '.github/workflows/a.yml': text.slice(0, at) + text.slice(at + 1) });
    }
  });
});

describe('edges of the graph', () => {
  it('lead from a credential to where it is kept, and from a job to what it deploys', async () => {
    const { graph } = await analyze({
      '.github/workflows/release.yml':
        'name: release\non: push\njobs:\n  apply:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          cd infra\n          terraform apply -auto-approve\n' +
        '      - run: kubectl apply -f deploy/k8s\n      - run: helm upgrade web $CHART\n        env:\n          NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n',
      'infra/main.tf': 'resource "aws_iam_role" "api" {\n  name = "api"\n}\n',
      'other/main.tf': 'resource "aws_iam_role" "other" {\n  name = "other"\n}\n',
      'deploy/k8s/a.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: api, namespace: shop }\n',
      'src/pay.ts': 'export const key = process.env.STRIPE_SECRET_KEY;\nexport const password = "x";\n',
    });
    const of = (type: string) => graph.edges.filter((edge) => edge.type === type).map(({ from, to }) => `${from} ${to}`);
    assert.deepEqual(of('deploys'), [
      'Workflow/release/apply tf:infra:aws_iam_role.api',
      'Workflow/release/apply k8s-sa:shop/api',
    ]);
    assert.deepEqual(of('stores-in'), [
      'api:npm:NPM_TOKEN vault:ci-secret:NPM_TOKEN',
      'api:stripe:STRIPE_SECRET_KEY environment:STRIPE_SECRET_KEY',
    ]);
  });
});
