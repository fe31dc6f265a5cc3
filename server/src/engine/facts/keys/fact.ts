/** Certificates and keys as facts: whose they are and what they say. Public parts only. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PublicSide } from '../../secrets/keypairs/private-key';
import type { OpenSshKey, SshKey } from '../../secrets/keypairs/ssh';
import type { X509 } from '../../secrets/keypairs/x509';
import { toBase64 } from '../../secrets/reading/bytes';
import { clean } from '../../secrets/reading/clean';
import { baseName } from '../../syntax/path';
import type { Span } from '../../syntax/span';
import type { Alias, IdentityFact, KeyFact } from '../model';
import { isPublicAuthority } from './public-authorities';

/** The name of a key pair in all files: the hash of its public half. */
export function keyAlias({ spki }: { readonly spki: Uint8Array }): Alias {
  return `key:${bytesToHex(sha256(spki))}`;
}

/** The name of the key pair that a file is there for: programs and declarations name the file. */
export function keyFileAlias(file: string): Alias {
  return `key-file:${file}`;
}

/** `SHA256:…`, as ssh-keygen prints it. */
function fingerprint(blob: Uint8Array): string {
  return `SHA256:${toBase64(sha256(blob))}`;
}

/** What is known of the key itself. */
function keyParts({ algorithm, bits, curve }: PublicSide): Pick<KeyFact, 'algorithm' | 'bits' | 'curve'> {
  return { algorithm, ...(bits === undefined ? {} : { bits }), ...(curve === undefined ? {} : { curve }) };
}

export function certificateFact(x509: X509, span: Span): IdentityFact {
  const { form, subject, issuer, names, from, until, serial, signature, selfSigned, authority, commonName, organisation } = x509;
  const isPublic = authority ? x509.isPublic || isPublicAuthority(organisation) : x509.isPublic;
  const hash = bytesToHex(sha256(x509.der));
  const key: KeyFact = {
    ...(x509.key ? keyParts(x509.key) : { algorithm: 'other' }),
    ...(signature ? { signature } : {}),
    ...(subject ? { subject } : {}),
    ...(issuer ? { issuer } : {}),
    ...(names.length > 0 ? { names } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(serial ? { serial } : {}),
    ...(selfSigned ? { selfSigned } : {}),
    ...(authority ? { authority } : {}),
    ...(isPublic ? { publicTrust: true } : {}),
    ...{ fingerprint: hash, form, span },
  };
  const name = clean(commonName) ?? clean(names[0]) ?? clean(organisation) ?? (subject || baseName(span.file));
  const aliases = [x509.key ? keyAlias(x509.key) : `key:${hash}`];
  return { kind: 'certificate', provider: 'tls', name, aliases, declared: true, span, key };
}

export function sshFact(ssh: SshKey, comment: string | undefined, span: Span): IdentityFact {
  const { certificate: said, blob } = ssh;
  const print = fingerprint(blob);
  const key: KeyFact = {
    ...keyParts(ssh.key),
    ...(said?.keyId ? { subject: said.keyId } : {}),
    ...(said?.authority ? { issuer: fingerprint(said.authority) } : {}),
    ...(said && said.principals.length > 0 ? { names: said.principals } : {}),
    ...(said?.from ? { from: said.from } : {}),
    ...(said?.until ? { until: said.until } : {}),
    ...(said ? { serial: said.serial } : {}),
    ...(comment ? { comment } : {}),
    ...{ fingerprint: print, form: said ? 'certificate' : 'public-key', span },
  };
  const name = comment ?? said?.keyId ?? (/\.pub$/.test(span.file) ? baseName(span.file) : `${ssh.type} ${print.slice(0, 17)}…`);
  return { kind: 'ssh-key', provider: 'ssh', name, aliases: [keyAlias(ssh.key)], declared: true, span, key };
}

/** `ordinal`: of the private keys of the file, for one whose public half is not written. */
export function privateFact(
  side: PublicSide | undefined,
  about: {
    readonly isSsh: boolean;
    readonly encrypted: boolean;
    readonly comment?: string | undefined;
    readonly ordinal: number;
  },
  span: Span,
): IdentityFact {
  const { isSsh, encrypted, comment, ordinal } = about;
  const ssh = side?.spki ? side.ssh : undefined;
  const key: KeyFact = {
    ...(side ? keyParts(side) : { algorithm: 'other' }),
    ...(comment ? { comment } : {}),
    ...(ssh ? { fingerprint: fingerprint(ssh) } : {}),
    ...{ form: 'private-key', encrypted, span },
  };
  return {
    kind: isSsh ? 'ssh-key' : 'certificate',
    provider: isSsh ? 'ssh' : 'tls',
    name: comment ?? baseName(span.file),
    aliases: [side?.spki ? keyAlias(side) : `key:${span.file}#${ordinal}`],
    declared: true,
    span,
    key,
  };
}

/** The private key of OpenSSH's own format, whose public half stands in clear. */
export function openSshFact({ ssh, encrypted, comment }: OpenSshKey, ordinal: number, span: Span): IdentityFact {
  return privateFact(ssh?.key, { isSsh: true, encrypted, comment, ordinal }, span);
}
