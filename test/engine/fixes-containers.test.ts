/** Near misses: places in scripts, containers and lists of variables where no offer may be made, or a smaller one. */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { stepText } from '../../server/src/engine/fixes/model';
import { offersOf } from '../support/fix-cases';
import { fill } from '../support/planted';

const VAULT = 'vault-reference:hashicorp-vault';
const ENV = 'vault-reference:environment';

async function offers(file: string, text: string, others: Readonly<Record<string, string>> = {}) {
  const texts = { [file]: fill(text), ...others };
  const { context, fixes } = await offersOf({ texts });
  return {
    ids: fixes.filter(({ edits }) => edits.length > 0).map(({ id }) => id),
    changed: (id: string, of = file) => {
      const fix = fixes.find((one) => one.id === id);
      assert.ok(fix, `no ${id} among ${fixes.map((one) => one.id).join(', ')}`);
      return applyFix(context.read, fix)?.get(of);
    },
    steps: (id: string) => (fixes.find((one) => one.id === id)?.followUp ?? []).map(stepText),
  };
}

describe('fixes of scripts', () => {
  it('leave alone what a program would run, what is not expanded, and what was not understood', async () => {
    for (const text of [
      "ssh host 'export API_TOKEN={{token}}'\n",
      "bash -c 'API_TOKEN={{token}} ./run'\n",
      "cat > f <<'EOF'\npassword={{password}}\nEOF\n",
      'X=`curl -H "Authorization: Bearer {{token}}" https://api.acme.io`\n',
      '# API_TOKEN={{token-github-pat-classic}}\n',
      'if [ "$1" = "{{token-github-pat-classic}}" ]; then ./run; fi\n',
    ])
      assert.deepEqual((await offers('run.sh', text)).ids, [], text);
  });

  it('leave a login alone whose standard input is taken', async () => {
    const piped = await offers('run.sh', 'echo y | docker login -u ci -p {{token-github-pat-classic}} ghcr.io\n');
    assert.ok(!piped.changed(ENV)?.includes('--password-stdin'));
  });

  it('ask for a variable of its own where one name is given twice', async () => {
    const { changed } = await offers('run.sh', 'DB_PASSWORD={{password}}\nif prod; then DB_PASSWORD=$OTHER; fi\n');
    assert.match(changed(ENV) ?? '', /^DB_PASSWORD="\$\{DB_PASSWORD:\?\}"\n/);
  });

  it('keep tabs and CRLF', async () => {
    const { changed } = await offers('run.sh', 'main() {\r\n\texport API_TOKEN={{token}}\r\n}\r\n');
    assert.match(changed(VAULT) ?? '', /^main\(\) \{\r\n\tAPI_TOKEN="\$\(vault kv get [^"]+\)"\r\n\texport API_TOKEN\r\n\}\r\n$/);
  });
});

describe('fixes of PowerShell', () => {
  it('leave data files, verbatim here-strings and constants alone', async () => {
    assert.deepEqual((await offers('app.psd1', "@{ Password = '{{password}}' }\n")).ids, []);
    assert.deepEqual((await offers('a.ps1', "$x = @'\npassword = '{{password}}'\n'@\n")).ids, []);
  });
});

describe('fixes of Dockerfiles', () => {
  it('leave alone what is used outside of RUN, declared again, or read in ways that are not seen', async () => {
    for (const text of [
      'FROM node\nARG NPM_TOKEN={{token}}\nENV TOKEN=$NPM_TOKEN\nRUN npm ci\n',
      'ARG NPM_TOKEN={{token}}\nFROM node\nARG NPM_TOKEN\nRUN echo "$NPM_TOKEN"\n',
      'FROM node\nARG NPM_TOKEN={{token}}\nRUN npm ci\n',
      'FROM node\nARG NPM_TOKEN={{token}}\nRUN ["sh", "-c", "echo $NPM_TOKEN"]\n',
      '# escape=`\nFROM windows\nENV DB_PASSWORD={{password}}\n',
      '# syntax=acme/frontend:2\nFROM node\nARG NPM_TOKEN={{token}}\nRUN echo "$NPM_TOKEN"\n',
      'FROM node\nENV A=1 \\\n    # the one of the app\n    DB_PASSWORD={{password}}\n',
    ])
      assert.deepEqual((await offers('Dockerfile', text)).ids, [], text);
  });

  it('mount the secret where it is used and nowhere else, once', async () => {
    const { changed } = await offers(
      'Dockerfile',
      'FROM a AS build\nENV API_TOKEN={{token}}\nRUN one\nRUN <<EOF\ntwo "$API_TOKEN"\nEOF\nRUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN three $API_TOKEN\n',
    );
    assert.equal(
      changed(ENV),
      '# syntax=docker/dockerfile:1\nFROM a AS build\nRUN one\nRUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN,required=true <<EOF\ntwo "$API_TOKEN"\nEOF\nRUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN three $API_TOKEN\n',
    );
  });
});

