/** Keys and certificates of the real tools, where they are installed. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCredential } from '../../server/src/engine/secrets/reading/index';

const read = (value: string, text = value) => {
  const start = Math.max(0, text.indexOf(value));
  return readCredential({ type: 'private-key', value, text, start, end: start + value.length });
};

/** Skips where the tool is not installed; CI installs every one, so there its absence is a failure. */
function needs(test: Mocha.Context, tool: string, flag: string): void {
  if (spawnSync(tool, [flag], { stdio: 'ignore' }).error === undefined) return;
  assert.equal(process.env.CI, undefined, `${tool} is not installed`);
  test.skip();
}

describe('readings: real keys', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-reading-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('a certificate of openssl says what Node reads in it', function () {
    needs(this, 'openssl', 'version');
    const [key, cert] = [join(folder, 'k.pem'), join(folder, 'c.pem')];
    const subject = ['-subj', '/C=DE/O=Shop GmbH/CN=shop.example.org', '-days', '90'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
    const [keyText, certText] = [readFileSync(key, 'utf8').trim(), readFileSync(cert, 'utf8')];
    const known = new X509Certificate(certText);
    const iso = (text: string) => new Date(text).toISOString().replace('.000Z', 'Z');
    const wanted = {
      subject: 'shop.example.org',
      issuer: 'shop.example.org',
      issued: iso(known.validFrom),
      expires: iso(known.validTo),
    };
    assert.deepEqual(read(keyText, `${certText}${keyText}\n`), wanted);
    assert.deepEqual(read(keyText, `key: "${keyText}"\ncert: "${certText.replaceAll('\n', '\\n')}"`), wanted);
  });

  it('keys of ssh-keygen: kind, comment, passphrase', function () {
    needs(this, 'ssh-keygen', '-?');
    const kinds = [
      ['ed25519', 'ssh-ed25519'],
      ['rsa', 'ssh-rsa'],
      ['ecdsa', 'ecdsa-sha2-nistp256'],
    ] as const;
    for (const [kind, name] of kinds) {
      for (const phrase of ['', 'a long phrase']) {
        const file = join(folder, `${kind}${phrase.length}`);
        execFileSync('ssh-keygen', ['-q', '-t', kind, '-N', phrase, '-C', `deploy ${kind}`, '-f', file]);
        const wanted = phrase ? { scope: `${name}, encrypted with a passphrase` } : { scope: name, subject: `deploy ${kind}` };
        assert.deepEqual(read(readFileSync(file, 'utf8')), wanted);
      }
    }
  });

  it('a key of gpg: whose', function () {
    this.timeout(20_000);
    needs(this, 'gpg', '--version');
    const options = ['--homedir', folder, '--batch', '--passphrase', ''];
    execFileSync('gpg', [...options, '--quick-gen-key', 'Release <release@example.org>', 'ed25519'], { stdio: 'ignore' });
    const armour = execFileSync('gpg', [...options, '--armor', '--export-secret-keys'], { encoding: 'utf8' });
    spawnSync('gpgconf', ['--homedir', folder, '--kill', 'all'], { stdio: 'ignore' });
    const reading = read(armour.trim());
    assert.equal(reading?.subject, 'Release <release@example.org>');
    assert.match(reading?.issued ?? '', /^20\d\d-/);
  });
});
