import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeBinary, analyzeFile } from '../../server/src/engine/analyze';
import { credentialFileOf } from '../../server/src/engine/facts/files/kinds';
import { scan } from '../../server/src/workspace/scan';
import { testEngine } from '../support/analysis';
import { fill } from '../support/planted';

/** A file that starts with these bytes. */
const bytes = (...start: number[]) => Uint8Array.from([...start, ...new Array(200).fill(0)]);

const JKS_KEY = bytes(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1);
const JKS_CERTIFICATE = bytes(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2);
const PFX = bytes(0x30, 0x82, 0x0a, 0x10, 0x02, 0x01, 0x03, 0x30);
const PKCS8 = bytes(0x30, 0x82, 0x04, 0xbd, 0x02, 0x01, 0x00, 0x30, 0x0d);
const CERTIFICATE = bytes(0x30, 0x82, 0x03, 0x0f, 0x30, 0x82, 0x01, 0xf7);
const KDBX = bytes(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5);

describe('stores of keys', () => {
  const cases: [string, Uint8Array, string | undefined][] = [
    ['keys/app.jks', JKS_KEY, 'Java keystore'],
    ['keys/anything.bin', JKS_KEY, 'Java keystore'],
    ['keys/client.p12', PFX, 'PKCS #12 store'],
    ['keys/release.keystore', PFX, 'PKCS #12 store'],
    ['keys/server.der', PKCS8, 'private key in DER'],
    ['ops/team.kdbx', KDBX, 'KeePass database'],
    ['keys/ca.jks', JKS_CERTIFICATE, undefined],
    ['keys/truststore.p12', PFX, undefined],
    ['android/debug.keystore', PFX, undefined],
    ['android/debug-shop.keystore', PFX, undefined],
    ['keys/server.der', CERTIFICATE, undefined],
    ['media/logo.png', bytes(0x89, 0x50, 0x4e, 0x47), undefined],
    ['media/empty.p12', new Uint8Array(3), undefined],
  ];
  for (const [file, content, what] of cases)
    it(`${file} is ${what ?? 'none'}`, () => {
      const result = analyzeBinary(file, content);
      assert.equal(result?.facts.credentialFiles[0]?.what, what);
      assert.deepEqual(result?.findings.map(({ rule }) => rule) ?? [], what ? ['secret-credential-file'] : []);
    });

  it('are found by a scan of a folder', async () => {
    const root = mkdtempSync(join(tmpdir(), 'nhi-'));
    try {
      writeFileSync(join(root, 'client.p12'), PFX);
      writeFileSync(join(root, 'logo.png'), bytes(0x89, 0x50, 0x4e, 0x47));
      const { results, files } = await scan(root, ['client.p12', 'logo.png'], testEngine, { threads: 1 });
      assert.equal(files, 2);
      assert.deepEqual(
        results.flatMap(({ findings }) => findings.map(({ hit }) => [hit.span.file, hit.message])),
        [['client.p12', 'PKCS #12 store client.p12 stands in the tree and holds a credential']],
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('credential files', () => {
  it('are known by their place, templates are not', () => {
    const files =
      '.env .env.production deploy.env .npmrc a/.netrc .kube/config .docker/config.json .aws/credentials NuGet.Config app/nuget.config'.split(
        ' ',
      );
    for (const file of files) assert.ok(credentialFileOf(file), file);
    const others =
      '.env.example .env.sample .env.test test.env .env.template config.json kube/config.ts env credentials.md .env.vault docs/netrc.md'.split(
        ' ',
      );
    for (const file of others) assert.equal(credentialFileOf(file), undefined, file);
  });

  it('have one finding for the file, and one for each value that another rule knows', () => {
    const text = fill('# shop\nDB_PASSWORD={{password}}\nGITHUB_TOKEN={{github-pat}}\n');
    const { findings } = analyzeFile({ file: '.env', text }, testEngine);
    assert.deepEqual(findings.map(({ rule, hit }) => [rule, text.slice(hit.span.start, hit.span.end).length]).sort(), [
      ['secret-credential-file', 11],
      ['secret-generic-assignment', 16],
      ['secret-provider-token', 40],
    ]);
    const file = findings.find(({ rule }) => rule === 'secret-credential-file');
    assert.equal(file?.hit.message, 'Environment file .env stands in the tree and holds 2 credentials');
  });

  it('are nothing without a credential that is believed', () => {
    for (const text of ['', 'PORT=80\n', 'DB_PASSWORD=\n', 'DB_PASSWORD=${X}\n', 'DB_PASSWORD=postgres\n'])
      assert.deepEqual(
        analyzeFile({ file: '.env', text }, testEngine).findings.filter(({ rule }) => rule === 'secret-credential-file'),
        [],
        text,
      );
  });
});
