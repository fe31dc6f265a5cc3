/** Readers get anything: cut off, damaged, nested, with lengths that lie. They say less, and never throw or linger. */
import { strict as assert } from 'node:assert';
import type { CredentialType } from '../../server/src/engine/secrets/model';
import { certificateIn, readCertificate } from '../../server/src/engine/secrets/reading/certificate';
import { readCredential } from '../../server/src/engine/secrets/reading/index';
import { messagePack } from '../../server/src/engine/secrets/reading/message-pack';
import { certificate, der, pem } from '../support/der';
import { BASE62, letters } from '../support/letters';
import { processorTime } from '../support/processor';
import { encoded, flyToken, jwt, pgpKey, pypiToken, sshKey } from '../support/readable';

const made = certificate('shop.example.org', 'Example Root', '230102030405Z', '240201000000Z');
const wholes = [
  jwt({ sub: 'a', exp: 1706745600, 'kubernetes.io': { namespace: 'x' } }),
  pypiToken(['[0, 1706745600, 1704164645]', '{"permissions": {"projects": ["a"]}}']),
  flyToken([0, [1, 31], 4, [1704164645, 1706745600]]),
  sshKey('someone@somewhere'),
  pgpKey('Someone <someone@example.org>', 1704164645),
  `https://a.blob.core.windows.net/c?se=2024-02-01&sp=rl&sr=c&sig=${letters('s', 43, BASE62)}%3D`,
  `https://a.example.org/?X-Amz-Credential=AKIA%2F&X-Amz-Date=20240102T030405Z&X-Amz-Expires=1&X-Amz-Signature=00`,
  `ops_${encoded.url('{"email":"a"}')}`,
  pem('CERTIFICATE', made),
];

function read(value: string, type: CredentialType = 'token'): void {
  readCredential({ type, value, text: value, start: 0, end: value.length });
  readCredential({ type: 'private-key', value, text: value, start: 0, end: value.length, encoded: true });
  readCredential({ type, format: 'aws-cloudfront-cookie', value, text: `CloudFront-Policy=${value}`, start: 5, end: 9 });
  readCredential({ type, value, text: 'short', start: 1e9, end: -4 });
}

describe('readings: hostile input', () => {
  it('survives every truncation and a change at every place', () => {
    for (const whole of wholes) {
      for (let i = 0; i < whole.length; i++) {
        read(whole.slice(0, i));
        read(`${whole.slice(0, i)}${String.fromCharCode((whole.charCodeAt(i) * 31 + i) % 128)}${whole.slice(i + 1)}`);
      }
    }
  });

  it('a certificate with any byte changed or cut off', () => {
    let said = 0;
    for (let i = 0; i < made.length; i++) {
      for (const byte of [0, 0x30, 0x80, 0x84, 0xff]) {
        const copy = Buffer.from(made);
        copy[i] = byte;
        if (readCertificate(copy)) said++;
      }
      readCertificate(made.subarray(0, i));
    }
    assert.ok(said > made.length, `${said} of them still say something`);
  });

  it('lengths that lie, and values nested a thousand deep', () => {
    for (const head of [
      [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
      [0x30, 0x80, 0, 0],
      [0x30, 0x83, 0xff, 0xff, 0xff],
      [0x1f, 1],
      [0x30],
    ])
      assert.equal(readCertificate(Uint8Array.from(head)), undefined);
    let nested: Buffer = Buffer.from([5, 0]);
    for (let i = 0; i < 1000; i++) nested = der(0x30, nested);
    assert.equal(readCertificate(nested), undefined);
    assert.equal(certificateIn(pem('CERTIFICATE', nested)), undefined);
    const deep = Uint8Array.from(new Array(100_000).fill(0x91));
    assert.ok(Array.isArray(messagePack(deep)));
    messagePack(Uint8Array.from([0xdd, 0xff, 0xff, 0xff, 0xff]));
    messagePack(Uint8Array.from([0xdf, 0xff, 0xff, 0xff, 0xff, 0xc6, 0xff, 0xff, 0xff, 0xff]));
    read(`eyJhbGciOiJub25lIn0.${encoded.url(`{"sub":${'['.repeat(9000)}${']'.repeat(9000)}}`)}.`);
    for (const policy of [
      '{"Statement":null}',
      '{"Statement":[null]}',
      '{"Statement":[{"Condition":{"DateLessThan":3}}]}',
      '{"Statement":{"a":1}}',
    ])
      read(encoded.b64(policy));
    for (const claims of [
      '{"kubernetes.io":null,"aud":[[]],"role":{}}',
      '{"m":null,"k":1,"n":null}',
      '[]',
      'null',
      '{"permissions":null}',
    ])
      for (const prefix of ['glc_', 'ops_', 'sntrys_', 'eyJhbGciOiJub25lIn0.']) read(prefix + encoded.url(claims));
  });

  it('long runs of what the patterns look for cost no more than a moment', () => {
    const took = processorTime();
    for (const run of [
      '-----BEGIN CERTIFICATE-----',
      'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0t',
      '- name: a\n  user:\n',
      '  a:\n',
      '&sig=',
      'AKIA',
      'eyJ.eyJ',
      ' ',
      '"client_email":',
      'A',
    ])
      read(run.repeat(Math.ceil(60_000 / run.length)), 'private-key');
    assert.ok(took() < 1_500, `${took()} ms`);
  });
});
