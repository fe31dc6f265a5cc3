import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';
import { encode } from '../support/encodings';
import { planted } from '../support/planted';

/** Rule and marked text of each finding. */
async function findingsIn(file: string, text: string): Promise<[string, string][]> {
  const { findings } = await analyze({ [file]: text });
  // A file whose name says that it holds credentials has a finding of its own.
  return findings
    .filter(({ rule }) => rule !== 'secret-credential-file')
    .map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);
}

const token = planted('github-pat');
const password = planted('url-password');
const key = `-----BEGIN PRIVATE KEY-----\n${planted('private-key-body')}\n${planted('private-key-body:2')}\n-----END PRIVATE KEY-----\n`;

describe('places that hold encoded secrets', () => {
  it('a Secret manifest stays the finding of its own rule, also for a docker configuration', async () => {
    const docker = JSON.stringify({ auths: { 'ghcr.io': { auth: encode('base64', `ci:${password}`) } } });
    for (const [name, text] of [
      ['token', token],
      ['.dockerconfigjson', docker],
      ['.dockercfg', docker],
      ['tls.key', key],
      ['app.env', `A=1\nGH_TOKEN=${token}\n`],
    ] as const) {
      const value = encode('base64', text);
      const manifest = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  ${name}: ${value}\n`;
      assert.deepEqual(await findingsIn('secret.yaml', manifest), [['k8s-secret-manifest-plaintext', value]], name);
    }
  });

  it('a docker configuration and .npmrc give their login once', async () => {
    const auth = encode('base64', `ci:${password}`);
    for (const [file, text] of [
      ['config.json', JSON.stringify({ auths: { 'ghcr.io': { auth } } })],
      ['.npmrc', `//registry.example.test/:_auth=${auth}\n`],
      ['notes.txt', `Authorization: Basic ${auth}\n`],
    ] as const) {
      const found = await findingsIn(file, text);
      assert.deepEqual(
        found.map(([, value]) => value),
        [auth],
        file,
      );
    }
  });

  it('a kubeconfig gives its key', async () => {
    const value = encode('base64', key);
    const text = `apiVersion: v1\nkind: Config\nusers:\n- name: ops\n  user:\n    client-key-data: ${value}\n`;
    const found = await findingsIn('kubeconfig.yaml', text);
    assert.deepEqual(
      found.map(([, marked]) => marked),
      [value],
    );
  });

  it('user data gives the passwords of its script, in any host', async () => {
    const script = `#!/bin/bash\nyum install -y app\nexport DB_PASSWORD='${planted('password')}'\n`;
    const at = script.indexOf(planted('password'));
    const whole = encode('base64', script);
    const slice = whole.slice(Math.floor((at * 4) / 3), Math.ceil(((at + planted('password').length) * 4) / 3));
    const hosts: Readonly<Record<string, string>> = {
      'main.tf': `resource "aws_instance" "web" {\n  user_data_base64 = "${whole}"\n}\n`,
      'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Web:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: ${whole}\n`,
      'cloud-init.yaml': `write_files:\n  - path: /run.sh\n    encoding: b64\n    content: ${whole}\n`,
      'start.json': JSON.stringify({ userData: whole }),
    };
    for (const [file, text] of Object.entries(hosts)) {
      // Of a start script, the rule about what machines are given says more.
      const rule = /^(?:main|template)\./.test(file) ? /^(?:tf-aws|cfn)-compute-secret$/ : /^secret-encoded$/;
      const found = (await findingsIn(file, text)).filter(([one]) => rule.test(one ?? ''));
      assert.deepEqual(
        found.map(([, marked]) => marked),
        [slice],
        file,
      );
    }
  });

  it('PowerShell scripts are read as UTF-16', async () => {
    const command = encode('powershell', `$password = '${planted('password')}'; Connect-App $password`);
    const found = await findingsIn('install.cmd', `powershell -NoProfile -EncodedCommand ${command}\r\n`);
    assert.equal(found.length, 1);
    assert.ok(command.includes(found[0]?.[1] as string));
  });

  it('connection strings with encoded signs are found at the password', async () => {
    for (const [before, after] of [
      ['redirect=postgres%3A%2F%2Fapp%3A', '%40db.internal%2Fshop'],
      ['{"url": "postgres:\\u002f\\u002fapp:', '\\u0040db.internal\\/shop"}'],
      ['{"cs": "Server=db;User Id=app;Password\\u003d', ';Database\\u003dshop"}'],
    ])
      assert.deepEqual(await findingsIn('log.txt', `${before}${password}${after}\n`), [['secret-encoded', password]]);
  });

  it('what is not encoded keeps its own rule beside encoded signs', async () => {
    const text = `https://app:p%40${password}@db.internal/shop?sslkey%3Dnone&next=https%3A%2F%2Fa.test\nhttps://a.test/b?sv=2024-01-01&sr=c&sig=${encodeURIComponent(`${planted('random-bytes').slice(0, 20)}+/+/${planted('random-bytes').slice(0, 19)}=`)}\ntoken: "${token}", next: "\\u0026token\\u003d"\n`;
    const found = await findingsIn('notes.txt', text);
    assert.deepEqual(
      found.map(([rule]) => rule),
      ['secret-connection-string', 'secret-signed-url', 'secret-provider-token'],
    );
  });
});
