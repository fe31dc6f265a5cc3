/** Public keys, in whatever form they are written: what they are, their one DER form and their one SSH form. */
import { bitString, bitsOf, children, type Der, derOf, oidBytes, oidOf, valuesIn } from '../reading/der';
import { sshBytes } from '../reading/ssh-strings';
import { curveOf, sshCurve } from './curves';

export interface PublicKey {
  readonly algorithm: 'RSA' | 'DSA' | 'EC' | 'Ed25519' | 'Ed448' | 'other';
  /** Of the modulus, of DSA's prime, or of the curve's order. */
  readonly bits?: number;
  readonly curve?: string;
  /** SubjectPublicKeyInfo (RFC 5280 section 4.1): the same bytes for the same key. */
  readonly spki: Uint8Array;
  /** The same as SSH writes it (RFC 4253 section 6.6), where SSH has such keys. */
  readonly ssh?: Uint8Array;
}

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const DSA = '1.2.840.10040.4.1';
const EC = '1.2.840.10045.2.1';
const EDWARDS: Readonly<Record<string, 'Ed25519' | 'Ed448'>> = { '1.3.101.112': 'Ed25519', '1.3.101.113': 'Ed448' };
const EDWARDS_BITS = { Ed25519: 256, Ed448: 456 } as const;

const NULL = Uint8Array.from([0x05, 0x00]);

/** SubjectPublicKeyInfo ::= SEQUENCE { algorithm, BIT STRING } */
export function spkiKey(info: Der | undefined): PublicKey | undefined {
  const [algorithm, key] = children(info);
  const bits = bitString(key);
  return info && algorithm && bits ? keyOf(algorithm, bits, info.whole) : undefined;
}

/** The key of an algorithm (with its parameters) and the content of the BIT STRING. */
export function keyOf(algorithm: Der, point: Uint8Array, whole?: Uint8Array): PublicKey | undefined {
  const [type, parameters] = children(algorithm);
  const spki = whole ?? derOf(0x30, algorithm.whole, derOf(0x03, Uint8Array.from([0]), point));
  const oid = oidOf(type);
  if (oid === RSA || oid === RSA_PSS) {
    const [modulus, exponent] = children(valuesIn(point, 1)[0]);
    if (modulus?.tag !== 0x02 || exponent?.tag !== 0x02) return undefined;
    return { algorithm: 'RSA', bits: bitsOf(modulus.content), spki, ssh: sshBytes('ssh-rsa', exponent.content, modulus.content) };
  }
  if (oid === DSA) {
    const [p, q, g] = children(parameters);
    const [y] = valuesIn(point, 1);
    const ssh = p && q && g && y && sshBytes('ssh-dss', p.content, q.content, g.content, y.content);
    return { algorithm: 'DSA', ...(p ? { bits: bitsOf(p.content) } : {}), spki, ...(ssh ? { ssh } : {}) };
  }
  if (oid === EC) return { ...ecKey(oidOf(parameters), point), spki };
  const edwards = EDWARDS[oid];
  if (edwards) {
    const ssh = edwards === 'Ed25519' ? sshBytes('ssh-ed25519', point) : sshBytes('ssh-ed448', point);
    return { algorithm: edwards, bits: EDWARDS_BITS[edwards], spki, ssh };
  }
  return oid === '' ? undefined : { algorithm: 'other', spki };
}

function ecKey(oid: string, point: Uint8Array): Omit<PublicKey, 'spki'> {
  const curve = curveOf(oid);
  if (!curve) return { algorithm: 'EC' };
  const { name, bits, ssh } = curve;
  return { algorithm: 'EC', curve: name, bits, ...(ssh ? { ssh: sshBytes(`ecdsa-sha2-${ssh}`, ssh, point) } : {}) };
}

/** An RSA key of its two numbers, as DER and SSH both write them: unsigned, with a zero before a high bit. */
export function rsaKey(modulus: Uint8Array, exponent: Uint8Array): PublicKey | undefined {
  return fromParts([oidBytes(RSA), NULL], derOf(0x30, derOf(0x02, modulus), derOf(0x02, exponent)));
}

export function dsaKey(numbers: readonly Uint8Array[], y: Uint8Array): PublicKey | undefined {
  const parameters = derOf(0x30, ...numbers.map((number) => derOf(0x02, number)));
  return fromParts([oidBytes(DSA), parameters], derOf(0x02, y));
}

/** `parameters`: the object identifier of the curve, or what stands in its place. */
export function ecKeyOf(parameters: Uint8Array, point: Uint8Array): PublicKey | undefined {
  return fromParts([oidBytes(EC), parameters], point);
}

/** `nistp256`, as SSH calls it. */
export function sshEcKey(curve: string, point: Uint8Array): PublicKey | undefined {
  const known = sshCurve(curve);
  return known && ecKeyOf(oidBytes(known.oid), point);
}

export function edwardsKey(name: 'Ed25519' | 'Ed448', point: Uint8Array): PublicKey | undefined {
  return fromParts([oidBytes(name === 'Ed25519' ? '1.3.101.112' : '1.3.101.113')], point);
}

function fromParts(algorithm: readonly Uint8Array[], point: Uint8Array): PublicKey | undefined {
  const spki = derOf(0x30, derOf(0x30, ...algorithm), derOf(0x03, Uint8Array.from([0]), point));
  return spkiKey(valuesIn(spki, 1)[0]);
}
