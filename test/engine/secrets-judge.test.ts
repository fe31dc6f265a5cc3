import { strict as assert } from 'node:assert';
import { addSlot } from '../../server/src/engine/facts/credential';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { passwordsIn } from '../../server/src/engine/secrets/shapes/connection';
import { judgeSlot } from '../../server/src/engine/secrets/slots/judge';
import { isExamplePath } from '../../server/src/engine/secrets/values/examples';
import { isPlaceholder, isReference } from '../../server/src/engine/secrets/values/placeholders';
import { looksRandom } from '../../server/src/engine/secrets/values/randomness';
import { HOLE } from '../../server/src/engine/syntax/value';
import { analyze } from '../support/analysis';
import { planted } from '../support/planted';

const pem = `-----BEGIN PRIVATE ${'KEY'}-----\n${planted('private-key-body')}\n${planted('private-key-body:2')}\n-----END PRIVATE ${'KEY'}-----\n`;
const judge = (name: string, value: string, known = false, file = 'app/config.yaml') => judgeSlot({ name, value, known, file });

describe('references and placeholders', () => {
  const references = [
    '${DB_PASSWORD}', '$DB_PASSWORD', '{{ .Values.password }}', '%(password)s', '<%= ENV["X"] %>', 'ref+vault://secret/app', 'op://ops/db/password',
    'vault:secret/data/app#key', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a', '{{resolve:ssm-secure:/app/key}}', 'ENC[AES256_GCM,data:abc]',
    'ENC(abc=)', 'encrypted:BDqDBibm4wsYqMpCjTQ6', '{cipher}682bc583f4641835', '-----BEGIN PGP MESSAGE-----', '$ANSIBLE_VAULT;1.1;AES256', 'AQICAHhAbCd', 'AQAAANCMnd8BFdERjHoAwE', 'secretsmanager:app', 'process.env.DB_PASSWORD', "os.environ['X']", '@Microsoft.KeyVault(SecretUri=https://v)', '/etc/tls/server.key',
    'https://login.internal/oauth2/token', 'var.db_password', 'getPassword()', HOLE, `${HOLE}/${HOLE}`,
    `@Microsoft.KeyVault(SecretUri=${HOLE})`, "@appsetting('smtp_password')", `instance['password'])`, 'HKLM:\\SOFTWARE\\Policies\\W32time', `jdbc:postgresql://${HOLE}:5432/shop?user=${HOLE}&password=${HOLE}`,
  ]; // biome-ignore format: a table
  for (const value of references) it(`${value} is a reference`, () => assert.equal(isReference(value), true));

  const placeholders = [
    'if_you_see_this_please_use_K8S_and_Vault',
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
    'somepassword',
    '@DB1_PASSWORD',
    '--password=',
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
    '@appetite(Uns0und)',
    `postgres://app:${planted('password')}@${HOLE}/shop?sslpassword=${HOLE}`,
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
    assert.equal(judge('aws_secret_access_key', 'harbor', true)?.confidence, 'medium');
    assert.equal(judge('aws_secret_access_key', planted('token'), true)?.confidence, 'high');
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
    assert.equal(judge('api_key', planted('hex32'), false, 'src/client.test.ts')?.confidence, 'low');
    assert.equal(judge('authorization', 'abc:123', true, 'tests/ApiTest.php')?.confidence, 'low');
    assert.equal(judge('authorization', planted('hex32'), true, 'tests/ApiTest.php')?.confidence, 'medium');
    assert.equal(judge('authorization', 'abc:123', true, 'app/Api.php')?.confidence, 'high');
    assert.equal(judge('api_key', planted('github-pat'), false, 'src/client.test.ts')?.confidence, 'medium');
    assert.equal(judge('api_key', planted('hex32'), false, 'examples/client.ts')?.confidence, 'medium');
    assert.equal(judge('api_key', planted('hex32'), false, 'test/app.env')?.confidence, 'medium');
    assert.equal(judge('api_key', planted('hex32'), false, 'README.md')?.confidence, 'medium');
    assert.equal(judge('url', 'redis://:shop@shop-redis:6379')?.confidence, 'low');
    assert.equal(judge('aws_secret_access_key', 'notFromCredProcSecret', true, 'testdata/config.ini')?.confidence, 'low');
  });

  it('believes more where a user or an id stands beside it, but no default and no typed sequence', () => {
    const beside = (name: string, value: string, file = 'app/config.yaml') =>
      judgeSlot({ name, value, known: false, file, partner: () => true })?.confidence;
    assert.equal(judge('password', 'Harbor-91x')?.confidence, 'medium');
    assert.equal(beside('password', 'Harbor-91x'), 'high');
    assert.equal(beside('password', 'Harbor-91x', 'test/login.yaml'), 'low');
    assert.equal(beside('password', planted('password'), 'test/login.yaml'), 'medium');
    assert.equal(judge('password', 'summer22')?.confidence, 'low');
    assert.equal(beside('password', 'summer22'), 'medium');
    assert.equal(beside('password', 'admin'), 'low');
    assert.equal(beside('password', 'petclinic'), 'low');
    assert.equal(beside('password', 'TestPass123!'), 'medium');
    const { evidence = [] } =
      judgeSlot({ name: 'pw', value: 'summer22', known: false, file: 'a.ini', partner: () => true }) ?? {};
    assert.ok(evidence.includes('a user or an id stands beside it'));
  });

  it('believes words in a row as a passphrase, but no sentence', () => {
    assert.equal(judge('password', 'correct horse battery staple')?.confidence, 'low');
    assert.equal(judge('api_key', 'correct horse battery staple'), undefined);
    assert.equal(judge('password', 'please enter your password'), undefined);
    assert.equal(judge('password', 'must be at least eight characters'), undefined);
  });

  it('says of a hash that it is one', () => {
    const hash = `$2b$10$${planted('token')}${planted('token:2').slice(0, 21)}`;
    assert.equal(judge('password', hash)?.confidence, 'low');
    assert.equal(judge('htpasswd', `bob:${hash}`)?.confidence, 'low');
  });

  it('believes a name that goes on behind its secret word only with a generated value', () => {
    assert.equal(judge('apikey_billing', planted('token'))?.confidence, 'low');
    assert.equal(judge('apikey_billing', 'billing-service'), undefined);
    assert.equal(judge('password_hash', planted('token')), undefined);
    assert.equal(judge('token_url', planted('token')), undefined);
    assert.equal(judge('authenticity_token', planted('hex32')), undefined);
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

describe('examples', () => {
  const one = async (file: string, text: string) => {
    const { findings } = await analyze({ [file]: text });
    assert.equal(findings.length, 1, JSON.stringify(findings.map(({ message }) => message)));
    return findings[0] as (typeof findings)[0];
  };

  for (const file of [
    'src/dockerTest/resources/app.yaml',
    'src/androidTest/app.yaml',
    'lib/testFixtures/app.yaml',
    'src/intTest/app.yaml',
    'e2e/app.yaml',
    'Shop.Tests/app.yaml',
    'src/LoginTests.swift',
    'src/JaasTestUtils.java',
    'web/__mocks__/login.ts',
    'src/api.spec.ts',
  ])
    it(`${file} is one`, () => assert.equal(isExamplePath(file), true));
  for (const file of [
    'src/latest/app.yaml',
    'src/contest.ts',
    'src/Attestation.java',
    'inspect/Inspector.kt',
    'src/main/app.yaml',
  ])
    it(`${file} is none`, () => assert.equal(isExamplePath(file), false));

  it('lower once, and say so once', async () => {
    const { confidence, credential } = await one('src/dockerTest/login.txt', `api_key = "${planted('token')}"\n`);
    assert.equal(confidence, 'medium');
    assert.equal(credential?.evidence.filter((said) => said.startsWith('in a test')).length, 1);
  });

  it('leave little where nobody generated the value', async () => {
    assert.equal((await one('spec/app.rb', 'connect "amqp://app:harbor-nine@mq.internal/x"\n')).confidence, 'low');
    assert.equal((await one('lib/app.rb', 'connect "amqp://app:harbor-nine@mq.internal/x"\n')).confidence, 'high');
    assert.equal((await one('spec/app.rb', 'login(password: "Harbor-91x-nine")\n')).confidence, 'low');
    assert.equal((await one('tests/tls/app.key', pem)).confidence, 'medium');
  });

  it('lower what a comment or a description of a program shows, but no shape of its own', async () => {
    const value = planted('token');
    const given = `api_key: "${value}"`;
    assert.equal((await one('a.rb', `  #   Client.new(${given})\n`)).confidence, 'medium');
    assert.equal((await one('a.rb', `  Client.new(${given})\n`)).confidence, 'high');
    assert.equal((await one('a.rb', `USAGE_EXAMPLE = <<~TEXT\n  Client.new(${given})\nTEXT\n`)).confidence, 'medium');
    assert.equal(
      (await one('a.py', `BASE = "https://api.example.com"\nclient = Client(api_key="${value}")\n`)).confidence,
      'high',
    );
    assert.equal((await one('a.conf', `# ${given}\n`)).confidence, 'high');
    assert.equal((await one('a.rb', `#   Client.new("${planted('github-pat')}")\n`)).confidence, 'high');
    const users = '<tomcat-users>\n  <user username="both" password="tomcat" roles="r"/>\n</tomcat-users>\n';
    assert.equal((await one('tomcat-users.xml', users)).confidence, 'high');
    assert.equal((await one('tomcat-users.xml', users.replace(/<user .*>/, '<!-- $& -->'))).confidence, 'low');
    const described = `@Operation(description = "Sends this:" +\n    "{\\"apiKey\\":\\"${value}\\"}" +\n    "and waits")\n`;
    assert.equal((await one('A.kt', described)).confidence, 'medium');
  });

  it('weigh a Google key of a page or an app less than one of a server', async () => {
    const key = planted('token-google-api-key');
    const weight = async (file: string, text: string) => {
      const { severity, confidence } = await one(file, text);
      return [severity, confidence];
    };
    assert.deepEqual(await weight('app/google-services.json', `{"api_key":[{"current_key":"${key}"}]}`), ['medium', 'medium']);
    assert.deepEqual(await weight('a.ts', `init({ apiKey: '${key}', authDomain: 'shop.firebaseapp.com' });`), [
      'medium',
      'medium',
    ]);
    assert.deepEqual(await weight('a.ts', `const gmApiKey = '${key}';`), ['medium', 'medium']);
    assert.deepEqual(await weight('a.ts', `const client = new Client({ apiKey: '${key}' });`), ['critical', 'high']);
    assert.deepEqual(await weight('a.ini', `FIREBASE_AUTH_DOMAIN=x.app\nGEMINI_API_KEY=${key}\n`), ['critical', 'high']);
  });

  it('weigh what an interface would answer, and the key of DocSearch, less than what a program is given', async () => {
    const value = planted('token');
    const answer = (first: string) => `${first}\npaths:\n  /token:\n    example:\n      access_token: ${value}\n`;
    assert.equal((await one('api/oauth.yml', answer('openapi: 3.0.3'))).confidence, 'low');
    assert.equal((await one('api/oauth.yml', answer('settings: 3.0.3'))).confidence, 'high');
    const key = planted('hex32');
    assert.equal((await one('build.sbt', `"algolia.docsearch.api_key" -> "${key}",\n`)).confidence, 'medium');
    assert.equal((await one('build.sbt', `"algolia.orders.api_key" -> "${key}",\n`)).confidence, 'high');
  });

  it('lower the passwords that documentation writes', async () => {
    const url = (password: string) => `share = "smb://miallen:${password}@files7/tmp"\n`;
    for (const shown of ['mypass', 'P%40ss']) assert.equal((await one('a.conf', url(shown))).confidence, 'low', shown);
    assert.equal((await one('a.conf', url(planted('password')))).confidence, 'high');
  });

  it('look for no short prefix inside a picture', async () => {
    const run = (n: number) => planted(`token:${n}`);
    const picture = `${run(1)}/${run(2)}+${run(3)}/`;
    const token = planted('token-meta-access-token');
    assert.equal(
      (await analyze({ 'a.svg': `<image href="data:image/png;base64,${picture}${token}+${picture}"/>` })).findings.length,
      0,
    );
    assert.equal((await analyze({ 'a.txt': `https://graph.internal/app/users/${token}\n` })).findings.length, 1);
  });
});

describe('pairs', () => {
  const confidence = async (file: string, text: string) =>
    (await analyze({ [file]: text })).findings.map((one) => one.confidence);
  const password = 'summer22';
  for (const [file, text] of [
    ['a.txt', `user: bob\npassword: ${password}\n`],
    ['a.yaml', `db:\n  username: bob\n  password: ${password}\n`],
    ['a.properties', `db.password=${password}\ndb.username=bob\n`],
    ['a.xml', `<user>bob</user><password>${password}</password>`],
    ['a.json', `{ "client_id": "bob", "password": "${password}" }`],
  ] as const) {
    it(`raise the confidence in ${file}`, async () => {
      assert.deepEqual(await confidence(file, text), ['medium']);
      assert.deepEqual(await confidence(file, text.replace(/user(?:name)?|client_id/g, 'colour')), ['low']);
    });
  }
});

describe('connection strings', () => {
  const secret = planted('url-password');
  const strings = [
    `postgres://app:${secret}@db:5432/x`, `redis://:${secret}@cache:6379`, `app:${secret}@tcp(db:3306)/x`, `jdbc:mysql://db/x?user=app&password=${secret}`,
    `jdbc:oracle:thin:app/${secret}@db:1521/x`, `Server=db;User Id=app;Password=${secret};`, `Server=db;Uid=app;Pwd="${secret}";`, `Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=${secret}`,
  ]; // biome-ignore format: a table
  for (const text of strings) {
    it(`marks the password of ${text.replace(secret, '…')}`, () => {
      assert.deepEqual(
        passwordsIn(text).map(({ start, end }) => text.slice(start, end)),
        [secret],
      );
    });
  }
  it('marks every password, and one that holds an @', () => {
    const both = `postgres://app:${secret}@one:5432,app:${secret}x@two:5432/x`;
    const texts = (text: string) => passwordsIn(text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(texts(both), [secret, `${secret}x`]);
    assert.deepEqual(texts(`postgres://app:a@${secret}@db.internal:5432/x`), [`a@${secret}`]);
    assert.deepEqual(texts(`A=redis://:${secret}@one B=amqp://u:${secret}y@two`), [secret, `${secret}y`]);
  });
  for (const text of [
    'postgres://app:${PW}@db/x',
    'redis://${PASSWORD:-}@${HOST}:6379',
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
  it('pushes a fact for each password of one value', () => {
    const text = `postgres://app:${planted('url-password')}@one,app:${planted('url-password:2')}@two/x`;
    const facts = emptyFacts('a.env', 'dotenv');
    const range = { start: 0, end: text.length };
    const value = { kind: 'string' as const, span: { file: 'a.env', ...range }, literal: range, text, style: 'plain' as const };
    const context = { file: 'a.env', host: 'dotenv' as const, text, fingerprint: (one: string) => `${one.length}`, facts };
    addSlot(context, { slot: { kind: 'key-value', name: 'url' }, value, known: false });
    const found = facts.credentials.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found, [planted('url-password'), planted('url-password:2')]);
  });

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