describe('fixes of compose files', () => {
  it('write no file where the image reads none, or another service takes the list over', async () => {
    const service = (image: string, more = '') =>
      `services:\n  db:\n    image: ${image}\n    environment:${more}\n      POSTGRES_PASSWORD: {{password}}\n`;
    assert.match((await offers('compose.yaml', service('postgres:17'))).changed(VAULT) ?? '', /POSTGRES_PASSWORD_FILE/);
    for (const text of [service('acme/postgres:17'), service('redis:7'), service('postgres:17', ' &shared')])
      assert.doesNotMatch((await offers('compose.yaml', text)).changed(VAULT) ?? '', /_FILE/);
  });

  it('know files of other names by what they say, and none of another kind', async () => {
    const one = (text: string) => offers('e2e/storage.yml', text);
    const services = 'services:\n  db:\n    image: acme/db\n    environment:\n      API_TOKEN: {{token}}\n';
    assert.match((await one(`version: "3"\n${services}`)).changed(VAULT) ?? '', /API_TOKEN: \$\{API_TOKEN:\?\}/);
    const others = [
      `${services}steps:\n  - name: test\n    image: acme/test\n`,
      services.replace('image: acme/db', 'class: App\\Db'),
      'services:\n  - name: db\n    image: acme/db\n    environment:\n      API_TOKEN: {{token}}\n',
    ];
    for (const text of others) {
      const { changed } = await one(text);
      assert.throws(() => changed(VAULT), /by-hand/, text);
    }
  });

  it('tell how Compose is started with the value', async () => {
    const { steps } = await offers('a/compose.yaml', 'services:\n  web:\n    environment:\n      API_TOKEN: {{token}}\n');
    assert.match(steps(VAULT).join('\n'), /API_TOKEN="\$\(vault kv get [^"]+\)" docker compose -f a\/compose\.yaml up/);
    assert.match(
      steps('vault-reference:1password').join('\n'),
      /API_TOKEN=op:\/\/\S+ op run -- docker compose -f a\/compose\.yaml up/,
    );
  });
});

describe('fixes of .env files', () => {
  it('make nothing twice', async () => {
    const others = { '.gitignore': '.env*\n', '.env.example': 'DB_PASSWORD=\n', '.envrc': 'export DB_PASSWORD=x\n' };
    const { changed, steps } = await offers('.env', 'DB_PASSWORD={{password}}\nA=1\n', others);
    assert.equal(changed(VAULT), 'A=1\n');
    for (const file of Object.keys(others)) assert.equal(changed(VAULT, file), undefined);
    assert.ok(steps(VAULT).some((step) => step.includes('export DB_PASSWORD="$(vault kv get')));
  });

  it('take a value of several lines out whole, and leave what is no assignment alone', async () => {
    const key = `-----BEGIN ${'PRIVATE'} KEY-----\n{{private-key-body}}\n-----END ${'PRIVATE'} KEY-----`;
    assert.equal((await offers('.env', `A=1\nTLS_PRIVATE_KEY="${key}"\nB=2\n`)).changed(ENV), 'A=1\nB=2\n');
    assert.deepEqual((await offers('.env', '# API_TOKEN={{token-github-pat-classic}}\n')).ids, []);
  });
});
