import { strict as assert } from 'node:assert';
import { addSlot } from '../../server/src/engine/facts/credential';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { passwordsIn } from '../../server/src/engine/secrets/connection';
import { judgeSlot } from '../../server/src/engine/secrets/judge';
import { isPlaceholder, isReference } from '../../server/src/engine/secrets/placeholders';
import { looksRandom } from '../../server/src/engine/secrets/randomness';
import { HOLE } from '../../server/src/engine/syntax/value';
import { planted } from '../support/planted';

const judge = (name: string, value: string, known = false, file = 'app/config.yaml') => judgeSlot({ name, value, known, file });

describe('references and placeholders', () => {
  const references = [
    '${DB_PASSWORD}', '$DB_PASSWORD', '{{ .Values.password }}', '%(password)s', '<%= ENV["X"] %>', 'ref+vault://secret/app', 'op://ops/db/password',
    'vault:secret/data/app#key', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a', '{{resolve:ssm-secure:/app/key}}', 'ENC[AES256_GCM,data:abc]',
    'ENC(abc=)', 'secretsmanager:app', 'process.env.DB_PASSWORD', "os.environ['X']", '@Microsoft.KeyVault(SecretUri=https://v)', '/etc/tls/server.key',
    'https://login.internal/oauth2/token', 'var.db_password', 'getPassword()', HOLE, `${HOLE}/${HOLE}`,
  ]; // biome-ignore format: a table
  for (const value of references) it(`${value} is a reference`, () => assert.equal(isReference(value), true));

  const placeholders = [
    '<your-token>',
    'YOUR_API_KEY',
    'xxxxxxxx',
    '********',
    '...',
    'REPLACE_ME',
    'insert-password-here',
    'null',
    'none',
    'TODO',
    'dummy-secret',
    '000000',
    '',
  ];
  for (const value of placeholders) it(`${value || 'nothing'} is a placeholder`, () => assert.equal(isPlaceholder(value), true));

  const real = [
    planted('password'),
    planted('hex32'),
    planted('token'),
    planted('aws-secret-key'),
    'changeme',
    'admin123',
    'S3cure$Value',
    'p4$$w0rd',
  ];
  for (const value of real) {
    it(`a value of ${value.length} characters (${real.indexOf(value)}) is neither`, () => {
      assert.deepEqual([isReference(value), isPlaceholder(value)], [false, false]);
    });
  }
});

describe('randomness', () => {
  for (const words of [
    'getUserPasswordFromVault',
    'kebab-case-words-here',
    'com.example.app.ServiceFactory',
    'arn:aws:iam::aws:policy',
    'application/x-www-form-urlencoded',
    'AWSTemplateFormatVersion',
    'mydb-snapshot-before-upgrade',
    'ROTATE_CREDENTIALS_DAILY',
  ]) {
    it(`${words} is words`, () => assert.equal(looksRandom(words), false));
  }
  for (const kind of ['hex32', 'hex40', 'token', 'aws-secret-key', 'url-password']) {
    it(`${kind} is generated`, () => {
      for (let n = 0; n < 50; n++) assert.equal(looksRandom(planted(`${kind}:${n}`)), true);
    });
  }
});

describe('judgement of a slot', () => {
  it('believes any literal in a known slot, a weak one less', () => {
    assert.equal(judge('password', 'correcthorse', true)?.confidence, 'high');
    assert.equal(judge('password', 'changeme', true)?.confidence, 'medium');
    assert.equal(judge('password', '${var.password}', true), undefined);
    assert.equal(judge('password', '<password>', true), undefined);
    assert.equal(judge('password', '', true), undefined);
  });

  it('wants name and value to convince elsewhere', () => {
    assert.equal(judge('db_password', planted('password'))?.confidence, 'high');
    assert.equal(judge('api_key', planted('hex32'))?.confidence, 'high');
    assert.equal(judge('commit', planted('hex40')), undefined);
    assert.equal(judge('password_length', planted('token')), undefined);
    assert.equal(judge('token', 'authorization_code'), undefined);
    assert.equal(judge('secret', 'app-database-credentials'), undefined);
    assert.equal(judge('password', 'password', false, 'src/labels.ts'), undefined);
  });

  it('knows the format of the whole value, under any name', () => {
    const { format, provider, checksum, confidence } = judge('note', planted('github-pat')) ?? {};
    assert.deepEqual([format, provider, checksum, confidence], ['github-pat-classic', 'GitHub', 'passes', 'high']);
    assert.equal(judge('aws_secret_access_key', planted('aws-secret-key'))?.format, 'aws-secret-key');
    assert.equal(judge('note', `see ${planted('github-pat')}`), undefined);
  });

  it('lowers the confidence in tests and examples', () => {
    assert.equal(judge('password', 'correcthorse', true, 'examples/main.tf')?.confidence, 'medium');
    assert.equal(judge('api_key', planted('hex32'), false, 'src/client.test.ts')?.confidence, 'medium');
    assert.equal(judge('api_key', planted('hex32'), false, 'README.md')?.confidence, 'medium');
    assert.equal(judge('url', 'redis://:shop@shop-redis:6379')?.confidence, 'low');
    assert.equal(judge('aws_secret_access_key', 'notFromCredProcSecret', true, 'testdata/config.ini')?.confidence, 'low');
  });

  it('never says the value', () => {
    for (const value of [
      planted('password'),
      planted('github-pat'),
      planted('hex32'),
      `postgres://a:${planted('url-password')}@db/x`,
    ]) {
      const said = JSON.stringify(judge('password', value, true));
      assert.ok(said.length > 20);
      assert.equal(said.includes(value.slice(0, 12)), false);
    }
  });
});

describe('connection strings', () => {
  const secret = planted('url-password');
  const strings = [
    `postgres://app:${secret}@db:5432/x`, `redis://:${secret}@cache:6379`, `app:${secret}@tcp(db:3306)/x`, `jdbc:mysql://db/x?user=app&password=${secret}`,
    `Server=db;User Id=app;Password=${secret};`, `Server=db;Uid=app;Pwd="${secret}";`, `Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=${secret}`,
  ]; // biome-ignore format: a table
  for (const text of strings) {
    it(`marks the password of ${text.replace(secret, '…')}`, () => {
      assert.deepEqual(
        passwordsIn(text).map(({ start, end }) => text.slice(start, end)),
        [secret],
      );
    });
  }
  for (const text of [
    'postgres://app:${PW}@db/x',
    `postgres://app:${HOLE}@db/x`,
    'postgres://db/x',
    'Server=db;Password=<password>;',
    'mail me@example.com',
    'http://host:8080/a@b',
  ]) {
    it(`sees none in ${text}`, () => assert.deepEqual(passwordsIn(text), []));
  }
});

describe('addSlot', () => {
  it('pushes a fact with the range of the password alone, and no value', () => {
    const password = planted('url-password');
    const text = `url = "postgres://app:${password}@db/x"`;
    const facts = emptyFacts('a.env', 'dotenv');
    const start = text.indexOf('postgres');
    const value = {
      kind: 'string' as const,
      span: { file: 'a.env', start, end: text.length - 1 },
      literal: { start: start - 1, end: text.length },
      text: text.slice(start, -1),
      style: 'double' as const,
    };
    const fact = addSlot(
      { file: 'a.env', host: 'dotenv', text, fingerprint: () => 'f', facts },
      { slot: { kind: 'key-value', name: 'url' }, value, known: false },
    );
    assert.equal(facts.credentials.length, 1);
    assert.equal(text.slice(fact?.span.start, fact?.span.end), password);
    assert.equal(JSON.stringify(facts).includes(password), false);
  });
});
