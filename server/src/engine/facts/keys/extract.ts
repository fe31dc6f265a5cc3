/** Adds the certificates and key pairs whose text stands in a file, whatever its language. */
import { base64At } from '../../secrets/decode/base64';
import { encodedRange } from '../../secrets/decode/model';
import { Target } from '../../secrets/filter/needles';
import type { FormatHit } from '../../secrets/filter/triage';
import { type PemBlock, pemAt, pemBlocks } from '../../secrets/keypairs/pem';
import { publicSide } from '../../secrets/keypairs/private-key';
import { readOpenSsh } from '../../secrets/keypairs/ssh';
import { sshKeyAt } from '../../secrets/keypairs/ssh-text';
import { readRequest, readX509 } from '../../secrets/keypairs/x509';
import { isExamplePath, isProgram } from '../../secrets/values/examples';
import { baseName } from '../../syntax/path';
import { type Range, spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { IdentityFact } from '../model';
import { certificateFact, keyFileAlias, openSshFact, privateFact, sshFact } from './fact';
import { withoutStores } from './stores';

/** Beyond so many places the file is a store, a recording or a test's data: nobody keeps identities so. */
const MOST = 300;
const MOST_BLOCKS = 60;
/** Documentation shows keys of nobody, as do the programs of tests; `known_hosts` lists those of others. */
const LEFT_OUT =
  /\.(?:mdx?|rst|adoc|asciidoc|xhtml|svg|po|patch|diff|snap)$|\.html?(?:\.[\w.-]{1,12})?$|(?:^|\/)(?:ssh_)?known_hosts2?$/i;
/** What a path or the name in front of a key says of its use. */
const SSH_WORDS =
  /ssh|(?:^|[^a-z])id_(?:rsa|dsa|ecdsa|ed25519)|authorized_key|deploy-?key|bastion|ec2|key-?pair|vagrant|ansible|git[_-]?key/i;
const TLS_WORDS = /tls|ssl|cert|x509|(?:^|[^a-z])ca(?:[^a-z]|$)|server|client|https|\.key$/i;

/** Files that hold one key or chain and nothing else. */
const FILES = /\.(?:pem|crt|cer|cert|key|pub|csr)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i;

const WANTED: ReadonlySet<number> = new Set([Target.certificate, Target.publicKey, Target.privateKey, Target.encodedKey]);

/** `hits` are the filter's, as offsets into the text. Runs when the credentials are known: a private key proves its key pair. */
export function addKeys(context: ExtractContext, hits: readonly FormatHit[]): void {
  const { file, facts, recent } = context;
  const wanted = hits.filter(({ format }) => WANTED.has(format));
  if (wanted.length === 0 || wanted.length > MOST || LEFT_OUT.test(file) || (isProgram(file) && isExamplePath(file))) return;
  const found = wanted.flatMap((hit) => {
    const look = () => keysAt(context, hit);
    return recent ? recent.atHit('keys', hit, moved, look) : look();
  });
  const once = [...new Map(found.map((fact) => [`${fact.span.start} ${fact.aliases[0]}`, fact])).values()];
  once.sort((a, b) => a.span.start - b.span.start);
  const kept = withoutStores(file, once);
  let ordinal = 0;
  for (const [i, fact] of kept.entries()) {
    if (isOwned(context, fact)) continue;
    const isBare = fact.aliases[0]?.endsWith('#0');
    const aliases = isBare ? [`key:${file}#${++ordinal}`] : fact.aliases;
    // The first of a chain is the one that the file is for; what else speaks of the key is another file.
    const known = i === 0 && FILES.test(file) ? { ...fact, aliases: [...aliases, keyFileAlias(file)] } : { ...fact, aliases };
    facts.identities.push(fact.key?.form === 'private-key' ? proved(context, known) : known);
  }
}

function keysAt({ file, text }: ExtractContext, { format, at }: FormatHit): IdentityFact[] {
  if (format === Target.publicKey) {
    const key = sshKeyAt(text, at);
    return key ? [sshFact(key.ssh, key.comment, spanOf(file, key.range))] : [];
  }
  if (format !== Target.encodedKey) {
    const block = pemAt(text, at);
    return block ? [blockFact(file, text, block, block.begin) ?? []].flat() : [];
  }
  const decoded = base64At(text, at);
  if (!decoded || decoded.start > at) return [];
  return pemBlocks(decoded.text, MOST_BLOCKS).flatMap(
    (block) => blockFact(file, text, block, encodedRange(decoded, block.begin.start, block.begin.end)) ?? [],
  );
}

function blockFact(file: string, text: string, { label, bytes, encrypted }: PemBlock, range: Range): IdentityFact | undefined {
  const span = spanOf(file, range);
  if (/^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)) {
    const read = readX509(bytes);
    return read && certificateFact(read, span);
  }
  if (/^(?:NEW )?CERTIFICATE REQUEST$/.test(label)) {
    const read = readRequest(bytes);
    return read && certificateFact(read, span);
  }
  if (label === 'OPENSSH PRIVATE KEY') {
    const read = readOpenSsh(bytes);
    return read && openSshFact(read, 0, span);
  }
  if (!/^(?:(?:RSA|DSA|EC|ENCRYPTED) )?PRIVATE KEY$/.test(label)) return undefined;
  const side = encrypted ? undefined : publicSide(label, bytes);
  if (!side && (!encrypted || bytes.length < 48)) return undefined;
  const algorithm = label.startsWith('RSA') ? 'RSA' : label.startsWith('DSA') ? 'DSA' : label.startsWith('EC ') ? 'EC' : 'other';
  return privateFact(side ?? { algorithm }, { isSsh: isForSsh(file, text, range), encrypted, ordinal: 0 }, span);
}

/** A bare key may be for anything: its name and its file say more than its form. */
function isForSsh(file: string, text: string, { start }: Range): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 120), start);
  for (const words of [line, file]) {
    if (SSH_WORDS.test(words)) return true;
    if (TLS_WORDS.test(words)) return false;
  }
  return false;
}

/** The key of an account that the file itself names (a key file of Google Cloud) is a credential of it, and no identity of its own. */
function isOwned({ facts }: ExtractContext, { span, key }: IdentityFact): boolean {
  if (key?.form !== 'private-key') return false;
  return facts.credentials.some((one) => one.identity !== undefined && one.span.start < span.end && span.start < one.span.end);
}

/** The credential at the place of a private key is that key pair's; its name says more than the file's. */
function proved({ facts, file }: ExtractContext, fact: IdentityFact): IdentityFact {
  const { span, aliases, key } = fact;
  const [identity] = aliases;
  let name = fact.name;
  for (const [i, one] of facts.credentials.entries()) {
    if (identity === undefined || one.identity !== undefined || one.type !== 'private-key' || one.storage !== 'literal') continue;
    if (one.span.start >= span.end || span.start >= one.span.end) continue;
    facts.credentials[i] = { ...one, identity };
    if (!key?.comment && one.slot.name !== '') name = `${one.slot.name} (${baseName(file)})`;
  }
  return name === fact.name ? fact : { ...fact, name };
}

function moved(fact: IdentityFact, by: number): IdentityFact {
  const span = { ...fact.span, start: fact.span.start + by, end: fact.span.end + by };
  return { ...fact, span, ...(fact.key ? { key: { ...fact.key, span } } : {}) };
}
