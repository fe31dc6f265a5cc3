/** Programs without a secret at all, and the places near by where that would be wrong. */
import { strict as assert } from 'node:assert';
import { prepareGrammars } from '../support/grammars';
import { AWS, ENV, source } from './fixes-cases';
import { applied, type Case, fixesOf } from './fixes-support';

const drop: Case['remedy'] = (credential) => ({ type: 'drop-credentials', credential });
const AZURE = { ownerType: 'azure-sdk', remedy: drop } as const;
const AMAZON = { ownerType: 'aws-sdk', remedy: drop } as const;

function ids(file: string, text: string, more: Partial<Case> = {}): string[] {
  return fixesOf(source(file, text, more)).fixes.map(({ id, safety }) => `${id} ${safety}`);
}

function afterFix(file: string, text: string, more: Partial<Case>, id = 'drop-credentials'): string {
  return applied(fixesOf(source(file, text, more)), id).get(file) ?? '';
}

describe('fixes that need no secret', () => {
  before(() => prepareGrammars(['a.ts', 'a.js', 'a.py', 'a.go', 'a.java']));

  it('leave a configuration of AWS that is not loaded its credentials: it has no chain', () => {
    const text = 'package a\n\nimport "github.com/aws/aws-sdk-go-v2/aws"\n\nvar c = aws.Config{Credentials: f("‹hunter22!›")}\n';
    assert.deepEqual(ids('a.go', text, AMAZON), []);
    assert.equal(
      afterFix('a.go', text.replace('-v2', ''), AMAZON),
      'package a\n\nimport "github.com/aws/aws-sdk-go/aws"\n\nvar c = aws.Config{}\n',
    );
  });

  it('leave no variable of Go unused', () => {
    const text = (use: string) =>
      `package a\n\nfunc f() {\n\tid := g()\n\t${use}\n\tc := config.Load(config.WithCredentialsProvider(credentials.New(id, "‹hunter22!›")))\n\th(c)\n}\n`;
    assert.deepEqual(ids('a.go', text(''), AMAZON), []);
    assert.ok(afterFix('a.go', text('h(id)'), AMAZON).includes('c := config.Load()'));
  });

  it('leave an object of keys that is used elsewhere', () => {
    assert.deepEqual(ids('a.ts', "const keys = { accessKeyId: 'a', secretAccessKey: '‹hunter22!›' };\n", AMAZON), []);
    assert.equal(afterFix('a.ts', "new S3({ secretAccessKey: '‹hunter22!›' });\n", AMAZON), 'new S3();\n');
  });

  it('leave the key of a storage account that signs addresses', () => {
    const text = (more: string) =>
      `import { BlobServiceClient, StorageSharedKeyCredential${more} } from '@azure/storage-blob';\nexport const a = new BlobServiceClient('x', new StorageSharedKeyCredential('b', '‹hunter22!›'));\n`;
    assert.ok(afterFix('a.ts', text(''), AZURE).includes("new BlobServiceClient('x', new DefaultAzureCredential())"));
    assert.deepEqual(ids('a.ts', text(', generateBlobSASQueryParameters'), AZURE), []);
  });

  it('take the address of a storage account from its connection string, and only where it is one', () => {
    const call = (value: string) => `import 'x';\nconst a = BlobServiceClient.fromConnectionString(«'${value}'»);\n`;
    const made = afterFix('a.ts', call('AccountName=files;AccountKey=‹hunter22!›;EndpointSuffix=core.usgovcloudapi.net'), AZURE);
    assert.ok(made.includes("new BlobServiceClient('https://files.blob.core.usgovcloudapi.net', new DefaultAzureCredential())"));
    assert.deepEqual(ids('a.ts', call('UseDevelopmentStorage=true;AccountKey=‹hunter22!›'), AZURE), []);
  });

  it('let a client find its key only where it looks for it', () => {
    const openai = { owner: 'new OpenAI', ownerType: 'saas-sdk', name: 'apiKey', slot: 'sdk-argument' } as const;
    assert.equal(afterFix('a.js', "f(new OpenAI({ apiKey: '‹hunter22!›' }));\n", openai, ENV), 'f(new OpenAI());\n');
    const other = afterFix('a.js', "f(new OpenAI({ baseURL: 'b', apiKey: '‹hunter22!›' }));\n", openai, ENV);
    assert.ok(other.includes("baseURL: 'b', apiKey: process.env."));
    const python = { owner: 'Anthropic', ownerType: 'saas-sdk', name: 'api_key', slot: 'sdk-argument' } as const;
    assert.equal(
      afterFix('a.py', 'c = Anthropic(api_key="‹hunter22!›", timeout=5)\n', python, ENV),
      'c = Anthropic(timeout=5)\n',
    );
  });

  it('sign a token for Amazon RDS, and for no other host', () => {
    const text = (host: string) =>
      `import { Pool } from 'pg';\nnew Pool({ host: '${host}', user: 'app', password: '‹hunter22!›' });\n`;
    const made = afterFix('a.ts', text('db.c1x2.eu-west-1.rds.amazonaws.com'), {}, 'identity');
    assert.ok(made.includes('password: () => new Signer({'));
    assert.ok(!ids('a.ts', text('db.internal')).some((id) => id.startsWith('identity')));
  });
});

describe('fixes in programs that are better left out', () => {
  before(() => prepareGrammars(['a.ts', 'a.js', 'a.py', 'a.go', 'a.java']));

  it('read no vault in a test', () => {
    const text = 'import os\n\ndef test_login():\n    password = "‹hunter22!›"\n';
    assert.deepEqual(ids('shop/tests/test_login.py', text), [`${ENV} review`]);
    assert.ok(ids('shop/login.py', text).includes(`${AWS} review`));
    assert.ok(ids('shop/login.py', text).includes(`${ENV} safe`));
  });

  it('leave a text for people alone', () => {
    const usage = (text: string) => ids('a.ts', `log(«'${text}'»);\n`, { type: 'connection-string' });
    assert.ok(usage('Usage: app postgres://user:‹hunter22!›@host/db').every((id) => id.endsWith('manual')));
    assert.ok(usage('CREATE USER app PASSWORD ‹hunter22!›').every((id) => id.endsWith('manual')));
    assert.ok(usage('host=db user=app password=‹hunter22!›').includes(`${ENV} safe`));
  });

  it('put no vault in the place of a whole connection string', () => {
    const text = "import 'x';\nexport const u = process.env.DATABASE_URL ?? «'pg://app:‹hunter22!›@db/app'»;\n";
    assert.deepEqual(ids('a.ts', text, { type: 'connection-string' }), [`${ENV} safe`]);
  });

  it('await a function that pg can call', () => {
    const text = (name: string) => `import { Pool } from 'pg';\nclass A {\n  b = new ${name}({ password: '‹hunter22!›' });\n}\n`;
    assert.ok(afterFix('a.ts', text('Pool'), {}, AWS).includes("password: () => secretFromSecretsManager('"));
    assert.ok(!ids('a.ts', text('Other')).some((id) => id.startsWith(AWS)));
  });
});
