/** What a reading, the day of the check and the other places of a value change of a finding. */
import { strict as assert } from 'node:assert';
import type { Finding } from '../../server/src/engine/rules/model';
import { analyze, testEngine } from '../support/analysis';
import { certificate, pem } from '../support/der';
import { BASE62, HEX, letters } from '../support/letters';
import { planted } from '../support/planted';
import { jwt, keyIdOf } from '../support/readable';

const on = async (today: string | undefined, files: Record<string, string>): Promise<readonly Finding[]> => {
  const { findings } = await analyze(files, { ...testEngine, ...(today ? { today } : {}) });
  return findings.filter(({ credential }) => credential);
};
const told = (findings: readonly Finding[]) => findings.map(({ rule, severity, confidence }) => [rule, severity, confidence]);

const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
const sas = (fields: string) =>
  `url = "https://shop.blob.core.windows.net/c?sv=2022-11-02&sr=c&${fields}&sig=${letters('sig', 43, BASE62)}%3D"\n`;

describe('findings and what credentials say of themselves', () => {
  it('an expired token weighs little, on the day that it is known', async () => {
    const files = { 'deploy.sh': `TOKEN=${jwt({ sub: 'ci', exp: seconds('2024-02-01') })}\n` };
    const [before] = await on('2024-01-15', files);
    const [last] = await on('2024-02-01', files);
    const [after] = await on('2024-02-02', files);
    const [never] = await on(undefined, files);
    assert.deepEqual(
      [before, last, after, never].map((one) => one?.severity),
      ['critical', 'critical', 'low', 'critical'],
    );
    assert.deepEqual(
      [before, last, after, never].map((one) => one?.confidence),
      ['high', 'high', 'low', 'high'],
    );
    assert.match(after?.message ?? '', /, expired 2024-02-01$/);
    assert.match(before?.message ?? '', /, valid until 2024-02-01$/);
    assert.equal(after?.credential?.evidence.at(-1), 'expired on 2024-02-01');
    assert.equal(
      never?.credential?.evidence.some((one) => one.includes('expired')),
      false,
    );
    assert.equal(new Set([before, last, after, never].map((one) => one?.fingerprint)).size, 1, 'the day does not rename it');
  });

  it('a key of a test system, of a visitor, or without a signature weighs less', async () => {
    const anon = jwt({ iss: 'supabase', ref: 'abcdefghij', role: 'anon' });
    const service = jwt({ iss: 'supabase', ref: 'abcdefghij', role: 'service_role' });
    const open = jwt({ sub: 'a' }, { alg: 'none', typ: 'JWT' });
    const test = `access-${'sandbox-'}${['0a1b2c3d', '4e5f', '6071', '8293', 'a4b5c6d7e8f9'].join('-')}`;
    const severity = async (value: string) => (await on('2024-01-01', { 'run.sh': `X=${value}\n` })).map((one) => one.severity);
    assert.deepEqual(await severity(anon), ['low']);
    assert.deepEqual(await severity(service), ['critical']);
    assert.deepEqual(await severity(open), ['low']);
    assert.deepEqual(await severity(test), ['medium']);
  });

  it('the message names the account of an AWS key, never the key', async () => {
    const id = keyIdOf('123456789012');
    const [finding] = await on(undefined, { 'deploy.sh': `aws_access_key_id=${id}\n` });
    assert.match(finding?.message ?? '', /, of AWS account 123456789012$/);
    assert.equal(JSON.stringify(finding).includes(id), false);
  });

  it('a private key stays severe when the certificate beside it has ended', async () => {
    const key = [
      '-----BEGIN EC PRIVATE',
      ` KEY-----\n${letters('a', 64, BASE62)}\n${letters('b', 64, BASE62)}\n-----END EC PRIVATE`,
      ' KEY-----\n',
    ].join('');
    const cert = pem('CERTIFICATE', certificate('shop.example.org', 'Example Root', '230102030405Z', '240201000000Z'));
    const [finding] = await on('2025-01-01', { 'server.pem': cert + key });
    assert.equal(finding?.rule, 'secret-private-key');
    assert.equal(finding?.severity, 'critical');
    assert.match(finding?.message ?? '', /, its certificate expired 2024-02-01$/);
  });

  it('signed URLs: rights, length of life and what is left of it decide', async () => {
    const severity = async (fields: string, today?: string) => told(await on(today, { 'load.sh': sas(fields) })).map(String);
    const rule = 'secret-signed-url';
    assert.deepEqual(await severity('st=2024-01-01&se=2024-01-02&sp=rwdl'), [`${rule},high,medium`]);
    assert.deepEqual(await severity('st=2024-01-01&se=2024-01-02&sp=rl'), [`${rule},low,medium`]);
    assert.deepEqual(await severity('st=2024-01-01&se=2024-01-06&sp=r'), [`${rule},medium,medium`]);
    assert.deepEqual(await severity('st=2024-01-01&se=2024-01-20&sp=r'), [`${rule},high,medium`]);
    assert.deepEqual(await severity('se=2024-01-20&sp=r'), [`${rule},high,medium`], 'nobody knows how long');
    assert.deepEqual(await severity('se=2024-01-20&sp=r', '2024-01-19'), [`${rule},low,medium`]);
    assert.deepEqual(await severity('se=2024-01-20&sp=r', '2024-01-01'), [`${rule},high,medium`]);
    assert.deepEqual(await severity('se=2024-01-20&sp=rwdl', '2024-02-01'), [`${rule},info,low`]);
  });

  it('a presigned URL is one finding, at its signature', async () => {
    const signature = letters('hex', 64, HEX);
    const token = encodeURIComponent(`IQoJ${letters('token', 300, BASE62)}`);
    const id = keyIdOf('123456789012', `AS${'IA'}`);
    const text = `curl "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${id}%2F20240102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240102T030405Z&X-Amz-Expires=3600&X-Amz-Security-Token=${token}&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}"\n`;
    const findings = await on(undefined, { 'load.sh': text });
    assert.deepEqual(told(findings).map(String), ['secret-signed-url,low,medium']);
    assert.equal(findings[0]?.span.start, text.indexOf(signature));
    assert.match(findings[0]?.message ?? '', /of AWS account 123456789012$/);
  });
});

describe('the places of a value', () => {
  const value = planted('github-pat');
  const files = {
    'a.tf': `locals {\n  token = "${value}"\n}\n`,
    'b.env': `OTHER=1\nTOKEN=${value}\n`,
    'c.sh': `curl -H "Authorization: token ${value}"\n`,
    'd.env': `TOKEN=${planted('github-pat:2')}\n`,
  };

  it('are counted over all files, and each finding names the others', async () => {
    const findings = await on(undefined, files);
    assert.deepEqual(
      findings.map(({ span, shared }) => [span.file, shared?.count, shared?.others.map(({ file }) => file).join()]),
      [
        ['a.tf', 3, 'b.env,c.sh'],
        ['b.env', 3, 'a.tf,c.sh'],
        ['c.sh', 3, 'a.tf,b.env'],
        ['d.env', undefined, undefined],
      ],
    );
  });

  it('are named up to twenty', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `TOKEN_${i}=${value}\n`).join('');
    const findings = await on(undefined, { 'many.env': lines });
    assert.equal(findings.length, 40);
    assert.deepEqual([findings[0]?.shared?.count, findings[0]?.shared?.others.length], [40, 20]);
  });
});
