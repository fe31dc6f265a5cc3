/** The public side of private keys (RFC 8017, RFC 5915, RFC 5208 and 5958). Nothing else of them is looked at. */
import { bitString, children, type Der, derAt, oidOf, valuesIn } from '../reading/der';
import { dsaKey, ecKeyOf, keyOf, type PublicKey, rsaKey } from './public-key';

/** What a private key says of its public side: the algorithm alone, where the other half is not written. */
export type PublicSide = PublicKey | (Pick<PublicKey, 'algorithm' | 'bits' | 'curve'> & { readonly spki?: undefined });

/** The public side of the key in a PEM block with this label; undefined where there is none to be read. */
export function publicSide(label: string, bytes: Uint8Array): PublicSide | undefined {
  const whole = derAt(bytes);
  if (whole?.tag !== 0x30) return undefined;
  if (label === 'RSA PRIVATE KEY') return rsaSide(whole);
  if (label === 'DSA PRIVATE KEY') return dsaSide(whole);
  if (label === 'EC PRIVATE KEY') return ecSide(whole, undefined);
  return label === 'PRIVATE KEY' ? pkcs8Side(whole) : undefined;
}

/** The same for the bytes of a file in DER, which has no label. */
export function publicSideOfDer(bytes: Uint8Array): PublicSide | undefined {
  const whole = derAt(bytes);
  const [version, second] = children(whole);
  if (version?.tag !== 0x02 || !whole) return undefined;
  if (second?.tag === 0x30) return pkcs8Side(whole);
  return second?.tag === 0x04 ? ecSide(whole, undefined) : second?.tag === 0x02 ? rsaSide(whole) : undefined;
}

function rsaSide(whole: Der): PublicSide | undefined {
  const [, modulus, exponent] = children(whole, 3);
  return modulus?.tag === 0x02 && exponent?.tag === 0x02 ? rsaKey(modulus.content, exponent.content) : undefined;
}

function dsaSide(whole: Der): PublicSide | undefined {
  const [, p, q, g, y] = children(whole, 5);
  return p && q && g && y ? dsaKey([p.content, q.content, g.content], y.content) : undefined;
}

/** ECPrivateKey ::= { 1, OCTET STRING, [0] parameters?, [1] point? }; in PKCS #8 the parameters stand outside. */
function ecSide(whole: Der, outside: Der | undefined): PublicSide | undefined {
  const parts = children(whole, 4);
  const curve = children(parts.find(({ tag }) => tag === 0xa0))[0] ?? outside;
  const point = bitString(children(parts.find(({ tag }) => tag === 0xa1))[0]);
  if (!curve || parts[1]?.tag !== 0x04) return undefined;
  const key = ecKeyOf(curve.whole, point ?? new Uint8Array());
  if (!key || point) return key;
  const { algorithm, bits, curve: name } = key;
  return { algorithm, ...(bits === undefined ? {} : { bits }), ...(name === undefined ? {} : { curve: name }) };
}

/** PrivateKeyInfo ::= { version, algorithm, OCTET STRING, [0] attributes?, [1] public key? } */
function pkcs8Side(whole: Der): PublicSide | undefined {
  const [, algorithm, inner, ...more] = children(whole, 8);
  const [type, parameters] = children(algorithm);
  if (!algorithm || inner?.tag !== 0x04) return undefined;
  const named = more.find(({ tag }) => tag === 0x81);
  const point = named?.content[0] === 0 ? named.content.subarray(1) : undefined;
  if (point) return keyOf(algorithm, point);
  const key = valuesIn(inner.content, 1)[0];
  const oid = oidOf(type);
  // RSA's own form stands inside, whose first two numbers are the public key; its algorithm may name PSS.
  if (oid.startsWith('1.2.840.113549.1.1.')) {
    const side = key && rsaSide(key);
    const bits = side?.spki && bitString(children(derAt(side.spki))[1]);
    return bits && keyOf(algorithm, bits);
  }
  if (oid === '1.2.840.10045.2.1') return key && ecSide(key, parameters);
  const bare = keyOf(algorithm, new Uint8Array());
  return bare && { algorithm: bare.algorithm, ...(bare.bits === undefined ? {} : { bits: bare.bits }) };
}
