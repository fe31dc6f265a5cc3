import { strict as assert } from 'node:assert';
import { hostOf } from '../../server/src/engine/facts/host';
import { extractors } from '../../server/src/engine/facts/index';
import { emptyFacts, type Facts } from '../../server/src/engine/facts/model';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { fill } from '../support/planted';

/** A data file speaks neither of Kubernetes nor of CloudFormation. */
const NO_MARKS = triage(new Uint8Array()).marks;

function factsOf(file: string, text: string): Facts {
  const host = hostOf(file, NO_MARKS);
  const facts = emptyFacts(file, host);
  extractors[host]?.({ file, host, text, fingerprint: (value) => `hash of ${value.length}`, facts });
  return facts;
}

/** `owner name` and the text at the span of every credential, in order. */
function found(file: string, raw: string): [string, string][] {
  const text = fill(raw);
  const facts = factsOf(file, text);
  for (const { span, slot } of facts.credentials) {
    assert.equal(slot.kind, 'key-value');
    assert.ok(!JSON.stringify(facts).includes(text.slice(span.start, span.end)), 'facts hold a value');
  }
  return facts.credentials.map(({ slot, span }) => [`${slot.owner ?? ''} ${slot.name}`.trim(), text.slice(span.start, span.end)]);
}

const p = fill('{{password}}');
const t = fill('{{token}}');
const u = fill('{{url-password}}');
const dollar = '$';

describe('facts of data files', () => {
  it('dotenv', () => {
    const text = `PORT=1\nDB_PASSWORD="{{password}}"\nexport API_TOKEN={{token}}\nOTHER_TOKEN=${dollar}{VAULT_TOKEN}\nDATABASE_URL=postgres://app:{{url-password}}@db.internal/x\n`;
    assert.deepEqual(found('.env', text), [
      ['DB_PASSWORD', p],
      ['API_TOKEN', t],
      ['DATABASE_URL', u],
    ]);
  });

  it('properties and ini', () => {
    assert.deepEqual(found('application.properties', 'server.port=1\nspring.datasource.password={{password}}\n'), [
      ['spring.datasource.password', p],
    ]);
    assert.deepEqual(found('alembic.ini', '[alembic]\nsqlalchemy.url = postgresql://app:{{url-password}}@db.internal/x\n'), [
      ['alembic sqlalchemy.url', u],
    ]);
  });

  it('credential files of tools: AWS, npm, docker', () => {
    const aws = '[default]\naws_access_key_id = {{aws-access-key-id}}\naws_secret_access_key = {{aws-secret-key}}\n';
    assert.deepEqual(found('home/.aws/credentials', aws), [
      ['default aws_access_key_id', fill('{{aws-access-key-id}}')],
      ['default aws_secret_access_key', fill('{{aws-secret-key}}')],
    ]);
    assert.deepEqual(found('.npmrc', '//packages.example.net/:_authToken={{npm-token}}\n'), [
      ['//packages.example.net/:_authToken', fill('{{npm-token}}')],
    ]);
    assert.deepEqual(found('.npmrc', `//packages.example.net/:_authToken=${dollar}{NPM_TOKEN}\n`), []);
    assert.deepEqual(
      found('.docker/config.json', '{"auths":{"https://index.docker.io/v1/":{"auth":"{{token}}"}},"credsStore":"desktop"}'),
      [['auths.https://index.docker.io/v1/ auth', t]],
    );
  });

  it('TOML, YAML and JSON trees, with the path of their keys', () => {
    assert.deepEqual(found('config.toml', '[db]\nhost = "x"\npassword = "{{password}}"\n'), [['db password', p]]);
    assert.deepEqual(found('settings.yaml', 'auth:\n  database:\n    password: "{{password}}"\n    passwordPolicy: strict\n'), [
      ['auth.database password', p],
    ]);
    assert.deepEqual(found('a.json', '{"a":{"list":[{"apiKey":"{{token}}"}]},"password":{"value":"{{password}}"}}'), [
      ['a.list apiKey', t],
      ['password', p],
    ]);
  });

  it('names that stand beside or inside the value', () => {
    assert.deepEqual(
      found('stack.yml', 'services:\n  db:\n    environment:\n      - DB_PASSWORD={{password}}\n      - MODE=x\n'),
      [['services.db.environment DB_PASSWORD', p]],
    );
    assert.deepEqual(
      found('task.json', '{"environment":[{"name":"API_TOKEN","value":"{{token}}"},{"name":"PUBLIC","value":"{{token:2}}"}]}'),
      [['environment API_TOKEN', t]],
    );
  });

  it('a Google service account key', () => {
    const pem = `-----BEGIN ${'PRIVATE'} KEY-----\\n{{private-key-body}}\\n-----END ${'PRIVATE'} KEY-----\\n`;
    const text = fill(`{"type":"service_account","client_email":"bot@p.iam.gserviceaccount.com","private_key":"${pem}"}`);
    const facts = factsOf('key.json', text);
    assert.deepEqual(
      facts.identities.map((identity) => identity.aliases[0]),
      ['gcp-sa:bot@p.iam.gserviceaccount.com'],
    );
    assert.deepEqual(
      facts.credentials.map((credential) => [credential.slot.name, credential.identity]),
      [['private_key', 'gcp-sa:bot@p.iam.gserviceaccount.com']],
    );
  });

  it('knows where a system looks for accounts, and a list of passwords', () => {
    assert.deepEqual(found('map.yaml', 'passwd: [compat, systemd, ldap, winbind]\n'), []);
    assert.deepEqual(found('map.yaml', 'passwd: [files, {{password}}]\n').at(-1), ['passwd', p]);
  });

  it('stays quiet where a name only speaks about a secret, and in lock files and translations', () => {
    const quiet: readonly [string, string][] = [
      [
        'config.yaml',
        'passwordMinLength: 12\ntokenUrl: https://auth.example.org/token\nsecretName: app-db\nexistingSecret: app-db\n',
      ],
      ['schema.json', '{"properties":{"password":{"type":"string"}},"required":["password"]}'],
      ['package-lock.json', '{"packages":{"x":{"token":"{{token}}"}}}'],
      ['src/locales/de.json', '{"password":"Passwort1!"}'],
      ['ref.env', `A_TOKEN=op://vault/item/field\nB_SECRET=<your-secret>\nC_PASSWORD=\nD_TOKEN=${dollar}TOKEN\n`],
    ];
    for (const [file, text] of quiet) assert.deepEqual(found(file, text), [], file);
  });
});
