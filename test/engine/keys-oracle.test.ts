/** Certificates and keys of the real tools, compared with what openssl and ssh-keygen say of them. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeBinary, analyzeFile } from '../../server/src/engine/analyze';
import type { IdentityFact, KeyFact } from '../../server/src/engine/facts/model';
import { testEngine } from '../support/analysis';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  rsa1024: ['RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  rsa2048: ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa4096: ['RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  pss: ['RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  ed25519: ['ED25519'],
  ed448: ['ED448'],
  ...Object.fromEntries(
    ['P-192', 'P-224', 'P-256', 'P-384', 'P-521', 'secp256k1', 'brainpoolP256r1', 'brainpoolP384t1', 'sect283k1'].map((curve) => [
      curve,
      ['EC', '-pkeyopt', `ec_paramgen_curve:${curve}`],
    ]),
  ),
};

/** Skips where the tool is not installed; CI installs every one, so there its absence is a failure. */
function needs(test: Mocha.Context, tool: string, flag: string): void {
  if (spawnSync(tool, [flag], { stdio: 'ignore' }).error === undefined) return;
  assert.equal(process.env.CI, undefined, `${tool} is not installed`);
  test.skip();
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const found = (text: string, file = 'tls/some.pem') => analyzeFile({ file, text }, testEngine).facts.identities;
const only = (text: string, file?: string): IdentityFact & { key: KeyFact } => {
  const all = found(text, file);
  assert.equal(all.length, 1, `${all.length} in\n${text.slice(0, 200)}`);
  return all[0] as IdentityFact & { key: KeyFact };
};
const iso = (line: string) => new Date(line).toISOString().replace('.000Z', 'Z');
const aliasOf = (spki: Buffer) => `key:${createHash('sha256').update(spki).digest('hex')}`;

describe('keys: real tools', function () {
  this.timeout(120_000);
  let folder: string;
  const at = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const spkiOf = (key: string) =>
    execFileSync('openssl', ['pkey', '-in', at(key), '-pubout', '-outform', 'DER'], { stdio: ['ignore', 'pipe', 'ignore'] });

  before(function () {
    needs(this as Mocha.Context, 'openssl', 'version');
    folder = mkdtempSync(join(tmpdir(), 'nhi-keys-'));
    for (const [name, [algorithm = '', ...options]] of Object.entries(KEYS))
      openssl('genpkey', '-algorithm', algorithm, ...options, '-out', at(`${name}.key`));
    openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024', '-out', at('dsa.par'));
    openssl('genpkey', '-paramfile', at('dsa.par'), '-out', at('dsa.key'));
    for (const name of [...Object.keys(KEYS), 'dsa']) {
      const extra = [
        '-addext',
        'subjectAltName=DNS:shop.example,DNS:*.shop.example,IP:10.0.0.1,IP:2001:db8::1,URI:spiffe://a/b,email:a@b.c',
      ];
      openssl(
        'req',
        '-x509',
        '-key',
        at(`${name}.key`),
        '-out',
        at(`${name}.crt`),
        '-subj',
        `/C=DE/O=Shop, Inc/CN=${name}`,
        ...extra,
      );
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What openssl says of the certificate (or request), field by field. */
  function compare(name: string, fact: IdentityFact & { key: KeyFact }, form: 'x509' | 'req' = 'x509'): void {
    const { key } = fact;
    const said = (...args: string[]) => openssl(form, '-in', at(name), '-noout', ...args).replace(/\n$/, '');
    const value = (text: string) => text.slice(text.indexOf('=') + 1);
    const options = ['-nameopt', 'RFC2253,-esc_msb,utf8'];
    assert.equal(key.subject ?? '', value(said('-subject', ...options)), name);
    const full = openssl(form, '-in', at(name), '-noout', '-text');
    const bits = /Public-Key: \((\d+) bit\)/.exec(full)?.[1];
    if (bits) assert.equal(key.bits, Number(bits), name);
    const names = /Subject Alternative Name:[^\n]*\n\s*([^\n]*)/.exec(full)?.[1];
    const wanted = names?.split(', ').map((one) => one.trim().replace(/^(?:DNS|IP Address|URI|email):/, ''));
    assert.deepEqual(key.names, wanted, name);
    const hash = /Signature Algorithm: (\S+)/.exec(full)?.[1] ?? '';
    const pss = /Hash Algorithm: (\S+)/.exec(full)?.[1] ?? '';
    const plain = (algorithm: string | undefined) => algorithm?.toLowerCase().replace(/[^a-z0-9]/g, '');
    if (/sha|md/i.test(hash)) assert.ok(plain(hash)?.includes(plain(key.signature) ?? '?'), `${name} ${hash} ${key.signature}`);
    else if (hash === 'rsassaPss') assert.equal(plain(key.signature), plain(pss), name);
    else assert.equal(key.signature, undefined, name);
    assert.equal(
      fact.aliases[0],
      aliasOf(
        execFileSync('openssl', ['pkey', '-pubin', '-outform', 'DER'], {
          input: openssl(form, '-in', at(name), '-noout', '-pubkey'),
        }),
      ),
      name,
    );
    if (form === 'req') return;
    assert.equal(key.issuer, value(said('-issuer', ...options)), name);
    assert.equal(key.from, iso(value(said('-startdate'))), name);
    assert.equal(key.until, iso(value(said('-enddate'))), name);
    assert.equal(
      key.serial,
      value(said('-serial'))
        .toLowerCase()
        .replace(/^(?:00)+(?=.)/, ''),
      name,
    );
    assert.equal(key.fingerprint, value(said('-fingerprint', '-sha256')).replaceAll(':', '').toLowerCase(), name);
    assert.equal(key.authority === true, /CA:TRUE/.test(full), name);
  }

  it('self-signed certificates of every kind of key, in every notation', () => {
    for (const name of [...Object.keys(KEYS), 'dsa']) {
      const text = read(`${name}.crt`);
      const fact = only(text);
      compare(`${name}.crt`, fact);
      assert.equal(fact.name, name);
      assert.equal(fact.key.selfSigned, true, name);
      const base64 = Buffer.from(text).toString('base64');
      const lines = text.trim().split('\n');
      for (const [file, written] of [
        ['a.json', JSON.stringify({ cert: text })],
        ['a.env', `CERT="${text.trim().replaceAll('\n', '\\n')}"`],
        ['b.env', `CERT="${text.trim()}"`],
        ['a.yaml', `tls:\n  crt: |\n${lines.map((line) => `    ${line}\n`).join('')}`],
        [
          'secret.yaml',
          `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ${base64}\n`,
        ],
        ['hook.yaml', `webhooks:\n- clientConfig:\n    caBundle: ${base64}\n`],
        ['a.tf', `locals {\n  cert = <<-EOT\n${lines.map((line) => `    ${line}\n`).join('')}  EOT\n}\n`],
        ['a.go', `var cert = []byte(\`${text}\`)`],
        ['a.js', `const cert = ${lines.map((line) => `'${line}\\n'`).join(' +\n  ')};\n`],
        ['a.py', `CERT = (\n${lines.map((line) => `    "${line}\\n"\n`).join('')})\n`],
        ['a.conf', lines.map((line) => `# ${line}\n`).join('')],
      ] as const) {
        const again = only(written, file);
        assert.deepEqual({ ...again.key, span: 0 }, { ...fact.key, span: 0 }, `${name} in ${file}`);
        const marked = written.slice(again.span.start, again.span.end);
        assert.ok(
          /^-----BEGIN CERTIFICATE-----$|^LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t$/.test(marked) || marked === base64,
          marked,
        );
      }
    }
  });

  it('requests', () => {
    for (const name of [...Object.keys(KEYS), 'dsa']) {
      const extra = name === 'pss' ? [] : ['-addext', 'subjectAltName=DNS:shop.example'];
      openssl('req', '-new', '-key', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', `/O=Shop/CN=${name}`, ...extra);
      const fact = only(read(`${name}.csr`));
      assert.equal(fact.key.form, 'request');
      compare(`${name}.csr`, fact, 'req');
    }
  });

  it('hashes, from MD5 to PSS', () => {
    for (const hash of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']) {
      for (const [kind, options] of [
        ['rsa2048', []],
        ['rsa2048', ['-sigopt', 'rsa_padding_mode:pss']],
        ['P-256', []],
      ] as const) {
        if (hash === 'md5' && (kind === 'P-256' || options.length > 0)) continue;
        openssl('req', '-x509', '-key', at(`${kind}.key`), `-${hash}`, ...options, '-subj', '/CN=a', '-out', at('hash.crt'));
        compare('hash.crt', only(read('hash.crt')));
      }
    }
  });

  it('names of every kind of string, odd dates, long serials', () => {
    const subjects = [
      ['-utf8', '/C=DE/O=Café \\+ "Söhne" <GmbH>;/CN=日本 #1'],
      ['', '/CN= leading and trailing /O=#hash'],
      ['-multivalue-rdn', '/CN=a+OU=b+UID=c/DC=example/DC=org'],
      ['', '/emailAddress=a@b.c/serialNumber=12/street=x/title=y/GN=g/SN=s/1.2.3.4=custom'],
      ['', '/O=only'],
    ] as const;
    const masks = ['utf8only', 'default', 'MASK:0x0800', 'MASK:0x0100', 'MASK:0x0004'];
    const dates = [
      ['19491231235959Z', '20491231235959Z'],
      ['500101000000Z', '20500101000000Z'],
      ['20491231000000Z', '20500101000001Z'],
      ['20240229120000Z', '99991231235959Z'],
    ];
    const serials = ['0x00', '0x7f', '0x80', '0xffffffffffffffffffffffffffffffffffffffff', '0x0123456789abcdef'];
    let n = 0;
    let compared = 0;
    for (const [flag, subject] of subjects) {
      for (const mask of masks) {
        const config = `[req]\ndistinguished_name=dn\nstring_mask=${mask}\n[dn]\n[ca]\ndefault_ca=one\n[one]\ndatabase=${at('index.txt')}\nnew_certs_dir=${folder}\nserial=${at('serial')}\ndefault_md=sha256\npolicy=any\nunique_subject=no\npreserve=yes\n[any]\n`;
        writeFileSync(at('ca.cnf'), config);
        const [from = '', to = ''] = dates[n % dates.length] ?? [];
        const serial = serials[n % serials.length] ?? '';
        n++;
        const made = spawnSync('openssl', [
          'req',
          '-new',
          '-config',
          at('ca.cnf'),
          '-key',
          at('P-256.key'),
          '-subj',
          subject,
          ...(flag ? [flag] : []),
          '-out',
          at('odd.csr'),
        ]);
        if (made.status !== 0) continue;
        compare('odd.csr', only(read('odd.csr')), 'req');
        if (n % 2 === 0) {
          openssl(
            'req',
            '-x509',
            '-config',
            at('ca.cnf'),
            '-key',
            at('P-256.key'),
            '-set_serial',
            serial,
            '-subj',
            subject,
            ...(flag ? [flag] : []),
            '-out',
            at('odd.crt'),
          );
          compare('odd.crt', only(read('odd.crt')));
        }
        writeFileSync(at('index.txt'), '');
        writeFileSync(at('serial'), '0F1E2D3C4B5A69788796A5B4C3D2E1F00011');
        const signed = spawnSync(
          'openssl',
          [
            'ca',
            '-batch',
            '-notext',
            '-config',
            at('ca.cnf'),
            '-cert',
            at('P-256.crt'),
            '-keyfile',
            at('P-256.key'),
            '-in',
            at('odd.csr'),
            '-startdate',
            from,
            '-enddate',
            to,
            '-out',
            at('dated.crt'),
          ],
          { encoding: 'utf8' },
        );
        assert.equal(signed.status, 0, signed.stderr);
        compare('dated.crt', only(read('dated.crt')));
        compared++;
      }
    }
    assert.ok(compared >= 15, `${compared} of ${n}`);
  });

  it('a chain: the leaf, the authority between, the root', () => {
    openssl('req', '-x509', '-key', at('rsa4096.key'), '-subj', '/CN=Root', '-out', at('root.crt'));
    openssl('req', '-new', '-key', at('P-384.key'), '-subj', '/CN=Between', '-out', at('between.csr'));
    writeFileSync(at('ext.cnf'), 'basicConstraints=critical,CA:TRUE,pathlen:0\n');
    openssl(
      'x509',
      '-req',
      '-in',
      at('between.csr'),
      '-CA',
      at('root.crt'),
      '-CAkey',
      at('rsa4096.key'),
      '-CAcreateserial',
      '-extfile',
      at('ext.cnf'),
      '-out',
      at('between.crt'),
    );
    openssl('req', '-new', '-key', at('ed25519.key'), '-subj', '/CN=leaf.example', '-out', at('leaf.csr'));
    openssl(
      'x509',
      '-req',
      '-in',
      at('leaf.csr'),
      '-CA',
      at('between.crt'),
      '-CAkey',
      at('P-384.key'),
      '-set_serial',
      '7',
      '-out',
      at('leaf.crt'),
    );
    for (const name of ['root', 'between', 'leaf']) compare(`${name}.crt`, only(read(`${name}.crt`)));
    const chain = `${read('leaf.crt')}${read('between.crt')}${read('root.crt')}`;
    const spans = (text: string, all: readonly IdentityFact[]) => all.map(({ span }) => text.slice(span.start, span.end));
    const all = found(chain);
    assert.deepEqual(
      all.map(({ name }) => name),
      ['leaf.example', 'Between', 'Root'],
    );
    assert.deepEqual(
      all.map(({ key }) => key?.selfSigned ?? false),
      [false, false, true],
    );
    assert.deepEqual(new Set(spans(chain, all)), new Set(['-----BEGIN CERTIFICATE-----']));
    const secret = `data:\n  tls.crt: ${Buffer.from(chain).toString('base64')}\n`;
    const encoded = found(secret, 'k.yaml');
    assert.deepEqual(
      encoded.map(({ name }) => name),
      ['leaf.example', 'Between', 'Root'],
    );
    for (const marked of spans(secret, encoded)) assert.ok(marked.length < 42, marked);
    assert.equal(new Set(found(chain.repeat(3)).map(({ aliases }) => aliases[0])).size, 3);
  });

  it('private keys in every form, and DER: one identity with the certificate', () => {
    for (const name of [...Object.keys(KEYS), 'dsa']) {
      const alias = aliasOf(spkiOf(`${name}.key`));
      const bare = /^ed|^pss$/.test(name);
      const silent = /^ed|^dsa$/.test(name);
      const forms: (readonly [string, boolean])[] = [[read(`${name}.key`), false]];
      if (!bare) forms.push([openssl('pkey', '-in', at(`${name}.key`), '-traditional'), false]);
      if (!bare)
        forms.push([openssl('pkey', '-in', at(`${name}.key`), '-traditional', '-aes256', '-passout', 'pass:abcdef'), true]);
      forms.push([openssl('pkcs8', '-topk8', '-in', at(`${name}.key`), '-passout', 'pass:abcdef'), true]);
      for (const [text, encrypted] of forms) {
        const fact = only(text, 'tls/server.key');
        assert.equal(fact.key.form, 'private-key');
        assert.equal(fact.key.encrypted, encrypted, name);
        assert.equal(fact.kind, 'certificate');
        const written = !encrypted && !(silent && text.includes('BEGIN PRIVATE'));
        if (written) assert.equal(fact.aliases[0], alias, name);
        const json = JSON.stringify(fact);
        for (const line of text.split('\n').filter((one) => one.length > 40)) assert.ok(!json.includes(line));
      }
      openssl('x509', '-in', at(`${name}.crt`), '-outform', 'DER', '-out', at('c.der'));
      const facts = analyzeBinary('some/c.der', readFileSync(at('c.der')))?.facts;
      assert.equal(facts?.identities[0]?.aliases[0], alias, name);
      openssl('pkey', '-in', at(`${name}.key`), '-outform', 'DER', '-out', at('k.der'));
      analyzeBinary('some/k.der', readFileSync(at('k.der')));
    }
    const args = [
      'pkcs12',
      '-export',
      '-inkey',
      at('rsa2048.key'),
      '-in',
      at('rsa2048.crt'),
      '-passout',
      'pass:abcdef',
      '-out',
      at('s.p12'),
    ];
    openssl(...args);
    const store = analyzeBinary('some/s.p12', readFileSync(at('s.p12')))?.facts;
    assert.deepEqual([store?.identities.length, store?.credentialFiles.length], [0, 1]);
  });

  it('SSH keys: fingerprint, bits, comment, the same key in every form', function () {
    needs(this, 'ssh-keygen', '-?');
    for (const [type, bits] of [
      ['rsa', '1024'],
      ['rsa', '2048'],
      ['rsa', '4096'],
      ['dsa', '1024'],
      ['ecdsa', '256'],
      ['ecdsa', '384'],
      ['ecdsa', '521'],
      ['ed25519', '256'],
    ] as const) {
      const name = `id_${type}${bits}`;
      const size = type === 'ed25519' ? [] : ['-b', bits];
      const made = spawnSync('ssh-keygen', ['-q', '-t', type, ...size, '-N', '', '-C', `deploy ${type}@ci`, '-f', at(name)]);
      if (made.status !== 0) continue;
      const line = execFileSync('ssh-keygen', ['-lf', at(`${name}.pub`)], { encoding: 'utf8' });
      const [, count, print, comment] = /^(\d+) (\S+) (.*) \(/.exec(line) ?? [];
      const pub = only(read(`${name}.pub`), `ssh/${name}.pub`);
      assert.deepEqual([pub.key.bits, pub.key.fingerprint, pub.key.comment], [Number(count), print, comment], name);
      assert.equal(pub.kind, 'ssh-key');
      const key = only(read(name), `ssh/${name}`);
      assert.deepEqual([key.key.bits, key.key.fingerprint, key.key.comment], [Number(count), print, comment], name);
      assert.equal(key.aliases[0], pub.aliases[0]);
      const forms: [string, string][] = [
        ['authorized_keys', `no-pty,command="x.sh a" ${read(`${name}.pub`)}`],
        ['cloud-init.yaml', `#cloud-config\nusers:\n  - name: a\n    ssh_authorized_keys:\n      - ${read(`${name}.pub`)}`],
        ['main.tf', `resource "aws_key_pair" "a" {\n  key_name = "a"\n  public_key = "${read(`${name}.pub`).trim()}"\n}\n`],
        ['a.json', JSON.stringify({ key: read(`${name}.pub`).trim() })],
        ['run.sh', `echo "${read(`${name}.pub`).trim()}" >> ~/.ssh/authorized_keys\n`],
        ['meta.tf', `locals {\n  ssh-keys = "ubuntu:${read(`${name}.pub`).trim()}"\n}\n`],
        ['rfc4716.txt', execFileSync('ssh-keygen', ['-e', '-m', 'RFC4716', '-f', at(`${name}.pub`)], { encoding: 'utf8' })],
      ];
      for (const [file, text] of forms) {
        const again = found(text, file).find(({ key: one }) => one?.form === 'public-key');
        assert.equal(again?.key?.fingerprint, print, `${name} in ${file}\n${text}`);
        if (!file.startsWith('rfc')) assert.equal(again?.key?.comment, comment, `${name} in ${file}`);
      }
      for (const host of [
        'git.example.org',
        'git.example.org,10.0.0.1',
        '[git.example.org]:2222',
        '|1|JfKTdBh7rNbXkVAQCRp4OQoPfmI=|USECr3SWf1JUPsms5AqfD5QfxkM=',
        '10.0.0.1',
      ])
        assert.deepEqual(found(`${host} ${read(`${name}.pub`)}`, 'hosts.txt'), [], host);
      assert.deepEqual(found(read(`${name}.pub`), '.ssh/known_hosts'), []);
      for (const flag of ['PEM', 'PKCS8']) {
        // DSA's public number does not stand in PKCS #8.
        if (type === 'ed25519' || (type === 'dsa' && flag === 'PKCS8')) continue;
        execFileSync('cp', [at(name), at('copy')]);
        execFileSync('ssh-keygen', ['-q', '-p', '-N', '', '-m', flag, '-f', at('copy')], { stdio: 'ignore' });
        assert.equal(only(read('copy'), `ssh/${name}`).aliases[0], pub.aliases[0], `${name} ${flag}`);
      }
      execFileSync('ssh-keygen', ['-q', '-p', '-N', 'a long phrase', '-f', at(name)], { stdio: 'ignore' });
      const locked = only(read(name), `ssh/${name}`);
      assert.deepEqual([locked.key.encrypted, locked.key.fingerprint], [true, print]);
    }
  });

  it('SSH certificates: who, for whom, until when, by whom', function () {
    needs(this, 'ssh-keygen', '-?');
    const keygen = (...args: string[]) =>
      execFileSync('ssh-keygen', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    keygen('-q', '-t', 'ed25519', '-N', '', '-C', 'ca', '-f', at('ca'));
    for (const type of ['rsa', 'ecdsa', 'ed25519']) {
      const name = at(`user_${type}`);
      keygen('-q', '-t', type, '-N', '', '-C', 'ci@shop', '-f', name);
      keygen(
        '-q',
        '-s',
        at('ca'),
        '-I',
        'ci job',
        '-n',
        'deploy,root',
        '-V',
        '20260101000000Z:20260301000000Z',
        '-z',
        '77',
        `${name}.pub`,
      );
      const { key, aliases, kind } = only(readFileSync(`${name}-cert.pub`, 'utf8'), 'id-cert.pub');
      const authority = /(SHA256:\S+)/.exec(keygen('-lf', at('ca.pub')))?.[1];
      const said = keygen('-Lf', `${name}-cert.pub`);
      assert.ok(said.includes('ci job'));
      assert.deepEqual(
        [kind, key.form, key.subject, key.names, key.serial, key.issuer, key.from, key.until, key.comment],
        [
          'ssh-key',
          'certificate',
          'ci job',
          ['deploy', 'root'],
          (77).toString(16),
          authority,
          '2026-01-01T00:00:00Z',
          '2026-03-01T00:00:00Z',
          'ci@shop',
        ],
      );
      assert.equal(aliases[0], only(readFileSync(`${name}.pub`, 'utf8'), 'id.pub').aliases[0]);
      assert.equal(key.fingerprint, /(SHA256:\S+)/.exec(keygen('-lf', `${name}-cert.pub`))?.[1]);
    }
  });
});
