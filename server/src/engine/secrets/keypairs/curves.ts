/** Elliptic curves by object identifier: SEC 2, X9.62, RFC 5639. Bits are those of the order, which is what the strength hangs on. */

export interface Curve {
  readonly oid: string;
  /** As people call it: `P-256`. */
  readonly name: string;
  readonly bits: number;
  /** As SSH calls it (RFC 5656). */
  readonly ssh?: string;
}

const NIST: readonly Curve[] = [
  { oid: '1.2.840.10045.3.1.1', name: 'P-192', bits: 192 },
  { oid: '1.3.132.0.33', name: 'P-224', bits: 224 },
  { oid: '1.2.840.10045.3.1.7', name: 'P-256', bits: 256, ssh: 'nistp256' },
  { oid: '1.3.132.0.34', name: 'P-384', bits: 384, ssh: 'nistp384' },
  { oid: '1.3.132.0.35', name: 'P-521', bits: 521, ssh: 'nistp521' },
  { oid: '1.2.156.10197.1.301', name: 'SM2', bits: 256 },
];

/** `name number bits` below 1.3.132.0 */
const SEC = `secp112r1 6 112,secp112r2 7 110,secp128r1 28 128,secp128r2 29 126,secp160k1 9 161,secp160r1 8 161,secp160r2 30 161,
secp192k1 31 192,secp224k1 32 225,secp256k1 10 256,sect113r1 4 113,sect131r1 22 131,sect163k1 1 163,sect163r1 2 162,sect163r2 15 163,
sect193r1 24 193,sect233k1 26 232,sect233r1 27 233,sect239k1 3 238,sect283k1 16 281,sect283r1 17 282,sect409k1 36 407,
sect409r1 37 409,sect571k1 38 570,sect571r1 39 570`;
/** Below 1.3.36.3.3.2.8.1.1; the twisted ones have the next number. */
const BRAINPOOL = '160 1,192 3,224 5,256 7,320 9,384 11,512 13';

function rows(table: string): string[][] {
  return table.split(/,\s*/).map((row) => row.split(' '));
}

const CURVES: readonly Curve[] = [
  ...NIST,
  ...rows(SEC).map(([name = '', number, bits]) => ({ oid: `1.3.132.0.${number}`, name, bits: Number(bits) })),
  ...rows(BRAINPOOL).flatMap(([bits, number]) =>
    ['r1', 't1'].map((form, i) => ({
      oid: `1.3.36.3.3.2.8.1.1.${Number(number) + i}`,
      name: `brainpoolP${bits}${form}`,
      bits: Number(bits),
    })),
  ),
];

const byOid = new Map(CURVES.map((curve) => [curve.oid, curve]));

/** The curve of an object identifier. */
export function curveOf(oid: string): Curve | undefined {
  return byOid.get(oid);
}

/** The curve that SSH calls so. */
export function sshCurve(name: string): Curve | undefined {
  return NIST.find(({ ssh }) => ssh === name);
}
