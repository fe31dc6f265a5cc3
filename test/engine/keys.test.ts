/** Certificates and keys as identities: what is one, what is left out, and what a text that is half there says. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeFile } from '../../server/src/engine/analyze';
import { publicSideOfDer } from '../../server/src/engine/secrets/keypairs/private-key';
import { readSshBlob } from '../../server/src/engine/secrets/keypairs/ssh';
import { readRequest, readX509 } from '../../server/src/engine/secrets/keypairs/x509';
import { analyze, testEngine } from '../support/analysis';
import { readFixture } from '../support/fixture';

const fixture = (path: string) => readFixture(readFileSync(join('server/src/engine/rules', path), 'utf8')).text;
const api = fixture('lifecycle-certificate-expiring/fixtures/bad-pem/tls/api.pem');
const web = fixture('lifecycle-certificate-expiring/fixtures/good-pem/tls/web.crt');
const trusted = fixture('lifecycle-certificate-expiring/fixtures/good-pem/trust/dst-root.pem');
const secret = fixture('lifecycle-certificate-expiring/fixtures/bad-secret.yaml');
const keys = fixture('lifecycle-weak-key/fixtures/bad-ssh/authorized_keys');
const release = fixture('lifecycle-weak-key/fixtures/good-keys/ssh/release.pub');

const found = (text: string, file: string) => analyzeFile({ file, text }, testEngine).facts.identities;
const names = (text: string, file: string) => found(text, file).map(({ name }) => name);

describe('keys', () => {
  it('a leaf and its authority are two identities; the same certificate in two files is one', async () => {
    assert.deepEqual(names(api, 'tls/api.pem'), ['api.shop.internal', 'Shop Root CA']);
    const { graph } = await analyze({ 'a/web.crt': web, 'b/web.crt': web, 'c/api.pem': api });
    assert.deepEqual(graph.identities.map(({ name, declared, keys: all }) => [name, declared.length, all.length]).sort(), [
      ['Shop Root CA', 1, 1],
      ['api.shop.internal', 1, 1],
      ['web.shop.internal', 2, 2],
    ]);
  });

  it('stores of authorities, documentation, tests of programs and known hosts are nobody of the workspace', () => {
    assert.deepEqual(names(trusted, 'etc/dst.pem'), []);
    const root = api.slice(api.lastIndexOf('-----BEGIN'));
    assert.deepEqual(names(root, 'tls/ca.crt'), ['Shop Root CA']);
    assert.deepEqual(names(root.repeat(8), 'tls/all.pem'), []);
    assert.deepEqual(names(root.repeat(2), 'etc/ca-bundle.pem'), []);
    assert.deepEqual(names(web, 'docs/tls.md'), []);
    assert.deepEqual(names(`var cert = \`${web}\``, 'pkg/tls.go'), ['web.shop.internal']);
    assert.deepEqual(names(`var cert = \`${web}\``, 'pkg/tls_test.go'), []);
    assert.deepEqual(names(`github.com ${release}`, 'etc/hosts.yaml'), []);
    assert.deepEqual(names(`  host_public_key = "${release.trim()}"\n`, 'main.tf'), []);
  });

  it('Terraform: a key pair and the file of its key, a certificate and the key it is made of', async () => {
    const main = `resource "aws_key_pair" "release" {
  key_name   = "release"
  public_key = file("\${path.module}/release.pub")
}
resource "tls_private_key" "web" {
  algorithm = "ED25519"
}
resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  validity_period_hours = 24
  allowed_uses          = ["server_auth"]
  subject {
    common_name = "web.shop.internal"
  }
}
resource "tls_private_key" "deploy" {
  algorithm = "ED25519"
}
resource "aws_key_pair" "deploy" {
  key_name   = "deploy"
  public_key = tls_private_key.deploy.public_key_openssh
}
resource "aws_iam_server_certificate" "api" {
  name             = "api"
  certificate_body = <<-EOT
${api}
EOT
  private_key      = var.key
}
`;
    const { graph } = await analyze({ 'infra/main.tf': main, 'infra/release.pub': release });
    assert.deepEqual(graph.identities.map(({ kind, name, keys: all }) => `${kind} ${name} ${all.length}`).sort(), [
      'certificate Shop Root CA 1',
      'certificate api 1',
      'certificate web.shop.internal 0',
      'ssh-key deploy 0',
      'ssh-key release 1',
    ]);
  });

  it('CloudFormation: a key pair and a server certificate with their text', async () => {
    const lines = (text: string, by: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => `${by}${line}\n`)
        .join('');
    const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Pair:
    Type: AWS::EC2::KeyPair
    Properties:
      KeyName: release
      PublicKeyMaterial: ${release.trim()}
  Web:
    Type: AWS::IAM::ServerCertificate
    Properties:
      ServerCertificateName: web
      CertificateBody: |
${lines(web, '        ')}`;
    const { graph } = await analyze({ 'template.yaml': template });
    assert.deepEqual(graph.identities.map(({ kind, name, keys: all }) => `${kind} ${name} ${all.length}`).sort(), [
      'certificate web 1',
      'ssh-key release 1',
    ]);
  });

  it('half typed: what stands before the cut is found, and nothing throws', () => {
    for (const [text, file] of [
      [api, 'tls/api.pem'],
      [secret, 'secret.yaml'],
      [keys, 'authorized_keys'],
    ] as const) {
      const whole = found(text, file);
      for (let at = 0; at < text.length; at += 10) {
        const cut = found(text.slice(0, at), file);
        assert.ok(cut.length <= whole.length);
        for (const fact of cut)
          assert.ok(whole.some(({ span, aliases }) => span.start === fact.span.start && aliases[0] === fact.aliases[0]));
        const dropped = text.slice(0, at) + text.slice(at + 1);
        for (const { key } of found(dropped, file)) assert.notEqual(key?.algorithm, undefined);
      }
    }
    const second = api.lastIndexOf('-----BEGIN');
    assert.deepEqual(names(api.slice(0, second + 300), 'tls/api.pem'), ['api.shop.internal']);
  });

  it('hostile bytes: every change of every byte, lengths that lie, endless nesting', () => {
    const bytes = Buffer.from(web.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const look = (one: Uint8Array) => [readX509(one), readRequest(one), publicSideOfDer(one), readSshBlob(one)];
    for (let i = 0; i < bytes.length; i++) {
      for (const byte of [0, 0x1f, 0x30, 0x80, 0x84, 0xff]) {
        const copy = Buffer.from(bytes);
        copy[i] = byte;
        look(copy);
      }
      look(bytes.subarray(0, i));
    }
    for (const name of ['constructor', 'toString', '__proto__'])
      look(Uint8Array.from([0, 0, 0, name.length, ...Buffer.from(name), 0, 0, 0, 1, 1, 0, 0, 0, 1, 1]));
    const deep = new Uint8Array(60_000).fill(0x30);
    look(deep);
    look(Uint8Array.from([0x30, 0x83, 0xff, 0xff, 0xff]));
    look(Uint8Array.from([0, 0, 0, 7, ...Buffer.from('ssh-rsa'), 0xff, 0xff, 0xff, 0xff, 1]));
    const start = process.hrtime.bigint();
    found(`-----BEGIN CERTIFICATE-----\n${'-----BEGIN CERTIFICATE-----\nAAAA'.repeat(20_000)}`, 'a.pem');
    found('AAAAB3NzaC1 '.repeat(20_000), 'authorized_keys');
    found(`ssh-rsa AAAAB3NzaC1${'A'.repeat(400_000)}`, 'authorized_keys');
    assert.ok(Number(process.hrtime.bigint() - start) < 5e9);
  });
});
